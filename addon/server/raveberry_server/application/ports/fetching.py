"""Ports of sources whose songs have to be fetched before they can be played."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from raveberry_server.domain.model.song import Song

from .source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOrder:
    """A song to fetch, and the limits for it.

    Attributes:
        song: metadata known so far.
        longest_s: longest duration allowed, 0 for no limit.
        largest_mb: largest download allowed, 0 for no limit.
        extractors: sites that it may come from; empty for any.
        private_hosts: the exact host:port on the local network that it may come from.
    """

    song: Song
    longest_s: int = 0
    largest_mb: int = 0
    extractors: tuple[str, ...] = ()
    private_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchReport:
    """Progress of a fetch, 0 to 1, and the song's metadata once known."""

    progress: float
    song: Song | None = None


type OnFetchReport = Callable[[FetchReport], Awaitable[None]]


@runtime_checkable
class FetchingSource(Source, Protocol):
    """A source whose songs have to be fetched before the player can open them."""

    async def fetch(self, order: FetchOrder, on_report: OnFetchReport) -> Song:
        """Fetch a song so that it is `playable`; when cancelled, its process has ended on return.

        Raises:
            FetchError: it cannot be fetched.
        """
        ...

    async def keep_only(self, wanted: Collection[str]) -> None:
        """Evict the least recently used songs beyond the cache limit, but none of `wanted`."""
        ...

    async def discard_unfinished(self, keep: Collection[str]) -> None:
        """Delete what is left of downloads that were given up, but nothing of `keep`."""
        ...

    @property
    def is_set_up(self) -> bool:
        """True if the host has configured everything that it needs; read for each search."""
        ...


@runtime_checkable
class PlaceholderSource(FetchingSource, Protocol):
    """A slow source whose fetching job can search for the song itself."""

    def placeholder(self, words: str) -> Song | None:
        """Return a stand-in for the first hit of a query, None if a search is impossible now."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedMedia:
    """A media item of Home Assistant with a temporary address.

    Attributes:
        media: the item's id there.
        address: holds a signature, so it is never shown or logged.
        artwork: the address of its cover, signed as well.
    """

    media: str
    address: str = field(repr=False)
    title: str = ""
    artist: str = ""
    album: str = ""
    artwork: str | None = field(default=None, repr=False)


@runtime_checkable
class ReceivingSource(FetchingSource, Protocol):
    """A source that receives its songs from outside and has no search."""

    async def receive(self, handed: HandedMedia) -> Song:
        """Store the address of a song until it is fetched.

        Raises:
            SourceError: it cannot be stored.
        """
        ...
