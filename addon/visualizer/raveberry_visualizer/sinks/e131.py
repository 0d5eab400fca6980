"""E1.31, streaming ACN (ANSI E1.31-2018), unicast or to the multicast groups of universes."""

import struct
import uuid
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
from raveberry_visualizer.sinks.config.sink_kind import MOST_PIXELS, NumberField, SinkKind
from raveberry_visualizer.sinks.config.transport_factories import multicast, unicast
from raveberry_visualizer.sinks.transport.packet_buffer import PacketBuffer
from raveberry_visualizer.sinks.transport.transport import Transport

PORT: Final = 5568
DEFAULT_PRIORITY: Final = 100
"""E1.31, 6.2.3."""

_UNIVERSE: Final = universe_field(range(1, 64_000))
_SYNC_UNIVERSE: Final = NumberField(key="sync_universe", allowed=range(64_000), default=0)
"""Universe of the synchronisation packets (E1.31, 6.3); 0 without."""
_PRIORITY: Final = NumberField(key="priority", allowed=range(201), default=DEFAULT_PRIORITY)

_ROOT: Final = struct.Struct(">HH12sHI16s")
_FRAMING: Final = struct.Struct(">HI64sBHBBH")
_DMP: Final = struct.Struct(">HBBHHHB")
_SYNC_FRAMING: Final = struct.Struct(">HIBHH")
_HEADER_SIZE: Final = _ROOT.size + _FRAMING.size + _DMP.size
_SEQUENCE_AT: Final = 111
_OPTIONS_AT: Final = 112
_UNIVERSE_AT: Final = 113
_ROOT_VECTOR_AT: Final = 21
_SYNC_SEQUENCE_AT: Final = _ROOT.size + 6
_SYNC_UNIVERSE_AT: Final = _ROOT.size + 7
_STREAM_TERMINATED: Final = 0x40
_FORCE_SYNCHRONISATION: Final = 0x20
"""Receivers go on without synchronisation if it is lost, instead of keeping the last frame."""
_TERMINATIONS: Final = 3
"""Number of packets that end a stream (E1.31, 6.2.6)."""

_DATA_PACKET: Final = 4
_EXTENDED_PACKET: Final = 8
_SYNC_PACKET: Final = 1
_DMP_PACKET: Final = 2
_SET_PROPERTY: Final = 2
_ADDRESS_TYPE: Final = 0xA1
_NAMESPACE: Final = uuid.UUID("6f0d1d2e-8f4e-4a53-9d0b-7c8a55e1f131")


def _flags_and_length(length: int) -> int:
    return 0x7000 | length


def group(packet: memoryview) -> str:
    """Return the multicast group of a packet's universe (E1.31, 9.3.1)."""
    is_sync = packet[_ROOT_VECTOR_AT] == _EXTENDED_PACKET
    at = _SYNC_UNIVERSE_AT if is_sync else _UNIVERSE_AT
    return f"239.255.{packet[at]}.{packet[at + 1]}"


def _root(length: int, vector: int, cid: uuid.UUID) -> bytes:
    flags_and_length = _flags_and_length(length - 16)
    return _ROOT.pack(0x0010, 0, b"ASC-E1.17", flags_and_length, vector, cid.bytes)


def sync_packet(*, universe: int, cid: uuid.UUID) -> bytearray:
    """Return the packet upon which receivers show a frame (E1.31, 6.3 and table 4-2)."""
    root = _root(_ROOT.size + _SYNC_FRAMING.size, _EXTENDED_PACKET, cid)
    length = _flags_and_length(_SYNC_FRAMING.size)
    return bytearray(root + _SYNC_FRAMING.pack(length, _SYNC_PACKET, 0, universe, 0))


