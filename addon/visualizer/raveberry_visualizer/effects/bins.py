"""Bands shared out over pixels."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, FloatArray

_JUST_BELOW: Final = 1.0 - 1e-6


class Bins:
    """Spreads the bands over any number of pixels, lowest first.

    Up to BAND_COUNT pixels each has a share of its own; beyond, where the ancestor divided by zero,
    neighbours blend. The shares of `means` are the ancestor's, the first `BAND_COUNT mod pixels`
    one band longer than the others; those of `peaks` are even, so that a tone lies at the same part
    of a strip of any length.

    All results have the shape (pixels,) and are valid until the next one.
    """

    def __init__(self, pixels: int) -> None:
        self._values = np.empty(pixels, dtype=np.float32)
        self._is_shared = pixels <= BAND_COUNT
        if self._is_shared:
            size, longer = divmod(BAND_COUNT, pixels)
            sizes = np.where(np.arange(pixels) < longer, size + 1, size)
            self._starts = np.cumsum(sizes) - sizes
            self._even_starts = np.arange(pixels) * BAND_COUNT // pixels
            self._shares = (1.0 / sizes).astype(np.float32)
        else:
            places = np.clip((np.arange(pixels) + 0.5) / pixels * BAND_COUNT - 0.5, 0.0, None)
            lower = np.minimum(places.astype(np.intp), BAND_COUNT - 2)
            beyond = np.minimum(places - lower, 1.0)
            self._neighbours = np.stack([lower, lower + 1])
            # Rounded, the sum of two shares may rise above the range by a hair.
            self._parts = (_JUST_BELOW * np.stack([1.0 - beyond, beyond])).astype(np.float32)
            self._taken = np.empty((2, pixels), dtype=np.float32)

    def means(self, bands: FloatArray) -> FloatArray:
        """How loud each share is."""
        if not self._is_shared:
            return self._blend(bands)
        np.add.reduceat(bands, self._starts, out=self._values)
        np.multiply(self._values, self._shares, out=self._values)
        return self._values

    def peaks(self, bands: FloatArray) -> FloatArray:
        """How loud the loudest band of each share is: a single tone stays bright on few pixels."""
        if not self._is_shared:
            return self._blend(bands)
        np.maximum.reduceat(bands, self._even_starts, out=self._values)
        return self._values

    def _blend(self, bands: FloatArray) -> FloatArray:
        taken = self._taken
        bands.take(self._neighbours, out=taken, mode="clip")
        np.multiply(taken, self._parts, taken)
        np.add(taken[0], taken[1], self._values)
        return self._values
