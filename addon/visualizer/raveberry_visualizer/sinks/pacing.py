"""Time between the datagrams of a frame."""

import time
from collections.abc import Callable
from typing import Final

from raveberry_visualizer.engine import SinkError

from .datagrams import Line

_MOST_DATAGRAMS: Final = 6
"""As many as the network of an ESP32 keeps for its program (CONFIG_LWIP_UDP_RECVMBOX_SIZE)."""

_EARLY: Final = 0.1
"""So much of the time between two bursts may be missing, so that those of several devices leave
together: the thread that draws wakes once for all of them."""


_NOTHING: Final = memoryview(b"")


class SpreadLine:
    """Spreads the datagrams of a frame over a time.

    Small controllers lose what comes in one heap. The first burst leaves at once, the others when
    who draws finds time for them. A frame under way is finished, while it is only the newest other
    one waits.

    Args:
        line: that sends.
        spread_s: from the first burst of a frame to the last.
        now_s: tells the monotonic time.
        sleep: waits for so many seconds.

    Attributes:
        due_s: when the next burst is due; None while nothing waits.
    """

    def __init__(
        self,
        *,
        line: Line,
        spread_s: float,
        now_s: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.due_s: float | None = None
        self._line = line
        self._spread_s = spread_s
        self._now_s = now_s
        self._sleep = sleep
        self._under_way = _NOTHING
        self._datagram_size = 1
        self._interval_s = 0.0
        self._newest: tuple[memoryview, int] | None = None
        self._failure: SinkError | None = None

    @property
    def bursts(self) -> "SpreadLine":
        """What is still to be sent of a frame."""
        return self

    def send(
        self, data: bytes | memoryview, *, datagram_size: int | None = None, is_urgent: bool = False
    ) -> None:
        """Send at once, or what is more than a burst in good time.

        Raises:
            SinkError: the device is out of reach, or was when the last frame was under way.
        """
        if is_urgent or datagram_size is None or len(data) <= _MOST_DATAGRAMS * datagram_size:
            self._send_now(data, datagram_size)
            return
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure
        frame = memoryview(bytes(data))
        if self.due_s is None:
            self._begin(frame, datagram_size, self._now_s())
        else:
            self._newest = frame, datagram_size

    def send_due(self, now_s: float) -> None:
        """Send the next burst if it is due; the next frame tells if the device was out of reach."""
        if self.due_s is None or now_s < self.due_s - _EARLY * self._interval_s:
            return
        try:
            if self._under_way:
                self._send_burst(self._under_way, now_s)
            elif self._newest is not None:
                newest, self._newest = self._newest, None
                self._begin(*newest, now_s)
        except SinkError as err:
            self._failure = err
            self._forget()

    def close(self) -> None:
        """Send what waits and let go of the network; the next send takes it up again."""
        while self.due_s is not None:
            self._sleep(max(0.0, self.due_s - self._now_s()))
            self.send_due(self._now_s())
        self._line.close()

    def _send_now(self, data: bytes | memoryview, datagram_size: int | None) -> None:
        if self.due_s is not None:
            # Whatever is under way or waits goes first, in one heap: this is seldom.
            before, before_size = self._newest or (self._under_way, self._datagram_size)
            self._forget()
            self._line.send(before, datagram_size=before_size)
        self._line.send(data, datagram_size=datagram_size)

    def _begin(self, frame: memoryview, datagram_size: int, now_s: float) -> None:
        bursts = -(-len(frame) // (_MOST_DATAGRAMS * datagram_size))
        self._datagram_size = datagram_size
        self._interval_s = self._spread_s / (bursts - 1)
        self._send_burst(frame, now_s)

    def _send_burst(self, rest: memoryview, now_s: float) -> None:
        size = _MOST_DATAGRAMS * self._datagram_size
        self._line.send(rest[:size], datagram_size=self._datagram_size)
        self._under_way = rest[size:]
        is_over = not self._under_way and self._newest is None
        self.due_s = None if is_over else now_s + self._interval_s

    def _forget(self) -> None:
        self._under_way, self._newest, self.due_s = _NOTHING, None, None
