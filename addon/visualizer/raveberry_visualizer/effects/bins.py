"""Bands shared out over pixels."""

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, FloatArray, scalar


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
            self._lower = np.minimum(places.astype(np.intp), BAND_COUNT - 2)
            self._beyond = np.minimum(places - self._lower, 1.0).astype(np.float32)
            self._slopes = np.empty(BAND_COUNT - 1, dtype=np.float32)
            self._rises = np.empty(pixels, dtype=np.float32)
            self._one = scalar(1.0)

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
        np.subtract(bands[1:], bands[:-1], self._slopes)
        self._slopes.take(self._lower, out=self._rises, mode="clip")
        np.multiply(self._rises, self._beyond, self._rises)
        bands.take(self._lower, out=self._values, mode="clip")
        np.add(self._values, self._rises, self._values)
        # Rounding may rise above the range by a hair.
        np.minimum(self._values, self._one, out=self._values)
        return self._values
