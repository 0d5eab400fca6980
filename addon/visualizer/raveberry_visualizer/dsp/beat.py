"""Tempo and beats, heard as they come and told ahead.

A cumulative score after Ellis, "Beat Tracking by Dynamic Programming" (2007), made causal as by
Stark, Davies and Plumbley, "Real-Time Beat-Synchronous Analysis of Musical Audio" (DAFx-09).
Parameters: lights.md, section 2.
"""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from .arrays import FloatArray, IndexArray
from .ring import Ring

FRAME_HZ: Final = 60.0
"""The tracker's own grid; any other frame rate is resampled to it."""

HEARD_LATE_S: Final = 0.045
"""From a beat to the frame in which its onset is strongest (lights.md, section 2)."""

_HISTORY: Final = 360
"""Six seconds, from which the tempo is heard."""

_SHORTEST: Final = 16
_LONGEST: Final = 80
"""Frames per beat: 225 to 45 beats a minute."""

_KEPT: Final = 2 * _LONGEST + 2
_MEMORY: Final = 0.9
_TIGHTNESS: Final = 5.0
_HARMONICS: Final = 4
_FAVOURITE_BPM: Final = 120.0
_PRIOR_OCTAVES: Final = 0.9
_STEADINESS: Final = 0.06
"""Standard deviation of a change of tempo from beat to beat, in natural logarithm."""

_FLOOR: Final = 1e-6
_FFT_SIZE: Final = 1024
_SURE: Final = 0.15
"""Autocorrelation at the beat, against that at lag 0, from which there is a beat at all."""


_AT_ONCE: Final = 32
"""Frames that are scored together, unless a beat is predicted before: many cost hardly more than
one. Nothing is told from scores in between."""

_LAGS: Final = np.arange(_SHORTEST, _LONGEST + 1)


def _comb() -> tuple[IndexArray, FloatArray]:
    """Where a beat's multiples lie in an autocorrelation, and how much each counts.

    A multiple may slip by one frame less than its number, and shares its weight with its slips.
    """
    teeth = [(harmonic, slip) for harmonic in range(1, _HARMONICS + 1) for slip in _slips(harmonic)]
    places = np.array([harmonic * _LAGS + slip for harmonic, slip in teeth])
    weights = np.array([1.0 / len(_slips(harmonic)) for harmonic, _ in teeth])
    return places, weights.astype(np.float32)


def _slips(harmonic: int) -> range:
    return range(1 - harmonic, harmonic)


