"""Play, pause, skip, seek; and what the player reports."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from raveberry_server.domain.guests import limits
from raveberry_server.domain.model.entry import EndReason, Entry, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    Event,
    PlayerFailed,
    PlayerRecovered,
    SongBroughtBack,
    SongEnded,
    SongStarted,
)
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId, GuestId, entry_id
from raveberry_server.domain.model.immutable import with_item, without
from raveberry_server.domain.model.playback import Anchor, Fault, Output
from raveberry_server.domain.model.settings import Repeat
from raveberry_server.domain.model.song import sameness
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.queue import filters, turns, undo
from raveberry_server.domain.queue.order import next_ready

from . import volume as loudness

TOP_SONGS: Final = 10
"""How many of the best liked songs are remembered for the recap."""


def play(state: PartyState, now: Now) -> Step[None]:
    """Let the music play."""
    return _held(state, now, is_held=False)


def pause(state: PartyState, now: Now) -> Step[None]:
    """Hold the music where it is."""
    return _held(state, now, is_held=True)


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
    step = ended(state, EndReason.SKIPPED, by=caller.id)
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


def song_began(state: PartyState, entry: EntryId, position_s: float, now: Now) -> Step[None]:
    """A waiting song that was ready really plays now: it leaves the queue and uses its turn."""
    song = state.waiting.get(entry)
    if song is None or not song.is_ready:
        return Step(state=state, result=None)
    events: tuple[Event, ...] = ()
    if state.playback.entry is not None:
        before = ended(state, EndReason.FINISHED, by=None)
        state, events = before.state, before.events
    playback = replace(
        state.playback,
        entry=song,
        epoch=state.playback.epoch + 1,
        anchor=Anchor(
            position_s=position_s, mono_s=now.mono_s, is_moving=not state.playback.is_held
        ),
        seek_s=None,
    )
    after = turns.started(
        replace(
            state,
            waiting=without(state.waiting, (entry,)),
            playback=playback,
            played=state.played + 1,
            last_played=filters.remembered(state, song.song, now.at),
        ),
        song,
    )
    started = SongStarted(entry=song, epoch=playback.epoch)
    # Every few minutes is often enough for looking through all buckets.
    after = limits.pruned(after, now)
    return Step(state=after, events=(*events, started), result=None)


def song_finished(state: PartyState, epoch: int, now: Now) -> Step[None]:
    """The playing song has come to its end; a stale epoch changes nothing."""
    entry = state.playback.entry
    if entry is None or epoch != state.playback.epoch:
        return Step(state=state, result=None)
    if state.is_open and state.settings.repeat is Repeat.ONE:
        again = replace(
            state.playback,
            epoch=epoch + 1,
            anchor=Anchor(position_s=0.0, mono_s=now.mono_s, is_moving=False),
            seek_s=0.0,
        )
        return Step(
            state=replace(
                state,
                playback=again,
                played=state.played + 1,
                last_played=filters.remembered(state, entry.song, now.at),
            ),
            events=(
                SongEnded(entry=entry, reason=EndReason.FINISHED, by=None, epoch=epoch),
                SongStarted(entry=entry, epoch=epoch + 1),
            ),
            result=None,
        )
    return ended(state, EndReason.FINISHED, by=None)


def following(state: PartyState) -> Entry | None:
    """The song that comes after the playing one as it looks now; the same one where it repeats."""
    playing = state.playback.entry
    if playing is None:
        return None
    if state.is_open and state.settings.repeat is Repeat.ONE:
        return playing
    if state.is_open and state.settings.repeat is Repeat.ALL:
        state = _appended(state, playing)
    return next_ready(state)


def song_came_round(state: PartyState, epoch: int, position_s: float, now: Now) -> Step[None]:
    """The player has gone over from the playing song to its beginning; a stale epoch means nothing.

    Whether that is a song again, and which entry's, is as `repeat` says at this moment.
    """
    finished = song_finished(state, epoch, now)
    playing, again = state.playback.entry, finished.state.playback.entry
    if again is not None and finished.state.playback.epoch > state.playback.epoch:
        anchor = Anchor(
            position_s=position_s, mono_s=now.mono_s, is_moving=not state.playback.is_held
        )
        there = replace(finished.state.playback, anchor=anchor, seek_s=None)
        return replace(finished, state=replace(finished.state, playback=there))
    next_song = next_ready(finished.state)
    if again is not None or playing is None or next_song is None or next_song.song != playing.song:
        return finished
    began = song_began(finished.state, next_song.id, position_s, now)
    return replace(began, events=(*finished.events, *began.events))


def song_failed(state: PartyState, entry: EntryId, detail: str) -> Step[None]:
    """A song cannot be played; the music goes on with the next one."""
    found = state.entry(entry)
    if found is None:
        return Step(state=state, result=None)
    if found.origin.takes_turns:
        state = limits.request_given_back(state, found.requested_by)
    waiting = state.waiting.get(entry)
    if waiting is None:
        return ended(state, EndReason.FAILED, by=None, detail=detail)
    failed = _failed(waiting, detail)
    rest = turns.closed_up(state.waiting, waiting, state.started_turn)
    left = undo.remembered(state, EndReason.FAILED, (waiting,), detail)
    return Step(
        state=replace(left, waiting=MappingProxyType(rest)),
        events=(
            SongEnded(entry=failed, reason=EndReason.FAILED, by=None, epoch=None, detail=detail),
        ),
        result=None,
    )


def position_seen(  # noqa: PLR0913 - all that the player says at once
    state: PartyState,
    epoch: int,
    position_s: float,
    now: Now,
    *,
    is_moving: bool,
    sought_s: float | None = None,
) -> Step[None]:
    """The player says where the playing song stands; a stale epoch changes nothing.

    Nor does a position from before a seek: `sought_s` is the one that was carried out, if any. A
    held song stands still, whatever the player last said.
    """
    playback = state.playback
    is_from_before = playback.seek_s is not None and playback.seek_s != sought_s
    if playback.entry is None or epoch != playback.epoch or is_from_before:
        return Step(state=state, result=None)
    anchor = Anchor(
        position_s=position_s, mono_s=now.mono_s, is_moving=is_moving and not playback.is_held
    )
    after = replace(playback, anchor=anchor, seek_s=None)
    return Step(state=replace(state, playback=after), result=None)


def player_lost(state: PartyState, kind: str, remedy: str, now: Now) -> Step[None]:
    """The player is gone: the song is kept where it is, nothing else changes."""
    playback = state.playback
    is_known = playback.fault is not None and playback.fault.kind == kind
    if is_known and not playback.anchor.is_moving:
        return Step(state=state, result=None)
    if is_known:
        held_up = replace(playback, anchor=playback.stopped_at(now.mono_s))
        return Step(state=replace(state, playback=held_up), result=None)
    since = playback.fault.since if playback.fault else now.at
    fault = Fault(kind=kind, help=remedy, since=since)
    stopped = replace(playback, fault=fault, anchor=playback.stopped_at(now.mono_s))
    return Step(
        state=replace(state, playback=stopped), events=(PlayerFailed(fault=fault),), result=None
    )


def gave_up(
    state: PartyState, kind: str, remedy: str, failed: Sequence[Entry], now: Now
) -> Step[None]:
    """So many songs failed in a row that they may not be to blame.

    They are given back, as they were before they failed, and the music is held until somebody
    lets it go on.
    """
    lost = player_lost(state, kind, remedy, now)
    held = replace(lost.state, playback=replace(lost.state.playback, is_held=True))
    # The last one comes back first, as each one's turn is the one that it had left by then.
    back = []
    for entry in reversed(failed):
        if held.is_open and not _is_there(held, entry):
            held = turns.returned(held, entry)
            back.append(entry.id)
    events = tuple(SongBroughtBack(entry=held.waiting[entry], by=None) for entry in back)
    return Step(state=held, events=(*lost.events, *events), result=None)


def player_recovered(state: PartyState) -> Step[None]:
    """The player works again."""
    fault = state.playback.fault
    if fault is None:
        return Step(state=state, result=None)
    healed = replace(state.playback, fault=None)
    return Step(
        state=replace(state, playback=healed), events=(PlayerRecovered(fault=fault),), result=None
    )


def outputs_seen(
    state: PartyState, outputs: tuple[Output, ...], *, can_mix: bool = False
) -> Step[None]:
    """The player says what ways the sound can leave, and whether two can at once."""
    if (outputs, can_mix) == (state.playback.outputs, state.playback.can_mix):
        return Step(state=state, result=None)
    playback = replace(state.playback, outputs=outputs, can_mix=can_mix)
    return Step(state=replace(state, playback=playback), result=None)


def ended(
    state: PartyState, reason: EndReason, *, by: GuestId | None, detail: str | None = None
) -> Step[None]:
    """The step by which the playing song ends; there must be one."""
    playback = state.playback
    entry = playback.entry
    if entry is None:
        raise ValueError("nothing plays that could end")
    nothing_plays = replace(playback, entry=None, anchor=Anchor(), seek_s=None)
    state = undo.remembered(state, reason, (entry,), detail)
    gone = entry if detail is None else _failed(entry, detail)
    ended_event = SongEnded(entry=gone, reason=reason, by=by, epoch=playback.epoch, detail=detail)
    after = replace(state, playback=nothing_plays, top=_top(state.top, entry))
    is_repeated = state.is_open and state.settings.repeat is Repeat.ALL
    if is_repeated and reason is EndReason.FINISHED:
        after = _appended(after, entry)
    return Step(state=after, events=(ended_event,), result=None)


def _is_there(state: PartyState, entry: Entry) -> bool:
    """Whether the entry, or another one of the same song, waits or plays."""
    playing = (state.playback.entry,) if state.playback.entry else ()
    return any(
        other.id == entry.id or sameness(other.song) == sameness(entry.song)
        for other in (*state.waiting.values(), *playing)
    )


def _failed(entry: Entry, detail: str) -> Entry:
    return replace(entry, state=EntryState.FAILED, reason=detail)


def _held(state: PartyState, now: Now, *, is_held: bool) -> Step[None]:
    playback = state.playback
    if playback.is_held == is_held:
        return Step(state=state, result=None)
    anchor = playback.stopped_at(now.mono_s) if is_held else playback.anchor
    held = replace(playback, is_held=is_held, anchor=anchor)
    return Step(state=replace(state, playback=held), result=None)


def _appended(state: PartyState, entry: Entry) -> PartyState:
    again = Entry(
        id=entry_id(state.entries_made),
        song=entry.song,
        state=EntryState.READY,
        origin=Origin.REPEAT,
        requested_by=None,
        requested_at=entry.requested_at,
        sequence=state.entries_made,
        turn=None,
    )
    return replace(
        state,
        entries_made=state.entries_made + 1,
        waiting=with_item(state.waiting, again.id, again),
    )


def _top(top: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    best = sorted((*top, entry), key=lambda one: (-one.score, one.sequence))
    return tuple(best[:TOP_SONGS])
