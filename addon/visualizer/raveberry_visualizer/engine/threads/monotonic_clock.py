"""The monotonic clock of the machine."""

import time

from .wake_event import WakeEvent


class MonotonicClock:
    """Monotonic time, and waiting for it."""

    def now_s(self) -> float:
        """Return the seconds since an unspecified start."""
        return time.monotonic()

    def wait(self, wake_event: WakeEvent, until_s: float | None) -> bool:
        """Wait for a time or an event; return True if the event was set."""
        return wake_event.wait(None if until_s is None else until_s - time.monotonic())
