"""A level meter: green, yellow, red, with a peak that hangs and falls."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features

from .decay import Glow
from .effect import Frame, Look, black_frame
from .hues import paint_hues
from .parameter import Parameter

_GREEN: Final = 1.0 / 3.0
_BAR_HALF_LIFE_S: Final = 0.08
_PEAK_HALF_LIFE_S: Final = 0.7


PARAMETERS: Final = (
    Parameter(
        id="full_level",
        low=0.1,
        high=1.0,
        default=0.5,
        unit="",
        explanation="Loudness at which the meter is full.",
    ),
)


class Vu:
    """As many pixels as it is loud, and one for the loudest moment just gone."""

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._colors = black_frame(pixels)
        self._steps = np.arange(pixels, dtype=np.float32)
        self._lit = np.empty(pixels, dtype=np.float32)
        self._bar = Glow()
        self._peak = Glow()
        hues = _GREEN * (1.0 - np.linspace(0.0, 1.0, pixels, dtype=np.float32) ** 2)
        paint_hues(hues, self._colors)

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """The last pixel of the bar is as bright as the part of it that is reached."""
        pixels = len(self._steps)
        bar = self._bar.follow(
            min(1.0, features.level / look.parameters["full_level"]),
            dt_s,
            half_life_s=_BAR_HALF_LIFE_S,
        )
        peak = self._peak.follow(bar, dt_s, half_life_s=_PEAK_HALF_LIFE_S)
        np.subtract(bar * pixels, self._steps, out=self._lit)
        np.maximum(self._lit, 0.0, out=self._lit)
        np.minimum(self._lit, 1.0, out=self._lit)
        if peak > 0.0:
            self._lit[min(pixels - 1, int(peak * pixels))] = min(1.0, 4.0 * peak)
        np.multiply(self._colors, self._lit, out=self._frame)
        return self._frame
