"""Frequency bands, spaced as the ear hears pitch."""

from typing import Final

import numpy as np

from raveberry_visualizer import kernels

from .arrays import ComplexArray, FloatArray

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
        factors: by how much each band is amplified, shape (BAND_COUNT,); not at all by default.

    Attributes:
        levels: shape (BAND_COUNT,); rewritten in place by `measure`.
    """

    def __init__(
        self, *, rate_hz: int, window_size: int, factors: FloatArray | None = None
    ) -> None:
        bin_hz = rate_hz / window_size
        bins_hz = np.arange(window_size // 2 + 1) * bin_hz
        centers_hz = np.geomspace(LOWEST_HZ, HIGHEST_HZ, BAND_COUNT)
        reach_hz = np.maximum(np.gradient(centers_hz), bin_hz)
        distances_hz = np.abs(bins_hz - centers_hz[:, np.newaxis])
        weights = np.maximum(0.0, 1.0 - distances_hz / reach_hz[:, np.newaxis])
        weights[:, :_FIRST_CLEAN_BIN] = 0.0
        weights /= weights.sum(axis=1, keepdims=True)
        if factors is not None:
            weights *= factors[:, np.newaxis]
        # The bins of a band are neighbours, and all that weigh anything lie one after the other.
        is_used = weights > 0.0
        (used,) = np.nonzero(is_used.any(axis=0))
        self.levels = np.zeros(BAND_COUNT, dtype=np.float32)
        self._magnitudes = np.zeros(used[-1] + 1, dtype=np.float32)
        self._firsts = is_used.argmax(axis=1).astype(np.intp)
        self._ends = np.cumsum(is_used.sum(axis=1)).astype(np.intp)
        self._weights = weights[is_used].astype(np.float32)

    def measure(self, bins: ComplexArray) -> float:
        """Write the weighted mean magnitude of each band; that of the loudest."""
        return kernels.measure_bands(
            bins, self._magnitudes, self._firsts, self._ends, self._weights, self.levels
        )
