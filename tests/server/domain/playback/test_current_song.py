"""The current song: its start, position, end, failure and repetition."""

from datetime import timedelta

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.events import (
    SongEnded,
    SongStarted,
)
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Anchor
from raveberry_server.domain.model.state import Now
from raveberry_server.domain.playback import control_steps, current_song

from tests.fakes.party.domain_party import BROKEN, DomainParty, a_playing_party


def position_s(party: DomainParty) -> float:
    assert party.current is not None
    return party.state.playback.position_at_s(party.now.mono_s)


def test_a_song_that_starts_leaves_the_queue_under_a_new_epoch() -> None:
    party, first, second, third = a_playing_party()
    assert set(party.state.waiting) == {second, third}
    assert party.current is not None
    assert (party.current.id, party.state.playback.epoch, party.state.played) == (first, 1, 1)
    assert [(start.entry.id, start.epoch) for start in party.happened(SongStarted)] == [(first, 1)]


def test_a_song_that_starts_while_another_plays_ends_that_one() -> None:
    party, first, second, _ = a_playing_party()
    party.start(second)
    (end,) = party.happened(SongEnded)
    assert (end.entry.id, end.reason, end.epoch) == (first, EndReason.FINISHED, 1)
    assert party.state.playback.epoch == 2


def test_only_ready_waiting_songs_start() -> None:
    party, first, *_ = a_playing_party()
    pending = party.ask("ann", "p", is_ready=False)
    before = party.state
    for entry in (first, pending, EntryId("e99")):
        party.do(current_song.start_song(party.state, entry, 0.0, party.now))
    assert party.state is before


def test_a_song_that_starts_in_a_held_party_stands_still() -> None:
    party = DomainParty()
    party.ask("ann", "a")
    party.do(control_steps.pause(party.state, party.now))
    party.start()
    party.wait(10)
    assert position_s(party) == 0


def test_a_finished_song_leaves_the_player() -> None:
    party, first, *_ = a_playing_party()
    party.finish()
    (end,) = party.happened(SongEnded)
    assert (end.entry.id, end.reason, end.by, end.epoch) == (first, EndReason.FINISHED, None, 1)
    assert party.current is None


def test_a_late_report_of_an_end_changes_nothing() -> None:
    party, _, second, _ = a_playing_party()
    party.start(second)
    before = party.state
    party.do(current_song.finish_song(party.state, 1, party.now))
    assert party.state is before
    party.finish()
    before = party.state
    party.finish()
    assert party.state is before


def test_repeat_all_asks_for_the_finished_song_again() -> None:
    party, *_ = a_playing_party(repeat="all")
    party.finish()
    assert party.line == ["song1", "song2", "song0"]
    again = list(party.state.waiting.values())[-1]
    assert (again.origin, again.score, again.turn, again.requested_by) == (
        Origin.REPEAT,
        0,
        None,
        None,
    )


def test_repeat_all_repeats_only_what_was_played_to_its_end() -> None:
    party, first, second, third = a_playing_party(repeat="all")
    party.do(control_steps.skip(party.state, HOST_CALLER, None))
    party.start(second)
    party.fail(second)
    party.start(third)
    party.remove(third)
    assert party.state.waiting == {}
    assert first not in party.state.waiting


def test_repeat_one_starts_the_same_entry_again() -> None:
    party, first, *_ = a_playing_party(repeat="one")
    party.vote("bob", first, 1)
    party.wait(180)
    party.finish()
    assert party.current is not None
    assert (party.current.id, party.current.score, party.state.playback.epoch) == (first, 2, 2)
    assert position_s(party) == 0
    assert party.state.playback.seek_s == 0
    assert party.state.started_turn == 1
    assert [type(event) for event in party.events[-2:]] == [SongEnded, SongStarted]


def test_the_next_song_follows_or_the_repeated_one() -> None:
    party, first, second, third = a_playing_party()
    assert current_song.next_song(DomainParty().state) is None
    found = []
    for repeat in ("off", "all", "one"):
        party.set("repeat", repeat)
        entry = current_song.next_song(party.state)
        found.append(entry.id if entry else None)
    assert found == [second, second, first]
    party.remove(second)
    party.remove(third)
    party.set("repeat", "all")
    alone = current_song.next_song(party.state)
    assert alone is not None
    assert party.current is not None
    assert (alone.song, alone.origin) == (party.current.song, Origin.REPEAT)
    assert alone.id not in party.state.waiting, "there is no such entry before the end"
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert current_song.next_song(party.state) is None


