"""The order of the waiting songs, the next one, places and reasons."""

import pytest
from raveberry_server.domain.model.entry import EntryState, Origin
from raveberry_server.domain.model.settings import Order
from raveberry_server.domain.playback import controls, current_song, faults
from raveberry_server.domain.queue import order as queue

from tests.fakes.scene import Scene, a_guest, a_playing_scene, a_song


def test_votes_order_songs_inside_a_turn_and_never_across() -> None:
    scene = Scene()
    scene.ask("ann", "a1")
    late = scene.ask("ann", "a2")
    scene.ask("bob", "b1")
    third = scene.ask("cem", "c1")
    for guest in ("x", "y", "z"):
        scene.vote(guest, late, 1)
    scene.vote("x", third, 1)
    assert scene.line == ["c1", "a1", "b1", "a2"]


def test_at_equal_votes_the_one_asked_for_first_stands_first() -> None:
    scene = Scene()
    for guest in ("ann", "bob", "cem"):
        scene.ask(guest, guest)
    assert scene.line == ["ann", "bob", "cem"]


def test_automatic_songs_stand_behind_all_that_was_asked_for() -> None:
    scene = Scene()
    scene.put("fallback", Origin.FALLBACK)
    scene.put("autoplay", Origin.AUTOPLAY)
    scene.put("repeat", Origin.REPEAT)
    scene.put("playlist", Origin.PLAYLIST)
    scene.ask("ann", "a1")
    scene.ask("ann", "a2")
    assert scene.line == ["a1", "a2", "repeat", "playlist", "autoplay", "fallback"]


def test_votes_order_playlist_songs_among_repeated_ones() -> None:
    scene = Scene()
    scene.put("repeat", Origin.REPEAT)
    wanted = scene.put("playlist", Origin.PLAYLIST)
    scene.vote("ann", wanted, 1)
    assert scene.line == ["playlist", "repeat"]


def test_a_song_put_first_stands_first_and_the_last_one_put_there_before_it() -> None:
    for order in Order:
        scene = Scene(order=str(order))
        scene.ask("ann", "a")
        second = scene.ask("ann", "b")
        third = scene.ask("bob", "c")
        scene.prioritize(second)
        scene.prioritize(third)
        assert scene.line == ["c", "b", "a"]


def test_the_order_votes_knows_no_turns() -> None:
    scene = Scene(order="votes")
    scene.put("fallback", Origin.FALLBACK)
    scene.put("autoplay", Origin.AUTOPLAY)
    scene.ask("ann", "a1")
    second = scene.ask("ann", "a2")
    scene.ask("bob", "b")
    scene.put("playlist", Origin.PLAYLIST)
    scene.vote("cem", second, 1)
    assert scene.line == ["a2", "a1", "b", "playlist", "autoplay", "fallback"]


def test_the_order_fifo_is_that_of_asking() -> None:
    scene = Scene(order="fifo")
    scene.put("fallback", Origin.FALLBACK)
    scene.put("autoplay", Origin.AUTOPLAY)
    scene.put("playlist", Origin.PLAYLIST)
    scene.ask("ann", "a1")
    liked = scene.ask("ann", "a2")
    scene.vote("cem", liked, 1)
    assert scene.line == ["playlist", "a1", "a2", "autoplay", "fallback"]


def test_changing_the_order_back_and_forth_changes_nothing() -> None:
    scene = Scene()
    for guest in ("ann", "ann", "bob"):
        scene.ask(guest, f"{guest}{scene.state.entries_made}")
    before = scene.state.waiting, scene.line
    scene.set("order", "votes")
    scene.set("order", "fair")
    assert (scene.state.waiting, scene.line) == before


def test_changing_the_mode_keeps_votes_and_order() -> None:
    scene = Scene(mode="full_voting")
    scene.ask("ann", "a")
    disliked = scene.ask("bob", "b")
    scene.vote("cem", disliked, -1)
    line = scene.line
    scene.set("mode", "no_control")
    assert scene.line == line
    assert scene.entry(disliked).score == 0


def test_a_song_that_is_not_ready_keeps_its_place_and_is_passed_over() -> None:
    scene = Scene()
    scene.ask("ann", "a", is_ready=False)
    second = scene.ask("bob", "b")
    assert scene.line == ["a", "b"]
    assert scene.start() == second


def test_without_a_ready_song_nothing_comes_next() -> None:
    scene = Scene()
    scene.ask("ann", "a", is_ready=False)
    assert queue.next_ready(scene.state) is None


def test_places_count_from_one_and_add_up_the_time() -> None:
    scene, *_ = a_playing_scene()
    scene.ask("ann", "c")
    scene.do(current_song.update_position(scene.state, 1, 60.0, scene.now, is_moving=True))
    scene.wait(20)
    places = list(queue.queue_places(scene.state, scene.now))
    assert [place.position for place in places] == [1, 2, 3]
    assert [place.eta_s for place in places] == [100, 280, 460]


