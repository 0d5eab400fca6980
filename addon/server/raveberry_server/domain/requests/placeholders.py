"""Placeholders: entries whose songs are being downloaded (docs/rules.md, "Placeholder")."""

from collections.abc import Iterable
from dataclasses import replace

from raveberry_server.domain.model.entry import EndReason, Entry, EntryState
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import SongBroughtBack
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import HOST, EntryId
from raveberry_server.domain.model.settings import Mode
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import control_steps
from raveberry_server.domain.playback.current_song import end_song, fail_song
from raveberry_server.domain.queue import turns
from raveberry_server.domain.queue.filters import filter_verdict
from raveberry_server.domain.queue.order import pin_entry


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


def wait_for_source(state: PartyState, entries: Iterable[EntryId]) -> Step[None]:
    """Pass songs over until their source answers again; they keep their places and votes.

    The song that plays returns to the queue, pinned, so that it is the next one then.
    """
    playing = state.playback.entry
    names = frozenset(entries)
    found = [state.waiting[name] for name in names if name in state.waiting]
    waiting = [_waiting_for_source(entry) for entry in found if not entry.waits_for_source]
    if playing is None or playing.id not in names:
        return Step(state=_with_entries(state, waiting), result=None)
    ended = end_song(state, EndReason.FAILED, by=None, detail=_away(playing))
    waiting.append(_waiting_for_source(playing))
    after = _with_entries(turns.forget_removals(ended.state, {playing.id}), waiting)
    returned = pin_entry(after, after.waiting[playing.id])
    back = SongBroughtBack(entry=returned.waiting[playing.id], by=HOST)
    return Step(state=returned, events=(*ended.events, back), result=None)


def stop_waiting(state: PartyState, entry: EntryId, *, is_ready: bool) -> Step[None]:
    """Make a song ready again whose source is back, or download it now."""
    waiting = state.waiting.get(entry)
    if waiting is None or not waiting.waits_for_source:
        return Step(state=state, result=None)
    known = EntryState.READY if is_ready else EntryState.PENDING
    progress = None if is_ready else 0.0
    back = replace(waiting, state=known, progress=progress, reason=None)
    return Step(state=_with_entries(state, (back,)), result=None)


def _waiting_for_source(entry: Entry) -> Entry:
    return replace(entry, state=EntryState.PENDING, progress=None, reason=_away(entry))


def _away(entry: Entry) -> Notice:
    return Notice(NoticeCode.SOURCE_AWAY, source=entry.song.source)


def _pending(state: PartyState, entry: EntryId) -> Entry | None:
    found = state.waiting.get(entry)
    return found if found is not None and found.state is EntryState.PENDING else None


def _replace_entry(state: PartyState, entry: Entry) -> Step[None]:
    return Step(state=_with_entries(state, (entry,)), result=None)


def _with_entries(state: PartyState, entries: Iterable[Entry]) -> PartyState:
    return replace(state, waiting=state.waiting.with_entries(entries))


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
