"""Swing: a pendulum that reaches one of the ends on every beat."""

import math
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import Glow
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter

_IDLE_HZ: Final = 1.0
_GLOW_HALF_LIFE_S: Final = 0.5


class Pendulum:
    """A swinging lamp in the chosen colour, which fades in silence."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._places = ((np.arange(pixels) + 0.5) / pixels).astype(np.float32)
        self._shine = np.empty(pixels, dtype=np.float32)
        self._idle = 0.0
        self._glow = Glow()

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Light the pixels near the lamp."""
        self._idle = (self._idle + dt_s * _IDLE_HZ) % 2.0
        swings = self._idle if features.bpm is None else features.beats % 2 + features.beat_phase
        place = 0.5 - 0.5 * math.cos(math.pi * swings)
        np.subtract(self._places, place, out=self._shine)
        np.abs(self._shine, out=self._shine)
        np.multiply(self._shine, -1.0 / look.parameters["width"], out=self._shine)
        np.add(self._shine, 1.0, out=self._shine)
        np.maximum(self._shine, 0.0, out=self._shine)
        glow = self._glow.follow(
            min(1.0, 3.0 * features.level), dt_s, half_life_s=_GLOW_HALF_LIFE_S
        )
        np.multiply(self._shine, glow, out=self._shine)
        np.multiply(look.color, self._shine, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="swing",
    make=Pendulum,
    uses_audio=True,
    parameters=(
        Parameter(
            id="width",
            low=0.02,
            high=0.5,
            default=0.12,
            unit="",
        ),
    ),
)
