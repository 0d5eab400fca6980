"""From samples to the magnitude of each frequency."""

from typing import Final

import numpy as np

# The operation inside np.fft.rfft, which at each call prepares its arguments in Python: hot that
# takes half as long again as the transform, and with cold caches longer than the transform. As it
# is no public name, test_spectrum.py holds it against np.fft.rfft.
from numpy.fft._pocketfft_umath import (  # type: ignore[import-not-found]  # it has no stub
    rfft_n_even,
)

from .arrays import FloatArray, scalar

WINDOW_SIZE: Final = 2048
"""46 ms at 44.1 kHz: the narrowest window whose bins (21.5 Hz) still tell bass notes apart."""


class Spectrum:
    """The magnitudes of the lowest bins in a Hann window, 1 for a full-scale sine in its bin.

    Args:
        magnitudes: where they are written, lowest first.
    """

    def __init__(self, *, magnitudes: FloatArray) -> None:
        turns = np.arange(WINDOW_SIZE) / WINDOW_SIZE
        window = 0.5 - 0.5 * np.cos(2.0 * np.pi * turns)
        self._window = (window * 2.0 / window.sum()).astype(np.float32)
        self._windowed = np.empty(WINDOW_SIZE, dtype=np.float32)
        self._bins = np.empty(WINDOW_SIZE // 2 + 1, dtype=np.complex64)
        self._unscaled = scalar(1.0)
        self._lowest_bins = self._bins[: len(magnitudes)]
        self._magnitudes = magnitudes

    def measure(self, samples: FloatArray) -> None:
        """Write the magnitudes in these samples, shape (WINDOW_SIZE,)."""
        np.multiply(samples, self._window, self._windowed)
        rfft_n_even(self._windowed, self._unscaled, out=self._bins)
        np.abs(self._lowest_bins, self._magnitudes)
