"""Signal chain from samples to features: pure, and without allocating arrays per frame."""

from .analyzer import Analyzer
from .array_types import BoolArray, FloatArray
from .auto_gain import AutoGain
from .bar_tracker import BEATS_PER_BAR
from .envelope_follower import EnvelopeFollower
from .features import Features
from .filter_bank import BAND_COUNT, FilterBank, band_centers_hz
from .sample_buffer import SampleBuffer
from .weighting import Weighting
from .windowed_fft import WINDOW_SIZE

__all__ = [
    "BAND_COUNT",
    "BEATS_PER_BAR",
    "WINDOW_SIZE",
    "Analyzer",
    "AutoGain",
    "BoolArray",
    "EnvelopeFollower",
    "Features",
    "FilterBank",
    "FloatArray",
    "SampleBuffer",
    "Weighting",
    "band_centers_hz",
]
