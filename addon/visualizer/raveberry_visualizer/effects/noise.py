"""Chance that is the same at every start: an effect is a function of what it hears."""

import numpy as np


def dice(pixels: int) -> "np.random.Generator":
    """A source of numbers for a light of so many pixels."""
    # NumPy loads that module when it is first named: here, and not in the annotation above.
    return np.random.default_rng(pixels)
