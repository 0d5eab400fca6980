"""Deltas: differences between two snapshots."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import attrgetter, is_
from typing import Final

from raveberry_contract import encoded, messages

from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.guest import Guest, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.immutable_mappings import SortedMap
from raveberry_server.domain.model.playback import Playback
from raveberry_server.domain.model.settings import Repeat, Visibility
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.model.waiting_entries import Place, WaitingEntries

from .entries import entry_message, guest_message, public_requester, waiting_because
from .state import (
    NO_LIGHTS,
    lights_message,
    party_message,
    player_message,
    settings_message,
)

_DERIVED: Final = ("position", "eta_s")
"""Fields that pages compute, as they change with every song."""

_NOTICEABLE_DIFFERENCE_S: Final = 1.0

_NEW_FOR: Final = timedelta(minutes=10)
"""How long after joining a guest counts as a newcomer; most choose a name meanwhile."""

PARTS_OF_PARTY: Final = (
    *("is_open", "openings", "settings", "guests", "guests_forgotten"),
    *("join_code", "ending", "hashtags"),
)
"""The attributes of the state that the party's message is made of."""

_parts_of_party: Final = attrgetter(*PARTS_OF_PARTY)

type Changes = dict[str, object]
type Pairs = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The state that pages show at one moment."""

    saved: SavedState
    guests_active: int = 0
    lights: messages.Lights = NO_LIGHTS


def is_same_for_all_roles(before: Snapshot, after: Snapshot) -> bool:
    """Return True if the delta between two snapshots is the same for every role."""
    has_found_lights = before.lights.found is not None or after.lights.found is not None
    return before.saved.state.settings is after.saved.state.settings and not has_found_lights


def delta(before: Snapshot, after: Snapshot, now: Now, role: Role) -> messages.DeltaFrame | None:
    """Return the delta between two snapshots for a role, None if there is none.

    A new revision without visible changes has a delta too, because pages may wait for it.
    """
    old, new = before.saved.state, after.saved.state
    player = player_message(new, now) if is_player_changed(old, new) else None
    party = party_message(new, after.guests_active) if is_party_changed(before, after) else None
    settings = settings_message(new, role) if old.settings is not new.settings else None
    if settings is not None and settings == settings_message(old, role):
        settings = None
    lights = lights_message(after.lights, role) if before.lights != after.lights else None
    entries = entry_changes(old, new)
    pairs = moved_entries(old.waiting, new.waiting)
    cheers, arrived = new_cheers(old, new), newcomers(old, new, now)
    parts = (player, party, settings, lights, entries or None, pairs or None, cheers, arrived)
    if before.saved.revision == after.saved.revision and all(part is None for part in parts):
        return None
    return messages.DeltaFrame(
        revision=after.saved.revision,
        now=now.at,
        player=player,
        party=party,
        settings=settings,
        lights=lights,
        entries=entries or None,
        order=pairs or None,
        cheers=cheers,
        newcomers=arrived,
    )


def delta_after_reconnect(
    before: Snapshot, after: Snapshot, now: Now, role: Role
) -> messages.DeltaFrame:
    """Return the delta of a reconnecting page; it always contains the parts not stored."""
    missed = delta(before, after, now, role)
    return messages.DeltaFrame(
        revision=after.saved.revision,
        now=now.at,
        player=player_message(after.saved.state, now),
        party=party_message(after.saved.state, after.guests_active),
        settings=missed.settings if missed else None,
        lights=lights_message(after.lights, role),
        entries=missed.entries if missed else None,
        order=missed.order if missed else None,
    )


def new_cheers(old: PartyState, new: PartyState) -> Mapping[str, int] | None:
    """Return how many of each cheer guests have sent, None if they sent none."""
    if old.cheers is new.cheers:
        return None
    counts = {kind: count - old.cheers.get(kind, 0) for kind, count in new.cheers.items()}
    return {str(kind): count for kind, count in counts.items() if count}


def newcomers(old: PartyState, new: PartyState, now: Now) -> tuple[messages.Guest, ...] | None:
    """Return the guests who have joined or look different soon after, None if there are none."""
    if new.settings.colors_visible_to is not Visibility.EVERYBODY:
        return None
    changed = (new.guests.get(name) for name in _changed_guests(old.guests, new.guests))
    found = [guest for guest in changed if guest and now.at - guest.joined_at < _NEW_FOR]
    found.sort(key=attrgetter("joined_at", "id"))
    return tuple(map(guest_message, found)) or None


def entry_changes(old: PartyState, new: PartyState) -> dict[str, Changes | None]:
    """Return the changed fields of each waiting entry, None for removed ones."""
    return dict(_each_change(old, new))


def _each_change(old: PartyState, new: PartyState) -> Iterator[tuple[str, Changes | None]]:
    found: dict[EntryId, tuple[Entry | None, Entry | None]] = {}
    is_same_order = old.settings.order is new.settings.order
    is_as_visible = old.settings.colors_visible_to is new.settings.colors_visible_to
    if not is_same_order or not is_as_visible:
        found = {entry.id: (entry, entry) for entry in new.waiting.values()}
    for guest in _changed_guests(old.guests, new.guests):
        found |= {entry.id: (entry, entry) for entry in new.waiting.of_guest(guest)}
    found |= new.waiting.differences(old.waiting)
    for name, (was, entry) in found.items():
        known = was if was is not None and was.is_public else None
        if entry is not None and entry.is_public:
            fields = _changed_fields(known, old, entry, new)
            if fields:
                yield name, fields
        elif known is not None:
            yield name, None


def _changed_guests(
    old: Mapping[GuestId, Guest], new: Mapping[GuestId, Guest]
) -> Iterable[GuestId]:
    """Return the guests who came, left, or look different."""
    if old is new:
        return ()
    return [
        name
        for name in old.keys() | new.keys()
        if (was := old.get(name)) is not (guest := new.get(name))
        and (was and guest_message(was)) != (guest and guest_message(guest))
    ]


def is_party_changed(before: Snapshot, after: Snapshot) -> bool:
    """Return True if the party's message differs."""
    if before.guests_active != after.guests_active:
        return True
    old, new = before.saved.state, after.saved.state
    # Nearly always true, and the message counts all guests.
    if all(map(is_, _parts_of_party(old), _parts_of_party(new))):
        return False
    return party_message(old, 0) != party_message(new, 0)


