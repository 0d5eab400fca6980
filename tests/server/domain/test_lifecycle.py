"""Opening and closing, newcomers, the recap."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import joining, moderation
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    GuestJoined,
    LastOrders,
    PartyClosed,
    PartyOpened,
    SongEnded,
)
from raveberry_server.domain.model.guest import HOST_CALLER, Newcomer, Role, guest_color
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.playback.recap import recap_of
from raveberry_server.domain.queue import undo

from tests.fakes.party.domain_party import DomainParty, a_playing_party


def join(party: DomainParty, guest: str, name: str = "") -> None:
    newcomer = Newcomer(id=GuestId(guest), token_hash=f"hash of {guest}", name=name)
    party.do(joining.admit(party.state, newcomer, party.now))


def close(party: DomainParty) -> lifecycle.Recap:
    return party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))


def test_a_fresh_installation_starts_open() -> None:
    assert PartyState().is_open


def test_a_newcomer_gets_a_name_and_a_colour() -> None:
    party = DomainParty()
    join(party, "a")
    join(party, "b", " Bob \n the  Builder ")
    join(party, "c", "x" * 99)
    guests = list(party.state.guests.values())
    assert [guest.name for guest in guests] == ["Guest 1", "Bob the Builder", "x" * 40]
    assert [guest.color for guest in guests] == [guest_color(number) for number in range(3)]
    assert {guest.role for guest in guests} == {Role.GUEST}
    assert [joined.guest for joined in party.happened(GuestJoined)] == guests


def test_a_known_guest_comes_in_again_as_the_same() -> None:
    party = DomainParty()
    join(party, "a", "Ann")
    before = party.state
    join(party, "a", "Somebody else")
    assert party.state is before


def test_two_guests_may_have_one_name() -> None:
    party = DomainParty()
    join(party, "a", "Ann")
    join(party, "b", "Ann")
    assert len(party.state.guests) == 2


def test_closing_empties_the_queue_and_lets_the_playing_song_play_out() -> None:
    party, first, second, third = a_playing_party()
    close(party)
    assert not party.state.is_open
    assert party.state.waiting == {}
    assert party.current is not None
    assert party.current.id == first
    ends = party.happened(SongEnded)
    assert [(end.entry.id, end.reason, end.by) for end in ends] == [
        (second, EndReason.PARTY_CLOSED, HOST),
        (third, EndReason.PARTY_CLOSED, HOST),
    ]


def test_guests_are_forgotten_a_while_after_closing_except_banned_ones() -> None:
    party = DomainParty()
    for guest in ("ann", "ben"):
        join(party, guest)
    party.do(moderation.ban_guest(party.state, HOST_CALLER, GuestId("ben"), is_on=True))
    close(party)
    party.wait(party.state.settings.guests_kept_s - 1)
    look_at_the_clock(party)
    assert (set(party.state.guests), party.state.closings) == ({"ann", "ben"}, 0)
    party.wait(1)
    look_at_the_clock(party)
    assert (set(party.state.guests), party.state.closings) == ({"ben"}, 1)
    assert lifecycle.next_due_at(party.state, party.now) is None
    join(party, "c")
    assert party.state.guests[GuestId("c")].name == "Guest 3"


def test_guests_are_forgotten_at_once_if_the_host_wants_it() -> None:
    party = DomainParty()
    join(party, "ann")
    party.set("guests_kept_s", 0)
    close(party)
    assert lifecycle.next_due_at(party.state, party.now) == party.now.at
    look_at_the_clock(party)
    assert party.state.guests == {}


def reopen_by_opening(party: DomainParty) -> None:
    party.do(lifecycle.open_party(party.state, party.now))


def reopen_by_undoing(party: DomainParty) -> None:
    party.do(undo.undo(party.state, HOST_CALLER, party.now))


@pytest.mark.parametrize("reopen", [reopen_by_opening, reopen_by_undoing])
def test_a_party_that_opens_again_has_lost_nobody(reopen: Callable[[DomainParty], None]) -> None:
    party = DomainParty()
    for guest in ("ann", "ben"):
        join(party, guest)
    party.do(moderation.mute_guest(party.state, HOST_CALLER, GuestId("ben"), 600, party.now))
    before = party.state.guests
    close(party)
    party.wait(60)
    reopen(party)
    party.wait(2 * party.state.settings.guests_kept_s)
    look_at_the_clock(party)
    assert party.state.guests == before


def test_undoing_a_closing_restores_the_votes_so_that_nobody_votes_twice() -> None:
    party, _, second, _ = a_playing_party()
    join(party, "a")
    party.vote("a", second, 1)
    ballot = party.state.waiting[second].ballot
    close(party)
    reopen_by_undoing(party)
    assert party.state.waiting[second].ballot == ballot
    party.vote("a", second, 1)
    assert party.state.waiting[second].ballot == ballot


def test_songs_that_return_after_their_guests_are_forgotten_have_no_votes() -> None:
    party, _, second, third = a_playing_party()
    party.remove(third)
    removed_before = party.state.removals
    close(party)
    party.wait(party.state.settings.guests_kept_s)
    look_at_the_clock(party)
    reopen_by_undoing(party)
    assert party.state.waiting[second].score == 0
    assert party.state.removals == removed_before


def test_the_recap_counts_guests_who_are_forgotten() -> None:
    party, *_ = a_playing_party()
    for guest in ("a", "b", "c", "only looked"):
        join(party, guest)
    for guest in ("a", "b", "c"):
        party.ask(guest, guest)
    party.do(moderation.forget_guest(party.state, GuestId("only looked")))
    party.do(moderation.forget_guest(party.state, GuestId("a")))
    party.do(moderation.ban_guest(party.state, HOST_CALLER, GuestId("b"), is_on=True))
    party.do(moderation.forget_guest(party.state, GuestId("b")))
    assert close(party).guests == 3
    party.wait(party.state.settings.guests_kept_s)
    look_at_the_clock(party)
    assert recap_of(party.state).guests == 3
    reopen_by_opening(party)
    assert recap_of(party.state).guests == 0


def test_the_recap_counts_guests_who_acted_since_the_party_opened() -> None:
    party, *_ = a_playing_party()
    for guest in ("a", "b"):
        join(party, guest)
        party.ask(guest, guest)
    assert close(party).guests == 2
    reopen_by_undoing(party)
    assert close(party).guests == 2
    reopen_by_opening(party)
    party.ask("b", "c")
    assert close(party).guests == 1


def test_the_recap_summarizes_the_party() -> None:
    party, first, *_ = a_playing_party()
    join(party, "a")
    party.finish()
    second = party.start()
    assert second is not None
    party.vote("ann", second, 1)
    party.vote("a", second, 1)
    join(party, "only looked")
    recap = close(party)
    assert (recap.songs, recap.guests, recap.votes) == (2, 1, 2)
    assert [entry.id for entry in recap.top] == [second, first]
    assert party.happened(PartyClosed) == [PartyClosed(recap=recap)]


def test_closing_twice_is_closing_once() -> None:
    party, *_ = a_playing_party()
    close(party)
    before = party.state
    close(party)
    assert party.state is before


def test_opening_begins_a_new_count() -> None:
    party, *_ = a_playing_party()
    close(party)
    party.finish()
    party.do(lifecycle.open_party(party.state, party.now))
    assert party.state.is_open
    assert (party.state.played, party.state.votes_cast, party.state.top) == (0, 0, ())
    assert party.happened(PartyOpened) == [PartyOpened()]


def test_opening_an_open_party_changes_nothing() -> None:
    party, *_ = a_playing_party()
    before = party.state
    party.do(lifecycle.open_party(party.state, party.now))
    assert party.state is before


def test_guests_who_joined_a_closed_party_stay_when_it_opens() -> None:
    party = DomainParty()
    close(party)
    join(party, "a")
    party.do(lifecycle.open_party(party.state, party.now))
    assert set(party.state.guests) == {"a"}


def test_ids_and_sequences_go_on_after_closing() -> None:
    party, _, _, third = a_playing_party()
    close(party)
    party.do(lifecycle.open_party(party.state, party.now))
    assert int(party.ask("ann", "a")[1:]) == int(third[1:]) + 1


# --- the end of the party ------------------------------------------------------------------------


def open_for(party: DomainParty, duration_s: int | None) -> None:
    party.do(lifecycle.open_party(party.state, party.now, duration_s))


def look_at_the_clock(party: DomainParty) -> None:
    party.do(lifecycle.apply_due_changes(party.state, party.now))


def test_a_party_for_a_while_closes_by_itself() -> None:
    party, *_ = a_playing_party(last_orders_s=0)
    open_for(party, 3_600)
    assert lifecycle.next_due_at(party.state, party.now) == party.now.at + timedelta(hours=1)
    party.wait(3_599)
    look_at_the_clock(party)
    assert party.state.is_open
    party.wait(1)
    look_at_the_clock(party)
    assert not party.state.is_open
    assert len(party.happened(PartyClosed)) == 1
    assert lifecycle.next_due_at(party.state, party.now) == party.now.at + timedelta(hours=1)


def test_a_party_without_end_never_closes_by_itself() -> None:
    party = DomainParty()
    assert lifecycle.next_due_at(party.state, party.now) is None
    party.wait(1e8)
    before = party.state
    look_at_the_clock(party)
    assert party.state is before


def test_last_orders_are_called_once_and_end_the_requests_not_the_votes() -> None:
    party = DomainParty()
    open_for(party, 3_600)
    waiting = party.ask("ann", "a")
    last_at = party.now.at + timedelta(seconds=2_700)
    assert lifecycle.next_due_at(party.state, party.now) == last_at
    party.wait(2_700)
    with pytest.raises(RefusedError) as refusal:
        party.ask("bob", "b")
    assert refusal.value.reason is Reason.PARTY_CLOSED
    for _ in range(2):
        look_at_the_clock(party)
    assert party.happened(LastOrders) == [LastOrders()]
    assert party.vote("bob", waiting, 1).score == 2
    assert lifecycle.next_due_at(party.state, party.now) == last_at + timedelta(seconds=900)


def test_a_party_shorter_than_its_last_orders_takes_requests_to_the_end() -> None:
    party = DomainParty()
    open_for(party, 600)
    party.wait(599)
    look_at_the_clock(party)
    party.ask("ann", "a")
    assert party.happened(LastOrders) == []


def test_an_open_party_only_gets_another_end() -> None:
    party, *_ = a_playing_party()
    open_for(party, 3_600)
    played = party.state.played
    party.wait(60)
    open_for(party, 7_200)
    assert party.state.ending is not None
    assert party.state.ending.closes_at == party.now.at + timedelta(hours=2)
    assert (party.state.played, party.happened(PartyOpened)) == (played, [])
    open_for(party, None)
    assert party.state.ending is None
    before = party.state
    open_for(party, None)
    assert party.state is before


def test_closing_by_hand_forgets_the_end() -> None:
    party = DomainParty()
    open_for(party, 3_600)
    close(party)
    assert party.state.ending is None
    party.do(lifecycle.open_party(party.state, party.now))
    assert party.state.ending is None


def test_the_first_steps_are_pending_until_they_are_done_or_a_guest_is_here() -> None:
    party = DomainParty()
    assert lifecycle.is_setup_pending(party.state)
    party.do(lifecycle.finish_setup(party.state))
    assert not lifecycle.is_setup_pending(party.state)
    used = DomainParty()
    used.join("ann")
    assert not lifecycle.is_setup_pending(used.state)
