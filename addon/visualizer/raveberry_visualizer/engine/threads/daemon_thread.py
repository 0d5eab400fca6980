"""Threads whose start and end never block the render loop."""

import time
from _thread import start_new_thread
from collections.abc import Callable
from threading import Event
from typing import Final

_STARTS_WITHIN_S: Final = 10.0


class DaemonThread:
    """A thread that is not waited for, neither at its start nor at the end of the process.

    `threading.Thread.start` blocks until the new thread runs, and a thread that gets no memory for
    its first frame never does.
    """

    def __init__(
        self, run: Callable[[], object], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._run = run
        self._clock = clock
        self._has_started = False
        self._has_ended = Event()
        self._started_s: float | None = None

    @property
    def is_alive(self) -> bool:
        """True while it runs or may still start."""
        if self._has_started:
            return not self._has_ended.is_set()
        started_s = self._started_s
        return started_s is not None and self._clock() - started_s < _STARTS_WITHIN_S

    def start(self) -> None:
        """Start it; may be called once.

        Raises:
            RuntimeError: the system refuses another thread.
        """
        self._started_s = self._clock()
        start_new_thread(self._main, ())

    def join(self, timeout_s: float | None = None) -> None:
        """Wait for its end, at most for this time."""
        self._has_ended.wait(timeout_s)

    def _main(self) -> None:
        self._has_started = True
        try:
            self._run()
        finally:
            self._has_ended.set()
