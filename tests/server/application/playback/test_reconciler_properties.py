"""The reconciler against a player that lies, hangs, restarts, skips and loses its list.

Hypothesis chooses the steps. After each step nothing has left the queue that was
not played, skipped or broken; the session knows only songs of the party; and the player was not
flooded. After the last step the player behaves, and the music plays.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from raveberry_server.application.playback.desired_state import repeat_of
from raveberry_server.application.playback.observation_handler import CRASHED
from raveberry_server.application.playback.reconciler_state import CRASHES_IN_A_ROW
from raveberry_server.application.ports import PlayerReport, PlayerSong, PlayerState
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.events import SongEnded, SongRequested, SongStarted
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.playback import interruptions

from tests.fakes.effort import IS_LONG, examples
from tests.fakes.player.fake_player import AudioFile, Condition
from tests.fakes.player.simulated_playback import LENGTH_S, SimulatedPlayback, file_of

if TYPE_CHECKING:
    from raveberry_server.domain.model.ids import EntryId

NAMES: Final = "abcd"
LAST_NAME: Final = "t"
FOREIGN: Final = PlayerSong(number=999, location="/foreign.mp3")
SOUND: Final = "/sounds/alarm.ogg"
AWAY: Final = (Condition.GONE, Condition.HANGING)
READS: Final = frozenset({"report", "changed", "announcement_state", "connect"})

CALLS_AT_ONCE: Final = 60
CALLS_PER_S: Final = 6.0
"""More calls that change the player than this are a busy loop."""

REPORTS_PER_S: Final = 15.0

type Distortion = Callable[[PlayerReport], PlayerReport]

LIES: Final[dict[str, Distortion]] = {
    "another song": lambda report: replace(report, songs=(FOREIGN,), current=FOREIGN),
    "a foreign song behind ours": lambda report: replace(report, songs=(*report.songs, FOREIGN)),
    "an empty list": lambda report: replace(report, songs=(), current=None, position_s=None),
    "the list backwards": lambda report: replace(report, songs=report.songs[::-1]),
    "the beginning": lambda report: replace(report, position_s=0.0),
    "far behind the end": lambda report: replace(report, position_s=1e6),
    "no position": lambda report: replace(report, position_s=None),
    "a standstill": lambda report: replace(report, position_s=5.0),
    "starting": lambda report: replace(report, state=PlayerState.STARTING),
    "paused": lambda report: replace(report, state=PlayerState.PAUSED),
    "full volume": lambda report: replace(report, volume=1.0),
    "no volume": lambda report: replace(report, volume=None),
    "random order": lambda report: replace(report, is_in_order=False),
    "no outputs": lambda report: replace(report, outputs=()),
    "an old error": lambda report: replace(report, error="something was wrong yesterday"),
}


def _while_playing(lie: Distortion) -> Distortion:
    """Return the lie, told only while music is audible.

    A player that claims a song to have played or ended that has not cannot be found out.
    """
    return lambda report: lie(report) if report.state is PlayerState.PLAYING else report


class PlaybackMachine(RuleBasedStateMachine):
    """A party, its reconciler and a player with faults, on a clock of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._playback = self._runner.run(_new_playback())
        self._committing = self._commit()
        self._skips = 0
        self._losses = 0
        self._removed: set[EntryId] = set()
        self._broken: set[str] = set()
        self._sounds: set[EntryId] = set()

    @initialize()
    def begin(self) -> None:
        self._do(lambda: self._playback.request(*NAMES))
        self._wait(1)

    # --- the party -------------------------------------------------------------------------------

    @rule(seconds=st.sampled_from([0.0, 0.1, 3.0, 20.0, LENGTH_S]))
    def time_passes(self, seconds: float) -> None:
        self._wait(seconds)

    @precondition(lambda self: self._playback.player.condition in AWAY)
    @rule()
    def the_player_is_away_for_long(self) -> None:
        self._wait(31 * 60)

    @rule(name=st.sampled_from(NAMES))
    def a_song_is_requested(self, name: str) -> None:
        self._do(lambda: self._playback.request(name))

    @rule(name=st.sampled_from(NAMES))
    def a_song_is_prioritized(self, name: str) -> None:
        if name in self._playback.waiting:
            self._do(lambda: self._playback.prioritize(name))

    @rule(name=st.sampled_from(NAMES))
    def a_song_is_removed(self, name: str) -> None:
        if name in self._playback.waiting:
            self._removed.add(self._playback.entry(name).id)
            self._do(lambda: self._playback.remove(name))

    @rule()
    def the_song_is_skipped(self) -> None:
        self._skips += 1
        self._do(self._playback.skip)

    @rule(position_s=st.sampled_from([0.0, 50.0, 99.9, 1e6]))
    def the_song_is_sought(self, position_s: float) -> None:
        self._do(lambda: self._playback.seek(position_s))

    @rule(is_held=st.booleans())
    def the_music_is_held(self, *, is_held: bool) -> None:
        self._do(self._playback.pause if is_held else self._playback.play)

    @rule(repeat=st.sampled_from(["off", "one", "all"]))
    def songs_repeat(self, repeat: str) -> None:
        self._do(lambda: self._playback.set("repeat", repeat))

    @rule()
    def the_alarm_rings(self) -> None:
        self._do(lambda: self._playback.do(self._alarm))

    def _alarm(self, state: PartyState, now: Now) -> Step[None]:
        step = interruptions.alarm(state, now)
        sound = step.state.playback.interruption
        # Noted here, as a player that does not start it may have given it up when the step is done.
        self._sounds |= {sound.id} if sound else set()
        return step

    @rule()
    def the_host_restarts_the_player(self) -> None:
        self._losses += 1
        self._do(self._playback.restart_player)

    @rule()
    def the_server_is_killed(self) -> None:
        before = self._playback
        self._runner.run(_cancel(self._committing))
        self._playback = self._runner.run(_restarted(before))
        self._committing = self._commit()
        self._reconcile()

    # --- the player ------------------------------------------------------------------------------

    @rule()
    def the_player_dies(self) -> None:
        self._losses += 1
        self._playback.player.die()
        self._reconcile()

    @rule(condition=st.sampled_from([one for one in Condition if one is not Condition.GONE]))
    def the_player_changes(self, condition: Condition) -> None:
        self._losses += condition is Condition.HANGING
        self._playback.player.revive(condition)
        self._reconcile()

    @rule(change=st.sampled_from(["stop", "lose_list", "scramble", "notify"]))
    def another_client_interferes(self, change: str) -> None:
        getattr(self._playback.player, change)()
        self._reconcile()

    @rule()
    def another_client_skips(self) -> None:
        # A song that ends before any sound is confirmed looks as if there were none in its file.
        current = self._playback.player.now().current
        if current is not None and self._playback.reconciler.session.attempt is not None:
            self._broken |= {name for name in NAMES if file_of(name) == current.location}
        self._playback.player.skip()
        self._reconcile()

    @rule()
    def another_client_plays_its_song(self) -> None:
        self._playback.player.intrude(FOREIGN.location)
        self._reconcile()

    @rule(lie=st.sampled_from(sorted(LIES)))
    def the_player_lies(self, lie: str) -> None:
        self._playback.player.distort = _while_playing(LIES[lie])
        self._reconcile()

    @rule()
    def the_player_is_honest(self) -> None:
        self._playback.player.distort = lambda report: report
        self._reconcile()

    # --- the files and the disk ------------------------------------------------------------------

    @rule(name=st.sampled_from(NAMES), is_soundless=st.booleans())
    def a_file_breaks(self, name: str, *, is_soundless: bool) -> None:
        self._broken.add(name)
        self._playback.spoil(name, is_soundless=is_soundless)

    @rule(name=st.sampled_from(NAMES))
    def a_file_is_mended(self, name: str) -> None:
        self._playback.player.files[file_of(name)] = AudioFile(duration_s=LENGTH_S)

    @rule(trouble=st.sampled_from(["", "the disk is gone"]))
    def the_library_changes(self, trouble: str) -> None:
        self._playback.source.trouble = trouble
        self._reconcile()

    # --- always ----------------------------------------------------------------------------------

    @invariant()
    def no_song_has_left_the_queue_unheard(self) -> None:
        requested = {event.entry.id for event in self._events(SongRequested)}
        started = [event.entry for event in self._events(SongStarted)]
        ended = self._events(SongEnded)
        heard = set(self._playback.player.begun)
        assert {file_of(entry.song.title) for entry in started} <= heard
        reasons = [event.reason for event in ended]
        assert reasons.count(EndReason.SKIPPED) <= self._skips
        for event in ended:
            if event.reason is EndReason.FINISHED:
                assert event.entry.id in {entry.id for entry in started}
            elif event.reason is EndReason.REMOVED:
                assert event.entry.id in self._removed
            elif event.reason is EndReason.FAILED and event.detail == CRASHED:
                assert self._losses >= CRASHES_IN_A_ROW
            elif event.reason is EndReason.FAILED:
                assert event.entry.song.title in self._broken
            else:
                assert event.reason is EndReason.SKIPPED
        current = self._playback.state.playback.entry
        present = {*self._playback.state.waiting, *([current.id] if current else [])}
        assert requested <= present | {event.entry.id for event in ended}

    @invariant()
    def the_session_knows_only_songs_of_the_party(self) -> None:
        session = self._playback.reconciler.session
        state = self._playback.state
        events = [*self._events(SongRequested), *self._events(SongStarted)]
        songs = {event.entry.id for event in events} | set(state.waiting)
        known = songs | {repeat_of(song) for song in songs} | self._sounds
        listed = {song.number for song in self._playback.player.now().songs}
        for number, entry in session.entries.items():
            assert entry in known or number not in listed
        assert set(session.entries) <= session.own_numbers

    # --- in the end ------------------------------------------------------------------------------

    def teardown(self) -> None:
        try:
            self._mend()
            self._expect_music()
        finally:
            self._runner.run(_cancel(self._committing))
            self._runner.close()

    def _mend(self) -> None:
        player = self._playback.player
        for name in NAMES:
            player.files[file_of(name)] = AudioFile(duration_s=LENGTH_S)
        player.distort = lambda report: report
        player.revive()
        self._playback.source.trouble = ""
        self._wait(30)
        self._do(self._playback.play)
        self._do(lambda: self._playback.request(LAST_NAME))
        self._wait(45)

    def _expect_music(self) -> None:
        playback = self._playback
        now = playback.player.now()
        assert playback.fault is None
        assert playback.current is not None
        assert playback.player.playing == file_of(playback.current)
        assert abs((now.position_s or 0.0) - playback.position_s) < 0.5
        assert len(now.songs) <= 2
        assert (now.volume, now.is_in_order) == (0.8, True)
        current = playback.state.playback.entry
        assert current is not None
        known = {current.id, repeat_of(current.id), *playback.state.waiting}
        assert set(playback.reconciler.session.entries.values()) <= known

    # --- how it is driven ------------------------------------------------------------------------

    def _commit(self) -> "asyncio.Task[None]":
        return self._runner.get_loop().create_task(self._playback.party.run())

    def _events[E](self, kind: type[E]) -> list[E]:
        return [event for event in self._playback.events if isinstance(event, kind)]

    def _do(self, command: Callable[[], Awaitable[object]]) -> None:
        """Carry out a command, which may be refused, and reconcile."""

        async def carry_out() -> None:
            try:
                await command()
            except RefusedError:
                return

        self._runner.run(carry_out())
        self._reconcile()

    def _reconcile(self) -> None:
        self._wait(0.0)

    def _wait(self, seconds: float) -> None:
        calls = self._playback.player.calls
        before = calls.copy()
        self._runner.run(self._playback.wait(seconds))
        made = calls - before
        changes = sum(count for name, count in made.items() if name not in READS)
        assert changes <= CALLS_AT_ONCE + CALLS_PER_S * seconds
        assert made["report"] <= CALLS_AT_ONCE + REPORTS_PER_S * seconds


async def _new_playback() -> SimulatedPlayback:
    playback = SimulatedPlayback()
    playback.player.files[FOREIGN.location] = AudioFile(duration_s=500.0)
    playback.player.files[SOUND] = AudioFile(duration_s=6.0)
    return playback


async def _restarted(before: SimulatedPlayback) -> SimulatedPlayback:
    after = before.restarted()
    after.source.trouble = before.source.trouble
    return after


async def _cancel(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.timeout(300)
@pytest.mark.hypothesis
def test_r19_the_music_plays_again_whatever_the_player_did() -> None:
    run_state_machine_as_test(
        PlaybackMachine,
        settings=settings(
            max_examples=examples(50), stateful_step_count=40, derandomize=not IS_LONG
        ),
    )
