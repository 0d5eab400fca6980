"""Capabilities of sources: one protocol each, which a source implements and its spec declares."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol, runtime_checkable

from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.similarity import Seed

from .component_versions import ComponentVersions
from .fetching import FetchingSource, PlaceholderSource, ReceivingSource
from .jobs import JobProcess
from .library import ScannedSource
from .source import BrowseItem, BrowsePage, Found, Lyrics, Playlist, Source, SourceHealth


class Capability(StrEnum):
    """Something that a source offers beyond playing its own songs."""

    SEARCH = "search"
    BROWSE = "browse"
    PLAYLISTS = "playlists"
    NAMED_PLAYLISTS = "named_playlists"
    PLAYLIST_LINK = "playlist_link"
    LINK = "link"
    LINK_TITLE = "link_title"
    RADIO = "radio"
    SIMILAR = "similar"
    RANDOM = "random"
    HIGHLIGHTS = "highlights"
    ARTWORK = "artwork"
    LYRICS = "lyrics"
    RENAMED = "renamed"
    FETCH = "fetch"
    PLACEHOLDER = "placeholder"
    RECEIVE = "receive"
    RESTRICTED = "restricted"
    HEALTH = "health"
    UPDATE = "update"
    SCAN = "scan"
    SCROBBLE = "scrobble"


@runtime_checkable
class SearchableSource(Source, Protocol):
    """A source whose songs are found by words."""

    async def search(self, query: str, limit: int) -> Found:
        """Return the songs that fit a query, best first.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


@runtime_checkable
class BrowsableSource(Protocol):
    """A source with pages; the empty path is the front page."""

    @property
    def name(self) -> str:
        """Name of the source."""
        ...

    async def browse(self, path: str, offset: int, limit: int) -> BrowsePage | None:
        """Return a page, None if there is no such page.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


@runtime_checkable
class PlaylistSource(Protocol):
    """A source with playlists, each with a URI or behind a link."""

    @property
    def name(self) -> str:
        """Name of the source."""
        ...

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return the first songs of a playlist, None if this source has none with that URI.

        Read on each call, so that it is never older than its source. `songs` and `missing` together
        are at most `limit`. Slow work runs in a child process that ends when the call is cancelled.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


type OnPlaylistPart = Callable[[Playlist], Awaitable[None]]
"""Receives what is read so far of a playlist, from its first song on."""


@runtime_checkable
class PlaylistLinkSource(PlaylistSource, Protocol):
    """A source with playlists behind links, which may be long or on the local network."""

    async def playlist_behind(
        self,
        link: str,
        limit: int,
        *,
        private_hosts: Collection[str] = (),
        on_part: OnPlaylistPart | None = None,
    ) -> Playlist | None:
        """Return the first songs of a playlist, None if the link leads to none.

        Args:
            link: the link.
            limit: limit of songs.
            private_hosts: the exact host:port on the local network that are allowed.
            on_part: receives the songs so far, while more are read.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


@runtime_checkable
class NamedPlaylistSource(PlaylistSource, Protocol):
    """A source with playlists that are found by name."""

    async def playlist_like(self, query: str) -> str | None:
        """Return the URI of the playlist whose name fits a query best, None if none does.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playlists_named(self, query: str, limit: int) -> Sequence[BrowseItem]:
        """Return the playlists whose names start with the query, best first; never online.

        Raises:
            SourceError: they cannot be read now.
        """
        ...


class PartyPlaylists(BrowsableSource, NamedPlaylistSource, Protocol):
    """Pages and playlists beside those of the sources."""

    async def front(self) -> Sequence[BrowseItem]:
        """Return their items on the front page.

        Raises:
            SourceError: they cannot be read now.
        """
        ...


@runtime_checkable
class LinkSource(Source, Protocol):
    """A source whose songs are requested by web links."""

    def takes_link(self, link: str) -> bool:
        """Return whether a web link may lead to a song of the source; never online."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTitle:
    """Title and artist of the song behind a link of a service; the artist may be empty."""

    service: str
    title: str
    artist: str = ""

    @property
    def words(self) -> str:
        """The query that finds the song."""
        return f"{self.artist} {self.title}".strip()


@runtime_checkable
class LinkTitleSource(Source, Protocol):
    """A source that reads titles behind links of services, whose songs it cannot play."""

    def names_link(self, link: str) -> bool:
        """Return whether a link belongs to one of the services; never online."""
        ...

    async def title_behind(self, link: str) -> LinkTitle:
        """Return the title of the song behind a link.

        Raises:
            RefusedError: it leads to several songs, or its title cannot be read.
        """
        ...


