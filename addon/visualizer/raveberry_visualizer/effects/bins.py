"""Bands shared out over pixels."""

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, FloatArray


class Bins:
    """Spreads the bands over any number of pixels, lowest first.

    Up to BAND_COUNT pixels each has a share of its own, the first `BAND_COUNT mod pixels` one band
    more than the others; beyond, where the ancestor divided by zero, neighbours blend.

    All results have the shape (pixels,) and are valid until the next one.
    """

    def __init__(self, pixels: int) -> None:
        self._values = np.empty(pixels, dtype=np.float32)
        self._is_shared = pixels <= BAND_COUNT
        if self._is_shared:
            size, longer = divmod(BAND_COUNT, pixels)
            sizes = np.where(np.arange(pixels) < longer, size + 1, size)
            self._starts = np.cumsum(sizes) - sizes
            self._shares = (1.0 / sizes).astype(np.float32)
        else:
            places = np.clip((np.arange(pixels) + 0.5) / pixels * BAND_COUNT - 0.5, 0.0, None)
            self._lower = np.minimum(places.astype(np.intp), BAND_COUNT - 2)
            self._upper = self._lower + 1
            self._upper_weight = np.minimum(places - self._lower, 1.0).astype(np.float32)
            self._lower_weight = 1.0 - self._upper_weight
            self._upper_values = np.empty(pixels, dtype=np.float32)

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
        np.maximum.reduceat(bands, self._starts, out=self._values)
        return self._values

    def _blend(self, bands: FloatArray) -> FloatArray:
        np.take(bands, self._upper, out=self._upper_values, mode="clip")
        np.multiply(self._upper_values, self._upper_weight, out=self._upper_values)
        np.take(bands, self._lower, out=self._values, mode="clip")
        np.multiply(self._values, self._lower_weight, out=self._values)
        np.add(self._values, self._upper_values, out=self._values)
        return self._values
