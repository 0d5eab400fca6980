"""Playlists made from the history, saved playlists, and random songs of the sources.

They follow the pages of the sources, which own the songs.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from raveberry_server.application.errors import SourceError, StoreError
from raveberry_server.application.ports import (
    BrowseItem,
    BrowsePage,
    FetchingSource,
    Playlist,
    RandomSongSource,
    ReceivingSource,
    Source,
)
from raveberry_server.application.ports.history import FAVOURITES, HistoryStore, SongCount
from raveberry_server.application.ports.saved_playlists import (
    PLAYLIST_PREFIX,
    SAVED,
    SavedPlaylist,
    SavedPlaylistStore,
    playlist_number,
)
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.song import Song, fold_text
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.notices import Notice, NoticeCode

MOST_PLAYED: Final = "most_played"
LAST_PLAYED: Final = "last_played"
DICE: Final = "dice"
_LABELS: Final[Mapping[str, Notice]] = {
    FAVOURITES: Notice(NoticeCode.PAGE_FAVOURITES),
    MOST_PLAYED: Notice(NoticeCode.PAGE_MOST_PLAYED),
    LAST_PLAYED: Notice(NoticeCode.PAGE_LAST_PLAYED),
    DICE: Notice(NoticeCode.PAGE_RANDOM),
    SAVED: Notice(NoticeCode.PAGE_SAVED),
}
_SONGS_ON_THE_DICE: Final = 20
_GONE: Final = Notice(NoticeCode.GONE)
_SWITCHED_OFF: Final = Notice(NoticeCode.SOURCE_OFF)

type Page = Callable[[int, int], Awaitable[Sequence[BrowseItem]]]


class SmartPlaylists:
    """Lists made of the history; every method raises SourceError when it cannot be read."""

    name = SAVED

    def __init__(
        self,
        *,
        records: HistoryStore,
        saved_playlists: SavedPlaylistStore,
        sources: Sequence[Source],
        state: Callable[[], PartyState],
    ) -> None:
        self._records = records
        self._saved_lists = saved_playlists
        self._sources = {source.name: source for source in sources}
        self._state = state
        self._pages: Mapping[str, Page] = {
            FAVOURITES: self._favourites,
            MOST_PLAYED: self._most_played,
            LAST_PLAYED: self._last_played,
            DICE: self._dice,
            SAVED: self._saved,
        }

    async def front(self) -> Sequence[BrowseItem]:
        """Return the items for the front page, without empty pages."""
        items = []
        for path, page in self._pages.items():
            first = await _read(page(0, 1))
            if first:
                items.append(BrowseItem(kind="folder", label=_LABELS[path], path=path))
        return items

    async def browse(self, path: str, offset: int, limit: int) -> BrowsePage | None:
        """Return a page of the party, None if there is no such page."""
        page = self._pages.get(path)
        if page is not None:
            items = await _read(page(offset, limit + 1))
            return _page(path, items, limit, label=_LABELS[path])
        playlist = await self.playlist(_uri_of(path), offset + limit + 1) if "/" in path else None
        if playlist is None:
            return None
        songs = await self._items((song, None) for song in playlist.songs[offset:])
        return _page(path, songs, limit, title=playlist.title)

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return the first songs of a saved playlist, None if there is none with that URI."""
        number = playlist_number(uri)
        found = None if number is None else await _read(self._saved_lists.saved_playlist(number))
        if found is None:
            return None
        saved, songs = found
        return Playlist(
            uri=uri,
            title=saved.name,
            songs=tuple(songs[:limit]),
            left_out=max(0, len(songs) - limit),
        )

    async def playlist_like(self, query: str) -> str | None:
        """Return the URI of the saved playlist of that name, or of the newest that contains it."""
        wanted = fold_text(query)
        names = {
            saved.uri: fold_text(saved.name)
            for saved in await _read(self._saved_lists.saved_playlists())
        }
        whole = (uri for uri, name in names.items() if name == wanted)
        part = (uri for uri, name in names.items() if wanted and wanted in name)
        return next(whole, None) or next(part, None)

    async def playlists_named(self, query: str, limit: int) -> Sequence[BrowseItem]:
        """Return the saved playlists whose names have words with these prefixes, newest first."""
        saved = await _read(self._saved_lists.saved_playlists()) if fold_text(query) else ()
        return saved_playlists_named(saved, query, limit)

    # --- pages -----------------------------------------------------------------------------------

    async def _favourites(self, offset: int, limit: int) -> Sequence[BrowseItem]:
        liked = await self._records.best_liked(self._state().opened_at, offset=offset, limit=limit)
        return await self._items((one.song, _votes(one)) for one in liked)

    async def _most_played(self, offset: int, limit: int) -> Sequence[BrowseItem]:
        counts = await self._records.most_played(offset=offset, limit=limit)
        return await self._items((one.song, _times(one)) for one in counts)

    async def _last_played(self, offset: int, limit: int) -> Sequence[BrowseItem]:
        songs = await self._records.last_played(offset=offset, limit=limit)
        return await self._items((song, None) for song in songs)

    async def _dice(self, _offset: int, limit: int) -> Sequence[BrowseItem]:
        random = (
            source for source in self._sources.values() if isinstance(source, RandomSongSource)
        )
        for source in random:
            songs = await source.random_songs(min(limit, _SONGS_ON_THE_DICE))
            if songs:
                return [_item(song, None, None) for song in songs]
        return ()

    async def _saved(self, offset: int, limit: int) -> Sequence[BrowseItem]:
        saved = await self._saved_lists.saved_playlists()
        return [_saved_item(one) for one in saved[offset : offset + limit]]

    async def _items(self, songs: Iterable[tuple[Song, Notice | None]]) -> Sequence[BrowseItem]:
        return [_item(song, note, await self._objection(song)) for song, note in songs]

    async def _objection(self, song: Song) -> Notice | None:
        """Return the reason why an earlier song can no longer be requested."""
        source = self._sources.get(song.source)
        if source is None:
            return _SWITCHED_OFF
        if isinstance(source, FetchingSource) and not isinstance(source, ReceivingSource):
            # Availability online is checked at the request, as a page must not wait for a service.
            return None if source.is_set_up else _SWITCHED_OFF
        try:
            return None if await source.song(song.uri) is not None else _GONE
        except SourceError:
            return None


