"""Strobe: short flashes on strong bass drums, at most three per second."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind

_FLASH_S: Final = 0.05
_PAUSE_S: Final = 0.35
"""Time between flashes. Three per second are considered safe (WCAG 2.2, 2.3.1); this leaves a
margin for a late frame."""

_TRIGGER: Final = 0.7


class Strobe:
    """The whole light in the chosen colour for 50 ms, then dark."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._since_flash_s = _PAUSE_S

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Start a flash on a strong drum if the last one is long enough ago."""
        self._since_flash_s += dt_s
        if features.bass_onset >= _TRIGGER and self._since_flash_s >= _PAUSE_S:
            self._since_flash_s = 0.0
        is_lit = self._since_flash_s < _FLASH_S
        np.multiply(look.color, 1.0 if is_lit else 0.0, out=self._frame)
        return self._frame


KIND: Final = EffectKind(id="strobe", make=Strobe, uses_audio=True)
