"""WLED audio sync byte for byte, and as a WLED reads it."""

import socket
import struct
from dataclasses import replace

import numpy as np
import pytest
from raveberry_visualizer.dsp import BAND_COUNT, Features, band_centers_hz
from raveberry_visualizer.engine import Device, Light, LightSetting
from raveberry_visualizer.sinks import SINKS, light_spec
from raveberry_visualizer.sinks.wled_sync import SyncPackets

WHITE = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect="rave")


def tone(hz: float) -> Features:
    bands = np.zeros(BAND_COUNT, dtype=np.float32)
    bands[int(np.argmin(np.abs(band_centers_hz() - hz)))] = 1.0
    return Features(bands=bands, level=0.25, bass_onset=1.0)


def read(packet: bytes) -> dict[str, object]:
    """The fields, at the offsets that receivers use."""
    assert len(packet) == 44
    assert packet[:6] == b"00002\0"
    raw, smooth = struct.unpack_from("<ff", packet, 8)
    magnitude, major_hz = struct.unpack_from("<ff", packet, 36)
    return {
        "raw": raw,
        "smooth": smooth,
        "peak": packet[16],
        "counter": packet[17],
        "channels": list(packet[18:34]),
        "crossings": packet[34:36],
        "magnitude": magnitude,
        "major_hz": major_hz,
    }


def test_silence_is_these_bytes() -> None:
    packet = SyncPackets().packet(Features())
    assert packet.hex() == "3030303032000000" + "00" * 9 + "01" + "00" * 22 + "0000803f"


def test_a_tone_is_sent_with_loudness_frequency_and_peak() -> None:
    told = read(bytes(SyncPackets().packet(tone(440))))
    assert told["raw"] == told["smooth"] == pytest.approx(127.5)
    assert told["peak"] == 1
    assert told["major_hz"] == pytest.approx(440, rel=0.02)
    assert told["magnitude"] == 4096.0
    assert told["channels"] == [0] * 5 + [254] + [0] * 10


@pytest.mark.parametrize(
    ("hz", "channel"), [(60, 0), (100, 1), (500, 5), (1000, 7), (2000, 10), (9000, 15)]
)
def test_every_channel_is_where_wled_has_it(hz: float, channel: int) -> None:
    channels = read(bytes(SyncPackets().packet(tone(hz))))["channels"]
    assert isinstance(channels, list)
    assert channels.index(254) == channel


def test_a_light_of_this_kind_sends_every_frame_of_sound_and_little_in_silence() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wled:
        wled.bind(("127.0.0.1", 0))
        wled.setblocking(False)
        port = wled.getsockname()[1]
        raw = {"id": "sync", "kind": "wled_sync", "host": "127.0.0.1", "port": port}
        spec = light_spec(raw, where="lights[0]", kinds=SINKS)
        assert spec.device == Device(
            id="sync", name="sync", kind="wled_sync", pixels=1, most_fps=60
        )
        light = Light(device=spec.device, sink=spec.make(), setting=WHITE)

        def packets(features: Features, *, first: int) -> list[dict[str, object]]:
            for frame in range(first, first + 60):
                light.show(features, speed=0.5, dt_s=1 / 60, now_s=frame / 60)
            got = []
            while True:
                try:
                    got.append(read(wled.recv(100)))
                except BlockingIOError:
                    return got

        assert len(packets(tone(440), first=0)) == 60
        silent = packets(Features(), first=60)
        assert 1 <= len(silent) <= 3
        assert silent[-1]["raw"] == 0.0
        light.setting = LightSetting(
            is_on=False, brightness=255, color=(255, 255, 255), effect="rave"
        )
        assert all(packet["raw"] == 0.0 for packet in packets(tone(440), first=120))
        light.close()


def test_a_delayed_light_of_this_kind_sends_earlier_features() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wled:
        wled.bind(("127.0.0.1", 0))
        wled.setblocking(False)
        raw = {
            "id": "sync",
            "kind": "wled_sync",
            "host": "127.0.0.1",
            "port": wled.getsockname()[1],
        }
        spec = light_spec(raw, where="lights[0]", kinds=SINKS)
        setting = replace(WHITE, delay_ms=500)
        light = Light(device=spec.device, sink=spec.make(), setting=setting)

        def volumes(*, first: int, last: int) -> list[object]:
            got = []
            for frame in range(first, last):
                features = Features(level=min(1.0, frame / 240))
                light.show(features, speed=0.5, dt_s=1 / 60, now_s=frame / 60)
                try:
                    got.append(read(wled.recv(100))["raw"])
                except BlockingIOError:
                    got.append(None)
            return got

        assert set(volumes(first=0, last=31)) == {0.0, None}
        told = volumes(first=31, last=90)
        assert told == [pytest.approx(255 * (frame - 30) / 120) for frame in range(31, 90)]
        light.setting = replace(setting, is_on=False)
        assert set(volumes(first=90, last=180)) == {0.0, None}
        light.setting = replace(setting, delay_ms=0)
        assert volumes(first=180, last=181) == [255.0]
        light.close()
