"""Sparkles that follow the treble: cymbals and consonants."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import kept
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter
from raveberry_visualizer.effects.shared.random_source import random_generator

_STEP_S: Final = 1.0 / 60.0
_DARK: Final = 1.0 / 1024.0


class Sparkle:
    """Single pixels in the chosen colour; the louder the treble, the more."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._shine = np.zeros(pixels, dtype=np.float32)
        self._chance = np.empty(pixels, dtype=np.float32)
        self._begins = np.empty(pixels, dtype=np.bool_)
        self._dice = random_generator(pixels)
        self._due_s = 0.0

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Fade all pixels and light new ones."""
        self._due_s += dt_s
        while self._due_s >= _STEP_S:
            self._due_s -= _STEP_S
            treble = max(features.treble_onset, features.treble**2)
            self._twinkle(look.parameters["density"] * treble, look.parameters["fade_s"])
        np.multiply(look.color, self._shine, out=self._frame)
        return self._frame

    def _twinkle(self, share: float, fade_s: float) -> None:
        np.multiply(self._shine, kept(fade_s, _STEP_S), out=self._shine)
        np.less(self._shine, _DARK, out=self._begins)
        np.copyto(self._shine, 0.0, where=self._begins)
        self._dice.random(out=self._chance, dtype=np.float32)
        np.less(self._chance, share, out=self._begins)
        np.copyto(self._shine, 1.0, where=self._begins)


KIND: Final = EffectKind(
    id="sparkle",
    make=Sparkle,
    uses_audio=True,
    parameters=(
        Parameter(
            id="density",
            low=0.01,
            high=0.5,
            default=0.08,
            unit="",
        ),
        Parameter(
            id="fade_s",
            low=0.03,
            high=2.0,
            default=0.15,
            unit="s",
        ),
    ),
)
