"""Asking for songs, voting on them, taking them away."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from raveberry_server.domain.guests import text_approval, voices
from raveberry_server.domain.guests.limits import (
    expect_request_left,
    expect_vote_left,
    request_used,
    vote_used,
)
from raveberry_server.domain.guests.moderation import expect_heard
from raveberry_server.domain.model.ballot import VOTES_OF_DEVICE, Ballot
from raveberry_server.domain.model.elapsed import is_ahead
from raveberry_server.domain.model.entry import EndReason, Entry, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SongEnded, SongRequested, VoteCast
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.ids import EntryId, GuestId, entry_id, entry_number
from raveberry_server.domain.model.immutable import with_item
from raveberry_server.domain.model.settings import Mode
from raveberry_server.domain.model.song import Song, is_same
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.playback.controls import ended
from raveberry_server.domain.queue import turns, undo
from raveberry_server.domain.queue.filters import expect_fitting
from raveberry_server.domain.queue.opening_hours import expect_open, expect_requests_open
from raveberry_server.domain.queue.undo import IMMUNE_FOR

LAST_BARS_S: Final = 10.0
"""A playing song that is this near its end is not kicked any more."""

_ABOUT_THE_SONG: Final = frozenset(
    {Reason.DUPLICATE, Reason.TOO_LONG, Reason.FILTERED, Reason.COOLDOWN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A song that was found and is asked for.

    Attributes:
        song: what was found.
        is_ready: whether the player can play it now.
        to_top: whether it should be put first.
        dedication: a line for the screen.
        query: what was typed to find it, if that is known.
    """

    song: Song
    is_ready: bool = True
    to_top: bool = False
    dedication: str | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """The entry that a request became, or the waiting one that it became a vote for.

    `note` says when the song comes from elsewhere than was asked for.
    """

    entry: EntryId
    is_duplicate: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """The sums on an entry after a vote, and that vote."""

    entry: EntryId
    score: int
    up: int
    down: int
    value: int


def request(state: PartyState, caller: Caller, asked: Request, now: Now) -> Step[Requested]:
    """Ask for a song; a request for a waiting one becomes a vote for it.

    Raises:
        RefusedError: `party_closed`, `duplicate`, `queue_full`, `limit_reached`, `rate_limited`,
            `too_long`, `filtered`, `cooldown` or `not_allowed`.
    """
    expect_requests_open(state, now)
    expect_heard(state, caller, now)
    if asked.to_top and caller.role < Role.MOD and state.settings.mode is not Mode.FULL_CONTROL:
        raise RefusedError(Reason.NOT_ALLOWED, "Only the host puts a song first; ask without `top`")
    waiting = _waiting_like(state, asked.song)
    if waiting is not None:
        return _second_request(state, caller, waiting, asked, now)
    playing = state.playback.entry
    if playing is not None and is_same(playing.song, asked.song):
        raise RefusedError(
            Reason.DUPLICATE, "That song is playing right now; ask again when it is over"
        )
    _expect_room(state)
    expect_fitting(state, asked.song, now)
    expect_request_left(state, caller, now)
    acting, voice = voices.with_voice(state, caller)
    state, entry = text_approval.dedicated(
        undo.tried_again(acting, caller.id, asked.song, now),
        caller,
        _new_entry(state, caller, asked, now, voice),
        asked.dedication,
        now,
    )
    after = replace(
        state,
        waiting=with_item(state.waiting, entry.id, entry),
        entries_made=state.entries_made + 1,
        pins_made=state.pins_made + asked.to_top,
    )
    return Step(
        state=request_used(after, caller, now),
        events=(SongRequested(entry=entry, by=caller.id, query=asked.query),),
        result=Requested(entry=entry.id, is_duplicate=False),
    )


def request_one(
    state: PartyState, caller: Caller, choice: Iterable[Request], now: Now
) -> Step[Requested]:
    """Ask for the first of some songs that may be asked for now.

    Raises:
        RefusedError: as `request`, or `not_found` when none of them may be played.
    """
    for asked in choice:
        if _waiting_like(state, asked.song) is not None:
            continue
        try:
            return request(state, caller, asked, now)
        except RefusedError as refusal:
            if refusal.reason not in _ABOUT_THE_SONG:
                raise
    raise RefusedError(Reason.NOT_FOUND, "No other song was found that may be played now")


