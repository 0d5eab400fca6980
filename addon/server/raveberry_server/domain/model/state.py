"""The state of the party as one immutable value, and the result of a step."""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from operator import is_
from types import MappingProxyType
from typing import Self

from raveberry_server.domain.fast_replace import fast_replace
from raveberry_server.domain.notices import Notice

from .entry import MANY_ENTRIES, EndReason, Entry, MovedTo, PackedEntries, PlayedEntry
from .events import Event
from .guest import Cheer, Guest, Role
from .guest_texts import Hashtag, WaitingText
from .ids import EntryId, GuestId
from .join_codes import JoinCode, ModCode
from .playback import Playback
from .settings import Settings
from .waiting_entries import Ranking, WaitingEntries


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The moment of a step, read from outside.

    Attributes:
        at: wall-clock time in UTC.
        mono_s: monotonic clock, for durations.
        guests_active: the number of active guests.
        zone: the time zone of this machine.
    """

    at: datetime
    mono_s: float
    guests_active: int = 0
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The planned end of the party.

    Attributes:
        closes_at: the time of the end.
        set_at: when it was set.
        is_called: last orders were announced.
    """

    closes_at: datetime
    set_at: datetime
    is_called: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPeriod:
    """Quiet hours in force: the maximum volume now, and the volume afterwards."""

    volume_max: float
    volume_after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Entries that were removed together and can be brought back, as they were before.

    Attributes:
        detail: the reason of a failure.
        shown_until: until when a failure is shown to its requester; None until the next step that
            applies due changes.
    """

    number: int
    reason: EndReason
    entries: Sequence[Entry]
    detail: Notice | None = None
    shown_until: datetime | None = None

    def __post_init__(self) -> None:
        """Pack many entries, which nobody reads unless they are brought back."""
        if len(self.entries) >= MANY_ENTRIES and not isinstance(self.entries, PackedEntries):
            object.__setattr__(self, "entries", PackedEntries(self.entries))

    @property
    def ids(self) -> Sequence[EntryId]:
        """Return the ids of the entries."""
        if isinstance(self.entries, PackedEntries):
            return self.entries.ids
        return [entry.id for entry in self.entries]

    def with_each(self, change: Callable[[Entry], Entry]) -> "Removal":
        """Return the removal with changed entries, itself if `change` returns each as it is."""
        before = tuple(self.entries)
        after = tuple(map(change, before))
        return self if all(map(is_, before, after)) else replace(self, entries=after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Pin and move of an entry before it was pinned or moved."""

    entry: EntryId
    pin: int | None
    moved_to: MovedTo | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rearrangement:
    """Entries that were pinned or moved together; its number is in sequence with the removals."""

    number: int
    before: tuple[Placement, ...]


class PlaylistPlace(StrEnum):
    """Where the songs of a requested playlist enter the queue.

    At its end, pinned before all others, pinned and played now, or instead of all others.
    """

    END = "end"
    NEXT = "next"
    NOW = "now"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistRequest:
    """A requested playlist that is being read by the job of that id.

    `taken`: number of its first songs that were added or left out already.
    """

    job: str
    uri: str
    by: GuestId
    role: Role
    place: PlaylistPlace = PlaylistPlace.END
    taken: int = 0


