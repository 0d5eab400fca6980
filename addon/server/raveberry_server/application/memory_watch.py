"""Memory that a burst of requests left behind, given back to the system once the burst is over."""

import asyncio
from collections.abc import Callable
from typing import Final

LOOK_EVERY_S: Final = 10.0
WORTH_BYTES: Final = 6 << 20
"""Growth since the last time that is worth holding the event loop up for a moment."""

CALM_BYTES: Final = 1 << 20
"""Less growth than this between two looks means that the burst is over."""


class MemoryWatch:
    """Gives memory back when the process has grown and grows no more.

    What stays afterwards is in use, and is not collected for again until more is added.
    """

    def __init__(
        self, *, resident_bytes: Callable[[], int | None], give_back: Callable[[], None]
    ) -> None:
        self._resident_bytes = resident_bytes
        self._give_back = give_back
        self._floor: int | None = None
        self._last = 0

    async def run(self) -> None:
        """Look from time to time, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            self.look()

    def look(self) -> None:
        """Give memory back if there is enough of it."""
        resident = self._resident_bytes()
        if resident is None:
            return
        has_calmed = resident < self._last + CALM_BYTES
        self._last = resident
        if self._floor is None or resident < self._floor:
            self._floor = resident
        elif has_calmed and resident >= self._floor + WORTH_BYTES:
            # What is resident at the next look is in use.
            self._floor = None
            self._give_back()
