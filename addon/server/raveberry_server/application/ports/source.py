"""The port of a source, and the values that sources return."""

from dataclasses import dataclass
from typing import Final, Protocol

from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.requests.playlist_requests import MissingSong

LIBRARY_LABEL: Final = Notice(NoticeCode.PAGE_LIBRARY)
"""Label of the front page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hits of a search, best first; `has_more` when there were more than the limit.

    `note` explains why the hits are not from the source that should have found them.
    """

    songs: tuple[Song, ...]
    has_more: bool
    note: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseItem:
    """One item of a library page: a song, or a page to open by its `path`.

    `kind` is `folder`, `artist`, `album`, `playlist` or `song`. `title` is a name; a page that is
    the same in every library has a `label` instead. `subtitle` is a name, such as that
    of an artist; `note` is shown behind it. `uri`: URI of the playlist of all
    songs behind the item, None if there is none. `cover_of`: URI of a song whose cover represents
    them; a song has its own. `objection`: the reason why the song can no longer be requested.
    `link`: an address in place of a song, which the catalog resolves; that of a radio station if
    `is_stream`.
    """

    kind: str
    title: str = ""
    label: Notice | None = None
    subtitle: str | None = None
    note: Notice | None = None
    path: str | None = None
    song: Song | None = None
    uri: str | None = None
    cover_of: str | None = None
    objection: Notice | None = None
    link: str | None = None
    is_stream: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowsePage:
    """One page of the library, with the name of what it shows or a `label`."""

    path: str
    items: tuple[BrowseItem, ...]
    has_more: bool
    title: str = ""
    label: Notice | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LyricLine:
    """One line of a song's lyrics, which may be empty; `at_s` is None without times."""

    text: str
    at_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lyrics:
    """Lyrics of a song: at least one line; all of them have times, or none."""

    lines: tuple[LyricLine, ...]

    @property
    def has_times(self) -> bool:
        """Return whether they are shown line by line."""
        return self.lines[0].at_s is not None


class Source(Protocol):
    """A source of songs; each is one package in adapters/sources.

    Everything beyond the playing of its own songs is a capability, see `source_capabilities`.
    """

    @property
    def name(self) -> str:
        """Name of the source, as in a song's `source` field and as the scheme of its URIs."""
        ...

    async def song(self, uri: str) -> Song | None:
        """Return the song with that URI, None if this source has none.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """Health of a source.

    Attributes:
        reason: the problem and its remedy, None while the source works.
        version: version of the component that it needs, None if it needs none.
        is_renewable: whether the host may update that component.
        is_set_up: whether the host has configured everything that it needs.
        setting: setting with which its configuration starts, None if it has none.
        option: option of the installation to set or check, by the name that people know.
    """

    name: str
    reason: Notice | None = None
    version: str | None = None
    is_renewable: bool = False
    is_set_up: bool = True
    setting: str | None = None
    option: str | None = None
