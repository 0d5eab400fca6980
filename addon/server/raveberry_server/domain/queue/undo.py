"""Undo, and the return of songs that left (docs/rules.md, "Undo" and "Return")."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.clock_set_back import is_ahead
from raveberry_server.domain.model.entry import EndReason, Entry, EntryState
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import Event, PartyOpened, SongBroughtBack
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.song import Song, is_same_song, song_keys
from raveberry_server.domain.model.state import (
    Now,
    PartyState,
    Placement,
    Rearrangement,
    Removal,
    Step,
)
from raveberry_server.domain.notices import Notice

from . import turns
from .last_orders import expect_open
from .order import pin_entry

MAX_REMOVALS: Final = 20
"""Removals that are remembered, and as many rearrangements."""
FAILURE_SHOWN_FOR: Final = timedelta(seconds=30)
KICK_IMMUNITY: Final = timedelta(minutes=10)
"""Time for which a kicked song that was brought back cannot be kicked again."""

_UNDOABLE: Final = {
    EndReason.REMOVED: "remove",
    EndReason.CLEARED: "clear_queue",
    EndReason.KICKED: "kick",
    EndReason.SKIPPED: "skip",
    EndReason.MUTED: "mute_guest",
    EndReason.PARTY_CLOSED: "close_party",
}
_REMEMBERED: Final = frozenset({*_UNDOABLE, EndReason.FAILED, EndReason.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """The command that was undone, and the entries that are back."""

    undone: str
    entries: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBack:
    """The entry that is back."""

    entry: EntryId


def remember_removal(
    state: PartyState, reason: EndReason, entries: Sequence[Entry], detail: Notice | None = None
) -> PartyState:
    """Record entries that are about to be removed, if their removal can be undone.

    A closing replaces an earlier one, so that undo never returns the songs of another party.
    """
    number = _next_number(state)
    if reason is EndReason.PARTY_CLOSED:
        state = _forget_closings(state)
    if reason not in _REMEMBERED or not entries:
        return state
    removal = Removal(number=number, reason=reason, entries=tuple(entries), detail=detail)
    return replace(state, removals=(*state.removals, removal)[-MAX_REMOVALS:])


def remember_rearrangement(state: PartyState, entries: Sequence[Entry]) -> PartyState:
    """Record pins and moves of entries that are about to be pinned or moved."""
    before = tuple(
        Placement(entry=entry.id, pin=entry.pin, moved_to=entry.moved_to) for entry in entries
    )
    made = Rearrangement(number=_next_number(state), before=before)
    return replace(state, rearrangements=(*state.rearrangements, made)[-MAX_REMOVALS:])


def _next_number(state: PartyState) -> int:
    removed = (removal.number for removal in state.removals[-1:])
    moved = (rearrangement.number for rearrangement in state.rearrangements[-1:])
    return max((*removed, *moved), default=-1) + 1


def _forget_closings(state: PartyState) -> PartyState:
    removals = (left for left in state.removals if left.reason is not EndReason.PARTY_CLOSED)
    return replace(state, removals=tuple(removals))


def set_failure_expiry(state: PartyState, now: Now) -> PartyState:
    """Set the time until which new failures are shown."""
    if not any(map(_lacks_expiry, state.removals)):
        return state
    until = now.at + FAILURE_SHOWN_FOR
    removals = (
        replace(removal, shown_until=until) if _lacks_expiry(removal) else removal
        for removal in state.removals
    )
    return replace(state, removals=tuple(removals))


def shown_failures(state: PartyState, now: Now) -> tuple[Entry, ...]:
    """Return the failed entries that are still shown."""
    return tuple(
        replace(entry, state=EntryState.FAILED, reason=removal.detail)
        for removal in state.removals
        if removal.reason is EndReason.FAILED
        and (
            removal.shown_until is None or is_ahead(removal.shown_until, now.at, FAILURE_SHOWN_FOR)
        )
        for entry in removal.entries
    )


def dismiss_failure(state: PartyState, guest: GuestId, song: Song, now: Now) -> PartyState:
    """Stop showing a failure once its guest requests the song again."""

    def is_answered(removal: Removal) -> bool:
        return removal.reason is EndReason.FAILED and any(
            entry.requested_by == guest and is_same_song(entry.song, song)
            for entry in removal.entries
        )

    if not any(map(is_answered, state.removals)):
        return state
    removals = (
        replace(removal, shown_until=now.at) if is_answered(removal) else removal
        for removal in state.removals
    )
    return replace(state, removals=tuple(removals))


def _lacks_expiry(removal: Removal) -> bool:
    return removal.reason is EndReason.FAILED and removal.shown_until is None


def undo(state: PartyState, caller: Caller, now: Now) -> Step[Undone]:
    """Undo the newest removal, clearing, kick, skip, mute or move; reopen a closed party.

    Raises:
        RefusedError: `conflict` when there is none.
    """
    if state.is_open:
        removal = _newest_removal(state, _UNDOABLE)
        moved = state.rearrangements[-1] if state.rearrangements else None
        if moved is not None and (removal is None or moved.number > removal.number):
            return _undo_rearrangement(state, moved)
        events: list[Event] = []
    else:
        removal = _newest_removal(state, {EndReason.PARTY_CLOSED})
        state = replace(state, is_open=True, closed_at=None)
        events = [PartyOpened()]
    if removal is None:
        if not events:
            raise RefusedError(Refusal.NOTHING_TO_UNDO)
        reopened = Undone(undone=_UNDOABLE[EndReason.PARTY_CLOSED], entries=())
        return Step(state=state, events=tuple(events), result=reopened)
    state = replace(
        state, removals=tuple(other for other in state.removals if other is not removal)
    )
    back, songs = list[Entry](), set[str]()
    for entry in _in_restore_order(removal):
        keys = song_keys(entry.song)
        if songs.isdisjoint(keys) and not _is_in_queue_or_playing(state, entry):
            back.append(_restored(entry, removal.reason, now))
            songs |= keys
    state = turns.restore_entries(state, back)
    if removal.reason is EndReason.MUTED:
        state = _without_mute(state, removal)
    if removal.reason is EndReason.SKIPPED:
        for entry in back:
            state = pin_entry(state, entry)
    events += [SongBroughtBack(entry=state.waiting[entry.id], by=caller.id) for entry in back]
    result = Undone(undone=_UNDOABLE[removal.reason], entries=tuple(entry.id for entry in back))
    return Step(state=state, events=tuple(events), result=result)


def _without_mute(state: PartyState, removal: Removal) -> PartyState:
    guests = (entry.requested_by for entry in removal.entries)
    unmuted = {
        guest.id: replace(guest, muted_until=None)
        for name in guests
        if name is not None and (guest := state.guests.get(name)) is not None
    }
    return replace(state, guests=MappingProxyType({**state.guests, **unmuted}))


def _undo_rearrangement(state: PartyState, moved: Rearrangement) -> Step[Undone]:
    """Return entries to their places before; those that have left meanwhile are left out."""
    back = (
        replace(entry, pin=before.pin, moved_to=before.moved_to)
        for before in moved.before
        if (entry := state.waiting.get(before.entry)) is not None
    )
    undone = replace(
        state,
        waiting=state.waiting.with_entries(back),
        rearrangements=state.rearrangements[:-1],
    )
    return Step(state=undone, result=Undone(undone="move", entries=()))


def _newest_removal(state: PartyState, reasons: Container[EndReason]) -> Removal | None:
    return next(
        (removal for removal in reversed(state.removals) if removal.reason in reasons), None
    )


def bring_back(state: PartyState, caller: Caller, entry: EntryId, now: Now) -> Step[BroughtBack]:
    """Return one removed entry to the queue.

    Raises:
        RefusedError: `party_closed`, `conflict` if the song waits or plays, `not_found` if it is
            not remembered.
    """
    expect_open(state)
    if state.entry(entry) is not None:
        raise RefusedError(Refusal.SONG_HERE_ALREADY)
    for removal in reversed(state.removals):
        if entry in removal.ids:
            left = next(left for left in removal.entries if left.id == entry)
            return _bring_back_from(state, caller, removal, left, now)
    raise RefusedError(Refusal.SONG_FORGOTTEN)


def failed_downloads(state: PartyState) -> Sequence[tuple[Entry, Notice | None]]:
    """Return entries whose download failed and that can be brought back, the newest first."""
    return tuple(
        (entry, failure.detail)
        for failure in reversed(state.removals)
        if failure.reason is EndReason.FAILED
        for entry in failure.entries
        if entry.state is EntryState.PENDING and not _is_in_queue_or_playing(state, entry)
    )


def _bring_back_from(
    state: PartyState, caller: Caller, removal: Removal, left: Entry, now: Now
) -> Step[BroughtBack]:
    if _is_in_queue_or_playing(state, left):
        raise RefusedError(Refusal.SONG_REQUESTED_AGAIN)
    state = turns.restore_entry(state, _restored(left, removal.reason, now))
    event = SongBroughtBack(entry=state.waiting[left.id], by=caller.id)
    return Step(state=state, events=(event,), result=BroughtBack(entry=left.id))


def _in_restore_order(removal: Removal) -> Sequence[Entry]:
    """Return the entries in the order of their return; after a closing, turns start at 1."""
    by_turn = sorted(removal.entries, key=lambda entry: (entry.turn or 0, entry.sequence))
    if removal.reason is not EndReason.PARTY_CLOSED:
        return by_turn
    songs: Counter[GuestId | None] = Counter()
    renumbered = []
    for entry in by_turn:
        turn = entry.turn
        if turn is not None and entry.requested_by is not None:
            songs[entry.requested_by] += 1
            turn = songs[entry.requested_by]
        renumbered.append(replace(entry, turn=turn))
    return renumbered


def _restored(entry: Entry, reason: EndReason, now: Now) -> Entry:
    entry = replace(entry, moved_to=None)
    if reason is EndReason.KICKED:
        entry = replace(entry, ballot=Ballot(), immune_until=now.at + KICK_IMMUNITY)
    if entry.state is EntryState.APPROVAL and reason is EndReason.REJECTED:
        entry = replace(entry, state=approved_state(entry))
    return entry


def approved_state(entry: Entry) -> EntryState:
    """Return the state of an entry once it is approved."""
    return EntryState.READY if entry.progress is None else EntryState.PENDING


def _is_in_queue_or_playing(state: PartyState, entry: Entry) -> bool:
    playing = state.playback.entry
    if playing is not None and is_same_song(playing.song, entry.song):
        return True
    return bool(state.waiting.with_song(entry.song))
