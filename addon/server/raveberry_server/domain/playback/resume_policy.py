"""What to do when music could go on after a long silence: at four in the morning, ask first."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from raveberry_server.domain.model.state import Now, PartyState, Step

from .controls import player_lost

ASK_AFTER: Final = timedelta(minutes=30)


def was_long_silent(state: PartyState, now: Now) -> bool:
    """Whether the song that a restarted server finds was last heard too long ago to go on."""
    heard_at = state.playback.heard_at
    return heard_at is not None and now.at - heard_at > ASK_AFTER


def asked_first(state: PartyState, kind: str, remedy: str, now: Now) -> Step[None]:
    """Hold the music until somebody lets it go on."""
    told = player_lost(state, kind, remedy, now)
    playback = replace(told.state.playback, is_held=True, heard_at=None)
    return Step(state=replace(told.state, playback=playback), events=told.events, result=None)


def heard_again(state: PartyState) -> Step[None]:
    """The music can be heard: how it was before the start does not matter any more."""
    if state.playback.heard_at is None:
        return Step(state=state, result=None)
    playback = replace(state.playback, heard_at=None)
    return Step(state=replace(state, playback=playback), result=None)
