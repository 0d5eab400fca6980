"""Values that rise fast and fall slowly, at any frame rate."""

import numpy as np

from .arrays import FloatArray


class Smoother:
    """A row of values, each following its target.

    Args:
        count: how many values.
        rise_half_life_s: after this time half of the way up is done.
        fall_half_life_s: the same for the way down.
        threshold: what has fallen below it is set to zero, so that dark becomes black and no
            denormal number lingers.
    """

    def __init__(
        self, *, count: int, rise_half_life_s: float, fall_half_life_s: float, threshold: float
    ) -> None:
        self._rise_half_life_s = rise_half_life_s
        self._fall_half_life_s = fall_half_life_s
        self._threshold = threshold
        self.values = np.zeros(count, dtype=np.float32)
        self._way = np.empty(count, dtype=np.float32)
        self._step = np.empty(count, dtype=np.float32)
        self._mask = np.empty(count, dtype=np.bool_)

    def follow(self, target: FloatArray, dt_s: float) -> None:
        """Move the values towards the target, shape (count,), for `dt_s`."""
        rise = 1.0 - 0.5 ** (dt_s / self._rise_half_life_s)
        fall = 1.0 - 0.5 ** (dt_s / self._fall_half_life_s)
        np.subtract(target, self.values, out=self._way)
        np.greater(self._way, 0.0, out=self._mask)
        np.multiply(self._way, fall, out=self._step)
        np.multiply(self._way, rise, out=self._step, where=self._mask)
        np.add(self.values, self._step, out=self.values)
        np.greater(self.values, self._threshold, out=self._mask)
        np.multiply(self.values, self._mask, out=self.values)
