"""The render loop: frame rate, capturing, and isolation of failures."""

from dataclasses import dataclass, field, replace
from threading import Thread

import numpy as np
import pytest
from raveberry_visualizer.engine import (
    Device,
    Light,
    LightSetting,
    MonotonicClock,
    RenderLoop,
    WakeEvent,
)
from raveberry_visualizer.sources import SyntheticSource
from raveberry_visualizer.sources.synthetic import sine

from tests.fakes.lights.light_ports import ManualClock, RecordingSink, ScriptedSource

SPECTRUM = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect="spectrum")
FIXED = replace(SPECTRUM, effect="fixed")
RAINBOW = replace(SPECTRUM, effect="rainbow")
OFF = replace(SPECTRUM, is_on=False)
DISABLED = replace(SPECTRUM, effect="disabled")


class LoopFixture:
    """A render loop with recording devices and a manual clock."""

    def __init__(self, *settings: LightSetting, source: object = None, fps: float = 60) -> None:
        self.clock = ManualClock()
        self.source = source or ScriptedSource()
        self.sinks = [RecordingSink() for _ in settings]
        self.lights = [
            Light(
                device=Device(id=f"light{number}", name="", kind="ddp", pixels=30),
                sink=sink,
                setting=setting,
            )
            for number, (sink, setting) in enumerate(zip(self.sinks, settings, strict=True))
        ]
        self.show = RenderLoop(
            lights=self.lights, source=self.source, clock=self.clock, speed=0.5, fps=fps
        )

    def play(self, duration_s: float) -> int:
        """Run the loop for this time; return the number of frames."""
        end_s, frames = self.clock.at_s + duration_s, 0
        while self.clock.at_s < end_s:
            due_s = self.show.step(self.clock.at_s)
            frames += 1
            self.clock.at_s = end_s if due_s is None else due_s
        return frames


@pytest.mark.parametrize("fps", [25, 60, 144])
def test_frames_are_drawn_at_the_given_rate(fps: float) -> None:
    stage = LoopFixture(RAINBOW, fps=fps)
    assert stage.play(4.0) == pytest.approx(4 * fps, abs=1)
    assert stage.show.fps == pytest.approx(fps, rel=0.02)


def test_a_late_frame_is_not_made_up_for() -> None:
    stage = LoopFixture(RAINBOW)
    due_s = stage.show.step(1000.0)
    assert due_s == pytest.approx(1000.0 + 1 / 60)
    assert stage.show.step(1000.5) == pytest.approx(1000.5 + 1 / 60)


def test_small_delays_do_not_accumulate() -> None:
    stage = LoopFixture(RAINBOW)
    due_s = stage.show.step(1000.0)
    for _ in range(60):
        due_s = stage.show.step(due_s + 0.002)
    assert due_s == pytest.approx(1000.0 + 61 / 60)


def test_it_draws_the_sound() -> None:
    stage = LoopFixture(SPECTRUM, source=SyntheticSource(signal=sine(440.0)))
    stage.play(1.0)
    # 440 Hz is band 106 of 256.
    assert np.argmax(stage.sinks[0].frames[-1][:, 0]) == 106 * 30 // 256
    assert stage.sinks[0].frames[-1].max() > 200
    assert stage.show.features.mid > 0.05


def test_a_source_that_stops_leaves_no_light_on() -> None:
    stage = LoopFixture(SPECTRUM)
    noise = np.random.default_rng(3).normal(scale=0.3, size=4096).astype(np.float32)
    stage.source.waiting.append(noise)
    stage.play(0.1)
    assert stage.sinks[0].frames[-1].any()
    stage.play(2.0)
    assert not stage.sinks[0].frames[-1].any()


def test_sound_is_captured_only_while_a_light_uses_it() -> None:
    stage = LoopFixture(FIXED, OFF, DISABLED)
    stage.play(0.1)
    assert not stage.source.is_open
    assert stage.show.latency_s is None
    stage.lights[1].setting = SPECTRUM
    stage.play(0.1)
    assert stage.source.is_open
    # Capture 20 ms, half a frame 8.3 ms, the rise of the band 2 ms, drawing 0 by this clock.
    assert stage.show.latency_s == pytest.approx(0.0303, abs=0.001)
    stage.lights[1].setting = OFF
    stage.play(0.1)
    assert not stage.source.is_open


def test_the_reported_latency_is_that_of_a_new_tone() -> None:
    late_s, tone = [], sine(2500.0)
    for phase in range(12):
        begins_s = 0.5 + phase / 12 / 60

        def signal(times_s: np.ndarray, begins_s: float = begins_s) -> np.ndarray:
            return np.where(times_s < begins_s, 0.0, tone(times_s))

        stage = LoopFixture(SPECTRUM, source=SyntheticSource(signal=signal))
        begun_at_s = stage.clock.at_s
        stage.show.step(begun_at_s)
        # Half of a band, which is perceived loudness, is a quarter of its light.
        while stage.sinks[0].frames[-1].max() < 64:
            stage.clock.at_s += 1 / 60
            stage.show.step(stage.clock.at_s)
        late_s.append(stage.clock.at_s - begun_at_s - begins_s)
    assert stage.show.latency_s == pytest.approx(np.mean(late_s), abs=0.003)


