"""Songs that have to be fetched before they can play."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from raveberry_server.domain.model.song import Song

from .source import Source, SourceHealth


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOrder:
    """A song to be fetched, and what may be done for it.

    Attributes:
        song: what is known of it so far.
        longest_s: how long it may be, 0 without limit.
        largest_mb: how large the download may be, 0 without limit.
        extractors: the sites that it may come from; empty is any.
        private_hosts: the exact host:port of this house that it may come from.
    """

    song: Song
    longest_s: int = 0
    largest_mb: int = 0
    extractors: tuple[str, ...] = ()
    private_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchReport:
    """How much of a song has come, 0 to 1; and what it is, once that is known."""

    progress: float
    song: Song | None = None


type HearFetch = Callable[[FetchReport], Awaitable[None]]


@runtime_checkable
class FetchingSource(Source, Protocol):
    """A source whose songs have to be fetched before the player can open them."""

    async def fetch(self, order: FetchOrder, hear: HearFetch) -> Song:
        """Fetch a song so that it is `playable`; cancelled, its process is gone on return.

        Raises:
            FetchError: it cannot be had.
        """
        ...

    async def keep_only(self, wanted: Collection[str]) -> None:
        """Drop the songs of longest ago that are too many, but none of those uris."""
        ...

    def placeholder(self, words: str) -> Song | None:
        """The song that fits those words best, whatever that is; None if it finds nothing now."""
        ...

    @property
    def health(self) -> SourceHealth:
        """Whether it works."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedMedia:
    """A piece of somebody else's media, and where it can be had for a while.

    Attributes:
        media: its name there.
        address: holds a signature, so it is shown nowhere.
        artwork: the address of its cover, of the same kind.
    """

    media: str
    address: str = field(repr=False)
    title: str = ""
    artist: str = ""
    album: str = ""
    artwork: str | None = field(default=None, repr=False)


@runtime_checkable
class ReceivingSource(FetchingSource, Protocol):
    """A source whose songs are handed to it; it finds none by itself."""

    async def receive(self, handed: HandedMedia) -> Song:
        """Note where a song can be had, until it is fetched.

        Raises:
            SourceError: it cannot be noted.
        """
        ...
