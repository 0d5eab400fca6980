"""A song that was asked for."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .ballot import Ballot
from .ids import EntryId, GuestId
from .song import Song


class EntryState(StrEnum):
    """How far a waiting song has come."""

    APPROVAL = "approval"
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class Origin(StrEnum):
    """Why a song is in the queue."""

    GUEST = "guest"
    HOST = "host"
    PLAYLIST = "playlist"
    AUTOPLAY = "autoplay"
    FALLBACK = "fallback"
    REPEAT = "repeat"

    @property
    def takes_turns(self) -> bool:
        """Whether somebody asked for this very song, so that it has a turn."""
        return self in (Origin.GUEST, Origin.HOST)


class EndReason(StrEnum):
    """How an entry left the queue or the player."""

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
class Tie:
    """Where an entry was moved: directly before another one, or to the end without one.

    `number` is higher the later that was.
    """

    before: EntryId | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A song in the queue or in the player.

    `sequence` is the order of asking. `turn` is the round of the fair order, None for automatic
    songs. `pin` is None, or a number that is higher the later the song was put first. `progress` is
    None when nothing had to be fetched. Until `immune_until` no votes kick the song.
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
    tie: Tie | None = None
    immune_until: datetime | None = None
    ballot: Ballot = field(default_factory=Ballot)
    progress: float | None = None
    reason: str | None = None
    dedication: str | None = None

    @property
    def score(self) -> int:
        """Upvotes minus downvotes."""
        return self.ballot.score

    @property
    def is_ready(self) -> bool:
        """Whether the player could play it now."""
        return self.state is EntryState.READY
