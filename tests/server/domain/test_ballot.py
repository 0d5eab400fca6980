"""Votes are set, never added."""

from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.ballot import Ballot
from raveberry_server.domain.ids import GuestId

GUESTS = st.sampled_from([GuestId(name) for name in ("ann", "bob", "cem", "dora")])
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
