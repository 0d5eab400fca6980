"""What the party needs from outside; adapters implement it, app.py connects it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from raveberry_server.domain.events import Event
from raveberry_server.domain.playback import Output
from raveberry_server.domain.song import Song
from raveberry_server.domain.state import PartyState


class Clock(Protocol):
    """The time, read only here."""

    def at(self) -> datetime:
        """Wall-clock time in UTC."""
        ...

    def mono_s(self) -> float:
        """Monotonic seconds, alike for all processes of one boot."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A state as the database holds it, with its durable revision."""

    state: PartyState
    revision: int


class Store(Protocol):
    """Keeps the party; what `commit` has returned from survives a pulled plug."""

    async def load(self) -> Saved:
        """What was last committed, or a fresh installation.

        Raises:
            StoreError: the database cannot be read; the message says what to do.
        """
        ...

    async def commit(
        self, *, before: PartyState, after: Saved, events: Sequence[Event], at: datetime
    ) -> None:
        """Write what differs between two states, and the events into the history.

        Raises:
            StoreError: nothing was written.
        """
        ...

    async def checkpoint(self, *, epoch: int, position_s: float) -> None:
        """Remember where the playing song stands, for a start after a power cut.

        Raises:
            StoreError: nothing was written.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, best first; `has_more` when there was more than the limit."""

    songs: tuple[Song, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfItem:
    """One line of a library page: a song, or a shelf to open by its `path`.

    `kind` is `folder`, `artist`, `album`, `playlist` or `song`.
    """

    kind: str
    title: str
    subtitle: str | None = None
    path: str | None = None
    artwork: str | None = None
    song: Song | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One page of the library."""

    path: str
    title: str
    items: tuple[ShelfItem, ...]
    has_more: bool


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

    async def playable(self, uri: str) -> str | None:
        """What the player opens for that uri (an absolute path or address), None if gone."""
        ...

    async def artwork(self, key: str) -> bytes | None:
        """The image behind a song's `artwork` key, None if there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerSong:
    """One song in the player's own list: the player's number for it, and what it opened."""

    number: int
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerReport:
    """What the player says of itself at one moment.

    Attributes:
        is_playing: sound comes out.
        is_paused: a song is held.
        current: the song that plays or is held.
        songs: all songs in the player's list, in its order.
        position_s: where the current song stands.
        volume: 0 to 1, None if the output has none.
        error: what the player complains about, None if nothing.
    """

    is_playing: bool
    is_paused: bool
    current: PlayerSong | None
    songs: tuple[PlayerSong, ...]
    position_s: float | None
    duration_s: float | None
    volume: float | None
    outputs: tuple[Output, ...]
    error: str | None
