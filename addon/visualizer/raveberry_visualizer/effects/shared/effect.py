"""The interface of an effect."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from raveberry_visualizer.dsp import Features, FloatArray

type Frame = FloatArray
"""Linear light, shape (3, pixels), C-contiguous: a row each for red, green and blue, from 0 to 1.

Primaries are rows because numpy is several times faster along long rows.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Look:
    """Colours, speed and parameters chosen for a light.

    Attributes:
        color: red, green, blue from 0 to 1: shape (3, 1), or (3, pixels) when a palette is
            spread along the light.
        speed: turns per second of rotating effects.
        parameters: a value for each parameter of the effect, by its id.
        wheel: shape (3, WHEEL_SIZE): one turn through the palette, for effects that use all
            hues; None without a palette.
    """

    color: FloatArray
    speed: float
    parameters: Mapping[str, float]
    wheel: FloatArray | None = None


class Effect(Protocol):
    """Draws one light. It may keep state, but has no clock and no frame rate."""

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """Return the frame `dt_s` after the last one, valid until the next call."""


def black_frame(pixels: int) -> Frame:
    """Return a new dark frame."""
    return np.zeros((3, pixels), dtype=np.float32)
