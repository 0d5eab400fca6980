"""History of the party: plays, statistics and saved playlists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song

SAVED: Final = "saved"
"""The scheme of saved playlists."""


PLAYLIST_PREFIX: Final = f"{SAVED}:"
"""The uri of a saved playlist is this and its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """Who asked for a song, as they were called then."""

    id: GuestId
    name: str
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A song that played; `end` is how it ended, None while it plays."""

    epoch: int
    song: Song
    origin: Origin
    asker: Requester | None
    started_at: datetime
    ended_at: datetime | None
    end: str | None
    up: int
    down: int

    @property
    def score(self) -> int:
        """Upvotes minus downvotes."""
        return self.up - self.down


@dataclass(frozen=True, slots=True, kw_only=True)
class Plays:
    """Some of what played, the newest first; `has_more` when there was more before them."""

    plays: tuple[Play, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From a moment, or from the beginning, up to another one."""

    since: datetime | None
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SongCount:
    """How often a song played, and its votes altogether."""

    song: Song
    times: int
    up: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequesterCount:
    """How many songs somebody asked for."""

    asker: Requester
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCount:
    """What happened in the hour from that moment on."""

    at: datetime
    plays: int
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """A period in numbers; `songs` are different ones, `votes` those on the songs that played."""

    period: Period
    plays: int
    songs: int
    played_s: float
    requests: int
    guests: int
    votes: int
    most_played: tuple[SongCount, ...]
    best_liked: tuple[SongCount, ...]
    most_active: tuple[RequesterCount, ...]
    hours: tuple[HourCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPlaylist:
    """A playlist that was made of what played."""

    number: int
    name: str
    made_at: datetime
    songs: int

    @property
    def uri(self) -> str:
        """How `enqueue_playlist` knows it."""
        return f"{PLAYLIST_PREFIX}{self.number}"


class HistoryStore(Protocol):
    """Keeps and reads the record; every method raises StoreError when it cannot."""

    async def plays(self, period: Period, *, before: int | None, limit: int) -> Plays:
        """What started in a period, the newest first, from epochs before that one."""
        ...

    async def statistics(self, period: Period, *, most: int) -> Statistics:
        """A period in numbers, each list with so many lines at most."""
        ...

    async def most_played(self, *, offset: int, limit: int) -> Sequence[SongCount]:
        """The songs that played most often as far as is remembered."""
        ...

    async def best_liked(
        self, since: datetime | None, *, offset: int, limit: int
    ) -> Sequence[SongCount]:
        """The songs with more upvotes than downvotes since then, the best first."""
        ...

    async def last_played(self, *, offset: int, limit: int) -> Sequence[Song]:
        """Different songs, the one that started last first."""
        ...

    async def saved_playlists(self) -> Sequence[SavedPlaylist]:
        """The playlists that were saved, the newest first."""
        ...

    async def saved_playlist(self, number: int) -> tuple[SavedPlaylist, Sequence[Song]] | None:
        """A saved playlist and its songs in order, None if there is none of that number."""
        ...

    async def save_playlist(self, name: str, songs: Sequence[Song], at: datetime) -> SavedPlaylist:
        """Keep songs under a name; a playlist of that name before it is replaced."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete what is older than that, in small steps; how many rows there were."""
        ...
