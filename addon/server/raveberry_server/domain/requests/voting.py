"""Votes on entries, and kicks by votes."""

import math
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.fast_replace import fast_replace
from raveberry_server.domain.guests import shared_voices
from raveberry_server.domain.guests.limits import (
    expect_vote_left,
    use_vote,
)
from raveberry_server.domain.guests.moderation import expect_not_muted_or_banned
from raveberry_server.domain.model.ballot import VOTES_PER_VOICE, Ballot
from raveberry_server.domain.model.clock_set_back import is_ahead
from raveberry_server.domain.model.entry import EndReason, Entry, EntryState
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import VoteCast
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import Mode
from raveberry_server.domain.model.state import Now, PartyState, Step, with_entry
from raveberry_server.domain.queue.last_orders import expect_open
from raveberry_server.domain.queue.undo import KICK_IMMUNITY

from .removal import expect_entry, remove_entry

NO_KICK_BEFORE_END_S: Final = 10.0
"""A playing song is not kicked within this time of its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """A vote, and the sums of its entry after it."""

    entry: EntryId
    score: int
    up: int
    down: int
    value: int


def vote(state: PartyState, caller: Caller, entry: EntryId, value: int, now: Now) -> Step[Voted]:
    """Set the caller's vote on a waiting or playing entry.

    Raises:
        RefusedError: `party_closed`, `not_found`, `gone`, `not_allowed` in this mode, or
            `rate_limited`.
    """
    expect_open(state)
    expect_not_muted_or_banned(state, caller, now)
    before = expect_entry(state, entry)
    if not _may_see(before, caller):
        raise RefusedError(Refusal.SONG_NOT_QUEUED)
    return cast_vote(state, caller, before, value, now)


def cast_vote(
    state: PartyState, caller: Caller, before: Entry, value: int, now: Now
) -> Step[Voted]:
    """Set a vote on an entry, and kick the entry if the vote lowers it far enough."""
    entry = before.id
    _expect_vote_allowed(state.settings.mode, caller, value)
    acting, voice = shared_voices.assign_voice(state, caller)
    if acting is not state:
        # Votes of others may have been recounted.
        before = acting.entry(entry) or before
    ballot = before.ballot.with_vote(caller.id, value, voice)
    result = Voted(entry=entry, score=ballot.score, up=ballot.up, down=ballot.down, value=value)
    if ballot is before.ballot:
        return Step(state=state, result=result)
    expect_vote_left(state, caller, now)
    after = fast_replace(before, ballot=ballot)
    used = use_vote(acting, caller, now)
    step = with_entry(used, after, votes=1)
    events = (VoteCast(entry=after, guest=caller.id, value=value),)
    is_low = ballot.score < before.score and _is_kicked(step, ballot, now)
    if not is_low or _is_immune(after, now) or _is_nearly_over(step, now, entry):
        return Step(state=step, events=events, result=result)
    # Without an actor, because several votes did it and votes are secret.
    kicked = remove_entry(step, after, EndReason.KICKED, by=None)
    return Step(state=kicked.state, events=events + kicked.events, result=result)


def _may_see(entry: Entry, caller: Caller) -> bool:
    """Return True unless the entry waits for approval and the caller must not know of it."""
    is_hidden = entry.state is EntryState.APPROVAL
    return not is_hidden or caller.role >= Role.MOD or entry.requested_by == caller.id


def _is_immune(entry: Entry, now: Now) -> bool:
    return entry.immune_until is not None and is_ahead(entry.immune_until, now.at, KICK_IMMUNITY)


def _is_nearly_over(state: PartyState, now: Now, entry: EntryId) -> bool:
    """Return True if the entry is playing and near its end."""
    playing = state.playback.entry
    if playing is None or playing.id != entry or playing.song.duration_s is None:
        return False
    return playing.song.duration_s - state.playback.position_at_s(now.mono_s) < NO_KICK_BEFORE_END_S


def _expect_vote_allowed(mode: Mode, caller: Caller, value: int) -> None:
    if caller.role >= Role.MOD:
        return
    if mode is Mode.NO_CONTROL:
        raise RefusedError(Refusal.VOTING_OFF)
    if value < mode.lowest_vote:
        raise RefusedError(Refusal.DOWNVOTES_OFF)


def _votes_to_kick(state: PartyState, now: Now) -> float:
    settings = state.settings
    if not settings.downvotes_to_kick:
        return math.inf
    # Rounded first, because 0.07 * 100 is 7.000000000000001.
    part = math.ceil(round(settings.kick_quorum * now.guests_active, 9))
    return max(settings.downvotes_to_kick, part)


def _is_kicked(state: PartyState, ballot: Ballot, now: Now) -> bool:
    needed = _votes_to_kick(state, now)
    if ballot.score > -min(needed, VOTES_PER_VOICE):
        return False
    return ballot.kick_score(shared_voices.too_new_to_kick(state, ballot, now)) <= -needed
