"""Voices limit the votes of one person and leave those of a crowd."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.guests import identity_limits, joining, limits
from raveberry_server.domain.guests.shared_voices import (
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

from tests.fakes.party.domain_party import DomainParty

CODE = "ABCD-EFGH"
ROUTER = Location(key="192.0.2.1", network="192.0.2.0/24")
TROLL = "device 66"


def device(name: str) -> Location:
    return Location(key=name, network=name, is_device=True)


def a_party() -> tuple[DomainParty, EntryId]:
    party = DomainParty(mode="full_voting", vote_rate_per_min=0)
    party.state = joining.renew_expired_join_code(party.state, CODE, party.now)
    entry = party.ask("host's cousin", "a")
    return party, entry


def come(party: DomainParty, name: str, location: Location | None, code: str = "") -> Caller:
    newcomer = Newcomer(id=GuestId(name), token_hash=name, code=code, location=location)
    party.do(joining.admit(party.state, newcomer, party.now))
    return Caller(
        id=newcomer.id,
        role=Role.GUEST,
        address=location.key if location else None,
        location=location,
    )


def vote(party: DomainParty, caller: Caller, entry: EntryId, value: int = 1) -> int:
    return party.do(voting.vote(party.state, caller, entry, value, party.now)).score


def test_a_device_among_others_has_at_most_two_votes() -> None:
    party, entry = a_party()
    for number in range(4):
        score = vote(party, come(party, f"honest {number}", device(f"device {number}")), entry)
    for number in range(20):
        code = CODE if number % 2 else ""
        score = vote(party, come(party, f"tab {number}", device(TROLL), code), entry)
    assert score == 1 + 4 + VOTES_PER_VOICE


def test_kiosks_are_one_voice_from_the_first_vote_on() -> None:
    party, entry = a_party()
    kiosk = Location(key="kiosk", network="kiosk", is_kiosk=True)
    for number in range(6):
        score = vote(party, come(party, f"table {number}", kiosk), entry)
    assert score == 1 + VOTES_PER_VOICE
    for number in range(3):
        score = vote(party, come(party, f"guest {number}", ROUTER, CODE), entry)
    assert score == 1 + VOTES_PER_VOICE + 3


def test_a_kiosk_is_no_device_beside_which_another_is_single() -> None:
    party, entry = a_party()
    kiosk = Location(key="kiosk", network="kiosk", is_kiosk=True)
    for number in range(MIN_OTHER_DEVICES):
        vote(party, come(party, f"table {number}", kiosk), entry)
    before = vote(party, come(party, "guest 0", device("router"), CODE), entry)
    for number in range(1, 4):
        score = vote(party, come(party, f"guest {number}", device("router"), CODE), entry)
    assert score == before + 3


def test_a_device_among_few_others_is_taken_for_a_router() -> None:
    party, entry = a_party()
    others = MIN_OTHER_DEVICES - 1
    for number in range(others):
        vote(party, come(party, f"other {number}", device(f"device {number}")), entry)
    for number in range(5):
        score = vote(party, come(party, f"guest {number}", device("router"), CODE), entry)
    assert score == 1 + others + 5


def test_guests_without_actions_do_not_put_codes_in_use() -> None:
    party, entry = a_party()
    for number in range(MIN_GUESTS_BY_CODE + 1):
        come(party, f"idle {number}", ROUTER, CODE)
    for number in range(VOTES_PER_VOICE + 2):
        score = vote(party, come(party, f"guest {number}", ROUTER), entry)
    assert score == 1 + VOTES_PER_VOICE + 2


def test_a_device_has_one_voice_in_a_kick_and_honest_guests_can_still_kick() -> None:
    party, entry = a_party()
    party.guests_active = 21
    tabs = [come(party, f"tab {number}", device(TROLL)) for number in range(20)]
    for caller in tabs:
        vote(party, caller, entry, -1)
    assert party.state.entry(entry) is not None
    assert party.state.waiting[entry].ballot.kick_score() == 1 - KICK_VOTES_PER_VOICE
    for number in range(7):
        assert party.state.entry(entry) is not None
        vote(party, come(party, f"honest {number}", device(f"device {number}")), entry, -1)
        if party.state.entry(entry) is None:
            break
    assert party.state.entry(entry) is None


@pytest.mark.parametrize("location", [ROUTER, device("the router")])
def test_guests_behind_one_router_count_by_the_code(location: Location) -> None:
    party, entry = a_party()
    for number in range(100):
        score = vote(party, come(party, f"honest {number}", location, CODE), entry)
    assert score == 1 + 100
    for number in range(20):
        score = vote(party, come(party, f"tab {number}", location), entry)
    assert score == 1 + 100 + VOTES_PER_VOICE


@pytest.mark.parametrize("is_playing", [False, True])
def test_a_device_that_was_alone_has_one_voice_once_others_come(*, is_playing: bool) -> None:
    party, entry = a_party()
    if is_playing:
        party.start()
    for number in range(5):
        vote(party, come(party, f"tab {number}", device(TROLL), CODE), entry)
    assert {guest.voice for guest in party.state.guests.values()} == {""}
    for number in range(3):
        vote(party, come(party, f"honest {number}", device(f"device {number}")), entry)
    vote(party, come(party, "one more tab", device(TROLL), CODE), entry)
    tabs = [guest for name, guest in party.state.guests.items() if "tab" in name]
    assert {guest.voice for guest in tabs} == {TROLL}
    # What they had voted by then counts no more than that, either.
    voted = party.state.entry(entry)
    assert voted is not None
    assert voted.ballot.score == 1 + 3 + VOTES_PER_VOICE


def test_voices_by_code_are_limited_to_the_rate_of_a_crowd() -> None:
    party, entry = a_party()
    for number in range(CODE_VOICES_BURST + 50):
        score = vote(party, come(party, f"tab {number}", ROUTER, CODE), entry)
    assert score == 1 + CODE_VOICES_BURST + VOTES_PER_VOICE
    party.wait(10 * CODE_VOICES_REFILL_S)
    for number in range(50):
        score = vote(party, come(party, f"late {number}", ROUTER, CODE), entry)
    assert score == 1 + CODE_VOICES_BURST + VOTES_PER_VOICE + 10


def test_before_codes_are_in_use_all_votes_count() -> None:
    party, entry = a_party()
    for number in range(20):
        score = vote(party, come(party, f"g{number}", ROUTER), entry)
    assert score == 1 + 20


def test_earlier_guests_keep_their_voice() -> None:
    party, entry = a_party()
    early = come(party, "early", ROUTER)
    assert vote(party, early, entry) == 2
    for number in range(MIN_GUESTS_BY_CODE):
        vote(party, come(party, f"by code {number}", ROUTER, CODE), entry)
    for number in range(5):
        score = vote(party, come(party, f"tab {number}", ROUTER), entry)
    assert score == 2 + MIN_GUESTS_BY_CODE + VOTES_PER_VOICE
    assert vote(party, early, entry, -1) == score - 2
    assert vote(party, early, entry, 1) == score


def test_typing_the_code_later_gives_a_voice() -> None:
    party, entry = a_party()
    for number in range(MIN_GUESTS_BY_CODE):
        vote(party, come(party, f"by code {number}", ROUTER, CODE), entry)
    late = come(party, "late", ROUTER)
    vote(party, late, entry)
    assert party.state.guests[late.id].voice == ROUTER.network
    party.do(joining.join(party.state, late, joining.JoinRequest(code=CODE), party.now))
    vote(party, late, entry, 0)
    vote(party, late, entry, 1)
    assert party.state.guests[late.id].voice == ""
    before = party.state
    party.do(joining.join(party.state, late, joining.JoinRequest(code=CODE), party.now))
    assert party.state is before


def test_guests_by_code_behind_one_router_kick_after_a_while() -> None:
    party, entry = a_party()
    party.guests_active = 40
    tabs = [come(party, f"tab {number}", ROUTER, CODE) for number in range(40)]
    for caller in tabs:
        vote(party, caller, entry, -1)
    assert party.state.entry(entry) is not None
    party.wait(MIN_AGE_TO_KICK_S)
    vote(party, tabs[0], entry, 0)
    vote(party, tabs[0], entry, -1)
    assert party.state.entry(entry) is None


def test_the_host_votes_and_is_no_guest() -> None:
    party, entry = a_party()
    host = replace(come(party, "host by cookie", None), role=Role.HOST)
    assert vote(party, host, entry) == 2
    assert identity_limits.count_participants(party.state) == 0


def test_mods_and_guests_without_an_address_have_their_own_voice() -> None:
    party, entry = a_party()
    mod = replace(come(party, "mod", device(TROLL)), role=Role.MOD)
    button = come(party, "button", None)
    assert [vote(party, caller, entry) for caller in (mod, button)] == [2, 3]
    assert {guest.voice for guest in party.state.guests.values()} == {""}


def test_an_ended_burst_of_codes_is_forgotten() -> None:
    party, _ = a_party()
    come(party, "ann", ROUTER, CODE)
    key = (BucketKind.CROWD, ROUTER.network)
    assert key in limits.prune_buckets(party.state, party.now).buckets
    party.wait(CODE_VOICES_REFILL_S)
    assert key not in limits.prune_buckets(party.state, party.now).buckets


@given(
    st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.sampled_from([-1, 0, 1])), max_size=60)
)
def test_one_device_among_others_decides_no_song(cast: list[tuple[int, bool, int]]) -> None:
    party, entry = a_party()
    party.guests_active = 40
    for number in range(3):
        vote(party, come(party, f"honest {number}", device(f"device {number}")), entry)
    before = party.state.waiting[entry].ballot
    for number, has_code, value in cast:
        name = GuestId(f"tab {number} {has_code}")
        if name not in party.state.guests:
            if len(party.state.guests) >= 20:
                continue
            come(party, name, device(TROLL), CODE if has_code else "")
        caller = Caller(id=name, role=Role.GUEST, address=TROLL, location=device(TROLL))
        vote(party, caller, entry, value)
    after = party.state.waiting[entry].ballot
    assert abs(after.score - before.score) <= VOTES_PER_VOICE
    assert abs(after.kick_score() - before.kick_score()) <= KICK_VOTES_PER_VOICE
