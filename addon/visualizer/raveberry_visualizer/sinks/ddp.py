"""DDP, the Distributed Display Protocol of 3waylabs, as WLED and others take it."""

import struct
from typing import Final

from raveberry_visualizer.engine import Device, Pixels

from .datagrams import Line
from .packets import Packets

PORT: Final = 4048

_VERSION_1: Final = 0x40
_PUSH: Final = 0x01
_TYPES: Final = {3: 0x0B, 4: 0x1B}
"""Red, green, blue, and those with white, 8 bits each."""

_DEFAULT_OUTPUT: Final = 1
_LAST_SEQUENCE: Final = 15
_HEADER: Final = struct.Struct(">BBBBIH")
_DATA_SIZE: Final = 1440
"""With all headers just under an Ethernet frame, and a whole number of pixels."""


_SEQUENCE_AT: Final = 1


def ddp_packets(pixels: int, primaries: int = 3) -> Packets:
    """The packets of a frame.

    Offset and size of the fields, big-endian: flags 0 (1), sequence 1 (1), data type 2 (1),
    destination 3 (1), byte offset 4 (4), data length 8 (2), data 10.
    """
    headers = []
    whole = primaries * pixels
    for offset in range(0, whole, _DATA_SIZE):
        size = min(_DATA_SIZE, whole - offset)
        flags = _VERSION_1 | (_PUSH if offset + size == whole else 0)
        header = _HEADER.pack(flags, 0, _TYPES[primaries], _DEFAULT_OUTPUT, offset, size)
        headers.append(header)
    return Packets(
        headers=headers, data_size=_DATA_SIZE, whole_size=whole, sequence_at=_SEQUENCE_AT
    )


class DdpSink:
    """A device that speaks DDP."""

    keep_alive_s = 1.0
    """WLED goes back to its own effect 2.5 s after the last packet, unless told otherwise."""

    def __init__(self, *, device: Device, line: Line) -> None:
        self._packets = ddp_packets(device.pixels, device.primaries)
        self.bursts = line.bursts
        self._line = line
        self._sequence = 0

    def send(self, frame: Pixels) -> None:
        """Send a frame.

        All its packets carry one sequence number: a receiver that skips what looks out of order
        drops packets when it runs ahead within a frame (WLED issue 5412).
        """
        self._sequence = self._sequence % _LAST_SEQUENCE + 1
        self._packets.fill(frame, self._sequence)
        self._line.send(self._packets.buffer, datagram_size=self._packets.datagram_size)

    def release(self) -> None:
        """DDP has no word for it: the device misses us after its own time."""

    def close(self) -> None:
        """Let go of the network."""
        self._line.close()
