"""Spectrum in the chosen colour, from the lowest band at the first pixel to the highest."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.effects.shared.band_bins import BandBins
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import EffectKind
from raveberry_visualizer.effects.shared.parameter import Parameter
from raveberry_visualizer.kernels import scale_colors

_MIRROR_FROM: Final = 0.5
_SQUARE: Final = 2.0
"""The default contrast, several times faster as a product than as a power."""


class Spectrum:
    """The level of each pixel's bands is its brightness; optionally mirrored."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._values = np.empty(pixels, dtype=np.float32)
        self._bands = np.empty(BAND_COUNT, dtype=np.float32)
        self._contrast = np.array(1.0, dtype=np.float32)
        half = (pixels + 1) // 2
        self._bins = BandBins(pixels)
        self._half_bins = BandBins(half)
        from_middle = np.abs(np.arange(pixels) - (pixels - 1) / 2.0)
        self._places = np.minimum(from_middle, half - 1).astype(np.intp)

    def draw(self, features: Features, look: Look, _dt_s: float) -> Frame:
        """Raise the bands to a power, because light is linear and bands are perceived loudness."""
        bands, contrast = self._bands, look.parameters["contrast"]
        if contrast == _SQUARE:
            np.multiply(features.bands, features.bands, bands)
        else:
            self._contrast.fill(contrast)
            np.power(features.bands, self._contrast, bands)
        if look.parameters["mirror"] < _MIRROR_FROM:
            values = self._bins.peaks(bands)
        else:
            half = self._half_bins.peaks(bands)
            values = half.take(self._places, out=self._values, mode="clip")
        scale_colors(values, look.color, self._frame)
        return self._frame


KIND: Final = EffectKind(
    id="spectrum",
    make=Spectrum,
    uses_audio=True,
    parameters=(
        Parameter(
            id="mirror",
            low=0.0,
            high=1.0,
            default=0.0,
            unit="",
        ),
        Parameter(
            id="contrast",
            low=1.0,
            high=4.0,
            default=2.0,
            unit="",
        ),
    ),
)
