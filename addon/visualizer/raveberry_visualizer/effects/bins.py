"""Bands shared out over pixels."""

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, FloatArray
from raveberry_visualizer.kernels import stretch


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

    def means(self, bands: FloatArray) -> FloatArray:
        """How loud each share is."""
        if not self._is_shared:
            stretch(bands, self._values)
            return self._values
        np.add.reduceat(bands, self._starts, out=self._values)
        np.multiply(self._values, self._shares, out=self._values)
        return self._values

    def peaks(self, bands: FloatArray) -> FloatArray:
        """How loud the loudest band of each share is: a single tone stays bright on few pixels."""
        if not self._is_shared:
            stretch(bands, self._values)
            return self._values
        np.maximum.reduceat(bands, self._even_starts, out=self._values)
        return self._values
