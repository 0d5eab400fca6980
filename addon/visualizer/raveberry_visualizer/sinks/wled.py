"""WLED's own realtime protocol over UDP."""

import struct
from collections.abc import Sequence
from typing import Final

import numpy as np

from raveberry_visualizer.engine import Pixels

from .datagrams import DatagramLine

PORT: Final = 21_324

_DRGB: Final = 2
_DNRGB: Final = 4
_MOST_DRGB_PIXELS: Final = 490
_MOST_DNRGB_PIXELS: Final = 489
_TIMEOUT_S: Final = 2
"""When nothing comes for so long, WLED goes back to what it showed before."""

_LEAVE_NOW: Final = bytes((_DRGB, 0))


class WledPackets:
    """The packets of a frame, made once and filled again for each.

    Up to 490 pixels DRGB, one packet: protocol 2 (1), timeout in seconds (1), colours. Beyond,
    DNRGB, several: protocol 4 (1), timeout (1), first pixel (2, big-endian), colours. WLED shows
    every packet as it comes, so long lights may tear; DDP does not.
    """

    def __init__(self, *, pixels: int) -> None:
        if pixels <= _MOST_DRGB_PIXELS:
            headers = [struct.pack(">BB", _DRGB, _TIMEOUT_S)]
            counts = [pixels]
        else:
            firsts = range(0, pixels, _MOST_DNRGB_PIXELS)
            headers = [struct.pack(">BBH", _DNRGB, _TIMEOUT_S, first) for first in firsts]
            counts = [min(_MOST_DNRGB_PIXELS, pixels - first) for first in firsts]
        self._packets = [
            bytearray(header + bytes(3 * count))
            for header, count in zip(headers, counts, strict=True)
        ]
        self._bodies = [
            np.frombuffer(packet, dtype=np.uint8, offset=len(header))
            for packet, header in zip(self._packets, headers, strict=True)
        ]

    def filled(self, frame: Pixels) -> Sequence[bytearray]:
        """The packets of this frame, shape (pixels, 3); valid until the next call."""
        flat = frame.reshape(-1)
        first = 0
        for body in self._bodies:
            body[:] = flat[first : first + len(body)]
            first += len(body)
        return self._packets


class WledSink:
    """A WLED that has realtime over UDP switched on, as it is unless changed."""

    keep_alive_s = _TIMEOUT_S / 2

    def __init__(self, *, pixels: int, line: DatagramLine) -> None:
        self._packets = WledPackets(pixels=pixels)
        self._line = line

    def send(self, frame: Pixels) -> None:
        """Send a frame."""
        self._line.send(self._packets.filled(frame))

    def release(self) -> None:
        """Have WLED go back to what it showed before, at once."""
        self._line.send([bytearray(_LEAVE_NOW)])

    def close(self) -> None:
        """Let go of the network."""
        self._line.close()
