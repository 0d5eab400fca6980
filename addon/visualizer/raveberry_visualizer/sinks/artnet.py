"""Art-Net 4 (Artistic Licence), ArtDmx, unicast."""

import struct
from collections.abc import Sequence
from typing import Final

import numpy as np

from raveberry_visualizer.engine import Pixels

from .datagrams import DatagramLine

PORT: Final = 6454
UNIVERSES: Final = range(32_768)
PIXELS_PER_UNIVERSE: Final = 170

_ID: Final = b"Art-Net\0"
_OP_DMX: Final = 0x5000
_VERSION: Final = 14
_SEQUENCE_AT: Final = 12
_LAST_SEQUENCE: Final = 255
_HEADER_SIZE: Final = 18


class ArtNetPackets:
    """The packets of a frame, one for each universe, made once and filled again.

    Offset and size: "Art-Net" and a zero 0 (8), ArtDmx 8 (2, little-endian), version 10 (2,
    big-endian), sequence 12 (1), physical port 13 (1), universe 14 (2, little-endian), length 16
    (2, big-endian, even), channels 18.
    """

    def __init__(self, *, pixels: int, universe: int) -> None:
        self._packets: list[bytearray] = []
        self._bodies = []
        for number, first in enumerate(range(0, pixels, PIXELS_PER_UNIVERSE)):
            channels = 3 * min(PIXELS_PER_UNIVERSE, pixels - first)
            even = channels + channels % 2
            header = _ID + struct.pack("<H", _OP_DMX) + struct.pack(">HBB", _VERSION, 0, 0)
            header += struct.pack("<H", universe + number) + struct.pack(">H", even)
            packet = bytearray(header + bytes(even))
            self._packets.append(packet)
            body = np.frombuffer(packet, dtype=np.uint8, offset=_HEADER_SIZE)
            self._bodies.append(body[:channels])

    def filled(self, frame: Pixels, sequence: int) -> Sequence[bytearray]:
        """The packets of this frame, shape (pixels, 3); valid until the next call.

        Args:
            frame: what to show.
            sequence: 1 to 255; 0 would switch the check for order off.
        """
        flat = frame.reshape(-1)
        first = 0
        for packet, body in zip(self._packets, self._bodies, strict=True):
            packet[_SEQUENCE_AT] = sequence
            body[:] = flat[first : first + len(body)]
            first += len(body)
        return self._packets


class ArtNetSink:
    """A device that listens to Art-Net."""

    keep_alive_s = 0.8
    """Art-Net asks to repeat unchanged channels every 800 to 1,000 ms."""

    def __init__(self, *, pixels: int, universe: int, line: DatagramLine) -> None:
        self._packets = ArtNetPackets(pixels=pixels, universe=universe)
        self._line = line
        self._sequence = 0

    def send(self, frame: Pixels) -> None:
        """Send a frame."""
        self._sequence = self._sequence % _LAST_SEQUENCE + 1
        self._line.send(self._packets.filled(frame, self._sequence))

    def release(self) -> None:
        """Art-Net has no word for it: the device misses us after its own time."""

    def close(self) -> None:
        """Let go of the network."""
        self._line.close()
