"""Reproducible random numbers: the same music gives the same frames."""

import numpy as np


def random_generator(pixels: int) -> "np.random.Generator":
    """Return a generator that is seeded by the number of pixels."""
    # NumPy imports numpy.random on first access: here, and not in the annotation above.
    return np.random.default_rng(pixels)
