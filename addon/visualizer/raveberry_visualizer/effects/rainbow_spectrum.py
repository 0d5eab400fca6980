"""Wavelength: a slowly rotating rainbow whose brightness is the spectrum."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.band_bins import BandBins
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.hues import HuePainter

_RELATIVE_SPEED = 0.2
"""Speed relative to the rainbow effect; faster rotation would hide the bands."""


class RainbowSpectrum:
    """The spectrum in all colours; other than in `rave`, no band keeps its colour."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._bins = BandBins(pixels)
        self._places = (np.arange(pixels) / pixels).astype(np.float32)
        self._hues = np.empty(pixels, dtype=np.float32)
        self._turn = 0.0
        self._painter = HuePainter(pixels)

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Rotate the hues; the bands of each pixel are its brightness."""
        self._turn = (self._turn + _RELATIVE_SPEED * look.speed * dt_s) % 1.0
        np.add(self._places, self._turn, out=self._hues)
        np.mod(self._hues, 1.0, out=self._hues)
        self._painter.paint(self._hues, look.wheel, self._frame)
        values = self._bins.peaks(features.bands)
        np.multiply(values, values, out=values)
        np.multiply(self._frame, values, out=self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="wavelength", make=RainbowSpectrum, uses_audio=True, colors=Colors.WHEEL
)
