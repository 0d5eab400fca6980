"""Turns, the rounds of the fair order (docs/rules.md, "Turn", "Turn loss" and "Return")."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.immutable import mutable_copy, with_item
from raveberry_server.domain.model.state import PartyState, Removal


def next_turn(state: PartyState, guest: GuestId) -> int:
    """The turn that a song asked for now by that guest gets."""
    waiting = [entry.turn or 0 for entry in _songs_of(state, guest)]
    latest = max(waiting, default=0)
    return 1 + max(state.started_turn, state.latest_turns.get(guest, 0), latest)


def use_turn(state: PartyState, entry: Entry) -> PartyState:
    """The state after that entry's turn was used by its start."""
    if entry.turn is None:
        return state
    if entry.pin is None:
        state = replace(state, started_turn=max(state.started_turn, entry.turn))
    if entry.requested_by is None:
        return state
    latest = max(entry.turn, state.latest_turns.get(entry.requested_by, 0))
    latest_turns = with_item(state.latest_turns, entry.requested_by, latest)
    return replace(state, latest_turns=latest_turns)


def close_turn_gap(
    waiting: Mapping[EntryId, Entry], lost: Entry, started_turn: int
) -> dict[EntryId, Entry]:
    """The waiting songs after one was lost: its guest's later ones come a turn earlier.

    They stay where they are when the lost song's turn has already been under way. Songs of
    forgotten guests belong to nobody in particular and never move.
    """
    rest = mutable_copy(waiting)
    rest.pop(lost.id, None)
    if lost.turn is None or lost.turn <= started_turn or lost.requested_by is None:
        return rest
    for entry in tuple(rest.values()):
        if (
            entry.requested_by == lost.requested_by
            and entry.turn is not None
            and entry.turn > lost.turn
        ):
            rest[entry.id] = replace(entry, turn=entry.turn - 1)
    return rest


def restore_entry(state: PartyState, entry: Entry) -> PartyState:
    """The state after a song that had left waits again, with its old sequence and votes.

    Its guest's songs never share a turn, so one that waits in its turn makes room with all later
    ones.
    """
    waiting = mutable_copy(state.waiting)
    guest = entry.requested_by
    if entry.turn is not None and guest is not None:
        turn = max(entry.turn, 1 + state.latest_turns.get(guest, 0))
        entry = replace(entry, turn=turn)
        mine = _songs_of(state, guest)
        if any(other.turn == turn for other in mine):
            for other in mine:
                if other.turn is not None and other.turn >= turn:
                    waiting[other.id] = replace(other, turn=other.turn + 1)
    waiting[entry.id] = entry
    return replace(state, waiting=MappingProxyType(waiting), deeds=_without(state.deeds, entry.id))


def _without(deeds: Sequence[Removal], entry: EntryId) -> tuple[Removal, ...]:
    rest = [
        replace(deed, entries=tuple(other for other in deed.entries if other.id != entry))
        if any(other.id == entry for other in deed.entries)
        else deed
        for deed in deeds
    ]
    return tuple(deed for deed in rest if deed.entries)


def _songs_of(state: PartyState, guest: GuestId) -> list[Entry]:
    return [
        entry
        for entry in state.waiting.values()
        if entry.requested_by == guest and entry.origin.takes_turns
    ]
