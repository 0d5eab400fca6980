"""Theatre chase: every fourth pixel, moving on by one with each beat."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.decay import Glow
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind

_EVERY: Final = 4
_IDLE_HZ: Final = 2.0
_GLOW_HALF_LIFE_S: Final = 0.4


class Chase:
    """Chase lights in the chosen colour, which fade in silence."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._steps = np.arange(pixels) % _EVERY
        self._lit = np.empty(pixels, dtype=np.bool_)
        self._idle = 0.0
        self._glow = Glow()

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Light the pixels of the current step."""
        self._idle = (self._idle + dt_s * _IDLE_HZ) % _EVERY
        turn = int(self._idle) if features.bpm is None else features.beats % _EVERY
        np.equal(self._steps, turn, out=self._lit)
        glow = self._glow.follow(
            min(1.0, 3.0 * features.level), dt_s, half_life_s=_GLOW_HALF_LIFE_S
        )
        np.multiply(look.color, self._lit, out=self._frame)
        np.multiply(self._frame, glow, out=self._frame)
        return self._frame


KIND: Final = EffectKind(id="chase", make=Chase, uses_audio=True)
