"""Saved playlists as the host changes them (docs/rules.md, "Saved playlists")."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final, Literal, Protocol

from raveberry_server.application.errors import SourceError, StoreError
from raveberry_server.application.history.export import playlist_text
from raveberry_server.application.history.queries import HistoryQueries, PathsOf
from raveberry_server.application.party import AnswerKeeper, Party
from raveberry_server.application.ports.saved_playlists import (
    SavedPlaylist,
    SavedPlaylistStore,
    playlist_number,
)
from raveberry_server.application.ports.store import KeepAnswer
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.song import Song, match_key
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.requests import saved_playlists as rules

from .song_resolver import Resolved, SongResolver, WantedSong

MAX_SONGS_AT_ONCE: Final = 25
"""Songs of one command, which may have to be searched for one after the other."""

type PartySongs = Literal["queue", "evening"]
"""Songs of the party: those that wait, or those that have played since its opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistOverview:
    """All saved playlists, newest first, and the deleted ones that can be restored."""

    playlists: tuple[SavedPlaylist, ...]
    deleted: tuple[SavedPlaylist, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedToPlaylist:
    """A changed playlist: how many songs were added, and for each line why none was."""

    playlist: SavedPlaylist
    added: int
    reasons: tuple[Notice | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping[R]:
    """Keeper of the answer to a change, and the function that makes it of the result."""

    keeper: AnswerKeeper
    present: Callable[[R], object]


class PlaylistEditor:
    """Changes of saved playlists, one after the other; each is on disk when it returns.

    All methods raise RefusedError: `not_found` for an unknown playlist, `unavailable` when the
    database cannot be read or written. With `keeping`, the answer is stored in the transaction of
    the change.
    """

    def __init__(
        self,
        *,
        party: Party,
        store: SavedPlaylistStore,
        history: HistoryQueries,
        resolver: SongResolver,
        paths_of: PathsOf,
    ) -> None:
        self._party = party
        self._store = store
        self._history = history
        self._resolver = resolver
        self._paths_of = paths_of
        self._turn = asyncio.Lock()

    async def overview(self) -> PlaylistOverview:
        """Return all playlists."""
        return PlaylistOverview(
            playlists=tuple(await _stored(self._store.saved_playlists())),
            deleted=tuple(await _stored(self._store.deleted_playlists())),
        )

    async def create(
        self, name: str, *, keeping: Keeping[SavedPlaylist] | None = None
    ) -> SavedPlaylist:
        """Create an empty playlist; a name that another one has gets a number.

        Raises:
            RefusedError: `bad_request` without a name, `limit_reached`.
        """
        async with self._turn:
            return await self._created(name, (), keeping)

    async def save_evening(
        self, name: str, since: datetime | None, *, keeping: Keeping[SavedPlaylist] | None = None
    ) -> SavedPlaylist:
        """Save what has played since then; the songs replace those of a playlist of that name.

        Raises:
            RefusedError: `bad_request` without a name, `not_found` when nothing has played,
                `limit_reached`.
        """
        wanted = rules.playlist_name(name, ())
        songs = await self._played(since)
        if not songs:
            raise RefusedError(Refusal.NOTHING_PLAYED)
        async with self._turn:
            for one in await _stored(self._store.saved_playlists()):
                if rules.is_same_name(one.name, wanted):
                    return await _written(
                        partial(self._store.change_playlist, one.number, wanted, songs), keeping
                    )
            return await self._created(wanted, songs, keeping)

    async def rename(
        self, uri: str, name: str, *, keeping: Keeping[SavedPlaylist] | None = None
    ) -> SavedPlaylist:
        """Rename a playlist; a name that another one has gets a number.

        Raises:
            RefusedError: `bad_request` without a name.
        """
        async with self._change(uri) as (playlist, songs):
            others = await _stored(self._store.saved_playlists())
            taken = (one.name for one in others if one.number != playlist.number)
            wanted = rules.playlist_name(name, taken)
            return await _written(
                partial(self._store.change_playlist, playlist.number, wanted, songs), keeping
            )

    async def delete(self, uri: str, *, keeping: Keeping[None] | None = None) -> None:
        """Delete a playlist."""
        async with self._change(uri) as (playlist, _):
            await _written(partial(self._store.delete_playlist, playlist.number), keeping)

    async def undo(
        self, uri: str, *, keeping: Keeping[SavedPlaylist] | None = None
    ) -> SavedPlaylist:
        """Undo the latest change of a playlist, or its deletion.

        Raises:
            RefusedError: `conflict` if none is remembered, `limit_reached`.
        """
        async with self._turn:
            existing = await _stored(self._store.saved_playlists())
            number = _number(uri)
            if number not in {one.number for one in existing}:
                rules.expect_room_for_playlist(len(existing))
            undone = await _written(partial(self._store.undo_playlist, number), keeping)
        if undone is None:
            raise RefusedError(Refusal.NOTHING_TO_UNDO)
        return undone

    async def add(
        self,
        uri: str,
        wanted: Sequence[WantedSong],
        of: PartySongs | None = None,
        *,
        is_continued: bool = False,
        keeping: Keeping[AddedToPlaylist] | None = None,
    ) -> AddedToPlaylist:
        """Append songs that a playlist does not hold yet.

        Args:
            uri: the playlist.
            wanted: songs to find.
            of: songs of the party to add as well.
            is_continued: the songs belong to those added before: one undo for both.
            keeping: who keeps the answer, if any song is added.

        Raises:
            RefusedError: `bad_request` for too many songs at once.
        """
        if len(wanted) > MAX_SONGS_AT_ONCE:
            raise RefusedError(Refusal.PLAYLIST_BATCH_TOO_LARGE, limit=MAX_SONGS_AT_ONCE)
        await self._existing(uri)
        # Searching takes long, so it is not part of the turn.
        found: list[Resolved] = list(await self._resolver.resolve(wanted))
        found += [(song,) for song in await self._songs_of(of)]
        async with self._change(uri) as (playlist, songs):
            flat = [one for group in found for one in _members(group)]
            made = rules.add_songs(songs, flat)
            added = AddedToPlaylist(
                playlist=playlist, added=made.added, reasons=_by_line(found, made.reasons)
            )
            if not made.added:
                return added
            change = partial(
                self._store.change_playlist,
                playlist.number,
                playlist.name,
                made.songs,
                is_continued=is_continued,
            )
            changed = await _written(change, _for_playlist(added, keeping))
        return replace(added, playlist=changed)

    async def remove(
        self, uri: str, songs: Sequence[str], *, keeping: Keeping[SavedPlaylist] | None = None
    ) -> SavedPlaylist:
        """Remove songs by their URIs.

        Raises:
            RefusedError: `not_found` if the playlist holds none of them.
        """
        return await self._edit(uri, lambda before: rules.remove_songs(before, set(songs)), keeping)

    async def move(
        self,
        uri: str,
        song: str,
        before: str | None,
        *,
        keeping: Keeping[SavedPlaylist] | None = None,
    ) -> SavedPlaylist:
        """Move a song directly before another one, or to the end.

        Raises:
            RefusedError: `not_found` if the playlist does not hold one of them.
        """
        return await self._edit(uri, lambda songs: rules.move_song(songs, song, before), keeping)

    async def exported(self, uri: str) -> tuple[str, str]:
        """Return the name of a playlist and the text of its M3U file."""
        playlist, songs = await self._existing(uri)
        try:
            paths = await self._paths_of({song.uri for song in songs})
        except SourceError:
            paths = {}
        return playlist.name, playlist_text(songs, paths)

    async def _edit(
        self,
        uri: str,
        change: Callable[[Sequence[Song]], Sequence[Song]],
        keeping: Keeping[SavedPlaylist] | None,
    ) -> SavedPlaylist:
        async with self._change(uri) as (playlist, songs):
            after = change(songs)
            return await _written(
                partial(self._store.change_playlist, playlist.number, playlist.name, after), keeping
            )

    @asynccontextmanager
    async def _change(self, uri: str) -> AsyncIterator[tuple[SavedPlaylist, Sequence[Song]]]:
        """Read a playlist; nobody else changes one until the end of the block."""
        async with self._turn:
            yield await self._existing(uri)

    async def _existing(self, uri: str) -> tuple[SavedPlaylist, Sequence[Song]]:
        found = await _stored(self._store.saved_playlist(_number(uri)))
        if found is None:
            raise RefusedError(Refusal.PLAYLIST_UNKNOWN)
        return found

    async def _created(
        self, name: str, songs: Sequence[Song], keeping: Keeping[SavedPlaylist] | None
    ) -> SavedPlaylist:
        existing = await _stored(self._store.saved_playlists())
        rules.expect_room_for_playlist(len(existing))
        free = rules.playlist_name(name, (one.name for one in existing))
        return await _written(
            partial(self._store.create_playlist, free, songs, self._party.now().at), keeping
        )

    async def _songs_of(self, of: PartySongs | None) -> Sequence[Song]:
        if of == "evening":
            return await self._played(None)
        waiting = self._party.saved.state.waiting if of == "queue" else {}
        return [entry.song for entry in waiting.values() if entry.is_public]

    async def _played(self, since: datetime | None) -> Sequence[Song]:
        """Return what has played since then, each song once, the newest if there are too many."""
        songs = tuple(
            {match_key(song): song for song in await self._history.played(since)}.values()
        )
        return songs[-rules.MAX_PLAYLIST_SONGS :]


def _number(uri: str) -> int:
    number = playlist_number(uri)
    if number is None:
        raise RefusedError(Refusal.PLAYLIST_UNKNOWN)
    return number


def _members(found: Resolved) -> Sequence[Song | Notice]:
    return (found,) if isinstance(found, Notice) else found


def _by_line(
    found: Sequence[Resolved], reasons: Sequence[Notice | None]
) -> tuple[Notice | None, ...]:
    """Return the reason of each line: None if one of its songs was added, else the first."""
    rest = iter(reasons)
    lines = [[next(rest) for _ in _members(one)] for one in found]
    return tuple(None if None in line else line[0] for line in lines)


async def _stored[R](access: Awaitable[R]) -> R:
    try:
        return await access
    except StoreError as err:
        raise RefusedError(Refusal.HISTORY_UNAVAILABLE) from err


def _for_playlist(
    added: AddedToPlaylist, keeping: Keeping[AddedToPlaylist] | None
) -> Keeping[SavedPlaylist] | None:
    """Return who keeps the answer, made of the playlist after the addition."""
    if keeping is None:
        return None
    present = keeping.present
    return Keeping(
        keeper=keeping.keeper,
        present=lambda playlist: present(replace(added, playlist=playlist)),
    )


class _Write[R, Result](Protocol):
    """Change of the store that may store the answer with it."""

    def __call__(self, *, keep: KeepAnswer[R] | None) -> Awaitable[Result]: ...


async def _written[R, Result](write: _Write[R, Result], keeping: Keeping[R] | None) -> Result:
    """Return the result of a change that is on disk."""
    # A cancelled change may or may not have reached the disk, so it is completed before the next.
    writing = asyncio.Task(_settled(write, keeping), name="playlist change")
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        with suppress(RefusedError):
            await writing
        raise


async def _settled[R, Result](write: _Write[R, Result], keeping: Keeping[R] | None) -> Result:
    if keeping is None:
        return await _stored(write(keep=None))
    keep, present = keeping.keeper.begin(), keeping.present
    is_written = False
    try:
        result = await _stored(write(keep=lambda result: keep(present(result))))
        is_written = True
    finally:
        keeping.keeper.settle(is_written=is_written)
    return result
