"""Compensation of delays: later frames, later features, earlier beats."""

from collections import deque
from dataclasses import replace
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import BEATS_PER_BAR, Features
from raveberry_visualizer.engine.ports import Pixels

_FRAMES: Final = 2 * 60 + 2
"""Two seconds at 60 fps, plus the frame being written and the one still shown."""

EARLY_S: Final = 0.001
"""A frame may be shown this much too early rather than a whole frame too late."""


class DelayLine:
    """Ring buffer of frames, allocated once."""

    def __init__(self, *, pixels: int) -> None:
        self._frames = np.zeros((_FRAMES, 3, pixels), dtype=np.uint8)
        self._drawn_at_s = [0.0] * _FRAMES
        self._count = 0
        self._newest = -1
        self._due = 0

    @property
    def vacant(self) -> Pixels:
        """Memory for the next frame, shape (3, pixels)."""
        vacant: Pixels = self._frames[(self._newest + 1) % _FRAMES]
        return vacant

    def push(self, now_s: float) -> None:
        """Append the frame in `vacant`, drawn now."""
        self._newest = (self._newest + 1) % _FRAMES
        self._drawn_at_s[self._newest] = now_s
        if self._count < _FRAMES - 1:
            self._count += 1
        elif self._due == (self._newest + 1) % _FRAMES:
            # Frames are drawn faster than there is room for: drop the oldest.
            self._due = (self._due + 1) % _FRAMES

    def due(self, now_s: float, delay_s: float) -> Pixels:
        """Return the newest frame of at least that age; at first the oldest one."""
        until_s = now_s - delay_s + EARLY_S
        while self._due != self._newest:
            following = (self._due + 1) % _FRAMES
            if self._drawn_at_s[following] > until_s:
                break
            self._due = following
        while self._drawn_at_s[self._due] > until_s and self._has_older(self._due):
            self._due = (self._due - 1) % _FRAMES
        due: Pixels = self._frames[self._due]
        return due

    def _has_older(self, at: int) -> bool:
        return (self._newest - at) % _FRAMES < self._count - 1


class DelayedFeatures:
    """Features of some time ago, for devices that draw their own effects."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[float, Features]] = deque()
        self._latest = Features()

    def delayed(self, features: Features, delay_s: float, now_s: float) -> Features:
        """Store the features and return those of `delay_s` ago; silence at first."""
        self._waiting.append((now_s, replace(features, bands=features.bands.copy())))
        until_s = now_s - delay_s + EARLY_S
        while self._waiting and self._waiting[0][0] <= until_s:
            _, self._latest = self._waiting.popleft()
        return self._latest


class PredictedBeats:
    """Features whose beats come earlier, as predicted by the tempo; nothing else is predictable."""

    def __init__(self) -> None:
        self._predicted = Features()
        self._detected_beats = 0

    def ahead(self, features: Features, lead_s: float) -> Features:
        """Return the features with the beat of `lead_s` later, valid until the next call."""
        predicted = self._predicted
        predicted.bands = features.bands
        predicted.bass, predicted.mid = features.bass, features.mid
        predicted.treble, predicted.level = features.treble, features.level
        predicted.bass_onset, predicted.mid_onset = features.bass_onset, features.mid_onset
        predicted.treble_onset = features.treble_onset
        predicted.bpm = features.bpm
        predicted.bars, predicted.bar_phase = features.bars, features.bar_phase
        if features.bpm is None:
            predicted.beats, predicted.beat_phase = features.beats, features.beat_phase
            return predicted
        lead = lead_s * features.bpm / 60.0
        bar_phase = features.bar_phase + lead / BEATS_PER_BAR
        predicted.bars, predicted.bar_phase = features.bars + int(bar_phase), bar_phase % 1.0
        beat_phase = features.beat_phase + lead
        beats = features.beats + int(beat_phase)
        # A corrected tempo must not take back a beat that was reported.
        if beats >= predicted.beats or features.beats < self._detected_beats:
            predicted.beats, predicted.beat_phase = beats, beat_phase % 1.0
        else:
            predicted.beat_phase = 0.0
        self._detected_beats = features.beats
        return predicted
