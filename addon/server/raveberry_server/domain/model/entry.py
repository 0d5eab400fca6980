"""An entry: a song in the queue or the player."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Final

from raveberry_server.domain.notices import Notice

from .ballot import Ballot
from .ids import EntryId, GuestId
from .song import Song


class EntryState(StrEnum):
    """State of an entry."""

    APPROVAL = "approval"
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class Origin(StrEnum):
    """Reason for which a song is in the queue."""

    GUEST = "guest"
    HOST = "host"
    PLAYLIST = "playlist"
    AUTOPLAY = "autoplay"
    FALLBACK = "fallback"
    REPEAT = "repeat"

    @property
    def takes_turns(self) -> bool:
        """Return True if the song was requested individually and has a turn."""
        return self in (Origin.GUEST, Origin.HOST)


class EndReason(StrEnum):
    """Reason for which an entry left the queue or the player."""

    FINISHED = "finished"
    SKIPPED = "skipped"
    KICKED = "kicked"
    FAILED = "failed"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    BANNED = "banned"
    MUTED = "muted"
    CLEARED = "cleared"
    PARTY_CLOSED = "party_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedTo:
    """The position of a moved entry: directly before another one, or at the end without one.

    `number` rises with every move.
    """

    before: EntryId | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A song in the queue or in the player.

    `sequence` is the order of requests. `turn` is the round of the fair order, None for automatic
    songs. `pin` is None, or a number that rises with every pin. `progress` is None if no download
    is needed. Until `immune_until` votes cannot kick the song.
    """

    id: EntryId
    song: Song
    state: EntryState
    origin: Origin
    requested_by: GuestId | None
    requested_at: datetime
    sequence: int
    turn: int | None
    pin: int | None = None
    moved_to: MovedTo | None = None
    immune_until: datetime | None = None
    ballot: Ballot = field(default_factory=Ballot)
    progress: float | None = None
    reason: Notice | None = None
    dedication: str | None = None

    @property
    def score(self) -> int:
        """Return upvotes minus downvotes."""
        return self.ballot.score

    @property
    def is_public(self) -> bool:
        """Return True unless the entry waits for approval."""
        return self.state is not EntryState.APPROVAL

    @property
    def is_ready(self) -> bool:
        """Return True if the player can play it now."""
        return self.state is EntryState.READY

    def differs_in_votes_only(self, other: "Entry") -> bool:
        """Return True if everything but the votes is the same."""
        return _all_but_votes(self) == _all_but_votes(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedEntry:
    """An entry that was played, with the sums of its votes, and when it started."""

    entry: Entry
    started_at: datetime


_all_but_votes: Final = attrgetter(*(one.name for one in fields(Entry) if one.name != "ballot"))
