"""The clock of the machine."""

import time
from threading import Event


class MonotonicClock:
    """Time that no one sets."""

    def now_s(self) -> float:
        """Seconds since an unknown start."""
        return time.monotonic()

    def wait(self, woken: Event, until_s: float | None) -> None:
        """Return at that time, or when woken."""
        woken.wait(None if until_s is None else max(0.0, until_s - time.monotonic()))
