"""An event that wakes one waiting thread."""

from threading import Lock


class WakeEvent:
    """Auto-reset event for one waiting thread; set while none waits, it ends the next wait at once.

    A lock does it in one call; threading.Event would take a dozen Python calls per wait.
    """

    def __init__(self) -> None:
        self._unset = Lock()
        self._unset.acquire()

    def set(self) -> None:
        """Wake the thread; no effect if it is set already."""
        try:
            self._unset.release()
        except RuntimeError:
            return

    def wait(self, timeout_s: float | None) -> bool:
        """Wait until it is set or the timeout is over; return True if it was set, and reset it."""
        return self._unset.acquire(timeout=-1.0 if timeout_s is None else max(0.0, timeout_s))
