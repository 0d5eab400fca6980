"""Songs that lines of a playlist file name, found in the library and by the sources."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.role_url_policy import reach_of
from raveberry_server.application.catalog.search import Searcher, SearchQuery, complete_search
from raveberry_server.application.errors import SourceError
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song, fold_text, is_same_song
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLIST_SONGS

type SongsAt = Callable[[Sequence[str]], Awaitable[Sequence[Song | None]]]
"""Return the song of the library at each path of a playlist file."""
type Resolved = tuple[Song, ...] | Notice
"""The songs that a line names, or the reason why there are none."""

_HITS: Final = 10
_WEB: Final = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedSong:
    """A song to find: an entry of the queue, an address or path, or by its names.

    Where the address or path leads to no song, the names are searched for.
    """

    entry: EntryId | None = None
    location: str = ""
    artist: str = ""
    title: str = ""


class SongResolver:
    """Finder of the songs that lines of a playlist name; they are subject to the host's policy."""

    def __init__(
        self, *, catalog: Catalog, songs_at: SongsAt, state: Callable[[], PartyState]
    ) -> None:
        self._catalog = catalog
        self._songs_at = songs_at
        self._state = state

    async def resolve(self, wanted: Sequence[WantedSong]) -> Sequence[Resolved]:
        """Return what each line names."""
        paths = [one.location for one in wanted if one.location and not self._is_address(one)]
        try:
            files: Mapping[str, Song | None] = dict(
                zip(paths, await self._songs_at(paths), strict=True)
            )
        except SourceError:
            files = {}
        return [await self._resolved(one, files) for one in wanted]

    async def _resolved(self, wanted: WantedSong, files: Mapping[str, Song | None]) -> Resolved:
        if wanted.entry is not None:
            entry = _entry(self._state(), wanted.entry)
            return (entry.song,) if entry else Notice(Refusal.SONG_NOT_QUEUED)
        reason = Notice(Refusal.NOTHING_FOUND)
        if self._is_address(wanted):
            try:
                return await self._behind(wanted)
            except RefusedError as refusal:
                reason = refusal.notice
        elif wanted.location:
            song = files.get(wanted.location)
            if song is not None:
                return (song,)
            reason = Notice(NoticeCode.FILE_UNKNOWN_HERE)
        if not wanted.title:
            return reason
        try:
            found = await self._searched(wanted)
        except RefusedError as refusal:
            return refusal.notice
        return (found,) if found else reason

    def _is_address(self, wanted: WantedSong) -> bool:
        scheme = wanted.location.partition(":")[0].lower()
        return scheme in _WEB or scheme in self._catalog.names

    async def _behind(self, wanted: WantedSong) -> tuple[Song, ...]:
        """Return the song behind an address, or the songs of a playlist there.

        Raises:
            RefusedError: the address may not be requested, or leads to no song.
        """
        policy = reach_of(self._state().settings, Role.HOST)
        try:
            song = await self._catalog.song_within(policy, wanted.location)
        except RefusedError as refusal:
            try:
                playlist = await self._catalog.playlist(wanted.location, MAX_PLAYLIST_SONGS, policy)
            except RefusedError:
                raise refusal from None
            if not playlist.songs:
                raise
            return playlist.songs
        is_known = song.artist or song.duration_s is not None
        if is_known or not wanted.title:
            return (song,)
        return (replace(song, title=wanted.title, artist=wanted.artist),)

    async def _searched(self, wanted: WantedSong) -> Song | None:
        """Return the hit that has all words of the line, None without one.

        Raises:
            RefusedError: no source answers.
        """
        query = SearchQuery(words=f"{wanted.title} {wanted.artist}".strip(), limit=_HITS)
        progress = await complete_search(
            self._catalog, self._state().settings, query, Searcher(role=Role.HOST)
        )
        fitting = [song for song in progress.found.songs if _fits(song, wanted)]
        sought = Song(uri="", source="", title=wanted.title, artist=wanted.artist)
        exact = (song for song in fitting if is_same_song(song, sought))
        titled = (song for song in fitting if fold_text(song.title) == fold_text(wanted.title))
        return next(exact, None) or next(titled, None) or next(iter(fitting), None)


def _fits(song: Song, wanted: WantedSong) -> bool:
    """Return whether a song has all words of title and artist, in any order."""
    title, artist = fold_text(song.title).split(), fold_text(song.artist).split()
    words = {*fold_text(wanted.title).split(), *fold_text(wanted.artist).split()}
    return bool(words) and words <= {*title, *artist}


def _entry(state: PartyState, wanted: EntryId) -> Entry | None:
    playing = state.playback.entry
    is_playing = playing is not None and playing.id == wanted
    return playing if is_playing else state.waiting.get(wanted)
