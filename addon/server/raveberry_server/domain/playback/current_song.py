"""The current song: its start, position, end, failure and repetition."""

from dataclasses import replace
from typing import Final

from raveberry_server.domain.guests import limits
from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.entry import EndReason, Entry, EntryState, Origin, PlayedEntry
from raveberry_server.domain.model.events import (
    Event,
    SongEnded,
    SongStarted,
)
from raveberry_server.domain.model.ids import EntryId, GuestId, entry_id
from raveberry_server.domain.model.playback import Anchor
from raveberry_server.domain.model.settings import Repeat
from raveberry_server.domain.model.song import match_key
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.queue import filters, turns, undo
from raveberry_server.domain.queue.order import next_ready

MAX_TOP_SONGS: Final = 10
"""Number of best-liked songs in the recap."""

MAX_PLAYED_ENTRIES: Final = 400
"""Songs that winners and timeline of the recap come from; more than a day of music."""


def start_song(state: PartyState, entry: EntryId, position_s: float, now: Now) -> Step[None]:
    """Move a ready song from the queue to the player, and use its turn."""
    song = state.waiting.get(entry)
    if song is None or not song.is_ready:
        return Step(state=state, result=None)
    events: tuple[Event, ...] = ()
    if state.playback.entry is not None:
        before = end_song(state, EndReason.FINISHED, by=None)
        state, events = before.state, before.events
    playback = replace(
        state.playback,
        entry=song,
        epoch=state.playback.epoch + 1,
        anchor=Anchor(
            position_s=position_s, mono_s=now.mono_s, is_moving=not state.playback.is_held
        ),
        seek_s=None,
        stream_title=None,
    )
    after = turns.use_turn(
        replace(
            state,
            waiting=state.waiting.without((entry,)),
            playback=playback,
            played=state.played + 1,
            last_played=filters.with_last_played(state, song.song, now.at),
        ),
        song,
    )
    started = SongStarted(entry=song, epoch=playback.epoch)
    # Once per song is often enough to look through all buckets.
    after = limits.prune_buckets(after, now)
    return Step(state=after, events=(*events, started), result=None)


def finish_song(state: PartyState, epoch: int, now: Now) -> Step[None]:
    """Finish the current song, or restart it on repeat; a stale epoch changes nothing."""
    entry = state.playback.entry
    if entry is None or epoch != state.playback.epoch:
        return Step(state=state, result=None)
    if state.is_open and state.settings.repeat is Repeat.ONE:
        again = replace(
            state.playback,
            epoch=epoch + 1,
            anchor=Anchor(position_s=0.0, mono_s=now.mono_s, is_moving=False),
            seek_s=0.0,
            is_held=state.playback.is_held or state.playback.stops_after_song,
            stops_after_song=False,
        )
        return Step(
            state=replace(
                state,
                playback=again,
                played=state.played + 1,
                played_entries=_with_played_entry(state, entry),
                last_played=filters.with_last_played(state, entry.song, now.at),
            ),
            events=(
                SongEnded(entry=entry, reason=EndReason.FINISHED, by=None, epoch=epoch),
                SongStarted(entry=entry, epoch=epoch + 1),
            ),
            result=None,
        )
    return end_song(state, EndReason.FINISHED, by=None)


def next_song(state: PartyState) -> Entry | None:
    """Return the song that would follow the current one; the same one if it repeats.

    None follows if the music stops after the current one.
    """
    playing = state.playback.entry
    if playing is None or state.playback.stops_after_song:
        return None
    if state.is_open and state.settings.repeat is Repeat.ONE:
        return playing
    if state.is_open and state.settings.repeat is Repeat.ALL:
        state = _append_repeated(state, playing)
    return next_ready(state)


def loop_song(state: PartyState, epoch: int, position_s: float, now: Now) -> Step[None]:
    """Handle a player that went from the end of the current song to its beginning.

    The setting `repeat` decides which entry plays now. A stale epoch changes nothing.
    """
    finished = finish_song(state, epoch, now)
    playing, again = state.playback.entry, finished.state.playback.entry
    if again is not None and finished.state.playback.epoch > state.playback.epoch:
        playback = finished.state.playback
        anchor = Anchor(position_s=position_s, mono_s=now.mono_s, is_moving=not playback.is_held)
        there = replace(playback, anchor=anchor, seek_s=None)
        return replace(finished, state=replace(finished.state, playback=there))
    next_song = next_ready(finished.state)
    if again is not None or playing is None or next_song is None or next_song.song != playing.song:
        return finished
    began = start_song(finished.state, next_song.id, position_s, now)
    return replace(began, events=(*finished.events, *began.events))


