"""The newest samples, always in one piece."""

import numpy as np

from raveberry_visualizer import kernels

from .arrays import FloatArray


class Ring:
    """The last `size` samples of mono sound.

    Attributes:
        newest: the samples, oldest first, shape (size,); rewritten in place by each write.
    """

    def __init__(self, *, size: int) -> None:
        # Always at the same place: to move them takes less than to have numpy tell where they are.
        self.newest: FloatArray = np.zeros(size, dtype=np.float32)

    def write(self, block: FloatArray) -> None:
        """Append samples; of a block longer than the ring only the newest fit."""
        kernels.append(self.newest, block)

    def write_silence(self, count: int) -> None:
        """Append `count` zeros."""
        self.write(np.zeros(min(count, len(self.newest)), dtype=np.float32))
