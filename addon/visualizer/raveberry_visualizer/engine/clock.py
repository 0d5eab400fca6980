"""The clock of the machine."""

import time

from .bell import Bell


class MonotonicClock:
    """Time that no one sets."""

    def now_s(self) -> float:
        """Seconds since an unknown start."""
        return time.monotonic()

    def wait(self, bell: Bell, until_s: float | None) -> bool:
        """Return at that time, or when the bell rings; whether it rang."""
        return bell.wait(None if until_s is None else until_s - time.monotonic())
