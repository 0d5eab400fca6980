"""Limits on new identities, and removal of idle ones."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from raveberry_server.domain.model.clock_set_back import elapsed_s
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Guest, Location
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.immutable_mappings import with_item, without_keys
from raveberry_server.domain.model.state import BucketKind, Now, PartyState, TokenBucket

IDLE_TIMEOUT: Final = timedelta(minutes=10)
"""Lifetime of an identity that has never acted and has no open page."""

NEW_IDENTITIES_BURST: Final = 200
"""New identities per address at once; many people may share one address."""

NEW_IDENTITIES_REFILL_S: Final = 3.0
MAX_IDLE_IDENTITIES: Final = 5_000
"""Maximum number of identities that have never acted."""


def count_new_identity(state: PartyState, location: Location | None, now: Now) -> PartyState:
    """Charge an address for a new identity, which the state contains already.

    Raises:
        RefusedError: `rate_limited` after too many.
    """
    if location is None:
        return state
    key = (BucketKind.NEWCOMERS, location.key)
    level = _level(state.buckets.get(key), now)
    if level < 1:
        raise _too_many(NEW_IDENTITIES_BURST, (1 - level) * NEW_IDENTITIES_REFILL_S)
    if len(state.guests) > MAX_IDLE_IDENTITIES and _count_idle(state) > MAX_IDLE_IDENTITIES:
        raise _too_many(MAX_IDLE_IDENTITIES, IDLE_TIMEOUT.total_seconds())
    bucket = TokenBucket(level=level - 1, at=now.at)
    return replace(state, buckets=with_item(state.buckets, key, bucket))


def is_full(bucket: TokenBucket, now: Now) -> bool:
    """Return True if the bucket of an address is full."""
    return _level(bucket, now) >= NEW_IDENTITIES_BURST


def without_idle(state: PartyState, present: Collection[GuestId], now: Now) -> PartyState:
    """Return the state without identities that never acted and have no open page."""
    gone = {
        name
        for name, guest in state.guests.items()
        if not guest.is_persistent
        and name not in present
        and elapsed_s(guest.joined_at, now.at) >= IDLE_TIMEOUT.total_seconds()
    }
    if not gone:
        return state
    texts = [name for name, text in state.texts.items() if text.guest in gone]
    return replace(
        state,
        guests=without_keys(state.guests, gone),
        texts=without_keys(state.texts, texts) if texts else state.texts,
        hashtags=tuple(hashtag for hashtag in state.hashtags if hashtag.guest not in gone),
    )


def next_idle_at(state: PartyState) -> datetime | None:
    """Return the earliest time at which an identity can expire, or None."""
    joined = (guest.joined_at for guest in state.guests.values() if not guest.is_persistent)
    first = min(joined, default=None)
    return first + IDLE_TIMEOUT if first is not None else None


@dataclass(slots=True)
class _Count:
    guests: Mapping[GuestId, Guest]
    openings: int
    participants: int


_LAST_COUNT: Final = _Count({}, 0, 0)
"""A thousand phones that come back at once are sent the number, while the guests stay the same."""


def count_participants(state: PartyState) -> int:
    """Return the number of guests who have requested or voted since the party opened.

    The host is not counted, and forgotten guests are.
    """
    last = _LAST_COUNT
    if last.guests is not state.guests or last.openings != state.openings:
        last.guests, last.openings = state.guests, state.openings
        last.participants = sum(took_part(guest, state) for guest in state.guests.values())
    return state.guests_forgotten + last.participants


def took_part(guest: Guest, state: PartyState) -> bool:
    """Return True if a guest other than the host has acted since the party opened."""
    return guest.has_acted and guest.last_opening == state.openings and guest.voice != HOST


def _count_idle(state: PartyState) -> int:
    return sum(not guest.is_persistent for guest in state.guests.values())


def _level(bucket: TokenBucket | None, now: Now) -> float:
    if bucket is None:
        return float(NEW_IDENTITIES_BURST)
    return min(
        float(NEW_IDENTITIES_BURST),
        bucket.level + elapsed_s(bucket.at, now.at) / NEW_IDENTITIES_REFILL_S,
    )


def _too_many(limit: int, wait_s: float) -> RefusedError:
    return RefusedError(Refusal.NEWCOMERS_LIMIT, limit=limit, remaining=0, retry_after_s=wait_s)
