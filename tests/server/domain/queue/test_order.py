"""The order of the waiting songs, the next one, places and reasons."""

import pytest
from raveberry_server.domain.model.entry import EntryState, Origin
from raveberry_server.domain.model.settings import Order
from raveberry_server.domain.playback import control_steps, current_song, faults
from raveberry_server.domain.queue import order as queue
from raveberry_server.domain.queue.order import PlaceReason

from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song


def test_votes_order_songs_inside_a_turn_and_never_across() -> None:
    party = DomainParty()
    party.ask("ann", "a1")
    late = party.ask("ann", "a2")
    party.ask("bob", "b1")
    third = party.ask("cem", "c1")
    for guest in ("x", "y", "z"):
        party.vote(guest, late, 1)
    party.vote("x", third, 1)
    assert party.line == ["c1", "a1", "b1", "a2"]


def test_at_equal_votes_the_one_asked_for_first_stands_first() -> None:
    party = DomainParty()
    for guest in ("ann", "bob", "cem"):
        party.ask(guest, guest)
    assert party.line == ["ann", "bob", "cem"]


def test_automatic_songs_stand_behind_all_that_was_asked_for() -> None:
    party = DomainParty()
    party.put("fallback", Origin.FALLBACK)
    party.put("autoplay", Origin.AUTOPLAY)
    party.put("repeat", Origin.REPEAT)
    party.put("playlist", Origin.PLAYLIST)
    party.ask("ann", "a1")
    party.ask("ann", "a2")
    assert party.line == ["a1", "a2", "repeat", "playlist", "autoplay", "fallback"]


def test_votes_order_playlist_songs_among_repeated_ones() -> None:
    party = DomainParty()
    party.put("repeat", Origin.REPEAT)
    wanted = party.put("playlist", Origin.PLAYLIST)
    party.vote("ann", wanted, 1)
    assert party.line == ["playlist", "repeat"]


def test_a_song_put_first_stands_first_and_the_last_one_put_there_before_it() -> None:
    for order in Order:
        party = DomainParty(order=str(order))
        party.ask("ann", "a")
        second = party.ask("ann", "b")
        third = party.ask("bob", "c")
        party.prioritize(second)
        party.prioritize(third)
        assert party.line == ["c", "b", "a"]


def test_the_order_votes_knows_no_turns() -> None:
    party = DomainParty(order="votes")
    party.put("fallback", Origin.FALLBACK)
    party.put("autoplay", Origin.AUTOPLAY)
    party.ask("ann", "a1")
    second = party.ask("ann", "a2")
    party.ask("bob", "b")
    party.put("playlist", Origin.PLAYLIST)
    party.vote("cem", second, 1)
    assert party.line == ["a2", "a1", "b", "playlist", "autoplay", "fallback"]


def test_the_order_fifo_is_that_of_asking() -> None:
    party = DomainParty(order="fifo")
    party.put("fallback", Origin.FALLBACK)
    party.put("autoplay", Origin.AUTOPLAY)
    party.put("playlist", Origin.PLAYLIST)
    party.ask("ann", "a1")
    liked = party.ask("ann", "a2")
    party.vote("cem", liked, 1)
    assert party.line == ["playlist", "a1", "a2", "autoplay", "fallback"]


def test_changing_the_order_back_and_forth_changes_nothing() -> None:
    party = DomainParty()
    for guest in ("ann", "ann", "bob"):
        party.ask(guest, f"{guest}{party.state.entries_made}")
    before = party.state.waiting, party.line
    party.set("order", "votes")
    party.set("order", "fair")
    assert (party.state.waiting, party.line) == before


def test_changing_the_mode_keeps_votes_and_order() -> None:
    party = DomainParty(mode="full_voting")
    party.ask("ann", "a")
    disliked = party.ask("bob", "b")
    party.vote("cem", disliked, -1)
    line = party.line
    party.set("mode", "no_control")
    assert party.line == line
    assert party.entry(disliked).score == 0


def test_a_song_that_is_not_ready_keeps_its_place_and_is_passed_over() -> None:
    party = DomainParty()
    party.ask("ann", "a", is_ready=False)
    second = party.ask("bob", "b")
    assert party.line == ["a", "b"]
    assert party.start() == second


def test_without_a_ready_song_nothing_comes_next() -> None:
    party = DomainParty()
    party.ask("ann", "a", is_ready=False)
    assert queue.next_ready(party.state) is None


