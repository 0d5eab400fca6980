"""Play, pause, skip, seek; and what the player reports."""

from dataclasses import replace

from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.state import Now, PartyState, Step

from . import volume as loudness
from .current_song import end_song


def play(state: PartyState, now: Now) -> Step[None]:
    """Let the music play."""
    return _set_held(state, now, is_held=False)


def pause(state: PartyState, now: Now) -> Step[None]:
    """Hold the music where it is."""
    return _set_held(state, now, is_held=True)


def skip(state: PartyState, caller: Caller, epoch: int | None) -> Step[None]:
    """End the playing song; a held party goes on with the next one.

    Raises:
        RefusedError: `conflict` when another song plays by now, or none does.
    """
    playback = state.playback
    if playback.entry is None:
        raise RefusedError(Reason.CONFLICT, "Nothing is playing that could be skipped")
    if epoch is not None and epoch != playback.epoch:
        raise RefusedError(Reason.CONFLICT, "Another song is playing by now; it was not skipped")
    step = end_song(state, EndReason.SKIPPED, by=caller.id)
    released = replace(step.state.playback, is_held=False)
    return Step(state=replace(step.state, playback=released), events=step.events, result=None)


def seek(state: PartyState, position_s: float, now: Now) -> Step[None]:
    """Go to a position in the playing song; past its end means its end.

    Raises:
        RefusedError: `conflict` when nothing plays.
    """
    playback = state.playback
    if playback.entry is None:
        raise RefusedError(Reason.CONFLICT, "Nothing is playing that could be sought in")
    duration_s = playback.entry.song.duration_s
    target_s = position_s if duration_s is None else min(position_s, duration_s)
    anchor = replace(playback.anchor, position_s=target_s, mono_s=now.mono_s)
    after = replace(playback, anchor=anchor, seek_s=target_s)
    return Step(state=replace(state, playback=after), result=None)


def restart_song(state: PartyState, now: Now) -> Step[None]:
    """Let the playing song begin anew.

    Raises:
        RefusedError: `conflict` when nothing plays.
    """
    return seek(state, 0.0, now)


def set_muted(state: PartyState, *, is_muted: bool) -> Step[None]:
    """Silence the music without stopping it, or let it be heard again."""
    if state.playback.is_muted == is_muted:
        return Step(state=state, result=None)
    playback = replace(state.playback, is_muted=is_muted)
    return Step(state=replace(state, playback=playback), result=None)


def set_volume(state: PartyState, volume: float) -> Step[None]:
    """Set the volume, at most to the ceiling and to what the quiet hours allow."""
    return Step(state=loudness.with_volume(state, volume), result=None)


def restart_player(state: PartyState) -> Step[None]:
    """Ask for the player to be started anew."""
    playback = replace(state.playback, restarts_asked=state.playback.restarts_asked + 1)
    return Step(state=replace(state, playback=playback), result=None)


# --- what the player reports ---------------------------------------------------------------------


def _set_held(state: PartyState, now: Now, *, is_held: bool) -> Step[None]:
    playback = state.playback
    if playback.is_held == is_held:
        return Step(state=state, result=None)
    anchor = playback.stopped_at(now.mono_s) if is_held else playback.anchor
    held = replace(playback, is_held=is_held, anchor=anchor)
    return Step(state=replace(state, playback=held), result=None)
