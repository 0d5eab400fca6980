"""Downbeat tracking: which beat is the first of its bar."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from .array_types import FloatArray
from .filter_bank import BAND_COUNT, band_centers_hz

BEATS_PER_BAR: Final = 4
"""Waltzes are not detected: nearly all dance music is in four."""

_CHORDS_BELOW_HZ: Final = 2000.0
"""Above lie drums and overtones, which do not depend on the harmony."""

_CHORD_BANDS: Final = int(np.searchsorted(band_centers_hz(), _CHORDS_BELOW_HZ))

_STRIKE_S: Final = 0.13
"""The drums of a beat are detected within this time after the beat is reported."""

_MEMORY: Final = 0.9
"""Factor for the scores from bar to bar. All weights were tuned on every other piece of
bench/lights.md."""

_CHORD_WEIGHT: Final = 2.0
_KICK_WEIGHT: Final = 1.0
_SNARE_WEIGHT: Final = 1.0
_LEAD: Final = 1.0
"""Margin by which another beat must win to become the first of the bar."""

_CHORD_INTERVAL: Final = 3
"""Frames between two that are added up for the chord."""

_LEAST: Final = 1e-3
_NORMAL_SHARE: Final = 0.1
"""Weight of the newest value in a running mean."""


class BarTracker:
    """Finds the first beat of each bar.

    On the first beat the chord changes and the kick drum sounds more often than on the others, and
    the snare drum less often. Each of the four beats has a score of this evidence, which fades over
    some bars.

    Attributes:
        beat_in_bar: 0 on the first beat of a bar, up to 3; it changes with each beat.
        bars: number of bars started.
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
        self._chord_change = _RunningMean()
        self._kicks = _RunningMean()
        self._snares = _RunningMean()

    def step(
        self, logs: FloatArray, fluxes: Sequence[float], dt_s: float, *, is_beat: bool
    ) -> None:
        """Process a frame.

        Args:
            logs: log(1 + level) of each band, shape (BAND_COUNT,).
            fluxes: flux of bass, middle and treble.
            dt_s: duration of the frame.
            is_beat: a beat falls into it.
        """
        if is_beat:
            self._judge_chord()
            self._beats += 1
            self.beat_in_bar = (self._beats - self._first) % BEATS_PER_BAR
            self.bars += self.beat_in_bar == 0
            self._strike_s = _STRIKE_S
            self._kick = self._snare = 0.0
        self._frames += 1
        if self._frames % _CHORD_INTERVAL == 0:
            np.add(self._sum, logs, self._sum)
        if self._strike_s > 0.0:
            bass, mid, treble = fluxes
            self._kick = max(self._kick, bass)
            self._snare = max(self._snare, mid + treble)
            self._strike_s -= dt_s
            if self._strike_s <= 0.0:
                self._judge_strike()

    def _judge_chord(self) -> None:
        """Score the last beat by how much its chord differs from the one before."""
        chord = self._sum[:_CHORD_BANDS].copy()
        chord /= max(float(np.linalg.norm(chord)), _LEAST)
        change = float(np.abs(chord - self._before).mean())
        self._before = chord
        self._sum.fill(0.0)
        self._frames = 0
        self._add(_CHORD_WEIGHT * self._chord_change.against(change))

    def _judge_strike(self) -> None:
        position = self._beats % BEATS_PER_BAR
        # Only this score fades, and scores are compared once all were updated equally often, so
        # that none is higher for having been updated longer ago.
        self._scores[position] *= _MEMORY
        self._add(
            _KICK_WEIGHT * self._kicks.against(self._kick)
            - _SNARE_WEIGHT * self._snares.against(self._snare)
        )
        best = max(range(BEATS_PER_BAR), key=self._scores.__getitem__)
        if position == 0 and self._scores[best] > self._scores[self._first] + _LEAD:
            self._first = best

    def _add(self, evidence: float) -> None:
        self._scores[self._beats % BEATS_PER_BAR] += evidence


class _RunningMean:
    """A running mean to compare new values with."""

    def __init__(self) -> None:
        self._mean = 0.0

    def against(self, value: float) -> float:
        """Return the ratio of a value to the mean, minus 1."""
        if self._mean <= _LEAST:
            self._mean = value
            return 0.0
        self._mean += _NORMAL_SHARE * (value - self._mean)
        return value / max(self._mean, _LEAST) - 1.0
