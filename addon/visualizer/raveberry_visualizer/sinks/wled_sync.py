"""WLED audio sync, version 2: WLEDs draw their own effects from our analysis."""

import struct
from collections.abc import Callable
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features, band_centers_hz
from raveberry_visualizer.engine import Device, LedSink, Pixels
from raveberry_visualizer.sinks.config.entry_fields import Fields
from raveberry_visualizer.sinks.config.sink_kind import SinkKind
from raveberry_visualizer.sinks.config.transport_factories import multicast
from raveberry_visualizer.sinks.transport.transport import Transport
from raveberry_visualizer.sinks.transport.udp import UdpTransport

PORT: Final = 11_988
GROUP: Final = "239.0.0.1"
"""Default multicast group of WLED."""

_PACKET: Final = struct.Struct("<6s2xffBB16sHff")
_HEADER: Final = b"00002\0"
_EDGES_HZ: Final = (
    *(0, 86, 129, 216, 301, 430, 560, 818, 1120),
    *(1421, 1895, 2412, 3015, 3704, 4479, 7106),
)
"""Lower edges of WLED's sixteen channels (usermod audioreactive)."""

_VOLUME_MAX: Final = 255.0
_CHANNEL_MAX: Final = 254.0
_MAGNITUDE_MAX: Final = 4096.0
_FULL_LEVEL: Final = 0.5
_PEAK: Final = 0.7
_LOWEST_HZ: Final = 1.0
_EVERY_FRAME_S: Final = 0.0
_KEEP_ALIVE_S: Final = 1.0


class SyncPackets:
    """Encoder of audio sync packets.

    Offset and size, little-endian: header 0 (6), volume 8 (f32) and smoothed 12 (f32), both to
    255, peak 16 (1), counter 17 (1), sixteen channels of 0 to 254 18 (16), zero crossings 34 (2),
    magnitude 36 (f32) and frequency 40 (f32) of the loudest tone: 44 bytes, by which
    receivers recognise the version.
    """

    def __init__(self) -> None:
        self._centers_hz = band_centers_hz()
        self._starts = np.searchsorted(self._centers_hz, _EDGES_HZ)
        self._channels = np.empty(len(_EDGES_HZ), dtype=np.float32)
        self._counter = 0

    def packet(self, features: Features) -> bytes:
        """Return the packet of a frame."""
        self._counter = (self._counter + 1) % 256
        np.maximum.reduceat(features.bands, self._starts, out=self._channels)
        np.multiply(self._channels, _CHANNEL_MAX, out=self._channels)
        volume = _VOLUME_MAX * min(1.0, features.level / _FULL_LEVEL)
        loudest = int(features.bands.argmax())
        magnitude = _MAGNITUDE_MAX * float(features.bands[loudest])
        return _PACKET.pack(
            _HEADER,
            volume,
            volume,
            features.bass_onset >= _PEAK,
            self._counter,
            self._channels.astype(np.uint8).tobytes(),
            0,
            magnitude,
            float(self._centers_hz[loudest]) if magnitude > 0.0 else _LOWEST_HZ,
        )


class WledSyncSink:
    """Driver of all WLEDs that receive audio sync at an address; they draw their own effects.

    Only the switch of the light matters: brightness, colour and effect are set in WLED.
    """

    def __init__(self, *, transport: Transport) -> None:
        self.keep_alive_s = _KEEP_ALIVE_S
        self._packets = SyncPackets()
        self._transport = transport
        self._features = Features()

    def set_features(self, features: Features) -> None:
        """Set the features of the next packet."""
        self._features = features
        # Every frame while there is sound; in silence only keep-alive packets.
        self.keep_alive_s = _EVERY_FRAME_S if features.level > 0.0 else _KEEP_ALIVE_S

    def send(self, _frame: Pixels) -> None:
        """Send the features; the frame is not used."""
        self._transport.send(self._packets.packet(self._features))

    def release(self) -> None:
        """Do nothing: WLED times out by itself."""

    def close(self) -> None:
        """Close the socket."""
        self._transport.close()


def _plan(fields: Fields, _device: Device) -> Callable[[], LedSink]:
    if fields.is_multicast:
        transport = multicast(fields, lambda _packet: GROUP, default_port=PORT)
        return lambda: WledSyncSink(transport=transport())
    host, port = fields.address(default_port=PORT)
    return lambda: WledSyncSink(transport=UdpTransport(host=host, port=port))


KIND: Final = SinkKind(
    id="wled_sync", most_pixels=1, port=PORT, most_primaries=3, has_multicast=True, plan=_plan
)
