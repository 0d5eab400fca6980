"""LEDs that make a picture: a strip in rows, one below the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """How the LEDs of a light lie.

    Attributes:
        columns: LEDs of a row, which is a stretch of the strip, the first of them on top.
        rows: how many.
        is_serpentine: every other row runs back.
        quarter_turns: so often it was turned clockwise before it was hung up.
    """

    columns: int
    rows: int
    is_serpentine: bool = False
    quarter_turns: int = 0

    @property
    def seen(self) -> tuple[int, int]:
        """Columns and rows as one who stands before it counts them."""
        is_upright = self.quarter_turns % 2 == 0
        return (self.columns, self.rows) if is_upright else (self.rows, self.columns)

    def places(self) -> NDArray[np.intp]:
        """For each LED of the strip, which pixel of the picture it is, row by row from the top."""
        strip = np.arange(self.columns * self.rows).reshape(self.rows, self.columns)
        if self.is_serpentine:
            strip[1::2] = strip[1::2, ::-1].copy()
        picture = np.rot90(strip, -self.quarter_turns)
        places = np.empty(strip.size, dtype=np.intp)
        places[picture.reshape(-1)] = np.arange(strip.size)
        return places
