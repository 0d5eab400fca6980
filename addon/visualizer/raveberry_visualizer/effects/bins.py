"""Bands shared out over pixels."""

import numpy as np

from raveberry_visualizer.dsp import BAND_COUNT, FloatArray


class Bins:
    """Spreads the bands over any number of pixels, lowest first.

    Up to BAND_COUNT pixels each takes the mean of its share, the first `BAND_COUNT mod pixels`
    one band more than the others; beyond, where the ancestor divided by zero, neighbours blend.
    """

    def __init__(self, pixels: int) -> None:
        self.values = np.empty(pixels, dtype=np.float32)
        if pixels <= BAND_COUNT:
            size, longer = divmod(BAND_COUNT, pixels)
            sizes = np.where(np.arange(pixels) < longer, size + 1, size)
            self._starts = np.cumsum(sizes) - sizes
            self._shares = (1.0 / sizes).astype(np.float32)
            self.measure = self._mean
        else:
            places = np.clip((np.arange(pixels) + 0.5) / pixels * BAND_COUNT - 0.5, 0.0, None)
            self._lower = np.minimum(places.astype(np.intp), BAND_COUNT - 2)
            self._upper = self._lower + 1
            self._upper_weight = np.minimum(places - self._lower, 1.0).astype(np.float32)
            self._lower_weight = 1.0 - self._upper_weight
            self._upper_values = np.empty(pixels, dtype=np.float32)
            self.measure = self._blend

    def _mean(self, bands: FloatArray) -> FloatArray:
        np.add.reduceat(bands, self._starts, out=self.values)
        np.multiply(self.values, self._shares, out=self.values)
        return self.values

    def _blend(self, bands: FloatArray) -> FloatArray:
        np.take(bands, self._upper, out=self._upper_values, mode="clip")
        np.multiply(self._upper_values, self._upper_weight, out=self._upper_values)
        np.take(bands, self._lower, out=self.values, mode="clip")
        np.multiply(self.values, self._lower_weight, out=self.values)
        np.add(self.values, self._upper_values, out=self.values)
        return self.values
