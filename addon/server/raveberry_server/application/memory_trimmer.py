"""Return of freed memory to the system once a burst of requests is over."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

LOOK_EVERY_S: Final = 10.0
SETTLED_AFTER_S: Final = 3.0
"""Time after which a trim has taken effect."""

WORTH_BYTES: Final = 4 << 20
"""Unused memory beyond what the last trim left that is worth blocking the event loop briefly."""

WORTH_WHEN_IDLE_BYTES: Final = 1 << 19
"""The same while nobody is there who would wait for it."""

IDLE_S: Final = 0.3
"""Processor time between two checks below which the server is idle."""

CALM_BYTES: Final = 1 << 20
"""Growth between two checks below which the burst is over."""


class MemoryTrimmer:
    """Watch that trims the heap when unused memory has accumulated and no longer grows.

    What a trim leaves cannot be returned, as it lies between objects in use; the next trim waits
    until more has been freed. A trim in the middle of a burst thus does not prevent one after it.

    Args:
        unused_bytes: returns the resident memory that no object occupies, None if unknown.
        processor_s: returns the processor time that this process has used.
        release_caches: frees what other threads keep for later.
        give_back: trims the heap.
    """

    def __init__(
        self,
        *,
        unused_bytes: Callable[[], int | None],
        processor_s: Callable[[], float],
        release_caches: Callable[[], Awaitable[None]],
        give_back: Callable[[], None],
    ) -> None:
        self._unused_bytes = unused_bytes
        self._processor_s = processor_s
        self._release_caches = release_caches
        self._give_back = give_back
        self._used_s = 0.0
        self._floor: int | None = None
        self._last = 0

    async def run(self) -> None:
        """Check periodically, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if self.is_trim_worth_it():
                await self._release_caches()
                self._give_back()
                await asyncio.sleep(SETTLED_AFTER_S)
                self.note_rest()

    def is_trim_worth_it(self) -> bool:
        """Check how much memory is unused, and return True if the heap should be trimmed."""
        unused = self._unused_bytes()
        used_s = self._processor_s()
        is_idle = used_s < self._used_s + IDLE_S
        self._used_s = used_s
        if unused is None:
            return False
        has_calmed = unused < self._last + CALM_BYTES
        self._last = unused
        if self._floor is None or unused < self._floor:
            self._floor = unused
        worth = WORTH_WHEN_IDLE_BYTES if is_idle else WORTH_BYTES
        return has_calmed and unused >= self._floor + worth

    def note_rest(self) -> None:
        """Note what a trim has left."""
        unused = self._unused_bytes()
        if unused is not None:
            self._floor = self._last = unused
