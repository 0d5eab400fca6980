"""Breathing: the chosen colour rises and falls slowly, for quiet hours."""

import math
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter

_DIMMEST: Final = 0.05


class Breathe:
    """Never dark, never sudden, independent of the music."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._phase = 0.0

    def draw(self, _features: Features, look: Look, dt_s: float) -> Frame:
        """Advance the phase."""
        self._phase = (self._phase + dt_s / look.parameters["period_s"]) % 1.0
        breath = 0.5 - 0.5 * math.cos(2.0 * math.pi * self._phase)
        np.multiply(look.color, _DIMMEST + (1.0 - _DIMMEST) * breath**2, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="breathe",
    make=Breathe,
    uses_audio=False,
    parameters=(
        Parameter(
            id="period_s",
            low=2.0,
            high=60.0,
            default=8.0,
            unit="s",
        ),
    ),
)
