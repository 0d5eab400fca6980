"""The whole party as one value, and what a step makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from types import MappingProxyType

from .codes import JoinCode, ModCode
from .entry import EndReason, Entry
from .events import Event
from .guest import Guest, Role
from .ids import EntryId, GuestId
from .immutable import with_item
from .playback import Playback
from .settings import Settings
from .texts import Hashtag, WaitingText


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The moment of a step, read from outside.

    Attributes:
        at: wall-clock time in UTC, for what people read.
        mono_s: monotonic clock, for durations.
        guests_active: guests with an open socket or a command in the last ten minutes.
        zone: what the clocks of the house go by.
    """

    at: datetime
    mono_s: float
    guests_active: int = 0
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """When the party closes by itself.

    Attributes:
        closes_at: then it closes.
        set_at: when that was decided.
        is_called: last orders have been announced.
    """

    closes_at: datetime
    set_at: datetime
    is_called: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPeriod:
    """Quiet hours that are in force: how loud it may be, and how loud it will be after them."""

    volume_max: float
    volume_after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Songs that left together and could come back, as they were before.

    Attributes:
        detail: why a song failed.
        shown_until: until then its guest is told that it failed; None as long as nobody has
            looked at the clock since.
    """

    number: int
    reason: EndReason
    entries: tuple[Entry, ...]
    detail: str | None = None
    shown_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistRequest:
    """A playlist that somebody has asked for and that is being read, as the job of that name."""

    job: str
    uri: str
    by: GuestId
    role: Role


class BucketKind(StrEnum):
    """What there is only so much of."""

    REQUESTS = "requests"
    VOTES = "votes"
    IDENTITIES = "identities"
    NEWCOMERS = "newcomers"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenBucket:
    """How much was left of an allowance at a moment; it refills evenly from then on."""

    level: float
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyState:
    """Everything that is decided and kept.

    Attributes:
        opened_at: when somebody opened the party, None for one that was open from the beginning.
        ending: when the party closes by itself, None without end.
        closings: how many times the party was closed; each revoked the cookies of all guests.
        join_code: what lets newcomers in, None before there was a need for one.
        mod_code: what makes guests mods, None where nothing does.
        quiet: the quiet hours that are in force, if any.
        waiting: the songs that wait, in any order; `queue.ordered` puts them in theirs.
        started_turn: the highest turn of any song that started unpinned (V in docs/rules.md).
        latest_turns: the latest turn of each guest among songs that have started.
        buckets: what is left to whom, by guest or address; one that is not here is full.
        entries_made: how many entries there have ever been; ids and sequences come from it.
        pins_made: how many times a song was put first.
        moves_made: how many times a song was moved.
        shuffles_made: how many times the cards were mixed.
        deeds: what could be undone, the newest last.
        played: songs that have started since the party opened.
        votes_cast: votes accepted since the party opened.
        top: the best liked songs that have played since then, best first.
        texts: names and dedications that wait for the host's word, by their ids.
        hashtags: the words on the screen, the newest last.
        playlist_orders: the playlists that are being read, in the order of asking.
        last_played: when each song last started, by its `sameness`, the one of longest ago first.
    """

    is_open: bool = True
    opened_at: datetime | None = None
    ending: Ending | None = None
    closings: int = 0
    join_code: JoinCode | None = None
    mod_code: ModCode | None = None
    quiet: QuietPeriod | None = None
    settings: Settings = field(default_factory=Settings)
    guests: Mapping[GuestId, Guest] = field(default_factory=lambda: MappingProxyType({}))
    guests_made: int = 0
    waiting: Mapping[EntryId, Entry] = field(default_factory=lambda: MappingProxyType({}))
    playback: Playback = field(default_factory=Playback)
    started_turn: int = 0
    latest_turns: Mapping[GuestId, int] = field(default_factory=lambda: MappingProxyType({}))
    buckets: Mapping[tuple[BucketKind, str], TokenBucket] = field(
        default_factory=lambda: MappingProxyType({})
    )
    entries_made: int = 0
    pins_made: int = 0
    moves_made: int = 0
    shuffles_made: int = 0
    deeds: tuple[Removal, ...] = ()
    played: int = 0
    votes_cast: int = 0
    top: tuple[Entry, ...] = ()
    texts: Mapping[str, WaitingText] = field(default_factory=lambda: MappingProxyType({}))
    hashtags: tuple[Hashtag, ...] = ()
    playlist_orders: tuple[PlaylistRequest, ...] = ()
    last_played: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))

    def entry(self, entry: EntryId) -> Entry | None:
        """The entry of that id, waiting or playing."""
        current = self.playback.entry
        return current if current and current.id == entry else self.waiting.get(entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step[R]:
    """What a command makes of a state: the state after it, what happened, the answer."""

    state: PartyState
    events: tuple[Event, ...] = ()
    result: R


def with_entry(state: PartyState, entry: Entry) -> PartyState:
    """Return the state with a changed entry, waiting or playing."""
    playing = state.playback.entry
    if playing is not None and playing.id == entry.id:
        return replace(state, playback=replace(state.playback, entry=entry))
    return replace(state, waiting=with_item(state.waiting, entry.id, entry))
