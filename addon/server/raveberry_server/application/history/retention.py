"""Deletion of history beyond the retention period."""

import asyncio
import logging
from datetime import timedelta
from typing import Final

from raveberry_server.application.errors import StoreError
from raveberry_server.application.party import Change, Party
from raveberry_server.application.ports.history import HistoryStore
from raveberry_server.application.timed_wait import wait_at_most

_LOGGER = logging.getLogger(__name__)

LOOK_EVERY_S: Final = 6 * 3_600.0


class Retention:
    """Background task that applies `retention_days` at the start, at changes and periodically."""

    def __init__(self, *, party: Party, records: HistoryStore) -> None:
        self._party = party
        self._records = records
        self._has_changed = asyncio.Event()

    async def run(self) -> None:
        """Apply the retention period repeatedly, until cancelled."""
        stop_listening = self._party.listen(self._note)
        try:
            while True:
                self._has_changed.clear()
                await self.apply()
                await wait_at_most(LOOK_EVERY_S, self._has_changed)
        finally:
            stop_listening()

    async def apply(self) -> None:
        """Delete records that are older than the retention period."""
        days = self._party.saved.state.settings.retention_days
        if not days:
            return
        try:
            rows = await self._records.forget_before(self._party.now().at - timedelta(days=days))
        except StoreError as err:
            _LOGGER.warning("Old history cannot be deleted: %s", err)
            return
        if rows:
            _LOGGER.info("History older than %s days was deleted (%s rows)", days, rows)

    def _note(self, change: Change) -> None:
        before, after = change.before.state.settings, change.after.state.settings
        if before.retention_days != after.retention_days:
            self._has_changed.set()
