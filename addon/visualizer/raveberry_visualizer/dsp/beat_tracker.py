"""Beat tracking in real time: tempo, phase and the prediction of the next beat.

The forward algorithm on a state space of tempo and position within the beat: the bar pointer model
of Whiteley, Cemgil and Godsill, "Bayesian Modelling of Temporal Structure in Musical Audio" (ISMIR
2006), for a single beat. Tempi are spaced evenly in their logarithm and change at beats only, as in
Krebs, Böck and Widmer, "An Efficient State-Space Model for Joint Tempo and Meter Tracking" (ISMIR
2015). The observation model and all parameters are our own: docs/adr/0018.
"""

import math
from typing import Final

import numpy as np

from raveberry_visualizer import kernels

from .array_types import FloatArray, IndexArray

FRAME_HZ: Final = 60.0
"""Frame rate of the tracker; other rates are resampled to it."""

ONSET_DELAY_S: Final = 0.045
"""From a beat to the frame in which its onset is strongest."""

_SHORTEST: Final = 16
_LONGEST: Final = 80
"""Frames per beat: 225 to 45 beats a minute."""

_TEMPI: Final = 72
"""2.3 % apart."""

_STEADINESS: Final = 150.0
"""Log-probability by which a beat twice as long as the last one is less likely."""

_NEGLIGIBLE: Final = 1e-20
"""Transitions that are less likely are left out. No state is rarer than _UNIFORM over the number of
states, so they change no result; their products are subnormal, which takes half as long again."""

_FAVOURITE_BPM: Final = 120.0
_FAVOUR: Final = 4.0
"""Log-probability per second by which a tempo one octave off is less likely."""

_SOUNDING: Final = 1.0 / 12.0
"""Share of the beat in which its onset is expected."""

_MIN_SOUNDING_FRAMES: Final = 2
"""The window smears an onset over two frames."""

_SLOPE: Final = 4.5
_OFFSET: Final = 2.0
_LOWEST: Final = -0.7
"""Log-likelihood ratio of an onset on a beat to one off it: linear in the square root of its
strength, with a lower limit."""

_HALF: Final = 0.4
"""Factor for the log-likelihood ratio halfway between beats."""

_UNIFORM: Final = 1e-6
"""Share of the probability that each frame distributes evenly, so that no state dies out."""

_PEAK_KEPT: Final = 0.996
"""Factor per frame for the peak that onsets are normalised by."""

_WEAKEST_PEAK: Final = 1e-3

_MIN_CONFIDENCE: Final = 0.04
"""Margin by which onsets at expected beats must exceed the mean onset, relative to the peak, for a
beat to be reported."""

_CONFIDENCE_KEPT: Final = 0.5 ** (1.0 / 180.0)
"""Factor per frame for the means behind the confidence: a half-life of three seconds."""

_SAME_TEMPO: Final = 0.12
"""Beats whose lengths differ by less are averaged into one tempo."""

_NEWEST: Final = 0.125
"""Weight of the last beat in that mean."""


def _lengths() -> FloatArray:
    """Return the frames per beat of each tempo."""
    return np.geomspace(_SHORTEST, _LONGEST, _TEMPI).astype(np.float32)


def _transitions(lengths: FloatArray) -> FloatArray:
    """Return the probability of each tempo after each other one, favouring _FAVOURITE_BPM."""
    steadiness = np.exp(-_STEADINESS * np.abs(lengths / lengths[:, np.newaxis] - 1.0))
    octaves = np.log2(60.0 * FRAME_HZ / lengths / _FAVOURITE_BPM)
    favour = np.exp(-_FAVOUR * octaves**2 * lengths / FRAME_HZ)
    transitions = steadiness / steadiness.sum(axis=1, keepdims=True) * favour
    transitions[transitions < _NEGLIGIBLE] = 0.0
    return transitions.astype(np.float32)


def _sounding_states(firsts: IndexArray, lengths: FloatArray, part: float) -> IndexArray:
    """Return the states in which an onset is expected, starting at that part of the beat."""
    counts = np.maximum(np.rint(lengths * _SOUNDING), _MIN_SOUNDING_FRAMES).astype(np.intp)
    starts = firsts + np.rint(part * lengths).astype(np.intp)
    spans = zip(starts, starts + counts, strict=True)
    return np.concatenate([np.arange(start, end, dtype=np.intp) for start, end in spans])


