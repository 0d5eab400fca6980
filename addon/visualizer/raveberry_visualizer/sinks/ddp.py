"""DDP, the Distributed Display Protocol of 3waylabs, as WLED and others take it."""

import struct
from typing import Final

from raveberry_visualizer.engine import Pixels

from .datagrams import Line
from .packets import Packets

PORT: Final = 4048

_VERSION_1: Final = 0x40
_PUSH: Final = 0x01
_RGB_8_BIT: Final = 0x0B
_DEFAULT_OUTPUT: Final = 1
_LAST_SEQUENCE: Final = 15
_HEADER: Final = struct.Struct(">BBBBIH")
_PIXELS_PER_PACKET: Final = 480
"""1,440 bytes: with all headers just under an Ethernet frame, and a whole number of pixels."""


_SEQUENCE_AT: Final = 1


def ddp_packets(pixels: int) -> Packets:
    """The packets of a frame.

    Offset and size of the fields, big-endian: flags 0 (1), sequence 1 (1), data type 2 (1),
    destination 3 (1), byte offset 4 (4), data length 8 (2), data 10.
    """
    headers = []
    for first in range(0, pixels, _PIXELS_PER_PACKET):
        count = min(_PIXELS_PER_PACKET, pixels - first)
        flags = _VERSION_1 | (_PUSH if first + count == pixels else 0)
        header = _HEADER.pack(flags, 0, _RGB_8_BIT, _DEFAULT_OUTPUT, 3 * first, 3 * count)
        headers.append(header)
    return Packets(headers=headers, data_size=3 * _PIXELS_PER_PACKET, whole_size=3 * pixels)


class DdpSink:
    """A device that speaks DDP."""

    keep_alive_s = 1.0
    """WLED goes back to its own effect 2.5 s after the last packet, unless told otherwise."""

    def __init__(self, *, pixels: int, line: Line) -> None:
        self._packets = ddp_packets(pixels)
        self._sequences = self._packets.column(_SEQUENCE_AT)
        self._line = line
        self._sequence = 0

    def send(self, frame: Pixels) -> None:
        """Send a frame.

        All its packets carry one sequence number: a receiver that skips what looks out of order
        drops packets when it runs ahead within a frame (WLED issue 5412).
        """
        self._sequence = self._sequence % _LAST_SEQUENCE + 1
        self._packets.fill(frame)
        self._sequences.fill(self._sequence)
        self._line.send(self._packets.buffer, datagram_size=self._packets.datagram_size)

    def release(self) -> None:
        """DDP has no word for it: the device misses us after its own time."""

    def close(self) -> None:
        """Let go of the network."""
        self._line.close()
