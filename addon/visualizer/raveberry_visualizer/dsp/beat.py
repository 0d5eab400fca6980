"""Tempo and beats, heard as they come and told ahead.

How likely each place of a beat is, at each tempo, is moved on from frame to frame and weighed by
what is heard in it: the forward pass over the bar pointer of Whiteley, Cemgil and Godsill,
"Bayesian Modelling of Temporal Structure in Musical Audio" (ISMIR 2006), for a single beat. Tempi
lie evenly in their logarithm and change at beats only, as in Krebs, Böck and Widmer, "An Efficient
State-Space Model for Joint Tempo and Meter Tracking" (ISMIR 2015). All else is our own, as are the
numbers: docs/adr/0018.
"""

import math
from typing import Final

import numpy as np

from raveberry_visualizer import kernels

from .arrays import FloatArray, IndexArray

FRAME_HZ: Final = 60.0
"""The tracker's own grid; any other frame rate is resampled to it."""

HEARD_LATE_S: Final = 0.045
"""From a beat to the frame in which its onset is strongest (lights.md, section 2)."""

_SHORTEST: Final = 16
_LONGEST: Final = 80
"""Frames per beat: 225 to 45 beats a minute."""

_TEMPI: Final = 72
"""2.3 % apart."""

_STEADINESS: Final = 150.0
"""By how much more unlikely, as a logarithm, a beat is that takes twice as long as the last."""

_FAVOURITE_BPM: Final = 120.0
_FAVOUR: Final = 4.0
"""By how much more unlikely, as a logarithm, each second is in which the tempo is an octave off."""

_SOUNDS: Final = 1.0 / 12.0
"""The part of a beat in which it is expected to sound."""

_SOUNDS_LEAST: Final = 2
"""Frames, as the window smears an onset over so many."""

_SLOPE: Final = 4.5
_OFFSET: Final = 2.0
_LOWEST: Final = -0.7
"""How much more likely an onset of a strength is on a beat than off it, as a logarithm: a line over
the root of its strength."""

_HALF: Final = 0.4
"""How much of that holds for the middle between beats."""

_SPREAD: Final = 1e-6
"""Of all likelihood is shared evenly in each frame: anything may begin anew."""

_PEAK_KEPT: Final = 0.996
"""From frame to frame, of the strongest onset that others are measured against."""

_WEAKEST_PEAK: Final = 1e-3

_SURE: Final = 0.04
"""How much stronger onsets must be where a beat was expected than they mostly are, against the
strongest one, so that there is a beat at all."""

_SURE_KEPT: Final = 0.5 ** (1.0 / 180.0)
"""From frame to frame, of these means: half of it is from the last three seconds."""

_SAME: Final = 0.12
"""Lengths that differ by no larger part are one tempo, told from the mean of its beats."""

_NEWEST: Final = 0.125
"""Weight of the last beat in that mean."""


def _lengths() -> FloatArray:
    """Frames per beat of each tempo."""
    return np.geomspace(_SHORTEST, _LONGEST, _TEMPI).astype(np.float32)


def _moves(lengths: FloatArray) -> FloatArray:
    """How likely a beat of each length is after each other, the favourite tempo coming first."""
    moves = np.exp(-_STEADINESS * np.abs(lengths / lengths[:, np.newaxis] - 1.0))
    octaves = np.log2(60.0 * FRAME_HZ / lengths / _FAVOURITE_BPM)
    favour = np.exp(-_FAVOUR * octaves**2 * lengths / FRAME_HZ)
    return (moves / moves.sum(axis=1, keepdims=True) * favour).astype(np.float32)


def _sounding(firsts: IndexArray, lengths: FloatArray, part: float) -> IndexArray:
    """The places at which beats sound that are so far beyond the first place."""
    counts = np.maximum(np.rint(lengths * _SOUNDS), _SOUNDS_LEAST).astype(np.intp)
    begins = firsts + np.rint(part * lengths).astype(np.intp)
    spans = zip(begins, begins + counts, strict=True)
    return np.concatenate([np.arange(begin, end, dtype=np.intp) for begin, end in spans])


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
        self._pending = 0.0
        self._left_over_s = 0.0
        self._peak = _WEAKEST_PEAK
        self._period = FRAME_HZ * 60.0 / _FAVOURITE_BPM
        self._since_beat = 0.0
        self._to_beat = self._period
        self._is_predicted = False
        self._lengths = lengths = _lengths()
        # Places are whole: now and then the last is left out, so that a beat lasts as it should.
        counts = np.ceil(lengths).astype(np.intp)
        self._leaving = counts.astype(np.float32) - lengths
        self._firsts = firsts = np.cumsum(counts) - counts
        self._moves = _moves(lengths)
        self._on_beat = _sounding(firsts, lengths, 0.0)
        self._on_half = _sounding(firsts, lengths, 0.5)
        self._likely = np.repeat(np.float32(1.0) / (_TEMPI * counts.astype(np.float32)), counts)
        self._arrivals = np.zeros(_TEMPI, dtype=np.float32)
        self._met = 0.0
        self._expected = _SOUNDS
        self._usual = 0.0

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
        self._hear(onset)
        self._since_beat += 1.0
        self._to_beat -= 1.0
        # Half a beat after the last one is early enough, and none is told twice.
        if not self._is_predicted and self._since_beat >= self._period / 2:
            self._predict()
        if self._to_beat <= 0.0:
            self.beats += self.bpm is not None
            took = self._since_beat + self._to_beat
            if abs(took / self._period - 1.0) < _SAME:
                self._period += _NEWEST * (took - self._period)
            self._since_beat = -self._to_beat
            self._to_beat += self._period
            self._is_predicted = False
        whole = self._since_beat + max(self._to_beat, 0.0)
        self.phase = min(self._since_beat / whole, 1.0) if whole > 0.0 else 0.0

    def _hear(self, onset: float) -> None:
        self._peak = max(onset, self._peak * _PEAK_KEPT, _WEAKEST_PEAK)
        strength = onset / self._peak
        evidence = max(_SLOPE * math.sqrt(strength) - _OFFSET, _LOWEST)
        expected = kernels.advance(
            self._likely,
            self._arrivals,
            self._firsts,
            self._leaving,
            self._moves,
            self._on_beat,
            self._on_half,
            math.exp(evidence),
            math.exp(_HALF * evidence),
            _SPREAD,
        )
        # Expected before it is heard: of noise, no more than chance comes true.
        self._met += (1.0 - _SURE_KEPT) * (expected * strength - self._met)
        self._expected += (1.0 - _SURE_KEPT) * (expected - self._expected)
        self._usual += (1.0 - _SURE_KEPT) * (strength - self._usual)

    def _predict(self) -> None:
        """Tell from the likeliest place when the next beat is."""
        place = int(self._likely.argmax())
        row = int(self._firsts.searchsorted(place, "right")) - 1
        length = float(self._lengths[row])
        if abs(length / self._period - 1.0) > _SAME:
            self._period = length
        least = max(length / 2 - self._since_beat, 0.0)
        left = length - (place - int(self._firsts[row])) - self._lead
        self._to_beat = least + (left - least) % length
        self._is_predicted = True
        is_sure = self._met / self._expected - self._usual > _SURE
        self.bpm = 60.0 * FRAME_HZ / self._period if is_sure else None
