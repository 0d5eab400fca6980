"""What wakes a thread that waits."""

from threading import Lock


class Bell:
    """Wakes the one thread that waits for it; rung while nobody waits, it wakes the next wait.

    An Event could do it too, in a dozen calls of Python for each wait.
    """

    def __init__(self) -> None:
        self._silence = Lock()
        self._silence.acquire()

    def ring(self) -> None:
        """Wake; harmless when it rings already."""
        try:
            self._silence.release()
        except RuntimeError:
            return

    def wait(self, timeout_s: float | None) -> bool:
        """Wait until it rings or the time is over; whether it rang."""
        return self._silence.acquire(timeout=-1.0 if timeout_s is None else max(0.0, timeout_s))