def test_places_count_from_one_and_add_up_the_time() -> None:
    party, *_ = a_playing_party()
    party.ask("ann", "c")
    party.do(current_song.update_position(party.state, 1, 60.0, party.now, is_moving=True))
    party.wait(20)
    places = list(queue.queue_places(party.state, party.now))
    assert [place.position for place in places] == [1, 2, 3]
    assert [place.eta_s for place in places] == [100, 280, 460]


def test_songs_that_fade_into_each_other_start_earlier() -> None:
    party, *_ = a_playing_party(crossfade_s=10)
    party.request(a_guest("ann"), a_song("jingle", duration_s=8.0))
    party.ask("bob", "last")
    party.do(current_song.update_position(party.state, 1, 60.0, party.now, is_moving=True))
    etas_s = [place.eta_s for place in queue.queue_places(party.state, party.now)]
    assert etas_s == [110, 280, 460, 460]
    party.wait(115)
    assert next(queue.queue_places(party.state, party.now)).eta_s == 0


def test_the_first_song_of_a_silent_party_fades_into_nothing() -> None:
    party = DomainParty(crossfade_s=10)
    party.ask("ann", "a")
    party.ask("bob", "b")
    assert [place.eta_s for place in queue.queue_places(party.state, party.now)] == [0, 170]


def test_behind_a_song_that_repeats_for_ever_nothing_has_a_time() -> None:
    party = DomainParty(repeat="one")
    party.ask("ann", "a")
    party.ask("bob", "b")
    assert [place.eta_s for place in queue.queue_places(party.state, party.now)] == [0, None]
    party.start()
    assert [place.eta_s for place in queue.queue_places(party.state, party.now)] == [None]


def test_a_song_starts_at_once_where_nothing_plays_and_nothing_is_in_the_way() -> None:
    party = DomainParty()
    first, second = party.entry(party.ask("ann", "a")), party.entry(party.ask("bob", "b"))
    assert queue.starts_now(party.state, first)
    assert not queue.starts_now(party.state, second)
    held = control_steps.pause(party.state, party.now).state
    lost = faults.report_fault(party.state, "player", party.now).state
    party.start()
    assert not any(queue.starts_now(state, first) for state in (held, lost))
    assert not queue.starts_now(party.state, second)


def test_after_a_song_of_unknown_length_no_time_is_known() -> None:
    party = DomainParty()
    party.request(a_guest("ann"), a_song("a", duration_s=None))
    party.ask("bob", "b")
    assert [place.eta_s for place in queue.queue_places(party.state, party.now)] == [0, None]
    party.start()
    assert [place.eta_s for place in queue.queue_places(party.state, party.now)] == [None]


def test_a_song_that_waits_for_approval_has_no_place() -> None:
    party = DomainParty()
    party.put("a", Origin.GUEST, turn=1, state=EntryState.APPROVAL)
    party.ask("bob", "b")
    places = list(queue.queue_places(party.state, party.now))
    assert [(place.entry.song.title, place.position) for place in places] == [("b", 1)]


@pytest.mark.parametrize(
    ("order", "fields", "why"),
    [
        ("fair", {"origin": Origin.GUEST, "turn": 2}, PlaceReason.TURN),
        ("fair", {"origin": Origin.PLAYLIST}, PlaceReason.PLAYLIST),
        ("fair", {"origin": Origin.REPEAT}, PlaceReason.REPEAT),
        ("fair", {"origin": Origin.AUTOPLAY}, PlaceReason.AUTOPLAY),
        ("fair", {"origin": Origin.FALLBACK}, PlaceReason.FALLBACK),
        ("votes", {"origin": Origin.GUEST, "turn": 2}, PlaceReason.VOTES),
        ("fifo", {"origin": Origin.GUEST, "turn": 2}, PlaceReason.REQUEST_ORDER),
        ("fifo", {"origin": Origin.AUTOPLAY}, PlaceReason.AUTOPLAY),
        ("fair", {"origin": Origin.GUEST, "turn": 2, "pin": 0}, PlaceReason.PINNED),
        (
            "fair",
            {"origin": Origin.GUEST, "turn": 2, "state": EntryState.APPROVAL},
            PlaceReason.APPROVAL,
        ),
        (
            "fair",
            {"origin": Origin.GUEST, "turn": 2, "state": EntryState.PENDING},
            PlaceReason.PENDING,
        ),
    ],
)
def test_each_place_has_its_reason(order: str, fields: dict[str, object], why: PlaceReason) -> None:
    party = DomainParty(order=order)
    origin = fields.pop("origin")
    assert isinstance(origin, Origin)
    entry = party.put("a", origin, **fields)
    assert queue.place_reason(party.entry(entry), party.state.settings.order) is why
