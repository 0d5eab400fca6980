"""The spectrum in the chosen colour: the first pixel is the lowest band, the last the highest."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, Features, scalar
from raveberry_visualizer.kernels import paint

from .bins import Bins
from .effect import Frame, Look, black_frame
from .parameter import Parameter

_ASKED: Final = 0.5
_SQUARE: Final = 2.0
"""The default, and several times faster as a product than as a power."""

PARAMETERS: Final = (
    Parameter(
        id="mirror",
        low=0.0,
        high=1.0,
        default=0.0,
        unit="",
        explanation="1 puts the bass into the middle and the treble at both ends.",
    ),
    Parameter(
        id="contrast",
        low=1.0,
        high=4.0,
        default=2.0,
        unit="",
        explanation="How much brighter loud bands are than quiet ones, as a power.",
    ),
)


class Spectrum:
    """Each pixel as bright as its share of the bands is loud; mirrored only when asked."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._values = np.empty(pixels, dtype=np.float32)
        self._bands = np.empty(BAND_COUNT, dtype=np.float32)
        self._contrast = scalar(1.0)
        half = (pixels + 1) // 2
        self._bins = Bins(pixels)
        self._half_bins = Bins(half)
        from_middle = np.abs(np.arange(pixels) - (pixels - 1) / 2.0)
        self._places = np.minimum(from_middle, half - 1).astype(np.intp)

    def draw(self, features: Features, look: Look, _dt_s: float) -> Frame:
        """Light every pixel; raised, because light is linear and the bands are as heard."""
        bands, contrast = self._bands, look.parameters["contrast"]
        if contrast == _SQUARE:
            np.multiply(features.bands, features.bands, bands)
        else:
            self._contrast.fill(contrast)
            np.power(features.bands, self._contrast, bands)
        if look.parameters["mirror"] < _ASKED:
            values = self._bins.peaks(bands)
        else:
            half = self._half_bins.peaks(bands)
            values = half.take(self._places, out=self._values, mode="clip")
        paint(values, look.color, self._frame)
        return self._frame
