"""Limits of guests: token buckets for requests and votes, and waiting songs."""

import copy
import math
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from raveberry_server.domain.model.clock_set_back import elapsed_s
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller, Guest, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.immutable_mappings import with_item, without_keys
from raveberry_server.domain.model.state import BucketKind, Now, PartyState, TokenBucket
from raveberry_server.domain.queue.order import queue_places

from . import identity_limits, shared_voices

_HOUR_S = 3_600.0
_MINUTE_S = 60.0
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The size of a limit, what remains of it, and the wait if nothing does."""

    limit: int
    remaining: int
    next_in_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The remaining requests and votes of a guest; None means unlimited."""

    requests: Limit | None
    votes: Limit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _TokenBucketRule:
    """The capacity of a token bucket, and the seconds until it refills by one."""

    capacity: int
    refill_s: float

    def level(self, bucket: TokenBucket, at: datetime) -> float:
        refilled = elapsed_s(bucket.at, at) / self.refill_s
        return min(float(self.capacity), bucket.level + refilled)

    def left(self, level: float) -> Limit:
        remaining = max(0, math.floor(level + _ROUNDING))
        next_in_s = 0.0 if remaining else (1.0 - level) * self.refill_s
        return Limit(limit=self.capacity, remaining=remaining, next_in_s=next_in_s)


_CHEERS: Final = _TokenBucketRule(capacity=6, refill_s=2.0)
"""Cheers of one guest: a burst shows joy, and half of one per second does not fill the screen."""

_FAILURES: Final = _TokenBucketRule(capacity=3, refill_s=60.0)
"""Unplayable songs of one guest: bad luck costs nothing, a series of them slows its guest down."""


def remaining_limits(state: PartyState, guest: GuestId | None, role: Role, now: Now) -> Limits:
    """Return the remaining requests and votes; `guest` is None before joining."""
    if role >= Role.MOD:
        return Limits(requests=None, votes=None)
    each = [
        left
        for left in (
            _waiting_songs_left(state, guest, now),
            _requests_left(state, guest, now),
            _failures_left(state, guest, now),
        )
        if left is not None
    ]
    tightest = min(each, key=lambda left: (left.remaining, -left.next_in_s), default=None)
    return Limits(requests=tightest, votes=_votes_left(state, guest, now))


def expect_request_left(state: PartyState, caller: Caller, now: Now) -> None:
    """Refuse a request of a guest who has none left.

    Raises:
        RefusedError: `limit_reached`, or `rate_limited` after too many new identities.
    """
    if caller.role >= Role.MOD:
        return
    _expect_identity_left(state, caller, now)
    waiting = _waiting_songs_left(state, caller.id, now)
    if waiting is not None and not waiting.remaining:
        raise _exhausted(Refusal.WAITING_LIMIT, waiting)
    requests = _requests_left(state, caller.id, now)
    if requests is not None and not requests.remaining:
        raise _exhausted(Refusal.REQUEST_LIMIT, requests)
    failures = _failures_left(state, caller.id, now)
    if failures is not None:
        raise _exhausted(Refusal.FAILURES_LIMIT, failures)


def expect_vote_left(state: PartyState, caller: Caller, now: Now) -> None:
    """Refuse a vote of a guest who has none left.

    Raises:
        RefusedError: `rate_limited`.
    """
    if caller.role >= Role.MOD:
        return
    _expect_identity_left(state, caller, now)
    votes = _votes_left(state, caller.id, now)
    if votes is not None and not votes.remaining:
        raise _exhausted(Refusal.VOTE_LIMIT, votes)


def use_request(state: PartyState, caller: Caller, now: Now) -> PartyState:
    """Take an accepted request from the limits of its guest."""
    if caller.role >= Role.MOD:
        return state
    rule = _request_rule(state)
    if rule is not None:
        level = _request_level(state, rule, caller.id, now)
        state = _with_bucket(state, BucketKind.REQUESTS, caller.id, level - 1, now)
    return _use_identity(state, caller, now)