def vote(state: PartyState, caller: Caller, entry: EntryId, value: int, now: Now) -> Step[Voted]:
    """Set one's vote on a waiting or playing entry; a vote that lowers it far enough kicks it.

    Raises:
        RefusedError: `party_closed`, `not_found`, `gone`, `not_allowed` in this mode, or
            `rate_limited`.
    """
    expect_open(state)
    expect_heard(state, caller, now)
    before = expect_entry(state, entry)
    if not _may_see(before, caller):
        raise RefusedError(Reason.NOT_FOUND, "There is no such song in the queue")
    return _voted(state, caller, before, value, now)


def _voted(state: PartyState, caller: Caller, before: Entry, value: int, now: Now) -> Step[Voted]:
    entry = before.id
    _expect_vote_allowed(state.settings.mode, caller, value)
    acting, voice = voices.with_voice(state, caller)
    # Others may share a voice from now on.
    before = acting.entry(entry) or before
    ballot = before.ballot.with_vote(caller.id, value, voice)
    result = Voted(entry=entry, score=ballot.score, up=ballot.up, down=ballot.down, value=value)
    if ballot is before.ballot:
        return Step(state=state, result=result)
    expect_vote_left(state, caller, now)
    after = replace(before, ballot=ballot)
    used = vote_used(acting, caller, now)
    step = _replaced(replace(used, votes_cast=state.votes_cast + 1), after)
    events = (VoteCast(entry=after, guest=caller.id, value=value),)
    is_low = ballot.score < before.score and _is_low(step, ballot, now)
    if not is_low or _is_immune(after, now) or _is_nearly_over(step, now, entry):
        return Step(state=step, events=events, result=result)
    # By nobody: the last of several votes did it, and votes are secret.
    kicked = lost(step, after, EndReason.KICKED, by=None)
    return Step(state=kicked.state, events=events + kicked.events, result=result)


def withdraw(state: PartyState, caller: Caller, entry: EntryId) -> Step[None]:
    """Take one's own waiting song back.

    Raises:
        RefusedError: `not_found`, `gone`, `not_allowed` for another's song, `conflict` when it
            plays or when others voted it up.
    """
    mine = expect_waiting(state, entry)
    if mine.requested_by != caller.id:
        raise RefusedError(Reason.NOT_ALLOWED, "That is not your song; vote on it instead")
    others = mine.ballot.up - (mine.ballot.vote_of(caller.id) > 0)
    if others > 0:
        raise RefusedError(
            Reason.CONFLICT, "Others voted for it by now; take your vote back instead"
        )
    return lost(state, mine, EndReason.WITHDRAWN, by=caller.id)


def remove(state: PartyState, caller: Caller, entry: EntryId) -> Step[None]:
    """Take any waiting song out, or skip the playing one.

    Raises:
        RefusedError: `not_found` or `gone`.
    """
    return lost(state, expect_entry(state, entry), EndReason.REMOVED, by=caller.id)


def prioritize(state: PartyState, entry: EntryId) -> Step[None]:
    """Put a waiting song first.

    Raises:
        RefusedError: `not_found`, `gone`, or `conflict` when it plays already.
    """
    return Step(state=_pinned(state, expect_waiting(state, entry)), result=None)


def lost(state: PartyState, entry: Entry, reason: EndReason, *, by: GuestId | None) -> Step[None]:
    """The step by which an entry leaves without having been played to its end."""
    playing = state.playback.entry
    if playing is not None and playing.id == entry.id:
        return ended(state, reason, by=by)
    waiting = turns.closed_up(state.waiting, entry, state.started_turn)
    left = undo.remembered(state, reason, (entry,))
    return Step(
        state=replace(left, waiting=MappingProxyType(waiting)),
        events=(SongEnded(entry=entry, reason=reason, by=by, epoch=None),),
        result=None,
    )


def expect_entry(state: PartyState, entry: EntryId) -> Entry:
    """The waiting or playing entry of that id.

    Raises:
        RefusedError: `not_found` if there never was one, `gone` if it is over.
    """
    found = state.entry(entry)
    if found is not None:
        return found
    number = entry_number(entry)
    if number is not None and number < state.entries_made:
        raise RefusedError(Reason.GONE, "That song has left the queue")
    raise RefusedError(Reason.NOT_FOUND, "There is no such song in the queue")


def expect_waiting(state: PartyState, entry: EntryId) -> Entry:
    """The waiting entry of that id.

    Raises:
        RefusedError: as `expect_entry`, and `conflict` if it plays already.
    """
    found = expect_entry(state, entry)
    if found.id not in state.waiting:
        raise RefusedError(Reason.CONFLICT, "That song is playing already")
    return found


