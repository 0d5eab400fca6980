"""Queries on the history, and playlists saved from it."""

from collections.abc import Awaitable, Sequence
from datetime import datetime
from typing import Final

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError, StoreError
from raveberry_server.application.party import Party
from raveberry_server.application.ports.history import (
    HistoryStore,
    Period,
    Play,
    Plays,
    SavedPlaylist,
    Statistics,
)
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest_texts import MAX_NAME_LENGTH, one_line
from raveberry_server.domain.model.song import Song, match_key

from .export import MOST_EXPORTED, HistoryExport, exported

MOST_LISTED: Final = 10
"""Rows of each list in the statistics."""


class HistoryQueries:
    """History queries for clients; most periods default to the time since the party was opened."""

    def __init__(self, *, party: Party, catalog: Catalog, records: HistoryStore) -> None:
        self._party = party
        self._catalog = catalog
        self._records = records

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

    async def export(self, since: datetime | None, *, with_files: bool) -> HistoryExport:
        """Return the plays since then as a playlist file and as text.

        Args:
            since: start of the period.
            with_files: include file paths, which only the host may see.

        Raises:
            RefusedError: `unavailable`.
        """
        plays = await self._plays(since)
        locations = {}
        if with_files:
            for song in {play.song.uri: play.song for play in plays}.values():
                location = await self._file_of(song)
                if location is not None:
                    locations[song.uri] = location
        return exported(plays, locations, self._party.now().zone)

    async def save_playlist(self, wanted_name: str, since: datetime | None) -> SavedPlaylist:
        """Save the plays since then as a playlist, each song once.

        Raises:
            RefusedError: `bad_request` without a name, `not_found` when nothing has played,
                `unavailable`.
        """
        name = one_line(wanted_name, MAX_NAME_LENGTH)
        if not name:
            raise RefusedError(Refusal.PLAYLIST_UNNAMED)
        plays = await self._plays(since)
        songs = tuple({match_key(play.song): play.song for play in plays}.values())
        if not songs:
            raise RefusedError(Refusal.NOTHING_PLAYED)
        return await _told(self._records.save_playlist(name, songs, self._party.now().at))

    def _period(self, since: datetime | None, until: datetime | None) -> Period:
        opened_at = self._party.saved.state.opened_at
        return Period(since=since or opened_at, until=until or self._party.now().at)

    async def _plays(self, since: datetime | None) -> Sequence[Play]:
        period = self._period(since, None)
        found = await _told(self._records.plays(period, before=None, limit=MOST_EXPORTED))
        return tuple(reversed(found.plays))

    async def _file_of(self, song: Song) -> str | None:
        """Return the path of a local song's file, None for songs that are fetched."""
        if self._catalog.fetching_source(song) is not None:
            return None
        try:
            return await self._catalog.playable(song)
        except SourceError:
            return None


async def _told[R](reading: Awaitable[R]) -> R:
    try:
        return await reading
    except StoreError as err:
        raise RefusedError(Refusal.HISTORY_UNAVAILABLE) from err