class BucketKind(StrEnum):
    """Kind of a token bucket."""

    REQUESTS = "requests"
    VOTES = "votes"
    CHEERS = "cheers"
    FAILURES = "failures"
    IDENTITIES = "identities"
    NEWCOMERS = "newcomers"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenBucket:
    """The level of a token bucket at a moment, from which it refills evenly."""

    level: float
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedPreset:
    """The preset that was applied last: by setting, the values before and after, as in JSON."""

    name: str
    changes: Mapping[str, tuple[object, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyState:
    """Everything that is decided and stored.

    Attributes:
        opened_at: when the party was opened, None if it has been open from the start.
        is_set_up: the host has gone through the first steps.
        applied_preset: the preset that can be undone, if any.
        openings: the number of times that it was opened; undoing a closing is none.
        closed_at: when it was closed, None while it is open and once its guests are forgotten.
        ending: the planned end, None without one.
        closings: the number of closed parties whose guests are forgotten; each of these revoked
            the cookies of all guests.
        join_code: the code that admits newcomers, if one was made.
        mod_code: the code that makes guests mods, if one was made.
        screen_links_made: the number of times that the link for screens was renewed.
        quiet: the quiet hours in force, if any.
        waiting: the waiting entries, in the order of the settings.
        started_turn: the highest turn of any song that started without a pin (V in docs/rules.md).
        latest_turns: the latest started turn of each guest.
        buckets: token buckets by kind and guest or address; a missing one is full.
        entries_made: the number of entries ever made; ids and sequences come from it.
        pins_made: the number of pins ever set.
        moves_made: the number of moves ever made.
        shuffles_made: the number of shuffles ever made.
        removals: what can be brought back, the newest last.
        rearrangements: pins and moves that can be undone, the newest last.
        played: songs started since the party opened.
        votes_cast: votes accepted since the party opened.
        guests_forgotten: guests who took part in it and are forgotten; the recap counts them.
        top: the best-liked songs that played since then, best first.
        played_entries: the songs that have ended since then, the newest last.
        texts: texts that wait for approval, by id.
        hashtags: the hashtags on the screen, the newest last.
        cheers: the number of each kind since the server started; they are not stored.
        playlist_requests: the playlists that are being read, in the order of requests.
        last_played: when each song last started, by `match_key`, the oldest first.
    """

    is_open: bool = True
    opened_at: datetime | None = None
    is_set_up: bool = False
    openings: int = 0
    closed_at: datetime | None = None
    ending: Ending | None = None
    closings: int = 0
    join_code: JoinCode | None = None
    mod_code: ModCode | None = None
    screen_links_made: int = 0
    quiet: QuietPeriod | None = None
    settings: Settings = field(default_factory=Settings)
    applied_preset: AppliedPreset | None = None
    guests: Mapping[GuestId, Guest] = field(default_factory=lambda: MappingProxyType({}))
    guests_made: int = 0
    waiting: WaitingEntries = field(default_factory=WaitingEntries)
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
    removals: tuple[Removal, ...] = ()
    rearrangements: tuple[Rearrangement, ...] = ()
    played: int = 0
    votes_cast: int = 0
    guests_forgotten: int = 0
    top: tuple[Entry, ...] = ()
    played_entries: tuple[PlayedEntry, ...] = ()
    texts: Mapping[str, WaitingText] = field(default_factory=lambda: MappingProxyType({}))
    hashtags: tuple[Hashtag, ...] = ()
    cheers: Mapping[Cheer, int] = field(default_factory=lambda: MappingProxyType({}))
    playlist_requests: tuple[PlaylistRequest, ...] = ()
    last_played: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        """Keep the queue in the order of the settings."""
        ranking = Ranking.of(self.settings, self.shuffles_made)
        if ranking != self.waiting.ranking:
            object.__setattr__(self, "waiting", self.waiting.ranked_by(ranking))

    def __replace__(self, /, **changes: object) -> Self:
        """Return a copy with some changes, for `copy.replace`."""
        made = fast_replace(self, **changes)
        made.__post_init__()
        return made

    def entry(self, entry: EntryId) -> Entry | None:
        """Return the waiting or playing entry of that id, if any."""
        current = self.playback.entry
        return current if current and current.id == entry else self.waiting.get(entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step[R]:
    """The result of a step: the new state, events and an answer."""

    state: PartyState
    events: tuple[Event, ...] = ()
    result: R


def with_entry(state: PartyState, entry: Entry, *, votes: int = 0) -> PartyState:
    """Return the state with a changed entry, waiting or playing, and with more votes cast."""
    votes_cast = state.votes_cast + votes
    playing = state.playback.entry
    if playing is not None and playing.id == entry.id:
        playback = replace(state.playback, entry=entry)
        return copy.replace(state, playback=playback, votes_cast=votes_cast)
    waiting = state.waiting.with_entries((entry,))
    return fast_replace(state, waiting=waiting, votes_cast=votes_cast)
