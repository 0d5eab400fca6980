"""Does what the time of day brings: quiet hours, last orders, the end of the party."""

import asyncio
from typing import Final

from raveberry_server.domain import hosting
from raveberry_server.domain.errors import RefusedError

from .party import Change, Party

LONGEST_WAIT_S: Final = 30.0
"""The wall clock may be set while we wait, so we look at it this often."""


class Timetable:
    """Applies `hosting.due` when it is time."""

    def __init__(self, *, party: Party) -> None:
        self._party = party
        self._has_changed = asyncio.Event()

    async def run(self) -> None:
        """Look again whenever the party changes or something is due, until cancelled."""
        unlisten = self._party.listen(self._note)
        try:
            while True:
                self._has_changed.clear()
                wait_s = await self._looked()
                try:
                    async with asyncio.timeout(wait_s):
                        await self._has_changed.wait()
                except TimeoutError:
                    continue
        finally:
            unlisten()

    async def _looked(self) -> float | None:
        """Do what is due; how long to wait then, None until something changes."""
        try:
            await self._party.apply(hosting.due)
        except RefusedError:
            # The disk is full, which the party has told; it may be better at the next look.
            return LONGEST_WAIT_S
        now = self._party.now()
        next_at = hosting.next_due_at(self._party.saved.state, now)
        if next_at is None:
            return None
        left_s = (next_at - now.at).total_seconds()
        return min(max(left_s, 0.0), LONGEST_WAIT_S)

    def _note(self, change: Change) -> None:
        if change.before.state.ending is not change.after.state.ending or (
            change.before.state.settings is not change.after.state.settings
        ):
            self._has_changed.set()
