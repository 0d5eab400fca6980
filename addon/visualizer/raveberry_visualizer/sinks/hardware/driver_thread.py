"""A thread for a blocking driver."""

from collections.abc import Callable
from functools import partial
from threading import Condition
from typing import Final

from raveberry_visualizer.engine import DaemonThread, SinkError, keep_running, request_realtime

_END_S: Final = 0.5


class DriverThread[Frame]:
    """Passes frames to a blocking driver; while it is busy, only the newest frame waits.

    The thread starts with the first frame. A failure of the driver is raised by the next `send`.

    Args:
        write: shows a frame; raises OSError or SinkError.
        close: closes the device; called once, after the last frame.
    """

    def __init__(self, *, write: Callable[[Frame], None], close: Callable[[], None]) -> None:
        self._write = write
        self._close = close
        self._changed = Condition()
        self._waiting: Frame | None = None
        self._failure: SinkError | None = None
        self._is_over = False
        self._thread: DaemonThread | None = None

    def send(self, frame: Frame) -> None:
        """Queue a frame in place of the one that waits.

        Raises:
            SinkError: the last frame could not be shown.
        """
        if self._thread is None or not self._thread.is_alive:
            # A driver that hangs does not keep the process alive.
            thread = DaemonThread(partial(keep_running, "driver", self._run))
            thread.start()
            self._thread = thread
        with self._changed:
            self._waiting = frame
            failure, self._failure = self._failure, None
            self._changed.notify()
        if failure is not None:
            raise failure

    def end(self) -> None:
        """Show the waiting frame and close the device."""
        with self._changed:
            self._is_over = True
            self._changed.notify()
        if self._thread is None:
            self._close()
        else:
            self._thread.join(_END_S)

    def _run(self) -> None:
        request_realtime()
        while (frame := self._next()) is not None:
            try:
                self._write(frame)
            except OSError as err:
                self._fail(SinkError(err.strerror or str(err)))
            except SinkError as err:
                self._fail(err)
        self._close()

    def _fail(self, failure: SinkError) -> None:
        with self._changed:
            self._failure = failure

    def _next(self) -> Frame | None:
        with self._changed:
            while self._waiting is None and not self._is_over:
                self._changed.wait()
            frame, self._waiting = self._waiting, None
            return frame
