"""WLED's own realtime protocol over UDP."""

import struct
from typing import Final

from raveberry_visualizer.engine import Device, Pixels

from .datagrams import Line
from .packets import Packets

PORT: Final = 21_324

_DRGB: Final = 2
_WHOLE: Final = {3: (_DRGB, 490), 4: (3, 367)}
"""Protocol for a light in one packet and the most pixels of that: DRGB; with white DRGBW."""

_IN_PARTS: Final = {3: (4, 489), 4: (5, 367)}
"""The same in several: DNRGB; with white DNRGBW."""

_TIMEOUT_S: Final = 2
"""When nothing comes for so long, WLED goes back to what it showed before."""

_LEAVE_NOW: Final = bytes((_DRGB, 0))


def wled_packets(pixels: int, primaries: int = 3) -> Packets:
    """The packets of a frame.

    A short light is one packet: protocol (1), timeout in seconds (1), colours. A longer one is
    several: protocol (1), timeout (1), first pixel (2, big-endian), colours. WLED shows every
    packet as it comes, so long lights may tear; DDP does not.
    """
    protocol, most_pixels = _WHOLE[primaries]
    if pixels <= most_pixels:
        headers, pixels_each = [struct.pack(">BB", protocol, _TIMEOUT_S)], pixels
    else:
        protocol, pixels_each = _IN_PARTS[primaries]
        firsts = range(0, pixels, pixels_each)
        headers = [struct.pack(">BBH", protocol, _TIMEOUT_S, first) for first in firsts]
    return Packets(
        headers=headers, data_size=primaries * pixels_each, whole_size=primaries * pixels
    )


class WledSink:
    """A WLED that has realtime over UDP switched on, as it is unless changed."""

    keep_alive_s = _TIMEOUT_S / 2

    def __init__(self, *, device: Device, line: Line) -> None:
        self._packets = wled_packets(device.pixels, device.primaries)
        self.bursts = line.bursts
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
