"""Where songs come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.similarity import Seed
from raveberry_server.domain.requests.playlist_requests import MissingSong


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, best first; `has_more` when there was more than the limit.

    `note` says why these are from elsewhere than they should be.
    """

    songs: tuple[Song, ...]
    has_more: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfItem:
    """One line of a library page: a song, or a shelf to open by its `path`.

    `kind` is `folder`, `artist`, `album`, `playlist` or `song`. `uri`: that of the playlist of all
    songs behind the line, None if there is none. `cover_of`: the uri of a song whose cover
    stands for them; a song has its own. `objection`: why the song cannot be
    asked for any more, though it could once. `link`: an address that stands in place of
    a song, which the catalog looks up.
    """

    kind: str
    title: str
    subtitle: str | None = None
    path: str | None = None
    song: Song | None = None
    uri: str | None = None
    cover_of: str | None = None
    objection: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One page of the library."""

    path: str
    title: str
    items: tuple[ShelfItem, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A line of a playlist that names a song of another source by its address.

    `place`: how many songs of the playlist stand before it.
    """

    title: str
    uri: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """What a playlist holds.

    Attributes:
        uri: its name for ever.
        songs: those that can be asked for, in its order.
        missing: those that cannot, each with the reason in words for a guest.
        left_out: how many more it has than were wanted.
        linked: what it names that is another source's, in its order.
    """

    uri: str
    title: str
    songs: tuple[Song, ...]
    missing: tuple[MissingSong, ...] = ()
    left_out: int = 0
    linked: tuple[Linked, ...] = ()


class Source(Protocol):
    """Where songs come from; one file each in adapters/providers."""

    @property
    def name(self) -> str:
        """How a song's `source` field spells it."""
        ...

    async def search(self, query: str, limit: int) -> Found:
        """The songs that fit a query, best first.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def song(self, uri: str) -> Song | None:
        """The song of that uri, None if this source has none such.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:
        """A page of what is there, None if there is no such page.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """The first songs of the playlist of that uri, None if this source has none such.

        Read anew at each call, so that it is never older than its source. `songs` and `missing`
        together are `limit` at most. What takes long runs in a child process that ends with a
        cancelled call.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playlist_like(self, query: str) -> str | None:
        """The uri of the playlist whose name fits a query best, None if none does.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Different songs, each as likely as any other; none where the source has no end.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playable(self, uri: str) -> str | None:
        """What the player opens for that uri (an absolute path or address), None if gone.

        Raises:
            SourceError: the source cannot tell now.
        """
        ...

    async def artwork(self, key: str) -> bytes | None:
        """The image behind a song's `artwork` key, None if there is none."""
        ...


@runtime_checkable
class PlaylistSource(Protocol):
    """Who has playlists of their own that people look for by name."""

    async def playlists_named(self, query: str, limit: int) -> Sequence[ShelfItem]:
        """The playlists whose names start with the words, the likeliest first; no net is asked.

        Raises:
            SourceError: they cannot be read now.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """Whether a source works.

    Attributes:
        reason: what is wrong and what helps, None while it works.
        version: of what it needs from elsewhere, None if that is nothing.
        is_renewable: whether the host may renew that.
        is_set_up: whether it has all that only the host can tell it; without that it finds nothing.
    """

    name: str
    reason: str | None = None
    version: str | None = None
    is_renewable: bool = False
    is_set_up: bool = True


class Shelves(Protocol):
    """Pages and playlists beside those of the sources; every method raises SourceError."""

    @property
    def name(self) -> str:
        """The scheme of the uris of their playlists."""
        ...

    async def front(self) -> Sequence[ShelfItem]:
        """Their lines on the front page."""
        ...

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:
        """A page, None if there is no such."""
        ...

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """The first songs of a playlist, None if there is none of that uri."""
        ...

    async def playlist_like(self, query: str) -> str | None:
        """The uri of the playlist whose name fits a query best."""
        ...


@runtime_checkable
class SimilarSongSource(Protocol):
    """A source that knows which of its songs are like others."""

    async def similar(self, basis: Seed, limit: int) -> Sequence[Song]:
        """Songs to go on with, best first; they may have been played, and others may be forbidden.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...
