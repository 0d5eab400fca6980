"""Playback controls: play, pause, skip, seek, mute and volume."""

from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import (
    SongEnded,
)
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import HOST
from raveberry_server.domain.playback import control_steps, current_song
from raveberry_server.domain.playback.faults import was_silent_too_long

from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song


def position_s(party: DomainParty) -> float:
    assert party.current is not None
    return party.state.playback.position_at_s(party.now.mono_s)


def test_a_skip_goes_on_even_when_one_song_repeats() -> None:
    party, *_ = a_playing_party(repeat="one")
    party.do(control_steps.skip(party.state, HOST_CALLER, 1))
    assert party.current is None


def test_a_skip_ends_the_playing_song() -> None:
    party, first, *_ = a_playing_party()
    party.do(control_steps.skip(party.state, HOST_CALLER, 1))
    (end,) = party.happened(SongEnded)
    assert (end.entry.id, end.reason, end.by) == (first, EndReason.SKIPPED, HOST)


def test_two_skips_of_one_song_skip_one_song() -> None:
    party, _, second, _ = a_playing_party()
    party.do(control_steps.skip(party.state, HOST_CALLER, 1))
    party.start(second)
    with pytest.raises(RefusedError) as refusal:
        control_steps.skip(party.state, HOST_CALLER, 1)
    assert refusal.value.reason is Reason.CONFLICT
    assert party.current is not None


def test_skipping_in_silence_is_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        control_steps.skip(DomainParty().state, HOST_CALLER, None)
    assert refusal.value.reason is Reason.CONFLICT


def test_skipping_a_held_song_lets_the_next_one_play() -> None:
    party, *_ = a_playing_party()
    party.do(control_steps.pause(party.state, party.now))
    party.do(control_steps.skip(party.state, HOST_CALLER, None))
    assert not party.state.playback.is_held


def test_a_pause_has_an_author_until_the_music_goes_on() -> None:
    party, *_ = a_playing_party()
    party.do(control_steps.pause(party.state, party.now, HOST))
    assert party.state.playback.held_by == HOST
    party.do(control_steps.play(party.state, party.now))
    assert party.state.playback.held_by is None
    party.do(control_steps.pause(party.state, party.now, HOST))
    party.do(control_steps.skip(party.state, HOST_CALLER, None))
    assert party.state.playback.held_by is None


def test_pausing_twice_is_pausing_once() -> None:
    party, *_ = a_playing_party()
    party.wait(20)
    party.do(control_steps.pause(party.state, party.now))
    held = party.state
    party.wait(30)
    party.do(control_steps.pause(party.state, party.now))
    assert party.state is held
    assert position_s(party) == 20


def test_playing_while_playing_changes_nothing() -> None:
    party, *_ = a_playing_party()
    before = party.state
    party.wait(5)
    party.do(control_steps.play(party.state, party.now))
    assert party.state is before


@pytest.mark.parametrize("is_skipped", [False, True])
def test_who_resumes_the_music_is_not_asked_again_because_of_a_long_silence(
    is_skipped: bool,
) -> None:
    party, *_ = a_playing_party()
    party.do(control_steps.pause(party.state, party.now))
    long_ago = party.now.at - timedelta(hours=8)
    playback = replace(party.state.playback, last_audible_at=long_ago)
    party.state = replace(party.state, playback=playback)
    party.do(control_steps.pause(party.state, party.now))
    assert was_silent_too_long(party.state, party.now)
    if is_skipped:
        party.do(control_steps.skip(party.state, HOST_CALLER, None))
    else:
        party.do(control_steps.play(party.state, party.now))
    assert not party.state.playback.is_held
    assert not was_silent_too_long(party.state, party.now)


def test_a_pause_costs_no_time_of_the_song() -> None:
    party, *_ = a_playing_party()
    party.wait(20)
    party.do(control_steps.pause(party.state, party.now))
    party.wait(600)
    party.do(control_steps.play(party.state, party.now))
    party.do(current_song.update_position(party.state, 1, 20.0, party.now, is_moving=True))
    party.wait(1)
    assert position_s(party) == 21


def test_a_seek_moves_the_position_and_asks_the_player() -> None:
    party, *_ = a_playing_party()
    party.do(control_steps.seek(party.state, 90.0, party.now))
    party.wait(2)
    assert position_s(party) == 92
    assert party.state.playback.seek_s == 90
    party.do(
        current_song.update_position(party.state, 1, 90.5, party.now, is_moving=True, sought_s=90.0)
    )
    assert party.state.playback.seek_s is None


def test_a_seek_past_the_end_is_one_to_the_end() -> None:
    party, *_ = a_playing_party()
    party.do(control_steps.seek(party.state, 999.0, party.now))
    assert (position_s(party), party.state.playback.seek_s) == (180, 180)


def test_a_seek_in_a_song_of_unknown_length_goes_where_it_says() -> None:
    party = DomainParty()
    party.request(a_guest("ann"), a_song("a", duration_s=None))
    party.start()
    party.do(control_steps.seek(party.state, 999.0, party.now))
    assert position_s(party) == 999


def test_a_seek_in_silence_is_a_conflict() -> None:
    party = DomainParty()
    with pytest.raises(RefusedError) as refusal:
        control_steps.seek(party.state, 1.0, party.now)
    assert refusal.value.reason is Reason.CONFLICT


def test_every_restart_request_counts() -> None:
    party = DomainParty()
    for _ in range(2):
        party.do(control_steps.restart_player(party.state))
    assert party.state.playback.restarts_requested == 2


def test_the_volume_goes_no_higher_than_its_ceiling() -> None:
    party = DomainParty(volume_max=0.5)
    assert party.state.settings.volume == 0.5
    party.do(control_steps.set_volume(party.state, 0.9))
    assert party.state.settings.volume == 0.5
    party.do(control_steps.set_volume(party.state, 0.2))
    assert party.state.settings.volume == 0.2


def test_a_song_is_restarted_and_the_music_muted() -> None:
    party, *_ = a_playing_party()
    party.wait(30)
    party.do(control_steps.restart_song(party.state, party.now))
    assert party.state.playback.seek_s == 0
    for is_muted in (True, False):
        party.do(control_steps.set_muted(party.state, is_muted=is_muted))
        before = party.state
        party.do(control_steps.set_muted(party.state, is_muted=is_muted))
        assert party.state is before
        assert party.state.playback.is_muted == is_muted
