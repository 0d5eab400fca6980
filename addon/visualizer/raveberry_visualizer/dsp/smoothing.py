"""Values that rise fast and fall slowly, at any frame rate."""

import numpy as np

from .arrays import FloatArray, scalar


class Smoother:
    """A row of values, each following its target.

    Args:
        count: how many values.
        rise_half_life_s: after this time half of the way up is done.
        fall_half_life_s: the same for the way down; not shorter.
        dark: what `settle` takes for zero.
    """

    def __init__(
        self, *, count: int, rise_half_life_s: float, fall_half_life_s: float, dark: float
    ) -> None:
        self._rise_half_life_s = rise_half_life_s
        self._fall_half_life_s = fall_half_life_s
        self._dark = scalar(dark)
        self.values = np.zeros(count, dtype=np.float32)
        self._way = np.empty(count, dtype=np.float32)
        self._down = np.empty(count, dtype=np.float32)
        self._rise = scalar(0.0)
        self._fall = scalar(0.0)
        self._is_dark = np.empty(count, dtype=np.bool_)

    def follow(self, target: FloatArray, dt_s: float) -> None:
        """Move the values towards the target, shape (count,), for `dt_s`."""
        values, way, down = self.values, self._way, self._down
        self._rise.fill(1.0 - 0.5 ** (dt_s / self._rise_half_life_s))
        self._fall.fill(1.0 - 0.5 ** (dt_s / self._fall_half_life_s))
        np.subtract(target, values, way)
        np.multiply(way, self._fall, down)
        np.multiply(way, self._rise, way)
        # As rising is faster, the greater of both is the rise on the way up and the fall on the
        # way down: one operation where a mask would take three.
        np.maximum(way, down, out=way)
        np.add(values, way, values)

    def settle(self) -> None:
        """Set to zero what has nearly fallen to it: dark is black, and no denormal lingers."""
        np.less(self.values, self._dark, self._is_dark)
        np.copyto(self.values, 0.0, where=self._is_dark)