def fail_playback(state: PartyState, entry: EntryId, detail: Notice, now: Now) -> Step[None]:
    """Remove a song that the player refused; too many in a row slow its guest down."""
    found = state.entry(entry)
    if found is not None and found.origin.takes_turns:
        state = limits.count_failure(state, found.requested_by, now)
    return fail_song(state, entry, detail)


def fail_song(state: PartyState, entry: EntryId, detail: Notice) -> Step[None]:
    """Remove a song that cannot be played, and give its request back."""
    found = state.entry(entry)
    if found is None:
        return Step(state=state, result=None)
    if found.origin.takes_turns:
        state = limits.refund_request(state, found.requested_by)
    waiting = state.waiting.get(entry)
    if waiting is None:
        return end_song(state, EndReason.FAILED, by=None, detail=detail)
    failed = _failed(waiting, detail)
    rest = turns.close_turn_gap(state.waiting, waiting, state.started_turn)
    left = undo.remember_removal(state, EndReason.FAILED, (waiting,), detail)
    return Step(
        state=replace(left, waiting=rest),
        events=(
            SongEnded(entry=failed, reason=EndReason.FAILED, by=None, epoch=None, detail=detail),
        ),
        result=None,
    )


def update_position(  # noqa: PLR0913 - all parts of a report
    state: PartyState,
    epoch: int,
    position_s: float,
    now: Now,
    *,
    is_moving: bool,
    sought_s: float | None = None,
) -> Step[None]:
    """Update the position of the current song; a stale epoch changes nothing.

    A position from before a seek changes nothing either: `sought_s` is the seek that the player
    carried out, if any. A paused song does not move, whatever the player reported.
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


def update_stream_title(state: PartyState, epoch: int, title: str) -> Step[None]:
    """Set the title that a station names; a stale epoch changes nothing."""
    playback = state.playback
    if playback.entry is None or epoch != playback.epoch:
        return Step(state=state, result=None)
    return Step(state=replace(state, playback=replace(playback, stream_title=title)), result=None)


def end_song(
    state: PartyState, reason: EndReason, *, by: GuestId | None, detail: Notice | None = None
) -> Step[None]:
    """End the current song, and the music if that is planned; there must be a song."""
    playback = state.playback
    entry = playback.entry
    if entry is None:
        raise ValueError("nothing plays that could end")
    nothing_plays = replace(
        playback,
        entry=None,
        anchor=Anchor(),
        seek_s=None,
        stream_title=None,
        is_held=playback.is_held or playback.stops_after_song,
        stops_after_song=False,
    )
    state = undo.remember_removal(state, reason, (entry,), detail)
    if reason is EndReason.FINISHED:
        state = limits.forget_failures(state, entry.requested_by)
    gone = entry if detail is None else _failed(entry, detail)
    ended_event = SongEnded(entry=gone, reason=reason, by=by, epoch=playback.epoch, detail=detail)
    after = replace(
        state,
        playback=nothing_plays,
        top=_with_top_song(state.top, entry),
        played_entries=_with_played_entry(state, entry),
    )
    is_repeated = state.is_open and state.settings.repeat is Repeat.ALL
    if is_repeated and reason is EndReason.FINISHED:
        after = _append_repeated(after, entry)
    return Step(state=after, events=(ended_event,), result=None)


def _failed(entry: Entry, detail: Notice) -> Entry:
    return replace(entry, state=EntryState.FAILED, reason=detail)


def _append_repeated(state: PartyState, entry: Entry) -> PartyState:
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
        waiting=state.waiting.with_entries((again,)),
    )


def played_entry(state: PartyState, entry: Entry) -> PlayedEntry:
    """Return the current entry with its start, and the sums of its votes without the voters."""
    started_at = state.last_played.get(match_key(entry.song), entry.requested_at)
    sums = Ballot(up=entry.ballot.up, down=entry.ballot.down)
    return PlayedEntry(entry=replace(entry, ballot=sums), started_at=started_at)


def _with_played_entry(state: PartyState, entry: Entry) -> tuple[PlayedEntry, ...]:
    return (*state.played_entries, played_entry(state, entry))[-MAX_PLAYED_ENTRIES:]


def _with_top_song(top: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    best = sorted((*top, entry), key=lambda one: (-one.score, one.sequence))
    return tuple(best[:MAX_TOP_SONGS])
