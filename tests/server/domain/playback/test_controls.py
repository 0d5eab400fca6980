"""Play, pause, skip, seek, and what the player reports."""

from datetime import timedelta

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    PlayerFailed,
    PlayerRecovered,
    SongEnded,
    SongStarted,
)
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import HOST, EntryId
from raveberry_server.domain.model.playback import Anchor, Output
from raveberry_server.domain.model.state import Now
from raveberry_server.domain.playback import controls, current_song, faults, outputs

from tests.fakes.scene import Scene, a_guest, a_playing_scene, a_song


def position_s(scene: Scene) -> float:
    assert scene.current is not None
    return scene.state.playback.position_at_s(scene.now.mono_s)


# --- starting and ending -------------------------------------------------------------------------


def test_a_song_that_starts_leaves_the_queue_under_a_new_epoch() -> None:
    scene, first, second, third = a_playing_scene()
    assert set(scene.state.waiting) == {second, third}
    assert scene.current is not None
    assert (scene.current.id, scene.state.playback.epoch, scene.state.played) == (first, 1, 1)
    assert [(start.entry.id, start.epoch) for start in scene.happened(SongStarted)] == [(first, 1)]


def test_a_song_that_starts_while_another_plays_ends_that_one() -> None:
    scene, first, second, _ = a_playing_scene()
    scene.start(second)
    (end,) = scene.happened(SongEnded)
    assert (end.entry.id, end.reason, end.epoch) == (first, EndReason.FINISHED, 1)
    assert scene.state.playback.epoch == 2


def test_what_does_not_wait_or_is_not_ready_does_not_start() -> None:
    scene, first, *_ = a_playing_scene()
    pending = scene.ask("ann", "p", is_ready=False)
    before = scene.state
    for entry in (first, pending, EntryId("e99")):
        scene.do(current_song.start_song(scene.state, entry, 0.0, scene.now))
    assert scene.state is before


def test_a_song_that_starts_in_a_held_party_stands_still() -> None:
    scene = Scene()
    scene.ask("ann", "a")
    scene.do(controls.pause(scene.state, scene.now))
    scene.start()
    scene.wait(10)
    assert position_s(scene) == 0


def test_a_finished_song_is_over() -> None:
    scene, first, *_ = a_playing_scene()
    scene.finish()
    (end,) = scene.happened(SongEnded)
    assert (end.entry.id, end.reason, end.by, end.epoch) == (first, EndReason.FINISHED, None, 1)
    assert scene.current is None


def test_a_late_report_of_an_end_changes_nothing() -> None:
    scene, _, second, _ = a_playing_scene()
    scene.start(second)
    before = scene.state
    scene.do(current_song.finish_song(scene.state, 1, scene.now))
    assert scene.state is before
    scene.finish()
    before = scene.state
    scene.finish()
    assert scene.state is before


def test_repeat_all_asks_for_the_finished_song_again() -> None:
    scene, *_ = a_playing_scene(repeat="all")
    scene.finish()
    assert scene.line == ["song1", "song2", "song0"]
    again = list(scene.state.waiting.values())[-1]
    assert (again.origin, again.score, again.turn, again.requested_by) == (
        Origin.REPEAT,
        0,
        None,
        None,
    )


def test_repeat_all_repeats_only_what_was_played_to_its_end() -> None:
    scene, first, second, third = a_playing_scene(repeat="all")
    scene.do(controls.skip(scene.state, HOST_CALLER, None))
    scene.start(second)
    scene.fail(second)
    scene.start(third)
    scene.remove(third)
    assert scene.state.waiting == {}
    assert first not in scene.state.waiting


def test_repeat_one_starts_the_same_entry_again() -> None:
    scene, first, *_ = a_playing_scene(repeat="one")
    scene.vote("bob", first, 1)
    scene.wait(180)
    scene.finish()
    assert scene.current is not None
    assert (scene.current.id, scene.current.score, scene.state.playback.epoch) == (first, 2, 2)
    assert position_s(scene) == 0
    assert scene.state.playback.seek_s == 0
    assert scene.state.started_turn == 1
    assert [type(event) for event in scene.events[-2:]] == [SongEnded, SongStarted]


