"""The newest samples, contiguous in memory."""

import numpy as np

from raveberry_visualizer import kernels

from .array_types import FloatArray


class SampleBuffer:
    """The last `size` samples of mono sound.

    Attributes:
        newest: the samples, oldest first, shape (size,); rewritten in place by each write.
    """

    def __init__(self, *, size: int) -> None:
        # Not a ring: moving the samples is cheaper than slicing a numpy array for every frame.
        self.newest: FloatArray = np.zeros(size, dtype=np.float32)

    def write(self, block: FloatArray) -> None:
        """Append samples; of a block longer than the buffer only the newest are kept."""
        kernels.append_samples(self.newest, block)

    def write_silence(self, count: int) -> None:
        """Append `count` zeros."""
        self.write(np.zeros(min(count, len(self.newest)), dtype=np.float32))
