"""Requests for songs."""

from collections.abc import Callable

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SongEnded, SongRequested
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.model.ids import HOST
from raveberry_server.domain.playback import control_steps
from raveberry_server.domain.queue.order import next_ready
from raveberry_server.domain.requests import queue_management, song_requests
from raveberry_server.domain.requests.placeholders import finish_download
from raveberry_server.domain.requests.song_requests import Request, Requested

from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song


def refused(party: DomainParty, act: Callable[[], object]) -> RefusedError:
    """The refusal, which must leave everything as it was."""
    before = party.state, list(party.events)
    with pytest.raises(RefusedError) as caught:
        act()
    assert (party.state, party.events) == before
    return caught.value


def test_a_request_carries_its_askers_upvote() -> None:
    party = DomainParty()
    entry = party.entry(party.ask("ann", "a"))
    assert (entry.score, entry.ballot.up, entry.ballot.vote_of(a_guest("ann").id)) == (1, 1, 1)
    assert entry.origin is Origin.GUEST
    assert entry.requested_by == "ann"
    assert party.happened(SongRequested) == [SongRequested(entry=entry, by=a_guest("ann").id)]


def test_the_hosts_request_is_the_hosts() -> None:
    party = DomainParty()
    entry = party.entry(party.request(HOST_CALLER, a_song("a")).entry)
    assert (entry.origin, entry.requested_by) == (Origin.HOST, HOST)


def test_a_song_that_must_be_fetched_first_is_pending() -> None:
    party = DomainParty()
    assert party.entry(party.ask("ann", "a", is_ready=False)).state is EntryState.PENDING


def test_a_dedication_is_one_clean_line() -> None:
    party = DomainParty()
    entry = party.ask("ann", "a", dedication=" for \x00 Bob\n")
    assert party.entry(entry).dedication == "for Bob"
    assert party.entry(party.ask("ann", "b", dedication=" \n")).dedication is None


def test_requesting_a_waiting_song_votes_for_it() -> None:
    party = DomainParty()
    first = party.ask("ann", "a")
    second = party.request(a_guest("bob"), a_song("A!"))
    assert (second.entry, second.is_duplicate) == (first, True)
    assert party.entry(first).score == 2
    assert party.state.entries_made == 1
    assert len(party.happened(SongRequested)) == 1


def test_requesting_ones_own_song_again_changes_nothing() -> None:
    party = DomainParty()
    first = party.ask("ann", "a")
    state = party.state
    assert party.request(a_guest("ann"), a_song("a")).is_duplicate
    assert party.state is state
    assert party.entry(first).score == 1


def test_requesting_a_waiting_song_uses_no_limit() -> None:
    party = DomainParty(max_waiting_per_guest=1, queue_max=2)
    first = party.ask("ann", "a")
    party.ask("bob", "b")
    assert party.request(a_guest("bob"), a_song("a")).entry == first


def test_requesting_a_waiting_song_replaces_a_downvote() -> None:
    party = DomainParty(mode="full_voting")
    first = party.ask("ann", "a")
    party.vote("bob", first, -1)
    party.ask("bob", "a")
    assert party.entry(first).score == 2


def test_where_there_are_no_votes_a_second_request_is_a_duplicate() -> None:
    party = DomainParty(mode="no_control")
    first = party.ask("ann", "a")
    assert refused(party, lambda: party.ask("bob", "a")).reason is Reason.DUPLICATE
    assert party.request(a_guest("mo", Role.MOD), a_song("a")).entry == first


def test_requesting_the_playing_song_is_a_duplicate() -> None:
    party, *_ = a_playing_party()
    assert refused(party, lambda: party.ask("bob", "song0")).reason is Reason.DUPLICATE


@pytest.mark.parametrize(
    "origin", [Origin.PLAYLIST, Origin.REPEAT, Origin.AUTOPLAY, Origin.FALLBACK]
)
def test_requesting_an_automatic_song_adopts_it(origin: Origin) -> None:
    party = DomainParty()
    automatic = party.put("a", origin, requested_by=HOST)
    party.vote("cem", automatic, 1)
    party.ask("ann", "b")
    answer = party.request(a_guest("ann"), a_song("a"), dedication="For me")
    adopted = party.entry(automatic)
    assert (answer.entry, answer.is_duplicate) == (automatic, True)
    assert (adopted.origin, adopted.requested_by, adopted.turn) == (Origin.GUEST, "ann", 2)
    assert (adopted.score, adopted.dedication) == (2, "For me")
    assert party.happened(SongRequested)[-1].entry == adopted