def test_with_all_lights_off_it_sleeps_but_for_keep_alives() -> None:
    stage = LoopFixture(OFF, OFF)
    assert stage.play(10.0) == 10
    assert [len(sink.frames) for sink in stage.sinks] == [10, 10]
    assert stage.show.fps == 0.0


def test_the_rate_counts_only_the_time_since_lights_went_on() -> None:
    stage = LoopFixture(OFF)
    stage.play(10.0)
    stage.lights[0].setting = RAINBOW
    stage.play(0.5)
    assert stage.show.fps == 0.0, "too few frames to tell"
    # The source needs a moment to open.
    stage.clock.at_s += 0.1
    stage.play(1.0)
    assert stage.show.fps == pytest.approx(60, abs=1)
    stage.lights[0].setting = OFF
    stage.play(0.1)
    assert stage.show.fps == 0.0


def test_with_all_lights_disabled_it_sleeps_until_woken() -> None:
    stage = LoopFixture(DISABLED)
    assert stage.show.step(1000.0) is None
    assert LoopFixture().show.step(1000.0) is None


def test_a_lost_device_is_searched_for_even_while_its_light_is_disabled() -> None:
    stage = LoopFixture(DISABLED)
    stage.sinks[0].trouble = "no route"
    assert stage.play(3.0) == 6
    stage.sinks[0].trouble = ""
    stage.play(2.0)
    assert stage.lights[0].is_available


def test_a_lost_device_does_not_affect_others() -> None:
    stage = LoopFixture(RAINBOW, RAINBOW)
    stage.sinks[0].trouble = "no route"
    frames = stage.play(2.0)
    assert len(stage.sinks[1].frames) == frames
    assert stage.sinks[0].frames == []
    stage.sinks[0].trouble = ""
    stage.play(2.0)
    assert stage.lights[0].is_available
    assert (stage.sinks[0].frames[-1] == stage.sinks[1].frames[-1]).all()


def test_effects_continue_after_the_machine_was_suspended() -> None:
    stage = LoopFixture(RAINBOW)
    stage.show.step(1000.0)
    before = stage.sinks[0].frames[-1]
    stage.show.step(30_000.0)
    moved = np.abs(stage.sinks[0].frames[-1].astype(int) - before).mean()
    assert 0 < moved < 100  # an eighth of a turn, not a random one


def test_run_draws_until_stopped_and_ends_in_the_dark() -> None:
    stage = LoopFixture(SPECTRUM)
    show = RenderLoop(lights=stage.lights, source=stage.source, clock=MonotonicClock(), speed=0.5)
    thread = Thread(target=show.run)
    thread.start()
    stage.lights[0].setting = FIXED
    while not stage.sinks[0].next_frame().any():
        continue
    show.stop()
    thread.join(5)
    assert not thread.is_alive()
    assert not stage.sinks[0].frames[-1].any()
    assert stage.sinks[0].is_closed
    assert not stage.source.is_open


def test_a_frame_is_timed_until_the_loop_waits_for_the_next() -> None:
    clock = EndingClock(end_s=0.1)
    taken_s: list[float] = []
    waiting_s: list[float] = []

    class SlowSink(RecordingSink):
        def send(self, frame: np.ndarray) -> None:
            super().send(frame)
            clock.at_s += 0.01
            taken_s.append(show.frame_s())

    class SeenClock:
        def now_s(self) -> float:
            return clock.now_s()

        def wait(self, wake_event: WakeEvent, until_s: float | None) -> bool:
            waiting_s.append(show.frame_s())
            return clock.wait(wake_event, until_s)

    device = Device(id="slow", name="", kind="ddp", pixels=3)
    light = Light(device=device, sink=SlowSink(), setting=RAINBOW)
    show = clock.show = RenderLoop(
        lights=[light], source=ScriptedSource(), clock=SeenClock(), speed=0.5
    )
    clock.at_s += 7
    assert show.frame_s() == 7
    clock.at_s = 0.0
    show.run()
    assert taken_s[:2] == pytest.approx([0.01, 0.01])
    assert set(waiting_s) == {0.0}


def test_a_sleeping_loop_is_woken_by_a_command() -> None:
    stage = LoopFixture(DISABLED)
    show = RenderLoop(lights=stage.lights, source=stage.source, clock=MonotonicClock(), speed=0.5)
    thread = Thread(target=show.run)
    thread.start()
    assert not stage.sinks[0].next_frame().any()
    stage.lights[0].setting = FIXED
    show.wake()
    assert stage.sinks[0].next_frame().any()
    show.stop()
    thread.join(5)
    assert not thread.is_alive()


@dataclass
class Rest:
    """A number of chunks after each frame, every two milliseconds, and the times they were sent."""

    clock: ManualClock
    paced_chunks: int
    due_s: float | None = None
    left_s: list[float] = field(default_factory=list)

    def begin(self) -> None:
        self._waiting = self.paced_chunks
        self.due_s = self.clock.at_s + 0.002

    def send_due(self, now_s: float) -> None:
        if self.due_s is not None and now_s >= self.due_s:
            self.left_s.append(now_s)
            self._waiting -= 1
            self.due_s = now_s + 0.002 if self._waiting else None


