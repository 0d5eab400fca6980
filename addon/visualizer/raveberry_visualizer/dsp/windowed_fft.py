"""Spectrum of the newest samples."""

import math
from typing import Final

import numpy as np

from raveberry_visualizer import kernels

from .array_types import FloatArray

WINDOW_SIZE: Final = 2048
"""46 ms at 44.1 kHz: the shortest window whose bins (21.5 Hz) still separate bass notes."""

_HALF_SIZE: Final = WINDOW_SIZE // 2


class WindowedFft:
    """FFT of a Hann window, scaled so that a full-scale sine has magnitude 1.

    Attributes:
        bins: rewritten in place by `measure`.
    """

    def __init__(self) -> None:
        phases = np.arange(WINDOW_SIZE) / WINDOW_SIZE
        window = 0.5 - 0.5 * np.cos(2.0 * np.pi * phases)
        self.bins = np.zeros(WINDOW_SIZE // 2 + 1, dtype=np.complex128)
        self._window = (window * 2.0 / window.sum()).astype(np.float32)
        # In single precision the transform would take longer: unless its normalisation is a factor
        # of float32, which every call computes anew, numpy converts all samples to float64.
        self._windowed = np.empty(WINDOW_SIZE, dtype=np.float64)
        # Even and odd samples are transformed separately, as every call computes the twiddle
        # factors of its length anew.
        self._pairs = self._windowed.reshape(_HALF_SIZE, 2)
        self._halves = np.empty((_HALF_SIZE // 2 + 1, 2), dtype=np.complex128)
        self._twiddles = np.exp(-2j * np.pi * np.arange(_HALF_SIZE // 2 + 1) / WINDOW_SIZE)

    def measure(self, samples: FloatArray) -> bool:
        """Transform the samples, shape (WINDOW_SIZE,).

        Returns:
            False, with `bins` left alone, if all samples are 0 or one is not finite.
        """
        energy = kernels.apply_window(samples, self._window, self._windowed)
        if not 0.0 < energy < math.inf:
            return False
        np.fft.rfft(self._pairs, _HALF_SIZE, 0, out=self._halves)
        kernels.combine_halves(self._halves, self._twiddles, self.bins)
        return True
