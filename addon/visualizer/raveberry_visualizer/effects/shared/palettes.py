"""Palettes, and how they are spread over a light."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import FloatArray

from .effect import Frame

type Rgb = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""

WHEEL_SIZE: Final = 256
_MAX: Final = 255.0

OWN: Final = "own"
"""No palette: the colours of the effect, or the single colour of the light."""

COVER: Final = "cover"
"""Colours of the current song's cover."""

REQUESTER: Final = "requester"
"""Colour of the guest who requested the current song."""

PALETTES: Final[Mapping[str, Sequence[Rgb]]] = {
    "sunset": ((255, 78, 0), (255, 154, 60), (214, 36, 110), (90, 20, 160)),
    "ocean": ((0, 24, 120), (0, 90, 200), (0, 190, 190), (150, 255, 220)),
    "forest": ((10, 80, 10), (60, 160, 20), (160, 200, 40), (20, 110, 80)),
    "ember": ((120, 0, 0), (255, 40, 0), (255, 120, 10), (255, 200, 80)),
    "ice": ((20, 60, 255), (90, 170, 255), (220, 245, 255)),
    "neon": ((255, 0, 140), (0, 240, 255), (120, 0, 255), (60, 255, 60)),
    "candy": ((255, 90, 160), (255, 180, 120), (140, 120, 255), (110, 230, 220)),
    "gold": ((255, 140, 20), (255, 190, 70), (255, 225, 150)),
}
"""By name, in display order."""


def gradient(colors: Sequence[Rgb], pixels: int) -> Frame:
    """Return the colours interpolated along a light, shape (3, pixels)."""
    stops = _stops(colors)
    places = np.linspace(0.0, stops.shape[1] - 1.0, pixels)
    return _between(stops, places)


def wheel(colors: Sequence[Rgb]) -> FloatArray:
    """Return one turn through the colours and back to the first, shape (3, WHEEL_SIZE)."""
    stops = _stops((*colors, colors[0]))
    places = np.arange(WHEEL_SIZE) * (stops.shape[1] - 1.0) / WHEEL_SIZE
    return _between(stops, places)


def _stops(colors: Sequence[Rgb]) -> FloatArray:
    return np.array(colors, dtype=np.float32).T / np.float32(_MAX)


def _between(stops: FloatArray, places: np.ndarray) -> Frame:
    numbers = np.arange(stops.shape[1])
    rows = [np.interp(places, numbers, row) for row in stops]
    return np.ascontiguousarray(rows, dtype=np.float32)
