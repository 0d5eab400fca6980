"""Songs that failed one after the other wait again, and the music is held."""

from raveberry_server.domain import lifecycle
from raveberry_server.domain.lifecycle import close_party
from raveberry_server.domain.model.entry import Entry, EntryState, Origin
from raveberry_server.domain.model.events import PlayerFailed, SongBroughtBack
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.playback import faults
from raveberry_server.domain.queue import undo
from raveberry_server.domain.queue.order import queue_order

from tests.fakes.scene import Scene


def fail_all(scene: Scene, *entries: EntryId) -> tuple[Entry, ...]:
    """These songs fail one after the other; what they were before."""
    were = []
    for entry in entries:
        known = scene.state.entry(entry)
        assert known is not None
        were.append(known)
        scene.fail(entry)
    return tuple(were)


def give_up(scene: Scene, failed: tuple[Entry, ...]) -> None:
    scene.do(
        faults.hold_after_failures(scene.state, "tracks", "Look at the folder", failed, scene.now)
    )


def queue_of(scene: Scene) -> list[tuple[str, int | None]]:
    return [(entry.song.title, entry.turn) for entry in queue_order(scene.state)]


def test_failed_songs_wait_where_they_waited_and_the_music_is_held() -> None:
    scene = Scene()
    entries = [scene.ask(guest, name) for guest, name in (("x", "a"), ("y", "b"), ("x", "c"))]
    scene.ask("x", "d")
    scene.vote("z", entries[1], 1)
    before = queue_of(scene)
    give_up(scene, fail_all(scene, *entries))
    assert queue_of(scene) == before == [("b", 1), ("a", 1), ("c", 2), ("d", 3)]
    assert scene.state.waiting[entries[1]].score == 2
    assert all(entry.state is EntryState.READY for entry in scene.state.waiting.values())
    playback = scene.state.playback
    assert playback.is_held
    assert playback.fault is not None
    assert (playback.fault.kind, len(scene.happened(PlayerFailed))) == ("tracks", 1)
    back = scene.happened(SongBroughtBack)
    assert {event.entry.id: event.by for event in back} == dict.fromkeys(entries)


def test_a_song_that_had_started_gets_the_turn_after_its_guests_latest() -> None:
    scene = Scene()
    first, second = scene.ask("x", "a"), scene.ask("x", "b")
    scene.start(first)
    give_up(scene, fail_all(scene, first))
    assert queue_of(scene) == [("a", 2), ("b", 3)]
    assert scene.state.waiting[second].turn == 3


def test_automatic_songs_and_songs_of_forgotten_guests_keep_what_they_had() -> None:
    scene = Scene()
    played_before = scene.put("a", Origin.REPEAT)
    forgotten = scene.ask("x", "b")
    scene.change(forgotten, requested_by=None)
    give_up(scene, fail_all(scene, forgotten, played_before))
    assert queue_of(scene) == [("b", 1), ("a", None)]


def test_songs_of_turns_before_stay_where_they_are() -> None:
    scene = Scene()
    _, middle, _ = (scene.ask("x", name) for name in "abc")
    give_up(scene, fail_all(scene, middle))
    assert queue_of(scene) == [("a", 1), ("b", 2), ("c", 3)]


def test_a_song_that_waits_again_by_now_is_not_given_back_twice() -> None:
    scene = Scene()
    failed = fail_all(scene, scene.ask("x", "a"))
    scene.ask("y", "a")
    give_up(scene, failed)
    give_up(scene, failed)
    assert [title for title, _ in queue_of(scene)] == ["a"]


def test_a_song_that_plays_by_now_is_not_given_back() -> None:
    scene = Scene()
    failed = fail_all(scene, scene.ask("x", "a"))
    scene.start(scene.ask("y", "a"))
    give_up(scene, failed)
    assert queue_of(scene) == []


def test_a_closed_party_gets_nothing_back() -> None:
    scene = Scene()
    failed = fail_all(scene, scene.ask("x", "a"))
    scene.do(close_party(scene.state, HOST_CALLER))
    give_up(scene, failed)
    assert queue_of(scene) == []


class TestFailures:
    """A guest is told why a song failed, for half a minute or until it is tried again."""

    def reasons(self, scene: Scene) -> list[str | None]:
        return [entry.reason for entry in undo.shown_failures(scene.state, scene.now)]

    def test_a_failure_is_shown_for_half_a_minute(self) -> None:
        scene = Scene()
        scene.fail(scene.ask("ann", "a"), "Gone")
        scene.wait(600)
        assert self.reasons(scene) == ["Gone"]
        scene.do(lifecycle.apply_due_changes(scene.state, scene.now))
        scene.wait(29)
        scene.do(lifecycle.apply_due_changes(scene.state, scene.now))
        assert self.reasons(scene) == ["Gone"]
        scene.wait(1)
        assert self.reasons(scene) == []

    def test_a_playing_song_that_fails_is_shown_with_its_reason(self) -> None:
        scene = Scene()
        scene.fail(scene.start(scene.ask("ann", "a")) or EntryId(""), "No sound")
        (failed,) = undo.shown_failures(scene.state, scene.now)
        assert (failed.reason, failed.state) == ("No sound", EntryState.FAILED)

    def test_asking_again_or_bringing_back_is_enough(self) -> None:
        scene = Scene()
        first, second, third = (scene.ask("ann", name) for name in "abc")
        for entry in (first, second, third):
            scene.fail(entry, f"Broken {entry}")
        scene.ask("ben", "a")
        assert len(self.reasons(scene)) == 3
        scene.remove(scene.state.waiting[EntryId("e3")].id)
        scene.ask("ann", "a")
        assert self.reasons(scene) == [f"Broken {entry}" for entry in (second, third)]
        scene.do(undo.bring_back(scene.state, HOST_CALLER, second, scene.now))
        assert self.reasons(scene) == [f"Broken {third}"]
