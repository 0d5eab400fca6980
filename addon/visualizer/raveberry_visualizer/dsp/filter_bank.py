"""Filter bank with logarithmically spaced bands."""

from typing import Final

import numpy as np

from raveberry_visualizer import kernels

from .array_types import ComplexArray, FloatArray

BAND_COUNT: Final = 256
"""As many as in the spectrum of the original Raveberry, so that its formulas hold exactly."""

LOWEST_HZ: Final = 40.0
HIGHEST_HZ: Final = 12_800.0
"""Below is rumble, above is hiss; either would leave an end of the strip dark in most music."""

_FIRST_CLEAN_BIN: Final = 2
"""A constant offset leaks into bins 0 and 1 of a Hann window, and into no others."""


def band_centers_hz() -> FloatArray:
    """Return the centre of each band, evenly spaced in octaves, shape (BAND_COUNT,)."""
    return np.geomspace(LOWEST_HZ, HIGHEST_HZ, BAND_COUNT).astype(np.float32)


class FilterBank:
    """Triangular filters over the bins of a spectrum.

    Each triangle reaches to the centres of the adjacent bands, but at least one bin to each side.
    At that width it interpolates linearly between the two nearest bins, so that low bands, several
    of which share a bin, do not stay empty.

    Args:
        rate_hz: sample rate.
        window_size: samples per spectrum.
        factors: gain of each band, shape (BAND_COUNT,); 1 by default.

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
        # The bins of a band are adjacent, so their weights are stored one after the other.
        is_used = weights > 0.0
        (used,) = np.nonzero(is_used.any(axis=0))
        self.levels = np.zeros(BAND_COUNT, dtype=np.float32)
        self._magnitudes = np.zeros(used[-1] + 1, dtype=np.float32)
        self._firsts = is_used.argmax(axis=1).astype(np.intp)
        self._ends = np.cumsum(is_used.sum(axis=1)).astype(np.intp)
        self._weights = weights[is_used].astype(np.float32)

    def measure(self, bins: ComplexArray) -> float:
        """Write the weighted mean magnitude of each band; return the highest."""
        return kernels.measure_bands(
            bins, self._magnitudes, self._firsts, self._ends, self._weights, self.levels
        )
