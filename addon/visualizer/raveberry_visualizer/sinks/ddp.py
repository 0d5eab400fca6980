"""DDP, the Distributed Display Protocol of 3waylabs, as implemented by WLED and others."""

import struct
from collections.abc import Callable
from typing import Final

from raveberry_visualizer.engine import Device, LedSink, Pixels
from raveberry_visualizer.sinks.config.entry_fields import Fields
from raveberry_visualizer.sinks.config.sink_kind import MOST_PIXELS, SinkKind
from raveberry_visualizer.sinks.config.transport_factories import unicast
from raveberry_visualizer.sinks.transport.packet_buffer import PacketBuffer
from raveberry_visualizer.sinks.transport.transport import Transport

PORT: Final = 4048

_VERSION_1: Final = 0x40
_PUSH: Final = 0x01
_TYPES: Final = {3: 0x0B, 4: 0x1B}
"""Data types RGB and RGBW, 8 bits each, by number of primaries."""

_DEFAULT_OUTPUT: Final = 1
_LAST_SEQUENCE: Final = 15
_HEADER: Final = struct.Struct(">BBBBIH")
_DATA_SIZE: Final = 1440
"""Fits an Ethernet frame with all headers, and is a whole number of pixels."""


_SEQUENCE_AT: Final = 1


def ddp_packets(pixels: int, primaries: int = 3) -> PacketBuffer:
    """Return the packets of a frame.

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
    return PacketBuffer(
        headers=headers, data_size=_DATA_SIZE, whole_size=whole, sequence_at=_SEQUENCE_AT
    )


class DdpSink:
    """Driver of a DDP device."""

    keep_alive_s = 1.0
    """By default WLED returns to its own effect 2.5 s after the last packet."""

    def __init__(self, *, device: Device, transport: Transport) -> None:
        self._packets = ddp_packets(device.pixels, device.primaries)
        self.paced_chunks = transport.paced_chunks
        self._transport = transport
        self._sequence = 0

    def send(self, frame: Pixels) -> None:
        """Send a frame.

        All packets of a frame have the same sequence number: WLED drops packets if it increases
        within a frame (WLED issue 5412).
        """
        self._sequence = self._sequence % _LAST_SEQUENCE + 1
        self._packets.fill(frame, self._sequence)
        self._transport.send(self._packets.buffer, datagram_size=self._packets.datagram_size)

    def release(self) -> None:
        """Do nothing: DDP has no such message, the device times out by itself."""

    def close(self) -> None:
        """Close the socket."""
        self._transport.close()


def _plan(fields: Fields, device: Device) -> Callable[[], LedSink]:
    transport = unicast(fields, default_port=PORT)
    return lambda: DdpSink(device=device, transport=transport())


KIND: Final = SinkKind(id="ddp", most_pixels=MOST_PIXELS, port=PORT, plan=_plan)
