"""Limits: buckets that refill evenly, shown before they bite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.guests.limits import Limit, prune_buckets, remaining_limits
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.state import BucketKind
from raveberry_server.domain.requests import voting

from tests.fakes.scene import Scene, a_guest, a_song

HOURLY = {"max_waiting_per_guest": 0}


def ask(scene: Scene, caller: Caller) -> EntryId:
    return scene.request(caller, a_song(f"s{scene.state.entries_made}")).entry


def refusal_of(scene: Scene, caller: Caller) -> RefusedError:
    before = scene.state
    with pytest.raises(RefusedError) as refusal:
        ask(scene, caller)
    assert scene.state is before
    return refusal.value


def requests_left(scene: Scene, guest: str | None) -> Limit | None:
    name = GuestId(guest) if guest is not None else None
    return remaining_limits(scene.state, name, Role.GUEST, scene.now).requests


def vote(scene: Scene, caller: Caller, entry: EntryId, value: int) -> None:
    scene.do(voting.vote(scene.state, caller, entry, value, scene.now))


# --- requests ------------------------------------------------------------------------------------


def test_a_new_identity_has_few_requests_and_earns_more_evenly() -> None:
    scene = Scene(**HOURLY)
    ann = scene.join("ann")
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=3, next_in_s=0)
    for _ in range(3):
        ask(scene, ann)
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=0, next_in_s=120)
    refusal = refusal_of(scene, ann)
    assert refusal.reason is Reason.LIMIT_REACHED
    assert (refusal.limit, refusal.remaining, refusal.retry_after_s) == (30, 0, 120)
    assert "2 min" in refusal.message
    scene.wait(120)
    ask(scene, ann)
    scene.wait(60)
    assert "60 s" not in refusal_of(scene, ann).message
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=0, next_in_s=60)


def test_who_has_been_here_long_may_ask_up_to_the_hourly_limit() -> None:
    scene = Scene(**HOURLY)
    ann = scene.join("ann")
    scene.wait(7_200)
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=30, next_in_s=0)
    for _ in range(30):
        ask(scene, ann)
    assert refusal_of(scene, ann).reason is Reason.LIMIT_REACHED


def test_somebody_without_an_identity_sees_what_a_new_one_may() -> None:
    scene = Scene(**HOURLY)
    assert requests_left(scene, None) == Limit(limit=30, remaining=3, next_in_s=0)


def test_without_fresh_requests_a_new_identity_has_the_whole_limit() -> None:
    scene = Scene(**HOURLY, fresh_requests=0)
    scene.join("ann")
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=30, next_in_s=0)


def test_the_tighter_limit_is_shown() -> None:
    scene = Scene(max_requests_per_hour=30, max_waiting_per_guest=2)
    ann = scene.join("ann")
    assert requests_left(scene, "ann") == Limit(limit=2, remaining=2, next_in_s=0)
    first = ask(scene, ann)
    ask(scene, ann)
    scene.start(first)
    ask(scene, ann)
    # Both are at their end: the one that takes longer to give way is shown.
    assert requests_left(scene, "ann") == Limit(limit=2, remaining=0, next_in_s=180)
    refusal = refusal_of(scene, ann)
    assert (refusal.limit, refusal.retry_after_s) == (2, 180)


def test_without_limits_everything_is_unlimited() -> None:
    scene = Scene(max_waiting_per_guest=0, max_requests_per_hour=0, vote_rate_per_min=0)
    assert remaining_limits(scene.state, GuestId("ann"), Role.GUEST, scene.now).requests is None
    assert remaining_limits(scene.state, GuestId("ann"), Role.GUEST, scene.now).votes is None


def test_mods_and_hosts_have_no_limits() -> None:
    scene = Scene(max_requests_per_hour=1, max_waiting_per_guest=1, vote_rate_per_min=1)
    mo = a_guest("mo", Role.MOD)
    for caller in (mo, HOST_CALLER):
        for _ in range(3):
            entry = ask(scene, caller)
            vote(scene, mo, entry, -1)
        left = remaining_limits(scene.state, caller.id, caller.role, scene.now)
        assert (left.requests, left.votes) == (None, None)
    assert scene.state.buckets == {}


def test_a_request_for_a_waiting_song_uses_none() -> None:
    scene = Scene(**HOURLY)
    scene.ask("bob", "a")
    ann = scene.join("ann")
    scene.request(ann, a_song("a"))
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=3, next_in_s=0)


def test_a_failed_song_gives_its_request_back() -> None:
    scene = Scene(**HOURLY)
    ann = scene.join("ann")
    waiting, playing, _ = ask(scene, ann), ask(scene, ann), ask(scene, ann)
    scene.fail(waiting)
    scene.start(playing)
    scene.fail(playing)
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=2, next_in_s=0)


def test_a_withdrawn_song_does_not() -> None:
    scene = Scene(**HOURLY)
    ann = scene.join("ann")
    scene.withdraw("ann", ask(scene, ann))
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=2, next_in_s=0)


# --- votes ---------------------------------------------------------------------------------------


def test_votes_are_a_bucket_too() -> None:
    scene = Scene(vote_rate_per_min=4)
    entry = scene.ask("bob", "a")
    ann = scene.join("ann")
    for value in (1, 0, 1, 0):
        vote(scene, ann, entry, value)
    vote(scene, ann, entry, 0)  # changes nothing and uses nothing
    with pytest.raises(RefusedError) as refusal:
        vote(scene, ann, entry, 1)
    assert (refusal.value.reason, refusal.value.limit) == (Reason.RATE_LIMITED, 4)
    assert refusal.value.retry_after_s == 15
    left = remaining_limits(scene.state, ann.id, Role.GUEST, scene.now).votes
    assert left == Limit(limit=4, remaining=0, next_in_s=15)
    scene.wait(15)
    vote(scene, ann, entry, 1)


# --- identities ----------------------------------------------------------------------------------


def test_only_so_many_new_identities_of_an_address_count() -> None:
    scene = Scene(identity_burst=2, identity_refill_s=15)
    entry = scene.ask("bob", "a")
    troll = [scene.join(f"troll{number}", "192.0.2.1") for number in range(4)]
    vote(scene, troll[0], entry, 1)
    ask(scene, troll[1])
    with pytest.raises(RefusedError) as refusal:
        vote(scene, troll[2], entry, 1)
    assert (refusal.value.reason, refusal.value.retry_after_s) == (Reason.RATE_LIMITED, 15)
    assert refusal_of(scene, troll[2]).reason is Reason.RATE_LIMITED
    vote(scene, troll[0], entry, 0)
    vote(scene, scene.join("elsewhere", "198.51.100.1"), entry, 1)
    scene.wait(15)
    vote(scene, troll[2], entry, 1)
    with pytest.raises(RefusedError):
        vote(scene, troll[3], entry, 1)


def test_an_identity_is_counted_once() -> None:
    scene = Scene(identity_burst=1)
    entry = scene.ask("bob", "a")
    ann = scene.join("ann", "192.0.2.1")
    for value in (1, 0, 1, 0):
        vote(scene, ann, entry, value)
    ask(scene, ann)


def test_refusals_use_up_no_identity() -> None:
    scene = Scene(identity_burst=1)
    entry = scene.ask("bob", "a")
    for number in range(3):
        stranger = scene.join(f"g{number}", "192.0.2.1")
        with pytest.raises(RefusedError):
            vote(scene, stranger, EntryId("e99"), 1)
    vote(scene, scene.join("ann", "192.0.2.1"), entry, 1)


def test_guests_whose_address_is_not_counted_are_not_limited_by_it() -> None:
    scene = Scene(identity_burst=1)
    entry = scene.ask("bob", "a")
    for number in range(3):
        vote(scene, scene.join(f"g{number}"), entry, 1)
    assert {kind for kind, _ in scene.state.buckets} <= {BucketKind.VOTES, BucketKind.REQUESTS}


def test_without_a_burst_every_identity_counts() -> None:
    scene = Scene(identity_burst=0)
    entry = scene.ask("bob", "a")
    for number in range(50):
        vote(scene, scene.join(f"g{number}", "192.0.2.1"), entry, 1)


# --- buckets -------------------------------------------------------------------------------------


def test_full_buckets_are_forgotten_when_a_song_starts() -> None:
    scene = Scene(**HOURLY | {"vote_rate_per_min": 60})
    ann = scene.join("ann", "192.0.2.1")
    entry = ask(scene, ann)
    vote(scene, ann, entry, 0)
    assert {kind for kind, _ in scene.state.buckets} == {
        BucketKind.REQUESTS,
        BucketKind.VOTES,
        BucketKind.IDENTITIES,
    }
    scene.wait(60)
    scene.start()
    assert {kind for kind, _ in scene.state.buckets} == {BucketKind.REQUESTS}
    scene.set("max_requests_per_hour", 0)
    assert prune_buckets(scene.state, scene.now).buckets == {}


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    scene = Scene(**HOURLY)
    ann = scene.join("ann")
    ask(scene, ann)
    scene.wait(-4)
    assert requests_left(scene, "ann") == Limit(limit=30, remaining=2, next_in_s=0)


@pytest.mark.parametrize("step_s", [-60, -3_600, -20 * 365 * 24 * 3_600])
def test_a_clock_that_was_set_back_freezes_no_bucket(step_s: int) -> None:
    scene = Scene(**HOURLY)
    ann = scene.join("ann")
    ask(scene, ann)
    scene.wait(step_s)
    left = requests_left(scene, "ann")
    assert left.remaining > 2
    ask(scene, ann)
    scene.wait(240)
    assert requests_left(scene, "ann").remaining >= left.remaining


@given(st.lists(st.integers(min_value=0, max_value=2_000), max_size=60))
def test_nobody_asks_more_in_an_hour_than_allowed_and_what_is_shown_is_true(
    waits_s: list[int],
) -> None:
    scene = Scene(**HOURLY)
    ann = scene.join("ann")
    asked_at_s: list[float] = []
    passed_s = 0.0
    for wait_s in waits_s:
        scene.wait(wait_s)
        passed_s += wait_s
        left = requests_left(scene, "ann")
        assert left is not None
        try:
            ask(scene, ann)
        except RefusedError as refusal:
            assert (left.remaining, left.next_in_s) == (0, refusal.retry_after_s)  # noqa: PT017 - both outcomes are right
        else:
            assert left.remaining > 0
            asked_at_s.append(passed_s)
    for at_s in asked_at_s:
        # A full bucket and its refill: never more than that in any hour.
        within = [other for other in asked_at_s if at_s <= other < at_s + 3_600]
        assert len(within) <= 60