def use_vote(state: PartyState, caller: Caller, now: Now) -> PartyState:
    """Take an accepted vote from the limits of its guest."""
    if caller.role >= Role.MOD:
        return state
    rule = _vote_rule(state)
    if rule is not None:
        level = _level(state, rule, BucketKind.VOTES, caller.id, now)
        state = _with_bucket(state, BucketKind.VOTES, caller.id, level - 1, now)
    return _use_identity(state, caller, now)


def use_cheer(state: PartyState, caller: Caller, now: Now) -> PartyState:
    """Take a cheer from the limit of its guest.

    Raises:
        RefusedError: `rate_limited`.
    """
    if caller.role >= Role.MOD:
        return state
    _expect_identity_left(state, caller, now)
    level = _level(state, _CHEERS, BucketKind.CHEERS, caller.id, now)
    left = _CHEERS.left(level)
    if not left.remaining:
        raise _exhausted(Refusal.CHEER_LIMIT, left)
    state = _with_bucket(state, BucketKind.CHEERS, caller.id, level - 1, now)
    return _use_identity(state, caller, now)


def refund_request(state: PartyState, guest: GuestId | None) -> PartyState:
    """Give back the request for a song that failed."""
    key = (BucketKind.REQUESTS, guest or "")
    bucket = state.buckets.get(key)
    if bucket is None:
        return state
    fuller = replace(bucket, level=bucket.level + 1)
    return replace(state, buckets=with_item(state.buckets, key, fuller))


def count_failure(state: PartyState, guest: GuestId | None, now: Now) -> PartyState:
    """Count an unplayable song of a guest, who must wait after too many in a row."""
    if guest is None:
        return state
    level = _level(state, _FAILURES, BucketKind.FAILURES, guest, now)
    return _with_bucket(state, BucketKind.FAILURES, guest, max(0.0, level - 1), now)


def forget_failures(state: PartyState, guest: GuestId | None) -> PartyState:
    """Forget the unplayable songs of a guest of whom a song has played."""
    key = (BucketKind.FAILURES, guest or "")
    if key not in state.buckets:
        return state
    return replace(state, buckets=without_keys(state.buckets, (key,)))


def prune_buckets(state: PartyState, now: Now) -> PartyState:
    """Return the state without full buckets, which equal missing ones."""
    rules = {
        BucketKind.REQUESTS: _request_rule(state),
        BucketKind.VOTES: _vote_rule(state),
        BucketKind.CHEERS: _CHEERS,
        BucketKind.FAILURES: _FAILURES,
        BucketKind.IDENTITIES: _identity_rule(state),
    }

    def is_idle(kind: BucketKind, bucket: TokenBucket) -> bool:
        if kind is BucketKind.NEWCOMERS:
            return identity_limits.is_full(bucket, now)
        if kind is BucketKind.CROWD:
            return shared_voices.is_full(bucket, now)
        rule = rules[kind]
        return rule is None or rule.level(bucket, now.at) >= rule.capacity

    idle = [key for key, bucket in state.buckets.items() if is_idle(key[0], bucket)]
    return replace(state, buckets=without_keys(state.buckets, idle)) if idle else state


# --- each allowance ------------------------------------------------------------------------------


def _waiting_songs_left(state: PartyState, guest: GuestId | None, now: Now) -> Limit | None:
    limit = state.settings.max_waiting_per_guest
    if not limit:
        return None
    requested = state.waiting.of_guest(guest) if guest is not None else ()
    mine = {entry.id for entry in requested if entry.origin.takes_turns}
    remaining = max(0, limit - len(mine))
    next_in_s = 0.0
    if not remaining:
        etas_s = (place.eta_s for place in queue_places(state, now) if place.entry.id in mine)
        next_in_s = next((eta_s for eta_s in etas_s if eta_s is not None), 0.0)
    return Limit(limit=limit, remaining=remaining, next_in_s=next_in_s)


