"""How much a guest may do, and how much of it is left: buckets that refill evenly."""

import math
from dataclasses import dataclass, replace
from datetime import datetime

from raveberry_server.domain.model.elapsed import elapsed_s
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller, Guest, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.immutable import with_item, without_keys
from raveberry_server.domain.model.state import BucketKind, Now, PartyState, TokenBucket
from raveberry_server.domain.queue.order import queue_places

from . import identities, voices

_HOUR_S = 3_600.0
_MINUTE_S = 60.0
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How much there is altogether, what is left, and when there is more if nothing is."""

    limit: int
    remaining: int
    next_in_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a guest has left; None is without limit."""

    requests: Limit | None
    votes: Limit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _TokenBucketRule:
    """How much a bucket holds, and how long it takes to refill by one."""

    holds: int
    refill_s: float

    def level(self, bucket: TokenBucket, at: datetime) -> float:
        refilled = elapsed_s(bucket.at, at) / self.refill_s
        return min(float(self.holds), bucket.level + refilled)

    def left(self, level: float) -> Limit:
        remaining = max(0, math.floor(level + _ROUNDING))
        next_in_s = 0.0 if remaining else (1.0 - level) * self.refill_s
        return Limit(limit=self.holds, remaining=remaining, next_in_s=next_in_s)


def remaining_limits(state: PartyState, guest: GuestId | None, role: Role, now: Now) -> Limits:
    """What somebody may still do; a guest of None is one who has yet to come in."""
    if role >= Role.MOD:
        return Limits(requests=None, votes=None)
    each = [
        left
        for left in (_waiting_songs_left(state, guest, now), _requests_left(state, guest, now))
        if left is not None
    ]
    tightest = min(each, key=lambda left: (left.remaining, -left.next_in_s), default=None)
    return Limits(requests=tightest, votes=_votes_left(state, guest, now))


def expect_request_left(state: PartyState, caller: Caller, now: Now) -> None:
    """Let a request through only if its guest has one left.

    Raises:
        RefusedError: `limit_reached`, or `rate_limited` for one new identity too many.
    """
    if caller.role >= Role.MOD:
        return
    _expect_identity_left(state, caller, now)
    waiting = _waiting_songs_left(state, caller.id, now)
    if waiting is not None and not waiting.remaining:
        raise _exhausted(
            Reason.LIMIT_REACHED, "All the songs you may have waiting do wait", waiting
        )
    requests = _requests_left(state, caller.id, now)
    if requests is not None and not requests.remaining:
        raise _exhausted(Reason.LIMIT_REACHED, "You have asked for many songs just now", requests)


def expect_vote_left(state: PartyState, caller: Caller, now: Now) -> None:
    """Let a vote through only if its guest has one left.

    Raises:
        RefusedError: `rate_limited`.
    """
    if caller.role >= Role.MOD:
        return
    _expect_identity_left(state, caller, now)
    votes = _votes_left(state, caller.id, now)
    if votes is not None and not votes.remaining:
        raise _exhausted(Reason.RATE_LIMITED, "You vote faster than one can listen", votes)


def use_request(state: PartyState, caller: Caller, now: Now) -> PartyState:
    """The state after an accepted request."""
    if caller.role >= Role.MOD:
        return state
    tap = _request_rule(state)
    if tap is not None:
        level = _request_level(state, tap, caller.id, now)
        state = _with_bucket(state, BucketKind.REQUESTS, caller.id, level - 1, now)
    return _use_identity(state, caller, now)


def use_vote(state: PartyState, caller: Caller, now: Now) -> PartyState:
    """The state after an accepted vote."""
    if caller.role >= Role.MOD:
        return state
    tap = _vote_rule(state)
    if tap is not None:
        level = _level(state, tap, BucketKind.VOTES, caller.id, now)
        state = _with_bucket(state, BucketKind.VOTES, caller.id, level - 1, now)
    return _use_identity(state, caller, now)


def refund_request(state: PartyState, guest: GuestId | None) -> PartyState:
    """The state after a song failed, for which its guest cannot help it."""
    key = (BucketKind.REQUESTS, guest or "")
    bucket = state.buckets.get(key)
    if bucket is None:
        return state
    fuller = replace(bucket, level=bucket.level + 1)
    return replace(state, buckets=with_item(state.buckets, key, fuller))


def prune_buckets(state: PartyState, now: Now) -> PartyState:
    """The state without buckets that are full by now or belong to nobody any more."""
    taps = {
        BucketKind.REQUESTS: _request_rule(state),
        BucketKind.VOTES: _vote_rule(state),
        BucketKind.IDENTITIES: _identity_rule(state),
    }

    def is_idle(kind: BucketKind, bucket: TokenBucket) -> bool:
        if kind is BucketKind.NEWCOMERS:
            return identities.is_full(bucket, now)
        if kind is BucketKind.CROWD:
            return voices.is_full(bucket, now)
        tap = taps[kind]
        return tap is None or tap.level(bucket, now.at) >= tap.holds

    idle = [key for key, bucket in state.buckets.items() if is_idle(key[0], bucket)]
    return replace(state, buckets=without_keys(state.buckets, idle)) if idle else state


