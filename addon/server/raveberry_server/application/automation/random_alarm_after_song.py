"""Random alarm after a song, if the host has enabled it and enough guests are active."""

import asyncio
import logging
from collections.abc import Callable

from raveberry_server.application.party import Change, Party
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.playback import interruptions

_LOGGER = logging.getLogger(__name__)


class AlarmAfterSong:
    """Background task that may draw an alarm after each song that has played to its end."""

    def __init__(self, *, party: Party, draw_chance: Callable[[], float]) -> None:
        self._party = party
        self._draw_chance = draw_chance
        self._is_drawn = asyncio.Event()

    async def run(self) -> None:
        """Trigger the alarms that are drawn, until cancelled."""
        unlisten = self._party.listen(self._note)
        try:
            while True:
                await self._is_drawn.wait()
                self._is_drawn.clear()
                try:
                    await self._party.apply(interruptions.alarm)
                except RefusedError as err:
                    _LOGGER.debug("The random alarm was refused: %s", err)
        finally:
            unlisten()

    def _note(self, change: Change) -> None:
        for event in change.events:
            if isinstance(event, SongEnded) and event.reason is EndReason.FINISHED:
                chance = self._draw_chance()
                if interruptions.is_random_alarm_due(change.after.state, chance, change.now):
                    self._is_drawn.set()
