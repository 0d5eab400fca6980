"""Ports of song sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.similarity import Seed
from raveberry_server.domain.requests.playlist_requests import MissingSong


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hits of a search, best first; `has_more` when there were more than the limit.

    `note` explains why the hits are not from the source that should have found them.
    """

    songs: tuple[Song, ...]
    has_more: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfItem:
    """One item of a library page: a song, or a shelf to open by its `path`.

    `kind` is `folder`, `artist`, `album`, `playlist` or `song`. `uri`: URI of the playlist of all
    songs behind the item, None if there is none. `cover_of`: URI of a song whose cover represents
    them; a song has its own. `objection`: the reason why the song can no longer be requested.
    `link`: an address in place of a song, which the catalog resolves.
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
    """A playlist item that refers to a song of another source by its address.

    `place`: number of songs of the playlist that precede it.
    """

    title: str
    uri: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """Contents of a playlist.

    Attributes:
        uri: its permanent id.
        songs: those that can be requested, in order.
        missing: those that cannot, each with the reason as shown to guests.
        left_out: number of items beyond the limit.
        linked: items that belong to another source, in order.
    """

    uri: str
    title: str
    songs: tuple[Song, ...]
    missing: tuple[MissingSong, ...] = ()
    left_out: int = 0
    linked: tuple[Linked, ...] = ()


class Source(Protocol):
    """A source of songs; each is one package in adapters/sources."""

    @property
    def name(self) -> str:
        """Name of the source, as in a song's `source` field."""
        ...

    async def search(self, query: str, limit: int) -> Found:
        """Return the songs that fit a query, best first.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def song(self, uri: str) -> Song | None:
        """Return the song with that URI, None if this source has none.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:
        """Return a page of a shelf, None if there is no such page.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return the first songs of a playlist, None if this source has none with that URI.

        Read on each call, so that it is never older than its source. `songs` and `missing` together
        are at most `limit`. Slow work runs in a child process that ends when the call is cancelled.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playlist_like(self, query: str) -> str | None:
        """Return the URI of the playlist whose name fits a query best, None if none does.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Return distinct, uniformly random songs; none where the source is unbounded.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playable(self, uri: str) -> str | None:
        """Return the absolute path or address that the player opens for a URI, None if gone.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def artwork(self, key: str) -> bytes | None:
        """Return the image behind a song's `artwork` key, None if there is none."""
        ...


@runtime_checkable
class PlaylistSource(Protocol):
    """A source with playlists that can be searched by name."""

    async def playlists_named(self, query: str, limit: int) -> Sequence[ShelfItem]:
        """Return the playlists whose names start with the query, best first; never online.

        Raises:
            SourceError: they cannot be read now.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """Health of a source.

    Attributes:
        reason: the problem and its remedy, None while the source works.
        version: version of the component that it needs, None if it needs none.
        is_renewable: whether the host may update that component.
        is_set_up: whether the host has configured everything that it needs.
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
        """The scheme of their playlist URIs."""
        ...

    async def front(self) -> Sequence[ShelfItem]:
        """Return their items on the front page."""
        ...

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:
        """Return a page, None if there is no such page."""
        ...

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return the first songs of a playlist, None if there is none with that URI."""
        ...

    async def playlist_like(self, query: str) -> str | None:
        """Return the URI of the playlist whose name fits a query best."""
        ...


@runtime_checkable
class SimilarSongSource(Protocol):
    """A source that can find songs similar to others."""

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        """Return similar songs, best first; recently played and excluded ones may be among them.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...
