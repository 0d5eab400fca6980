"""Bass, middle and treble."""

from typing import Final

import numpy as np

from .arrays import FloatArray
from .bands import BAND_COUNT, band_centers_hz

REGISTER_COUNT: Final = 3

_STARTS_HZ: Final = (0.0, 250.0, 2000.0)
"""Kick and bass guitar; voices and most melodies; cymbals and consonants."""


def _shares() -> FloatArray:
    starts = np.searchsorted(band_centers_hz(), _STARTS_HZ)
    ends = (*starts[1:], BAND_COUNT)
    shares = np.zeros((REGISTER_COUNT + 1, BAND_COUNT), dtype=np.float32)
    for register, (first, end) in enumerate(zip(starts, ends, strict=True)):
        shares[register, first:end] = 1.0 / (end - first)
    shares[REGISTER_COUNT] = 1.0 / BAND_COUNT
    return shares


_SHARES: Final = _shares()


class Registers:
    """Means of what lies in bass, middle and treble, and of it all."""

    def __init__(self) -> None:
        self._means = np.empty(REGISTER_COUNT + 1, dtype=np.float32)
        # One product of a matrix costs less than four sums.
        self._product = _SHARES.dot

    def means(self, bands: FloatArray) -> tuple[float, float, float, float]:
        """The means of the three, lowest first, and of all bands."""
        bass, mid, treble, level = self._product(bands, out=self._means).tolist()
        return bass, mid, treble, level
