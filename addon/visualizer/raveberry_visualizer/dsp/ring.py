"""The newest samples, always as one contiguous view."""

from typing import Final

import numpy as np

from .arrays import FloatArray

_ROOM: Final = 4
"""Rings that lie one behind the other: the newest samples are moved once in so many less one."""


class Ring:
    """The last `size` samples of mono sound.

    They are written one behind the other, and moved to the beginning when there is no more room:
    reading is a slice and never a copy, and writing mostly one copy.
    """

    def __init__(self, *, size: int) -> None:
        self._size = size
        self._samples = np.zeros(_ROOM * size, dtype=np.float32)
        self._end = size

    def write(self, block: FloatArray) -> None:
        """Append samples; of a block longer than the ring only the newest fit."""
        if len(block) > self._size:
            block = block[-self._size :]
        end = self._end + len(block)
        if end > len(self._samples):
            kept = self._size - len(block)
            self._samples[:kept] = self._samples[self._end - kept : self._end]
            end = self._size
        self._samples[end - len(block) : end] = block
        self._end = end

    def write_silence(self, count: int) -> None:
        """Append `count` zeros."""
        self.write(np.zeros(min(count, self._size), dtype=np.float32))

    @property
    def newest(self) -> FloatArray:
        """The samples, oldest first, shape (size,); valid until the next write."""
        return self._samples[self._end - self._size : self._end]
