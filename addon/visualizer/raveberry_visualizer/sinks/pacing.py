"""Time between the datagrams of a frame."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Final, Protocol

from raveberry_visualizer.engine import SinkError, take_precedence

from .datagrams import Line

_MOST_DATAGRAMS: Final = 6
"""As many as the network of an ESP32 keeps for its program (CONFIG_LWIP_UDP_RECVMBOX_SIZE)."""

_AT_ONCE_S: Final = 1e-6
_END_S: Final = 0.5


class Ticker(Protocol):
    """Tells when it is time for the next burst."""

    def start(self, every_s: float) -> None:
        """Tick from now on, for the first time after so long."""

    def stop(self) -> None:
        """Tick no more until the next start."""

    def wait(self) -> None:
        """Wait for a tick."""

    def close(self) -> None:
        """Let go of it; the next start takes it up again."""


class KernelTicker:
    """A timer of the kernel: it wakes who waits, so that who starts it need not."""

    def __init__(self) -> None:
        self._timer: int | None = None

    def start(self, every_s: float) -> None:
        """Tick from now on, for the first time after so long."""
        if self._timer is None:
            self._timer = os.timerfd_create(time.CLOCK_MONOTONIC, flags=os.TFD_CLOEXEC)
        os.timerfd_settime(self._timer, initial=every_s, interval=every_s)

    def stop(self) -> None:
        """Tick no more until the next start."""
        if self._timer is not None:
            os.timerfd_settime(self._timer, initial=0)

    def wait(self) -> None:
        """Wait for a tick; it must have been started once."""
        if self._timer is not None:
            os.read(self._timer, 8)

    def close(self) -> None:
        """Let go of the timer; the next start makes another."""
        if self._timer is not None:
            os.close(self._timer)
        self._timer = None


@dataclass(frozen=True, slots=True)
class _Rest:
    """What is still to be sent of a frame."""

    data: memoryview
    datagram_size: int

    @property
    def burst_size(self) -> int:
        return _MOST_DATAGRAMS * self.datagram_size

    @property
    def bursts(self) -> int:
        return -(-len(self.data) // self.burst_size)


class SpreadLine:
    """Spreads the datagrams of a frame over a time.

    Small controllers lose what comes in one heap. The first burst leaves at once, the others by a
    thread; what makes a single burst needs none. A frame under way is finished, while it is only
    the newest other one waits.

    Args:
        line: that sends.
        spread_s: from the first burst of a frame to the last.
        ticker: makes what tells the time between them.
    """

    def __init__(
        self, *, line: Line, spread_s: float, ticker: Callable[[], Ticker] = KernelTicker
    ) -> None:
        self._line = line
        self._spread_s = spread_s
        self._ticker = ticker()
        self._lock = Lock()
        self._under_way: _Rest | None = None
        self._newest: _Rest | None = None
        self._failure: SinkError | None = None
        self._thread: Thread | None = None
        self._is_over = False

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
        with self._lock:
            failure, self._failure = self._failure, None
            if failure is not None:
                raise failure
            frame = _Rest(memoryview(bytes(data)), datagram_size)
            if self._under_way is None:
                self._begin(frame)
            else:
                self._newest = frame

    def close(self) -> None:
        """Send what waits and let go of the network; the next send takes it up again."""
        with self._lock:
            thread = self._thread
            if thread is None:
                self._line.close()
                return
            self._is_over = True
            if self._under_way is None:
                self._ticker.start(_AT_ONCE_S)
        thread.join(_END_S)

    def _send_now(self, data: bytes | memoryview, datagram_size: int | None) -> None:
        with self._lock:
            # Whatever is under way or waits goes first, in one heap: this is seldom.
            before = self._newest or self._under_way
            if before is not None:
                self._under_way = self._newest = None
                self._ticker.stop()
                self._line.send(before.data, datagram_size=before.datagram_size)
            self._line.send(data, datagram_size=datagram_size)

    def _begin(self, frame: _Rest) -> None:
        self._send_burst(frame)
        self._ticker.start(self._spread_s / (frame.bursts - 1))
        if self._thread is None:
            # A daemon, because a network that hangs must not keep the process.
            self._thread = Thread(target=self._send_in_time, name="driver", daemon=True)
            self._thread.start()

    def _send_burst(self, rest: _Rest) -> None:
        size = rest.burst_size
        self._line.send(rest.data[:size], datagram_size=rest.datagram_size)
        left = rest.data[size:]
        self._under_way = _Rest(left, rest.datagram_size) if left else None

    def _send_in_time(self) -> None:
        take_precedence()
        is_over = False
        while not is_over:
            self._ticker.wait()
            with self._lock:
                is_over = self._tick()

    def _tick(self) -> bool:
        """Send what it is time for; whether it was the last."""
        try:
            if self._under_way is not None:
                self._send_burst(self._under_way)
            elif self._newest is not None:
                newest, self._newest = self._newest, None
                self._begin(newest)
        except SinkError as err:
            self._failure, self._under_way = err, None
        if self._under_way is None and self._newest is None:
            self._ticker.stop()
            if self._is_over:
                self._ticker.close()
                self._line.close()
                self._thread, self._is_over = None, False
                return True
        return False
