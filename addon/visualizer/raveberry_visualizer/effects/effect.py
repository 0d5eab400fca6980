"""What an effect is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from raveberry_visualizer.dsp import Features, FloatArray

type Frame = FloatArray
"""Linear light, shape (3, pixels), C-contiguous: a row each of red, green, blue, from 0 to 1.

Rows of one primary, and not pixels of three, because numpy is several times faster along long rows.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Look:
    """What people chose for a light.

    Attributes:
        color: red, green, blue from 0 to 1: shape (3, 1), or (3, pixels) when a palette is
            spread along the light.
        speed: turns per second of what turns.
        parameters: a value for each parameter of the effect, by its id.
        wheel: shape (3, WHEEL_SIZE): a turn through the palette, for effects that go through all
            colours; None when none is chosen.
    """

    color: FloatArray
    speed: float
    parameters: Mapping[str, float]
    wheel: FloatArray | None = None


class Effect(Protocol):
    """Draws one light. It may remember what it drew, but knows no clock and no frame rate."""

    def draw(self, features: Features, look: Look, dt_s: float) -> Frame:
        """The frame `dt_s` after the last one; it is the effect's own and valid until the next."""


def black_frame(pixels: int) -> Frame:
    """A dark frame of its own."""
    return np.zeros((3, pixels), dtype=np.float32)
