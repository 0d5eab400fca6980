"""From samples to the strength of each frequency."""

import math
from typing import Final

import numpy as np

# The operation inside np.fft.rfft. As it is no public name, test_spectrum.py holds it against that.
from numpy.fft._pocketfft_umath import (  # type: ignore[import-not-found]  # it has no stub
    rfft_n_even,
)

from raveberry_visualizer import kernels

from .arrays import FloatArray, scalar

WINDOW_SIZE: Final = 2048
"""46 ms at 44.1 kHz: the narrowest window whose bins (21.5 Hz) still tell bass notes apart."""


class Spectrum:
    """The bins of what is heard in a Hann window, of magnitude 1 for a full-scale sine.

    Attributes:
        bins: rewritten in place by `measure`.
    """

    def __init__(self) -> None:
        turns = np.arange(WINDOW_SIZE) / WINDOW_SIZE
        window = 0.5 - 0.5 * np.cos(2.0 * np.pi * turns)
        self.bins = np.zeros(WINDOW_SIZE // 2 + 1, dtype=np.complex64)
        self._window = (window * 2.0 / window.sum()).astype(np.float32)
        self._windowed = np.empty(WINDOW_SIZE, dtype=np.float32)
        self._unscaled = scalar(1.0)

    def measure(self, samples: FloatArray) -> bool:
        """Write the bins of these samples, shape (WINDOW_SIZE,), if they have a spectrum.

        Silence of zeros needs none, and what is no number makes none.
        """
        energy = kernels.apply_window(samples, self._window, self._windowed)
        if not 0.0 < energy < math.inf:
            return False
        kernels.transform(self._windowed, self._unscaled, self.bins, rfft_n_even)
        return True