def test_what_follows_is_the_next_song_or_the_same_one_where_it_repeats() -> None:
    scene, first, second, third = a_playing_scene()
    assert current_song.next_song(Scene().state) is None
    found = []
    for repeat in ("off", "all", "one"):
        scene.set("repeat", repeat)
        entry = current_song.next_song(scene.state)
        found.append(entry.id if entry else None)
    assert found == [second, second, first]
    scene.remove(second)
    scene.remove(third)
    scene.set("repeat", "all")
    alone = current_song.next_song(scene.state)
    assert alone is not None
    assert scene.current is not None
    assert (alone.song, alone.origin) == (scene.current.song, Origin.REPEAT)
    assert alone.id not in scene.state.waiting, "there is no such entry before the end"
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    assert current_song.next_song(scene.state) is None


def test_a_song_that_comes_round_under_repeat_one_is_the_same_entry() -> None:
    scene, first, *_ = a_playing_scene(repeat="one")
    scene.wait(180)
    scene.do(current_song.loop_song(scene.state, 1, 0.4, scene.now))
    assert scene.current is not None
    assert (scene.current.id, scene.state.playback.epoch, scene.state.played) == (first, 2, 2)
    assert (position_s(scene), scene.state.playback.seek_s) == (0.4, None)
    assert scene.state.playback.anchor.is_moving
    before = scene.state
    scene.do(current_song.loop_song(scene.state, 1, 0.4, scene.now))
    assert scene.state is before


def test_a_song_that_comes_round_under_repeat_all_is_a_new_entry() -> None:
    scene, first, second, third = a_playing_scene(repeat="all")
    scene.remove(second)
    scene.remove(third)
    scene.wait(180)
    scene.do(current_song.loop_song(scene.state, 1, 0.4, scene.now))
    assert scene.current is not None
    assert scene.current.id != first
    assert (scene.current.origin, scene.state.waiting) == (Origin.REPEAT, {})
    assert (position_s(scene), scene.state.playback.epoch) == (0.4, 2)
    assert [type(event) for event in scene.events[-2:]] == [SongEnded, SongStarted]


def test_a_song_that_came_round_though_it_should_not_is_over() -> None:
    scene, _, second, third = a_playing_scene()
    scene.do(current_song.loop_song(scene.state, 1, 0.4, scene.now))
    assert (scene.current, set(scene.state.waiting)) == (None, {second, third})


def test_a_skip_goes_on_even_when_one_song_repeats() -> None:
    scene, *_ = a_playing_scene(repeat="one")
    scene.do(controls.skip(scene.state, HOST_CALLER, 1))
    assert scene.current is None


@pytest.mark.parametrize("repeat", ["all", "one"])
def test_nothing_repeats_after_the_party_was_closed(repeat: str) -> None:
    scene, *_ = a_playing_scene(repeat=repeat)
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    scene.finish()
    assert scene.current is None
    assert scene.state.waiting == {}


def test_a_playing_song_that_fails_ends_with_its_reason() -> None:
    scene, first, *_ = a_playing_scene()
    scene.fail(first)
    (end,) = scene.happened(SongEnded)
    assert (end.reason, end.epoch, end.detail) == (EndReason.FAILED, 1, "The file is broken")
    assert (end.entry.state, end.entry.reason) == (EntryState.FAILED, "The file is broken")
    assert scene.current is None


def test_a_waiting_song_that_fails_leaves_with_its_reason() -> None:
    scene, _, second, _ = a_playing_scene()
    scene.fail(second)
    (end,) = scene.happened(SongEnded)
    assert (end.reason, end.epoch, end.entry.state) == (EndReason.FAILED, None, EntryState.FAILED)
    assert second not in scene.state.waiting


def test_a_song_that_is_over_cannot_fail() -> None:
    scene, first, *_ = a_playing_scene()
    scene.finish()
    before = scene.state
    scene.fail(first)
    assert scene.state is before


def test_without_a_playing_song_none_can_end() -> None:
    with pytest.raises(ValueError, match="nothing plays"):
        current_song.end_song(Scene().state, EndReason.SKIPPED, by=None)


