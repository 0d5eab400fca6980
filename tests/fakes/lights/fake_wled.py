"""The realtime protocols of WLED, written from its documentation and observed behaviour.

Datagrams above 1,472 bytes are ignored. The second byte is a timeout in seconds; 0 leaves realtime
at once, 255 never does. Every packet is shown, but at most every 15 ms. Once a DDP packet with PUSH
was received, DDP is shown on PUSH only.
"""

import struct
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

_MOST_BYTES = 1472
_SHOW_GATE_S = 0.015
_USUAL_TIMEOUT_S = 2.5


@dataclass
class FakeWled:
    """A WLED that the test feeds with packets and times."""

    pixels: int
    shown: list[NDArray[np.uint8]] = field(default_factory=list)
    realtime_until_s: float = 0.0
    _shown_at_s: float = -1.0
    _has_seen_push: bool = False

    def __post_init__(self) -> None:
        self._buffer = np.zeros((self.pixels, 3), dtype=np.uint8)

    def is_realtime(self, now_s: float) -> bool:
        return now_s < self.realtime_until_s

    def take(self, packet: bytes, now_s: float) -> None:
        """Process a datagram on port 21324."""
        if len(packet) > _MOST_BYTES or len(packet) < 2 or packet[0] not in (2, 4):
            return
        if packet[1] == 0:
            self.realtime_until_s = now_s
            return
        self.realtime_until_s = float("inf") if packet[1] == 255 else now_s + packet[1]
        first, body = 0, packet[2:]
        if packet[0] == 4:
            first, body = int.from_bytes(packet[2:4], "big"), packet[4:]
        colors = np.frombuffer(body[: len(body) // 3 * 3], dtype=np.uint8).reshape(-1, 3)
        colors = colors[: max(0, self.pixels - first)]
        self._buffer[first : first + len(colors)] = colors
        self._show(now_s)

    def take_ddp(self, packet: bytes, now_s: float) -> None:
        """Process a datagram on port 4048."""
        if len(packet) < 10 or len(packet) > _MOST_BYTES or packet[0] & 0xC0 != 0x40:
            return
        offset, length = struct.unpack(">IH", packet[4:10])
        if len(packet) < 10 + length:
            return
        channels = 4 if packet[2] == 0x1B else 3
        body = packet[10 : 10 + length // channels * channels]
        colors = np.frombuffer(body, dtype=np.uint8).reshape(-1, channels)[:, :3]
        first = offset // channels
        colors = colors[: max(0, self.pixels - first)]
        self._buffer[first : first + len(colors)] = colors
        self.realtime_until_s = now_s + _USUAL_TIMEOUT_S
        is_push = bool(packet[0] & 0x01)
        self._has_seen_push |= is_push
        if is_push or not self._has_seen_push:
            self._show(now_s)

    def _show(self, now_s: float) -> None:
        if now_s - self._shown_at_s >= _SHOW_GATE_S:
            self._shown_at_s = now_s
            self.shown.append(self._buffer.copy())
