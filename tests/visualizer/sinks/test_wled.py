"""The realtime protocol of WLED byte for byte, and as received by a WLED."""

import socket

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_visualizer.sinks.transport.udp import UdpTransport
from raveberry_visualizer.sinks.wled import WledSink

from tests.fakes.effort import examples
from tests.fakes.lights.fake_wled import FakeWled
from tests.fakes.lights.light_ports import RecordingTransport, strip


def some_frame(pixels: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (pixels, 3), dtype=np.uint8)


def packets_of(frame: np.ndarray) -> list[bytes]:
    line = RecordingTransport()
    WledSink(device=strip(len(frame)), transport=line).send(frame)
    return line.datagrams


def test_a_short_light_is_one_drgb_packet() -> None:
    frame = np.array([[1, 2, 3], [4, 5, 6]], dtype=np.uint8)
    assert [packet.hex() for packet in packets_of(frame)] == ["0202010203040506"]


def test_a_long_light_is_several_dnrgb_packets() -> None:
    packets = packets_of(some_frame(1000))
    assert [packet[:4].hex() for packet in packets] == ["04020000", "040201e9", "040203d2"]
    assert [len(packet) for packet in packets] == [1471, 1471, 70]


@pytest.mark.parametrize(("pixels", "headers"), [(367, ["0302"]), (368, ["05020000", "0502016f"])])
def test_pixels_with_white_have_protocols_of_their_own(pixels: int, headers: list[str]) -> None:
    line = RecordingTransport()
    frame = np.random.default_rng(1).integers(0, 256, (pixels, 4), dtype=np.uint8)
    WledSink(device=strip(pixels, has_white=True), transport=line).send(frame)
    size = len(headers[0]) // 2
    assert [packet[:size].hex() for packet in line.datagrams] == headers
    assert b"".join(packet[size:] for packet in line.datagrams) == frame.tobytes()
    assert max(map(len, line.datagrams)) <= 1472


@pytest.mark.parametrize(("pixels", "count"), [(490, 1), (491, 2), (978, 2), (979, 3)])
def test_no_packet_is_longer_than_wled_takes(pixels: int, count: int) -> None:
    packets = packets_of(some_frame(pixels))
    assert len(packets) == count
    assert max(map(len, packets)) <= 1472


@settings(max_examples=examples(50), deadline=None)
@given(pixels=st.integers(min_value=1, max_value=20_000))
def test_a_wled_shows_every_frame_whole(pixels: int) -> None:
    wled = FakeWled(pixels)
    for second in (1, 2):
        frame = some_frame(pixels, second)
        for number, packet in enumerate(packets_of(frame)):
            wled.take(packet, second + 0.02 * number)
        assert (wled.shown[-1] == frame).all()


def test_a_wled_stays_in_realtime_between_keep_alives_and_leaves_when_released() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
        device.bind(("127.0.0.1", 0))
        device.settimeout(30)
        line = UdpTransport(host="127.0.0.1", port=device.getsockname()[1])
        sink, wled = WledSink(device=strip(3), transport=line), FakeWled(3)
        sink.send(some_frame(3))
        wled.take(device.recv(2000), 10.0)
        assert wled.is_realtime(10.0 + 1.9 * sink.keep_alive_s)
        assert not wled.is_realtime(13.0)
        sink.send(some_frame(3))
        wled.take(device.recv(2000), 13.0)
        sink.release()
        wled.take(device.recv(2000), 13.1)
        assert not wled.is_realtime(13.1)
        sink.close()