def test_the_best_liked_songs_are_remembered() -> None:
    scene = Scene(max_waiting_per_guest=0)
    for number in range(15):
        entry = scene.ask("ann", f"a{number}")
        scene.start(entry)
        if number in (3, 7):
            scene.vote("bob", entry, 1)
        scene.finish()
    assert [entry.song.title for entry in scene.state.top][:3] == ["a3", "a7", "a0"]
    assert len(scene.state.top) == 10


# --- skipping ------------------------------------------------------------------------------------


def test_a_skip_ends_the_playing_song() -> None:
    scene, first, *_ = a_playing_scene()
    scene.do(controls.skip(scene.state, HOST_CALLER, 1))
    (end,) = scene.happened(SongEnded)
    assert (end.entry.id, end.reason, end.by) == (first, EndReason.SKIPPED, HOST)


def test_two_skips_of_one_song_skip_one_song() -> None:
    scene, _, second, _ = a_playing_scene()
    scene.do(controls.skip(scene.state, HOST_CALLER, 1))
    scene.start(second)
    with pytest.raises(RefusedError) as refusal:
        controls.skip(scene.state, HOST_CALLER, 1)
    assert refusal.value.reason is Reason.CONFLICT
    assert scene.current is not None


def test_there_is_nothing_to_skip_in_silence() -> None:
    with pytest.raises(RefusedError) as refusal:
        controls.skip(Scene().state, HOST_CALLER, None)
    assert refusal.value.reason is Reason.CONFLICT


def test_skipping_a_held_song_lets_the_next_one_play() -> None:
    scene, *_ = a_playing_scene()
    scene.do(controls.pause(scene.state, scene.now))
    scene.do(controls.skip(scene.state, HOST_CALLER, None))
    assert not scene.state.playback.is_held


# --- position ------------------------------------------------------------------------------------


def test_position_is_arithmetic_and_stops_at_the_end() -> None:
    scene, *_ = a_playing_scene()
    assert position_s(scene) == 0
    scene.wait(30)
    assert position_s(scene) == 30
    scene.wait(1_000)
    assert position_s(scene) == 180


def test_pausing_twice_is_pausing_once() -> None:
    scene, *_ = a_playing_scene()
    scene.wait(20)
    scene.do(controls.pause(scene.state, scene.now))
    held = scene.state
    scene.wait(30)
    scene.do(controls.pause(scene.state, scene.now))
    assert scene.state is held
    assert position_s(scene) == 20


def test_playing_while_playing_changes_nothing() -> None:
    scene, *_ = a_playing_scene()
    before = scene.state
    scene.wait(5)
    scene.do(controls.play(scene.state, scene.now))
    assert scene.state is before


def test_a_pause_costs_no_time_of_the_song() -> None:
    scene, *_ = a_playing_scene()
    scene.wait(20)
    scene.do(controls.pause(scene.state, scene.now))
    scene.wait(600)
    scene.do(controls.play(scene.state, scene.now))
    scene.do(current_song.update_position(scene.state, 1, 20.0, scene.now, is_moving=True))
    scene.wait(1)
    assert position_s(scene) == 21


def test_a_seek_moves_the_position_and_asks_the_player() -> None:
    scene, *_ = a_playing_scene()
    scene.do(controls.seek(scene.state, 90.0, scene.now))
    scene.wait(2)
    assert position_s(scene) == 92
    assert scene.state.playback.seek_s == 90
    scene.do(
        current_song.update_position(scene.state, 1, 90.5, scene.now, is_moving=True, sought_s=90.0)
    )
    assert scene.state.playback.seek_s is None


def test_a_seek_past_the_end_is_one_to_the_end() -> None:
    scene, *_ = a_playing_scene()
    scene.do(controls.seek(scene.state, 999.0, scene.now))
    assert (position_s(scene), scene.state.playback.seek_s) == (180, 180)


def test_a_seek_in_a_song_of_unknown_length_goes_where_it_says() -> None:
    scene = Scene()
    scene.request(a_guest("ann"), a_song("a", duration_s=None))
    scene.start()
    scene.do(controls.seek(scene.state, 999.0, scene.now))
    assert position_s(scene) == 999


