"""WLED's own realtime protocol over UDP."""

import struct
from typing import Final

from raveberry_visualizer.engine import Pixels

from .datagrams import Line
from .packets import Packets

PORT: Final = 21_324

_DRGB: Final = 2
_DNRGB: Final = 4
_MOST_DRGB_PIXELS: Final = 490
_MOST_DNRGB_PIXELS: Final = 489
_TIMEOUT_S: Final = 2
"""When nothing comes for so long, WLED goes back to what it showed before."""

_LEAVE_NOW: Final = bytes((_DRGB, 0))


def wled_packets(pixels: int) -> Packets:
    """The packets of a frame.

    Up to 490 pixels DRGB, one packet: protocol 2 (1), timeout in seconds (1), colours. Beyond,
    DNRGB, several: protocol 4 (1), timeout (1), first pixel (2, big-endian), colours. WLED shows
    every packet as it comes, so long lights may tear; DDP does not.
    """
    if pixels <= _MOST_DRGB_PIXELS:
        headers, pixels_each = [struct.pack(">BB", _DRGB, _TIMEOUT_S)], pixels
    else:
        firsts = range(0, pixels, _MOST_DNRGB_PIXELS)
        headers = [struct.pack(">BBH", _DNRGB, _TIMEOUT_S, first) for first in firsts]
        pixels_each = _MOST_DNRGB_PIXELS
    return Packets(headers=headers, data_size=3 * pixels_each, whole_size=3 * pixels)


class WledSink:
    """A WLED that has realtime over UDP switched on, as it is unless changed."""

    keep_alive_s = _TIMEOUT_S / 2

    def __init__(self, *, pixels: int, line: Line) -> None:
        self._packets = wled_packets(pixels)
        self._line = line

    def send(self, frame: Pixels) -> None:
        """Send a frame."""
        self._packets.fill(frame)
        self._line.send(self._packets.buffer, datagram_size=self._packets.datagram_size)

    def release(self) -> None:
        """Have WLED go back to what it showed before, at once."""
        self._line.send(_LEAVE_NOW)

    def close(self) -> None:
        """Let go of the network."""
        self._line.close()
