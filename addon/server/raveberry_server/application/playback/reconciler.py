"""Reconcile the player with the party's state.

The party's state says what should play, and nothing here remembers it. After every change of that
state, every change of the player and every reconnect both are compared again. So whichever process
is killed, the music continues where it was once all of them run again.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.url_validation import without_queries
from raveberry_server.application.errors import (
    LeadLostError,
    PlayerFault,
    PlayerLostError,
    SourceError,
    StoreError,
    TrackError,
)
from raveberry_server.application.party import Change, Party
from raveberry_server.application.ports import (
    STREAM_OUTPUT,
    Clock,
    Player,
    PlayerReport,
    PlayerState,
    ReadyFiles,
    SongFiles,
    Store,
)
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Interruption
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import interruptions
from raveberry_server.domain.requests import placeholders

from . import announcer, plan, player_observations
from . import reconciler_state as sessions
from .announcer import Announcer
from .connection import PlayerConnection
from .desired_state import DesiredState, desired_entries, player_inputs
from .executor import Added, Executor, Refused
from .observation_handler import ObservationHandler
from .plan import Operation
from .reconciler_state import (
    CHECKPOINT_EVERY_S,
    LIBRARY_RETRY_S,
    SOUND_POLL_S,
    START_WITHIN_S,
    PlayerSession,
)
from .song_resolver import SongResolver
from .stream_health import RETRY_AT_MOST_EVERY_S
from .stream_listeners import StreamListeners

_LOGGER = logging.getLogger(__name__)

GONE: Final = Notice(NoticeCode.FILE_GONE)
REFUSED: Final = Notice(NoticeCode.FILE_INACCESSIBLE)

NEXT_WITHIN_S: Final = 0.05
"""Votes come in bursts; the next song is updated once so soon after the first of them."""

STABLE_AFTER_S: Final = 10.0
"""A player that has needed no correction for so long is corrected at once again."""

PASS_OVER_AFTER: Final = timedelta(seconds=5)
"""A song that plays waits for its source so long before another one plays."""

_MOST_ROUNDS: Final = 6


class PlayerReconciler:
    """The control loop of the player; `run` never ends by itself."""

    def __init__(  # noqa: PLR0913 - everything that playback involves
        self,
        *,
        party: Party,
        catalog: Catalog,
        player: Player,
        store: Store,
        clock: Clock,
        sounds: Mapping[str, str],
        listeners: StreamListeners,
        files: SongFiles | None = None,
    ) -> None:
        """Take what it works with; `sounds` are the files of the bundled sounds by their names.

        `files` are those of songs, which are always there if none are given.
        """
        self._party = party
        self._player = player
        self._store = store
        self._clock = clock
        self._listeners = listeners
        self._files = files or ReadyFiles()
        self._resolver = SongResolver(catalog=catalog, sounds=sounds, files=self._files)
        self._executor = Executor(player=player)
        self._reporter = ObservationHandler(party=party, clock=clock, resolver=self._resolver)
        self._announcer = Announcer(party=party, player=player, resolver=self._resolver)
        self._connection = PlayerConnection(
            player=player, clock=clock, restarts_done=self._state.playback.restarts_requested
        )
        self._session = PlayerSession()
        self._corrections = Backoff(first_s=0.5, most_s=15.0)
        self._refusals = Backoff(first_s=0.5, most_s=30.0)
        self._is_due = asyncio.Event()
        self._due_s = 0.0
        self._has_run = False
        self._inputs = player_inputs(self._state)
        self._check: asyncio.TimerHandle | None = None

    @property
    def is_player_well(self) -> bool:
        """True while the player works; False until it was reached.

        A player that waits to be resumed after a long silence works.
        """
        fault = self._state.playback.fault
        return self._has_run and (fault is None or fault.kind == PlayerFault.LONG_SILENCE)

    @property
    def session(self) -> PlayerSession:
        """The present session, to be inspected."""
        return self._session

    async def run(self) -> None:
        """Reconcile whenever something changes, until cancelled."""
        stop_listening = self._party.listen(self._note_change)
        stop_observing = self._listeners.observe(self._is_due.set)
        stop_watching = self._files.observe(self._is_due.set)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._connection.watch(self._is_due.set), name="player changes")
                tasks.create_task(self._run_rounds(), name="player reconciler")
        finally:
            stop_listening()
            stop_observing()
            stop_watching()
            self._cancel_check()
            await self._player.close()

    async def reconcile(self) -> None:
        """Compare the player with the party until nothing is left to do, at most a few rounds."""
        self._is_due.clear()
        try:
            await self._restart_if_requested()
            if await self._connection.open():
                self._session = sessions.with_generation(self._session, self._connection.generation)
                for _ in range(_MOST_ROUNDS):
                    if not await self._run_round():
                        break
        except LeadLostError:
            # It plays on, and whoever leads next finds out what.
            self._due_s = self._clock.mono_s() + self._refusals.longer_s()
        except PlayerLostError as err:
            await self._report_loss(err)
        except RefusedError:
            # The disk is full. The player is left alone: the state does not include what it plays.
            self._due_s = self._clock.mono_s() + self._refusals.longer_s()
        else:
            self._refusals.reset()
        self._has_run = True

    def due_in_s(self) -> float:
        """Return how long the next `reconcile` may wait if nothing happens."""
        return max(0.0, self._due_s - self._clock.mono_s())

    # --- scheduling ------------------------------------------------------------------------------

    async def _run_rounds(self) -> None:
        while True:
            await self.reconcile()
            await wait_at_most(self.due_in_s(), self._is_due)

    def _note_change(self, change: Change) -> None:
        before, after = change.before.state, change.after.state
        is_urgent = after.playback.entry is None or (before.playback, before.settings) != (
            after.playback,
            after.settings,
        )
        if is_urgent:
            self._check_inputs()
        elif self._check is None:
            loop = asyncio.get_running_loop()
            self._check = loop.call_later(NEXT_WITHIN_S, self._check_inputs)

    def _check_inputs(self) -> None:
        self._cancel_check()
        inputs = player_inputs(self._state)
        if inputs != self._inputs:
            self._inputs = inputs
            self._is_due.set()

    def _cancel_check(self) -> None:
        if self._check is not None:
            self._check.cancel()
        self._check = None

    # --- the connection --------------------------------------------------------------------------

    async def _restart_if_requested(self) -> None:
        if self._connection.take_restart(self._state.playback.restarts_requested):
            _LOGGER.info("The player is restarted, as the host asked")
            self._session = await self._reporter.apply_fault(self._session, PlayerFault.RESTARTING)
            await self._connection.restart()

    async def _report_loss(self, err: PlayerLostError) -> None:
        now_s = self._clock.mono_s()
        if self._state.playback.fault is None:
            _LOGGER.warning("The player is lost: %s", err)
        await self._connection.close(now_s)
        self._due_s = self._connection.retry_from_s
        await self._connection.restart_if_hung(err.fault)
        try:
            interruption = self._state.playback.interruption
            if interruption is not None:
                await self._reporter.report_sound_end(interruption, announcer.CUT_OFF)
            if err.fault is PlayerFault.SILENT:
                await self._reporter.report_frozen(self._session.stall.last)
            if not self._connection.is_restarting(now_s):
                self._session = await self._reporter.apply_fault(self._session, err.fault)
            self._session = await self._reporter.report_crash(self._session, now_s)
        except RefusedError:
            _LOGGER.debug("The loss of the player could not be saved")

    # --- one round -------------------------------------------------------------------------------

    async def _run_round(self) -> bool:
        """Compare once; True if something was changed, so that it is worth comparing again."""
        report = await self._player.report()
        at_s = self._clock.mono_s()
        self._connection.note_answer()
        if interruptions.is_sound_due(self._state, self._party.now()):
            await self._party.learn(interruptions.start_sound)
        await self._update_entries(report)
        self._session = await self._reporter.hold_after_silence(self._session, report, at_s)
        await self._reporter.report_outputs(report.ways_out, can_mix=report.can_mix_everywhere)
        await self._update_announcement(at_s)
        await self._update_stream_output(report, at_s)
        report, self._session = sessions.with_stall_checked(
            self._session, self._state, report, at_s
        )
        sound = self._state.playback.interruption
        if sound is not None and sound.replaces_music:
            return await self._reconcile_sound(sound, report, at_s)
        return await self._reconcile_music(report, at_s)

    async def _reconcile_music(self, report: PlayerReport, at_s: float) -> bool:
        self._session = sessions.with_stream_checked(self._session, self._state, report, at_s)
        attempt = self._session.attempt
        for observation in player_observations.observe(
            self._state,
            report,
            self._session.entries,
            attempted=attempt.entry if attempt else None,
            stream=sessions.endless_stream(self._session, self._state, report, at_s),
            mono_s=at_s,
        ):
            self._session = await self._reporter.report(self._session, observation, report, at_s)
        desired = await self._desired()
        pause_s = sessions.pause_s(self._session, self._state, report, at_s)
        self._due_s = at_s + (pause_s if desired else min(pause_s, LIBRARY_RETRY_S))
        if desired is None or await self._clear_if_stuck(desired, report, at_s):
            return False
        operations = plan.operations(desired, report, self._session.entries)
        if operations:
            return await self._correct(desired, operations, report, at_s)
        if self._session.attempt is None and at_s - self._session.corrected_s > STABLE_AFTER_S:
            self._corrections.reset()
        self._session = await self._reporter.report_idle_recovery(self._session, desired)
        await self._store_position(report, at_s)
        return False

    async def _reconcile_sound(
        self, sound: Interruption, report: PlayerReport, at_s: float
    ) -> bool:
        """Run a round in which a sound plays instead of the music."""
        self._due_s = at_s + SOUND_POLL_S
        self._session = sessions.without_starts(self._session)
        begun_s = at_s - sound.begins_s
        is_loaded = sound.id in self._session.entries.values()
        is_over = is_loaded and report.state is PlayerState.STOPPED
        is_late = report.state is not PlayerState.PLAYING and begun_s > START_WITHIN_S
        if is_over or is_late or begun_s > interruptions.MAX_SOUND_S:
            await self._reporter.report_sound_end(sound, _sound_failure(report, is_late=is_late))
            return True
        current = report.current and self._session.entries.get(report.current.number)
        if current == sound.id and report.state is PlayerState.PLAYING:
            await self._reporter.report_sound_heard(sound)
        desired = await self._desired()
        if desired is None:
            return False
        operations = plan.operations(desired, report, self._session.entries)
        # The volume rises only once the music is out of the player.
        operations = tuple(sorted(operations, key=lambda one: isinstance(one, plan.ChangeVolume)))
        return bool(operations) and await self._correct(desired, operations, report, at_s)

    # --- observing -------------------------------------------------------------------------------

    @property
    def _state(self) -> PartyState:
        return self._party.saved.state

    async def _update_entries(self, report: PlayerReport) -> None:
        """Match the session with the player's list; adopt the list of a new connection."""
        numbers = {song.number for song in report.songs}
        self._session = sessions.with_listed(self._session, numbers)
        if self._session.is_adopted:
            return
        desired = await self._desired()
        if desired is None:
            return
        songs = tuple(song for song in (desired.current, desired.next) if song is not None)
        entries = player_observations.adopt_songs(self._state, report, songs)
        self._session = sessions.with_adopted(self._session, entries)

    async def _update_announcement(self, at_s: float) -> None:
        announcement = await self._announcer.announce(self._session.announcement, at_s)
        self._session = replace(self._session, announcement=announcement)

    async def _update_stream_output(self, report: PlayerReport, at_s: float) -> None:
        """Suspend the stream while the local output does not work, so that the player notices."""
        has_listeners = self._listeners.are_present
        output = self._session.stream_output.after_report(
            report,
            has_listeners=has_listeners,
            is_advancing=self._session.stall.is_advancing,
            at_s=at_s,
        )
        self._session = replace(self._session, stream_output=output)
        needs_test = output.needs_test(report, has_listeners=has_listeners)
        if self._session.announcement.is_testing:
            works, announcement = await self._announcer.finish_test(
                self._session.announcement, at_s
            )
            self._session = replace(self._session, announcement=announcement)
            if needs_test and not works:
                _LOGGER.warning("The output does not play, so remote listeners get no sound")
                self._session = replace(self._session, stream_output=output.suspended(at_s))
        elif needs_test and self._session.announcement.is_test_due(at_s):
            # Recorded first: a player that breaks down on the test is not tested at once again.
            self._session = sessions.with_test(self._session, at_s)
            announcement = await self._announcer.begin_test(self._session.announcement)
            self._session = replace(self._session, announcement=announcement)

    async def _store_position(self, report: PlayerReport, at_s: float) -> None:
        """Store a checkpoint of the position now and then."""
        epoch = self._state.playback.epoch
        if report.state is not PlayerState.PLAYING or report.position_s is None:
            return
        if at_s < self._session.checkpoint_from_s:
            return
        self._session = replace(self._session, checkpoint_from_s=at_s + CHECKPOINT_EVERY_S)
        try:
            await self._store.checkpoint(
                epoch=epoch, position_s=report.position_s, at=self._clock.at()
            )
        except StoreError as err:
            _LOGGER.debug("The position could not be saved: %s", err)

    # --- correcting ------------------------------------------------------------------------------

    async def _correct(
        self,
        desired: DesiredState,
        operations: tuple[Operation, ...],
        report: PlayerReport,
        at_s: float,
    ) -> bool:
        """Carry out the operations; False while the same ones were carried out in vain."""
        if desired == self._session.desired and at_s < self._session.recorrect_from_s:
            # Another program may undo them; the back-off keeps both from fighting.
            self._due_s = min(self._due_s, self._session.recorrect_from_s)
            return False
        self._session = await self._reporter.report_foreign_song(self._session, report)
        if desired != self._session.desired:
            self._corrections.reset()
        pause_s = self._corrections.longer_s()
        if self._session.stream.is_retried:
            pause_s = min(pause_s, RETRY_AT_MOST_EVERY_S)
        again_from_s = at_s + pause_s
        self._session = sessions.with_correction(
            self._session, desired, at_s=at_s, again_from_s=again_from_s
        )
        for operation in operations:
            await self._carry_out(operation, at_s)
        return True

    async def _carry_out(self, operation: Operation, at_s: float) -> None:
        seek_s = self._state.playback.seek_s
        self._session = sessions.with_order(self._session, operation, seek_s=seek_s, at_s=at_s)
        outcome = await self._executor.carry_out(operation)
        match operation, outcome:
            case plan.Load(song=song), Added(number=number):
                self._session = sessions.with_song(self._session, number, song.entry)
                await self._carry_out(operation.start(number), at_s)
            case plan.Load(song=song), Refused(detail=detail):
                self._session = sessions.with_stream_retried(self._session, song.entry)
                await self._report_refusal(song.entry, REFUSED, detail)
            case plan.Add(song=song), Added(number=number):
                self._session = sessions.with_song(self._session, number, song.entry)
            case plan.Add(song=song), Refused(detail=detail):
                # It fails when its turn comes; until then another song may come first.
                _LOGGER.debug("The player refused the next song: %s", detail)
                self._session = sessions.with_postponed(self._session, song.entry)
            case plan.Start(number=number), Refused(detail=detail):
                entry = self._session.entries[number]
                await self._report_refusal(entry, player_observations.UNPLAYABLE, detail)
                playing = self._state.playback.entry
                if playing is not None and playing.id == entry:
                    # Loaded again for the next attempt: the link of a relay may have ended with it.
                    await self._carry_out(plan.Clear(), at_s)
            case plan.SeekPlayer(position_s=position_s), Refused(detail=detail):
                _LOGGER.info("The player cannot seek to %.1f s: %s", position_s, detail)
            case _:
                pass

    async def _report_refusal(self, entry: EntryId, reason: Notice, detail: str) -> None:
        self._session = await self._reporter.report_refusal(self._session, entry, reason, detail)

    async def _report_failure(self, entry: EntryId, reason: Notice, detail: str) -> None:
        self._session = await self._reporter.report_failure(self._session, entry, reason, detail)

    async def _clear_if_stuck(
        self, desired: DesiredState, report: PlayerReport, at_s: float
    ) -> bool:
        """Empty the list of a player that has accepted a song but does not make it audible."""
        self._session = sessions.with_start_awaited(self._session, desired, report, at_s)
        pending = self._session.attempt
        if desired.current is None or pending is None or at_s - pending.since_s < START_WITHIN_S:
            return False
        self._session = sessions.without_attempt(self._session)
        self._session = await self._reporter.report_stuck(self._session, desired.current)
        await self._carry_out(plan.Clear(), at_s)
        return True

    # --- the desired state -----------------------------------------------------------------------

    async def _desired(self) -> DesiredState | None:
        """Return what should play now; None while the library cannot answer."""
        while True:
            state = self._state
            try:
                desired, resolved = await self._resolver.resolve(
                    state, self._session.resolved, self._clock.mono_s()
                )
            except SourceError as err:
                if await self._pass_over(state):
                    continue
                self._session = await self._reporter.report_fault(
                    self._session, PlayerFault.LIBRARY, str(err)
                )
                return None
            except TrackError as err:
                current, _ = desired_entries(state)
                if current is not None:
                    await self._report_failure(current.id, GONE, str(err))
                continue
            self._session = replace(self._session, resolved=resolved)
            has_listeners = self._listeners.are_present
            sends = self._session.stream_output.is_wanted(has_listeners=has_listeners)
            return replace(desired, outputs={**desired.outputs, STREAM_OUTPUT: sends})

    async def _pass_over(self, state: PartyState) -> bool:
        """Let songs wait whose source cannot answer, if another one can be played."""
        playback, now = state.playback, self._party.now()
        if playback.entry is not None:
            fault = playback.fault
            is_known = fault is not None and fault.kind == PlayerFault.LIBRARY
            if not is_known or fault is None or now.at - fault.since < PASS_OVER_AFTER:
                return False
        away = await self._resolver.songs_away(state)
        if away:
            await self._party.learn(lambda state, _now: placeholders.wait_for_source(state, away))
        return bool(away)


def _sound_failure(report: PlayerReport, *, is_late: bool) -> Notice | None:
    """Return the reason why a sound is over, None if it was played to its end."""
    if report.state is PlayerState.PAUSED:
        return announcer.WITHOUT_OUTPUT
    if report.state is PlayerState.STOPPED and report.error is not None:
        _LOGGER.warning("A sound cannot be played: %s", without_queries(report.error))
        return announcer.UNPLAYABLE
    return announcer.LATE if is_late else None