class BeatTracker:
    """Follows the beat and predicts the next.

    Args:
        lead_s: how much earlier than it will be heard a beat is told; 0 to 0.1. The default makes
            up for the window, whose middle is what the onsets tell of.

    Attributes:
        bpm: beats a minute; None before there is a beat.
        phase: 0 at a beat, rising to 1 at the next, by prediction.
        beats: how many have been told so far.
    """

    def __init__(self, *, lead_s: float = HEARD_LATE_S) -> None:
        self.bpm: float | None = None
        self.phase = 0.0
        self.beats = 0
        self._lead = lead_s * FRAME_HZ
        self._onsets = Ring(size=_HISTORY)
        self._scores = np.zeros(_KEPT, dtype=np.float32)
        self._unscored: list[float] = []
        self._pending = 0.0
        self._left_over_s = 0.0
        self._filled = 0
        self._period = FRAME_HZ * 60.0 / _FAVOURITE_BPM
        self._since_beat = 0.0
        self._to_beat = self._period
        self._is_predicted = False
        octaves = np.log2(60.0 * FRAME_HZ / _LAGS / _FAVOURITE_BPM)
        self._prior = np.exp(-0.5 * (octaves / _PRIOR_OCTAVES) ** 2)
        ratios = np.log(_LAGS[:, np.newaxis] / _LAGS[np.newaxis, :])
        self._moves = np.exp(-0.5 * (ratios / _STEADINESS) ** 2)
        self._belief = np.ones(len(_LAGS))
        self._places, self._shares = _comb()
        self._weigh()

    def step(self, onset: float, dt_s: float) -> bool:
        """Hear a frame.

        Args:
            onset: how strongly something began in it; 0 or more.
            dt_s: its length.

        Returns:
            Whether a beat falls into it.
        """
        self._pending += onset
        self._left_over_s += dt_s
        before = self.beats
        while self._left_over_s >= 0.5 / FRAME_HZ:
            self._left_over_s -= 1.0 / FRAME_HZ
            self._push(self._pending)
            self._pending = 0.0
        return self.beats > before

    def _push(self, onset: float) -> None:
        self._unscored.append(onset)
        self._since_beat += 1.0
        self._to_beat -= 1.0
        if not self._is_predicted and self._since_beat >= self._period / 2 + self._lead:
            self._score()
            self._hear_tempo()
            self._predict()
        elif len(self._unscored) == _AT_ONCE:
            self._score()
        if self._to_beat <= 0.0:
            self.beats += self.bpm is not None
            self._since_beat = -self._to_beat
            self._to_beat += self._period
            self._is_predicted = False
        whole = self._since_beat + max(self._to_beat, 0.0)
        self.phase = min(self._since_beat / whole, 1.0) if whole > 0.0 else 0.0

    def _weigh(self) -> None:
        """How likely the last beat was how long ago."""
        self._nearest = max(1, round(self._period / 2))
        self._farthest = min(_KEPT, round(self._period * 2))
        ages = np.arange(self._farthest, self._nearest - 1, -1, dtype=np.float32)
        bend = _TIGHTNESS * np.log(ages / np.float32(self._period))
        self._weights = np.exp(-0.5 * bend**2)

    def _score(self) -> None:
        """Score the frames that have come since: how well each would end a row of beats."""
        onsets = np.array(self._unscored, dtype=np.float32)
        self._unscored.clear()
        self._onsets.write(onsets)
        self._filled = min(self._filled + len(onsets), _HISTORY)
        self._scores = self._scored(onsets)[len(onsets) :]

    def _scored(self, onsets: FloatArray) -> FloatArray:
        """The last `_KEPT` scores, and those of the frames with these onsets behind them."""
        scores = np.concatenate([self._scores, np.float32(1.0 - _MEMORY) * onsets])
        windows = sliding_window_view(scores, len(self._weights))[_KEPT - self._farthest :]
        # No beat follows another so soon that it lies among those scored at once.
        for first in range(0, len(onsets), self._nearest):
            rows = slice(first, min(first + self._nearest, len(onsets)))
            best = (windows[rows] * self._weights).max(axis=1)
            scores[_KEPT:][rows] += np.float32(_MEMORY) * best
        return scores

    def _hear_tempo(self) -> None:
        heard = self._onsets.newest[-self._filled :]
        spectrum = np.fft.rfft(heard - heard.mean(), _FFT_SIZE)
        correlation = np.fft.irfft(np.abs(spectrum) ** 2)
        if correlation[0] < _FLOOR:
            self.bpm = None
            return
        correlation = np.maximum(correlation, 0.0) / correlation[0]
        comb = self._shares @ correlation[self._places]
        belief = (comb * self._prior + _FLOOR) * (self._moves * self._belief).max(axis=1)
        self._belief = belief / belief.sum()
        best = int(np.argmax(self._belief))
        self._period = float(_LAGS[best]) + _vertex(self._belief, best)
        is_sure = correlation[_LAGS[best] - 1 : _LAGS[best] + 2].max() > _SURE
        self.bpm = 60.0 * FRAME_HZ / self._period if is_sure else None
        self._weigh()

    def _predict(self) -> None:
        """Let the score run on without onsets; its peak around a beat later is the next beat."""
        # Now is half a beat after the last one was heard, so the next is half a beat away.
        count = max(1, round(self._period))
        future = self._scored(np.zeros(count, dtype=np.float32))[_KEPT:]
        half = self._period / 2
        distance = (np.arange(1, count + 1) - half) / half
        weighed = future * np.exp(-0.5 * distance**2)
        best = int(np.argmax(weighed))
        self._to_beat = 1.0 + best + _vertex(weighed, best) - self._lead
        self._is_predicted = True


def _vertex(values: np.ndarray, peak: int) -> float:
    """How far the top of the parabola through a peak and its neighbours lies from the peak."""
    if not 0 < peak < len(values) - 1:
        return 0.0
    left, middle, right = values[peak - 1 : peak + 2].tolist()
    bow = left - 2.0 * middle + right
    if bow >= 0.0:
        return 0.0
    return float(max(-0.5, min(0.5, 0.5 * (left - right) / bow)))
