"""History of the party: plays and statistics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.guest import Sign
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song

FAVOURITES: Final = "favourites"
"""Path of the page of the songs that the party liked best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """The guest who requested a song, with the name of that time."""

    id: GuestId
    name: str
    color: str
    sign: Sign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A song that was played; `end` is the reason why it ended, None while it plays."""

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
    """A page of plays, newest first; `has_more` when older ones exist."""

    plays: tuple[Play, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRequest:
    """A request of a guest; `reason` is the reason why it left the queue at `left_at`."""

    uri: str
    title: str
    artist: str
    asked_at: datetime
    left_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalRecords:
    """The records of one guest, newest first."""

    requests: tuple[PastRequest, ...]
    plays: tuple[Play, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period of time; without `since` it begins with the first record."""

    since: datetime | None
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SongCount:
    """Plays and votes of a song."""

    song: Song
    times: int
    up: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """Songs from one opening to its closing, or between pauses of six hours.

    Attributes:
        first: epoch of its first song.
        opening: number of the opening, None if there is no record of it.
        is_whole: these are all songs of the opening.
        since: the opening, or the start of the first song.
        until: the closing, or the end of the last song; None while it lasts.
        songs: number of started songs.
        guests: number of guests who took part; those of the songs if there is no record.
        votes: number of votes; those on the songs if there is no record.
        top: songs with the highest scores.
    """

    first: int
    opening: int | None
    is_whole: bool
    since: datetime
    until: datetime | None
    songs: int
    guests: int
    votes: int
    played_s: float
    top: tuple[SongCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evenings:
    """A page of evenings, newest first; `has_more` when older ones exist."""

    evenings: tuple[Evening, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequesterCount:
    """Number of songs that a guest requested."""

    asker: Requester
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCount:
    """Plays, requests and votes on songs that played, in the hour that begins at `at`."""

    at: datetime
    plays: int
    requests: int
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequesterHits:
    """Number of songs of a guest that were played, and the sum of their scores."""

    asker: Requester
    songs: int
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """Number of plays from a source."""

    source: str
    plays: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Statistics of a period; `songs` counts distinct ones, `votes` those on the songs played."""

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
    hits: tuple[RequesterHits, ...] = ()
    sources: tuple[SourceCount, ...] = ()


class HistoryStore(Protocol):
    """Storage of the history; every method raises StoreError on failure."""

    async def plays(self, period: Period, *, before: int | None, limit: int) -> Plays:
        """Return plays of a period from epochs before `before`, newest first."""
        ...

    async def plays_after(self, period: Period, *, after: int, limit: int) -> Sequence[Play]:
        """Return plays of a period from epochs after `after`, oldest first."""
        ...

    async def evenings(self, *, before: int | None, limit: int, at: datetime) -> Evenings:
        """Return the evenings until `at` that began before an epoch, newest first."""
        ...

    async def statistics(self, period: Period, *, most: int) -> Statistics:
        """Return the statistics of a period, with at most `most` rows in each list."""
        ...

    async def most_played(self, *, offset: int, limit: int) -> Sequence[SongCount]:
        """Return the most played songs of the whole history."""
        ...

    async def best_liked(
        self, since: datetime | None, *, offset: int, limit: int
    ) -> Sequence[SongCount]:
        """Return the songs with more upvotes than downvotes since then, best first."""
        ...

    async def last_played(self, *, offset: int, limit: int) -> Sequence[Song]:
        """Return distinct songs, most recently started first."""
        ...

    async def played_requests(self, guest: GuestId, limit: int) -> Sequence[Song]:
        """Return distinct songs that a guest requested and that were played, newest first."""
        ...

    async def personal(self, guest: GuestId) -> PersonalRecords:
        """Return all records of a guest."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete older records in small steps; return the number of deleted rows."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StartedSong:
    """A song and the time of its start."""

    song: Song
    started_at: datetime


class UnsentPlays(Protocol):
    """Storage of plays that wait for the server to which they are reported."""

    async def unsent(self, source: str) -> Sequence[StartedSong]:
        """Return the plays that wait for a source, oldest first.

        Raises:
            StoreError: they cannot be read.
        """
        ...

    async def keep_unsent(self, source: str, plays: Sequence[StartedSong]) -> None:
        """Replace the plays that wait for a source.

        Raises:
            StoreError: they cannot be written.
        """
        ...