def test_a_seek_in_silence_is_a_conflict() -> None:
    scene = Scene()
    with pytest.raises(RefusedError) as refusal:
        controls.seek(scene.state, 1.0, scene.now)
    assert refusal.value.reason is Reason.CONFLICT


def test_a_late_report_of_a_position_changes_nothing() -> None:
    scene, *_ = a_playing_scene()
    before = scene.state
    scene.do(current_song.update_position(scene.state, 7, 90.0, scene.now, is_moving=True))
    assert scene.state is before


def test_the_wall_clock_moves_no_song() -> None:
    scene, *_ = a_playing_scene()
    scene.wait(10)
    later = Now(at=scene.now.at + timedelta(hours=5), mono_s=scene.now.mono_s)
    held = controls.pause(scene.state, later).state
    assert held.playback.anchor.position_s == 10


def test_a_clock_that_goes_back_moves_no_song_back() -> None:
    assert Anchor(position_s=5, mono_s=100, is_moving=True).position_at_s(50, None) == 5


# --- the player itself ---------------------------------------------------------------------------


def test_a_lost_player_keeps_the_song_where_it_is() -> None:
    scene, first, *_ = a_playing_scene()
    scene.wait(60)
    waiting = scene.state.waiting
    scene.do(faults.report_fault(scene.state, "lost", "Wait a moment", scene.now))
    scene.wait(600)
    assert scene.current is not None
    assert (scene.current.id, position_s(scene)) == (first, 60)
    assert scene.state.waiting is waiting


def test_a_fault_is_told_once_and_keeps_its_beginning() -> None:
    scene, *_ = a_playing_scene()
    began = scene.now.at
    scene.do(faults.report_fault(scene.state, "lost", "Wait", scene.now))
    scene.wait(5)
    scene.do(faults.report_fault(scene.state, "lost", "Wait", scene.now))
    scene.do(faults.report_fault(scene.state, "silent", "Look at the cable", scene.now))
    assert [failed.fault.kind for failed in scene.happened(PlayerFailed)] == ["lost", "silent"]
    assert {failed.fault.since for failed in scene.happened(PlayerFailed)} == {began}


def test_a_player_that_is_lost_again_at_once_stops_the_position_again() -> None:
    scene = Scene()
    scene.do(faults.report_fault(scene.state, "lost", "Wait", scene.now))
    scene.ask("ann", "a")
    scene.start()
    scene.wait(5)
    scene.do(faults.report_fault(scene.state, "lost", "Wait", scene.now))
    scene.wait(60)
    assert position_s(scene) == 5
    assert len(scene.happened(PlayerFailed)) == 1


def test_a_recovered_player_has_no_fault() -> None:
    scene = Scene()
    scene.do(faults.report_fault(scene.state, "lost", "Wait", scene.now))
    scene.do(faults.clear_fault(scene.state))
    scene.do(faults.clear_fault(scene.state))
    assert scene.state.playback.fault is None
    assert [recovered.fault.kind for recovered in scene.happened(PlayerRecovered)] == ["lost"]


def test_outputs_are_kept_and_told_only_when_they_change() -> None:
    scene = Scene()
    hall = (Output(id="0", name="Hall", is_on=True, is_available=True),)
    scene.do(outputs.update_outputs(scene.state, hall))
    before = scene.state
    scene.do(outputs.update_outputs(scene.state, hall))
    assert scene.state is before
    assert before.playback.outputs == hall


def test_every_wish_for_a_restart_counts() -> None:
    scene = Scene()
    for _ in range(2):
        scene.do(controls.restart_player(scene.state))
    assert scene.state.playback.restarts_requested == 2


def test_the_volume_goes_no_higher_than_its_ceiling() -> None:
    scene = Scene(volume_max=0.5)
    assert scene.state.settings.volume == 0.5
    scene.do(controls.set_volume(scene.state, 0.9))
    assert scene.state.settings.volume == 0.5
    scene.do(controls.set_volume(scene.state, 0.2))
    assert scene.state.settings.volume == 0.2
