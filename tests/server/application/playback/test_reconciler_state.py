"""The reconciler's state, step by step."""

from dataclasses import replace

import pytest
from raveberry_server.application.playback import plan
from raveberry_server.application.playback import reconciler_state as sessions
from raveberry_server.application.playback.announcer import AnnouncementState
from raveberry_server.application.playback.desired_state import DesiredState, repeat_of
from raveberry_server.application.playback.plan import Operation
from raveberry_server.application.playback.reconciler_state import (
    BEGINNING_S,
    CRASH_WITHIN_S,
    CRASHES_IN_A_ROW,
    PlayerSession,
    StartAttempt,
    StartCrashes,
)
from raveberry_server.application.playback.song_resolver import ResolvedSongs
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback import interruptions

from tests.fakes.party.domain_party import DomainParty, a_playing_party
from tests.fakes.player.player_reports import (
    ENTRIES,
    OPENS_A,
    PAUSED,
    PLAYING,
    SONG_A,
    SONG_B,
    STARTING,
    STOPPED,
    A,
    B,
    C,
    says,
)

AT_S = 1_000.0
ATTEMPT = StartAttempt(entry=A, since_s=990.0, position_s=5.0)
DESIRED = DesiredState(
    current=OPENS_A, next=None, volume=0.8, crossfade_s=0, replay_gain=ReplayGain.AUTO
)
USED = PlayerSession(
    generation=1,
    entries=ENTRIES,
    own_numbers=frozenset(ENTRIES),
    is_adopted=True,
    attempt=ATTEMPT,
    sought_s=5.0,
    desired=DESIRED,
    announcement=AnnouncementState(sound=C, tested_s=900.0),
    last_start=ATTEMPT,
    start_crashes=StartCrashes(count=2),
)


# --- the connection and the player's list --------------------------------------------------------


def test_the_session_of_the_same_connection_stays() -> None:
    assert sessions.with_generation(USED, 1) is USED


def test_a_new_connection_forgets_list_and_orders_but_not_failures() -> None:
    fresh = sessions.with_generation(USED, 2)
    assert fresh == PlayerSession(
        generation=2,
        announcement=AnnouncementState(tested_s=900.0),
        last_start=ATTEMPT,
        start_crashes=StartCrashes(count=2),
    )


def test_songs_that_left_the_players_list_are_forgotten_but_stay_our_own() -> None:
    session = sessions.with_listed(USED, {1, 9})
    assert session.entries == {1: A}
    assert session.own_numbers == {1, 2, 3}


def test_a_list_is_adopted_once() -> None:
    session = sessions.with_adopted(PlayerSession(generation=1), {7: A})
    assert (session.entries, session.own_numbers, session.is_adopted) == ({7: A}, {7}, True)


def test_an_added_song_belongs_to_its_entry() -> None:
    session = sessions.with_song(PlayerSession(), 4, B)
    assert (session.entries, session.own_numbers) == ({4: B}, {4})


def test_a_repeat_that_began_belongs_to_its_new_entry() -> None:
    session = sessions.with_song(PlayerSession(), 4, repeat_of(A))
    assert sessions.with_entry(session, 4, B).entries == {4: B}


def test_an_entry_that_ended_has_no_song_and_no_file_any_more() -> None:
    resolved = ResolvedSongs(locations={A: "/a", B: "/b"}, postponed=frozenset({A}))
    session = sessions.without_entry(replace(USED, resolved=resolved), A)
    assert session.entries == {2: B, 3: C}
    assert session.resolved == ResolvedSongs(locations={B: "/b"})


# --- orders --------------------------------------------------------------------------------------


def ordered(session: PlayerSession, operation: Operation) -> PlayerSession:
    return sessions.with_order(session, operation, seek_s=70.0, at_s=AT_S)


def test_an_order_to_start_is_remembered_before_it_is_given() -> None:
    session = replace(USED, attempt=None)
    session = ordered(session, plan.Start(number=2, position_s=3.0, is_held=False))
    start = StartAttempt(entry=B, since_s=AT_S, position_s=3.0)
    assert (session.attempt, session.last_start, session.sought_s) == (start, start, 70.0)


def test_a_repeated_attempt_counts_from_the_first_one() -> None:
    session = ordered(USED, plan.Start(number=1, position_s=6.0, is_held=False))
    assert session.attempt == StartAttempt(entry=A, since_s=ATTEMPT.since_s, position_s=6.0)
    assert session.last_start == StartAttempt(entry=A, since_s=AT_S, position_s=6.0)


