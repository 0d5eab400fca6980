"""Arrangement of a strip as rows of a matrix."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Wiring and rotation of an LED matrix.

    Attributes:
        columns: LEDs per row; each row is a stretch of the strip, starting with the top row.
        rows: number of rows.
        is_serpentine: every other row runs backwards.
        quarter_turns: clockwise rotation of the mounted matrix.
    """

    columns: int
    rows: int
    is_serpentine: bool = False
    quarter_turns: int = 0

    @property
    def visible_size(self) -> tuple[int, int]:
        """Columns and rows as seen from the front."""
        is_upright = self.quarter_turns % 2 == 0
        return (self.columns, self.rows) if is_upright else (self.rows, self.columns)

    def pixel_indices(self) -> NDArray[np.intp]:
        """Return the picture's pixel of each LED, counted row by row from the top left."""
        strip = np.arange(self.columns * self.rows).reshape(self.rows, self.columns)
        if self.is_serpentine:
            strip[1::2] = strip[1::2, ::-1].copy()
        picture = np.rot90(strip, -self.quarter_turns)
        indices = np.empty(strip.size, dtype=np.intp)
        indices[picture.reshape(-1)] = np.arange(strip.size)
        return indices
