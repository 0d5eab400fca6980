"""Values that rise fast and fall slowly, at any frame rate."""

import numpy as np

from raveberry_visualizer import kernels

from .arrays import FloatArray
from .bands import BAND_COUNT
from .registers import REGISTER_EDGES


class Smoother:
    """How loud each band seems, following how loud it is.

    Args:
        rise_half_life_s: after this time half of the way up is done.
        fall_half_life_s: the same for the way down.
        dark: what is taken for zero in silence: it is black, and no denormal lingers.

    Attributes:
        values: shape (BAND_COUNT,); rewritten in place.
    """

    def __init__(self, *, rise_half_life_s: float, fall_half_life_s: float, dark: float) -> None:
        self._rise_half_life_s = rise_half_life_s
        self._fall_half_life_s = fall_half_life_s
        self._dark = dark
        self.values = np.zeros(BAND_COUNT, dtype=np.float32)

    def follow(
        self, levels: FloatArray, gain: float, dt_s: float
    ) -> tuple[float, float, float, float]:
        """Move the values towards the roots of the amplified levels.

        Args:
            levels: shape (BAND_COUNT,).
            gain: by how much they are amplified; 0 for silence.
            dt_s: for so long.

        Returns:
            The means of bass, middle, treble and all.
        """
        return kernels.follow(
            self.values,
            levels,
            REGISTER_EDGES,
            gain,
            1.0 - 0.5 ** (dt_s / self._rise_half_life_s),
            1.0 - 0.5 ** (dt_s / self._fall_half_life_s),
            self._dark if gain == 0.0 else 0.0,
        )
