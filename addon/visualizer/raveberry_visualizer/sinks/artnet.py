"""Art-Net 4 (Artistic Licence), ArtDmx and ArtSync, unicast."""

import struct
from collections.abc import Callable
from typing import Final

from raveberry_visualizer.engine import Device, LedSink, Pixels
from raveberry_visualizer.sinks.config.dmx import (
    DMX_FPS,
    PIXELS_PER_UNIVERSE,
    first_universe,
    universe_field,
)
from raveberry_visualizer.sinks.config.entry_fields import Fields
from raveberry_visualizer.sinks.config.sink_kind import MOST_PIXELS, FlagField, SinkKind
from raveberry_visualizer.sinks.config.transport_factories import unicast
from raveberry_visualizer.sinks.transport.packet_buffer import PacketBuffer
from raveberry_visualizer.sinks.transport.transport import Transport

PORT: Final = 6454

_UNIVERSE: Final = universe_field(range(32_768))
_SYNC: Final = FlagField(key="sync")

_ID: Final = b"Art-Net\0"
_OP_DMX: Final = 0x5000
_OP_SYNC: Final = 0x5200
_VERSION: Final = 14
_SEQUENCE_AT: Final = 12
_SYNC_PACKET: Final = _ID + struct.pack("<H", _OP_SYNC) + struct.pack(">HBB", _VERSION, 0, 0)
"""ArtSync, upon which a node shows the universes that it has received since the last one."""
_LAST_SEQUENCE: Final = 255


def artnet_packets(*, pixels: int, universe: int, primaries: int = 3) -> PacketBuffer:
    """Return the packets of a frame, one for each universe.

    Offset and size: "Art-Net" and a zero 0 (8), ArtDmx 8 (2, little-endian), version 10 (2,
    big-endian), sequence 12 (1), physical port 13 (1), universe 14 (2, little-endian), length 16
    (2, big-endian, even), channels 18.
    """
    headers = []
    whole, each = primaries * pixels, primaries * PIXELS_PER_UNIVERSE[primaries]
    for number, first in enumerate(range(0, whole, each)):
        channels = min(each, whole - first)
        header = _ID + struct.pack("<H", _OP_DMX) + struct.pack(">HBB", _VERSION, 0, 0)
        header += struct.pack("<H", universe + number) + struct.pack(">H", channels + channels % 2)
        headers.append(header)
    return PacketBuffer(
        headers=headers,
        data_size=each,
        whole_size=whole,
        padding=whole % 2,
        sequence_at=_SEQUENCE_AT,
    )


class ArtNetSink:
    """Driver of an Art-Net device.

    Args:
        device: the device.
        universe: of its first pixel.
        transport: sends the packets.
        is_synchronised: an ArtSync follows each frame.
    """

    keep_alive_s = 0.8
    """Art-Net requires unchanged channels to be repeated every 800 to 1,000 ms."""

    def __init__(
        self,
        *,
        device: Device,
        universe: int,
        transport: Transport,
        is_synchronised: bool = False,
    ) -> None:
        self._packets = artnet_packets(
            pixels=device.pixels, universe=universe, primaries=device.primaries
        )
        self.paced_chunks = transport.paced_chunks
        self._transport = transport
        self._sequence = 0
        self._last = _SYNC_PACKET if is_synchronised else b""

    def send(self, frame: Pixels) -> None:
        """Send a frame."""
        # 0 would disable the sequence check.
        self._sequence = self._sequence % _LAST_SEQUENCE + 1
        self._packets.fill(frame, self._sequence)
        self._transport.send(
            self._packets.buffer, datagram_size=self._packets.datagram_size, last=self._last
        )

    def release(self) -> None:
        """Do nothing: Art-Net has no such message, the device times out by itself."""

    def close(self) -> None:
        """Close the socket."""
        self._transport.close()


def _plan(fields: Fields, device: Device) -> Callable[[], LedSink]:
    transport = unicast(fields, default_port=PORT)
    universe, is_synchronised = first_universe(fields, device, _UNIVERSE), _SYNC.read(fields)
    return lambda: ArtNetSink(
        device=device,
        universe=universe,
        transport=transport(),
        is_synchronised=is_synchronised,
    )


KIND: Final = SinkKind(
    id="artnet",
    most_pixels=MOST_PIXELS,
    port=PORT,
    fps=DMX_FPS,
    fields=(_UNIVERSE, _SYNC),
    plan=_plan,
)
