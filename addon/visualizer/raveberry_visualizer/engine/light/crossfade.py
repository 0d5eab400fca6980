"""Crossfade from one effect to another."""

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import Frame, black_frame

from .effect_runner import EffectRunner


class Crossfade:
    """Fades an effect out while the next one fades in.

    Args:
        before: the effect that fades out.
        pixels: of the light.
        fade_s: duration, above 0.
    """

    def __init__(self, *, before: EffectRunner, pixels: int, fade_s: float) -> None:
        self._before = before
        self._fade_s = fade_s
        self._since_s = 0.0
        self._mixed = black_frame(pixels)
        self._fading_out = black_frame(pixels)

    @property
    def is_over(self) -> bool:
        """True once only the new effect is visible."""
        return self._since_s >= self._fade_s

    def mix(self, frame: Frame, features: Features, *, speed: float, dt_s: float) -> Frame:
        """Return the new effect's frame mixed with the next frame of the old effect."""
        self._since_s += dt_s
        if self.is_over:
            return frame
        share = self._since_s / self._fade_s
        before = self._before.draw(features, speed=speed, dt_s=dt_s)
        np.multiply(before, 1.0 - share, out=self._fading_out)
        np.multiply(frame, share, out=self._mixed)
        np.add(self._mixed, self._fading_out, out=self._mixed)
        # Rounding may exceed 1.
        return np.minimum(self._mixed, 1.0, out=self._mixed)
