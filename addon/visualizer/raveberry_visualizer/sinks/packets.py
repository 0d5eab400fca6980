"""The datagrams of a frame."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from raveberry_visualizer.engine import Pixels
from raveberry_visualizer.kernels import pack

_NOWHERE: Final = -1


class Packets:
    """The datagrams of a frame side by side in one buffer, made once and filled again for each.

    All are as long as the first, but the last may be shorter: just as the kernel cuts a buffer
    into datagrams by itself.

    Args:
        headers: of the datagrams, all of one length.
        data_size: bytes of colour in each datagram but the last.
        whole_size: bytes of colour in all of them.
        padding: zeros after the last colour.
        sequence_at: where in each header the number of the frame is, if it has one.

    Attributes:
        buffer: all of it.
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
        self._sequence_at = _NOWHERE if sequence_at is None else sequence_at
        content = bytearray()
        for number, header in enumerate(headers):
            content += header
            content += bytes(min(data_size, whole_size + padding - number * data_size))
        self.buffer = memoryview(content)
        self.datagram_size = min(self._header_size + data_size, len(content))
        self._bytes: Pixels = np.frombuffer(content, dtype=np.uint8)

    def __iter__(self) -> Iterator[memoryview]:
        """One datagram after the other."""
        for first in range(0, len(self.buffer), self.datagram_size):
            yield self.buffer[first : first + self.datagram_size]

    def column(self, offset: int) -> Pixels:
        """The bytes at the same place of each datagram, to be written, shape (datagrams,)."""
        return self._bytes[offset :: self.datagram_size]

    def fill(self, frame: Pixels, sequence: int = 0) -> None:
        """Take the colours of a frame, shape (pixels, 3) or (pixels, 4), and its number."""
        pack(
            frame,
            self._bytes,
            self.datagram_size,
            self._header_size,
            self._sequence_at,
            sequence,
        )
