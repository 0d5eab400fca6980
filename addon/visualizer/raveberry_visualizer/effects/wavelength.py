"""A rainbow that turns slowly, every hue as bright as the bands beneath it are loud."""

import numpy as np

from raveberry_visualizer.dsp import Features

from .bins import Bins
from .effect import Frame, Look, black_frame
from .hues import HuePainter

_SLOWER = 0.2
"""Than the rainbow effect, or the bands would drown in the turning."""


class Wavelength:
    """The spectrum in all colours; other than `rave`, no band keeps its colour."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._bins = Bins(pixels)
        self._places = (np.arange(pixels) / pixels).astype(np.float32)
        self._hues = np.empty(pixels, dtype=np.float32)
        self._turn = 0.0
        self._painter = HuePainter(pixels)

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Turn, and light every pixel by its bands."""
        self._turn = (self._turn + _SLOWER * look.speed * dt_s) % 1.0
        np.add(self._places, self._turn, out=self._hues)
        np.mod(self._hues, 1.0, out=self._hues)
        self._painter.paint(self._hues, look.wheel, self._frame)
        values = self._bins.peaks(features.bands)
        np.multiply(values, values, out=values)
        np.multiply(self._frame, values, out=self._frame)
        return self._frame
