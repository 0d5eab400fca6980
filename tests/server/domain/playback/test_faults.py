"""Faults of the player, and when playback waits to be resumed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.domain.lifecycle import close_party
from raveberry_server.domain.model.entry import Entry, EntryState, Origin
from raveberry_server.domain.model.events import (
    PlayerFailed,
    PlayerRecovered,
    SongBroughtBack,
)
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.playback import faults
from raveberry_server.domain.queue.order import queue_order

from tests.fakes.party.domain_party import DomainParty, a_playing_party


def fail_all(party: DomainParty, *entries: EntryId) -> tuple[Entry, ...]:
    """These songs fail one after the other; what they were before."""
    were = []
    for entry in entries:
        known = party.state.entry(entry)
        assert known is not None
        were.append(known)
        party.fail(entry)
    return tuple(were)


def give_up(party: DomainParty, failed: tuple[Entry, ...]) -> None:
    party.do(faults.hold_after_failures(party.state, "tracks", failed, party.now))


def queue_of(party: DomainParty) -> list[tuple[str, int | None]]:
    return [(entry.song.title, entry.turn) for entry in queue_order(party.state)]


def position_s(party: DomainParty) -> float:
    assert party.current is not None
    return party.state.playback.position_at_s(party.now.mono_s)


def test_failed_songs_wait_where_they_waited_and_the_music_is_held() -> None:
    party = DomainParty()
    entries = [party.ask(guest, name) for guest, name in (("x", "a"), ("y", "b"), ("x", "c"))]
    party.ask("x", "d")
    party.vote("z", entries[1], 1)
    before = queue_of(party)
    give_up(party, fail_all(party, *entries))
    assert queue_of(party) == before == [("b", 1), ("a", 1), ("c", 2), ("d", 3)]
    assert party.state.waiting[entries[1]].score == 2
    assert all(entry.state is EntryState.READY for entry in party.state.waiting.values())
    playback = party.state.playback
    assert playback.is_held
    assert playback.fault is not None
    assert (playback.fault.kind, len(party.happened(PlayerFailed))) == ("tracks", 1)
    back = party.happened(SongBroughtBack)
    assert {event.entry.id: event.by for event in back} == dict.fromkeys(entries)


def test_a_song_that_had_started_gets_the_turn_after_its_guests_latest() -> None:
    party = DomainParty()
    first, second = party.ask("x", "a"), party.ask("x", "b")
    party.start(first)
    give_up(party, fail_all(party, first))
    assert queue_of(party) == [("a", 2), ("b", 3)]
    assert party.state.waiting[second].turn == 3


def test_automatic_songs_and_songs_of_forgotten_guests_keep_what_they_had() -> None:
    party = DomainParty()
    played_before = party.put("a", Origin.REPEAT)
    forgotten = party.ask("x", "b")
    party.change(forgotten, requested_by=None)
    give_up(party, fail_all(party, forgotten, played_before))
    assert queue_of(party) == [("b", 1), ("a", None)]


def test_songs_of_turns_before_stay_where_they_are() -> None:
    party = DomainParty()
    _, middle, _ = (party.ask("x", name) for name in "abc")
    give_up(party, fail_all(party, middle))
    assert queue_of(party) == [("a", 1), ("b", 2), ("c", 3)]


def test_a_song_that_waits_again_by_now_is_not_given_back_twice() -> None:
    party = DomainParty()
    failed = fail_all(party, party.ask("x", "a"))
    party.ask("y", "a")
    give_up(party, failed)
    give_up(party, failed)
    assert [title for title, _ in queue_of(party)] == ["a"]


def test_a_song_that_plays_by_now_is_not_given_back() -> None:
    party = DomainParty()
    failed = fail_all(party, party.ask("x", "a"))
    party.start(party.ask("y", "a"))
    give_up(party, failed)
    assert queue_of(party) == []


def test_a_closed_party_gets_nothing_back() -> None:
    party = DomainParty()
    failed = fail_all(party, party.ask("x", "a"))
    party.do(close_party(party.state, party.now, HOST_CALLER))
    give_up(party, failed)
    assert queue_of(party) == []


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
