"""Throttle with a trailing call."""

import asyncio
from collections.abc import Callable


class Throttle:
    """Limit on calls: the first acts immediately, later ones once at the end of the interval."""

    def __init__(self, *, act: Callable[[], None], interval_s: float) -> None:
        self._act = act
        self._interval_s = interval_s
        self._timer: asyncio.TimerHandle | None = None
        self._is_due = False

    @property
    def is_idle(self) -> bool:
        """Return whether the next call acts immediately."""
        return self._timer is None

    def call(self) -> None:
        """Act now, or at the end of the interval."""
        if self._timer is not None:
            self._is_due = True
            return
        self._timer = asyncio.get_running_loop().call_later(self._interval_s, self._end)
        self._act()

    def stop(self) -> None:
        """Discard a pending call."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        self._is_due = False

    def _end(self) -> None:
        self._timer = None
        if self._is_due:
            self._is_due = False
            self.call()
