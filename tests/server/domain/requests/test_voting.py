"""Votes on entries, and kicks by votes."""

from collections.abc import Callable

import pytest
from raveberry_server.domain.model.entry import EndReason, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SongEnded, VoteCast
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.playback import current_song

from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song


def refused(party: DomainParty, act: Callable[[], object]) -> RefusedError:
    """The refusal, which must leave everything as it was."""
    before = party.state, list(party.events)
    with pytest.raises(RefusedError) as caught:
        act()
    assert (party.state, party.events) == before
    return caught.value


def test_a_second_vote_replaces_the_first() -> None:
    party = DomainParty(mode="full_voting")
    entry = party.ask("ann", "a")
    for _ in range(3):
        answer = party.vote("bob", entry, 1)
    assert (answer.score, answer.up, answer.down, answer.value) == (2, 2, 0, 1)
    answer = party.vote("bob", entry, -1)
    assert (answer.score, answer.up, answer.down, answer.value) == (0, 1, 1, -1)
    answer = party.vote("bob", entry, 0)
    assert (answer.score, answer.up, answer.down, answer.value) == (1, 1, 0, 0)


def test_an_unchanged_vote_is_no_event() -> None:
    party = DomainParty()
    entry = party.ask("ann", "a")
    before = party.state
    party.vote("ann", entry, 1)
    party.vote("bob", entry, 0)
    assert party.state is before
    assert party.happened(VoteCast) == []


def test_votes_go_on_counting_while_the_song_plays() -> None:
    party, current, *_ = a_playing_party()
    assert party.vote("bob", current, 1).score == 2
    assert party.current is not None
    assert party.current.score == 2


@pytest.mark.parametrize(
    ("mode", "role", "values"),
    [
        ("full_control", Role.GUEST, {-1, 0, 1}),
        ("full_voting", Role.GUEST, {-1, 0, 1}),
        ("upvotes_only", Role.GUEST, {0, 1}),
        ("no_control", Role.GUEST, set()),
        ("upvotes_only", Role.MOD, {-1, 0, 1}),
        ("no_control", Role.MOD, {-1, 0, 1}),
        ("no_control", Role.HOST, {-1, 0, 1}),
    ],
)
def test_each_mode_and_role_has_its_votes(mode: str, role: Role, values: set[int]) -> None:
    party = DomainParty(mode=mode)
    entry = party.ask("ann", "a")
    allowed = set()
    for value in (-1, 0, 1):
        try:
            party.vote("bob", entry, value, role)
        except RefusedError as refusal:
            assert refusal.reason is Reason.NOT_ALLOWED  # noqa: PT017 - both outcomes are counted
        else:
            allowed.add(value)
    assert allowed == values


def test_a_vote_from_before_downvotes_were_switched_off_can_be_taken_back() -> None:
    party = DomainParty(mode="full_voting")
    entry = party.ask("ann", "a")
    party.vote("bob", entry, -1)
    party.set("mode", "upvotes_only")
    assert party.vote("bob", entry, 0).score == 1


def test_a_vote_on_an_entry_that_never_was_is_not_found() -> None:
    party = DomainParty()
    party.ask("ann", "a")
    for name in ("e1", "e99", "x", "", "e-1"):
        refusal = refused(party, lambda name=name: party.vote("bob", EntryId(name), 1))
        assert refusal.reason is Reason.NOT_FOUND


def test_a_vote_on_an_entry_that_is_over_is_gone() -> None:
    party, current, second, _ = a_playing_party()
    party.finish()
    party.remove(second)
    for entry in (current, second):
        assert refused(party, lambda entry=entry: party.vote("bob", entry, 1)).reason is Reason.GONE


def test_a_song_is_kicked_by_the_vote_that_lowers_it_to_the_threshold() -> None:
    party = DomainParty(mode="full_voting")
    entry = party.ask("ann", "a")
    party.vote("b", entry, -1)
    party.vote("c", entry, -1)
    assert party.entry(entry).score == -1
    assert party.vote("d", entry, -1).score == -2
    assert party.state.entry(entry) is None
    (end,) = party.happened(SongEnded)
    assert (end.reason, end.entry.score, end.epoch) == (EndReason.KICKED, -2, None)


