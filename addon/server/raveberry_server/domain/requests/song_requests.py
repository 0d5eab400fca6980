"""Requests for songs (docs/rules.md, "Request" and "Duplicate request")."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.domain.guests import shared_voices, text_approval
from raveberry_server.domain.guests.limits import (
    expect_request_left,
    use_request,
)
from raveberry_server.domain.guests.moderation import expect_not_muted_or_banned
from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.entry import Entry, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import SongRequested
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.ids import EntryId, entry_id
from raveberry_server.domain.model.settings import Mode
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.model.state import Now, PartyState, Step, with_entry
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.playback import control_steps
from raveberry_server.domain.queue import turns, undo
from raveberry_server.domain.queue.filters import expect_passes_filters
from raveberry_server.domain.queue.last_orders import expect_requests_open
from raveberry_server.domain.queue.order import pin_entry

from . import queue_management
from .voting import cast_vote

_SONG_REASONS: Final = frozenset(
    {Reason.DUPLICATE, Reason.TOO_LONG, Reason.FILTERED, Reason.COOLDOWN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A song to request.

    Attributes:
        song: the song.
        is_ready: the player can play it now, without a download.
        to_top: pin it before all others.
        dedication: a line for the screen.
        query: the text that found it, if known.
    """

    song: Song
    is_ready: bool = True
    to_top: bool = False
    dedication: str | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """The entry of a request, or the waiting one that it became a vote for.

    `note` explains a song from another source than the wanted one.
    """

    entry: EntryId
    is_duplicate: bool
    note: Notice | None = None


def request(state: PartyState, caller: Caller, asked: Request, now: Now) -> Step[Requested]:
    """Request a song; a request for a waiting one becomes a vote for it.

    Raises:
        RefusedError: `party_closed`, `duplicate`, `queue_full`, `limit_reached`, `rate_limited`,
            `too_long`, `filtered`, `cooldown` or `not_allowed`.
    """
    expect_requests_open(state, now)
    expect_not_muted_or_banned(state, caller, now)
    if asked.to_top and caller.role < Role.MOD and state.settings.mode is not Mode.FULL_CONTROL:
        raise RefusedError(Refusal.TOP_HOST_ONLY)
    waiting = _waiting_same_song(state, asked.song)
    if waiting is not None:
        return _repeat_request(state, caller, waiting, asked, now)
    playing = state.playback.entry
    if playing is not None and is_same_song(playing.song, asked.song):
        raise RefusedError(Refusal.SONG_PLAYS_NOW)
    _expect_room(state)
    expect_passes_filters(state, asked.song, now, is_hosts=caller.role is Role.HOST)
    expect_request_left(state, caller, now)
    acting, voice = shared_voices.assign_voice(state, caller)
    state, entry = text_approval.set_dedication(
        undo.dismiss_failure(acting, caller.id, asked.song, now),
        caller,
        _new_entry(state, caller, asked, now, voice),
        asked.dedication,
        now,
    )
    after = replace(
        state,
        waiting=state.waiting.with_entries((entry,)),
        entries_made=state.entries_made + 1,
        pins_made=state.pins_made + asked.to_top,
    )
    return Step(
        state=use_request(after, caller, now),
        events=(SongRequested(entry=entry, by=caller.id, query=asked.query),),
        result=Requested(entry=entry.id, is_duplicate=False),
    )


def play_now(state: PartyState, caller: Caller, asked: Request, now: Now) -> Step[Requested]:
    """Request a song before all others, and skip the current one for it; music resumes.

    A stop that was planned after the current song is taken back. The current song goes on while
    the requested one is being downloaded.

    A song that waits for approval skips nothing.

    Raises:
        RefusedError: as `request`.
    """
    made = request(state, caller, replace(asked, to_top=True), now)
    started = play_entries(made.state, caller, (made.result.entry,), now)
    return Step(state=started.state, events=made.events + started.events, result=made.result)


def replace_queue(state: PartyState, caller: Caller, asked: Request, now: Now) -> Step[Requested]:
    """Remove all waiting songs, and play a requested one now.

    Raises:
        RefusedError: as `request`.
    """
    cleared = queue_management.clear_queue(state, caller)
    made = play_now(cleared.state, caller, asked, now)
    return Step(state=made.state, events=cleared.events + made.events, result=made.result)


