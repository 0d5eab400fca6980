"""Bursts slowed down without losing the last word."""

import asyncio
from collections.abc import Callable


class Throttle:
    """Acts at once, then at most once an interval; what comes in between is acted on at its end."""

    def __init__(self, *, act: Callable[[], None], interval_s: float) -> None:
        self._act = act
        self._interval_s = interval_s
        self._timer: asyncio.TimerHandle | None = None
        self._is_due = False

    @property
    def is_idle(self) -> bool:
        """Whether the next call would act at once."""
        return self._timer is None

    def call(self) -> None:
        """Act, now or soon."""
        if self._timer is not None:
            self._is_due = True
            return
        self._timer = asyncio.get_running_loop().call_later(self._interval_s, self._end)
        self._act()

    def stop(self) -> None:
        """Forget what is still due."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        self._is_due = False

    def _end(self) -> None:
        self._timer = None
        if self._is_due:
            self._is_due = False
            self.call()
