"""Limits: buckets that refill evenly, shown before they bite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.guests.limits import Limit, prune_buckets, remaining_limits
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.state import BucketKind
from raveberry_server.domain.requests import voting

from tests.fakes.party.domain_party import DomainParty, a_guest, a_song

HOURLY = {"max_waiting_per_guest": 0}


def ask(party: DomainParty, caller: Caller) -> EntryId:
    return party.request(caller, a_song(f"s{party.state.entries_made}")).entry


def refusal_of(party: DomainParty, caller: Caller) -> RefusedError:
    before = party.state
    with pytest.raises(RefusedError) as refusal:
        ask(party, caller)
    assert party.state is before
    return refusal.value


def requests_left(party: DomainParty, guest: str | None) -> Limit | None:
    name = GuestId(guest) if guest is not None else None
    return remaining_limits(party.state, name, Role.GUEST, party.now).requests


def vote(party: DomainParty, caller: Caller, entry: EntryId, value: int) -> None:
    party.do(voting.vote(party.state, caller, entry, value, party.now))


# --- requests ------------------------------------------------------------------------------------


def test_a_new_identity_has_few_requests_and_earns_more_evenly() -> None:
    party = DomainParty(**HOURLY)
    ann = party.join("ann")
    assert requests_left(party, "ann") == Limit(limit=30, remaining=3, next_in_s=0)
    for _ in range(3):
        ask(party, ann)
    assert requests_left(party, "ann") == Limit(limit=30, remaining=0, next_in_s=120)
    refusal = refusal_of(party, ann)
    assert refusal.reason is Reason.LIMIT_REACHED
    assert (refusal.limit, refusal.remaining, refusal.retry_after_s) == (30, 0, 120)
    assert refusal.refusal is Refusal.REQUEST_LIMIT
    party.wait(120)
    ask(party, ann)
    party.wait(60)
    assert refusal_of(party, ann).retry_after_s == 60
    assert requests_left(party, "ann") == Limit(limit=30, remaining=0, next_in_s=60)


def test_older_identities_have_the_hourly_limit() -> None:
    party = DomainParty(**HOURLY)
    ann = party.join("ann")
    party.wait(7_200)
    assert requests_left(party, "ann") == Limit(limit=30, remaining=30, next_in_s=0)
    for _ in range(30):
        ask(party, ann)
    assert refusal_of(party, ann).reason is Reason.LIMIT_REACHED


def test_without_an_identity_the_limits_of_a_new_one_are_shown() -> None:
    party = DomainParty(**HOURLY)
    assert requests_left(party, None) == Limit(limit=30, remaining=3, next_in_s=0)


def test_without_fresh_requests_a_new_identity_has_the_whole_limit() -> None:
    party = DomainParty(**HOURLY, fresh_requests=0)
    party.join("ann")
    assert requests_left(party, "ann") == Limit(limit=30, remaining=30, next_in_s=0)


def test_the_tighter_limit_is_shown() -> None:
    party = DomainParty(max_requests_per_hour=30, max_waiting_per_guest=2)
    ann = party.join("ann")
    assert requests_left(party, "ann") == Limit(limit=2, remaining=2, next_in_s=0)
    first = ask(party, ann)
    ask(party, ann)
    party.start(first)
    ask(party, ann)
    # Both are at their end: the one that takes longer to give way is shown.
    assert requests_left(party, "ann") == Limit(limit=2, remaining=0, next_in_s=180)
    refusal = refusal_of(party, ann)
    assert (refusal.limit, refusal.retry_after_s) == (2, 180)


def test_without_limits_everything_is_unlimited() -> None:
    party = DomainParty(max_waiting_per_guest=0, max_requests_per_hour=0, vote_rate_per_min=0)
    assert remaining_limits(party.state, GuestId("ann"), Role.GUEST, party.now).requests is None
    assert remaining_limits(party.state, GuestId("ann"), Role.GUEST, party.now).votes is None


def test_mods_and_hosts_have_no_limits() -> None:
    party = DomainParty(max_requests_per_hour=1, max_waiting_per_guest=1, vote_rate_per_min=1)
    mo = a_guest("mo", Role.MOD)
    for caller in (mo, HOST_CALLER):
        for _ in range(3):
            entry = ask(party, caller)
            vote(party, mo, entry, -1)
        left = remaining_limits(party.state, caller.id, caller.role, party.now)
        assert (left.requests, left.votes) == (None, None)
    assert party.state.buckets == {}


def test_a_request_for_a_waiting_song_uses_none() -> None:
    party = DomainParty(**HOURLY)
    party.ask("bob", "a")
    ann = party.join("ann")
    party.request(ann, a_song("a"))
    assert requests_left(party, "ann") == Limit(limit=30, remaining=3, next_in_s=0)


def test_a_failed_song_gives_its_request_back() -> None:
    party = DomainParty(**HOURLY)
    ann = party.join("ann")
    waiting, playing, _ = ask(party, ann), ask(party, ann), ask(party, ann)
    party.fail(waiting)
    party.start(playing)
    party.fail(playing)
    assert requests_left(party, "ann") == Limit(limit=30, remaining=2, next_in_s=0)


def test_a_withdrawn_song_does_not_give_its_request_back() -> None:
    party = DomainParty(**HOURLY)
    ann = party.join("ann")
    party.withdraw("ann", ask(party, ann))
    assert requests_left(party, "ann") == Limit(limit=30, remaining=2, next_in_s=0)


# --- votes ---------------------------------------------------------------------------------------


def test_votes_have_a_token_bucket() -> None:
    party = DomainParty(vote_rate_per_min=4)
    entry = party.ask("bob", "a")
    ann = party.join("ann")
    for value in (1, 0, 1, 0):
        vote(party, ann, entry, value)
    vote(party, ann, entry, 0)  # changes nothing and uses nothing
    with pytest.raises(RefusedError) as refusal:
        vote(party, ann, entry, 1)
    assert (refusal.value.reason, refusal.value.limit) == (Reason.RATE_LIMITED, 4)
    assert refusal.value.retry_after_s == 15
    left = remaining_limits(party.state, ann.id, Role.GUEST, party.now).votes
    assert left == Limit(limit=4, remaining=0, next_in_s=15)
    party.wait(15)
    vote(party, ann, entry, 1)


# --- identities ----------------------------------------------------------------------------------


def test_new_identities_of_an_address_that_count_are_limited() -> None:
    party = DomainParty(identity_burst=2, identity_refill_s=15)
    entry = party.ask("bob", "a")
    troll = [party.join(f"troll{number}", "192.0.2.1") for number in range(4)]
    vote(party, troll[0], entry, 1)
    ask(party, troll[1])
    with pytest.raises(RefusedError) as refusal:
        vote(party, troll[2], entry, 1)
    assert (refusal.value.reason, refusal.value.retry_after_s) == (Reason.RATE_LIMITED, 15)
    assert refusal_of(party, troll[2]).reason is Reason.RATE_LIMITED
    vote(party, troll[0], entry, 0)
    vote(party, party.join("elsewhere", "198.51.100.1"), entry, 1)
    party.wait(15)
    vote(party, troll[2], entry, 1)
    with pytest.raises(RefusedError):
        vote(party, troll[3], entry, 1)


def test_an_identity_is_counted_once() -> None:
    party = DomainParty(identity_burst=1)
    entry = party.ask("bob", "a")
    ann = party.join("ann", "192.0.2.1")
    for value in (1, 0, 1, 0):
        vote(party, ann, entry, value)
    ask(party, ann)


def test_refusals_use_no_identity() -> None:
    party = DomainParty(identity_burst=1)
    entry = party.ask("bob", "a")
    for number in range(3):
        stranger = party.join(f"g{number}", "192.0.2.1")
        with pytest.raises(RefusedError):
            vote(party, stranger, EntryId("e99"), 1)
    vote(party, party.join("ann", "192.0.2.1"), entry, 1)


def test_guests_whose_address_is_not_counted_are_not_limited_by_it() -> None:
    party = DomainParty(identity_burst=1)
    entry = party.ask("bob", "a")
    for number in range(3):
        vote(party, party.join(f"g{number}"), entry, 1)
    assert {kind for kind, _ in party.state.buckets} <= {BucketKind.VOTES, BucketKind.REQUESTS}


def test_without_a_burst_every_identity_counts() -> None:
    party = DomainParty(identity_burst=0)
    entry = party.ask("bob", "a")
    for number in range(50):
        vote(party, party.join(f"g{number}", "192.0.2.1"), entry, 1)


# --- buckets -------------------------------------------------------------------------------------


def test_full_buckets_are_forgotten_when_a_song_starts() -> None:
    party = DomainParty(**HOURLY | {"vote_rate_per_min": 60})
    ann = party.join("ann", "192.0.2.1")
    entry = ask(party, ann)
    vote(party, ann, entry, 0)
    assert {kind for kind, _ in party.state.buckets} == {
        BucketKind.REQUESTS,
        BucketKind.VOTES,
        BucketKind.IDENTITIES,
    }
    party.wait(60)
    party.start()
    assert {kind for kind, _ in party.state.buckets} == {BucketKind.REQUESTS}
    party.set("max_requests_per_hour", 0)
    assert prune_buckets(party.state, party.now).buckets == {}


def test_a_clock_set_back_takes_no_tokens() -> None:
    party = DomainParty(**HOURLY)
    ann = party.join("ann")
    ask(party, ann)
    party.wait(-4)
    assert requests_left(party, "ann") == Limit(limit=30, remaining=2, next_in_s=0)


@pytest.mark.parametrize("step_s", [-60, -3_600, -20 * 365 * 24 * 3_600])
def test_a_clock_that_was_set_back_freezes_no_bucket(step_s: int) -> None:
    party = DomainParty(**HOURLY)
    ann = party.join("ann")
    ask(party, ann)
    party.wait(step_s)
    left = requests_left(party, "ann")
    assert left.remaining > 2
    ask(party, ann)
    party.wait(240)
    assert requests_left(party, "ann").remaining >= left.remaining


@given(st.lists(st.integers(min_value=0, max_value=2_000), max_size=60))
def test_the_hourly_limit_holds_and_is_shown_correctly(
    waits_s: list[int],
) -> None:
    party = DomainParty(**HOURLY)
    ann = party.join("ann")
    asked_at_s: list[float] = []
    passed_s = 0.0
    for wait_s in waits_s:
        party.wait(wait_s)
        passed_s += wait_s
        left = requests_left(party, "ann")
        assert left is not None
        try:
            ask(party, ann)
        except RefusedError as refusal:
            assert (left.remaining, left.next_in_s) == (0, refusal.retry_after_s)  # noqa: PT017 - both outcomes are right
        else:
            assert left.remaining > 0
            asked_at_s.append(passed_s)
    for at_s in asked_at_s:
        # A full bucket and its refill: never more than that in any hour.
        within = [other for other in asked_at_s if at_s <= other < at_s + 3_600]
        assert len(within) <= 60


# --- unplayable songs ----------------------------------------------------------------------------


def fail_in_a_row(party: DomainParty, caller: Caller, count: int) -> None:
    for _ in range(count):
        party.fail(ask(party, caller))


def test_a_guest_whose_songs_fail_in_a_row_waits_for_the_next_request() -> None:
    party = DomainParty(max_requests_per_hour=0)
    ann, ben = party.join("ann"), party.join("ben")
    fail_in_a_row(party, ann, 2)
    assert (requests_left(party, "ann") or Limit(limit=9, remaining=9, next_in_s=0)).remaining > 1
    fail_in_a_row(party, ann, 1)
    refusal = refusal_of(party, ann)
    assert (refusal.refusal, refusal.retry_after_s) == (Refusal.FAILURES_LIMIT, 60)
    assert requests_left(party, "ann") == Limit(limit=3, remaining=0, next_in_s=60)
    ask(party, ben)
    party.wait(60)
    fail_in_a_row(party, ann, 1)
    assert refusal_of(party, ann).retry_after_s == 60


def test_a_song_that_finished_forgets_the_failures() -> None:
    party = DomainParty(max_requests_per_hour=0)
    ann = party.join("ann")
    fail_in_a_row(party, ann, 2)
    party.start(ask(party, ann))
    party.finish()
    assert not any(kind is BucketKind.FAILURES for kind, _ in party.state.buckets)
    fail_in_a_row(party, ann, 2)
    ask(party, ann)


def test_songs_of_nobody_and_of_the_host_slow_nobody_down() -> None:
    party = DomainParty()
    for number in range(5):
        party.fail(party.put(f"repeated {number}", Origin.REPEAT))
        party.fail(party.request(HOST_CALLER, a_song(f"hosted {number}")).entry)
    forgotten = ask(party, party.join("ann"))
    party.change(forgotten, requested_by=None)
    party.fail(forgotten)
    ask(party, HOST_CALLER)
    assert not any(owner == "" for _, owner in party.state.buckets)
