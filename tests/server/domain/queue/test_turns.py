"""Turns, losses and closing up, exactly as the rules say."""

from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.song import Song

from tests.fakes.scene import Scene, a_guest, a_song


def test_the_songs_of_one_guest_take_one_turn_each() -> None:
    scene = Scene()
    mine = [scene.ask("ann", name) for name in "abc"]
    assert scene.turns(mine) == [1, 2, 3]


def test_guests_stand_side_by_side_in_a_turn() -> None:
    scene = Scene()
    scene.ask("ann", "a1")
    scene.ask("ann", "a2")
    scene.ask("bob", "b1")
    scene.ask("cem", "c1")
    assert scene.line == ["a1", "b1", "c1", "a2"]


def test_a_newcomer_never_waits_behind_a_backlog() -> None:
    scene = Scene(max_waiting_per_guest=0, max_requests_per_hour=0)
    for number in range(50):
        scene.ask("ann", f"a{number}")
    scene.start()
    scene.ask("bob", "b")
    assert scene.line[:3] == ["a1", "b", "a2"]


def test_a_newcomer_never_jumps_into_the_round_under_way() -> None:
    scene = Scene()
    scene.start(scene.ask("ann", "a"))
    scene.ask("bob", "b")
    assert scene.turn(scene.ask("cem", "c")) == 2


def test_a_started_song_counts_as_its_guests_latest() -> None:
    scene = Scene()
    scene.start(scene.ask("ann", "a1"))
    scene.finish()
    assert scene.turn(scene.ask("ann", "a2")) == 2


def test_a_song_that_failed_while_playing_has_used_its_turn() -> None:
    scene = Scene()
    entry = scene.ask("ann", "a1")
    scene.start(entry)
    scene.fail(entry)
    assert scene.turn(scene.ask("ann", "a2")) == 2


def test_turns_are_given_whatever_the_order_in_force() -> None:
    scene = Scene(order="fifo")
    mine = [scene.ask("ann", name) for name in "ab"]
    theirs = scene.ask("bob", "c")
    assert scene.turns([*mine, theirs]) == [1, 2, 1]
    scene.set("order", "fair")
    assert scene.line == ["a", "c", "b"]


def test_the_host_takes_turns_like_everybody() -> None:
    scene = Scene()
    asked = [scene.request(HOST_CALLER, a_song(name)).entry for name in "ab"]
    assert scene.turns(asked) == [1, 2]
    assert scene.entry(asked[0]).origin is Origin.HOST


def test_a_mod_asks_as_a_guest() -> None:
    scene = Scene()
    entry = scene.request(a_guest("mo", Role.MOD), a_song("m")).entry
    assert scene.entry(entry).origin is Origin.GUEST


def test_a_song_of_a_higher_turn_that_starts_raises_the_round() -> None:
    scene = Scene(order="fifo")
    scene.ask("ann", "a1")
    scene.start(scene.ask("ann", "a2"))
    assert scene.state.started_turn == 2
    assert scene.turn(scene.ask("bob", "b")) == 3


def test_a_song_of_a_lower_turn_that_starts_later_does_not_lower_the_round() -> None:
    scene = Scene(order="fifo")
    first = scene.ask("ann", "a1")
    scene.start(scene.ask("ann", "a2"))
    scene.start(first)
    assert scene.state.started_turn == 2
    assert scene.turn(scene.ask("ann", "a3")) == 3


def test_a_pinned_start_leaves_the_round_but_is_its_guests_latest() -> None:
    scene = Scene()
    scene.ask("ann", "a1")
    pinned = scene.ask("ann", "a2")
    scene.prioritize(pinned)
    scene.start()
    assert scene.current == scene.events[-1].entry  # type: ignore[union-attr] # a start
    assert scene.state.started_turn == 0
    assert scene.turn(scene.ask("bob", "b")) == 1
    assert scene.turn(scene.ask("ann", "a3")) == 3


def test_a_loss_lets_the_guests_later_songs_close_up() -> None:
    scene = Scene()
    mine = [scene.ask("ann", name) for name in "abc"]
    theirs = [scene.ask("bob", name) for name in "xyz"]
    scene.withdraw("ann", mine[1])
    assert scene.turns([mine[0], mine[2]]) == [1, 2]
    assert scene.turns(theirs) == [1, 2, 3]


def test_a_loss_in_the_round_under_way_moves_nothing() -> None:
    scene = Scene()
    mine = [scene.ask("ann", name) for name in "abc"]
    scene.start(scene.ask("bob", "x"))
    scene.withdraw("ann", mine[0])
    assert scene.turns(mine[1:]) == [2, 3]


