"""The three registers: which bands are bass, middle and treble."""

from typing import Final

import numpy as np

from .array_types import IndexArray
from .filter_bank import BAND_COUNT, band_centers_hz

REGISTER_COUNT: Final = 3

_STARTS_HZ: Final = (0.0, 250.0, 2000.0)
"""Kick drum and bass guitar; voices and most melodies; cymbals and consonants."""

REGISTER_EDGES: Final[IndexArray] = np.append(
    np.searchsorted(band_centers_hz(), _STARTS_HZ), BAND_COUNT
).astype(np.intp)
"""The first band of each register, lowest first, and the end of the last."""
