"""Turns, the rounds of the fair order (docs/rules.md, "Turn", "Turn loss" and "Return")."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.immutable_mappings import with_item
from raveberry_server.domain.model.state import PartyState, Removal
from raveberry_server.domain.model.waiting_entries import WaitingEntries


def next_turn(state: PartyState, guest: GuestId) -> int:
    """Return the turn of a guest's next request."""
    waiting = [entry.turn or 0 for entry in _songs_of(state, guest)]
    latest = max(waiting, default=0)
    return 1 + max(state.started_turn, state.latest_turns.get(guest, 0), latest)


def use_turn(state: PartyState, entry: Entry) -> PartyState:
    """Use up the turn of an entry that starts."""
    if entry.turn is None:
        return state
    if entry.pin is None:
        state = replace(state, started_turn=max(state.started_turn, entry.turn))
    if entry.requested_by is None:
        return state
    latest = max(entry.turn, state.latest_turns.get(entry.requested_by, 0))
    latest_turns = with_item(state.latest_turns, entry.requested_by, latest)
    return replace(state, latest_turns=latest_turns)


def close_turn_gap(waiting: WaitingEntries, lost: Entry, started_turn: int) -> WaitingEntries:
    """Return the waiting entries without a lost one; later ones of its guest move a turn earlier.

    They stay if the lost turn was under way already. Songs of forgotten guests never move.
    """
    rest = waiting.without((lost.id,))
    if lost.turn is None or lost.turn <= started_turn or lost.requested_by is None:
        return rest
    return rest.with_entries(
        replace(entry, turn=entry.turn - 1)
        for entry in rest.of_guest(lost.requested_by)
        if entry.turn is not None and entry.turn > lost.turn
    )


def restore_entry(state: PartyState, entry: Entry) -> PartyState:
    """Return an entry to the queue with its old sequence and votes.

    Songs of one guest never share a turn, so if its turn is taken, that entry and all later ones
    move one turn later.
    """
    return restore_entries(state, (entry,))


def restore_entries(state: PartyState, entries: Sequence[Entry]) -> PartyState:
    """Return entries to the queue one after the other, as `restore_entry` does."""
    restored: dict[EntryId, Entry] = {}
    songs: dict[GuestId, _Turns] = {}
    for entry in entries:
        guest = entry.requested_by
        if entry.turn is not None and guest is not None:
            if guest not in songs:
                songs[guest] = _Turns(_songs_of(state, guest))
            turn = max(entry.turn, 1 + state.latest_turns.get(guest, 0))
            songs[guest].insert(entry, turn)
        restored[entry.id] = entry
    for of_guest in songs.values():
        restored |= of_guest.moved()
    state = forget_removals(state, frozenset(entry.id for entry in entries))
    return replace(state, waiting=state.waiting.with_entries(restored.values()))


def forget_removals(state: PartyState, names: AbstractSet[EntryId]) -> PartyState:
    """Return the state in which the removal of these entries cannot be undone."""
    return replace(state, removals=_without(state.removals, names))


class _Turns:
    """The turns of a guest's songs while others are put among them."""

    def __init__(self, songs: Sequence[Entry]) -> None:
        self._songs = {entry.id: entry for entry in songs}
        self._turns = {entry.id: entry.turn for entry in songs if entry.turn is not None}
        self._taken = set(self._turns.values())

    def insert(self, entry: Entry, turn: int) -> None:
        """Give an entry a turn; if it is taken, that entry and all later ones move one later."""
        if turn in self._taken:
            self._turns = {
                name: other + 1 if other >= turn else other for name, other in self._turns.items()
            }
            self._taken = set(self._turns.values())
        self._songs[entry.id] = entry
        self._turns[entry.id] = turn
        self._taken.add(turn)

    def moved(self) -> dict[EntryId, Entry]:
        """Return the songs whose turn is another one now."""
        return {
            name: replace(self._songs[name], turn=turn)
            for name, turn in self._turns.items()
            if self._songs[name].turn != turn
        }


def _without(removals: Sequence[Removal], names: AbstractSet[EntryId]) -> tuple[Removal, ...]:
    rest = [
        removal
        if names.isdisjoint(removal.ids)
        else replace(removal, entries=tuple(one for one in removal.entries if one.id not in names))
        for removal in removals
    ]
    return tuple(removal for removal in rest if removal.entries)


def _songs_of(state: PartyState, guest: GuestId) -> list[Entry]:
    return [entry for entry in state.waiting.of_guest(guest) if entry.origin.takes_turns]
