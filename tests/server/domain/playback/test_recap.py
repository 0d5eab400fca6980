"""The recap: winners, own songs and timeline."""

from datetime import timedelta

from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import moderation
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.settings import Repeat
from raveberry_server.domain.playback.current_song import MAX_PLAYED_ENTRIES
from raveberry_server.domain.playback.recap import (
    MAX_SLOTS,
    SHORTEST_SLOT,
    played_requests_of,
    recap_of,
)
from raveberry_server.domain.queue import undo

from tests.fakes.party.domain_party import START, DomainParty


def play(party: DomainParty, guest: str, name: str, votes: int = 0) -> None:
    """Let a guest request a song, which is no vote here, others vote, and play it to its end."""
    entry = party.ask(guest, name)
    party.vote(guest, entry, 0)
    for voter in range(votes):
        party.vote(f"voter{voter}", entry, 1)
    party.start(entry)
    party.finish()


def a_party(*guests: str) -> DomainParty:
    party = DomainParty()
    for guest in guests:
        party.join(guest)
    return party


def winners(party: DomainParty) -> list[tuple[str, int, int]]:
    return [(one.guest, one.songs, one.score) for one in recap_of(party.state).winners]


def test_winners_are_the_guests_whose_songs_the_party_liked_best() -> None:
    party = a_party("a", "b", "c", "d", "e")
    play(party, "a", "a1", votes=1)
    play(party, "b", "b1", votes=2)
    play(party, "b", "b2", votes=2)
    play(party, "c", "c1")
    play(party, "d", "d1", votes=2)
    play(party, "e", "e1", votes=1)
    play(party, "e", "e2", votes=1)
    assert winners(party) == [("b", 2, 4), ("e", 2, 2), ("d", 1, 2)]


def test_the_song_that_plays_counts_for_the_recap() -> None:
    party = a_party("a")
    entry = party.ask("a", "a1")
    party.start(entry)
    party.vote("voter", entry, 1)
    assert winners(party) == [("a", 1, 2)]
    assert [slot.votes for slot in recap_of(party.state).timeline] == [2]


def test_host_banned_and_forgotten_guests_are_no_winners() -> None:
    party = a_party("a", "b", "c")
    for guest in ("a", "b", "c", HOST):
        play(party, guest, f"song of {guest}", votes=1)
    party.do(moderation.ban_guest(party.state, HOST_CALLER, GuestId("a"), is_on=True))
    party.do(moderation.forget_guest(party.state, GuestId("b")))
    assert winners(party) == [("c", 1, 1)]
    assert played_requests_of(party.state, GuestId("b")) == ()


def test_own_songs_are_the_requests_that_were_played_each_once() -> None:
    party = a_party("a", "b")
    play(party, "a", "a1")
    play(party, "b", "b1")
    party.ask("a", "a2")
    assert [one.song.title for one in played_requests_of(party.state, GuestId("a"))] == ["a1"]
    party.start()
    party.set("repeat", Repeat.ONE)
    party.finish()
    titles = [one.song.title for one in played_requests_of(party.state, GuestId("a"))]
    assert titles == ["a1", "a2"]


def test_the_timeline_counts_each_start_and_the_votes_on_it() -> None:
    party = a_party("a")
    play(party, "a", "one", votes=2)
    party.wait(2 * SHORTEST_SLOT.total_seconds())
    play(party, "a", "two")
    play(party, "a", "three", votes=1)
    timeline = recap_of(party.state).timeline
    assert [(slot.songs, slot.votes) for slot in timeline] == [(1, 2), (0, 0), (2, 1)]
    assert timeline[1].at - timeline[0].at == SHORTEST_SLOT
    assert timeline[0].at <= START < timeline[1].at


def test_a_repeated_song_counts_each_time() -> None:
    party = a_party("a")
    party.set("repeat", Repeat.ONE)
    party.start(party.ask("a", "again"))
    party.finish()
    recap = recap_of(party.state)
    assert recap.songs == sum(slot.songs for slot in recap.timeline) == 2


def test_a_long_party_has_longer_slots_and_not_more_of_them() -> None:
    party = a_party("a")
    play(party, "a", "one")
    party.wait(timedelta(hours=30).total_seconds())
    play(party, "a", "two")
    timeline = recap_of(party.state).timeline
    assert len(timeline) <= MAX_SLOTS
    assert timeline[1].at - timeline[0].at > SHORTEST_SLOT
    assert sum(slot.songs for slot in timeline) == 2


def test_a_recap_begins_with_the_opening_or_the_first_song() -> None:
    party = a_party("a")
    assert recap_of(party.state).since is None
    assert recap_of(party.state).timeline == ()
    play(party, "a", "one")
    assert recap_of(party.state).since == START
    party.wait(60)
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    party.do(lifecycle.open_party(party.state, party.now))
    assert recap_of(party.state).since == party.now.at


def test_a_party_that_opens_begins_a_new_recap_and_one_that_continues_does_not() -> None:
    party = a_party("a")
    play(party, "a", "one", votes=1)
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    party.do(undo.undo(party.state, HOST_CALLER, party.now))
    assert winners(party) == [("a", 1, 1)]
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    party.do(lifecycle.open_party(party.state, party.now))
    assert winners(party) == []


def test_the_songs_of_a_recap_have_a_limit() -> None:
    party = a_party("a")
    for number in range(MAX_PLAYED_ENTRIES + 2):
        party.start(party.put(f"song {number}", Origin.AUTOPLAY))
        party.finish()
    assert len(party.state.played_entries) == MAX_PLAYED_ENTRIES
    assert recap_of(party.state).songs == MAX_PLAYED_ENTRIES + 2