def _second_request(
    state: PartyState, caller: Caller, entry: Entry, asked: Request, now: Now
) -> Step[Requested]:
    """A song was asked for that waits already.

    The asker adopts it if nobody had asked for it by itself; else the request becomes an upvote.
    """
    if entry.origin.takes_turns:
        if state.settings.mode is Mode.NO_CONTROL and caller.role < Role.MOD:
            raise RefusedError(Reason.DUPLICATE, "That song waits already; it will come")
        voted = _voted(state, caller, entry, 1, now)
        after, events = voted.state, voted.events
    else:
        expect_fitting(state, entry.song, now)
        expect_request_left(state, caller, now)
        state, voice = voices.with_voice(state, caller)
        entry = state.entry(entry.id) or entry
        adopted = replace(
            entry,
            origin=_origin(caller),
            requested_by=caller.id,
            requested_at=now.at,
            turn=turns.next_turn(state, caller.id),
            ballot=entry.ballot.with_vote(caller.id, 1, voice),
        )
        state, adopted = text_approval.dedicated(state, caller, adopted, asked.dedication, now)
        after = request_used(_replaced(state, adopted), caller, now)
        events = (SongRequested(entry=adopted, by=caller.id, query=asked.query),)
    if asked.to_top:
        after = _pinned(after, after.waiting[entry.id])
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
    """What a song waits for first: a yes, its sound, or nothing."""
    if state.settings.approval and caller.role < Role.MOD:
        return EntryState.APPROVAL
    return EntryState.READY if asked.is_ready else EntryState.PENDING


def _origin(caller: Caller) -> Origin:
    return Origin.HOST if caller.role is Role.HOST else Origin.GUEST


def _waiting_like(state: PartyState, song: Song) -> Entry | None:
    same = (entry for entry in state.waiting.values() if is_same(entry.song, song))
    return next(same, None)


def _may_see(entry: Entry, caller: Caller) -> bool:
    """Songs that await approval are known to their requesters, mods and hosts alone."""
    is_hidden = entry.state is EntryState.APPROVAL
    return not is_hidden or caller.role >= Role.MOD or entry.requested_by == caller.id


def _is_immune(entry: Entry, now: Now) -> bool:
    return entry.immune_until is not None and is_ahead(entry.immune_until, now.at, IMMUNE_FOR)


def _is_nearly_over(state: PartyState, now: Now, entry: EntryId) -> bool:
    """Whether that entry plays and is so near its end that a kick would only break off a chord."""
    playing = state.playback.entry
    if playing is None or playing.id != entry or playing.song.duration_s is None:
        return False
    return playing.song.duration_s - state.playback.position_at_s(now.mono_s) < LAST_BARS_S


def _expect_room(state: PartyState) -> None:
    queue_max = state.settings.queue_max
    if queue_max and len(state.waiting) >= queue_max:
        raise RefusedError(
            Reason.QUEUE_FULL,
            "The queue is full; ask again when a song has played",
            limit=queue_max,
            remaining=0,
        )


def _expect_vote_allowed(mode: Mode, caller: Caller, value: int) -> None:
    if caller.role >= Role.MOD:
        return
    if mode is Mode.NO_CONTROL:
        raise RefusedError(Reason.NOT_ALLOWED, "There is no voting at this party; ask for songs")
    if value < mode.lowest_vote:
        raise RefusedError(
            Reason.NOT_ALLOWED, "There are no downvotes at this party; vote for what you like"
        )


def _votes_to_kick(state: PartyState, now: Now) -> float:
    settings = state.settings
    if not settings.downvotes_to_kick:
        return math.inf
    # Rounded first: 0.07 of 100 guests are 7, though the product is 7.000000000000001.
    part = math.ceil(round(settings.kick_quorum * now.guests_active, 9))
    return max(settings.downvotes_to_kick, part)


def _is_low(state: PartyState, ballot: Ballot, now: Now) -> bool:
    needed = _votes_to_kick(state, now)
    if ballot.score > -min(needed, VOTES_OF_DEVICE):
        return False
    return ballot.kick_score(voices.too_young_to_kick(state, ballot, now)) <= -needed


def _replaced(state: PartyState, entry: Entry) -> PartyState:
    playing = state.playback.entry
    if playing is not None and playing.id == entry.id:
        return replace(state, playback=replace(state.playback, entry=entry))
    return replace(state, waiting=with_item(state.waiting, entry.id, entry))


def _pinned(state: PartyState, entry: Entry) -> PartyState:
    pinned = replace(entry, pin=state.pins_made, tie=None)
    return replace(
        state, pins_made=state.pins_made + 1, waiting=with_item(state.waiting, pinned.id, pinned)
    )
