"""The clock of the machine."""

import time
from threading import Event
from typing import Final

_LEAST_PAUSE_S: Final = 0.001
"""What is late leaves time for others all the same: it may have precedence over them."""


class MonotonicClock:
    """Time that no one sets."""

    def now_s(self) -> float:
        """Seconds since an unknown start."""
        return time.monotonic()

    def wait(self, woken: Event, until_s: float | None) -> None:
        """Return at that time, or when woken."""
        woken.wait(None if until_s is None else max(_LEAST_PAUSE_S, until_s - time.monotonic()))
