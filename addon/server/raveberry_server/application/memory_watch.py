"""Return of freed memory to the system once a burst of requests is over."""

import asyncio
from collections.abc import Callable
from typing import Final

LOOK_EVERY_S: Final = 10.0
WORTH_BYTES: Final = 6 << 20
"""Growth since the last trim that is worth blocking the event loop for a moment."""

CALM_BYTES: Final = 1 << 20
"""Growth between two checks below which the burst is over."""


class MemoryWatch:
    """Watch that trims the heap when the process has grown and then stops growing.

    Memory that remains after a trim is in use; the next trim waits for further growth.
    """

    def __init__(
        self, *, resident_bytes: Callable[[], int | None], give_back: Callable[[], None]
    ) -> None:
        self._resident_bytes = resident_bytes
        self._give_back = give_back
        self._floor: int | None = None
        self._last = 0

    async def run(self) -> None:
        """Check periodically, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            self.check()

    def check(self) -> None:
        """Trim the heap if enough memory was added."""
        resident = self._resident_bytes()
        if resident is None:
            return
        has_calmed = resident < self._last + CALM_BYTES
        self._last = resident
        if self._floor is None or resident < self._floor:
            self._floor = resident
        elif has_calmed and resident >= self._floor + WORTH_BYTES:
            # The next check sets the new floor: what is resident then is in use.
            self._floor = None
            self._give_back()
