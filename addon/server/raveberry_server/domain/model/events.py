"""Events of the party."""

from dataclasses import dataclass
from datetime import datetime

from raveberry_server.domain.notices import Notice

from .entry import EndReason, Entry
from .guest import Cheer, Guest
from .ids import EntryId, GuestId
from .playback import Fault, SoundKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SongRequested:
    """A song was requested; `query` is the text that found it, if known."""

    entry: Entry
    by: GuestId | None
    query: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SongStarted:
    """A song started to play."""

    entry: Entry
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SongEnded:
    """A song left the queue or the player; `epoch` is set if it had started."""

    entry: Entry
    reason: EndReason
    by: GuestId | None
    epoch: int | None
    detail: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SongApproved:
    """A request was approved."""

    entry: Entry
    by: GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class SongBroughtBack:
    """A removed song is back in the queue; `by` is None after a fault."""

    entry: Entry
    by: GuestId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCast:
    """A vote was set on an entry."""

    entry: Entry
    guest: GuestId
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheerSent:
    """A guest sent a reaction to the song that plays."""

    cheer: Cheer


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestJoined:
    """A new identity was created."""

    guest: Guest


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestForgotten:
    """A guest's personal data was deleted; the event is internal."""

    guest: GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyOpened:
    """The party was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastOrders:
    """Requests closed because the party ends soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """A guest whose songs the party liked: their number, and the sum of their scores."""

    guest: GuestId
    songs: int
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapSlot:
    """Songs that started in the part of a party that begins at `at`, and the votes on them."""

    at: datetime
    songs: int
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """Summary of a party.

    Attributes:
        since: the opening, or the start of the first song; None before it.
        songs: number of started songs.
        guests: number of guests who requested or voted.
        top: the best-liked songs, best first.
        winners: the guests whose songs were liked best, best first.
        timeline: songs and votes over time.
    """

    since: datetime | None
    songs: int
    guests: int
    votes: int
    top: tuple[Entry, ...]
    winners: tuple[Winner, ...]
    timeline: tuple[RecapSlot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyClosed:
    """The party was closed."""

    recap: Recap


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerFailed:
    """The player cannot play."""

    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerRecovered:
    """The player can play again after that fault."""

    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundStarted:
    """An announcement, alarm or buzzer is heard."""

    kind: SoundKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundEnded:
    """An announcement or alarm ended, and the music resumes."""

    kind: SoundKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementFailed:
    """An announcement could not be played, or not to its end; the music resumes."""

    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFailed:
    """A job failed; `entry` is the song that it was for."""

    job: str
    kind: str
    reason: Notice
    entry: EntryId | None = None


type Event = (
    SongRequested
    | SongStarted
    | SongEnded
    | SongApproved
    | SongBroughtBack
    | VoteCast
    | CheerSent
    | GuestJoined
    | GuestForgotten
    | PartyOpened
    | LastOrders
    | PartyClosed
    | PlayerFailed
    | PlayerRecovered
    | SoundStarted
    | SoundEnded
    | AnnouncementFailed
    | JobFailed
)