def test_songs_that_fade_into_each_other_start_earlier() -> None:
    scene, *_ = a_playing_scene(crossfade_s=10)
    scene.request(a_guest("ann"), a_song("jingle", duration_s=8.0))
    scene.ask("bob", "last")
    scene.do(current_song.update_position(scene.state, 1, 60.0, scene.now, is_moving=True))
    etas_s = [place.eta_s for place in queue.queue_places(scene.state, scene.now)]
    assert etas_s == [110, 280, 460, 460]
    scene.wait(115)
    assert next(queue.queue_places(scene.state, scene.now)).eta_s == 0


def test_the_first_song_of_a_silent_party_fades_into_nothing() -> None:
    scene = Scene(crossfade_s=10)
    scene.ask("ann", "a")
    scene.ask("bob", "b")
    assert [place.eta_s for place in queue.queue_places(scene.state, scene.now)] == [0, 170]


def test_behind_a_song_that_repeats_for_ever_nothing_has_a_time() -> None:
    scene = Scene(repeat="one")
    scene.ask("ann", "a")
    scene.ask("bob", "b")
    assert [place.eta_s for place in queue.queue_places(scene.state, scene.now)] == [0, None]
    scene.start()
    assert [place.eta_s for place in queue.queue_places(scene.state, scene.now)] == [None]


def test_a_song_starts_at_once_where_nothing_plays_and_nothing_is_in_the_way() -> None:
    scene = Scene()
    first, second = scene.entry(scene.ask("ann", "a")), scene.entry(scene.ask("bob", "b"))
    assert queue.starts_now(scene.state, first)
    assert not queue.starts_now(scene.state, second)
    held = controls.pause(scene.state, scene.now).state
    lost = faults.report_fault(scene.state, "player", "restart it", scene.now).state
    scene.start()
    assert not any(queue.starts_now(state, first) for state in (held, lost))
    assert not queue.starts_now(scene.state, second)


def test_after_a_song_of_unknown_length_no_time_is_known() -> None:
    scene = Scene()
    scene.request(a_guest("ann"), a_song("a", duration_s=None))
    scene.ask("bob", "b")
    assert [place.eta_s for place in queue.queue_places(scene.state, scene.now)] == [0, None]
    scene.start()
    assert [place.eta_s for place in queue.queue_places(scene.state, scene.now)] == [None]


def test_a_song_that_waits_for_approval_has_no_place() -> None:
    scene = Scene()
    scene.put("a", Origin.GUEST, turn=1, state=EntryState.APPROVAL)
    scene.ask("bob", "b")
    places = list(queue.queue_places(scene.state, scene.now))
    assert [(place.entry.song.title, place.position) for place in places] == [("b", 1)]


@pytest.mark.parametrize(
    ("order", "fields", "why"),
    [
        ("fair", {"origin": Origin.GUEST, "turn": 2}, "turn 2, 0 votes"),
        ("fair", {"origin": Origin.PLAYLIST}, "from a playlist, 0 votes"),
        ("fair", {"origin": Origin.REPEAT}, "played before, 0 votes"),
        ("fair", {"origin": Origin.AUTOPLAY}, "picked by autoplay, 0 votes"),
        ("fair", {"origin": Origin.FALLBACK}, "fills the gap, 0 votes"),
        ("votes", {"origin": Origin.GUEST, "turn": 2}, "0 votes"),
        ("fifo", {"origin": Origin.GUEST, "turn": 2}, "in the order of asking"),
        ("fifo", {"origin": Origin.AUTOPLAY}, "picked by autoplay"),
        ("fair", {"origin": Origin.GUEST, "turn": 2, "pin": 0}, "put first"),
        (
            "fair",
            {"origin": Origin.GUEST, "turn": 2, "state": EntryState.APPROVAL},
            "waits for the host's yes",
        ),
        ("fair", {"origin": Origin.GUEST, "turn": 2, "state": EntryState.PENDING}, "not ready yet"),
    ],
)
def test_each_place_has_its_reason(order: str, fields: dict[str, object], why: str) -> None:
    scene = Scene(order=order)
    origin = fields.pop("origin")
    assert isinstance(origin, Origin)
    entry = scene.put("a", origin, **fields)
    assert queue.why(scene.entry(entry), scene.state.settings.order) == why


def test_the_reason_counts_votes_in_good_english() -> None:
    scene = Scene(mode="full_voting", downvotes_to_kick=0)
    entry = scene.ask("ann", "a")
    assert queue.why(scene.entry(entry), Order.VOTES) == "1 vote"
    scene.vote("bob", entry, -1)
    scene.vote("cem", entry, -1)
    assert queue.why(scene.entry(entry), Order.VOTES) == "-1 vote"
    scene.vote("dora", entry, -1)
    assert queue.why(scene.entry(entry), Order.VOTES) == "-2 votes"
