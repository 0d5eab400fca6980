"""Calibration: a flash for each audible click, for setting the delay of a light."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind, Use

_FLASH_S: Final = 0.06
_PAUSE_S: Final = 0.7
"""Shortest time between flashes; the clicks come once a second."""

_TRIGGER: Final = 0.6


class Click:
    """The whole light in the chosen colour for 60 ms after an onset."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._since_flash_s = _PAUSE_S

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Start a flash on an onset if the last one is long enough ago."""
        self._since_flash_s += dt_s
        onset = max(features.bass_onset, features.mid_onset, features.treble_onset)
        if onset >= _TRIGGER and self._since_flash_s >= _PAUSE_S:
            self._since_flash_s = 0.0
        is_lit = self._since_flash_s < _FLASH_S
        np.multiply(look.color, 1.0 if is_lit else 0.0, out=self._frame)
        return self._frame


KIND: Final = EffectKind(id="click", make=Click, uses_audio=True, use=Use.OVERRIDE)
