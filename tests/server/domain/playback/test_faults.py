"""Faults of the player, and when playback waits to be resumed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.domain.model.events import (
    PlayerFailed,
    PlayerRecovered,
)
from raveberry_server.domain.playback import faults

from tests.fakes.party.domain_party import DomainParty, a_playing_party


def position_s(party: DomainParty) -> float:
    assert party.current is not None
    return party.state.playback.position_at_s(party.now.mono_s)


def test_a_lost_player_keeps_the_song_where_it_is() -> None:
    party, first, *_ = a_playing_party()
    party.wait(60)
    waiting = party.state.waiting
    party.do(faults.report_fault(party.state, "lost", party.now))
    party.wait(600)
    assert party.current is not None
    assert (party.current.id, position_s(party)) == (first, 60)
    assert party.state.waiting is waiting


def test_a_fault_is_reported_once_and_keeps_its_start() -> None:
    party, *_ = a_playing_party()
    began = party.now.at
    party.do(faults.report_fault(party.state, "lost", party.now))
    party.wait(5)
    party.do(faults.report_fault(party.state, "lost", party.now))
    party.do(faults.report_fault(party.state, "silent", party.now))
    assert [failed.fault.kind for failed in party.happened(PlayerFailed)] == ["lost", "silent"]
    assert {failed.fault.since for failed in party.happened(PlayerFailed)} == {began}


def test_a_player_that_is_lost_again_at_once_stops_the_position_again() -> None:
    party = DomainParty()
    party.do(faults.report_fault(party.state, "lost", party.now))
    party.ask("ann", "a")
    party.start()
    party.wait(5)
    party.do(faults.report_fault(party.state, "lost", party.now))
    party.wait(60)
    assert position_s(party) == 5
    assert len(party.happened(PlayerFailed)) == 1


def test_a_recovered_player_has_no_fault() -> None:
    party = DomainParty()
    party.do(faults.report_fault(party.state, "lost", party.now))
    party.do(faults.clear_fault(party.state))
    party.do(faults.clear_fault(party.state))
    assert party.state.playback.fault is None
    assert [recovered.fault.kind for recovered in party.happened(PlayerRecovered)] == ["lost"]


@pytest.mark.parametrize(
    ("minutes", "is_long"), [(29, False), (30, False), (31, True), (-60, False)]
)
def test_half_an_hour_is_a_long_silence(minutes: int, is_long: bool) -> None:
    party, *_ = a_playing_party()
    assert not faults.was_silent_too_long(party.state, party.now)
    last_audible_at = party.now.at - timedelta(minutes=minutes)
    playback = replace(party.state.playback, last_audible_at=last_audible_at)
    state = replace(party.state, playback=playback)
    assert faults.was_silent_too_long(state, party.now) is is_long


def test_after_a_long_silence_playback_is_held_with_a_reason() -> None:
    party, first, *_ = a_playing_party()
    playback = replace(party.state.playback, last_audible_at=party.now.at)
    party.state = replace(party.state, playback=playback)
    party.do(faults.hold_until_resumed(party.state, "long_silence", party.now))
    playback = party.state.playback
    assert playback.entry is not None
    assert (playback.entry.id, playback.is_held, playback.last_audible_at) == (first, True, None)
    (told,) = party.happened(PlayerFailed)
    assert told.fault.kind == "long_silence"


def test_audible_music_clears_the_silence() -> None:
    party, *_ = a_playing_party()
    assert faults.clear_silence(party.state).state is party.state
    playback = replace(party.state.playback, last_audible_at=party.now.at)
    assert faults.clear_silence(replace(party.state, playback=playback)).state == party.state
