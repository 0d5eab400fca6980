"""A strict DDP receiver, written from the specification and independent of our sender."""

import socket
import struct
from collections.abc import Iterator
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray


class DdpError(AssertionError):
    """A packet that violates the DDP specification."""


class DdpReceiver:
    """A DDP device on a loopback port.

    It rejects the packets that WLED drops or shows wrongly: wrong version, reserved bits, packets
    that are too short or too long, offsets beyond the last pixel, and a sequence number that
    changes within a frame.
    """

    def __init__(self, *, pixels: int, port: int = 0) -> None:
        self._data = np.zeros(3 * pixels, dtype=np.uint8)
        self._pixels = pixels
        self._sequence: int | None = None
        self._filled = 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", port))
        self._socket.settimeout(30)

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._socket.close()

    def frame(self, timeout_s: float = 30) -> NDArray[np.uint8]:
        """Return the next complete frame, shape (pixels, 3); raise TimeoutError if none arrives."""
        self._socket.settimeout(timeout_s)
        while True:
            if self.take(self._socket.recv(2048)):
                return self._data.reshape(self._pixels, 3).copy()

    def frames(self, timeout_s: float = 30) -> Iterator[NDArray[np.uint8]]:
        """Yield frames until none arrives within the timeout."""
        while True:
            try:
                yield self.frame(timeout_s)
            except TimeoutError:
                return

    def take(self, packet: bytes) -> bool:
        """Process a packet and return whether it completes a frame."""
        if len(packet) < 10:
            raise DdpError(f"{len(packet)} bytes are no header")
        flags, sequence, kind, destination, offset, length = struct.unpack(">BBBBIH", packet[:10])
        body = packet[10:]
        checks = {
            "version 1 and nothing reserved": flags & 0xF0 == 0x40,
            "only the push flag": flags & 0x0E == 0,
            "a sequence from 1 to 15": 1 <= sequence <= 15,
            "8-bit RGB": kind == 0x0B,
            "the default output": destination == 1,
            "the length that it says": len(body) == length,
            "at most 1,440 bytes": 0 < length <= 1440,
            "whole pixels": offset % 3 == 0 and length % 3 == 0,
            "pixels that exist": offset + length <= len(self._data),
            "packets in order": offset == self._filled,
            "one sequence for a frame": self._sequence in (None, sequence),
        }
        broken = [rule for rule, holds in checks.items() if not holds]
        if broken:
            raise DdpError(f"expected {', '.join(broken)}: {packet[:10].hex()}")
        self._data[offset : offset + length] = np.frombuffer(body, dtype=np.uint8)
        self._filled += length
        self._sequence = sequence
        if not flags & 0x01:
            return False
        if self._filled != len(self._data):
            raise DdpError(f"pushed after {self._filled} of {len(self._data)} bytes")
        self._filled, self._sequence = 0, None
        return True
