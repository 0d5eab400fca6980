"""The render loop: one frame after the other, for every light."""

from collections.abc import Sequence
from typing import Final

from raveberry_visualizer.dsp import WINDOW_SIZE, Analyzer, Features, SampleBuffer, Weighting
from raveberry_visualizer.engine.light.light import Light
from raveberry_visualizer.engine.light.output_group import DisplayUnit, display_units
from raveberry_visualizer.engine.threads.supervision import FailureLog
from raveberry_visualizer.engine.threads.wake_event import WakeEvent

from .ports import AudioSource, Clock, PacedChunks

DEFAULT_FPS: Final = 60.0

_LONGEST_FRAME_S: Final = 0.25
"""After a longer stall (a suspended machine) effects continue from their last state."""

_LEAST_PAUSE_S: Final = 0.001
"""A late loop pauses all the same, because its priority may keep other programs from running."""

_AFTER_FAILURE_S: Final = 0.1
"""Pause after a frame that failed."""

_STALL_S: Final = 0.12
"""Longer than any capture buffer: a source that delivers nothing for this long is disconnected."""

_RISE_S: Final = 0.002
"""From the first sample of a tone to half the brightness of its band. Most of the window is still
silent then, but bands are square roots and the gain amplifies them."""

_AVERAGING: Final = 0.05
"""Weight of the newest frame in reported means, which cover about the last second."""

_MIN_FRAMES: Final = 60
"""Frames before a rate is reported: the first ones wait for the source to open."""


