"""The newest samples, always as one contiguous view."""

import numpy as np

from .arrays import FloatArray


class Ring:
    """The last `size` samples of mono sound.

    Every sample is written twice, `size` apart, so that the newest `size` samples lie side by side
    wherever the write position is: reading is a slice and never a copy.
    """

    def __init__(self, *, size: int) -> None:
        self._size = size
        self._at = 0
        self._samples = np.zeros(2 * size, dtype=np.float32)

    def write(self, block: FloatArray) -> None:
        """Append samples; of a block longer than the ring only the newest fit."""
        block = block[-self._size :]
        head = min(len(block), self._size - self._at)
        self._put(self._at, block[:head])
        self._put(0, block[head:])
        self._at = (self._at + len(block)) % self._size

    def write_silence(self, count: int) -> None:
        """Append `count` zeros."""
        count = min(count, self._size)
        head = min(count, self._size - self._at)
        self._put(self._at, 0.0, head)
        self._put(0, 0.0, count - head)
        self._at = (self._at + count) % self._size

    @property
    def newest(self) -> FloatArray:
        """The samples, oldest first, shape (size,); valid until the next write."""
        return self._samples[self._at : self._at + self._size]

    def _put(self, at: int, values: FloatArray | float, count: int | None = None) -> None:
        count = len(values) if isinstance(values, np.ndarray) else count or 0
        self._samples[at : at + count] = values
        self._samples[at + self._size : at + self._size + count] = values
