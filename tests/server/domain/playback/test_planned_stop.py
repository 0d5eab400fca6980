"""Planned stops: after the current song, and by the sleep timer."""

from dataclasses import replace

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.playback import control_steps, current_song, planned_stop
from raveberry_server.domain.queue import order
from raveberry_server.domain.requests import song_requests
from raveberry_server.domain.requests.song_requests import Request

from tests.fakes.party.domain_party import (
    BROKEN,
    DomainParty,
    a_guest,
    a_playing_party,
    a_song,
)


def plan(party: DomainParty, *, is_on: bool = True) -> None:
    party.do(planned_stop.stop_after_song(party.state, is_on=is_on))


def set_timer(party: DomainParty, minutes: int) -> None:
    party.do(planned_stop.set_sleep_timer(party.state, minutes, party.now))


def apply_due(party: DomainParty) -> None:
    party.do(lifecycle.apply_due_changes(party.state, party.now))


def test_the_music_stops_after_the_song_and_play_goes_on_with_the_queue() -> None:
    party, _, second, _ = a_playing_party()
    plan(party)
    assert not party.state.playback.is_held
    assert current_song.next_song(party.state) is None
    party.finish()
    playback = party.state.playback
    assert (playback.entry, playback.is_held, playback.stops_after_song) == (None, True, False)
    assert second in party.state.waiting
    party.do(control_steps.play(party.state, party.now))
    assert party.start() == second
    party.finish()
    assert not party.state.playback.is_held


def test_a_planned_stop_is_taken_back() -> None:
    party, *_ = a_playing_party()
    plan(party)
    plan(party, is_on=False)
    party.finish()
    assert not party.state.playback.is_held


def test_planning_the_same_stop_again_changes_nothing() -> None:
    party, *_ = a_playing_party()
    plan(party)
    before = party.state
    plan(party)
    assert party.state is before


def test_there_is_no_song_to_stop_after_in_silence() -> None:
    party = DomainParty()
    plan(party, is_on=False)
    with pytest.raises(RefusedError) as refusal:
        plan(party)
    assert refusal.value.reason is Reason.CONFLICT


def test_the_music_stops_however_the_song_ends() -> None:
    for end in (
        lambda state: control_steps.skip(state, HOST_CALLER, None),
        lambda state: current_song.fail_song(state, state.playback.entry.id, BROKEN),
    ):
        party, *_ = a_playing_party()
        plan(party)
        party.do(end(party.state))
        assert party.current is None
        assert party.state.playback.is_held


def test_a_song_that_the_player_has_begun_meanwhile_waits_at_its_beginning() -> None:
    party, _, second, _ = a_playing_party()
    plan(party)
    party.start(second)
    assert party.state.playback.is_held
    assert not party.state.playback.anchor.is_moving


def test_a_song_that_repeats_waits_to_be_resumed() -> None:
    party, first, *_ = a_playing_party(repeat="one")
    plan(party)
    assert current_song.next_song(party.state) is None
    party.do(current_song.loop_song(party.state, 1, 0.5, party.now))
    playback = party.state.playback
    assert playback.entry is not None
    assert (playback.entry.id, playback.is_held, playback.stops_after_song) == (first, True, False)
    assert not playback.anchor.is_moving


def test_waiting_times_are_unknown_behind_a_planned_stop() -> None:
    party, *_ = a_playing_party()
    plan(party)
    places = order.queue_places(party.state, party.now)
    assert [place.eta_s for place in places] == [None, None]


def test_a_song_to_play_at_once_takes_the_stop_back() -> None:
    party, *_ = a_playing_party()
    plan(party)
    party.do(
        song_requests.play_now(party.state, HOST_CALLER, Request(song=a_song("now")), party.now)
    )
    assert not party.state.playback.is_held
    assert not party.state.playback.stops_after_song


def test_the_sleep_timer_lets_the_song_of_that_time_finish() -> None:
    party, *_ = a_playing_party()
    set_timer(party, 1)
    assert lifecycle.next_due_at(party.state, party.now) == party.state.playback.stops_at
    party.wait(59)
    apply_due(party)
    assert not party.state.playback.stops_after_song
    party.wait(1)
    apply_due(party)
    playback = party.state.playback
    assert (playback.stops_after_song, playback.stops_at, playback.is_held) == (True, None, False)
    party.finish()
    assert party.state.playback.is_held


def test_the_sleep_timer_is_set_anew_and_taken_back() -> None:
    party, *_ = a_playing_party()
    set_timer(party, 1)
    set_timer(party, 5)
    party.wait(60)
    apply_due(party)
    assert party.state.playback.stops_at is not None
    set_timer(party, 0)
    assert party.state.playback.stops_at is None
    before = party.state
    set_timer(party, 0)
    assert party.state is before


def test_the_sleep_timer_ends_in_silence_with_held_music() -> None:
    party = DomainParty()
    set_timer(party, 1)
    party.wait(60)
    apply_due(party)
    assert party.state.playback.is_held
    assert party.state.playback.stops_at is None


def test_the_sleep_timer_stops_a_song_without_an_end_at_once() -> None:
    party = DomainParty()
    party.request(a_guest("ann"), a_song("station", duration_s=None))
    party.start()
    plan(party)
    set_timer(party, 1)
    party.wait(60)
    apply_due(party)
    playback = party.state.playback
    assert (playback.is_held, playback.stops_after_song) == (True, False)
    assert (playback.anchor.position_s, playback.anchor.is_moving) == (60, False)


def test_the_sleep_timer_leaves_paused_music_alone() -> None:
    party, *_ = a_playing_party()
    party.do(control_steps.pause(party.state, party.now))
    held = party.state.playback
    set_timer(party, 1)
    party.wait(60)
    apply_due(party)
    assert party.state.playback == replace(held, stops_at=None)