def saved_playlists_named(
    saved: Iterable[SavedPlaylist], query: str, limit: int
) -> Sequence[BrowseItem]:
    """Return the saved playlists whose names have words with these prefixes, in their order."""
    starts = [f" {word}" for word in fold_text(query).split()]
    named = (one for one in saved if all(word in f" {fold_text(one.name)}" for word in starts))
    return [_saved_item(one) for one in islice(named, limit)] if starts else []


def _item(song: Song, note: Notice | None, objection: Notice | None) -> BrowseItem:
    return BrowseItem(
        kind="song",
        title=song.title,
        subtitle=song.artist or None,
        note=note,
        song=song,
        objection=objection,
    )


def _saved_item(one: SavedPlaylist) -> BrowseItem:
    return BrowseItem(
        kind="playlist",
        title=one.name,
        note=Notice(NoticeCode.SONG_COUNT, songs=one.songs),
        path=f"{SAVED}/{one.number}",
        uri=one.uri,
    )


def _times(one: SongCount) -> Notice:
    return Notice(NoticeCode.TIMES_PLAYED, times=one.times)


def _votes(one: SongCount) -> Notice:
    return Notice(NoticeCode.VOTE_SUM, votes=one.up - one.down)


def _page(
    path: str,
    items: Sequence[BrowseItem],
    limit: int,
    *,
    title: str = "",
    label: Notice | None = None,
) -> BrowsePage:
    return BrowsePage(
        path=path,
        title=title,
        label=label,
        items=tuple(items[:limit]),
        has_more=len(items) > limit,
    )


def _uri_of(path: str) -> str:
    kind, _, number = path.partition("/")
    return f"{PLAYLIST_PREFIX}{number}" if kind == SAVED else ""


async def _read[R](reading: Awaitable[R]) -> R:
    try:
        return await reading
    except StoreError as err:
        raise SourceError(Refusal.PAST_PLAYS_UNREADABLE) from err
