"""The light show survives failures of its threads and lights."""

from dataclasses import dataclass
from threading import Thread

import pytest
from raveberry_visualizer.engine import Device, Light, LightSetting, RenderLoop, keep_running
from raveberry_visualizer.engine.threads import supervision

from tests.fakes.lights.light_ports import ManualClock, RecordingSink, ScriptedSource

RAINBOW = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect="rainbow")


def test_a_failing_loop_is_restarted_until_it_returns(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervision, "FIRST_PAUSE_S", 0.001)
    failures = [OSError(24, "Too many open files"), MemoryError(), MemoryError()]

    def run() -> None:
        if failures:
            raise failures.pop(0)

    thread = Thread(target=keep_running, args=("capture", run))
    thread.start()
    thread.join(10)
    assert not failures
    assert caplog.text.count("capture failed and goes on") == 2


@dataclass
class BuggySink(RecordingSink):
    """A device whose driver fails for a number of frames."""

    bugs: int = 2

    def send(self, frame: object) -> None:
        if self.bugs:
            self.bugs -= 1
            raise ZeroDivisionError
        super().send(frame)  # type: ignore[arg-type]


def test_a_failing_light_does_not_affect_the_others_and_recovers(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock, sinks = ManualClock(), [BuggySink(), RecordingSink()]
    show = RenderLoop(
        lights=[
            Light(
                device=Device(id=f"light{number}", name="", kind="ddp", pixels=30),
                sink=sink,
                setting=RAINBOW,
            )
            for number, sink in enumerate(sinks)
        ],
        source=ScriptedSource(),
        clock=clock,
        speed=0.5,
    )
    for _ in range(1_000):
        clock.at_s = show.step(clock.at_s) or clock.at_s
    assert len(sinks[1].frames) == 1_000
    assert sinks[0].frames
    assert caplog.text.count("The light light0 failed") == 1