def e131_packets(  # noqa: PLR0913 - the fields of a packet
    *,
    pixels: int,
    universe: int,
    source: str,
    cid: uuid.UUID,
    priority: int = DEFAULT_PRIORITY,
    primaries: int = 3,
    sync_universe: int = 0,
) -> PacketBuffer:
    """Return the packets of a frame, one for each universe.

    A light that exceeds one universe continues in the following ones.

    Args:
        pixels: of the light.
        universe: of the first pixel.
        source: name of the sender, cut to 63 bytes of UTF-8.
        cid: unique id of the sender, constant over restarts.
        priority: 0 to 200; receivers show the source with the highest one (E1.31, 6.2.3).
        primaries: 3, or 4 with white.
        sync_universe: of the packets that follow each frame (`sync_packet`); 0 without.
    """
    name = source.encode()[:63].decode(errors="ignore").encode()
    headers = []
    whole, each = primaries * pixels, primaries * PIXELS_PER_UNIVERSE[primaries]
    for number, first in enumerate(range(0, whole, each)):
        channels = min(each, whole - first)
        length = _HEADER_SIZE + channels
        header = _root(length, _DATA_PACKET, cid)
        header += _FRAMING.pack(
            _flags_and_length(length - _ROOT.size),
            _DMP_PACKET,
            name,
            priority,
            sync_universe,
            0,
            _FORCE_SYNCHRONISATION if sync_universe else 0,
            universe + number,
        )
        header += _DMP.pack(
            _flags_and_length(length - _ROOT.size - _FRAMING.size),
            _SET_PROPERTY,
            _ADDRESS_TYPE,
            0,
            1,
            channels + 1,
            0,
        )
        headers.append(header)
    return PacketBuffer(headers=headers, data_size=each, whole_size=whole, sequence_at=_SEQUENCE_AT)


class E131Sink:
    """Driver of an E1.31 device or group."""

    keep_alive_s = 0.8
    """Receivers time out after 2.5 s; the standard requires one packet a second."""

    yields_when_dark = True
    """Black of a high priority would keep a lighting console from using the device."""

    def __init__(
        self,
        *,
        device: Device,
        universe: int,
        transport: Transport,
        priority: int = DEFAULT_PRIORITY,
        sync_universe: int = 0,
    ) -> None:
        cid = uuid.uuid5(_NAMESPACE, f"{device.id} {universe}")
        self._packets = e131_packets(
            pixels=device.pixels,
            universe=universe,
            priority=priority,
            source=f"Raveberry {device.name}",
            cid=cid,
            primaries=device.primaries,
            sync_universe=sync_universe,
        )
        self._sync = sync_packet(universe=sync_universe, cid=cid) if sync_universe else None
        self._sync_sequence = 0
        self._sequences = self._packets.column(_SEQUENCE_AT)
        self._options = self._packets.column(_OPTIONS_AT)
        self.paced_chunks = transport.paced_chunks
        self._transport = transport
        self._sequence = 0

    def send(self, frame: Pixels) -> None:
        """Send a frame."""
        self._increment_sequence()
        self._packets.fill(frame, self._sequence)
        if self._sync is not None:
            self._sync_sequence = (self._sync_sequence + 1) % 256
            self._sync[_SYNC_SEQUENCE_AT] = self._sync_sequence
        self._send(last=bytes(self._sync or b""))

    def release(self) -> None:
        """End the stream, so that the device need not wait for its timeout."""
        options = self._options.copy()
        self._options |= _STREAM_TERMINATED
        for _ in range(_TERMINATIONS):
            self._increment_sequence()
            self._sequences.fill(self._sequence)
            self._send(is_urgent=True)
        self._options[:] = options

    def close(self) -> None:
        """Close the socket."""
        self._transport.close()

    def _increment_sequence(self) -> None:
        self._sequence = (self._sequence + 1) % 256

    def _send(self, *, last: bytes = b"", is_urgent: bool = False) -> None:
        self._transport.send(
            self._packets.buffer,
            datagram_size=self._packets.datagram_size,
            last=last,
            is_urgent=is_urgent,
        )


def _plan(fields: Fields, device: Device) -> Callable[[], LedSink]:
    if fields.is_multicast:
        transport = multicast(fields, group, default_port=PORT)
    else:
        transport = unicast(fields, default_port=PORT)
    universe, priority = first_universe(fields, device, _UNIVERSE), _PRIORITY.read(fields)
    sync_universe = _SYNC_UNIVERSE.read(fields)
    return lambda: E131Sink(
        device=device,
        universe=universe,
        priority=priority,
        sync_universe=sync_universe,
        transport=transport(),
    )


KIND: Final = SinkKind(
    id="e131",
    most_pixels=MOST_PIXELS,
    port=PORT,
    fps=DMX_FPS,
    has_multicast=True,
    fields=(_UNIVERSE, _PRIORITY, _SYNC_UNIVERSE),
    plan=_plan,
)
