"""Observations in every kind of report."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from raveberry_server.application.playback.desired_state import PlayableEntry, repeat_of
from raveberry_server.application.playback.player_observations import (
    SOUNDLESS,
    UNPLAYABLE,
    Observation,
    OutputFailed,
    PositionChanged,
    SongBegan,
    SongFailed,
    SongFinished,
    SongPlaying,
    SongRepeated,
    StreamInterrupted,
    StreamTitleChanged,
    adopt_songs,
    observe,
)
from raveberry_server.application.ports import PlayerReport
from raveberry_server.domain.model.entry import EntryState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.model.waiting_entries import WaitingEntries
from raveberry_server.domain.playback import control_steps

from tests.fakes.party.domain_party import DomainParty
from tests.fakes.player.player_reports import (
    ENTRIES,
    FOREIGN,
    OPENS_A,
    OPENS_B,
    PAUSED,
    PLAYING,
    SONG_A,
    SONG_B,
    SONG_C,
    STARTING,
    STOPPED,
    A,
    B,
    C,
    says,
)


def a_party(*, playing_a: bool = True, is_held: bool = False) -> PartyState:
    """A plays, or waits too; B and C wait; C is not ready."""
    party = DomainParty()
    for guest, name in zip("xyz", "abc", strict=True):
        party.ask(guest, name, is_ready=name != "c")
    if playing_a:
        party.start(A)
    if is_held:
        party.do(control_steps.pause(party.state, party.now))
    assert party.state.entry(C) is not None
    return party.state


NOW_S = DomainParty().now.mono_s + 10.0


def found(
    state: PartyState,
    report: PlayerReport,
    attempted: EntryId | None = None,
    *,
    entries: Mapping[int, EntryId] | None = None,
    stream: EntryId | None = None,
) -> tuple[Observation, ...]:
    known = {number: entry for number, entry in ENTRIES.items() if state.entry(entry) or number < 3}
    return observe(
        state, report, entries or known, attempted=attempted, stream=stream, mono_s=NOW_S
    )


def _placed(position_s: float, *, is_moving: bool = True) -> PositionChanged:
    return PositionChanged(epoch=1, position_s=position_s, is_moving=is_moving)


def test_an_expected_position_is_no_observation() -> None:
    assert found(a_party(), says(PLAYING, SONG_A, SONG_B, position_s=10.4)) == (SongPlaying(),)


@pytest.mark.parametrize("position_s", [9.4, 10.6, 60.0])
def test_a_song_that_plays_elsewhere_is_placed(position_s: float) -> None:
    report = says(PLAYING, SONG_A, position_s=position_s)
    assert found(a_party(), report) == (_placed(position_s), SongPlaying())


def test_a_song_that_outlasts_its_tags_is_not_placed_again_and_again() -> None:
    party = DomainParty()
    party.ask("x", "a")
    party.start(A)
    report = says(PLAYING, SONG_A, position_s=300.0, duration_s=400.0)
    heard = observe(party.state, report, ENTRIES, attempted=None, mono_s=NOW_S + 290)
    assert heard == (SongPlaying(),)


def test_another_title_of_a_station_is_observed() -> None:
    report = says(PLAYING, SONG_A, stream_title="A - B")
    assert found(a_party(), report) == (
        StreamTitleChanged(epoch=1, title="A - B"),
        SongPlaying(),
    )
    state = a_party()
    named = replace(state, playback=replace(state.playback, stream_title="A - B"))
    assert found(named, report) == (SongPlaying(),)
    assert found(named, says(PLAYING, SONG_A)) == (SongPlaying(),), "it reconnects"


def test_an_unexpected_pause_is_observed() -> None:
    assert found(a_party(), says(PAUSED, SONG_A)) == (_placed(10.0, is_moving=False),)


def test_a_held_song_that_still_plays_is_not_moving() -> None:
    state = a_party(is_held=True)
    assert found(state, says(PLAYING, SONG_A, position_s=0.2)) == (SongPlaying(),)


def test_a_song_that_makes_no_sound_yet_is_not_playing() -> None:
    assert found(a_party(playing_a=False), says(STARTING, SONG_A, position_s=0.0)) == ()


def test_a_song_that_has_come_to_a_standstill_is_placed() -> None:
    assert found(a_party(), says(STARTING, SONG_A, position_s=3.0)) == (
        _placed(3.0, is_moving=False),
    )


def test_a_waiting_song_that_plays_has_begun() -> None:
    assert found(a_party(playing_a=False), says(PLAYING, SONG_A, position_s=0.0)) == (
        SongBegan(entry=A, position_s=0.0),
        SongPlaying(),
    )


def test_the_player_goes_from_song_to_song_by_itself() -> None:
    report = says(PLAYING, SONG_A, SONG_B, at=1, position_s=3.0)
    assert found(a_party(), report) == (SongBegan(entry=B, position_s=3.0), SongPlaying())


def test_a_song_that_was_held_right_after_it_began_has_begun() -> None:
    report = says(PAUSED, SONG_A, SONG_B, at=1, position_s=0.1)
    assert found(a_party(is_held=True), report) == (
        SongBegan(entry=B, position_s=0.1),
        SongPlaying(),
    )
    silent = replace(report, position_s=0.0)
    assert found(a_party(is_held=True), silent) == ()


def test_a_player_that_went_on_to_a_song_that_left_the_queue_has_ended_the_one_before() -> None:
    state = a_party()
    gone = replace(state, waiting=WaitingEntries.of([state.waiting[C]]))
    report = says(PLAYING, SONG_A, SONG_B, at=1)
    assert found(gone, report) == (SongFinished(epoch=1),)


def test_a_player_that_was_sent_back_has_ended_nothing() -> None:
    party = DomainParty()
    for guest, name in zip("xy", "ab", strict=True):
        party.ask(guest, name)
    party.start(A)
    party.start(B)
    assert found(party.state, says(PLAYING, SONG_A, SONG_B)) == ()


def test_a_song_that_is_not_ready_cannot_begin() -> None:
    assert found(a_party(playing_a=False), says(PLAYING, SONG_C)) == ()


def test_a_foreign_song_is_no_observation() -> None:
    assert found(a_party(), says(PLAYING, FOREIGN)) == ()
    assert found(a_party(), says(PLAYING)) == ()


def test_an_end_of_the_list_is_the_end_of_the_song() -> None:
    assert found(a_party(), says(STOPPED, SONG_A, at=None)) == (SongFinished(epoch=1),)


@pytest.mark.parametrize(
    "report", [says(STOPPED, SONG_A), says(STOPPED), says(STOPPED, FOREIGN, at=None)]
)
def test_a_stop_or_an_emptied_list_ends_no_song(report: PlayerReport) -> None:
    assert found(a_party(), report) == ()


def test_a_file_that_the_player_names_is_at_fault() -> None:
    error = 'SongFailed to decode "/music/e0": unrecognized file'
    failed = (SongFailed(entry=A, reason=UNPLAYABLE),)
    assert found(a_party(), says(STOPPED, SONG_A, error=error)) == failed
    assert found(a_party(playing_a=False), says(STOPPED, SONG_A, error=error), A) == failed


def test_a_next_song_that_fails_lets_the_one_before_finish() -> None:
    error = 'SongFailed to decode "/music/e1": unrecognized file'
    assert found(a_party(), says(STOPPED, SONG_A, SONG_B, error=error)) == (
        SongFinished(epoch=1),
        SongFailed(entry=B, reason=UNPLAYABLE),
    )


def test_a_song_that_broke_off_has_failed_before_the_next_began() -> None:
    error = 'SongFailed to decode "/music/e0": unrecognized file'
    report = says(PLAYING, SONG_A, SONG_B, at=1, position_s=0.0, error=error)
    assert found(a_party(), report) == (
        SongFailed(entry=A, reason=UNPLAYABLE),
        SongBegan(entry=B, position_s=0.0),
        SongPlaying(),
    )


def test_a_song_that_is_heard_again_behind_itself_has_come_round() -> None:
    entries = {1: A, 2: repeat_of(A)}
    report = says(PLAYING, SONG_A, replace(SONG_A, number=2), at=1, position_s=0.2)
    assert found(a_party(), report, entries=entries) == (
        SongRepeated(epoch=1, number=2, position_s=0.2),
    )
    about_to = replace(report, position_s=None)
    assert found(a_party(), about_to, entries=entries) == ()


@pytest.mark.parametrize("error", [None, 'SongFailed to open "/music/e0": refused'])
def test_a_stream_that_falls_silent_was_cut_off(error: str | None) -> None:
    report = says(STOPPED, SONG_A, at=None, error=error)
    assert found(a_party(), report, stream=A) == (StreamInterrupted(entry=A),)


def test_a_song_that_ends_at_once_has_no_sound() -> None:
    report = says(STOPPED, SONG_A, at=None)
    assert found(a_party(playing_a=False), report, A) == (SongFailed(entry=A, reason=SOUNDLESS),)
    assert found(a_party(playing_a=False), report) == ()


def test_a_song_that_was_told_to_start_but_stands_is_not_at_fault() -> None:
    assert found(a_party(playing_a=False), says(STOPPED, SONG_A), A) == ()


def test_an_old_error_of_a_removed_song_is_ignored() -> None:
    report = says(STOPPED, error='SongFailed to decode "/music/e0": unrecognized file')
    assert found(a_party(), report) == ()


def test_a_paused_song_with_an_error_has_no_output() -> None:
    report = says(PAUSED, SONG_A, error="All audio outputs are disabled")
    assert found(a_party(), report) == (OutputFailed(),)
    assert found(a_party(playing_a=False), report) == (OutputFailed(),)


def test_a_seek_to_the_end_is_the_end() -> None:
    party = DomainParty()
    party.ask("x", "a")
    party.start(A)
    party.do(control_steps.seek(party.state, 999.0, party.now))
    assert found(party.state, says(PLAYING, SONG_A)) == (SongFinished(epoch=1),)
    longer = says(PLAYING, SONG_A, duration_s=200.0)
    assert found(party.state, longer) == (_placed(10.0), SongPlaying())


def test_a_song_without_a_known_length_has_no_end_to_seek_to() -> None:
    state = a_party()
    entry = state.playback.entry
    assert entry is not None
    endless = replace(entry, song=replace(entry.song, duration_s=None))
    sought = replace(state, playback=replace(state.playback, entry=endless, seek_s=1e6))
    assert found(sought, says(PLAYING, SONG_A, duration_s=None, position_s=None)) == (
        SongPlaying(),
    )


def test_an_entry_that_is_still_fetched_is_left_out_of_it() -> None:
    assert a_party().waiting[C].state is EntryState.PENDING


# --- a player that has played on without us ------------------------------------------------------


def test_songs_of_a_player_that_played_on_are_known_by_their_files() -> None:
    state = a_party()
    report = says(PLAYING, replace(SONG_A, number=7), replace(SONG_B, number=8), FOREIGN)
    assert adopt_songs(state, report, (OPENS_A, OPENS_B)) == {7: A, 8: B}


def test_one_file_in_the_list_stands_for_one_entry() -> None:
    twin = replace(OPENS_B, location=OPENS_A.location)
    once = says(PLAYING, SONG_A)
    twice = says(PLAYING, SONG_A, replace(SONG_A, number=5))
    assert adopt_songs(a_party(), once, (OPENS_A, twin)) == {1: A}
    assert adopt_songs(a_party(), twice, (OPENS_A, twin)) == {1: A, 5: B}


def test_an_entry_that_is_gone_is_not_taken_for_a_song() -> None:
    gone = PlayableEntry(entry=EntryId("e99"), location=SONG_A.location)
    assert adopt_songs(a_party(), says(PLAYING, SONG_A), (gone,)) == {}
