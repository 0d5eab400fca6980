"""From one effect to another without a jump."""

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import Frame, black_frame

from .act import Act


class Crossfade:
    """The end of an effect while the next has begun.

    Args:
        before: the effect that goes.
        pixels: of the light.
        fade_s: above 0.
    """

    def __init__(self, *, before: Act, pixels: int, fade_s: float) -> None:
        self._before = before
        self._fade_s = fade_s
        self._since_s = 0.0
        self._mixed = black_frame(pixels)
        self._going = black_frame(pixels)

    @property
    def is_over(self) -> bool:
        """Nothing is left of the effect that went."""
        return self._since_s >= self._fade_s

    def mixed(self, coming: Frame, features: Features, *, speed: float, dt_s: float) -> Frame:
        """Both effects in the shares of this moment."""
        self._since_s += dt_s
        if self.is_over:
            return coming
        share = self._since_s / self._fade_s
        going = self._before.draw(features, speed=speed, dt_s=dt_s)
        np.multiply(going, 1.0 - share, out=self._going)
        np.multiply(coming, share, out=self._mixed)
        np.add(self._mixed, self._going, out=self._mixed)
        # Rounding may rise above the range by a hair.
        return np.minimum(self._mixed, 1.0, out=self._mixed)