@runtime_checkable
class StreamSource(Source, Protocol):
    """A source whose songs are streams, to which the player itself connects."""

    async def stream(self, address: str) -> Song:
        """Return the stream at an address as a song.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    def stream_address(self, uri: str) -> str | None:
        """Return the address in the URI of a requested stream, None if it has none.

        The URI of a stream is its address after the name of the source and a colon.
        """
        ...


@runtime_checkable
class SimilarSongSource(Source, Protocol):
    """A source that can find songs similar to others."""

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        """Return similar songs, best first; recently played and excluded ones may be among them.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


@runtime_checkable
class RandomSongSource(Source, Protocol):
    """A source that can pick songs at random."""

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Return distinct, uniformly random songs.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlights:
    """Genres and artists to browse, each an item with a path."""

    genres: Sequence[BrowseItem] = ()
    artists: Sequence[BrowseItem] = ()


@runtime_checkable
class HighlightsSource(Source, Protocol):
    """A source with pages of genres and artists, of which it can pick some."""

    async def highlights(self, count: int) -> Highlights:
        """Return some genres and artists; those with many songs are more likely. Never online.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


@runtime_checkable
class ArtworkSource(Source, Protocol):
    """A source whose songs may have covers."""

    async def artwork(self, key: str) -> bytes | None:
        """Return the image behind a song's `artwork` key, None if there is none."""
        ...


@runtime_checkable
class LyricsSource(Source, Protocol):
    """A source whose songs may have lyrics."""

    async def lyrics(self, uri: str) -> Lyrics | None:
        """Return the lyrics of a song, None if it has none.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


@runtime_checkable
class RenamedSongSource(Source, Protocol):
    """A source that finds a song again whose file was renamed or moved."""

    async def found_again(self, song: Song) -> str | None:
        """Return the path of the song under its new name, None if there is none.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...


@runtime_checkable
class RestrictedSource(Source, Protocol):
    """A source that the host's settings reserve for some roles."""

    @property
    def audience(self) -> Visibility:
        """Those who may find and request its songs; addresses of streams are for the host."""
        ...

    @property
    def refusal(self) -> Refusal:
        """Refusal of a request by somebody else."""
        ...


@runtime_checkable
class ReportingSource(Source, Protocol):
    """A source that reports problems, or the version of a component that it needs."""

    @property
    def health(self) -> SourceHealth:
        """Health of the source, which may read files."""
        ...


@runtime_checkable
class UpdatableSource(Source, ComponentVersions, Protocol):
    """A source that needs a component which is updated at run time."""

    def update_process(self) -> JobProcess:
        """Return the job that installs the component's newest version."""
        ...


@runtime_checkable
class ScrobblingSource(Source, Protocol):
    """A source whose server counts plays and shows what plays now."""

    async def scrobble(self, song: Song, started_at: datetime, *, is_finished: bool) -> None:
        """Report a song that plays now, or that has played; nothing while the host has it off.

        Raises:
            SourceError: the source cannot answer now, so the report should be repeated.
        """
        ...


PROTOCOLS: Final[Mapping[Capability, type]] = {
    Capability.SEARCH: SearchableSource,
    Capability.BROWSE: BrowsableSource,
    Capability.PLAYLISTS: PlaylistSource,
    Capability.NAMED_PLAYLISTS: NamedPlaylistSource,
    Capability.PLAYLIST_LINK: PlaylistLinkSource,
    Capability.LINK: LinkSource,
    Capability.LINK_TITLE: LinkTitleSource,
    Capability.RADIO: StreamSource,
    Capability.SIMILAR: SimilarSongSource,
    Capability.RANDOM: RandomSongSource,
    Capability.HIGHLIGHTS: HighlightsSource,
    Capability.ARTWORK: ArtworkSource,
    Capability.LYRICS: LyricsSource,
    Capability.RENAMED: RenamedSongSource,
    Capability.FETCH: FetchingSource,
    Capability.PLACEHOLDER: PlaceholderSource,
    Capability.RECEIVE: ReceivingSource,
    Capability.RESTRICTED: RestrictedSource,
    Capability.HEALTH: ReportingSource,
    Capability.UPDATE: UpdatableSource,
    Capability.SCAN: ScannedSource,
    Capability.SCROBBLE: ScrobblingSource,
}
"""The protocol of each capability."""


def capabilities_of(source: object) -> frozenset[Capability]:
    """Return the capabilities that a source implements."""
    return frozenset(
        capability for capability, protocol in PROTOCOLS.items() if isinstance(source, protocol)
    )
