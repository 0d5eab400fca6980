"""Rave: the spectrum in colours from red bass to blue treble, as in the original Raveberry."""

import math
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.band_bins import BandBins
from raveberry_visualizer.effects.shared.effect import Effect, Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.hues import logistic, paint_hues
from raveberry_visualizer.kernels import scale_colors

_RED_UNTIL: Final = 1.0 / 8.0
_MIDDLE: Final = 9.0 / 16.0
_STEEPNESS: Final = 12.0
_BLUE: Final = 2.0 / 3.0
_LAMP_BINS: Final = 16


class ColorSpectrum:
    """Each pixel has a fixed colour and the brightness of its bands."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._bins = BandBins(pixels)
        self._colors = black_frame(pixels)
        places = (np.arange(pixels) / pixels).astype(np.float32)
        foot = _BLUE / (1.0 + math.exp(-_STEEPNESS * (_RED_UNTIL - _MIDDLE)))
        scale = _BLUE / (_BLUE - 2.0 * foot)
        hues = scale * logistic(places, height=_BLUE, steepness=_STEEPNESS, middle=_MIDDLE) - foot
        hues[places < _RED_UNTIL] = 0.0
        paint_hues(hues, self._colors)

    def draw(self, features: Features, _look: Look, _dt_s: float) -> Frame:
        """Set the brightness of every pixel to the level of its bands."""
        values = self._bins.means(features.bands)
        scale_colors(values, self._colors, self._frame)
        return self._frame


class ColorSpectrumLamp:
    """A light of one pixel: bass drives red, middle green, treble blue."""

    def __init__(self) -> None:
        self._frame = black_frame(1)
        self._bins = BandBins(_LAMP_BINS)
        places = (np.arange(_LAMP_BINS) / _LAMP_BINS).astype(np.float32)
        steepness = 6.0 * math.e
        not_red = logistic(places, height=1.0, steepness=steepness, middle=1.0 / 3.0)
        blue = logistic(places, height=1.0, steepness=steepness, middle=2.0 / 3.0)
        self._weights = np.stack([1.0 - not_red, not_red - blue, blue]) * np.float32(
            3.0 / _LAMP_BINS
        )

    def draw(self, features: Features, _look: Look, _dt_s: float) -> Frame:
        """Mix the three weighted sums of bands."""
        np.dot(self._weights, self._bins.means(features.bands), out=self._frame[:, 0])
        np.minimum(self._frame, 1.0, out=self._frame)
        return self._frame


def color_spectrum(pixels: int) -> Effect:
    """Return the effect for a strip, or for a lamp of one pixel."""
    return ColorSpectrum(pixels) if pixels > 1 else ColorSpectrumLamp()


KIND: Final = EffectKind(id="rave", make=color_spectrum, uses_audio=True, colors=Colors.OWN)
