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
        end = self._at + len(block)
        if end > self._size:
            head = self._size - self._at
            self.write(block[:head])
            self.write(block[head:])
            return
        self._samples[self._at : end] = block
        self._samples[self._at + self._size : end + self._size] = block
        self._at = end % self._size

    def write_silence(self, count: int) -> None:
        """Append `count` zeros."""
        self.write(np.zeros(min(count, self._size), dtype=np.float32))

    def append(self, sample: float) -> None:
        """Append one sample."""
        self._samples[self._at] = self._samples[self._at + self._size] = sample
        self._at = (self._at + 1) % self._size

    @property
    def newest(self) -> FloatArray:
        """The samples, oldest first, shape (size,); valid until the next write."""
        return self._samples[self._at : self._at + self._size]
