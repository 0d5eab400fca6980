"""The frame loop."""

import logging
from collections.abc import Sequence
from typing import Final

from raveberry_visualizer.dsp import WINDOW_SIZE, Analyzer, Features, Ring, Weighting

from .bell import Bell
from .light import Light
from .ports import AudioSource, Bursts, Clock
from .supervision import FailureLog

_LOGGER = logging.getLogger(__name__)

DEFAULT_FPS: Final = 60.0

_LONGEST_FRAME_S: Final = 0.25
"""After a longer stall (a suspended machine) effects go on from where they were."""

_LEAST_PAUSE_S: Final = 0.001
"""What is late leaves time for others all the same: it may have precedence over them."""

_AFTER_FAILURE_S: Final = 0.1
"""How long after a frame that failed the next one comes."""

_STALL_S: Final = 0.12
"""Longer than any capture buffer: a source that gives nothing for so long has nothing."""

_RISE_S: Final = 0.002
"""From the first sample of a tone to half the light of its band. Most of the window is still
silent by then, but what is heard counts as a root and is amplified by the gain."""

_AVERAGING: Final = 0.05
"""Weight of the newest frame in what is reported: about the last second."""

_COUNTED: Final = 60
"""So many frames make a rate: the first ones wait for the source to open."""


class Show:
    """Draws frames for all lights, listens only while one of them hears, sleeps when all are off.

    `run` belongs to one thread. `change_lights`, `wake` and `stop` may be called from any; settings
    are replaced in the lights themselves.
    """

    def __init__(  # noqa: PLR0913 - all by name, and two of them seldom
        self,
        *,
        lights: Sequence[Light],
        source: AudioSource,
        clock: Clock,
        speed: float,
        fps: float = DEFAULT_FPS,
        weighting: Weighting = Weighting.FLAT,
    ) -> None:
        self.lights = self._wanted_lights = tuple(lights)
        self._bursts = _bursts_of(self.lights)
        self.source = source
        self.speed = speed
        self.fps = 0.0
        self._period_s = 1.0 / fps
        self._clock = clock
        self._ring = Ring(size=WINDOW_SIZE)
        self._analyzer = Analyzer(rate_hz=source.rate_hz, weighting=weighting)
        self._silence = Features()
        self._bell = Bell()
        self._failures = FailureLog()
        self._is_over = False
        self._is_listening = False
        self._heard_at_s = 0.0
        self._drawn_at_s: float | None = None
        self._due_s: float | None = None
        self._render_s = 0.0
        self._count = 0
        self._frame_s = 0.0

    @property
    def features(self) -> Features:
        """What is heard now."""
        return self._analyzer.features if self._is_listening else self._silence

    @property
    def latency_s(self) -> float | None:
        """From a sound to its light leaving this machine, on average; None while not listening.

        Age of the newest sample, half a frame of waiting, the rise of the band, drawing.
        """
        if not self._is_listening:
            return None
        return self.source.latency_s + self._period_s / 2 + _RISE_S + self._render_s

    def run(self) -> None:
        """Draw until stopped; then leave every light dark and the source closed."""
        try:
            while not self._is_over:
                self._wait(self._step_unbroken(self._clock.now_s()))
        finally:
            self.source.close()
            for light in self.lights:
                light.close()

    def _step_unbroken(self, now_s: float) -> float | None:
        """As `step`; a frame that fails is left out, and the next one comes a little later."""
        try:
            return self.step(now_s)
        except Exception as failure:  # noqa: BLE001 - whatever an effect or a driver fails with
            self._failures.note("A frame", failure)
            return now_s + _AFTER_FAILURE_S

    def change_lights(self, lights: Sequence[Light]) -> None:
        """Have these lights from the next frame on; those that are gone go dark and let go."""
        self._wanted_lights = tuple(lights)
        self._bell.ring()

    def wake(self) -> None:
        """A setting changed; a sleeping show should look at it."""
        self._bell.ring()

    def stop(self) -> None:
        """Make `run` return after the frame under way."""
        self._is_over = True
        self._bell.ring()

    def step(self, now_s: float) -> float | None:
        """Draw one frame.

        Returns:
            When the next is due; None if that is only when woken.
        """
        if self._wanted_lights is not self.lights:
            self._take_lights(self._wanted_lights)
        hears = False
        for light in self.lights:
            hears = hears or light.hears
        if hears is not self._is_listening:
            self._listen(hears, now_s)
        dt_s = self._elapsed_s(now_s)
        features = self._hear(now_s, dt_s) if hears else self._silence
        is_lit = False
        for light in self.lights:
            try:
                is_lit |= light.show(features, speed=self.speed, dt_s=dt_s, now_s=now_s)
            except Exception as failure:  # noqa: BLE001 - the other lights go on
                self._failures.note(f"The light {light.device.id}", failure)
                is_lit = True
        self._render_s += (self._clock.now_s() - now_s - self._render_s) * _AVERAGING
        return self._next_due_s(now_s, is_lit)

    def _wait(self, due_s: float | None) -> None:
        """Wait for the next frame, or to be woken, and meanwhile send the rest of the last one.

        A thread of its own for that would have to be woken just as often, and be handed the rest.
        """
        clock, bell = self._clock, self._bell
        if due_s is not None:
            due_s = max(due_s, clock.now_s() + _LEAST_PAUSE_S)
        while True:
            burst_s = self._burst_due_s()
            if burst_s is None or (due_s is not None and due_s <= burst_s):
                clock.wait(bell, due_s)
                return
            if clock.wait(bell, burst_s):
                return
            now_s = clock.now_s()
            for bursts in self._bursts:
                bursts.send_due(now_s)

    def _burst_due_s(self) -> float | None:
        soonest_s = None
        for bursts in self._bursts:
            due_s = bursts.due_s
            if due_s is not None and (soonest_s is None or due_s < soonest_s):
                soonest_s = due_s
        return soonest_s

    def _take_lights(self, wanted: tuple[Light, ...]) -> None:
        before, self.lights = self.lights, wanted
        self._bursts = _bursts_of(wanted)
        for light in before:
            if light not in wanted:
                light.close()

    def _listen(self, wanted: bool, now_s: float) -> None:  # noqa: FBT001 - private, named by its caller
        self._is_listening = wanted
        if wanted:
            self._heard_at_s = now_s
            self.source.open()
        else:
            self.source.close()

    def _elapsed_s(self, now_s: float) -> float:
        if self._drawn_at_s is None or now_s <= self._drawn_at_s:
            dt_s = self._period_s
        else:
            dt_s = now_s - self._drawn_at_s
            self._measure(dt_s)
        self._drawn_at_s = now_s
        return min(dt_s, _LONGEST_FRAME_S)

    def _measure(self, dt_s: float) -> None:
        self._count += 1
        self._frame_s += (dt_s - self._frame_s) * max(_AVERAGING, 1.0 / self._count)
        if self._count >= _COUNTED:
            self.fps = 1.0 / self._frame_s

    def _hear(self, now_s: float, dt_s: float) -> Features:
        if self.source.pull(self._ring, now_s):
            self._heard_at_s = now_s
        elif now_s - self._heard_at_s > _STALL_S:
            # Without this the last sound before the loss would shine on for ever.
            self._ring.write_silence(round(dt_s * self.source.rate_hz))
        return self._analyzer.step(self._ring.newest, dt_s)

    def _next_due_s(self, now_s: float, is_lit: bool) -> float | None:  # noqa: FBT001 - the same
        if is_lit:
            due_s = (now_s if self._due_s is None else self._due_s) + self._period_s
            # A frame that was late is not made up for.
            self._due_s = due_s if due_s > now_s else now_s + self._period_s
            return self._due_s
        self._due_s = None
        self._drawn_at_s = None
        self._count, self._frame_s, self.fps = 0, 0.0, 0.0
        return min(
            (now_s + light.idle_s for light in self.lights if light.idle_s is not None),
            default=None,
        )


def _bursts_of(lights: Sequence[Light]) -> Sequence[Bursts]:
    outputs = dict.fromkeys(output for light in lights for output in light.outputs)
    return tuple(output.bursts for output in outputs if output.bursts is not None)
