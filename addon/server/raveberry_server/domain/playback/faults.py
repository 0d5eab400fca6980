"""Faults of the player, and when playback waits to be resumed."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from raveberry_server.domain.model.events import (
    PlayerFailed,
    PlayerRecovered,
)
from raveberry_server.domain.model.playback import Fault
from raveberry_server.domain.model.state import Now, PartyState, Step


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


def clear_fault(state: PartyState) -> Step[None]:
    """Clear the fault of the player."""
    fault = state.playback.fault
    if fault is None:
        return Step(state=state, result=None)
    healed = replace(state.playback, fault=None)
    return Step(
        state=replace(state, playback=healed), events=(PlayerRecovered(fault=fault),), result=None
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
    """Forget the silence from before the start: the music is audible, or the host resumes it."""
    if state.playback.last_audible_at is None:
        return Step(state=state, result=None)
    playback = replace(state.playback, last_audible_at=None)
    return Step(state=replace(state, playback=playback), result=None)
