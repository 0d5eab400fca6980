"""Votes are set, never added."""

from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.model.ballot import KICK_VOTES_PER_VOICE, VOTES_PER_VOICE, Ballot
from raveberry_server.domain.model.ids import GuestId

GUESTS = st.sampled_from([GuestId(name) for name in ("ann", "bob", "cem", "dora")])
VOICES = st.sampled_from(["", "", "device 1", "device 2"])
VOTES = st.lists(st.tuples(GUESTS, st.sampled_from([-1, 0, 1])), max_size=30)


def after(votes: list[tuple[GuestId, int]]) -> Ballot:
    ballot = Ballot()
    for guest, value in votes:
        ballot = ballot.with_vote(guest, value)
    return ballot


@given(VOTES)
def test_a_guests_last_vote_is_their_vote(votes: list[tuple[GuestId, int]]) -> None:
    last = dict(votes)
    ballot = after(votes)
    assert dict(ballot.votes) == {guest: value for guest, value in last.items() if value}
    assert all(ballot.vote_of(guest) == value for guest, value in last.items())


@given(VOTES)
def test_the_sums_are_those_of_the_votes(votes: list[tuple[GuestId, int]]) -> None:
    ballot = after(votes)
    values = list(ballot.votes.values())
    assert (ballot.up, ballot.down) == (values.count(1), values.count(-1))
    assert ballot.score == sum(values)


@given(VOTES, GUESTS, st.sampled_from([-1, 0, 1]))
def test_setting_a_vote_twice_is_setting_it_once(
    votes: list[tuple[GuestId, int]], guest: GuestId, value: int
) -> None:
    once = after(votes).with_vote(guest, value)
    assert once.with_vote(guest, value) is once


@given(VOTES, st.randoms(use_true_random=False))
def test_votes_of_different_guests_commute(
    votes: list[tuple[GuestId, int]], random: object
) -> None:
    each = list(dict(votes).items())
    shuffled = list(each)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert after(each) == after(shuffled)


def test_a_ballot_is_never_changed_in_place() -> None:
    before = Ballot()
    before.with_vote(GuestId("ann"), 1)
    assert before == Ballot()


@given(st.lists(st.tuples(GUESTS, st.sampled_from([-1, 0, 1]), VOICES), max_size=30))
def test_a_device_never_counts_for_more_than_it_may(
    cast: list[tuple[GuestId, int, str]],
) -> None:
    ballot = Ballot()
    for guest, value, voice in cast:
        ballot = ballot.with_vote(guest, value, voice)
    own = [value for guest, value in ballot.votes.items() if guest not in ballot.voices]
    up, down = own.count(1), own.count(-1)
    kicks = sum(own)
    for device in ("device 1", "device 2"):
        shared = [ballot.votes[guest] for guest, voice in ballot.voices.items() if voice == device]
        of_device = min(2, shared.count(1)), min(2, shared.count(-1))
        up, down = up + of_device[0], down + of_device[1]
        kicks += max(-1, min(1, of_device[0] - of_device[1]))
    assert (ballot.up, ballot.down, ballot.kick_score()) == (up, down, kicks)
    assert ballot.voices.keys() <= ballot.votes.keys()


def test_a_device_counts_as_two_votes_and_one_in_a_kick() -> None:
    ballot = Ballot()
    for number in range(250):
        ballot = ballot.with_vote(GuestId(f"tab {number}"), -1, "device 1")
    assert (ballot.score, ballot.kick_score()) == (-VOTES_PER_VOICE, -KICK_VOTES_PER_VOICE)


def test_newcomers_share_one_voice_in_a_kick() -> None:
    ballot = Ballot()
    young = [GuestId(f"young {number}") for number in range(9)]
    for guest in (*young, GuestId("old")):
        ballot = ballot.with_vote(guest, -1)
    assert ballot.kick_score() == -10
    assert ballot.kick_score([*young, GuestId("elsewhere")]) == -2


def test_a_vote_can_be_made_to_share_a_voice() -> None:
    ballot = Ballot()
    for number in range(9):
        ballot = ballot.with_vote(GuestId(f"tab {number}"), 1)
    for number in range(9):
        ballot = ballot.with_voice(GuestId(f"tab {number}"), "device 1")
    assert (ballot.up, len(ballot.votes)) == (VOTES_PER_VOICE, 9)
    assert ballot.with_voice(GuestId("nobody"), "device 1") is ballot


def test_forgetting_keeps_what_a_shared_vote_counted() -> None:
    ballot = Ballot().with_vote(GuestId("ann"), 1, "device 1").anonymized(GuestId("ann"))
    assert (ballot.up, dict(ballot.votes), dict(ballot.voices)) == (1, {}, {})
    assert ballot.anonymized(GuestId("ann")) is ballot