def test_a_song_that_comes_round_under_repeat_one_is_the_same_entry() -> None:
    party, first, *_ = a_playing_party(repeat="one")
    party.wait(180)
    party.do(current_song.loop_song(party.state, 1, 0.4, party.now))
    assert party.current is not None
    assert (party.current.id, party.state.playback.epoch, party.state.played) == (first, 2, 2)
    assert (position_s(party), party.state.playback.seek_s) == (0.4, None)
    assert party.state.playback.anchor.is_moving
    before = party.state
    party.do(current_song.loop_song(party.state, 1, 0.4, party.now))
    assert party.state is before


def test_a_song_that_comes_round_under_repeat_all_is_a_new_entry() -> None:
    party, first, second, third = a_playing_party(repeat="all")
    party.remove(second)
    party.remove(third)
    party.wait(180)
    party.do(current_song.loop_song(party.state, 1, 0.4, party.now))
    assert party.current is not None
    assert party.current.id != first
    assert (party.current.origin, party.state.waiting) == (Origin.REPEAT, {})
    assert (position_s(party), party.state.playback.epoch) == (0.4, 2)
    assert [type(event) for event in party.events[-2:]] == [SongEnded, SongStarted]


def test_an_unwanted_repetition_ends_the_song() -> None:
    party, _, second, third = a_playing_party()
    party.do(current_song.loop_song(party.state, 1, 0.4, party.now))
    assert (party.current, set(party.state.waiting)) == (None, {second, third})


@pytest.mark.parametrize("repeat", ["all", "one"])
def test_nothing_repeats_after_the_party_was_closed(repeat: str) -> None:
    party, *_ = a_playing_party(repeat=repeat)
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    party.finish()
    assert party.current is None
    assert party.state.waiting == {}


def test_a_playing_song_that_fails_ends_with_its_reason() -> None:
    party, first, *_ = a_playing_party()
    party.fail(first)
    (end,) = party.happened(SongEnded)
    assert (end.reason, end.epoch, end.detail) == (EndReason.FAILED, 1, BROKEN)
    assert (end.entry.state, end.entry.reason) == (EntryState.FAILED, BROKEN)
    assert party.current is None


def test_a_waiting_song_that_fails_leaves_with_its_reason() -> None:
    party, _, second, _ = a_playing_party()
    party.fail(second)
    (end,) = party.happened(SongEnded)
    assert (end.reason, end.epoch, end.entry.state) == (EndReason.FAILED, None, EntryState.FAILED)
    assert second not in party.state.waiting


def test_a_song_that_is_over_cannot_fail() -> None:
    party, first, *_ = a_playing_party()
    party.finish()
    before = party.state
    party.fail(first)
    assert party.state is before


def test_without_a_playing_song_none_can_end() -> None:
    with pytest.raises(ValueError, match="nothing plays"):
        current_song.end_song(DomainParty().state, EndReason.SKIPPED, by=None)


def test_the_best_liked_songs_are_remembered() -> None:
    party = DomainParty(max_waiting_per_guest=0)
    for number in range(15):
        entry = party.ask("ann", f"a{number}")
        party.start(entry)
        if number in (3, 7):
            party.vote("bob", entry, 1)
        party.finish()
    assert [entry.song.title for entry in party.state.top][:3] == ["a3", "a7", "a0"]
    assert len(party.state.top) == 10


def test_position_is_arithmetic_and_stops_at_the_end() -> None:
    party, *_ = a_playing_party()
    assert position_s(party) == 0
    party.wait(30)
    assert position_s(party) == 30
    party.wait(1_000)
    assert position_s(party) == 180


def test_a_late_report_of_a_position_changes_nothing() -> None:
    party, *_ = a_playing_party()
    before = party.state
    party.do(current_song.update_position(party.state, 7, 90.0, party.now, is_moving=True))
    assert party.state is before


def test_the_title_of_a_station_lasts_as_long_as_the_station() -> None:
    party, *_ = a_playing_party()
    party.do(current_song.update_stream_title(party.state, 1, "A - B"))
    assert party.state.playback.stream_title == "A - B"
    party.finish()
    assert party.state.playback.stream_title is None


def test_a_late_title_changes_nothing() -> None:
    party, *_ = a_playing_party()
    before = party.state
    party.do(current_song.update_stream_title(party.state, 7, "A - B"))
    assert party.state is before


def test_the_wall_clock_does_not_change_the_position() -> None:
    party, *_ = a_playing_party()
    party.wait(10)
    later = Now(at=party.now.at + timedelta(hours=5), mono_s=party.now.mono_s)
    held = control_steps.pause(party.state, later).state
    assert held.playback.anchor.position_s == 10


def test_a_clock_set_back_does_not_move_the_position_back() -> None:
    assert Anchor(position_s=5, mono_s=100, is_moving=True).position_at_s(50, None) == 5
