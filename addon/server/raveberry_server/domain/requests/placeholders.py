"""Placeholders: entries whose songs are being downloaded (docs/rules.md, "Placeholder")."""

from dataclasses import replace

from raveberry_server.domain.model.entry import Entry, EntryState
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import Mode
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import control_steps
from raveberry_server.domain.playback.current_song import fail_song
from raveberry_server.domain.queue.filters import filter_verdict


def update_progress(
    state: PartyState, entry: EntryId, progress: float, reason: Notice | None = None
) -> Step[None]:
    """Update the progress of a download; `reason` explains a delay."""
    pending = _pending(state, entry)
    if pending is None or (pending.progress, pending.reason) == (progress, reason):
        return Step(state=state, result=None)
    return _replace_entry(state, replace(pending, progress=progress, reason=reason))


def update_song(state: PartyState, entry: EntryId, song: Song, now: Now) -> Step[None]:
    """Set the song of a placeholder once it is known.

    If a filter rejects the song, the entry fails. If the song waits already, the request becomes
    an upvote for it.
    """
    pending = _pending(state, entry)
    if pending is None or pending.song == song:
        return Step(state=state, result=None)
    same = next((other for other in state.waiting.with_song(song) if other.id != entry), None)
    if same is not None:
        return _merge_into(state, pending, song, same)
    playing = state.playback.entry
    if playing is not None and is_same_song(playing.song, song):
        return _fail(state, pending, song, RefusedError(Refusal.SONG_PLAYS_NOW).notice)
    objection = filter_verdict(state, song, now, is_hosts=pending.is_hosts)
    if objection is not None:
        return _fail(state, pending, song, objection.refusal.notice)
    return _replace_entry(state, replace(pending, song=song))


def finish_download(state: PartyState, entry: EntryId, song: Song, now: Now) -> Step[None]:
    """Mark a downloaded song as ready, unless a filter rejects it.

    It is played now if the host requested that.
    """
    known = update_song(state, entry, song, now)
    pending = _pending(known.state, entry)
    if pending is None:
        return known
    ready = replace(pending, state=EntryState.READY, progress=None, reason=None)
    after = _replace_entry(known.state, ready).state
    if after.playback.plays_when_ready != entry:
        return Step(state=after, events=known.events, result=None)
    started = control_steps.play_next(after, HOST_CALLER, now)
    return Step(state=started.state, events=known.events + started.events, result=None)


def restart_download(state: PartyState, entry: EntryId) -> Step[None]:
    """Make a ready song a placeholder again, because its file is missing."""
    ready = state.waiting.get(entry)
    if ready is None or not ready.is_ready:
        return Step(state=state, result=None)
    return _replace_entry(state, replace(ready, state=EntryState.PENDING, progress=0.0))


def _pending(state: PartyState, entry: EntryId) -> Entry | None:
    found = state.waiting.get(entry)
    return found if found is not None and found.state is EntryState.PENDING else None


def _replace_entry(state: PartyState, entry: Entry) -> Step[None]:
    after = replace(state, waiting=state.waiting.with_entries((entry,)))
    return Step(state=after, result=None)


def _merge_into(state: PartyState, pending: Entry, song: Song, same: Entry) -> Step[None]:
    has_votes = state.settings.mode is not Mode.NO_CONTROL and pending.requested_by is not None
    if not has_votes or pending.requested_by is None:
        return _fail(state, pending, song, RefusedError(Refusal.SONG_WAITS_ALREADY).notice)
    voted = replace(same, ballot=same.ballot.with_vote(pending.requested_by, 1))
    after = replace(state, waiting=state.waiting.with_entries((voted,)))
    return _fail(after, pending, song, Notice(NoticeCode.VOTE_ADDED))


def _fail(state: PartyState, pending: Entry, song: Song, reason: Notice) -> Step[None]:
    named = state.waiting.with_entries((replace(pending, song=song),))
    return fail_song(replace(state, waiting=named), pending.id, reason)
