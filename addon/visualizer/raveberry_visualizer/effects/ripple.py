"""Ripples that run from the centre to both ends with each bass drum."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features, FloatArray
from raveberry_visualizer.effects.shared.decay import Glow
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind

_CROSSING_S: Final = 0.8
_STEPS_PER_S: Final = 120.0
_GLOW_HALF_LIFE_S: Final = 0.05


class Ripple:
    """Recent bass onsets, drawn at a distance from the centre that grows with their age."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._length = round(_CROSSING_S * _STEPS_PER_S)
        self._past = np.zeros(2 * self._length, dtype=np.float32)
        self._at = 0
        self._due = 0.0
        self._drum = Glow()
        middle = (pixels - 1) / 2.0
        far = np.abs(np.arange(pixels) - middle) / max(0.5, middle)
        self._places = (self._length - 1 - far * (self._length - 1)).astype(np.intp)
        self._fading = (1.0 - 0.9 * far).astype(np.float32)
        self._seen = np.empty(pixels, dtype=np.float32)

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Move the ripples on by `dt_s`."""
        self._due += dt_s * _STEPS_PER_S
        drum = self._drum.follow(features.bass_onset, dt_s, half_life_s=_GLOW_HALF_LIFE_S)
        for _ in range(min(int(self._due), self._length)):
            self._past[self._at] = self._past[self._at + self._length] = drum * drum
            self._at = (self._at + 1) % self._length
        self._due -= int(self._due)
        newest: FloatArray = self._past[self._at : self._at + self._length]
        newest.take(self._places, out=self._seen, mode="clip")
        np.multiply(self._seen, self._fading, out=self._seen)
        np.multiply(look.color, self._seen, out=self._frame)
        return self._frame


KIND: Final = EffectKind(id="ripple", make=Ripple, uses_audio=True)
