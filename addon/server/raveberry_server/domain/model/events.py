"""What happened at the party."""

from dataclasses import dataclass

from .entry import EndReason, Entry
from .guest import Guest
from .ids import EntryId, GuestId
from .playback import Fault, SoundKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SongRequested:
    """A song was asked for and waits; `query` is what was typed to find it, if that is known."""

    entry: Entry
    by: GuestId | None
    query: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SongStarted:
    """The player plays a song."""

    entry: Entry
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SongEnded:
    """A song left the queue or the player; `epoch` is set if it had started."""

    entry: Entry
    reason: EndReason
    by: GuestId | None
    epoch: int | None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SongApproved:
    """The host's yes to a song that waited for it."""

    entry: Entry
    by: GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class SongBroughtBack:
    """A song that had left waits again; by nobody where it was given back."""

    entry: Entry
    by: GuestId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCast:
    """A vote was set on an entry."""

    entry: Entry
    guest: GuestId
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestJoined:
    """An identity came into being."""

    guest: Guest


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestForgotten:
    """Nobody shall know any more who that was; it is told to nobody."""

    guest: GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyOpened:
    """The party was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastOrders:
    """The party ends soon, and from now on guests may not ask for songs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """What a party was: songs started, guests, votes, the best liked songs."""

    songs: int
    guests: int
    votes: int
    top: tuple[Entry, ...]


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
    """A sound took the place of the music."""

    kind: SoundKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundEnded:
    """That sound is over, and the music comes back."""

    kind: SoundKind


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFailed:
    """A piece of long work did not come to its end; `entry` is the song that it was for."""

    job: str
    kind: str
    reason: str
    entry: EntryId | None = None


type Event = (
    SongRequested
    | SongStarted
    | SongEnded
    | SongApproved
    | SongBroughtBack
    | VoteCast
    | GuestJoined
    | GuestForgotten
    | PartyOpened
    | LastOrders
    | PartyClosed
    | PlayerFailed
    | PlayerRecovered
    | SoundStarted
    | SoundEnded
    | JobFailed
)