def is_player_changed(old: PartyState, new: PartyState) -> bool:
    """Return True if the player's message differs by more than the passing of time."""
    if old.playback != new.playback:
        return True
    if old.settings is new.settings and old.guests is new.guests:
        return False
    # Compared at the same moment, so that the position does not count as a change.
    still = Now(at=_ANY_TIME, mono_s=0.0)
    return player_message(old, still) != player_message(new, still)


def is_queue_changed(before: Snapshot, after: Snapshot) -> bool:
    """Return True if the queue's message differs by more than the passing of time."""
    old, new = before.saved.state, after.saved.state
    return (
        _is_next_start_changed(old.playback, new.playback)
        # Waiting times are unknown behind a repeated song.
        or (old.settings.repeat is Repeat.ONE) != (new.settings.repeat is Repeat.ONE)
        or any(_each_change(old, new))
        or bool(moved_entries(old.waiting, new.waiting))
    )


def _is_next_start_changed(old: Playback, new: Playback) -> bool:
    """Return True if the start of the next song has shifted noticeably."""
    if _what_delays(old) != _what_delays(new):
        return True
    mono_s = max(old.anchor.mono_s, new.anchor.mono_s)
    positions_s = [one.anchor.position_at_s(mono_s, None) for one in (old, new)]
    return abs(positions_s[0] - positions_s[1]) >= _NOTICEABLE_DIFFERENCE_S


def _what_delays(playback: Playback) -> tuple[object, ...]:
    return playback.epoch, playback.is_held, playback.entry is None, playback.stops_after_song


