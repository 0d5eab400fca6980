"""Frequency bands, spaced as the ear hears pitch."""

from typing import Final

import numpy as np

from .arrays import FloatArray, IndexArray

BAND_COUNT: Final = 256
"""As many as the ancestor's spectrum had (reference 1.5), so that its formulas hold exactly."""

LOWEST_HZ: Final = 40.0
HIGHEST_HZ: Final = 12_800.0
"""Below is rumble, above is air; both would leave the ends of a strip dark in most music."""

_FIRST_CLEAN_BIN: Final = 2
"""The Hann window spreads a constant offset over bins 0 and 1, and nowhere else."""


def band_centers_hz() -> FloatArray:
    """The middle of each band, evenly spaced in octaves, shape (BAND_COUNT,)."""
    return np.geomspace(LOWEST_HZ, HIGHEST_HZ, BAND_COUNT).astype(np.float32)


class BandPlan:
    """Which bins of a spectrum make which band, and with what weight.

    A band is a triangle over its neighbours' middles, but never narrower than one bin to each
    side. At that width the triangle is the straight line between the two nearest bins, so the low
    bands, of which many share a bin, interpolate instead of staying empty.

    Args:
        rate_hz: of the sound.
        window_size: samples per spectrum.
        tilt: by how much each band is amplified, shape (BAND_COUNT,); not at all by default.

    Attributes:
        bin_count: so many bins, from the lowest, are looked at.
    """

    def __init__(self, *, rate_hz: int, window_size: int, tilt: FloatArray | None = None) -> None:
        bin_hz = rate_hz / window_size
        bins_hz = np.arange(window_size // 2 + 1) * bin_hz
        centers_hz = np.geomspace(LOWEST_HZ, HIGHEST_HZ, BAND_COUNT)
        factors = np.ones(BAND_COUNT) if tilt is None else tilt
        reach_hz = np.maximum(np.gradient(centers_hz), bin_hz)
        indices: list[IndexArray] = []
        weights: list[FloatArray] = []
        for center_hz, half_hz, factor in zip(centers_hz, reach_hz, factors, strict=True):
            weight = np.maximum(0.0, 1.0 - np.abs(bins_hz - center_hz) / half_hz)
            weight[:_FIRST_CLEAN_BIN] = 0.0
            (used,) = np.nonzero(weight)
            indices.append(used)
            weights.append((factor * weight[used] / weight[used].sum()).astype(np.float32))
        self._indices = np.concatenate(indices)
        self._weights = np.concatenate(weights)
        self._starts = np.cumsum([0, *map(np.size, indices)])[:-1]
        self._gathered = np.empty(len(self._indices), dtype=np.float32)
        self.bin_count = int(self._indices.max()) + 1

    def measure(self, magnitudes: FloatArray, out: FloatArray) -> None:
        """Write the weighted mean magnitude of each band.

        Args:
            magnitudes: shape (bin_count,) or longer.
            out: shape (BAND_COUNT,).
        """
        # "clip" only because numpy buffers `out` in its default mode; no index is out of range.
        magnitudes.take(self._indices, out=self._gathered, mode="clip")
        np.multiply(self._gathered, self._weights, self._gathered)
        np.add.reduceat(self._gathered, self._starts, out=out)
