"""History in ``party.db``, read on its own connection and written through the store."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from raveberry_server.adapters.system.worker_threads import FairThread
from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports.history import (
    Evenings,
    Period,
    PersonalRecords,
    Play,
    Plays,
    SongCount,
    Statistics,
)
from raveberry_server.application.ports.saved_playlists import SavedPlaylist
from raveberry_server.application.ports.store import KeepAnswer
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song

from .command_answers import write_answers
from .database_copies import opened_for_reading
from .database_snapshots import PARTY
from .history import history_reader as reading
from .history import playlist_tables
from .history.evening_reader import read_evenings
from .sqlite_store import SqliteStore

_ROWS_AT_ONCE: Final = 500
"""Rows deleted per transaction, so that a vote never waits for long."""
_FORGET_PLAYS: Final = (
    "DELETE FROM play WHERE epoch IN "
    "(SELECT epoch FROM play WHERE started_at < ? ORDER BY started_at LIMIT ?)"
)
_FORGET_REQUESTS: Final = (
    "DELETE FROM request WHERE number IN "
    "(SELECT number FROM request WHERE asked_at < ? ORDER BY asked_at LIMIT ?)"
)
_FORGET_EVENINGS: Final = (
    "DELETE FROM evening WHERE number IN "
    "(SELECT number FROM evening WHERE closed_at < ? ORDER BY number LIMIT ?)"
)


class SqliteHistory:
    """Implementation of `HistoryStore` and `SavedPlaylistStore`.

    The store is loaded before it and closed after it.
    """

    def __init__(self, *, data: Path, store: SqliteStore) -> None:
        self._file = data / PARTY
        self._store = store
        self._thread = FairThread(name="history")
        self._connection: sqlite3.Connection | None = None
        store.also_release(self._release)

    async def start_thread(self) -> None:
        """Start the reader thread, before the first query."""
        await self._thread.start()

    async def plays(self, period: Period, *, before: int | None, limit: int) -> Plays:
        """Return songs that started in a period, newest first, from epochs before `before`."""
        return await self._read(
            lambda at: reading.read_plays(at, period, before=before, limit=limit)
        )

    async def plays_after(self, period: Period, *, after: int, limit: int) -> Sequence[Play]:
        """Return songs that started in a period, oldest first, from epochs after `after`."""
        return await self._read(
            lambda at: reading.read_plays_after(at, period, after=after, limit=limit)
        )

    async def evenings(self, *, before: int | None, limit: int, at: datetime) -> Evenings:
        """Return the evenings until `at` that began before an epoch, newest first."""
        return await self._read(
            lambda connection: read_evenings(connection, before=before, limit=limit, at=at)
        )

    async def statistics(self, period: Period, *, most: int) -> Statistics:
        """Return the statistics of a period."""
        return await self._read(lambda at: reading.read_statistics(at, period, most=most))

    async def most_played(self, *, offset: int, limit: int) -> Sequence[SongCount]:
        """Return the most played songs of the whole history."""
        return await self._read(lambda at: reading.read_most_played(at, offset=offset, limit=limit))

    async def best_liked(
        self, since: datetime | None, *, offset: int, limit: int
    ) -> Sequence[SongCount]:
        """Return songs with more upvotes than downvotes since a time."""
        return await self._read(
            lambda at: reading.read_best_liked(at, since, offset=offset, limit=limit)
        )

    async def last_played(self, *, offset: int, limit: int) -> Sequence[Song]:
        """Return distinct songs, most recently started first."""
        return await self._read(lambda at: reading.read_last_played(at, offset=offset, limit=limit))

    async def played_requests(self, guest: GuestId, limit: int) -> Sequence[Song]:
        """Return distinct songs that a guest requested and that were played, newest first."""
        return await self._read(lambda at: reading.read_played_requests(at, guest, limit))

    async def personal(self, guest: GuestId) -> PersonalRecords:
        """Return all records of a guest."""
        return await self._read(lambda at: reading.read_personal(at, guest))

    async def saved_playlists(self) -> Sequence[SavedPlaylist]:
        """Return the saved playlists, newest first."""
        return await self._read(playlist_tables.read_saved_playlists)

    async def deleted_playlists(self) -> Sequence[SavedPlaylist]:
        """Return the deleted playlists that can be restored, latest first."""
        return await self._read(playlist_tables.read_deleted_playlists)

    async def saved_playlist(self, number: int) -> tuple[SavedPlaylist, Sequence[Song]] | None:
        """Return a saved playlist and its songs, None if there is none."""
        return await self._read(lambda at: playlist_tables.read_saved_playlist(at, number))

    async def create_playlist(
        self,
        name: str,
        songs: Sequence[Song],
        at: datetime,
        *,
        keep: KeepAnswer[SavedPlaylist] | None = None,
    ) -> SavedPlaylist:
        """Save songs as a new playlist, whose name no other one has."""
        return await self._change(
            lambda connection: playlist_tables.create_playlist(connection, name, songs, at), keep
        )

    async def change_playlist(
        self,
        number: int,
        name: str,
        songs: Sequence[Song],
        *,
        is_continued: bool = False,
        keep: KeepAnswer[SavedPlaylist] | None = None,
    ) -> SavedPlaylist:
        """Replace name and songs of a playlist."""
        return await self._change(
            lambda connection: playlist_tables.change_playlist(
                connection, number, name, songs, is_continued=is_continued
            ),
            keep,
        )

    async def delete_playlist(self, number: int, *, keep: KeepAnswer[None] | None = None) -> None:
        """Delete a playlist."""
        await self._change(
            lambda connection: playlist_tables.delete_playlist(connection, number), keep
        )

    async def undo_playlist(
        self, number: int, *, keep: KeepAnswer[SavedPlaylist] | None = None
    ) -> SavedPlaylist | None:
        """Return a playlist to its version before the latest change, None if there is none."""

        def undo(connection: sqlite3.Connection) -> SavedPlaylist | None:
            undone = playlist_tables.undo_playlist(connection, number)
            if undone is not None:
                _write_answer(connection, undone, keep)
            return undone

        return await self._store.write(undo)

    async def forget_before(self, moment: datetime) -> int:
        """Delete everything older than a time in small transactions; return the number of rows."""
        written = moment.astimezone(UTC).isoformat()
        forgotten = 0
        for sql in (_FORGET_PLAYS, _FORGET_REQUESTS, _FORGET_EVENINGS):
            while count := await self._store.write(partial(_deleted, sql=sql, before=written)):
                forgotten += count
        await self._store.forget_queries_before(moment)
        return forgotten

    async def close(self) -> None:
        """Close the connection and end the thread."""
        await self._thread.run(self._forget)
        self._thread.shutdown(wait=False)

    async def _change[R](
        self, change: Callable[[sqlite3.Connection], R], keep: KeepAnswer[R] | None
    ) -> R:
        def change_with_answer(connection: sqlite3.Connection) -> R:
            result = change(connection)
            _write_answer(connection, result, keep)
            return result

        return await self._store.write(change_with_answer)

    async def _read[R](self, work: Callable[[sqlite3.Connection], R]) -> R:
        return await self._thread.run(lambda: self._reading(work))

    # --- reader thread ---------------------------------------------------------------------------

    def _reading[R](self, work: Callable[[sqlite3.Connection], R]) -> R:
        try:
            if self._connection is None:
                self._connection = opened_for_reading(self._file)
            return work(self._connection)
        except (sqlite3.Error, OverflowError) as err:
            self._forget()
            raise StoreError(f"{self._file} cannot be read: {err}") from err

    def _release(self) -> None:
        # After `close` there is nothing left to release.
        with suppress(RuntimeError):
            self._thread.submit(self._forget)

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _write_answer[R](connection: sqlite3.Connection, result: R, keep: KeepAnswer[R] | None) -> None:
    if keep is not None:
        write_answers(connection, (keep(result),))


def _deleted(connection: sqlite3.Connection, sql: str, before: str) -> int:
    """Delete the oldest rows, and return their number."""
    return connection.execute(sql, (before, _ROWS_AT_ONCE)).rowcount
