"""Observations of the player as steps of the party, and who is to blame for silence."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.application.errors import PlayerFault
from raveberry_server.application.playback import observations
from raveberry_server.application.playback.circuit_breaker import CRASHES_IN_A_ROW, CircuitBreaker
from raveberry_server.application.playback.desired_state import DesiredState, PlayableEntry
from raveberry_server.application.playback.reporter import CRASHED, CUT_OFF, NO_DATA, Reporter
from raveberry_server.application.playback.session import PlayerSession, StartAttempt
from raveberry_server.application.playback.song_resolver import ResolvedSongs
from raveberry_server.application.playback.stall_detector import ConfirmedPosition, StallDetector
from raveberry_server.application.playback.stream_health import MOST_RETRIES, StreamHealth
from raveberry_server.domain.model.events import PlayerFailed, PlayerRecovered, SongEnded
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback import controls, current_song, interruptions
from raveberry_server.domain.playback.faults import MAX_SILENCE

from tests.fakes.evening import Evening
from tests.fakes.reports import FOREIGN, PAUSED, PLAYING, SONG_A, STOPPED, says

REPORT = says(PLAYING, SONG_A)
ADVANCING = StallDetector(
    last=ConfirmedPosition(epoch=1, number=1, position_s=10.0, at_s=1_000.0), is_advancing=True
)


@pytest.fixture
async def evening() -> AsyncIterator[Evening]:
    """`a` plays, `b`, `c` and `d` wait; no reconciler runs."""
    made = Evening()
    async with made.committing():
        await made.ask("a", "b", "c", "d")
        entry = made.entry("a").id
        await made.do(lambda state, now: current_song.start_song(state, entry, 0.0, now))
        yield made


@pytest.fixture
def reporter(evening: Evening) -> Reporter:
    return Reporter(party=evening.party, clock=evening.time)


def a_session(evening: Evening, **more: object) -> PlayerSession:
    entries = {number: evening.entry(name).id for number, name in enumerate("ab", start=1)}
    session = PlayerSession(generation=1, entries=entries, own_numbers=frozenset(entries))
    return replace(session, **more)  # type: ignore[arg-type] # names of its fields


def desired(current: EntryId | None) -> DesiredState:
    playable = PlayableEntry(entry=current, location="/a") if current else None
    return DesiredState(
        current=playable, next=None, volume=0.8, crossfade_s=0, replay_gain=ReplayGain.AUTO
    )


# --- songs ---------------------------------------------------------------------------------------


async def test_a_song_that_began_plays_since_the_moment_of_the_report(
    evening: Evening, reporter: Reporter
) -> None:
    at_s = evening.time.mono_s()
    evening.time.advance(2)
    began = observations.SongBegan(entry=evening.entry("b").id, position_s=1.0)
    session = await reporter.report(a_session(evening), began, REPORT, at_s)
    assert (evening.current, evening.position_s, session.began_s) == ("b", 3.0, at_s)
    assert evening.ended == [("a", "finished")]


async def test_a_finished_song_leaves_the_party_and_the_session(
    evening: Evening, reporter: Reporter
) -> None:
    session = a_session(
        evening,
        breaker=CircuitBreaker(failed=(evening.entry("b"),)),
        resolved=ResolvedSongs(locations={evening.entry("a").id: "/a"}),
    )
    finished = observations.SongFinished(epoch=1)
    session = await reporter.report(session, finished, REPORT, 1_000.0)
    assert evening.ended == [("a", "finished")]
    assert list(session.entries) == [2]
    assert (session.breaker, session.resolved) == (CircuitBreaker(), ResolvedSongs())


async def test_a_repeat_that_began_gets_the_entry_of_the_new_round(
    evening: Evening, reporter: Reporter
) -> None:
    await evening.set("repeat", "one")
    repeated = observations.SongRepeated(epoch=1, number=7, position_s=0.5)
    session = await reporter.report(a_session(evening), repeated, REPORT, evening.time.mono_s())
    assert evening.started == ["a", "a"]
    assert session.entries == {2: evening.entry("b").id, 7: evening.entry("a").id}
    assert evening.position_s == 0.5


async def test_a_repeat_that_is_not_wanted_any_more_gets_no_entry(
    evening: Evening, reporter: Reporter
) -> None:
    repeated = observations.SongRepeated(epoch=1, number=7, position_s=0.5)
    session = await reporter.report(a_session(evening), repeated, REPORT, evening.time.mono_s())
    assert evening.ended == [("a", "finished")]
    assert 7 not in session.entries


async def test_a_changed_position_counts_from_the_moment_of_the_report(
    evening: Evening, reporter: Reporter
) -> None:
    at_s = evening.time.mono_s()
    evening.time.advance(2)
    for is_moving, position_s in ((True, 42.0), (False, 40.0)):
        changed = observations.PositionChanged(epoch=1, position_s=40.0, is_moving=is_moving)
        await reporter.report(a_session(evening), changed, REPORT, at_s)
        assert evening.position_s == position_s


async def test_a_position_from_before_a_seek_is_ignored(
    evening: Evening, reporter: Reporter
) -> None:
    await evening.seek(70.0)
    changed = observations.PositionChanged(epoch=1, position_s=10.0, is_moving=True)
    at_s = evening.time.mono_s()
    session = await reporter.report(a_session(evening), changed, REPORT, at_s)
    assert evening.state.playback.seek_s == 70.0
    sought = replace(session, sought_s=70.0)
    reached = replace(changed, position_s=70.1)
    session = await reporter.report(sought, reached, REPORT, at_s)
    assert (evening.state.playback.seek_s, session.sought_s) == (None, None)


# --- failures ------------------------------------------------------------------------------------


async def test_a_failed_song_leaves_the_queue_with_its_reason(
    evening: Evening, reporter: Reporter
) -> None:
    entry = evening.entry("b").id
    failed = observations.SongFailed(entry=entry, reason="The file is damaged")
    session = await reporter.report(a_session(evening), failed, REPORT, 1_000.0)
    assert (evening.ended, evening.waiting) == ([("b", "failed")], ["c", "d"])
    (event,) = [event for event in evening.events if isinstance(event, SongEnded)]
    assert event.detail == "The file is damaged"
    assert [one.id for one in session.breaker.failed] == [entry]
    assert 2 not in session.entries


async def test_songs_that_fail_in_a_row_come_back_and_hold_the_music(
    evening: Evening, reporter: Reporter
) -> None:
    session = a_session(evening)
    for name in "bcd":
        session = await reporter.report_failure(session, evening.entry(name).id, "gone", "gone")
    assert sorted(evening.waiting) == ["b", "c", "d"]
    assert (evening.fault, evening.state.playback.is_held) == ("tracks", True)


async def test_an_entry_that_is_not_there_any_more_cannot_fail(
    evening: Evening, reporter: Reporter
) -> None:
    session = a_session(evening)
    assert await reporter.report_failure(session, EntryId("gone"), "gone", "gone") is session


async def test_a_sound_that_fails_ends_and_harms_no_song(
    evening: Evening, reporter: Reporter
) -> None:
    await evening.do(interruptions.alarm)
    sound = evening.state.playback.interruption
    assert sound is not None
    session = a_session(evening)
    assert await reporter.report_failure(session, sound.id, "gone", "gone") is session
    assert (evening.state.playback.interruption, evening.ended) == (None, [])


async def test_an_interrupted_stream_is_retried_reported_and_in_the_end_failed(
    evening: Evening, reporter: Reporter
) -> None:
    entry = evening.entry("a").id
    interrupted = observations.StreamInterrupted(entry=entry)
    verdicts = []
    for retries in (0, 1, MOST_RETRIES):
        session = a_session(evening, stream=StreamHealth(entry=entry, retries=retries))
        await reporter.report(session, interrupted, REPORT, 1_000.0)
        verdicts.append((evening.fault, evening.ended))
    assert verdicts == [(None, []), ("stream", []), ("stream", [("a", "failed")])]
    (event,) = [event for event in evening.events if isinstance(event, SongEnded)]
    assert event.detail == CUT_OFF


async def test_a_song_that_does_not_start_is_the_players_fault(
    evening: Evening, reporter: Reporter
) -> None:
    song = PlayableEntry(entry=evening.entry("a").id, location="/music/a.mp3")
    await reporter.report_stuck(a_session(evening), song)
    assert (evening.fault, evening.ended) == ("stuck", [])


async def test_a_waiting_stream_that_sends_nothing_fails(
    evening: Evening, reporter: Reporter
) -> None:
    await evening.ask("endless")
    song = PlayableEntry(entry=evening.entry("endless").id, location="https://radio.example/")
    await reporter.report_stuck(a_session(evening), song)
    assert evening.ended == [("endless", "failed")]
    (event,) = [event for event in evening.events if isinstance(event, SongEnded)]
    assert event.detail == NO_DATA


async def test_a_song_that_crashes_the_player_each_time_fails(
    evening: Evening, reporter: Reporter
) -> None:
    start = StartAttempt(entry=evening.entry("a").id, since_s=1_000.0, position_s=0.0)
    session = a_session(evening)
    for number in range(CRASHES_IN_A_ROW):
        assert evening.ended == [], number
        session = replace(session, last_start=start)
        session = await reporter.report_crash(session, 1_000.5)
        assert session.last_start is None
    assert evening.ended == [("a", "failed")]
    (event,) = [event for event in evening.events if isinstance(event, SongEnded)]
    assert event.detail == CRASHED


async def test_a_loss_without_a_start_blames_nobody(evening: Evening, reporter: Reporter) -> None:
    session = a_session(evening)
    assert await reporter.report_crash(session, 1_000.0) is session


# --- faults --------------------------------------------------------------------------------------


async def test_a_fault_is_reported_once(evening: Evening, reporter: Reporter) -> None:
    session = a_session(evening)
    for detail in ("no output", "still no output"):
        report = says(PAUSED, SONG_A, error=detail)
        session = await reporter.report(session, observations.OutputFailed(), report, 1_000.0)
    assert evening.fault == "output"
    assert len([event for event in evening.events if isinstance(event, PlayerFailed)]) == 1
    assert session.silent_from_s == evening.time.mono_s()


async def test_a_song_that_is_heard_ends_the_fault(evening: Evening, reporter: Reporter) -> None:
    session = await reporter.report_fault(a_session(evening), PlayerFault.STUCK, "nothing")
    attempt = StartAttempt(entry=evening.entry("a").id, since_s=0.0, position_s=0.0)
    session = replace(session, attempt=attempt, last_start=attempt)
    playing = observations.SongPlaying()
    unconfirmed = await reporter.report(session, playing, REPORT, 1_000.0)
    assert (evening.fault, unconfirmed) == ("stuck", session)
    confirmed = await reporter.report(replace(session, stall=ADVANCING), playing, REPORT, 1_000.0)
    assert evening.fault is None
    assert (confirmed.attempt, confirmed.last_start, confirmed.silent_from_s) == (None, None, None)


@pytest.mark.parametrize(
    ("fault", "wants_song", "is_over"),
    [
        (PlayerFault.OUTPUT, True, False),
        (PlayerFault.OUTPUT, False, True),
        (PlayerFault.STUCK, True, False),
        (PlayerFault.STUCK, False, True),
        (PlayerFault.UNREACHABLE, True, False),
        (PlayerFault.UNREACHABLE, False, True),
        (PlayerFault.TRACKS, False, True),
    ],
)
async def test_a_fault_ends_without_a_song_when_nothing_should_play(
    evening: Evening, reporter: Reporter, fault: PlayerFault, *, wants_song: bool, is_over: bool
) -> None:
    session = await reporter.report_fault(a_session(evening), fault, "broken")
    wanted = desired(evening.entry("a").id if wants_song else None)
    await reporter.report_idle_recovery(session, wanted)
    assert (evening.fault is None) is is_over


async def test_a_fault_that_waits_for_the_host_lasts_while_the_music_is_held(
    evening: Evening, reporter: Reporter
) -> None:
    await evening.pause()
    session = await reporter.report_fault(a_session(evening), PlayerFault.TRACKS, "broken")
    await reporter.report_idle_recovery(session, desired(None))
    assert evening.fault == "tracks"
    await evening.play()
    await reporter.report_idle_recovery(session, desired(None))
    assert evening.fault is None


async def test_without_a_fault_nothing_is_recovered(evening: Evening, reporter: Reporter) -> None:
    session = a_session(evening)
    assert await reporter.report_idle_recovery(session, desired(None)) is session
    assert not [event for event in evening.events if isinstance(event, PlayerRecovered)]


async def test_a_frozen_player_goes_back_to_the_confirmed_position(
    evening: Evening, reporter: Reporter
) -> None:
    evening.time.advance(30)
    await reporter.report_frozen(None)
    assert evening.position_s == 30.0
    await reporter.report_frozen(ADVANCING.last)
    evening.time.advance(30)
    assert evening.position_s == 10.0


async def test_a_foreign_song_is_reported_once_until_it_is_gone(
    evening: Evening, reporter: Reporter, caplog: pytest.LogCaptureFixture
) -> None:
    session = a_session(evening)
    for report in (says(PLAYING, FOREIGN), says(PLAYING, FOREIGN)):
        session = await reporter.report_foreign_song(session, report)
    assert (evening.fault, session.is_foreign_reported) == ("foreign", True)
    assert caplog.text.count(FOREIGN.location) == 1
    session = await reporter.report_foreign_song(session, REPORT)
    assert not session.is_foreign_reported


# --- after a long silence ------------------------------------------------------------------------

LONG_S = MAX_SILENCE.total_seconds() + 1


async def test_music_that_was_away_for_long_waits_for_the_host(
    evening: Evening, reporter: Reporter
) -> None:
    session = a_session(evening, silent_from_s=1_000.0)
    stopped = says(STOPPED)
    soon = await reporter.hold_after_silence(session, stopped, 999.0 + LONG_S)
    assert (soon, evening.fault) == (session, None)
    late = await reporter.hold_after_silence(session, stopped, 1_000.0 + LONG_S)
    assert (late.awaits_host, late.silent_from_s) == (True, None)
    assert (evening.fault, evening.state.playback.is_held) == ("long_silence", True)


async def test_music_that_plays_already_is_not_held(evening: Evening, reporter: Reporter) -> None:
    session = a_session(evening, silent_from_s=1_000.0)
    assert await reporter.hold_after_silence(session, REPORT, 1_000.0 + LONG_S) is session


async def test_music_that_the_host_has_resumed_is_not_held_again(
    evening: Evening, reporter: Reporter
) -> None:
    session = a_session(evening, silent_from_s=1_000.0)
    held = await reporter.hold_after_silence(session, says(STOPPED), 1_000.0 + LONG_S)
    await evening.play()
    resumed = replace(held, silent_from_s=1_000.0)
    again = await reporter.hold_after_silence(resumed, says(STOPPED), 1_000.0 + LONG_S)
    assert again is resumed


async def test_the_question_to_the_host_outlasts_another_fault(
    evening: Evening, reporter: Reporter
) -> None:
    session = a_session(evening, silent_from_s=1_000.0)
    session = await reporter.hold_after_silence(session, says(STOPPED), 1_000.0 + LONG_S)
    session = await reporter.report_fault(session, PlayerFault.LIBRARY, "the disk is gone")
    session = await reporter.report_recovery(session)
    assert (evening.fault, session.awaits_host) == ("long_silence", True)
    await evening.play()
    session = await reporter.report_recovery(session)
    assert (evening.fault, session.awaits_host) == (None, False)


async def test_a_restarted_server_holds_a_song_that_was_last_heard_long_ago(
    evening: Evening, reporter: Reporter
) -> None:
    heard_at = evening.time.at() - timedelta(seconds=LONG_S)
    state = evening.state
    loaded = replace(state, playback=replace(state.playback, heard_at=heard_at))
    await evening.do(lambda _state, _now: controls.set_muted(loaded, is_muted=False))
    await reporter.hold_after_silence(a_session(evening), says(STOPPED), evening.time.mono_s())
    assert evening.fault == "long_silence"
