"""Samples that are held back until a late loudspeaker plays them."""

from typing import Final

import numpy as np

from raveberry_visualizer.dsp import FloatArray, SampleBuffer

_ROOM: Final = 1 << 15
"""Samples that arrive at once at most; twice what fits into a pipe."""


class SampleDelay:
    """A queue of samples.

    Args:
        most: longest delay in samples.

    Attributes:
        samples: the present delay in samples, 0 to `most`.
    """

    def __init__(self, *, most: int) -> None:
        self.samples = 0
        self._most = most
        self._held: FloatArray = np.empty(0, dtype=np.float32)
        self._count = 0

    def clear(self) -> None:
        """Drop what is held back, as the sound that it belongs to has ended."""
        self._count = 0

    def pass_on(self, samples: FloatArray, buffer: SampleBuffer) -> int:
        """Take new samples, and write those that are due to a buffer; return their number."""
        delay = min(self.samples, self._most)
        if delay == 0 and self._count == 0:
            buffer.write(samples)
            return len(samples)
        if len(self._held) == 0:
            self._held = np.empty(self._most + _ROOM, dtype=np.float32)
        # A block larger than the room cannot be from a pipe; its newest samples are kept.
        samples = samples[-_ROOM:]
        end = self._count + len(samples)
        self._held[self._count : end] = samples
        due = max(end - delay, 0)
        if due:
            buffer.write(self._held[:due])
            self._held[: end - due] = self._held[due:end]
        self._count = end - due
        return due
