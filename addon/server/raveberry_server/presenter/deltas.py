"""Deltas: differences between two snapshots."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from raveberry_contract import encoded, messages

from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Playback
from raveberry_server.domain.model.settings import Repeat
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.queue.order import queue_order, why

from .entries import entry_message
from .state import (
    NO_LIGHTS,
    is_public,
    lights_message,
    party_message,
    player_message,
    settings_message,
)

_DERIVED: Final = ("position", "eta_s")
"""Fields that pages compute, as they change with every song."""

_NOTICEABLE_DIFFERENCE_S: Final = 1.0

type Changes = dict[str, object]
type Pairs = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The state that pages show at one moment."""

    saved: SavedState
    guests_active: int = 0
    lights: messages.Lights = NO_LIGHTS
    order: tuple[EntryId, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort once, for the deltas to the previous and the next snapshot."""
        order = tuple(entry.id for entry in queue_order(self.saved.state) if is_public(entry))
        object.__setattr__(self, "order", order)


def is_same_for_all_roles(before: Snapshot, after: Snapshot) -> bool:
    """Return True if the delta between two snapshots is the same for every role."""
    has_found_lights = before.lights.found is not None or after.lights.found is not None
    return before.saved.state.settings is after.saved.state.settings and not has_found_lights


def delta(before: Snapshot, after: Snapshot, now: Now, role: Role) -> messages.DeltaFrame | None:
    """Return the delta between two snapshots for a role, None if there is none.

    A new revision without visible changes has a delta too, because pages may wait for it.
    """
    old, new = before.saved.state, after.saved.state
    is_party_other = before.guests_active != after.guests_active or _party_parts(
        old
    ) != _party_parts(new)
    player = player_message(new, now) if is_player_changed(old, new) else None
    party = party_message(new, after.guests_active) if is_party_other else None
    settings = settings_message(new, role) if old.settings is not new.settings else None
    if settings is not None and settings == settings_message(old, role):
        settings = None
    lights = lights_message(after.lights, role) if before.lights != after.lights else None
    entries = entry_changes(before, after)
    pairs = order_pairs(before.order, after.order)
    parts = (player, party, settings, lights, entries or None, pairs or None)
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


def entry_changes(before: Snapshot, after: Snapshot) -> dict[str, Changes | None]:
    """Return the changed fields of each waiting entry, None for removed ones."""
    old, new = before.saved.state, after.saved.state
    if (
        old.waiting is new.waiting
        and old.guests is new.guests
        and old.settings.order is new.settings.order
        and old.settings.colors_visible_to is new.settings.colors_visible_to
    ):
        return {}
    is_same_order = old.settings.order is new.settings.order
    is_as_visible = old.settings.colors_visible_to is new.settings.colors_visible_to
    is_alike = is_same_order and is_as_visible
    known = {name: entry for name, entry in old.waiting.items() if is_public(entry)}
    changes: dict[str, Changes | None] = {}
    for name, entry in new.waiting.items():
        if not is_public(entry):
            continue
        was = known.pop(name, None)
        if was is entry and is_alike and _is_same_requester(entry, old, new):
            continue
        found = _changed_fields(was, old, entry, new)
        if found:
            changes[name] = found
    return changes | dict.fromkeys(known)


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
        or before.order != after.order
        or bool(entry_changes(before, after))
    )


def _is_next_start_changed(old: Playback, new: Playback) -> bool:
    """Return True if the start of the next song has shifted noticeably."""
    if (old.epoch, old.is_held, old.entry is None) != (new.epoch, new.is_held, new.entry is None):
        return True
    mono_s = max(old.anchor.mono_s, new.anchor.mono_s)
    positions_s = [one.anchor.position_at_s(mono_s, None) for one in (old, new)]
    return abs(positions_s[0] - positions_s[1]) >= _NOTICEABLE_DIFFERENCE_S


def order_pairs(before: Sequence[str], after: Sequence[str]) -> Pairs:
    """Return a minimal list of moves that turns one order into another.

    Each pair moves its first id directly before the second one, or to the end if that is None.
    Removed ids count as taken out already; a new id always has a pair.
    """
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


def _is_same_requester(entry: Entry, old: PartyState, new: PartyState) -> bool:
    guest = entry.requested_by
    return guest is None or old.guests.get(guest) is new.guests.get(guest)


def _changed_fields(was: Entry | None, old: PartyState, entry: Entry, new: PartyState) -> Changes:
    fields = _fields(entry, new)
    if was is None:
        return fields
    known = _fields(was, old)
    return {name: value for name, value in fields.items() if known.get(name) != value}


def _fields(entry: Entry, state: PartyState) -> Changes:
    message = entry_message(entry, state, because=why(entry, state.settings.order))
    fields: Changes = encoded(message)
    return {name: value for name, value in fields.items() if name not in _DERIVED}


def _party_parts(state: PartyState) -> object:
    return party_message(state, 0)


_ANY_TIME = datetime.min.replace(tzinfo=UTC)
