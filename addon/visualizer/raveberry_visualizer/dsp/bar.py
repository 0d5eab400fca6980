"""Which beat is the first of its bar."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from .arrays import FloatArray
from .bands import BAND_COUNT, band_centers_hz

BEATS_PER_BAR: Final = 4
"""Three of a waltz are not looked for: nearly all that is danced to has four."""

_CHORDS_BELOW_HZ: Final = 2000.0
"""Above lie drums and overtones, which tell nothing of the harmony."""

_CHORD_BANDS: Final = int(np.searchsorted(band_centers_hz(), _CHORDS_BELOW_HZ))

_STRIKE_S: Final = 0.13
"""What is struck on a beat is heard within this time after the beat is told."""

_MEMORY: Final = 0.9
"""From bar to bar. All weights were chosen on every other piece of bench/lights.md."""

_CHORD_WEIGHT: Final = 2.0
_KICK_WEIGHT: Final = 1.0
_SNARE_WEIGHT: Final = 1.0
_LEAD: Final = 1.0
"""By how much another beat must win to become the first of the bar."""

_EACH: Final = 3
"""One frame in so many is enough to hear a chord."""

_LEAST: Final = 1e-3
_NORMAL_SHARE: Final = 0.1
"""Weight of the newest value in what is usual."""


class BarTracker:
    """Counts beats into bars.

    On the first beat of a bar the chord changes and the kick drum falls more often than on others,
    and the snare drum less. What each of the four has had of it is kept, fading over some bars.

    Attributes:
        beat_in_bar: 0 on the first beat of a bar, up to 3; it changes with each beat.
        bars: how many have begun.
    """

    def __init__(self) -> None:
        self.beat_in_bar = 0
        self.bars = 0
        self._beats = 0
        self._first = 0
        self._sum = np.zeros(BAND_COUNT, dtype=np.float32)
        self._before = np.zeros(_CHORD_BANDS, dtype=np.float32)
        self._frames = 0
        self._strike_s = 0.0
        self._kick = 0.0
        self._snare = 0.0
        self._scores = [0.0] * BEATS_PER_BAR
        self._chord_change = _Usual()
        self._kicks = _Usual()
        self._snares = _Usual()

    def step(
        self, logs: FloatArray, fluxes: Sequence[float], dt_s: float, *, is_beat: bool
    ) -> None:
        """Hear a frame.

        Args:
            logs: how loud each band is, as a logarithm, shape (BAND_COUNT,).
            fluxes: how strongly something began in bass, middle and treble.
            dt_s: its length.
            is_beat: a beat was told in it.
        """
        if is_beat:
            self._judge_chord()
            self._beats += 1
            self.beat_in_bar = (self._beats - self._first) % BEATS_PER_BAR
            self.bars += self.beat_in_bar == 0
            self._strike_s = _STRIKE_S
            self._kick = self._snare = 0.0
        self._frames += 1
        if self._frames % _EACH == 0:
            np.add(self._sum, logs, self._sum)
        if self._strike_s > 0.0:
            bass, mid, treble = fluxes
            self._kick = max(self._kick, bass)
            self._snare = max(self._snare, mid + treble)
            self._strike_s -= dt_s
            if self._strike_s <= 0.0:
                self._judge_strike()

    def _judge_chord(self) -> None:
        """The beat told last is over: what sounded on it?"""
        chord = self._sum[:_CHORD_BANDS].copy()
        chord /= max(float(np.linalg.norm(chord)), _LEAST)
        change = float(np.abs(chord - self._before).mean())
        self._before = chord
        self._sum.fill(0.0)
        self._frames = 0
        self._add(_CHORD_WEIGHT * self._chord_change.against(change))

    def _judge_strike(self) -> None:
        place = self._beats % BEATS_PER_BAR
        # Only this place fades, and they are compared when all were heard equally often, so that
        # no place is better for having been heard longer ago.
        self._scores[place] *= _MEMORY
        self._add(
            _KICK_WEIGHT * self._kicks.against(self._kick)
            - _SNARE_WEIGHT * self._snares.against(self._snare)
        )
        best = max(range(BEATS_PER_BAR), key=self._scores.__getitem__)
        if place == 0 and self._scores[best] > self._scores[self._first] + _LEAD:
            self._first = best

    def _add(self, evidence: float) -> None:
        self._scores[self._beats % BEATS_PER_BAR] += evidence


class _Usual:
    """What a measure mostly is, to compare with."""

    def __init__(self) -> None:
        self._mean = 0.0

    def against(self, value: float) -> float:
        """How many times as much as usual, less one."""
        if self._mean <= _LEAST:
            self._mean = value
            return 0.0
        self._mean += _NORMAL_SHARE * (value - self._mean)
        return value / max(self._mean, _LEAST) - 1.0
