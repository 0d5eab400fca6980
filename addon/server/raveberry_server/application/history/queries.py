"""Queries on the history."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from typing import Final

from raveberry_server.application.errors import SourceError, StoreError
from raveberry_server.application.party import Party
from raveberry_server.application.ports.history import (
    Evening,
    Evenings,
    HistoryStore,
    Period,
    PersonalRecords,
    Play,
    Plays,
    Statistics,
)
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.recap import recap_of

from .export import MOST_EXPORTED, ExportFormat, HistoryExport, exported

MOST_LISTED: Final = 10
"""Rows of each list in the statistics."""

_EXPORTED_AT_ONCE: Final = 500

type PathsOf = Callable[[AbstractSet[str]], Awaitable[Mapping[str, str]]]
"""Return the paths of songs by URI, relative to their music folder."""


class HistoryQueries:
    """History queries for clients; most periods default to the time since the party was opened."""

    def __init__(self, *, party: Party, records: HistoryStore, paths_of: PathsOf) -> None:
        self._party = party
        self._records = records
        self._paths_of = paths_of

    async def history(
        self, since: datetime | None, until: datetime | None, *, before: int | None, limit: int
    ) -> Plays:
        """Return a page of plays from epochs before `before`, newest first.

        Raises:
            RefusedError: `unavailable`.
        """
        period = Period(since=since, until=until or self._party.now().at)
        return await _told(self._records.plays(period, before=before, limit=limit))

    async def statistics(self, since: datetime | None, until: datetime | None) -> Statistics:
        """Return the statistics of a period.

        Raises:
            RefusedError: `unavailable`.
        """
        period = self._period(since, until)
        return await _told(self._records.statistics(period, most=MOST_LISTED))

    async def personal(self, guest: GuestId) -> PersonalRecords:
        """Return all records of a guest.

        Raises:
            RefusedError: `unavailable`.
        """
        return await _told(self._records.personal(guest))

    async def evenings(self, *, before: int | None, limit: int) -> Evenings:
        """Return a page of evenings that began before an epoch, newest first.

        Raises:
            RefusedError: `unavailable`.
        """
        at = self._party.now().at
        found = await _told(self._records.evenings(before=before, limit=limit, at=at))
        return replace(found, evenings=tuple(map(self._with_recap, found.evenings)))

    async def export(self, since: datetime | None, until: datetime | None) -> HistoryExport:
        """Return the plays of a period as a playlist file and as text.

        Raises:
            RefusedError: `unavailable`.
        """
        plays = await self._plays(since, until)
        return exported(plays, await self._paths(plays), self._party.now().zone)

    async def exported_pages(
        self, export: ExportFormat, since: datetime | None, until: datetime | None
    ) -> AsyncIterator[str]:
        """Yield a file with the plays of a period in pieces, so that its size does not matter.

        Raises:
            RefusedError: `unavailable`.
        """
        period = self._period(since, until)
        now = self._party.now()
        yield export.header
        after = -1
        while plays := await _told(
            self._records.plays_after(period, after=after, limit=_EXPORTED_AT_ONCE)
        ):
            yield export.lines(plays, await self._paths(plays), now)
            after = plays[-1].epoch

    def export_name(self, since: datetime | None) -> str:
        """Return the name of an export's file: the party and the local date of its start."""
        now, state = self._party.now(), self._party.saved.state
        start = (since or state.opened_at or now.at).astimezone(now.zone)
        return f"{state.settings.party_name or 'Raveberry'} {start:%Y-%m-%d}"

    async def played(self, since: datetime | None) -> Sequence[Song]:
        """Return what has played since then, oldest first.

        Raises:
            RefusedError: `unavailable`.
        """
        return tuple(play.song for play in await self._plays(since, None))

    def _period(self, since: datetime | None, until: datetime | None) -> Period:
        opened_at = self._party.saved.state.opened_at
        return Period(since=since or opened_at, until=until or self._party.now().at)

    async def _plays(self, since: datetime | None, until: datetime | None) -> Sequence[Play]:
        period = self._period(since, until)
        found = await _told(self._records.plays(period, before=None, limit=MOST_EXPORTED))
        return tuple(reversed(found.plays))

    async def _paths(self, plays: Iterable[Play]) -> Mapping[str, str]:
        """Return the paths of songs in the music folders, as far as they can be read now."""
        try:
            return await self._paths_of({play.song.uri for play in plays})
        except SourceError:
            return {}

    def _with_recap(self, evening: Evening) -> Evening:
        """Return the evening that lasts with the figures of the recap."""
        state = self._party.saved.state
        is_current = evening.is_whole and evening.until is None
        if not is_current or (evening.opening or 0) != state.openings:
            return evening
        recap = recap_of(state)
        return replace(evening, songs=recap.songs, guests=recap.guests, votes=recap.votes)


async def _told[R](reading: Awaitable[R]) -> R:
    try:
        return await reading
    except StoreError as err:
        raise RefusedError(Refusal.HISTORY_UNAVAILABLE) from err
