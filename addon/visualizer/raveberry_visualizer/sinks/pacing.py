"""Time between the datagrams of a frame."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from .datagrams import Line
from .worker import Worker

_MOST_DATAGRAMS: Final = 6
"""As many as the network of an ESP32 keeps for its program (CONFIG_LWIP_UDP_RECVMBOX_SIZE)."""


@dataclass(frozen=True, slots=True)
class _Frame:
    data: memoryview
    datagram_size: int
    turn: int


class SpreadLine:
    """Spreads the datagrams of a frame over a time, by a thread of its own.

    Small controllers lose what comes in one heap. What makes a single burst leaves at once and
    needs no thread. A frame under way is finished, while it is only the newest other one waits.

    Args:
        line: that sends.
        spread_s: from the first burst of a frame to the last.
        pause: waits.
    """

    def __init__(
        self, *, line: Line, spread_s: float, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._line = line
        self._spread_s = spread_s
        self._pause = pause
        self._lock = Lock()
        self._has_spread = False
        self._turn = 0
        self._newest: _Frame | None = None
        self._worker = Worker(write=self._spread, close=line.close)

    def send(
        self, data: bytes | memoryview, *, datagram_size: int | None = None, is_urgent: bool = False
    ) -> None:
        """Send at once, or soon if it is more than a burst."""
        if is_urgent or datagram_size is None or len(data) <= _MOST_DATAGRAMS * datagram_size:
            if self._has_spread:
                self._send_now(data, datagram_size)
            else:
                self._line.send(data, datagram_size=datagram_size)
            return
        self._has_spread = True
        with self._lock:
            frame = self._newest = _Frame(memoryview(bytes(data)), datagram_size, self._turn)
        self._worker.send(frame)

    def close(self) -> None:
        """Send what waits and let go of the network."""
        self._worker.end()

    def _send_now(self, data: bytes | memoryview, datagram_size: int | None) -> None:
        with self._lock:
            # Whatever is under way or waits goes first, in one heap: this is seldom.
            self._turn += 1
            before, self._newest = self._newest, None
            if before is not None:
                self._line.send(before.data, datagram_size=before.datagram_size)
            self._line.send(data, datagram_size=datagram_size)

    def _spread(self, frame: _Frame) -> None:
        size = _MOST_DATAGRAMS * frame.datagram_size
        firsts = range(0, len(frame.data), size)
        for first in firsts:
            if first:
                self._pause(self._spread_s / (len(firsts) - 1))
            with self._lock:
                if frame.turn != self._turn:
                    return
                self._line.send(frame.data[first : first + size], datagram_size=frame.datagram_size)
        with self._lock:
            if self._newest is frame:
                self._newest = None
