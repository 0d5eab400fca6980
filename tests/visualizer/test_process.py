"""The whole process with a real sound server, a real broker and a strict device."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.lights.ddp_receiver import DdpReceiver
from tests.ports import free_port
from tests.visualizer.daemons import (
    PYTHON,
    Broker,
    Daemon,
    Listener,
    Player,
    Sound,
    tls_broker,
    tone_file,
    wait_for,
)

pytestmark = pytest.mark.system

PIXELS = 600
BASE = "raveberry/bar/lights"
PIXEL_OF_440_HZ = 249
"""log2(440 / 40) / log2(12,800 / 40) of 600 pixels."""


class Visualizer(Daemon):
    def __init__(self, folder: Path, **environment: str) -> None:
        names = {
            "RAVEBERRY_NODE": "bar",
            "RAVEBERRY_DATA": str(folder / "data"),
            "RAVEBERRY_RUNTIME": str(folder),
            **environment,
        }
        super().__init__(
            *(PYTHON, "-m", "raveberry_visualizer"), environment=names, log=folder / "lights.log"
        )


@pytest.fixture
def device() -> Iterator[DdpReceiver]:
    with DdpReceiver(pixels=PIXELS) as device:
        yield device


def lights(device: DdpReceiver) -> str:
    return json.dumps(
        [
            {"id": "gone", "kind": "ddp", "host": "127.0.0.1", "port": free_port(), "pixels": 9},
            {"id": "odd", "kind": "laser", "host": "127.0.0.1", "pixels": 9},
            {
                "id": "strip",
                "kind": "ddp",
                "host": "127.0.0.1",
                "port": device.port,
                "pixels": PIXELS,
            },
        ]
    )


@pytest.fixture
def visualizer(
    folder: Path, broker: Broker, listener: Listener, sound: Sound, device: DdpReceiver
) -> Iterator[Visualizer]:
    visualizer = Visualizer(
        folder,
        RAVEBERRY_MQTT_PORT=str(broker.port),
        RAVEBERRY_LIGHTS=lights(device),
        **sound.environment,
    )
    visualizer.start()
    # From then on it takes orders.
    listener.wait(f"{BASE}/info", "strip")
    yield visualizer
    visualizer.end(signal.SIGKILL)


def wait_for_tone(device: DdpReceiver, within_s: float = 30) -> None:
    end_s, brightest = time.monotonic() + within_s, []
    while time.monotonic() < end_s:
        frame = device.frame()
        brightest.append(int(np.argmax(frame.sum(axis=1))) if frame.any() else -1)
        if abs(brightest[-1] - PIXEL_OF_440_HZ) <= 6:
            return
    pytest.fail(f"brightest was {brightest[-20:]}")


def wait_for_dark(device: DdpReceiver, within_s: float = 30) -> None:
    wait_for(lambda: not device.frame().any(), within_s)


@pytest.mark.usefixtures("visualizer")
def test_a_tone_lights_its_pixels_and_commands_are_carried_out(
    sound: Sound, device: DdpReceiver, listener: Listener
) -> None:
    listener.publish(f"{BASE}/strip/set", '{"effect":"spectrum"}')
    with sound.tone(440, sink="party"):
        wait_for_tone(device)
        info = json.loads(listener.wait(f"{BASE}/info", '"available":true'))
        assert [light["id"] for light in info["devices"]] == ["gone", "strip"]
        listener.publish(f"{BASE}/strip/set", '{"state":"OFF"}')
        listener.wait(f"{BASE}/strip/state", '"OFF"')
        wait_for_dark(device)


@pytest.mark.usefixtures("visualizer")
def test_music_of_mpd_lights_the_strip(
    folder: Path, sound: Sound, device: DdpReceiver, listener: Listener
) -> None:
    listener.publish(f"{BASE}/strip/set", '{"effect":"spectrum"}')
    player = Player(folder, sound)
    player.start()
    player.play(tone_file(folder, 440))
    wait_for_tone(device)
    player.end()
    wait_for_dark(device)


def test_it_survives_the_sound_server(
    sound: Sound, device: DdpReceiver, visualizer: Visualizer, listener: Listener
) -> None:
    listener.publish(f"{BASE}/strip/set", '{"effect":"spectrum"}')
    with sound.tone(440, sink="party"):
        wait_for_tone(device)
    sound.end(signal.SIGKILL)
    wait_for_dark(device)
    sound.start()
    with sound.tone(440, sink="party"):
        wait_for_tone(device)
    assert visualizer.output.count("\n") < 40


def test_settings_survive_a_kill(
    device: DdpReceiver, visualizer: Visualizer, listener: Listener
) -> None:
    order = '{"effect":"fixed","color":{"r":9,"g":8,"b":7}}'
    listener.publish(f"{BASE}/strip/set", order)
    listener.wait(f"{BASE}/strip/state", '"fixed"')
    visualizer.end(signal.SIGKILL)
    listener.wait(f"{BASE}/status", "offline")
    visualizer.start()
    wait_for(lambda: device.frame().tolist() == [[9, 8, 7]] * PIXELS)
    listener.wait(f"{BASE}/status", "online")
    listener.wait(f"{BASE}/strip/state", '"fixed"')


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_turns_the_lights_off(
    device: DdpReceiver, visualizer: Visualizer, listener: Listener, number: int
) -> None:
    listener.publish(f"{BASE}/strip/set", '{"effect":"fixed"}')
    wait_for(lambda: device.frame().all())
    assert visualizer.end(number, within_s=10) == 0
    last = list(device.frames(timeout_s=0.2))[-1]
    assert not last.any()
    listener.wait(f"{BASE}/status", "offline")


def test_parts_previews_and_an_alarm_in_one_go(
    folder: Path, broker: Broker, listener: Listener, device: DdpReceiver
) -> None:
    strip = json.loads(lights(device))[2]
    half = {"kind": "segment", "of": ["strip"], "pixels": PIXELS // 2}
    screen = {"id": "screen", "kind": "preview", "pixels": 5}
    visualizer = Visualizer(
        folder,
        RAVEBERRY_MQTT_PORT=str(broker.port),
        RAVEBERRY_AUDIO_SOURCE="synthetic",
        RAVEBERRY_LIGHTS=json.dumps(
            [strip, {**half, "id": "left"}, {**half, "id": "right", "reverse": True}, screen]
        ),
    )
    visualizer.start()
    info = json.loads(listener.wait(f"{BASE}/info", "screen"))
    assert [light["id"] for light in info["devices"]] == ["left", "right", "screen"]
    for name, color in (("left", (9, 8, 7)), ("right", (1, 2, 3)), ("screen", (4, 5, 6))):
        order = {"effect": "fixed", "color": dict(zip("rgb", color, strict=True))}
        listener.publish(f"{BASE}/{name}/set", json.dumps({**order, "crossfade_s": 0}))
    halves = [[9, 8, 7]] * (PIXELS // 2) + [[1, 2, 3]] * (PIXELS // 2)
    wait_for(lambda: device.frame().tolist() == halves)
    assert listener.count(f"{BASE}/screen/preview") == 0
    listener.publish(f"{BASE}/watch", '{"for_s":60}')
    listener.wait(f"{BASE}/screen/preview", "\4\5\6" * 5)
    listener.wait(f"{BASE}/left/preview", "\11\10\7" * 150)
    listener.publish(f"{BASE}/watch", '{"for_s":0}')
    event = {"type": "alarm_started", "at": "2026-12-24T20:00:00.000Z"}
    listener.publish("raveberry/bar/event", json.dumps(event))
    wait_for(lambda: device.frame()[:, 0].min() > 200)
    listener.publish("raveberry/bar/event", json.dumps({**event, "type": "alarm_stopped"}))
    wait_for(lambda: device.frame().tolist() == halves)
    visualizer.end(signal.SIGKILL)


def test_it_runs_without_broker_and_sound_server(folder: Path, device: DdpReceiver) -> None:
    visualizer = Visualizer(
        folder,
        RAVEBERRY_MQTT_PORT=str(free_port()),
        RAVEBERRY_LIGHTS=lights(device),
        RAVEBERRY_AUDIO_SOURCE="synthetic",
    )
    visualizer.start()
    wait_for(lambda: device.frame().any())
    assert visualizer.end() == 0
    assert "kind 'laser' is unknown; allowed: artnet, ddp" in visualizer.output


def test_a_broker_with_an_untrusted_certificate_is_not_used(
    folder: Path, device: DdpReceiver
) -> None:
    _, broker = tls_broker(folder)
    visualizer = Visualizer(
        folder,
        RAVEBERRY_MQTT_PORT=str(broker.port),
        RAVEBERRY_MQTT_TLS="true",
        RAVEBERRY_LIGHTS=lights(device),
        RAVEBERRY_AUDIO_SOURCE="synthetic",
    )
    visualizer.start()
    wait_for(lambda: "no broker at" in visualizer.output)
    wait_for(lambda: device.frame().any())
    assert visualizer.end() == 0
    assert "connected to the broker" not in visualizer.output
    broker.end()


@pytest.mark.parametrize("source", ["fifo", "pulse"])
def test_without_broker_and_sound_it_waits_and_ends_cleanly(
    folder: Path, device: DdpReceiver, source: str
) -> None:
    visualizer = Visualizer(
        folder,
        RAVEBERRY_MQTT_PORT=str(free_port()),
        RAVEBERRY_LIGHTS=lights(device),
        RAVEBERRY_AUDIO_SOURCE=source,
        PULSE_SERVER=f"unix:{folder}/none",
    )
    visualizer.start()
    wait_for(lambda: "no sound" in visualizer.output)
    assert visualizer.end() == 0


def test_a_bad_option_ends_it_with_code_2_and_one_line() -> None:
    answer = subprocess.run(  # noqa: S603 - the tests' own words
        [PYTHON, "-m", "raveberry_visualizer"],
        check=False,
        capture_output=True,
        text=True,
        env={"RAVEBERRY_AUDIO_SOURCE": "microphone"},
        timeout=30,
    )
    assert answer.returncode == 2
    assert answer.stderr == (
        "raveberry_visualizer: RAVEBERRY_AUDIO_SOURCE: must be one of pulse, fifo, synthetic, "
        "stream, not 'microphone'\n"
    )


def test_it_goes_on_after_frames_and_threads_that_fail(folder: Path, device: DdpReceiver) -> None:
    bug = "from raveberry_visualizer import app, control, engine; "
    bug += "analyze = engine.RenderLoop._analyze; "
    bug += "connect = control.MqttConnection._connect_if_changed; "
    bug += "left = {'analyze': 3, 'connect': 2}; "
    bug += "fail = lambda name: left.update({name: left[name] - 1}) or left[name] < 0 or 1 / 0; "
    bug += "engine.RenderLoop._analyze = lambda *a: fail('analyze') and analyze(*a); "
    bug += "control.MqttConnection._connect_if_changed = "
    bug += "lambda *a: fail('connect') and connect(*a); "
    bug += "from raveberry_visualizer.__main__ import main; raise SystemExit(main())"
    visualizer = Visualizer(
        folder,
        RAVEBERRY_MQTT_PORT=str(free_port()),
        RAVEBERRY_LIGHTS=lights(device),
        RAVEBERRY_AUDIO_SOURCE="synthetic",
    )
    visualizer._command = (PYTHON, "-c", bug)
    visualizer.start()
    assert any(frame.any() for frame in device.frames(timeout_s=5.0))
    assert visualizer.process is not None
    assert visualizer.process.poll() is None
    assert visualizer.end() == 0
    assert "A frame failed and goes on" in visualizer.output
    assert "control failed and goes on" in visualizer.output
    assert visualizer.output.count("ZeroDivisionError") == 2