class PacedSink(RecordingSink):
    """A device whose frames are sent in chunks."""

    def __init__(self, rest: Rest) -> None:
        super().__init__()
        self.paced_chunks = rest

    def send(self, frame: np.ndarray) -> None:
        super().send(frame)
        if frame.any():
            self.paced_chunks.begin()


class EndingClock(ManualClock):
    """A clock that stops the loop at a given time."""

    def __init__(self, *, end_s: float) -> None:
        super().__init__()
        self.end_s = end_s
        self.show: RenderLoop | None = None

    def wait(self, wake_event: WakeEvent, until_s: float | None) -> bool:
        if until_s is None or until_s >= self.end_s:
            self.show.stop()
        return super().wait(wake_event, until_s)


def paced_loop(
    setting: LightSetting, *, paced_chunks: int, duration_s: float
) -> tuple[RenderLoop, Rest]:
    """A loop with one light whose frames are sent in chunks, run to its end."""
    clock = EndingClock(end_s=1000.0 + duration_s)
    rest = Rest(clock, paced_chunks)
    device = Device(id="long", name="", kind="ddp", pixels=30)
    light = Light(device=device, sink=PacedSink(rest), setting=setting)
    clock.show = RenderLoop(lights=[light], source=ScriptedSource(), clock=clock, speed=0.5)
    clock.show.run()
    return clock.show, rest


def test_the_chunks_of_a_frame_are_sent_before_the_next_one() -> None:
    _, rest = paced_loop(RAINBOW, paced_chunks=3, duration_s=0.1)
    expected = [1000 + frame / 60 + burst * 0.002 for frame in range(6) for burst in (1, 2, 3)]
    assert rest.left_s == pytest.approx(expected)


def test_chunks_that_exceed_a_frame_do_not_delay_the_next_one() -> None:
    show, rest = paced_loop(RAINBOW, paced_chunks=20, duration_s=0.1)
    assert len(show.lights[0].outputs[0]._sink.frames) == 7 + 3  # with the last, dark ones
    assert max(np.diff(rest.left_s)) < 1 / 60


def test_the_chunks_of_the_last_frame_are_sent_before_the_loop_sleeps() -> None:
    _, rest = paced_loop(FIXED, paced_chunks=3, duration_s=5.0)
    assert len(rest.left_s) % 3 == 0


def test_a_wake_event_wakes_the_current_or_the_next_wait() -> None:
    wake_event = WakeEvent()
    assert not wake_event.wait(0.0)
    assert not wake_event.wait(-1.0)
    wake_event.set()
    wake_event.set()
    assert wake_event.wait(None)
    assert not wake_event.wait(0.001)
    thread = Thread(target=wake_event.set)
    thread.start()
    assert wake_event.wait(30.0)
    thread.join()


def test_an_overloaded_loop_leaves_time_for_other_programs() -> None:
    class SlowSink(RecordingSink):
        def send(self, frame: np.ndarray) -> None:
            super().send(frame)
            clock.at_s += 0.05

    clock = EndingClock(end_s=1001.0)
    device = Device(id="slow", name="", kind="ddp", pixels=30)
    light = Light(device=device, sink=SlowSink(), setting=RAINBOW)
    clock.show = RenderLoop(lights=[light], source=ScriptedSource(), clock=clock, speed=0.5)
    clock.show.run()
    assert len(light.outputs[0]._sink.frames) == pytest.approx(1.0 / 0.051, abs=5)


def test_a_watched_loop_analyses_without_any_lit_light() -> None:
    stage = LoopFixture(DISABLED)
    stage.play(0.1)
    assert not stage.source.is_open
    stage.show.set_watched(is_watched=True)
    assert stage.play(1.0) == pytest.approx(60, abs=1)
    assert stage.source.is_open
    stage.show.set_watched(is_watched=False)
    assert stage.play(1.0) == 1
    assert not stage.source.is_open


def test_lights_follow_the_line_in_and_the_player_again_without_a_restart() -> None:
    player, line_in = ScriptedSource(), ScriptedSource()
    sink, clock = RecordingSink(), ManualClock()
    device = Device(id="light", name="", kind="ddp", pixels=30)
    loop = RenderLoop(
        lights=[Light(device=device, sink=sink, setting=SPECTRUM)],
        source=player,
        line_in=line_in,
        clock=clock,
        speed=0.5,
    )
    for is_wanted in (False, True, False):
        loop.follow_line_in(is_wanted=is_wanted)
        clock.at_s = loop.step(clock.at_s) or clock.at_s
        assert loop.follows_line_in is is_wanted
        assert (player.is_open, line_in.is_open) == (not is_wanted, is_wanted)


def test_without_a_line_in_lights_stay_with_the_player() -> None:
    stage = LoopFixture(SPECTRUM)
    stage.show.follow_line_in(is_wanted=True)
    stage.show.step(stage.clock.at_s)
    assert not stage.show.follows_line_in
    assert stage.source.is_open
