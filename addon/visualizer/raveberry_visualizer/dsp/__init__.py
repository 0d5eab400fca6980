"""Sound to numbers, pure and without allocating an array per frame."""

from .analysis import Analyzer
from .arrays import BoolArray, FloatArray, scalar
from .bands import BAND_COUNT, BandPlan, band_centers_hz
from .bar import BEATS_PER_BAR
from .features import Features
from .gain import Gain
from .ring import Ring
from .smoothing import Smoother
from .spectrum import WINDOW_SIZE
from .weighting import Weighting

__all__ = [
    "BAND_COUNT",
    "BEATS_PER_BAR",
    "WINDOW_SIZE",
    "Analyzer",
    "BandPlan",
    "BoolArray",
    "Features",
    "FloatArray",
    "Gain",
    "Ring",
    "Smoother",
    "Weighting",
    "band_centers_hz",
    "scalar",
]
