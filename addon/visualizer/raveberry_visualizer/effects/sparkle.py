"""Stars that light up with cymbals and consonants."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features

from .decay import kept
from .effect import Frame, Look, black_frame
from .noise import dice

_STEP_S: Final = 1.0 / 60.0
_HALF_LIFE_S: Final = 0.15
_SHARE_PER_STEP: Final = 0.08
"""Of all pixels that begin to shine in a step while the treble sounds its loudest."""

_DARK: Final = 1.0 / 1024.0


class Sparkle:
    """Single pixels in the chosen colour, more of them the more there is in the treble."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._shine = np.zeros(pixels, dtype=np.float32)
        self._chance = np.empty(pixels, dtype=np.float32)
        self._begins = np.empty(pixels, dtype=np.bool_)
        self._dice = dice(pixels)
        self._due_s = 0.0

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Fade all, and let some begin."""
        self._due_s += dt_s
        while self._due_s >= _STEP_S:
            self._due_s -= _STEP_S
            self._twinkle(max(features.treble_onset, features.treble**2))
        np.multiply(look.color, self._shine, out=self._frame)
        return self._frame

    def _twinkle(self, treble: float) -> None:
        np.multiply(self._shine, kept(_HALF_LIFE_S, _STEP_S), out=self._shine)
        np.less(self._shine, _DARK, out=self._begins)
        np.copyto(self._shine, 0.0, where=self._begins)
        self._dice.random(out=self._chance, dtype=np.float32)
        np.less(self._chance, _SHARE_PER_STEP * treble, out=self._begins)
        np.copyto(self._shine, 1.0, where=self._begins)
