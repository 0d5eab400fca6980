"""Identities cost something, and those that do nothing are forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.domain.guests import hashtags, identity_limits, joining, limits, moderation
from raveberry_server.domain.guests.identity_limits import (
    IDLE_TIMEOUT,
    NEW_IDENTITIES_BURST,
    NEW_IDENTITIES_REFILL_S,
)
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Location, Newcomer, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import BucketKind

from tests.fakes.party.domain_party import DomainParty, a_song

CODE = "ABCD-EFGH"
HERE = Location(key="192.0.2.1", network="192.0.2.0/24")


def come(party: DomainParty, name: str, location: Location | None = HERE, code: str = "") -> Caller:
    newcomer = Newcomer(id=GuestId(name), token_hash=name, code=code, location=location)
    party.do(joining.admit(party.state, newcomer, party.now))
    return Caller(id=newcomer.id, role=Role.GUEST, location=location)


def made(party: DomainParty, times: int, location: Location | None = HERE) -> int:
    before = len(party.state.guests)
    for number in range(times):
        try:
            come(party, f"{location} {before} {number}", location)
        except RefusedError:
            break
    return len(party.state.guests) - before


def test_new_identities_of_an_address_are_limited() -> None:
    party = DomainParty()
    assert made(party, NEW_IDENTITIES_BURST + 10) == NEW_IDENTITIES_BURST
    with pytest.raises(RefusedError) as refused:
        come(party, "one too many")
    assert refused.value.reason is Reason.RATE_LIMITED
    assert refused.value.retry_after_s == NEW_IDENTITIES_REFILL_S
    party.wait(2 * NEW_IDENTITIES_REFILL_S)
    assert made(party, 10) == 2
    assert made(party, 10, Location(key="192.0.2.2", network="192.0.2.0/24")) == 10


def test_identities_of_trusted_interfaces_are_not_counted() -> None:
    party = DomainParty()
    assert made(party, NEW_IDENTITIES_BURST + 10, None) == NEW_IDENTITIES_BURST + 10


def test_joining_by_code_uses_no_identity_of_the_address() -> None:
    party = DomainParty()
    party.state = joining.renew_expired_join_code(party.state, CODE, party.now)
    made(party, NEW_IDENTITIES_BURST)
    come(party, "honest", code=CODE)
    assert "honest" in party.state.guests


def test_a_known_guest_uses_no_new_identity() -> None:
    party = DomainParty()
    ann = come(party, "ann")
    made(party, NEW_IDENTITIES_BURST)
    come(party, ann.id)


def test_all_identities_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity_limits, "MAX_IDLE_IDENTITIES", 3)
    party = DomainParty()
    places = [Location(key=str(number), network="many") for number in range(5)]
    assert [made(party, 1, place) for place in places] == [1, 1, 1, 0, 0]
    party.ask(next(iter(party.state.guests)), "a")
    assert made(party, 0) == 0


def test_only_idle_identities_are_removed() -> None:
    party = DomainParty(moderate_texts=True)
    for name in ("idle", "asked", "mod", "banned", "muted", "page is open", "wrote"):
        come(party, name, None)
    entry = party.request(come(party, "asked", None), a_song("a")).entry
    party.do(moderation.set_role(party.state, GuestId("mod"), Role.MOD))
    party.do(moderation.ban_guest(party.state, HOST_CALLER, GuestId("banned"), is_on=True))
    party.do(moderation.mute_guest(party.state, HOST_CALLER, GuestId("muted"), 5, party.now))
    party.do(hashtags.add_hashtag(party.state, come(party, "wrote", None), "#hi", party.now))
    here = {GuestId("page is open")}
    assert identity_limits.without_idle(party.state, here, party.now) is party.state
    assert identity_limits.next_idle_at(party.state) == party.now.at + IDLE_TIMEOUT
    party.wait(IDLE_TIMEOUT.total_seconds())
    party.state = identity_limits.without_idle(party.state, here, party.now)
    assert set(party.state.guests) == {"asked", "mod", "banned", "muted", "page is open"}
    assert (party.state.texts, entry in party.state.waiting) == ({}, True)
    party.state = identity_limits.without_idle(party.state, (), party.now)
    assert identity_limits.next_idle_at(party.state) is None
    assert identity_limits.count_participants(party.state) == 1


def test_participants_are_those_of_the_state_that_is_counted() -> None:
    party = DomainParty()
    party.request(come(party, "asked", None), a_song("a"))
    one = party.state
    party.request(come(party, "asked too", None), a_song("b"))
    two = party.state
    reopened = replace(one, openings=one.openings + 1)
    forgotten = replace(one, guests_forgotten=5)
    states = (one, two, reopened, one, forgotten)
    assert [identity_limits.count_participants(state) for state in states] == [1, 2, 0, 1, 6]


def test_without_waiting_texts_none_are_changed() -> None:
    party = DomainParty()
    come(party, "idle", None)
    texts = party.state.texts
    party.wait(IDLE_TIMEOUT.total_seconds())
    assert identity_limits.without_idle(party.state, (), party.now).texts is texts


def test_an_address_that_made_none_for_long_is_forgotten() -> None:
    party = DomainParty()
    made(party, 2)
    key = (BucketKind.NEWCOMERS, HERE.key)
    assert key in limits.prune_buckets(party.state, party.now).buckets
    party.wait(2 * NEW_IDENTITIES_REFILL_S)
    assert key not in limits.prune_buckets(party.state, party.now).buckets
    assert timedelta(seconds=NEW_IDENTITIES_BURST * NEW_IDENTITIES_REFILL_S) >= IDLE_TIMEOUT