def _requests_left(state: PartyState, guest: GuestId | None, now: Now) -> Limit | None:
    rule = _request_rule(state)
    return None if rule is None else rule.left(_request_level(state, rule, guest, now))


def _failures_left(state: PartyState, guest: GuestId | None, now: Now) -> Limit | None:
    """Return the wait of a guest whose songs failed in a row, None for all others."""
    left = _FAILURES.left(_level(state, _FAILURES, BucketKind.FAILURES, guest or "", now))
    return None if left.remaining else left


def _request_level(
    state: PartyState, rule: _TokenBucketRule, guest: GuestId | None, now: Now
) -> float:
    bucket = state.buckets.get((BucketKind.REQUESTS, guest or ""))
    if bucket is None:
        known = state.guests.get(guest) if guest is not None else None
        if known is None and guest is not None:
            return float(rule.capacity)
        fresh = min(state.settings.fresh_requests or rule.capacity, rule.capacity)
        bucket = TokenBucket(level=fresh, at=known.joined_at if known else now.at)
    return rule.level(bucket, now.at)


def _votes_left(state: PartyState, guest: GuestId | None, now: Now) -> Limit | None:
    rule = _vote_rule(state)
    if rule is None:
        return None
    return rule.left(_level(state, rule, BucketKind.VOTES, guest or "", now))


def _expect_identity_left(state: PartyState, caller: Caller, now: Now) -> None:
    rule = _identity_rule(state)
    if rule is None or caller.address is None or not _is_new_identity(state, caller):
        return
    left = rule.left(_level(state, rule, BucketKind.IDENTITIES, caller.address, now))
    if not left.remaining:
        raise _exhausted(Refusal.NEWCOMERS_LIMIT, left)


def _use_identity(state: PartyState, caller: Caller, now: Now) -> PartyState:
    if not _is_new_identity(state, caller):
        return state
    counted = replace(state.guests[caller.id], is_counted=True)
    state = replace(state, guests=with_item(state.guests, caller.id, counted))
    rule = _identity_rule(state)
    if rule is None or caller.address is None:
        return state
    level = _level(state, rule, BucketKind.IDENTITIES, caller.address, now)
    return _with_bucket(state, BucketKind.IDENTITIES, caller.address, level - 1, now)


def _is_new_identity(state: PartyState, caller: Caller) -> bool:
    guest: Guest | None = state.guests.get(caller.id)
    return guest is not None and not guest.is_counted


# --- buckets -------------------------------------------------------------------------------------


def _request_rule(state: PartyState) -> _TokenBucketRule | None:
    per_hour = state.settings.max_requests_per_hour
    return _TokenBucketRule(capacity=per_hour, refill_s=_HOUR_S / per_hour) if per_hour else None


def _vote_rule(state: PartyState) -> _TokenBucketRule | None:
    per_min = state.settings.vote_rate_per_min
    return _TokenBucketRule(capacity=per_min, refill_s=_MINUTE_S / per_min) if per_min else None


def _identity_rule(state: PartyState) -> _TokenBucketRule | None:
    burst, refill_s = state.settings.identity_burst, state.settings.identity_refill_s
    return _TokenBucketRule(capacity=burst, refill_s=refill_s) if burst else None


def _level(
    state: PartyState, rule: _TokenBucketRule, kind: BucketKind, owner: str, now: Now
) -> float:
    bucket = state.buckets.get((kind, owner))
    return float(rule.capacity) if bucket is None else rule.level(bucket, now.at)


def _with_bucket(
    state: PartyState, kind: BucketKind, owner: str, level: float, now: Now
) -> PartyState:
    bucket = TokenBucket(level=level, at=now.at)
    return copy.replace(state, buckets=with_item(state.buckets, (kind, owner), bucket))


def _exhausted(refusal: Refusal, left: Limit) -> RefusedError:
    return RefusedError(refusal, limit=left.limit, remaining=0, retry_after_s=left.next_in_s)
