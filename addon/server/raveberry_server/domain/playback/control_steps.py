"""Playback controls: play, pause, skip, seek, mute and volume."""

from dataclasses import replace

from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import Now, PartyState, Step

from . import volume as loudness
from .current_song import end_song
from .faults import clear_silence


def play(state: PartyState, now: Now) -> Step[None]:
    """Resume the music, also after a long silence."""
    return _set_held(clear_silence(state).state, now, None, is_held=False)


def pause(state: PartyState, now: Now, by: GuestId | None = None) -> Step[None]:
    """Pause the music."""
    return _set_held(state, now, by, is_held=True)


def skip(state: PartyState, caller: Caller, epoch: int | None) -> Step[None]:
    """Skip the current song; paused music resumes with the next one, unless it is to stop.

    Raises:
        RefusedError: `conflict` if another song is playing by then, or none.
    """
    playback = state.playback
    if playback.entry is None:
        raise RefusedError(Refusal.NOTHING_PLAYS)
    if epoch is not None and epoch != playback.epoch:
        raise RefusedError(Refusal.ANOTHER_SONG_PLAYS)
    step = end_song(state, EndReason.SKIPPED, by=caller.id)
    released = replace(
        step.state.playback,
        is_held=playback.stops_after_song,
        held_by=None,
        last_audible_at=None,
    )
    return Step(state=replace(step.state, playback=released), events=step.events, result=None)


def play_next(state: PartyState, caller: Caller, now: Now) -> Step[None]:
    """Play the next song now: skip the current one, resume the music, and plan no stop."""
    playback = replace(state.playback, stops_after_song=False, plays_when_ready=None)
    after = replace(state, playback=playback)
    return play(after, now) if playback.entry is None else skip(after, caller, None)


def seek(state: PartyState, position_s: float, now: Now) -> Step[None]:
    """Seek in the current song, at most to its end.

    Raises:
        RefusedError: `conflict` when nothing plays.
    """
    playback = state.playback
    if playback.entry is None:
        raise RefusedError(Refusal.NOTHING_PLAYS)
    duration_s = playback.entry.song.duration_s
    target_s = position_s if duration_s is None else min(position_s, duration_s)
    anchor = replace(playback.anchor, position_s=target_s, mono_s=now.mono_s)
    after = replace(playback, anchor=anchor, seek_s=target_s)
    return Step(state=replace(state, playback=after), result=None)


def restart_song(state: PartyState, now: Now) -> Step[None]:
    """Restart the current song.

    Raises:
        RefusedError: `conflict` when nothing plays.
    """
    return seek(state, 0.0, now)


def set_muted(state: PartyState, *, is_muted: bool) -> Step[None]:
    """Mute or unmute the music without stopping it."""
    if state.playback.is_muted == is_muted:
        return Step(state=state, result=None)
    playback = replace(state.playback, is_muted=is_muted)
    return Step(state=replace(state, playback=playback), result=None)


def set_volume(state: PartyState, volume: float) -> Step[None]:
    """Set the volume, at most to `volume_max` and the cap of the quiet hours."""
    return Step(state=loudness.with_volume(state, volume), result=None)


def restart_player(state: PartyState) -> Step[None]:
    """Request a restart of the player."""
    playback = replace(state.playback, restarts_requested=state.playback.restarts_requested + 1)
    return Step(state=replace(state, playback=playback), result=None)


def _set_held(state: PartyState, now: Now, by: GuestId | None, *, is_held: bool) -> Step[None]:
    playback = state.playback
    if playback.is_held == is_held:
        return Step(state=state, result=None)
    anchor = playback.stopped_at(now.mono_s) if is_held else playback.anchor
    held = replace(playback, is_held=is_held, held_by=by, anchor=anchor)
    return Step(state=replace(state, playback=held), result=None)
