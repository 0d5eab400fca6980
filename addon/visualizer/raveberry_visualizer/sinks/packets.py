"""The datagrams of a frame."""

from collections.abc import Iterator, Sequence

import numpy as np

from raveberry_visualizer.engine import Pixels


class Packets:
    """The datagrams of a frame side by side in one buffer, made once and filled again for each.

    All are as long as the first, but the last may be shorter: just as the kernel cuts a buffer
    into datagrams by itself.

    Args:
        headers: of the datagrams, all of one length.
        data_size: bytes of colour in each datagram but the last.
        whole_size: bytes of colour in all of them.
        padding: zeros after the last colour.

    Attributes:
        buffer: all of it.
        datagram_size: of each but the last.
    """

    def __init__(
        self, *, headers: Sequence[bytes], data_size: int, whole_size: int, padding: int = 0
    ) -> None:
        header_size = len(headers[0])
        content = bytearray()
        for number, header in enumerate(headers):
            content += header
            content += bytes(min(data_size, whole_size + padding - number * data_size))
        self.buffer = memoryview(content)
        self.datagram_size = min(header_size + data_size, len(content))
        self._bytes = np.frombuffer(content, dtype=np.uint8)
        self._bodies = [
            self.buffer[first + header_size : first + self.datagram_size]
            for first in range(0, len(content), self.datagram_size)
        ]
        self._frame: Pixels | None = None
        self._copies: list[tuple[memoryview, memoryview]] = []

    def __iter__(self) -> Iterator[memoryview]:
        """One datagram after the other."""
        for first in range(0, len(self.buffer), self.datagram_size):
            yield self.buffer[first : first + self.datagram_size]

    def column(self, offset: int) -> Pixels:
        """The bytes at the same place of each datagram, to be written, shape (datagrams,)."""
        return self._bytes[offset :: self.datagram_size]

    def fill(self, frame: Pixels) -> None:
        """Take the colours of a frame, shape (pixels, 3)."""
        if frame is not self._frame:
            # Mostly it is the same array with other colours; then there is nothing to cut anew.
            self._frame = frame
            colors = memoryview(frame.reshape(-1))
            self._copies, at = [], 0
            for body in self._bodies:
                part = colors[at : at + len(body)]
                self._copies.append((body[: len(part)], part))
                at += len(body)
        for body, part in self._copies:
            body[:] = part
