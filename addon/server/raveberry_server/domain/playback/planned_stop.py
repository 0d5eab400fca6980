"""Planned stops: after the current song, or by the sleep timer (docs/rules.md, "Planned stop")."""

from dataclasses import replace
from datetime import timedelta

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.state import Now, PartyState, Step


def stop_after_song(state: PartyState, *, is_on: bool) -> Step[None]:
    """Plan to stop the music when the current song ends, or take that back.

    Raises:
        RefusedError: `conflict` when nothing plays.
    """
    playback = state.playback
    if playback.stops_after_song == is_on:
        return Step(state=state, result=None)
    if playback.entry is None:
        raise RefusedError(Refusal.NOTHING_PLAYS)
    planned = replace(playback, stops_after_song=is_on)
    return Step(state=replace(state, playback=planned), result=None)


def set_sleep_timer(state: PartyState, minutes: int, now: Now) -> Step[None]:
    """Set the time after which the music stops; 0 minutes end the timer."""
    stops_at = now.at + timedelta(minutes=minutes) if minutes else None
    if stops_at == state.playback.stops_at:
        return Step(state=state, result=None)
    return Step(
        state=replace(state, playback=replace(state.playback, stops_at=stops_at)), result=None
    )


def apply_sleep_timer(state: PartyState, now: Now) -> PartyState:
    """Plan the stop after the current song once the sleep timer is due.

    In silence, and while a song without an end plays, the music stops at once.
    """
    playback = state.playback
    if playback.stops_at is None or now.at < playback.stops_at:
        return state
    playback = replace(playback, stops_at=None)
    if playback.is_held:
        pass
    elif playback.entry is None or playback.entry.song.duration_s is None:
        playback = replace(
            playback,
            is_held=True,
            stops_after_song=False,
            anchor=playback.stopped_at(now.mono_s),
        )
    else:
        playback = replace(playback, stops_after_song=True)
    return replace(state, playback=playback)