def test_an_order_to_start_the_playing_stream_is_a_retry() -> None:
    session = replace(USED, stream=USED.stream.after_report(A, says(PLAYING, SONG_A), AT_S))
    session = ordered(session, plan.Start(number=1, position_s=0.0, is_held=False))
    assert session.stream.is_retried


@pytest.mark.parametrize(
    "operation", [plan.Clear(), plan.Load(song=OPENS_A, position_s=0.0, is_held=False)]
)
def test_an_order_to_empty_the_list_forgets_its_songs(operation: Operation) -> None:
    assert ordered(USED, operation).entries == {}


def test_an_order_to_seek_is_remembered() -> None:
    assert ordered(USED, plan.SeekPlayer(number=1, position_s=42.0)).sought_s == 42.0


@pytest.mark.parametrize(
    "operation", [plan.Pause(), plan.Resume(), plan.Remove(number=1), plan.ChangeVolume(volume=0.1)]
)
def test_other_orders_show_in_the_next_report(operation: Operation) -> None:
    assert ordered(USED, operation) is USED


def test_a_refused_next_song_is_postponed() -> None:
    assert sessions.with_postponed(USED, B).resolved.postponed == {B}


def test_a_stream_that_cannot_be_loaded_is_retried_and_no_other_song() -> None:
    session = replace(USED, stream=USED.stream.after_report(A, says(PLAYING, SONG_A), AT_S))
    assert sessions.with_stream_retried(session, A).stream.is_retried
    assert not sessions.with_stream_retried(session, B).stream.is_retried


def test_a_correction_is_remembered_with_the_moment_of_the_next_one() -> None:
    session = sessions.with_correction(USED, DESIRED, at_s=AT_S, again_from_s=AT_S + 2)
    assert (session.desired, session.corrected_s) == (DESIRED, AT_S)
    assert session.recorrect_from_s == AT_S + 2


# --- observations --------------------------------------------------------------------------------


def test_audible_sound_ends_the_attempt_and_clears_the_song() -> None:
    session = sessions.with_sound(USED)
    assert (session.attempt, session.last_start, session.start_crashes.count) == (None, None, 0)


def test_an_attempt_may_end_without_clearing_the_song() -> None:
    session = sessions.without_attempt(USED)
    assert (session.attempt, session.last_start) == (None, ATTEMPT)


def test_a_test_of_the_output_is_remembered_before_it_begins() -> None:
    assert sessions.with_test(USED, AT_S).announcement.tested_s == AT_S


def test_a_started_song_is_about_to_start_until_it_advances() -> None:
    party, *_ = a_playing_party()
    report = says(PLAYING, SONG_A, position_s=5.0)
    checked, session = sessions.with_stall_checked(USED, party.state, report, AT_S)
    assert checked.state is STARTING
    report = replace(report, position_s=5.5)
    checked, session = sessions.with_stall_checked(session, party.state, report, AT_S)
    assert checked.state is PLAYING
    assert session.stall.last is not None
    assert session.stall.last.epoch == party.state.playback.epoch


def test_the_position_of_a_sound_confirms_none_of_the_song() -> None:
    party, *_ = a_playing_party()
    party.do(interruptions.alarm(party.state, party.now))
    party.wait(1)
    party.do(interruptions.start_sound(party.state, party.now))
    report = says(PLAYING, SONG_A)
    _, session = sessions.with_stall_checked(PlayerSession(), party.state, report, AT_S)
    assert session.stall.last is not None
    assert session.stall.last.epoch == sessions.NO_EPOCH


def a_playing_stream() -> DomainParty:
    party, first, *_ = a_playing_party()
    party.finish()
    entry = party.ask("x", "live")
    endless = replace(party.entry(entry).song, duration_s=None)
    party.change(entry, song=endless)
    party.start(entry)
    assert first is not None
    return party


def test_the_playing_stream_is_endless_until_the_player_announces_its_end() -> None:
    party = a_playing_stream()
    assert party.current is not None
    song = replace(SONG_A, location="https://radio.example/live")
    session = PlayerSession(entries={1: party.current.id})
    report = says(PLAYING, song, duration_s=None)
    session = sessions.with_stream_checked(session, party.state, report, AT_S)
    assert sessions.endless_stream(session, party.state, report, AT_S) == party.current.id
    ending = says(PLAYING, song, position_s=29.0, duration_s=30.0)
    session = sessions.with_stream_checked(session, party.state, ending, AT_S)
    assert sessions.endless_stream(session, party.state, ending, AT_S) is None