class BeatTracker:
    """Tracks the beat and predicts the next one.

    Args:
        lead_s: how much earlier than its onset a beat is reported; 0 to 0.1. The default
            compensates for the delay of the analysis window.

    Attributes:
        bpm: beats per minute; None while the tracker is not confident.
        phase: 0 at a beat, rising to 1 at the next, by prediction.
        beats: number of beats reported so far.
    """

    def __init__(self, *, lead_s: float = ONSET_DELAY_S) -> None:
        self.bpm: float | None = None
        self.phase = 0.0
        self.beats = 0
        self._lead = lead_s * FRAME_HZ
        self._pending = 0.0
        self._left_over_s = 0.0
        self._peak = _WEAKEST_PEAK
        self._period = FRAME_HZ * 60.0 / _FAVOURITE_BPM
        self._since_beat = 0.0
        self._to_beat = self._period
        self._is_predicted = False
        self._lengths = lengths = _lengths()
        # Rows have whole numbers of states: a share of the probability leaves one state early, so
        # that a beat has its exact length on average.
        counts = np.ceil(lengths).astype(np.intp)
        self._early_exits = counts.astype(np.float32) - lengths
        self._firsts = firsts = np.cumsum(counts) - counts
        self._transitions = _transitions(lengths)
        self._beat_states = _sounding_states(firsts, lengths, 0.0)
        self._half_states = _sounding_states(firsts, lengths, 0.5)
        self._probabilities = np.repeat(
            np.float32(1.0) / (_TEMPI * counts.astype(np.float32)), counts
        )
        self._entering = np.zeros(_TEMPI, dtype=np.float32)
        self._mean_at_beats = 0.0
        self._mean_expected = _SOUNDING
        self._mean_strength = 0.0

    def step(self, onset: float, dt_s: float) -> bool:
        """Process a frame.

        Args:
            onset: onset strength of the frame; 0 or more.
            dt_s: its duration.

        Returns:
            True if a beat falls into it.
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
        self._update(onset)
        self._since_beat += 1.0
        self._to_beat -= 1.0
        # Predicting half a beat after the last one is early enough, and reports none twice.
        if not self._is_predicted and self._since_beat >= self._period / 2:
            self._predict()
        if self._to_beat <= 0.0:
            self.beats += self.bpm is not None
            took = self._since_beat + self._to_beat
            if abs(took / self._period - 1.0) < _SAME_TEMPO:
                self._period += _NEWEST * (took - self._period)
            self._since_beat = -self._to_beat
            self._to_beat += self._period
            self._is_predicted = False
        whole = self._since_beat + max(self._to_beat, 0.0)
        self.phase = min(self._since_beat / whole, 1.0) if whole > 0.0 else 0.0

    def _update(self, onset: float) -> None:
        self._peak = max(onset, self._peak * _PEAK_KEPT, _WEAKEST_PEAK)
        strength = onset / self._peak
        evidence = max(_SLOPE * math.sqrt(strength) - _OFFSET, _LOWEST)
        expected = kernels.advance_beat_states(
            self._probabilities,
            self._entering,
            self._firsts,
            self._early_exits,
            self._transitions,
            self._beat_states,
            self._half_states,
            math.exp(evidence),
            math.exp(_HALF * evidence),
            _UNIFORM,
        )
        # The expectation precedes the onset: on noise the two are uncorrelated.
        self._mean_at_beats += (1.0 - _CONFIDENCE_KEPT) * (
            expected * strength - self._mean_at_beats
        )
        self._mean_expected += (1.0 - _CONFIDENCE_KEPT) * (expected - self._mean_expected)
        self._mean_strength += (1.0 - _CONFIDENCE_KEPT) * (strength - self._mean_strength)

    def _predict(self) -> None:
        """Predict the next beat from the most probable state."""
        state = int(self._probabilities.argmax())
        row = int(self._firsts.searchsorted(state, "right")) - 1
        length = float(self._lengths[row])
        if abs(length / self._period - 1.0) > _SAME_TEMPO:
            self._period = length
        least = max(length / 2 - self._since_beat, 0.0)
        left = length - (state - int(self._firsts[row])) - self._lead
        self._to_beat = least + (left - least) % length
        self._is_predicted = True
        is_confident = (
            self._mean_at_beats / self._mean_expected - self._mean_strength > _MIN_CONFIDENCE
        )
        self.bpm = 60.0 * FRAME_HZ / self._period if is_confident else None