class RenderLoop:
    """Draws frames for all lights.

    It captures sound only while an effect or a screen needs it, and sleeps while all lights are off
    and no screen watches the music. `run` belongs to one thread. `frame_s`, `set_lights`,
    `follow_line_in`, `set_watched`, `wake` and `stop` may be called from any thread; settings are
    replaced in the lights themselves.
    """

    def __init__(  # noqa: PLR0913 - keyword-only, two of them optional
        self,
        *,
        lights: Sequence[Light],
        source: AudioSource,
        clock: Clock,
        speed: float,
        fps: float = DEFAULT_FPS,
        weighting: Weighting = Weighting.FLAT,
        line_in: AudioSource | None = None,
    ) -> None:
        self.lights = self._next_lights = tuple(lights)
        self._units: Sequence[DisplayUnit] = display_units(self.lights)
        self._paced_chunks = _paced_chunks_of(self.lights)
        self.source = self._next_source = source
        self._player, self._line_in = source, line_in
        self.speed = speed
        self.fps = 0.0
        self.is_watched = False
        self._period_s = 1.0 / fps
        self._clock = clock
        self._samples = SampleBuffer(size=WINDOW_SIZE)
        assert line_in is None or line_in.rate_hz == source.rate_hz  # noqa: S101 - all have one rate
        self._analyzer = Analyzer(rate_hz=source.rate_hz, weighting=weighting)
        self._silence = Features()
        self._wake_event = WakeEvent()
        self._failures = FailureLog()
        self._is_stopped = False
        self._is_capturing = False
        self._received_at_s = 0.0
        self._begun_s: float | None = clock.now_s()
        self._drawn_at_s: float | None = None
        self._due_s: float | None = None
        self._render_s = 0.0
        self._count = 0
        self._frame_s = 0.0

    @property
    def features(self) -> Features:
        """Features of the current frame."""
        return self._analyzer.features if self._is_capturing else self._silence

    @property
    def latency_s(self) -> float | None:
        """Mean time from a sound to the datagrams of its light; None while not capturing.

        The sum of the age of the newest sample, half a frame of waiting, the rise time of a band
        and the rendering.
        """
        if not self._is_capturing:
            return None
        return self.source.latency_s + self._period_s / 2 + _RISE_S + self._render_s

    def run(self) -> None:
        """Draw until stopped, then turn all lights off and close the source."""
        try:
            while not self._is_stopped:
                self._begun_s = now_s = self._clock.now_s()
                due_s = self._step_or_skip(now_s)
                self._begun_s = None
                self._wait(due_s)
        finally:
            self.source.close()
            for light in self.lights:
                light.close()

    def frame_s(self) -> float:
        """Return how long the current frame has taken, or `run` to begin; 0 between frames."""
        begun_s = self._begun_s
        return 0.0 if begun_s is None else self._clock.now_s() - begun_s

    def set_lights(self, lights: Sequence[Light]) -> None:
        """Use these lights from the next frame on; removed ones are turned off and closed."""
        self._next_lights = tuple(lights)
        self._wake_event.set()

    @property
    def follows_line_in(self) -> bool:
        """True if the lights follow the line-in, from the next frame on."""
        return self._next_source is self._line_in

    def follow_line_in(self, *, is_wanted: bool) -> None:
        """Follow the line-in, if there is one, or the player."""
        self._next_source = self._line_in if is_wanted and self._line_in else self._player
        self._wake_event.set()

    def set_watched(self, *, is_watched: bool) -> None:
        """Analyse the music even while no light shows it, because a screen does."""
        self.is_watched = is_watched
        self._wake_event.set()

    def wake(self) -> None:
        """Draw a frame now if the loop sleeps, because a setting changed."""
        self._wake_event.set()

    def stop(self) -> None:
        """Make `run` return after the current frame."""
        self._is_stopped = True
        self._wake_event.set()

    def step(self, now_s: float) -> float | None:
        """Draw one frame.

        Returns:
            Time at which the next one is due; None to sleep until woken.
        """
        if self._next_lights is not self.lights:
            self._replace_lights(self._next_lights)
        if self._next_source is not self.source:
            self._replace_source(self._next_source, now_s)
        uses_audio = is_watched = self.is_watched
        for light in self.lights:
            uses_audio = uses_audio or light.uses_audio
        if uses_audio is not self._is_capturing:
            self._set_capturing(uses_audio, now_s)
        dt_s = self._elapsed_s(now_s)
        features = self._analyze(now_s, dt_s) if uses_audio else self._silence
        is_lit = is_watched
        for unit in self._units:
            try:
                is_lit |= unit.show(features, speed=self.speed, dt_s=dt_s, now_s=now_s)
            except Exception as failure:  # noqa: BLE001 - the other lights go on
                self._failures.note(f"The light {unit.name}", failure)
                is_lit = True
        self._render_s += (self._clock.now_s() - now_s - self._render_s) * _AVERAGING
        return self._next_due_s(now_s, is_lit)

    def _step_or_skip(self, now_s: float) -> float | None:
        """Draw one frame; skip one that fails, and pause a little before the next."""
        try:
            return self.step(now_s)
        except Exception as failure:  # noqa: BLE001 - effects and drivers may raise anything
            self._failures.note("A frame", failure)
            return now_s + _AFTER_FAILURE_S

    def _wait(self, due_s: float | None) -> None:
        """Wait for the next frame or a wake-up, sending the chunks that fall due meanwhile.

        A thread of its own for the chunks would have to be woken as often, and receive the frames.
        """
        clock, wake_event = self._clock, self._wake_event
        if due_s is not None:
            due_s = max(due_s, clock.now_s() + _LEAST_PAUSE_S)
        while True:
            chunk_s = self._next_chunk_s()
            if chunk_s is None or (due_s is not None and due_s <= chunk_s):
                clock.wait(wake_event, due_s)
                return
            if clock.wait(wake_event, chunk_s):
                return
            now_s = clock.now_s()
            for chunks in self._paced_chunks:
                chunks.send_due(now_s)

    def _next_chunk_s(self) -> float | None:
        soonest_s = None
        for chunks in self._paced_chunks:
            due_s = chunks.due_s
            if due_s is not None and (soonest_s is None or due_s < soonest_s):
                soonest_s = due_s
        return soonest_s

    def _replace_lights(self, lights: tuple[Light, ...]) -> None:
        before, self.lights = self.lights, lights
        self._units = display_units(lights, self._units)
        self._paced_chunks = _paced_chunks_of(lights)
        for light in before:
            if light not in lights:
                light.close()

    def _replace_source(self, source: AudioSource, now_s: float) -> None:
        is_capturing = self._is_capturing
        if is_capturing:
            self._set_capturing(False, now_s)  # noqa: FBT003 - private
        self.source = source
        if is_capturing:
            self._set_capturing(True, now_s)  # noqa: FBT003 - private

    def _set_capturing(self, wanted: bool, now_s: float) -> None:  # noqa: FBT001 - private
        self._is_capturing = wanted
        if wanted:
            self._received_at_s = now_s
            self.source.open()
        else:
            self.source.close()

    def _elapsed_s(self, now_s: float) -> float:
        if self._drawn_at_s is None or now_s <= self._drawn_at_s:
            dt_s = self._period_s
        else:
            dt_s = now_s - self._drawn_at_s
            self._count += 1
            self._frame_s += (dt_s - self._frame_s) * max(_AVERAGING, 1.0 / self._count)
            if self._count >= _MIN_FRAMES:
                self.fps = 1.0 / self._frame_s
        self._drawn_at_s = now_s
        return min(dt_s, _LONGEST_FRAME_S)

    def _analyze(self, now_s: float, dt_s: float) -> Features:
        if self.source.pull(self._samples, now_s):
            self._received_at_s = now_s
        elif now_s - self._received_at_s > _STALL_S:
            # Otherwise the last samples before the disconnection would be shown for ever.
            self._samples.write_silence(round(dt_s * self.source.rate_hz))
        return self._analyzer.step(self._samples.newest, dt_s)

    def _next_due_s(self, now_s: float, is_lit: bool) -> float | None:  # noqa: FBT001 - private
        if is_lit:
            due_s = (now_s if self._due_s is None else self._due_s) + self._period_s
            # Late frames are skipped, not made up for.
            self._due_s = due_s if due_s > now_s else now_s + self._period_s
            return self._due_s
        self._due_s = None
        self._drawn_at_s = None
        self._count, self._frame_s, self.fps = 0, 0.0, 0.0
        return min(
            (now_s + light.idle_s for light in self.lights if light.idle_s is not None),
            default=None,
        )


def _paced_chunks_of(lights: Sequence[Light]) -> Sequence[PacedChunks]:
    outputs = dict.fromkeys(output for light in lights for output in light.outputs)
    return tuple(output.paced_chunks for output in outputs if output.paced_chunks is not None)
