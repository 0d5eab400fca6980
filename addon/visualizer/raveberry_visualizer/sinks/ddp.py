"""DDP, the Distributed Display Protocol of 3waylabs, as WLED and others take it."""

import struct
from collections.abc import Sequence
from typing import Final

import numpy as np

from raveberry_visualizer.engine import Pixels

from .datagrams import DatagramLine

PORT: Final = 4048

_VERSION_1: Final = 0x40
_PUSH: Final = 0x01
_RGB_8_BIT: Final = 0x0B
_DEFAULT_OUTPUT: Final = 1
_LAST_SEQUENCE: Final = 15
_HEADER: Final = struct.Struct(">BBBBIH")
_PIXELS_PER_PACKET: Final = 480
"""1,440 bytes: with all headers just under an Ethernet frame, and a whole number of pixels."""


class DdpPackets:
    """The packets of a frame, made once and filled again for each.

    Offset and size of the fields, big-endian: flags 0 (1), sequence 1 (1), data type 2 (1),
    destination 3 (1), byte offset 4 (4), data length 8 (2), data 10.

    All packets of a frame carry one sequence number: a receiver that skips what looks out of
    order drops packets when it runs ahead within a frame (WLED issue 5412).
    """

    def __init__(self, *, pixels: int) -> None:
        self._packets: list[bytearray] = []
        for first in range(0, pixels, _PIXELS_PER_PACKET):
            count = min(_PIXELS_PER_PACKET, pixels - first)
            is_last = first + count == pixels
            header = _HEADER.pack(
                _VERSION_1 | (_PUSH if is_last else 0),
                0,
                _RGB_8_BIT,
                _DEFAULT_OUTPUT,
                3 * first,
                3 * count,
            )
            self._packets.append(bytearray(header + bytes(3 * count)))
        self._bodies = [
            np.frombuffer(packet, dtype=np.uint8, offset=_HEADER.size) for packet in self._packets
        ]

    def filled(self, frame: Pixels, sequence: int) -> Sequence[bytearray]:
        """The packets of this frame, valid until the next call.

        Args:
            frame: shape (pixels, 3).
            sequence: 1 to 15; 0 would switch the check for order off.
        """
        flat = frame.reshape(-1)
        first = 0
        for packet, body in zip(self._packets, self._bodies, strict=True):
            packet[1] = sequence
            body[:] = flat[first : first + len(body)]
            first += len(body)
        return self._packets


class DdpSink:
    """A device that speaks DDP."""

    keep_alive_s = 1.0
    """WLED goes back to its own effect 2.5 s after the last packet, unless told otherwise."""

    def __init__(self, *, pixels: int, line: DatagramLine) -> None:
        self._packets = DdpPackets(pixels=pixels)
        self._line = line
        self._sequence = 0

    def send(self, frame: Pixels) -> None:
        """Send a frame."""
        self._sequence = self._sequence % _LAST_SEQUENCE + 1
        self._line.send(self._packets.filled(frame, self._sequence))

    def release(self) -> None:
        """DDP has no word for it: the device misses us after its own time."""

    def close(self) -> None:
        """Let go of the network."""
        self._line.close()