def test_adopting_counts_as_a_request() -> None:
    party = DomainParty(max_waiting_per_guest=1)
    party.put("a", Origin.AUTOPLAY)
    party.ask("ann", "b")
    assert refused(party, lambda: party.ask("ann", "a")).reason is Reason.LIMIT_REACHED


def test_adopting_needs_no_room_in_a_full_queue() -> None:
    party = DomainParty(queue_max=1)
    automatic = party.put("a", Origin.AUTOPLAY)
    assert party.ask("ann", "a") == automatic


def test_a_closed_party_refuses_requests() -> None:
    party, current, *_ = a_playing_party()
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert refused(party, lambda: party.ask("ann", "a")).reason is Reason.PARTY_CLOSED
    assert refused(party, lambda: party.vote("ann", current, 1)).reason is Reason.PARTY_CLOSED


def test_closed_requests_leave_the_votes_open() -> None:
    party = DomainParty()
    waiting = party.ask("ann", "a")
    party.set("requests_open", value=False)
    assert refused(party, lambda: party.ask("bob", "b")).reason is Reason.PARTY_CLOSED
    assert party.vote("bob", waiting, 1).score == 2


def test_a_guest_has_only_so_many_songs_waiting() -> None:
    party = DomainParty(max_waiting_per_guest=2)
    party.ask("ann", "a")
    party.ask("ann", "b")
    refusal = refused(party, lambda: party.ask("ann", "c"))
    assert (refusal.reason, refusal.limit, refusal.remaining) == (Reason.LIMIT_REACHED, 2, 0)
    party.ask("bob", "d")
    party.start()
    party.ask("ann", "c")


def test_a_playlist_is_outside_its_askers_limit() -> None:
    party = DomainParty(max_waiting_per_guest=1)
    party.put("p", Origin.PLAYLIST, requested_by=a_guest("ann").id)
    party.ask("ann", "a")


def test_mods_and_hosts_skip_the_limit_of_guests() -> None:
    party = DomainParty(max_waiting_per_guest=1)
    for name in "ab":
        party.request(a_guest("mo", Role.MOD), a_song(f"m{name}"))
        party.request(HOST_CALLER, a_song(f"h{name}"))
    assert len(party.state.waiting) == 4


def test_a_full_queue_refuses_all_requests() -> None:
    party = DomainParty(queue_max=1)
    party.put("p", Origin.PLAYLIST)
    refusal = refused(party, lambda: party.request(HOST_CALLER, a_song("a")))
    assert (refusal.reason, refusal.limit, refusal.remaining) == (Reason.QUEUE_FULL, 1, 0)


@pytest.mark.parametrize("who", [a_guest("ann"), a_guest("mo", Role.MOD)])
def test_a_song_that_is_too_long_is_refused_for_guests_and_mods(who: Caller) -> None:
    party = DomainParty(song_max_s=150)
    refusal = refused(party, lambda: party.request(who, a_song("a")))
    assert (refusal.reason, refusal.limit) == (Reason.TOO_LONG, 150)
    assert "2:30" in refusal.message
    party.request(a_guest("ann"), a_song("b", duration_s=150))
    party.request(a_guest("ann"), a_song("c", duration_s=None))
    party.set("song_max_s", 0)
    party.request(a_guest("ann"), a_song("d", duration_s=9_000))


def test_the_host_may_request_a_song_of_any_length() -> None:
    party = DomainParty(song_max_s=150)
    party.put("a mix", Origin.PLAYLIST)
    party.request(HOST_CALLER, a_song("a mix"))
    party.request(HOST_CALLER, a_song("another mix", duration_s=7_200))
    assert party.line == ["a mix", "another mix"]


def test_guests_request_on_top_only_in_full_control() -> None:
    party = DomainParty()
    party.ask("ann", "a")
    refusal = refused(party, lambda: party.ask("bob", "b", to_top=True))
    assert refusal.reason is Reason.NOT_ALLOWED
    party.request(a_guest("mo", Role.MOD), a_song("m"), to_top=True)
    party.set("mode", "full_control")
    party.ask("bob", "b", to_top=True)
    assert party.line == ["b", "m", "a"]


