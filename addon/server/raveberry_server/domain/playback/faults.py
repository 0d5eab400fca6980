"""Faults of the player, and when playback waits to be resumed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.events import (
    PlayerFailed,
    PlayerRecovered,
    SongBroughtBack,
)
from raveberry_server.domain.model.playback import Fault
from raveberry_server.domain.model.song import match_key
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.queue import turns


def report_fault(state: PartyState, kind: str, now: Now) -> Step[None]:
    """Record a fault; the current song keeps its position."""
    playback = state.playback
    is_known = playback.fault is not None and playback.fault.kind == kind
    if is_known and not playback.anchor.is_moving:
        return Step(state=state, result=None)
    if is_known:
        held_up = replace(playback, anchor=playback.stopped_at(now.mono_s))
        return Step(state=replace(state, playback=held_up), result=None)
    since = playback.fault.since if playback.fault else now.at
    fault = Fault(kind=kind, since=since)
    stopped = replace(playback, fault=fault, anchor=playback.stopped_at(now.mono_s))
    return Step(
        state=replace(state, playback=stopped), events=(PlayerFailed(fault=fault),), result=None
    )


def hold_after_failures(
    state: PartyState, kind: str, failed: Sequence[Entry], now: Now
) -> Step[None]:
    """Hold the music after several failed songs in a row, and return them to the queue.

    They come back as they were before they failed, as the cause may be elsewhere.
    """
    lost = report_fault(state, kind, now)
    held = replace(lost.state, playback=replace(lost.state.playback, is_held=True))
    # In reverse, because each entry has the turn that it had when it failed.
    back = []
    for entry in reversed(failed):
        if held.is_open and not _is_in_queue_or_playing(held, entry):
            held = turns.restore_entry(held, entry)
            back.append(entry.id)
    events = tuple(SongBroughtBack(entry=held.waiting[entry], by=None) for entry in back)
    return Step(state=held, events=(*lost.events, *events), result=None)


def clear_fault(state: PartyState) -> Step[None]:
    """Clear the fault of the player."""
    fault = state.playback.fault
    if fault is None:
        return Step(state=state, result=None)
    healed = replace(state.playback, fault=None)
    return Step(
        state=replace(state, playback=healed), events=(PlayerRecovered(fault=fault),), result=None
    )


def _is_in_queue_or_playing(state: PartyState, entry: Entry) -> bool:
    """Return True if the entry, or the same song as another entry, waits or plays."""
    playing = (state.playback.entry,) if state.playback.entry else ()
    return any(
        other.id == entry.id or match_key(other.song) == match_key(entry.song)
        for other in (*state.waiting.values(), *playing)
    )


MAX_SILENCE: Final = timedelta(minutes=30)


def was_silent_too_long(state: PartyState, now: Now) -> bool:
    """Return True if the song was last audible too long ago to resume after a restart."""
    last_audible_at = state.playback.last_audible_at
    return last_audible_at is not None and now.at - last_audible_at > MAX_SILENCE


def hold_until_resumed(state: PartyState, kind: str, now: Now) -> Step[None]:
    """Report a fault and hold playback until it is resumed."""
    step = report_fault(state, kind, now)
    playback = replace(step.state.playback, is_held=True, last_audible_at=None)
    return Step(state=replace(step.state, playback=playback), events=step.events, result=None)


def clear_silence(state: PartyState) -> Step[None]:
    """Forget the silence from before the start, because the music is audible."""
    if state.playback.last_audible_at is None:
        return Step(state=state, result=None)
    playback = replace(state.playback, last_audible_at=None)
    return Step(state=replace(state, playback=playback), result=None)
