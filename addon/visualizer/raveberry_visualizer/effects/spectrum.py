"""The spectrum in the chosen colour: the first pixel is the lowest band, the last the highest."""

import numpy as np

from raveberry_visualizer.dsp import Features

from .bins import Bins
from .effect import Frame, Look, black_frame


class Spectrum:
    """Each pixel as bright as its share of the bands is loud; not mirrored."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._bins = Bins(pixels)

    def draw(self, features: Features, look: Look, _dt_s: float) -> Frame:
        """Light every pixel; squared, because light is linear and the bands are as heard."""
        values = self._bins.peaks(features.bands)
        np.multiply(values, values, out=values)
        np.multiply(values, look.color, out=self._frame)
        return self._frame
