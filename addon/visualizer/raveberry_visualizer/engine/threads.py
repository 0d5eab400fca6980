"""Threads that are started while the show runs."""

import time
from _thread import start_new_thread
from collections.abc import Callable
from threading import Event
from typing import Final

_STARTS_WITHIN_S: Final = 10.0


class DaemonThread:
    """A thread for which nobody waits, neither at its start nor at the end of the process.

    `threading.Thread.start` waits without limit for the new thread to run, and a thread that gets
    no memory for its first frame never does.
    """

    def __init__(self, run: Callable[[], object]) -> None:
        self._run = run
        self._is_up = False
        self._is_over = Event()
        self._started_s: float | None = None

    @property
    def is_alive(self) -> bool:
        """Whether it runs, or can still be expected to."""
        if self._is_up:
            return not self._is_over.is_set()
        started_s = self._started_s
        return started_s is not None and time.monotonic() - started_s < _STARTS_WITHIN_S

    def start(self) -> None:
        """Start it, once.

        Raises:
            RuntimeError: the system has no room for a thread.
        """
        self._started_s = time.monotonic()
        start_new_thread(self._main, ())

    def join(self, timeout_s: float | None = None) -> None:
        """Wait for its end, at most so long."""
        self._is_over.wait(timeout_s)

    def _main(self) -> None:
        self._is_up = True
        try:
            self._run()
        finally:
            self._is_over.set()