def test_a_kick_does_not_reveal_the_voter() -> None:
    party = DomainParty(mode="full_voting", downvotes_to_kick=1)
    entry = party.put("a", Origin.AUTOPLAY)
    party.vote("bob", entry, -1)
    assert [end.by for end in party.happened(SongEnded)] == [None]


def test_taking_an_upvote_back_can_kick() -> None:
    party = DomainParty(mode="full_voting")
    entry = party.ask("ann", "a")
    party.vote("b", entry, -1)
    party.vote("c", entry, -1)
    party.vote("ann", entry, 0)
    assert party.state.entry(entry) is None


def test_a_vote_that_raises_a_song_below_the_threshold_kicks_nothing() -> None:
    party = DomainParty(mode="full_voting", downvotes_to_kick=0)
    entry = party.ask("ann", "a")
    for guest in "bcdefg":
        party.vote(guest, entry, -1)
    party.set("downvotes_to_kick", 2)
    assert party.vote("b", entry, 0).score == -4
    assert party.state.entry(entry) is not None


def test_changing_the_threshold_kicks_nothing_by_itself() -> None:
    party = DomainParty(mode="full_voting", downvotes_to_kick=5)
    entry = party.ask("ann", "a")
    for guest in "bcd":
        party.vote(guest, entry, -1)
    party.set("downvotes_to_kick", 1)
    assert party.state.entry(entry) is not None


def test_a_threshold_of_zero_never_kicks() -> None:
    party = DomainParty(mode="full_voting", downvotes_to_kick=0)
    entry = party.ask("ann", "a")
    for number in range(50):
        party.vote(f"g{number}", entry, -1)
    assert party.entry(entry).score == -49


@pytest.mark.parametrize(
    ("quorum", "active", "needed"),
    [(0.25, 0, 2), (0.25, 8, 2), (0.25, 9, 3), (0.25, 12, 3), (0.07, 100, 7), (1.0, 5, 5)],
)
def test_a_kick_needs_a_part_of_the_guests_here(quorum: float, active: int, needed: int) -> None:
    party = DomainParty(mode="full_voting", kick_quorum=quorum)
    party.guests_active = active
    entry = party.put("a", Origin.AUTOPLAY)
    for number in range(needed - 1):
        party.vote(f"g{number}", entry, -1)
    assert party.state.entry(entry) is not None
    party.vote("last", entry, -1)
    assert party.state.entry(entry) is None


def test_the_playing_song_is_kicked_by_the_same_rule_and_only_once() -> None:
    party, current, second, _ = a_playing_party(mode="full_voting")
    for guest in "xyz":
        party.vote(guest, current, -1)
    assert party.current is None
    (end,) = party.happened(SongEnded)
    assert (end.entry.id, end.reason, end.epoch) == (current, EndReason.KICKED, 1)
    assert refused(party, lambda: party.vote("w", current, -1)).reason is Reason.GONE
    party.start()
    assert party.current is not None
    assert party.current.id == second


def test_a_playing_song_is_not_kicked_near_its_end() -> None:
    party, current, *_ = a_playing_party(mode="full_voting")
    party.do(current_song.update_position(party.state, 1, 170.5, party.now, is_moving=True))
    for guest in "xyz":
        party.vote(guest, current, -1)
    assert party.current is not None
    assert party.current.score == -2
    party.do(current_song.update_position(party.state, 1, 169.5, party.now, is_moving=True))
    party.vote("v", current, -1)
    assert party.current is None


def test_a_playing_song_of_unknown_length_can_be_kicked() -> None:
    party = DomainParty(mode="full_voting", downvotes_to_kick=1)
    current = party.request(a_guest("ann"), a_song("a", duration_s=None)).entry
    party.start()
    for guest in "xy":
        party.vote(guest, current, -1)
    assert party.current is None
