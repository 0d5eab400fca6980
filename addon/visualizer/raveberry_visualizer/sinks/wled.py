"""WLED UDP realtime protocol."""

import struct
from collections.abc import Callable
from typing import Final

from raveberry_visualizer.engine import Device, LedSink, Pixels
from raveberry_visualizer.sinks.config.entry_fields import Fields
from raveberry_visualizer.sinks.config.sink_kind import MOST_PIXELS, SinkKind
from raveberry_visualizer.sinks.config.transport_factories import unicast
from raveberry_visualizer.sinks.transport.packet_buffer import PacketBuffer
from raveberry_visualizer.sinks.transport.transport import Transport

PORT: Final = 21_324

_DRGB: Final = 2
_WHOLE: Final = {3: (_DRGB, 490), 4: (3, 367)}
"""Protocol of a light in one packet and its most pixels, by primaries: DRGB and DRGBW."""

_IN_PARTS: Final = {3: (4, 489), 4: (5, 367)}
"""The same for several packets: DNRGB and DNRGBW."""

_TIMEOUT_S: Final = 2
"""After this time without packets WLED returns to its previous state."""

_EXIT_REALTIME: Final = bytes((_DRGB, 0))


def wled_packets(pixels: int, primaries: int = 3) -> PacketBuffer:
    """Return the packets of a frame.

    A short light has one packet: protocol (1), timeout in seconds (1), colours. A longer one has
    several: protocol (1), timeout (1), first pixel (2, big-endian), colours. WLED shows every
    packet on arrival, so long lights may tear; with DDP they do not.
    """
    protocol, most_pixels = _WHOLE[primaries]
    if pixels <= most_pixels:
        headers, pixels_each = [struct.pack(">BB", protocol, _TIMEOUT_S)], pixels
    else:
        protocol, pixels_each = _IN_PARTS[primaries]
        firsts = range(0, pixels, pixels_each)
        headers = [struct.pack(">BBH", protocol, _TIMEOUT_S, first) for first in firsts]
    return PacketBuffer(
        headers=headers, data_size=primaries * pixels_each, whole_size=primaries * pixels
    )


class WledSink:
    """Driver of a WLED with UDP realtime enabled, which is its default."""

    keep_alive_s = _TIMEOUT_S / 2

    def __init__(self, *, device: Device, transport: Transport) -> None:
        self._packets = wled_packets(device.pixels, device.primaries)
        self.paced_chunks = transport.paced_chunks
        self._transport = transport

    def send(self, frame: Pixels) -> None:
        """Send a frame."""
        self._packets.fill(frame)
        self._transport.send(self._packets.buffer, datagram_size=self._packets.datagram_size)

    def release(self) -> None:
        """Return WLED to its previous state at once."""
        self._transport.send(_EXIT_REALTIME)

    def close(self) -> None:
        """Close the socket."""
        self._transport.close()


def _plan(fields: Fields, device: Device) -> Callable[[], LedSink]:
    transport = unicast(fields, default_port=PORT)
    return lambda: WledSink(device=device, transport=transport())


KIND: Final = SinkKind(id="wled", most_pixels=MOST_PIXELS, port=PORT, plan=_plan)
