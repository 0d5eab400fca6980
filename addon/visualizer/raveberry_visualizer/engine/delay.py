"""Light and sound later than they are drawn and heard, and beats earlier."""

from collections import deque
from dataclasses import replace
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import BEATS_PER_BAR, Features

from .ports import Pixels

_FRAMES: Final = 2 * 60 + 2
"""Two seconds at 60 frames a second, the one being written and the one still shown."""

EARLY_S: Final = 0.001
"""A frame is shown so much too early rather than a whole frame too late."""


class DelayLine:
    """Frames on their way; made once, and no frame is copied but into its place."""

    def __init__(self, *, pixels: int) -> None:
        self._frames = np.zeros((_FRAMES, 3, pixels), dtype=np.uint8)
        self._drawn_at_s = [0.0] * _FRAMES
        self._count = 0
        self._newest = -1
        self._due = 0

    @property
    def vacant(self) -> Pixels:
        """Where the next frame belongs: shape (3, pixels)."""
        vacant: Pixels = self._frames[(self._newest + 1) % _FRAMES]
        return vacant

    def push(self, now_s: float) -> None:
        """The vacant place holds the frame of now."""
        self._newest = (self._newest + 1) % _FRAMES
        self._drawn_at_s[self._newest] = now_s
        if self._count < _FRAMES - 1:
            self._count += 1
        elif self._due == (self._newest + 1) % _FRAMES:
            # The show draws faster than there is room for: the oldest frame gives way.
            self._due = (self._due + 1) % _FRAMES

    def due(self, now_s: float, delay_s: float) -> Pixels:
        """The newest frame that is so old by now; at first the oldest there is."""
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


class Hindsight:
    """The music as it was: for devices that draw by themselves what they are told."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[float, Features]] = deque()
        self._told = Features()

    def past(self, features: Features, delay_s: float, now_s: float) -> Features:
        """What was heard so long ago, silence at first; `features` are kept for later."""
        self._waiting.append((now_s, replace(features, bands=features.bands.copy())))
        until_s = now_s - delay_s + EARLY_S
        while self._waiting and self._waiting[0][0] <= until_s:
            _, self._told = self._waiting.popleft()
        return self._told


class Foresight:
    """The music with its beats told ahead, by the tempo; nothing else can be known before."""

    def __init__(self) -> None:
        self._told = Features()
        self._heard_beats = 0

    def ahead(self, features: Features, lead_s: float) -> Features:
        """What is heard, with the beat as it will be in `lead_s`; valid until the next call."""
        told = self._told
        told.bands = features.bands
        told.bass, told.mid, told.treble = features.bass, features.mid, features.treble
        told.level = features.level
        told.bass_onset, told.mid_onset = features.bass_onset, features.mid_onset
        told.treble_onset = features.treble_onset
        told.bpm = features.bpm
        told.bars, told.bar_phase = features.bars, features.bar_phase
        if features.bpm is None:
            told.beats, told.beat_phase = features.beats, features.beat_phase
            return told
        lead = lead_s * features.bpm / 60.0
        coming_bar = features.bar_phase + lead / BEATS_PER_BAR
        told.bars, told.bar_phase = features.bars + int(coming_bar), coming_bar % 1.0
        coming = features.beat_phase + lead
        beats = features.beats + int(coming)
        # A tempo that is corrected must not take back a beat that was told.
        if beats >= told.beats or features.beats < self._heard_beats:
            told.beats, told.beat_phase = beats, coming % 1.0
        else:
            told.beat_phase = 0.0
        self._heard_beats = features.beats
        return told
