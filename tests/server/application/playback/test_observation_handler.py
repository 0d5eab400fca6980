"""Observations of the player as steps of the party, and who is to blame for silence."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import PlayerFault
from raveberry_server.application.playback import player_observations
from raveberry_server.application.playback.desired_state import DesiredState, PlayableEntry
from raveberry_server.application.playback.observation_handler import (
    CRASHED,
    CUT_OFF,
    NO_DATA,
    ObservationHandler,
)
from raveberry_server.application.playback.player_observations import UNPLAYABLE
from raveberry_server.application.playback.reconciler_state import (
    CRASHES_IN_A_ROW,
    PlayerSession,
    StartAttempt,
)
from raveberry_server.application.playback.song_resolver import ResolvedSongs, SongResolver
from raveberry_server.application.playback.stall_detector import ConfirmedPosition, StallDetector
from raveberry_server.application.playback.stream_health import MOST_RETRIES, StreamHealth
from raveberry_server.domain.model.events import PlayerFailed, PlayerRecovered, SongEnded
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback import control_steps, current_song, interruptions
from raveberry_server.domain.playback.faults import MAX_SILENCE

from tests.fakes.player.player_reports import FOREIGN, PAUSED, PLAYING, SONG_A, STOPPED, says
from tests.fakes.player.simulated_playback import SimulatedPlayback

REPORT = says(PLAYING, SONG_A)
ADVANCING = StallDetector(
    last=ConfirmedPosition(epoch=1, number=1, position_s=10.0, at_s=1_000.0), is_advancing=True
)


@pytest.fixture
async def playback() -> AsyncIterator[SimulatedPlayback]:
    """`a` plays, `b`, `c` and `d` wait; no reconciler runs."""
    made = SimulatedPlayback()
    async with made.committing():
        await made.request("a", "b", "c", "d")
        entry = made.entry("a").id
        await made.do(lambda state, now: current_song.start_song(state, entry, 0.0, now))
        yield made


@pytest.fixture
def reporter(playback: SimulatedPlayback) -> ObservationHandler:
    resolver = SongResolver(catalog=Catalog(sources=[playback.source]), sounds={})
    return ObservationHandler(party=playback.party, clock=playback.time, resolver=resolver)


def a_session(playback: SimulatedPlayback, **more: object) -> PlayerSession:
    entries = {number: playback.entry(name).id for number, name in enumerate("ab", start=1)}
    session = PlayerSession(generation=1, entries=entries, own_numbers=frozenset(entries))
    return replace(session, **more)  # type: ignore[arg-type] # names of its fields


def desired(current: EntryId | None) -> DesiredState:
    playable = PlayableEntry(entry=current, location="/a") if current else None
    return DesiredState(
        current=playable, next=None, volume=0.8, crossfade_s=0, replay_gain=ReplayGain.AUTO
    )


# --- songs ---------------------------------------------------------------------------------------


async def test_a_song_that_began_plays_since_the_moment_of_the_report(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    at_s = playback.time.mono_s()
    playback.time.advance(2)
    began = player_observations.SongBegan(entry=playback.entry("b").id, position_s=1.0)
    session = await reporter.report(a_session(playback), began, REPORT, at_s)
    assert (playback.current, playback.position_s, session.began_s) == ("b", 3.0, at_s)
    assert playback.ended == [("a", "finished")]


async def test_a_finished_song_leaves_the_party_and_the_session(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(
        playback,
        resolved=ResolvedSongs(locations={playback.entry("a").id: "/a"}),
    )
    finished = player_observations.SongFinished(epoch=1)
    session = await reporter.report(session, finished, REPORT, 1_000.0)
    assert playback.ended == [("a", "finished")]
    assert list(session.entries) == [2]
    assert session.resolved == ResolvedSongs()


async def test_a_repeat_that_began_gets_the_entry_of_the_new_round(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    await playback.set("repeat", "one")
    repeated = player_observations.SongRepeated(epoch=1, number=7, position_s=0.5)
    session = await reporter.report(a_session(playback), repeated, REPORT, playback.time.mono_s())
    assert playback.started == ["a", "a"]
    assert session.entries == {2: playback.entry("b").id, 7: playback.entry("a").id}
    assert playback.position_s == 0.5


async def test_a_repeat_that_is_not_wanted_any_more_gets_no_entry(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    repeated = player_observations.SongRepeated(epoch=1, number=7, position_s=0.5)
    session = await reporter.report(a_session(playback), repeated, REPORT, playback.time.mono_s())
    assert playback.ended == [("a", "finished")]
    assert 7 not in session.entries


async def test_a_changed_position_counts_from_the_moment_of_the_report(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    at_s = playback.time.mono_s()
    playback.time.advance(2)
    for is_moving, position_s in ((True, 42.0), (False, 40.0)):
        changed = player_observations.PositionChanged(epoch=1, position_s=40.0, is_moving=is_moving)
        await reporter.report(a_session(playback), changed, REPORT, at_s)
        assert playback.position_s == position_s


async def test_a_position_from_before_a_seek_is_ignored(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    await playback.seek(70.0)
    changed = player_observations.PositionChanged(epoch=1, position_s=10.0, is_moving=True)
    at_s = playback.time.mono_s()
    session = await reporter.report(a_session(playback), changed, REPORT, at_s)
    assert playback.state.playback.seek_s == 70.0
    sought = replace(session, sought_s=70.0)
    reached = replace(changed, position_s=70.1)
    session = await reporter.report(sought, reached, REPORT, at_s)
    assert (playback.state.playback.seek_s, session.sought_s) == (None, None)


# --- failures ------------------------------------------------------------------------------------


async def test_a_failed_song_leaves_the_queue_with_its_reason(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    entry = playback.entry("b").id
    failed = player_observations.SongFailed(entry=entry, reason=UNPLAYABLE)
    session = await reporter.report(a_session(playback), failed, REPORT, 1_000.0)
    assert (playback.ended, playback.waiting) == ([("b", "failed")], ["c", "d"])
    (event,) = [event for event in playback.events if isinstance(event, SongEnded)]
    assert event.detail == UNPLAYABLE
    assert 2 not in session.entries


async def test_a_song_whose_source_is_away_is_kept_and_reported(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    playback.source.trouble = "the folder is gone"
    entry = playback.entry("b").id
    session = await reporter.report_failure(a_session(playback), entry, UNPLAYABLE, "gone")
    assert (playback.waiting, playback.ended) == (["b", "c", "d"], [])
    assert (playback.fault, playback.state.playback.is_held) == ("library", False)
    assert 2 not in session.entries, "its location is looked up again"


async def test_an_entry_that_is_not_there_any_more_cannot_fail(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(playback)
    assert await reporter.report_failure(session, EntryId("gone"), "gone", "gone") is session


async def test_a_sound_that_fails_ends_and_harms_no_song(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    await playback.do(interruptions.alarm)
    sound = playback.state.playback.interruption
    assert sound is not None
    session = a_session(playback)
    assert await reporter.report_failure(session, sound.id, "gone", "gone") is session
    assert (playback.state.playback.interruption, playback.ended) == (None, [])


async def test_an_interrupted_stream_is_retried_reported_and_in_the_end_failed(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    entry = playback.entry("a").id
    interrupted = player_observations.StreamInterrupted(entry=entry)
    verdicts = []
    for retries in (0, 1, MOST_RETRIES):
        session = a_session(playback, stream=StreamHealth(entry=entry, retries=retries))
        await reporter.report(session, interrupted, REPORT, 1_000.0)
        verdicts.append((playback.fault, playback.ended))
    assert verdicts == [(None, []), ("stream", []), ("stream", [("a", "failed")])]
    (event,) = [event for event in playback.events if isinstance(event, SongEnded)]
    assert event.detail == CUT_OFF


async def test_a_song_that_does_not_start_is_the_players_fault(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    song = PlayableEntry(entry=playback.entry("a").id, location="/music/a.mp3")
    await reporter.report_stuck(a_session(playback), song)
    assert (playback.fault, playback.ended) == ("stuck", [])


async def test_a_waiting_stream_that_sends_nothing_fails(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    await playback.request("endless")
    song = PlayableEntry(entry=playback.entry("endless").id, location="https://radio.example/")
    await reporter.report_stuck(a_session(playback), song)
    assert playback.ended == [("endless", "failed")]
    (event,) = [event for event in playback.events if isinstance(event, SongEnded)]
    assert event.detail == NO_DATA


async def test_a_song_that_crashes_the_player_each_time_fails(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    start = StartAttempt(entry=playback.entry("a").id, since_s=1_000.0, position_s=0.0)
    session = a_session(playback)
    for number in range(CRASHES_IN_A_ROW):
        assert playback.ended == [], number
        session = replace(session, last_start=start)
        session = await reporter.report_crash(session, 1_000.5)
        assert session.last_start is None
    assert playback.ended == [("a", "failed")]
    (event,) = [event for event in playback.events if isinstance(event, SongEnded)]
    assert event.detail == CRASHED


async def test_a_loss_without_a_start_is_no_songs_fault(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(playback)
    assert await reporter.report_crash(session, 1_000.0) is session


# --- faults --------------------------------------------------------------------------------------


async def test_a_fault_is_reported_once(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(playback)
    for detail in ("no output", "still no output"):
        report = says(PAUSED, SONG_A, error=detail)
        session = await reporter.report(
            session, player_observations.OutputFailed(), report, 1_000.0
        )
    assert playback.fault == "output"
    assert len([event for event in playback.events if isinstance(event, PlayerFailed)]) == 1
    assert session.silent_from_s == playback.time.mono_s()


async def test_a_song_that_is_heard_ends_the_fault(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = await reporter.report_fault(a_session(playback), PlayerFault.STUCK, "nothing")
    attempt = StartAttempt(entry=playback.entry("a").id, since_s=0.0, position_s=0.0)
    session = replace(session, attempt=attempt, last_start=attempt)
    playing = player_observations.SongPlaying()
    unconfirmed = await reporter.report(session, playing, REPORT, 1_000.0)
    assert (playback.fault, unconfirmed) == ("stuck", session)
    confirmed = await reporter.report(replace(session, stall=ADVANCING), playing, REPORT, 1_000.0)
    assert playback.fault is None
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
    ],
)
async def test_a_fault_ends_without_a_song_when_nothing_should_play(
    playback: SimulatedPlayback,
    reporter: ObservationHandler,
    fault: PlayerFault,
    *,
    wants_song: bool,
    is_over: bool,
) -> None:
    session = await reporter.report_fault(a_session(playback), fault, "broken")
    wanted = desired(playback.entry("a").id if wants_song else None)
    await reporter.report_idle_recovery(session, wanted)
    assert (playback.fault is None) is is_over


async def test_a_fault_that_waits_for_the_host_lasts_while_the_music_is_held(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    await playback.pause()
    session = await reporter.report_fault(a_session(playback), PlayerFault.LONG_SILENCE, "broken")
    await reporter.report_idle_recovery(session, desired(None))
    assert playback.fault == "long_silence"
    await playback.play()
    await reporter.report_idle_recovery(session, desired(None))
    assert playback.fault is None


async def test_without_a_fault_nothing_is_recovered(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(playback)
    assert await reporter.report_idle_recovery(session, desired(None)) is session
    assert not [event for event in playback.events if isinstance(event, PlayerRecovered)]


async def test_a_frozen_player_goes_back_to_the_confirmed_position(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    playback.time.advance(30)
    await reporter.report_frozen(None)
    assert playback.position_s == 30.0
    await reporter.report_frozen(ADVANCING.last)
    playback.time.advance(30)
    assert playback.position_s == 10.0


async def test_a_foreign_song_is_reported_once_until_it_is_gone(
    playback: SimulatedPlayback, reporter: ObservationHandler, caplog: pytest.LogCaptureFixture
) -> None:
    session = a_session(playback)
    for report in (says(PLAYING, FOREIGN), says(PLAYING, FOREIGN)):
        session = await reporter.report_foreign_song(session, report)
    assert (playback.fault, session.is_foreign_reported) == ("foreign", True)
    assert caplog.text.count(FOREIGN.location) == 1
    session = await reporter.report_foreign_song(session, REPORT)
    assert not session.is_foreign_reported


# --- after a long silence ------------------------------------------------------------------------

LONG_S = MAX_SILENCE.total_seconds() + 1


async def test_music_that_was_away_for_long_waits_for_the_host(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(playback, silent_from_s=1_000.0)
    stopped = says(STOPPED)
    soon = await reporter.hold_after_silence(session, stopped, 999.0 + LONG_S)
    assert (soon, playback.fault) == (session, None)
    late = await reporter.hold_after_silence(session, stopped, 1_000.0 + LONG_S)
    assert (late.awaits_host, late.silent_from_s) == (True, None)
    assert (playback.fault, playback.state.playback.is_held) == ("long_silence", True)


async def test_music_that_plays_already_is_not_held(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(playback, silent_from_s=1_000.0)
    assert await reporter.hold_after_silence(session, REPORT, 1_000.0 + LONG_S) is session


async def test_music_that_the_host_has_resumed_is_not_held_again(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(playback, silent_from_s=1_000.0)
    held = await reporter.hold_after_silence(session, says(STOPPED), 1_000.0 + LONG_S)
    await playback.play()
    resumed = replace(held, silent_from_s=1_000.0)
    again = await reporter.hold_after_silence(resumed, says(STOPPED), 1_000.0 + LONG_S)
    assert again is resumed


async def test_a_held_fault_outlasts_another_fault(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    session = a_session(playback, silent_from_s=1_000.0)
    session = await reporter.hold_after_silence(session, says(STOPPED), 1_000.0 + LONG_S)
    session = await reporter.report_fault(session, PlayerFault.LIBRARY, "the disk is gone")
    session = await reporter.report_recovery(session)
    assert (playback.fault, session.awaits_host) == ("long_silence", True)
    await playback.play()
    session = await reporter.report_recovery(session)
    assert (playback.fault, session.awaits_host) == (None, False)


async def test_a_restarted_server_holds_a_song_that_was_last_heard_long_ago(
    playback: SimulatedPlayback, reporter: ObservationHandler
) -> None:
    last_audible_at = playback.time.at() - timedelta(seconds=LONG_S)
    state = playback.state
    loaded = replace(state, playback=replace(state.playback, last_audible_at=last_audible_at))
    await playback.do(lambda _state, _now: control_steps.set_muted(loaded, is_muted=False))
    await reporter.hold_after_silence(a_session(playback), says(STOPPED), playback.time.mono_s())
    assert playback.fault == "long_silence"