# --- each allowance ------------------------------------------------------------------------------


def _waiting_songs_left(state: PartyState, guest: GuestId | None, now: Now) -> Limit | None:
    limit = state.settings.max_waiting_per_guest
    if not limit:
        return None
    mine = {
        entry.id
        for entry in state.waiting.values()
        if guest is not None and entry.requested_by == guest and entry.origin.takes_turns
    }
    remaining = max(0, limit - len(mine))
    next_in_s = 0.0
    if not remaining:
        etas_s = (place.eta_s for place in queue_places(state, now) if place.entry.id in mine)
        next_in_s = next((eta_s for eta_s in etas_s if eta_s is not None), 0.0)
    return Limit(limit=limit, remaining=remaining, next_in_s=next_in_s)


def _requests_left(state: PartyState, guest: GuestId | None, now: Now) -> Limit | None:
    tap = _request_rule(state)
    return None if tap is None else tap.left(_request_level(state, tap, guest, now))


def _request_level(
    state: PartyState, tap: _TokenBucketRule, guest: GuestId | None, now: Now
) -> float:
    bucket = state.buckets.get((BucketKind.REQUESTS, guest or ""))
    if bucket is None:
        known = state.guests.get(guest) if guest is not None else None
        if known is None and guest is not None:
            return float(tap.holds)
        fresh = min(state.settings.fresh_requests or tap.holds, tap.holds)
        bucket = TokenBucket(level=fresh, at=known.joined_at if known else now.at)
    return tap.level(bucket, now.at)


def _votes_left(state: PartyState, guest: GuestId | None, now: Now) -> Limit | None:
    tap = _vote_rule(state)
    if tap is None:
        return None
    return tap.left(_level(state, tap, BucketKind.VOTES, guest or "", now))


def _expect_identity_left(state: PartyState, caller: Caller, now: Now) -> None:
    tap = _identity_rule(state)
    if tap is None or caller.address is None or not _is_new_identity(state, caller):
        return
    left = tap.left(_level(state, tap, BucketKind.IDENTITIES, caller.address, now))
    if not left.remaining:
        raise _exhausted(Reason.RATE_LIMITED, "Many new guests came from your network", left)


def _use_identity(state: PartyState, caller: Caller, now: Now) -> PartyState:
    if not _is_new_identity(state, caller):
        return state
    counted = replace(state.guests[caller.id], is_counted=True)
    state = replace(state, guests=with_item(state.guests, caller.id, counted))
    tap = _identity_rule(state)
    if tap is None or caller.address is None:
        return state
    level = _level(state, tap, BucketKind.IDENTITIES, caller.address, now)
    return _with_bucket(state, BucketKind.IDENTITIES, caller.address, level - 1, now)


def _is_new_identity(state: PartyState, caller: Caller) -> bool:
    guest: Guest | None = state.guests.get(caller.id)
    return guest is not None and not guest.is_counted


# --- buckets -------------------------------------------------------------------------------------


def _request_rule(state: PartyState) -> _TokenBucketRule | None:
    per_hour = state.settings.max_requests_per_hour
    return _TokenBucketRule(holds=per_hour, refill_s=_HOUR_S / per_hour) if per_hour else None


def _vote_rule(state: PartyState) -> _TokenBucketRule | None:
    per_min = state.settings.vote_rate_per_min
    return _TokenBucketRule(holds=per_min, refill_s=_MINUTE_S / per_min) if per_min else None


def _identity_rule(state: PartyState) -> _TokenBucketRule | None:
    burst, refill_s = state.settings.identity_burst, state.settings.identity_refill_s
    return _TokenBucketRule(holds=burst, refill_s=refill_s) if burst else None


def _level(
    state: PartyState, tap: _TokenBucketRule, kind: BucketKind, owner: str, now: Now
) -> float:
    bucket = state.buckets.get((kind, owner))
    return float(tap.holds) if bucket is None else tap.level(bucket, now.at)


def _with_bucket(
    state: PartyState, kind: BucketKind, owner: str, level: float, now: Now
) -> PartyState:
    bucket = TokenBucket(level=level, at=now.at)
    return replace(state, buckets=with_item(state.buckets, (kind, owner), bucket))


def _exhausted(reason: Reason, said: str, left: Limit) -> RefusedError:
    seconds = math.ceil(left.next_in_s)
    when = f"in {seconds} s" if seconds < _MINUTE_S else f"in {math.ceil(seconds / _MINUTE_S)} min"
    return RefusedError(
        reason,
        f"{said}; try again {when if seconds else 'later'}",
        limit=left.limit,
        remaining=0,
        retry_after_s=left.next_in_s,
    )
