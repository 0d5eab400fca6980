"""Hues, as the ancestor spread them over a light (reference/raveberry.md, section 1.5)."""

import numpy as np

from raveberry_visualizer.dsp import FloatArray

from .effect import Frame

_PRIMARY_OFFSETS = np.array([[0.0], [4.0], [2.0]], dtype=np.float32)


def logistic(
    x: FloatArray | float, *, height: float, steepness: float, middle: float
) -> FloatArray:
    """`height` / (1 + e^(-steepness (x - middle)))."""
    curve = height / (1.0 + np.exp(-steepness * (np.asarray(x, dtype=np.float64) - middle)))
    return curve.astype(np.float32)


def paint_hues(hues: FloatArray, out: Frame) -> None:
    """Write full, bright colours: HSV with S = V = 1.

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