def test_a_file_is_no_stream() -> None:
    party, *_ = a_playing_party()
    report = says(PLAYING, SONG_A)
    assert sessions.with_stream_checked(USED, party.state, report, AT_S) is USED
    assert sessions.endless_stream(USED, party.state, report, AT_S) is None


def test_a_song_that_the_player_started_by_itself_is_awaited() -> None:
    session = replace(USED, attempt=None)
    report = says(STARTING, SONG_A, SONG_B, position_s=None)
    awaited = sessions.with_start_awaited(session, DESIRED, report, AT_S)
    assert awaited.attempt == StartAttempt(entry=A, since_s=AT_S, position_s=0.0)
    assert sessions.with_start_awaited(USED, DESIRED, report, AT_S) is USED
    paused = says(PAUSED, SONG_A)
    assert sessions.with_start_awaited(session, DESIRED, paused, AT_S) is session


@pytest.mark.parametrize(
    "desired", [replace(DESIRED, is_held=True), replace(DESIRED, current=None)]
)
def test_no_start_is_awaited_while_nothing_should_play(desired: DesiredState) -> None:
    report = says(STARTING, SONG_A)
    assert sessions.with_start_awaited(USED, desired, report, AT_S).attempt is None


# --- the next round -------------------------------------------------------------------------------

SCENE, *_ = a_playing_party()
PLAYS = says(PLAYING, SONG_A)


def pause_s(session: PlayerSession, report: object = PLAYS) -> float:
    return sessions.pause_s(session, SCENE.state, report, AT_S)  # type: ignore[arg-type]


def test_a_song_that_has_just_begun_is_checked_sooner() -> None:
    assert pause_s(PlayerSession(began_s=AT_S - 1)) == sessions.RECHECK_S
    old = PlayerSession(began_s=AT_S - BEGINNING_S)
    assert pause_s(old) == sessions.CHECKPOINT_EVERY_S


@pytest.mark.parametrize("state", [STOPPED, PAUSED])
def test_a_silent_player_is_only_kept_alive(state: object) -> None:
    assert pause_s(PlayerSession(), says(state)) == sessions.KEEP_ALIVE_S  # type: ignore[arg-type]


def test_a_starting_song_is_polled_with_back_off() -> None:
    pauses = [
        pause_s(PlayerSession(attempt=StartAttempt(entry=A, since_s=AT_S - ago_s, position_s=0)))
        for ago_s in (0.0, 0.4, 4.0, 400.0)
    ]
    assert pauses == [0.1, 0.1, 1.0, sessions.LONGEST_STARTING_POLL_S]
    assert pause_s(PlayerSession(), says(STARTING, SONG_A)) == sessions.STARTING_POLL_S


def test_a_sound_over_the_music_is_polled() -> None:
    session = PlayerSession(announcement=AnnouncementState(is_testing=True))
    assert pause_s(session) == sessions.SOUND_POLL_S


def test_a_fade_is_followed_step_by_step() -> None:
    party, *_ = a_playing_party()
    party.do(interruptions.alarm(party.state, party.now))
    session = replace(PlayerSession(), began_s=0.0)
    pause = sessions.pause_s(session, party.state, PLAYS, party.now.mono_s)
    assert pause == sessions.FADE_STEP_S


# --- crashes right after a start -----------------------------------------------------------------


def lost(crashes: StartCrashes, *after_s: float) -> tuple[list[bool], StartCrashes]:
    verdicts = []
    for lost_after_s in after_s:
        is_to_blame, crashes = crashes.after_loss(lost_after_s=lost_after_s)
        verdicts.append(is_to_blame)
    return verdicts, crashes


def test_a_player_that_is_lost_right_after_each_start_crashes_because_of_the_song() -> None:
    verdicts, crashes = lost(StartCrashes(), *[CRASH_WITHIN_S] * CRASHES_IN_A_ROW)
    assert verdicts == [False] * (CRASHES_IN_A_ROW - 1) + [True]
    assert crashes.count == 0


def test_a_song_is_not_blamed_for_a_loss_long_after_its_start() -> None:
    times = [CRASH_WITHIN_S] * (CRASHES_IN_A_ROW - 1)
    verdicts, _ = lost(StartCrashes(), *times, CRASH_WITHIN_S + 0.1, CRASH_WITHIN_S)
    assert not any(verdicts)
