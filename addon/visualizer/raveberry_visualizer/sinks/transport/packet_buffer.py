"""The datagrams of a frame in one buffer."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from raveberry_visualizer.engine import Pixels
from raveberry_visualizer.kernels import pack_datagrams

_NO_SEQUENCE: Final = -1


class PacketBuffer:
    """Consecutive datagrams, built once and filled for each frame.

    All have the same size, except that the last may be shorter, as the kernel requires for
    segmentation.

    Args:
        headers: of the datagrams, all of the same size.
        data_size: colour bytes in each datagram but the last.
        whole_size: colour bytes in all of them.
        padding: zeros after the last colour.
        sequence_at: offset of the sequence number in each header, if it has one.

    Attributes:
        buffer: all datagrams.
        datagram_size: of each but the last.
    """

    def __init__(
        self,
        *,
        headers: Sequence[bytes],
        data_size: int,
        whole_size: int,
        padding: int = 0,
        sequence_at: int | None = None,
    ) -> None:
        self._header_size = len(headers[0])
        self._sequence_at = _NO_SEQUENCE if sequence_at is None else sequence_at
        content = bytearray()
        for number, header in enumerate(headers):
            content += header
            content += bytes(min(data_size, whole_size + padding - number * data_size))
        self.buffer = memoryview(content)
        self.datagram_size = min(self._header_size + data_size, len(content))
        self._bytes: Pixels = np.frombuffer(content, dtype=np.uint8)

    def __iter__(self) -> Iterator[memoryview]:
        """Yield each datagram."""
        for first in range(0, len(self.buffer), self.datagram_size):
            yield self.buffer[first : first + self.datagram_size]

    def column(self, offset: int) -> Pixels:
        """Return a writable view of the byte at an offset of each datagram, shape (datagrams,)."""
        return self._bytes[offset :: self.datagram_size]

    def fill(self, frame: Pixels, sequence: int = 0) -> None:
        """Write a frame, shape (pixels, 3) or (pixels, 4), and its sequence number."""
        pack_datagrams(
            frame,
            self._bytes,
            self.datagram_size,
            self._header_size,
            self._sequence_at,
            sequence,
        )
