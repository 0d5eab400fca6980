"""Bass, middle and treble."""

from typing import Final

import numpy as np

from .arrays import FloatArray
from .bands import BAND_COUNT, band_centers_hz

_STARTS_HZ: Final = (0.0, 250.0, 2000.0)
"""Kick and bass guitar; voices and most melodies; cymbals and consonants."""


class Registers:
    """Means of what lies in bass, middle and treble.

    Attributes:
        sizes: shape (3,), how many bands each has.
    """

    def __init__(self) -> None:
        self._starts = np.searchsorted(band_centers_hz(), _STARTS_HZ)
        self.sizes = np.diff([*self._starts, BAND_COUNT]).astype(np.float32)
        self._shares = 1.0 / self.sizes
        self._means = np.empty(len(_STARTS_HZ), dtype=np.float32)

    def means(self, bands: FloatArray) -> FloatArray:
        """The three means, lowest first; valid until the next call."""
        np.add.reduceat(bands, self._starts, out=self._means)
        np.multiply(self._means, self._shares, out=self._means)
        return self._means