def test_requesting_a_waiting_song_on_top_moves_it_there() -> None:
    party = DomainParty()
    party.ask("ann", "a")
    party.ask("ann", "b")
    party.put("auto", Origin.AUTOPLAY)
    party.request(HOST_CALLER, a_song("b"), to_top=True)
    assert party.line == ["b", "a", "auto"]
    party.request(HOST_CALLER, a_song("auto"), to_top=True)
    assert party.line == ["auto", "b", "a"]


class TestPlayNow:
    def play(self, party: DomainParty, caller: Caller, name: str) -> Requested:
        asked = Request(song=a_song(name))
        return party.do(song_requests.play_now(party.state, caller, asked, party.now))

    def test_the_song_is_next_and_the_current_one_is_skipped(self) -> None:
        party = DomainParty()
        for name in ("a", "b"):
            party.ask("ann", name)
        party.start()
        epoch = party.state.playback.epoch
        made = self.play(party, HOST_CALLER, "c")
        assert (party.state.playback.entry, party.state.playback.epoch) == (None, epoch)
        assert next_ready(party.state) == party.entry(made.entry)
        assert [type(event) for event in party.events[-2:]] == [SongRequested, SongEnded]

    def test_a_song_that_must_be_downloaded_is_played_when_it_is_here(self) -> None:
        """The current song goes on until then, and no other song is played in its place."""
        party = DomainParty()
        for name in ("a", "b"):
            party.ask("ann", name)
        current = party.start()
        party.do(control_steps.pause(party.state, party.now))
        asked = Request(song=a_song("c"), is_ready=False)
        made = party.do(song_requests.play_now(party.state, HOST_CALLER, asked, party.now))
        assert party.state.playback.entry is not None
        assert party.state.playback.entry.id == current
        party.do(finish_download(party.state, made.entry, a_song("c"), party.now))
        assert party.state.playback.entry is None
        assert not party.state.playback.is_held
        assert next_ready(party.state) == party.entry(made.entry)
        assert party.state.playback.plays_when_ready is None

    def test_a_downloaded_song_starts_the_music_if_nothing_plays(self) -> None:
        party = DomainParty()
        party.do(control_steps.pause(party.state, party.now))
        asked = Request(song=a_song("c"), is_ready=False)
        made = party.do(song_requests.play_now(party.state, HOST_CALLER, asked, party.now))
        assert party.state.playback.is_held
        party.do(finish_download(party.state, made.entry, a_song("c"), party.now))
        assert not party.state.playback.is_held

    def test_paused_music_resumes(self) -> None:
        party = DomainParty()
        party.do(control_steps.pause(party.state, party.now))
        self.play(party, HOST_CALLER, "a")
        assert not party.state.playback.is_held
        party.start()
        party.do(control_steps.pause(party.state, party.now))
        self.play(party, HOST_CALLER, "b")
        assert not party.state.playback.is_held

    def test_a_refused_song_skips_nothing(self) -> None:
        party = DomainParty()
        party.ask("ann", "a")
        party.start()
        refused(party, lambda: self.play(party, a_guest("bob"), "b"))
        refused(party, lambda: self.play(party, HOST_CALLER, "a"))
        assert party.state.playback.entry is not None

    def test_a_song_may_replace_the_queue(self) -> None:
        party = DomainParty(queue_max=2)
        for name in ("a", "b", "c"):
            party.ask("ann", name)
            if name == "a":
                party.start()
        asked = Request(song=a_song("b"))
        made = party.do(song_requests.replace_queue(party.state, HOST_CALLER, asked, party.now))
        assert (party.state.playback.entry, party.line) == (None, ["b"])
        assert not made.is_duplicate

    def test_a_refused_song_replaces_nothing(self) -> None:
        party = DomainParty(forbidden_words="love")
        party.ask("ann", "a")
        asked = Request(song=a_song("love"))
        party.set("requests_open", False)
        refused(
            party,
            lambda: song_requests.replace_queue(party.state, HOST_CALLER, asked, party.now),
        )
        assert party.line == ["a"]

    def test_a_song_that_waits_for_approval_skips_nothing(self) -> None:
        party = DomainParty(mode="full_control", approval=True)
        party.ask("mo", "a")
        for entry in party.state.waiting:
            party.do(queue_management.approve(party.state, HOST_CALLER, entry))
        party.start()
        made = self.play(party, a_guest("ann"), "b")
        assert party.entry(made.entry).state is EntryState.APPROVAL
        assert party.state.playback.entry is not None
