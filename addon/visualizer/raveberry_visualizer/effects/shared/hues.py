"""Conversion of hues to colours, and the curve that spreads hues in the original Raveberry."""

import numpy as np

from raveberry_visualizer.dsp import FloatArray

from .effect import Frame
from .palettes import WHEEL_SIZE

_PRIMARY_OFFSETS = np.array([[0.0], [4.0], [2.0]], dtype=np.float32)


def logistic(
    x: FloatArray | float, *, height: float, steepness: float, middle: float
) -> FloatArray:
    """Return `height` / (1 + e^(-steepness (x - middle)))."""
    curve = height / (1.0 + np.exp(-steepness * (np.asarray(x, dtype=np.float64) - middle)))
    return curve.astype(np.float32)


def paint_hues(hues: FloatArray, out: Frame) -> None:
    """Write the colours of hues: HSV with S = V = 1.

    Args:
        hues: shape (pixels,), in turns.
        out: shape (3, pixels).
    """
    np.multiply(hues, 6.0, out=out)
    np.add(out, _PRIMARY_OFFSETS, out=out)
    np.mod(out, 6.0, out=out)
    np.subtract(out, 3.0, out=out)
    np.abs(out, out=out)
    np.subtract(out, 1.0, out=out)
    np.maximum(out, 0.0, out=out)
    np.minimum(out, 1.0, out=out)


class HuePainter:
    """Maps hues to all colours, or to those of a palette."""

    def __init__(self, pixels: int) -> None:
        self._places = np.empty(pixels, dtype=np.float32)
        self._columns = np.empty(pixels, dtype=np.intp)

    def paint(self, hues: FloatArray, wheel: FloatArray | None, out: Frame) -> None:
        """Write the colour of each hue.

        Args:
            hues: shape (pixels,), in turns, 0 or more.
            wheel: shape (3, WHEEL_SIZE), one turn through a palette; None for all colours.
            out: shape (3, pixels).
        """
        if wheel is None:
            paint_hues(hues, out)
            return
        np.multiply(hues, float(WHEEL_SIZE), out=self._places)
        np.copyto(self._columns, self._places, casting="unsafe")
        wheel.take(self._columns, axis=1, out=out, mode="wrap")