def moved_entries(before: WaitingEntries, after: WaitingEntries) -> Pairs:
    """Return a short list of moves that turns one order of the public queue into another.

    Each pair moves its first id directly before the second one, or to the end if that is None.
    Removed ids count as taken out already; a new id always has a pair. Entries of which the place
    has not changed are never moved.
    """
    if before.ranking != after.ranking:
        return order_pairs(_ids(before.public), _ids(after.public))
    changed = after.public.differences(before.public)
    came = sorted(place for place, (was, _) in changed.items() if was is None)
    if not came:
        return ()
    left = sorted(place for place, (_, entry) in changed.items() if entry is None)
    gaps_before, gaps_after = _gaps(before.public, left), _gaps(after.public, came)
    pairs: list[tuple[str, str | None]] = []
    staying = _staying(gaps_before, gaps_after)
    for place in reversed(came):
        entry = after.public.get(place)
        if entry is not None and entry.id not in staying:
            following = after.public.value_after(place)
            pairs.append((entry.id, following.id if following is not None else None))
    return tuple(pairs)


def _ids(entries: SortedMap[Place, Entry]) -> Sequence[EntryId]:
    return [entry.id for entry in entries.values()]


def _gaps(
    entries: SortedMap[Place, Entry], places: Iterable[Place]
) -> dict[EntryId, EntryId | None]:
    """Return, for the entries at some ascending places, the last entry before that is not there."""
    gaps: dict[EntryId, EntryId | None] = {}
    for place in places:
        entry, before = entries.get(place), entries.value_before(place)
        if entry is not None:
            known = before.id if before is not None else None
            gaps[entry.id] = gaps.get(known, known) if known is not None else None
    return gaps


def _staying(
    before: Mapping[EntryId, EntryId | None], after: Mapping[EntryId, EntryId | None]
) -> set[EntryId]:
    """Return the entries that need not be moved: those that keep their order in the same gap."""
    number = {name: at for at, name in enumerate(after)}
    same = [name for name, gap in before.items() if name in after and after[name] == gap]
    in_gaps = defaultdict[EntryId | None, list[EntryId]](list)
    for name in same:
        in_gaps[after[name]].append(name)
    staying: set[EntryId] = set()
    for names in in_gaps.values():
        rise = _longest_increasing_subsequence(number[name] for name in names)
        staying |= {name for name in names if number[name] in rise}
    return staying


def order_pairs(before: Sequence[str], after: Sequence[str]) -> Pairs:
    """Return a minimal list of moves that turns one list of ids into another."""
    if tuple(before) == tuple(after):
        return ()
    place = {name: at for at, name in enumerate(after)}
    staying = _longest_increasing_subsequence([place[name] for name in before if name in place])
    pairs: list[tuple[str, str | None]] = []
    following: str | None = None
    for at in range(len(after) - 1, -1, -1):
        if at not in staying:
            pairs.append((after[at], following))
        following = after[at]
    return tuple(pairs)


def _longest_increasing_subsequence(numbers: Iterable[int]) -> set[int]:
    """Return the members of a longest increasing subsequence (patience sorting)."""
    tops: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        previous[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    rise: set[int] = set()
    at: int | None = tops[-1] if tops else None
    while at is not None:
        rise.add(at)
        at = previous[at]
    return rise


def _changed_fields(was: Entry | None, old: PartyState, entry: Entry, new: PartyState) -> Changes:
    if (
        was is not None
        and was.differs_in_votes_only(entry)
        and old.settings.order is new.settings.order
        and public_requester(was.requested_by, old) == public_requester(was.requested_by, new)
    ):
        known, votes = _vote_fields(was), _vote_fields(entry)
        return {name: value for name, value in votes.items() if known[name] != value}
    fields = _fields(entry, new)
    if was is None:
        return fields
    known = _fields(was, old)
    return {name: value for name, value in fields.items() if known.get(name) != value}


def _vote_fields(entry: Entry) -> Changes:
    """Return the fields that depend on votes, which change far more often than all others."""
    ballot = entry.ballot
    return {"score": ballot.score, "up": ballot.up, "down": ballot.down}


def _fields(entry: Entry, state: PartyState) -> Changes:
    message = entry_message(entry, state, because=waiting_because(entry, state))
    fields: Changes = encoded(message)
    return {name: value for name, value in fields.items() if name not in _DERIVED}


_ANY_TIME = datetime.min.replace(tzinfo=UTC)
