"""Removal of entries that have not been played to their end."""

from collections.abc import Sequence
from dataclasses import replace

from raveberry_server.domain.model.entry import EndReason, Entry
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId, GuestId, entry_number
from raveberry_server.domain.model.state import PartyState, Step
from raveberry_server.domain.playback.current_song import end_song
from raveberry_server.domain.queue import turns, undo


def withdraw(state: PartyState, caller: Caller, entry: EntryId) -> Step[None]:
    """Withdraw the caller's own waiting song.

    Raises:
        RefusedError: `not_found`, `gone`, `not_allowed` for another guest's song, `conflict` if it
            plays or if others upvoted it.
    """
    mine = expect_waiting(state, entry)
    if mine.requested_by != caller.id:
        raise RefusedError(Refusal.SONG_NOT_YOURS)
    others = mine.ballot.up - (mine.ballot.vote_of(caller.id) > 0)
    if others > 0:
        raise RefusedError(Refusal.SONG_HAS_VOTES)
    return remove_entry(state, mine, EndReason.WITHDRAWN, by=caller.id)


def remove(state: PartyState, caller: Caller, entry: EntryId) -> Step[None]:
    """Remove a waiting entry, or skip the current song.

    Raises:
        RefusedError: `not_found` or `gone`.
    """
    return remove_entry(state, expect_entry(state, entry), EndReason.REMOVED, by=caller.id)


def remove_entries(state: PartyState, caller: Caller, entries: Sequence[EntryId]) -> Step[None]:
    """Remove several waiting entries in one step; those that have left are left out.

    Raises:
        RefusedError: `gone` if all of them have left.
    """
    removed = expect_some_waiting(state, entries)
    waiting = state.waiting
    for entry in removed:
        # The turn may have changed with the songs removed before.
        waiting = turns.close_turn_gap(waiting, waiting[entry.id], state.started_turn)
    left = undo.remember_removal(state, EndReason.REMOVED, removed)
    events = tuple(
        SongEnded(entry=entry, reason=EndReason.REMOVED, by=caller.id, epoch=None)
        for entry in removed
    )
    return Step(state=replace(left, waiting=waiting), events=events, result=None)


def remove_entry(
    state: PartyState, entry: Entry, reason: EndReason, *, by: GuestId | None
) -> Step[None]:
    """Remove an entry from the queue or the player."""
    playing = state.playback.entry
    if playing is not None and playing.id == entry.id:
        return end_song(state, reason, by=by)
    waiting = turns.close_turn_gap(state.waiting, entry, state.started_turn)
    left = undo.remember_removal(state, reason, (entry,))
    return Step(
        state=replace(left, waiting=waiting),
        events=(SongEnded(entry=entry, reason=reason, by=by, epoch=None),),
        result=None,
    )


def expect_entry(state: PartyState, entry: EntryId) -> Entry:
    """Return the waiting or playing entry of that id.

    Raises:
        RefusedError: `not_found` if there never was one, `gone` if it has left.
    """
    found = state.entry(entry)
    if found is not None:
        return found
    number = entry_number(entry)
    if number is not None and number < state.entries_made:
        raise RefusedError(Refusal.SONG_LEFT)
    raise RefusedError(Refusal.SONG_NOT_QUEUED)


def expect_waiting(state: PartyState, entry: EntryId) -> Entry:
    """Return the waiting entry of that id.

    Raises:
        RefusedError: as `expect_entry`, and `conflict` if it is playing already.
    """
    found = expect_entry(state, entry)
    if found.id not in state.waiting:
        raise RefusedError(Refusal.SONG_PLAYS_ALREADY)
    return found


def expect_some_waiting(state: PartyState, entries: Sequence[EntryId]) -> tuple[Entry, ...]:
    """Return those entries that wait, each once.

    Raises:
        RefusedError: `gone` if none waits.
    """
    found = tuple(
        entry for name in dict.fromkeys(entries) if (entry := state.waiting.get(name)) is not None
    )
    if not found:
        raise RefusedError(Refusal.SONG_LEFT)
    return found
