"""Rainbow: all colours at once, rotating, as in the original Raveberry."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects.shared.effect import Frame, Look, black_frame
from raveberry_visualizer.effects.shared.effect_kind import Colors, EffectKind
from raveberry_visualizer.effects.shared.hues import HuePainter

_STEEPNESS: Final = 16.0
_RED_TO_BLUE: Final = 2.0 / 3.0
_BLUE_TO_RED: Final = 1.0 / 3.0


class Rainbow:
    """Every hue once along the light; one turn takes 1 / speed seconds.

    Two logistic curves give red and blue more space than the greens between them. A light of one
    pixel shows the hue of the phase itself.
    """

    def __init__(self, pixels: int) -> None:
        self._frame = black_frame(pixels)
        self._phase = 0.0
        self._places = (np.arange(pixels) / pixels).astype(np.float32)
        self._turned = np.empty(pixels, dtype=np.float32)
        self._hues = np.empty(pixels, dtype=np.float32)
        self._upper = np.empty(pixels, dtype=np.float32)
        self._is_upper = np.empty(pixels, dtype=np.bool_)
        self._painter = HuePainter(pixels)

    def draw(self, _features: Features, look: Look, dt_s: float) -> Frame:
        """Rotate by `speed · dt_s`."""
        self._phase = (self._phase + look.speed * dt_s) % 1.0
        np.add(self._places, self._phase, out=self._turned)
        np.mod(self._turned, 1.0, out=self._turned)
        # The curves compensate for the perception of hues, so they do not apply to palettes.
        is_stretched = len(self._turned) > 1 and look.wheel is None
        if is_stretched:
            self._stretch()
        self._painter.paint(self._hues if is_stretched else self._turned, look.wheel, self._frame)
        return self._frame

    def _stretch(self) -> None:
        """Write the hues: below 2/3 a (L₁(x) - L₁(0)), above b (L₂(x) - L₂(2/3)) + 2/3."""
        self._curve(self._hues, height=_RED_TO_BLUE, start=0.0)
        self._curve(self._upper, height=_BLUE_TO_RED, start=_RED_TO_BLUE)
        np.add(self._upper, _RED_TO_BLUE, out=self._upper)
        np.greater_equal(self._turned, _RED_TO_BLUE, out=self._is_upper)
        np.copyto(self._hues, self._upper, where=self._is_upper)

    def _curve(self, out: Frame, *, height: float, start: float) -> None:
        """Write a logistic curve around the middle of its part, scaled to meet both ends."""
        middle = start + height / 2.0
        foot = height / (1.0 + float(np.exp(-_STEEPNESS * (start - middle))))
        scale = height / (height - 2.0 * foot)
        np.subtract(middle, self._turned, out=out)
        np.multiply(out, _STEEPNESS, out=out)
        np.exp(out, out=out)
        np.add(out, 1.0, out=out)
        np.divide(height, out, out=out)
        np.subtract(out, foot, out=out)
        np.multiply(out, scale, out=out)


KIND: Final = EffectKind(id="rainbow", make=Rainbow, uses_audio=False, colors=Colors.WHEEL)