def play_entries(
    state: PartyState, caller: Caller, entries: Sequence[EntryId], now: Now
) -> Step[None]:
    """Play pinned entries now, or once the first one is downloaded if none of them is ready.

    Those that wait for approval change nothing.
    """
    waiting = [state.waiting[entry] for entry in entries]
    if any(entry.is_ready for entry in waiting):
        return control_steps.play_next(state, caller, now)
    pending = next((entry for entry in waiting if entry.state is EntryState.PENDING), None)
    if pending is None:
        return Step(state=state, result=None)
    playback = replace(state.playback, plays_when_ready=pending.id)
    return Step(state=replace(state, playback=playback), result=None)


def request_one(
    state: PartyState, caller: Caller, choice: Iterable[Request], now: Now
) -> Step[Requested]:
    """Request the first of some songs that the rules accept.

    Raises:
        RefusedError: as `request`, or `not_found` if none is accepted.
    """
    for asked in choice:
        if _waiting_same_song(state, asked.song) is not None:
            continue
        try:
            return request(state, caller, asked, now)
        except RefusedError as refusal:
            if refusal.reason not in _SONG_REASONS:
                raise
    raise RefusedError(Refusal.NO_OTHER_SONG)


def _repeat_request(
    state: PartyState, caller: Caller, entry: Entry, asked: Request, now: Now
) -> Step[Requested]:
    """Handle a request for a waiting song.

    The caller adopts an automatic or playlist song; otherwise the request becomes an upvote.
    """
    if entry.origin.takes_turns:
        if state.settings.mode is Mode.NO_CONTROL and caller.role < Role.MOD:
            raise RefusedError(Refusal.SONG_WAITS_ALREADY)
        voted = cast_vote(state, caller, entry, 1, now)
        after, events = voted.state, voted.events
    else:
        expect_passes_filters(state, entry.song, now, is_hosts=caller.role is Role.HOST)
        expect_request_left(state, caller, now)
        state, voice = shared_voices.assign_voice(state, caller)
        entry = state.entry(entry.id) or entry
        adopted = replace(
            entry,
            origin=_origin(caller),
            requested_by=caller.id,
            requested_at=now.at,
            turn=turns.next_turn(state, caller.id),
            ballot=entry.ballot.with_vote(caller.id, 1, voice),
        )
        state, adopted = text_approval.set_dedication(state, caller, adopted, asked.dedication, now)
        after = use_request(with_entry(state, adopted), caller, now)
        events = (SongRequested(entry=adopted, by=caller.id, query=asked.query),)
    if asked.to_top:
        after = pin_entry(after, after.waiting[entry.id])
    return Step(state=after, events=events, result=Requested(entry=entry.id, is_duplicate=True))


def _new_entry(state: PartyState, caller: Caller, asked: Request, now: Now, voice: str) -> Entry:
    return Entry(
        id=entry_id(state.entries_made),
        song=asked.song,
        state=first_state(state, caller, asked),
        progress=None if asked.is_ready else 0.0,
        origin=_origin(caller),
        requested_by=caller.id,
        requested_at=now.at,
        sequence=state.entries_made,
        turn=turns.next_turn(state, caller.id),
        pin=state.pins_made if asked.to_top else None,
        ballot=Ballot().with_vote(caller.id, 1, voice),
    )


def first_state(state: PartyState, caller: Caller, asked: Request) -> EntryState:
    """Return the first state of a request: approval, pending or ready."""
    if state.settings.approval and caller.role < Role.MOD:
        return EntryState.APPROVAL
    return EntryState.READY if asked.is_ready else EntryState.PENDING


def _origin(caller: Caller) -> Origin:
    return Origin.HOST if caller.role is Role.HOST else Origin.GUEST


def _waiting_same_song(state: PartyState, song: Song) -> Entry | None:
    return next(iter(state.waiting.with_song(song)), None)


def _expect_room(state: PartyState) -> None:
    queue_max = state.settings.queue_max
    if queue_max and len(state.waiting) >= queue_max:
        raise RefusedError(Refusal.QUEUE_FULL, limit=queue_max, remaining=0)
