"""Frequency weighting of the bands."""

from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .array_types import FloatArray

_CORNERS_HZ: Final = (20.6, 107.7, 737.9, 12_194.0)
_UNIT_HZ: Final = np.array(1000.0)


class Weighting(StrEnum):
    """Flat, or A-weighted like the sensitivity of the ear at low volume."""

    FLAT = "flat"
    A = "a"


def a_weights(hz: FloatArray) -> FloatArray:
    """Return the A-weighting of IEC 61672-1 as amplitude factors, 1 at 1 kHz.

    Args:
        hz: frequencies above 0.
    """
    weights: FloatArray = (_response(hz.astype(np.float64)) / _response(_UNIT_HZ)).astype(
        np.float32
    )
    return weights


def _response(hz: NDArray[np.float64]) -> NDArray[np.float64]:
    lowest, low, middle, high = (corner_hz**2 for corner_hz in _CORNERS_HZ)
    square = hz**2
    roll_off = (square + lowest) * np.sqrt((square + low) * (square + middle)) * (square + high)
    response: NDArray[np.float64] = square**2 / roll_off
    return response
