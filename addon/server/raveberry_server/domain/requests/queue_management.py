"""Management of the queue: move, pin, approve, reject, clear, shuffle."""

from collections.abc import Sequence
from dataclasses import replace

from raveberry_server.domain.model.entry import EndReason, Entry, EntryState, MovedTo
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import SongApproved, SongEnded
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import PartyState, Step
from raveberry_server.domain.model.waiting_entries import WaitingEntries, shuffle_key
from raveberry_server.domain.queue import undo
from raveberry_server.domain.queue.order import pin_entries, pin_entry

from .removal import expect_entry, expect_some_waiting, expect_waiting, remove_entry


def move(state: PartyState, entry: EntryId, before: EntryId | None) -> Step[None]:
    """Move an entry directly before another one, or to the end; before itself undoes the move.

    Raises:
        RefusedError: `not_found`, `gone`, or `conflict` if one of them plays or the moves would
            form a ring.
    """
    moved = expect_waiting(state, entry)
    moved_to = None
    if before != entry:
        if before is not None:
            _expect_no_ring(state, entry, expect_waiting(state, before))
        moved_to = MovedTo(before=before, number=state.moves_made)
    elif moved.moved_to is None:
        return Step(state=state, result=None)
    replaced = replace(moved, moved_to=moved_to, pin=moved.pin if moved_to is None else None)
    state = undo.remember_rearrangement(state, (moved,))
    waiting = state.waiting.with_entries((replaced,))
    after = replace(state, moves_made=state.moves_made + 1, waiting=waiting)
    return Step(state=after, result=None)


def _expect_no_ring(state: PartyState, entry: EntryId, neighbour: Entry | None) -> None:
    while neighbour is not None:
        if neighbour.id == entry:
            raise RefusedError(Refusal.MOVE_CIRCULAR)
        before = neighbour.moved_to.before if neighbour.moved_to else None
        neighbour = state.waiting.get(before) if before else None


def approve(state: PartyState, caller: Caller, entry: EntryId) -> Step[None]:
    """Approve a request.

    Raises:
        RefusedError: `not_found`, `gone`, or `conflict` if it does not wait for approval.
    """
    awaiting = _expect_awaits_approval(state, entry)
    approved = replace(awaiting, state=undo.approved_state(awaiting))
    after = replace(state, waiting=state.waiting.with_entries((approved,)))
    return Step(state=after, events=(SongApproved(entry=approved, by=caller.id),), result=None)


def reject(state: PartyState, caller: Caller, entry: EntryId) -> Step[None]:
    """Reject a request that waits for approval.

    Raises:
        RefusedError: as `approve`.
    """
    return remove_entry(
        state, _expect_awaits_approval(state, entry), EndReason.REJECTED, by=caller.id
    )


def clear_queue(state: PartyState, caller: Caller) -> Step[None]:
    """Remove all waiting entries."""
    waiting = tuple(state.waiting.values())
    if not waiting:
        return Step(state=state, result=None)
    left = undo.remember_removal(state, EndReason.CLEARED, waiting)
    events = tuple(
        SongEnded(entry=entry, reason=EndReason.CLEARED, by=caller.id, epoch=None)
        for entry in waiting
    )
    return Step(state=replace(left, waiting=WaitingEntries()), events=events, result=None)


def shuffle_queue(state: PartyState) -> Step[None]:
    """Shuffle the sequences of the waiting entries."""
    deal = state.shuffles_made + 1
    sequences = sorted(entry.sequence for entry in state.waiting.values())
    hand = sorted(state.waiting.values(), key=lambda entry: shuffle_key(entry.sequence, deal))
    waiting = WaitingEntries.of(
        replace(entry, sequence=sequence) for entry, sequence in zip(hand, sequences, strict=True)
    )
    after = replace(state, shuffles_made=deal, waiting=waiting)
    return Step(state=after, result=None)


def _expect_awaits_approval(state: PartyState, entry: EntryId) -> Entry:
    found = expect_entry(state, entry)
    if found.state is not EntryState.APPROVAL:
        raise RefusedError(Refusal.SONG_NOT_WAITING)
    return found


def prioritize(state: PartyState, entry: EntryId) -> Step[None]:
    """Pin a waiting entry before all others.

    Raises:
        RefusedError: `not_found`, `gone`, or `conflict` if it is playing already.
    """
    pinned = expect_waiting(state, entry)
    return Step(state=pin_entry(undo.remember_rearrangement(state, (pinned,)), pinned), result=None)


def prioritize_entries(state: PartyState, entries: Sequence[EntryId]) -> Step[None]:
    """Pin several entries before all others, in this order; those that have left are left out.

    Raises:
        RefusedError: `gone` if all of them have left.
    """
    pinned = expect_some_waiting(state, entries)
    state = undo.remember_rearrangement(state, pinned)
    return Step(state=pin_entries(state, [entry.id for entry in pinned]), result=None)
