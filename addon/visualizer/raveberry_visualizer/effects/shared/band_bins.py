"""Bands distributed over pixels."""

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, FloatArray
from raveberry_visualizer.kernels import interpolate


class BandBins:
    """Distributes the bands over any number of pixels, lowest first.

    Up to BAND_COUNT pixels, each has one or more bands; more pixels are interpolated. For `means`
    the first `BAND_COUNT mod pixels` pixels have one band more than the others, as in the original
    Raveberry; for `peaks` bands are distributed evenly, so that a tone is at the same relative
    position on a strip of any length.

    All results have shape (pixels,) and are valid until the next call.
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
        """Return the mean level of each pixel's bands."""
        if not self._is_shared:
            interpolate(bands, self._values)
            return self._values
        np.add.reduceat(bands, self._starts, out=self._values)
        np.multiply(self._values, self._shares, out=self._values)
        return self._values

    def peaks(self, bands: FloatArray) -> FloatArray:
        """Return the highest level of each pixel's bands, so a tone stays bright on few pixels."""
        if not self._is_shared:
            interpolate(bands, self._values)
            return self._values
        np.maximum.reduceat(bands, self._even_starts, out=self._values)
        return self._values
