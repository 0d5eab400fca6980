"""Voices limit the votes of one person and leave those of a crowd."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.guests import identities, joining, limits
from raveberry_server.domain.guests.voices import (
    CODE_VOICES_BURST,
    CODE_VOICES_REFILL_S,
    MIN_AGE_TO_KICK_S,
    MIN_GUESTS_BY_CODE,
    MIN_OTHER_DEVICES,
)
from raveberry_server.domain.model.ballot import KICK_VOTES_PER_VOICE, VOTES_PER_VOICE
from raveberry_server.domain.model.guest import Caller, Location, Newcomer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.state import BucketKind
from raveberry_server.domain.requests import voting

from tests.fakes.scene import Scene

CODE = "ABCD-EFGH"
ROUTER = Location(key="192.0.2.1", network="192.0.2.0/24")
TROLL = "device 66"


def device(name: str) -> Location:
    return Location(key=name, network=name, is_device=True)


def a_party() -> tuple[Scene, EntryId]:
    scene = Scene(mode="full_voting", vote_rate_per_min=0)
    scene.state = joining.renew_expired_join_code(scene.state, CODE, scene.now)
    entry = scene.ask("host's cousin", "a")
    return scene, entry


def come(scene: Scene, name: str, location: Location | None, code: str = "") -> Caller:
    newcomer = Newcomer(id=GuestId(name), token_hash=name, code=code, location=location)
    scene.do(joining.admit(scene.state, newcomer, scene.now))
    return Caller(
        id=newcomer.id,
        role=Role.GUEST,
        address=location.key if location else None,
        location=location,
    )


def vote(scene: Scene, caller: Caller, entry: EntryId, value: int = 1) -> int:
    return scene.do(voting.vote(scene.state, caller, entry, value, scene.now)).score


def test_a_device_among_others_has_two_votes_whatever_it_does() -> None:
    scene, entry = a_party()
    for number in range(4):
        score = vote(scene, come(scene, f"honest {number}", device(f"device {number}")), entry)
    for number in range(20):
        code = CODE if number % 2 else ""
        score = vote(scene, come(scene, f"tab {number}", device(TROLL), code), entry)
    assert score == 1 + 4 + VOTES_PER_VOICE


def test_a_device_among_few_others_may_be_the_router_of_everybody() -> None:
    scene, entry = a_party()
    others = MIN_OTHER_DEVICES - 1
    for number in range(others):
        vote(scene, come(scene, f"other {number}", device(f"device {number}")), entry)
    for number in range(5):
        score = vote(scene, come(scene, f"guest {number}", device("router"), CODE), entry)
    assert score == 1 + others + 5


def test_guests_who_only_joined_do_not_make_codes_the_way_to_join() -> None:
    scene, entry = a_party()
    for number in range(MIN_GUESTS_BY_CODE + 1):
        come(scene, f"idle {number}", ROUTER, CODE)
    for number in range(VOTES_PER_VOICE + 2):
        score = vote(scene, come(scene, f"guest {number}", ROUTER), entry)
    assert score == 1 + VOTES_PER_VOICE + 2


def test_a_device_has_one_voice_in_a_kick_and_honest_guests_can_still_kick() -> None:
    scene, entry = a_party()
    scene.guests_active = 21
    tabs = [come(scene, f"tab {number}", device(TROLL)) for number in range(20)]
    for caller in tabs:
        vote(scene, caller, entry, -1)
    assert scene.state.entry(entry) is not None
    assert scene.state.waiting[entry].ballot.kick_score() == 1 - KICK_VOTES_PER_VOICE
    for number in range(7):
        assert scene.state.entry(entry) is not None
        vote(scene, come(scene, f"honest {number}", device(f"device {number}")), entry, -1)
        if scene.state.entry(entry) is None:
            break
    assert scene.state.entry(entry) is None


@pytest.mark.parametrize("location", [ROUTER, device("the router")])
def test_everybody_behind_one_router_counts_by_the_code(location: Location) -> None:
    scene, entry = a_party()
    for number in range(100):
        score = vote(scene, come(scene, f"honest {number}", location, CODE), entry)
    assert score == 1 + 100
    for number in range(20):
        score = vote(scene, come(scene, f"tab {number}", location), entry)
    assert score == 1 + 100 + VOTES_PER_VOICE


@pytest.mark.parametrize("is_playing", [False, True])
def test_a_device_that_was_alone_has_one_voice_once_others_come(*, is_playing: bool) -> None:
    scene, entry = a_party()
    if is_playing:
        scene.start()
    for number in range(5):
        vote(scene, come(scene, f"tab {number}", device(TROLL), CODE), entry)
    assert {guest.voice for guest in scene.state.guests.values()} == {""}
    for number in range(3):
        vote(scene, come(scene, f"honest {number}", device(f"device {number}")), entry)
    vote(scene, come(scene, "one more tab", device(TROLL), CODE), entry)
    tabs = [guest for name, guest in scene.state.guests.items() if "tab" in name]
    assert {guest.voice for guest in tabs} == {TROLL}
    # What they had voted by then counts no more than that, either.
    voted = scene.state.entry(entry)
    assert voted is not None
    assert voted.ballot.score == 1 + 3 + VOTES_PER_VOICE


def test_by_the_code_no_more_count_singly_than_a_crowd_has() -> None:
    scene, entry = a_party()
    for number in range(CODE_VOICES_BURST + 50):
        score = vote(scene, come(scene, f"tab {number}", ROUTER, CODE), entry)
    assert score == 1 + CODE_VOICES_BURST + VOTES_PER_VOICE
    scene.wait(10 * CODE_VOICES_REFILL_S)
    for number in range(50):
        score = vote(scene, come(scene, f"late {number}", ROUTER, CODE), entry)
    assert score == 1 + CODE_VOICES_BURST + VOTES_PER_VOICE + 10


def test_without_a_code_on_the_screen_all_count_as_ever() -> None:
    scene, entry = a_party()
    for number in range(20):
        score = vote(scene, come(scene, f"g{number}", ROUTER), entry)
    assert score == 1 + 20


def test_who_was_there_before_the_code_keeps_the_voice() -> None:
    scene, entry = a_party()
    early = come(scene, "early", ROUTER)
    assert vote(scene, early, entry) == 2
    for number in range(MIN_GUESTS_BY_CODE):
        vote(scene, come(scene, f"by code {number}", ROUTER, CODE), entry)
    for number in range(5):
        score = vote(scene, come(scene, f"tab {number}", ROUTER), entry)
    assert score == 2 + MIN_GUESTS_BY_CODE + VOTES_PER_VOICE
    assert vote(scene, early, entry, -1) == score - 2
    assert vote(scene, early, entry, 1) == score


def test_typing_the_code_later_gives_a_voice() -> None:
    scene, entry = a_party()
    for number in range(MIN_GUESTS_BY_CODE):
        vote(scene, come(scene, f"by code {number}", ROUTER, CODE), entry)
    late = come(scene, "late", ROUTER)
    vote(scene, late, entry)
    assert scene.state.guests[late.id].voice == ROUTER.network
    scene.do(joining.join(scene.state, late, joining.JoinRequest(code=CODE), scene.now))
    vote(scene, late, entry, 0)
    vote(scene, late, entry, 1)
    assert scene.state.guests[late.id].voice == ""
    before = scene.state
    scene.do(joining.join(scene.state, late, joining.JoinRequest(code=CODE), scene.now))
    assert scene.state is before


def test_by_the_code_behind_one_router_one_kicks_only_after_a_while() -> None:
    scene, entry = a_party()
    scene.guests_active = 40
    tabs = [come(scene, f"tab {number}", ROUTER, CODE) for number in range(40)]
    for caller in tabs:
        vote(scene, caller, entry, -1)
    assert scene.state.entry(entry) is not None
    scene.wait(MIN_AGE_TO_KICK_S)
    vote(scene, tabs[0], entry, 0)
    vote(scene, tabs[0], entry, -1)
    assert scene.state.entry(entry) is None


def test_the_host_votes_and_is_no_guest() -> None:
    scene, entry = a_party()
    host = replace(come(scene, "host by cookie", None), role=Role.HOST)
    assert vote(scene, host, entry) == 2
    assert identities.count_participants(scene.state) == 0


def test_mods_and_guests_without_an_address_have_their_own_voice() -> None:
    scene, entry = a_party()
    mod = replace(come(scene, "mod", device(TROLL)), role=Role.MOD)
    button = come(scene, "button", None)
    assert [vote(scene, caller, entry) for caller in (mod, button)] == [2, 3]
    assert {guest.voice for guest in scene.state.guests.values()} == {""}


def test_a_crowd_that_is_over_is_forgotten() -> None:
    scene, _ = a_party()
    come(scene, "ann", ROUTER, CODE)
    key = (BucketKind.CROWD, ROUTER.network)
    assert key in limits.prune_buckets(scene.state, scene.now).buckets
    scene.wait(CODE_VOICES_REFILL_S)
    assert key not in limits.prune_buckets(scene.state, scene.now).buckets


@given(
    st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.sampled_from([-1, 0, 1])), max_size=60)
)
def test_one_device_among_others_swings_no_song(cast: list[tuple[int, bool, int]]) -> None:
    scene, entry = a_party()
    scene.guests_active = 40
    for number in range(3):
        vote(scene, come(scene, f"honest {number}", device(f"device {number}")), entry)
    before = scene.state.waiting[entry].ballot
    for number, has_code, value in cast:
        name = GuestId(f"tab {number} {has_code}")
        if name not in scene.state.guests:
            if len(scene.state.guests) >= 20:
                continue
            come(scene, name, device(TROLL), CODE if has_code else "")
        caller = Caller(id=name, role=Role.GUEST, address=TROLL, location=device(TROLL))
        vote(scene, caller, entry, value)
    after = scene.state.waiting[entry].ballot
    assert abs(after.score - before.score) <= VOTES_PER_VOICE
    assert abs(after.kick_score() - before.kick_score()) <= KICK_VOTES_PER_VOICE