def test_a_lost_song_no_longer_counts_as_latest() -> None:
    scene = Scene()
    scene.ask("ann", "a")
    last = scene.ask("ann", "b")
    scene.withdraw("ann", last)
    assert scene.turn(scene.ask("ann", "c")) == 2


def test_after_a_loss_in_the_round_under_way_the_next_song_stands_in_the_next_round() -> None:
    scene = Scene()
    mine = scene.ask("ann", "a")
    scene.start(scene.ask("bob", "x"))
    scene.withdraw("ann", mine)
    assert scene.turn(scene.ask("ann", "b")) == 2


def test_every_kind_of_loss_closes_up() -> None:
    def after_losing(lose: str) -> int | None:
        scene = Scene(mode="full_voting")
        lost, kept = scene.ask("ann", "a"), scene.ask("ann", "b")
        match lose:
            case "withdrawn":
                scene.withdraw("ann", lost)
            case "removed":
                scene.remove(lost)
            case "failed":
                scene.fail(lost)
            case _:
                for guest in ("x", "y", "z"):
                    scene.vote(guest, lost, -1)
        assert scene.state.entry(lost) is None
        return scene.turn(kept)

    assert [after_losing(how) for how in ("withdrawn", "removed", "failed", "kicked")] == [1] * 4


def test_losses_pins_and_starts_together() -> None:
    scene = Scene(max_waiting_per_guest=0)
    a1, a2, a3, a4 = (scene.ask("ann", name) for name in ("a1", "a2", "a3", "a4"))
    b1, b2 = scene.ask("bob", "b1"), scene.ask("bob", "b2")
    scene.prioritize(a3)
    scene.start()  # a3, pinned: the round stays before the first
    assert (scene.state.started_turn, scene.state.latest_turns["ann"]) == (0, 3)  # type: ignore[index] # a guest's id
    scene.withdraw("ann", a2)  # a loss after round 0: a4 closes up, even beside the started one
    assert scene.turns([a1, a4]) == [1, 3]
    assert scene.turn(scene.ask("ann", "a5")) == 4
    scene.finish()
    scene.start()  # a1
    scene.withdraw("bob", b1)  # a loss in round 1, which is under way: b2 stays
    assert scene.turn(b2) == 2
    scene.prioritize(b2)
    scene.start()
    assert scene.state.started_turn == 1
    assert scene.line == ["a4", "a5"]


def test_losing_a_pinned_song_closes_up_like_any_other() -> None:
    scene = Scene()
    first, second = scene.ask("ann", "a"), scene.ask("ann", "b")
    scene.prioritize(first)
    scene.remove(first)
    assert scene.turn(second) == 1


def test_losing_the_playing_song_moves_nothing() -> None:
    scene = Scene()
    first, second = scene.ask("ann", "a"), scene.ask("ann", "b")
    scene.start(first)
    scene.remove(first)
    assert scene.turn(second) == 2


def test_losing_an_automatic_song_moves_nothing() -> None:
    scene = Scene()
    automatic = scene.put("auto", Origin.AUTOPLAY)
    mine = scene.ask("ann", "a")
    scene.remove(automatic)
    assert scene.turn(mine) == 1


def test_songs_of_forgotten_guests_do_not_move_each_other() -> None:
    scene = Scene()
    first = scene.put("x", Origin.GUEST, turn=1)
    second = scene.put("y", Origin.GUEST, turn=2)
    scene.remove(first)
    assert scene.turn(second) == 2


def test_an_automatic_song_that_starts_raises_no_round() -> None:
    scene = Scene()
    scene.start(scene.put("auto", Origin.FALLBACK))
    assert scene.state.started_turn == 0


def test_a_forgotten_guests_song_that_starts_raises_the_round() -> None:
    scene = Scene()
    scene.start(scene.put("x", Origin.GUEST, turn=4))
    assert scene.state.started_turn == 4


def test_closing_forgets_the_round_and_all_latest_turns() -> None:
    scene = Scene()
    scene.start(scene.ask("ann", "a"))
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    scene.do(lifecycle.open_party(scene.state, scene.now))
    assert scene.turn(scene.ask("ann", "b")) == 1


def test_the_same_address_is_the_same_song_whatever_its_tags_say() -> None:
    scene = Scene()
    scene.ask("ann", "a")
    renamed = Song(uri="local:a", source="local", title="Other name", artist="Someone")
    assert scene.request(a_guest("bob"), renamed).is_duplicate
