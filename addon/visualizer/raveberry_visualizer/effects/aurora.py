"""Curtains of light that drift along and brighten with the music."""

import math
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import Glow
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter

_GLOW_HALF_LIFE_S: Final = 0.6
_SLOW_S: Final = 7.0
_SLOWER_S: Final = 11.0
"""Periods of the two waves; as they are coprime, the pattern takes long to repeat."""


class Aurora:
    """Product of two waves that drift in opposite directions."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._places = (np.arange(pixels) / pixels * 2.0 * math.pi).astype(np.float32)
        self._first = np.empty(pixels, dtype=np.float32)
        self._second = np.empty(pixels, dtype=np.float32)
        self._turn = 0.0
        self._counter_turn = 0.0
        self._glow = Glow()

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Move both waves on; the recent loudness is the brightness."""
        self._turn = (self._turn + dt_s / _SLOW_S) % 1.0
        self._counter_turn = (self._counter_turn + dt_s / _SLOWER_S) % 1.0
        waves = look.parameters["waves"]
        self._wave(self._first, waves, self._turn)
        self._wave(self._second, waves * 0.7, -self._counter_turn)
        np.multiply(self._first, self._second, out=self._first)
        level = min(1.0, 2.0 * features.level)
        glow = self._glow.follow(level, dt_s, half_life_s=_GLOW_HALF_LIFE_S)
        np.multiply(self._first, glow, out=self._first)
        np.multiply(look.color, self._first, out=self._frame)
        return self._frame

    def _wave(self, out: np.ndarray, waves: float, turn: float) -> None:
        """Write a sine wave between 0 and 1."""
        np.multiply(self._places, waves, out=out)
        np.add(out, 2.0 * math.pi * turn, out=out)
        np.sin(out, out=out)
        np.add(out, 1.0, out=out)
        np.multiply(out, 0.5, out=out)
        # Rounding may exceed the range.
        np.clip(out, 0.0, 1.0, out=out)


KIND: Final = EffectKind(
    id="aurora",
    make=Aurora,
    uses_audio=True,
    parameters=(
        Parameter(
            id="waves",
            low=1.0,
            high=8.0,
            default=3.0,
            unit="",
        ),
    ),
)
