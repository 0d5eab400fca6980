"""Pacing: the datagrams of a frame are spread over time."""

import time
from collections.abc import Callable
from typing import Final

from raveberry_visualizer.engine import SinkError

from .transport import Transport

_MOST_DATAGRAMS: Final = 6
"""Size of an ESP32's receive queue (CONFIG_LWIP_UDP_RECVMBOX_SIZE)."""

_EARLY: Final = 0.1
"""Share of the interval by which a chunk may be early, so that chunks of several devices are sent
together and the render thread wakes once for all of them."""


_EMPTY: Final = memoryview(b"")


class PacedTransport:
    """Sends the datagrams of a frame in chunks.

    Small controllers lose datagrams that arrive all at once. The first chunk is sent at once, the
    others by the render loop. A started frame is finished; meanwhile only the newest other frame
    waits.

    Args:
        transport: sends the datagrams.
        spread_s: time from the first chunk of a frame to the last.
        now_s: returns the monotonic time.
        sleep: waits for a number of seconds.

    Attributes:
        due_s: when the next chunk is due; None if nothing waits.
    """

    def __init__(
        self,
        *,
        transport: Transport,
        spread_s: float,
        now_s: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.due_s: float | None = None
        self._transport = transport
        self._spread_s = spread_s
        self._now_s = now_s
        self._sleep = sleep
        self._rest = _EMPTY
        self._datagram_size = 1
        self._last = b""
        self._interval_s = 0.0
        self._newest: tuple[memoryview, int, bytes] | None = None
        self._failure: SinkError | None = None

    @property
    def paced_chunks(self) -> "PacedTransport":
        """The unsent rest of a frame."""
        return self

    def send(
        self,
        data: bytes | memoryview,
        *,
        datagram_size: int | None = None,
        last: bytes = b"",
        is_urgent: bool = False,
    ) -> None:
        """Send the first chunk, and the others when they are due.

        Raises:
            SinkError: the device is unreachable, or was during the last frame.
        """
        if is_urgent or datagram_size is None or len(data) <= _MOST_DATAGRAMS * datagram_size:
            self._send_now(data, datagram_size, last)
            return
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure
        frame = memoryview(bytes(data))
        if self.due_s is None:
            self._start(frame, datagram_size, last, self._now_s())
        else:
            self._newest = frame, datagram_size, last

    def send_due(self, now_s: float) -> None:
        """Send the next chunk if it is due; a failure is raised by the next frame."""
        if self.due_s is None or now_s < self.due_s - _EARLY * self._interval_s:
            return
        try:
            if self._rest:
                self._send_chunk(self._rest, now_s)
            elif self._newest is not None:
                newest, self._newest = self._newest, None
                self._start(*newest, now_s)
        except SinkError as err:
            self._failure = err
            self._discard()

    def close(self) -> None:
        """Send what waits and close the socket; the next send opens another."""
        while self.due_s is not None:
            self._sleep(max(0.0, self.due_s - self._now_s()))
            self.send_due(self._now_s())
        self._transport.close()

    def _send_now(self, data: bytes | memoryview, datagram_size: int | None, last: bytes) -> None:
        if self.due_s is not None:
            # What waits is sent first, without pacing; this is rare.
            before, size, its_last = self._newest or (self._rest, self._datagram_size, self._last)
            self._discard()
            self._transport.send(before, datagram_size=size, last=its_last)
        self._transport.send(data, datagram_size=datagram_size, last=last)

    def _start(self, frame: memoryview, datagram_size: int, last: bytes, now_s: float) -> None:
        chunks = -(-len(frame) // (_MOST_DATAGRAMS * datagram_size))
        self._datagram_size = datagram_size
        self._last = last
        self._interval_s = self._spread_s / (chunks - 1)
        self._send_chunk(frame, now_s)

    def _send_chunk(self, rest: memoryview, now_s: float) -> None:
        size = _MOST_DATAGRAMS * self._datagram_size
        self._rest = rest[size:]
        last = b"" if self._rest else self._last
        self._transport.send(rest[:size], datagram_size=self._datagram_size, last=last)
        is_over = not self._rest and self._newest is None
        self.due_s = None if is_over else now_s + self._interval_s

    def _discard(self) -> None:
        self._rest, self._newest, self.due_s = _EMPTY, None, None
