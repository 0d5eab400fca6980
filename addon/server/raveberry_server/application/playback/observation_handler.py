"""Application of observed playback to the party, and attribution of failures."""

import logging
from dataclasses import replace
from typing import Final, assert_never

from raveberry_server.application.catalog.url_validation import without_queries
from raveberry_server.application.errors import PlayerFault, SourceError
from raveberry_server.application.party import Party
from raveberry_server.application.ports import Clock, PlayerReport, PlayerState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Interruption, Output
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import current_song, faults, interruptions, outputs
from raveberry_server.domain.playback.faults import (
    MAX_SILENCE,
    clear_silence,
    hold_until_resumed,
    was_silent_too_long,
)

from . import announcer, player_observations
from . import reconciler_state as sessions
from .desired_state import DesiredState, PlayableEntry, desired_entries
from .player_observations import Observation
from .reconciler_state import PlayerSession
from .song_resolver import SongResolver
from .stall_detector import ConfirmedPosition
from .stream_health import is_stream

_LOGGER = logging.getLogger(__name__)

CRASHED: Final = Notice(NoticeCode.PLAYER_CRASHED)
CUT_OFF: Final = Notice(NoticeCode.STREAM_CUT_OFF)
NO_DATA: Final = Notice(NoticeCode.STREAM_SILENT)


class ObservationHandler:
    """Apply to the party what the player has done.

    Each method takes the present session and returns the one after it; none keeps one.
    """

    def __init__(self, *, party: Party, clock: Clock, resolver: SongResolver) -> None:
        self._party = party
        self._resolver = resolver
        self._clock = clock

    async def report(
        self, session: PlayerSession, observation: Observation, report: PlayerReport, at_s: float
    ) -> PlayerSession:
        """Apply one observation of a report of that moment."""
        match observation:
            case player_observations.SongBegan():
                session = await self._report_began(session, observation, at_s)
            case player_observations.SongFinished(epoch=epoch):
                session = await self._report_finished(session, epoch)
            case player_observations.SongRepeated():
                session = await self._report_repeated(session, observation, at_s)
            case player_observations.StreamInterrupted(entry=entry):
                detail = report.error or "it ended"
                session = await self._report_interrupted(session, entry, detail)
            case player_observations.SongFailed(entry=entry, reason=reason):
                detail = report.error or "it ended at once"
                session = await self.report_failure(session, entry, reason, detail)
            case player_observations.PositionChanged():
                session = await self._report_position(session, observation, at_s)
            case player_observations.StreamTitleChanged(epoch=epoch, title=title):
                await self._party.learn(
                    lambda state, _now: current_song.update_stream_title(state, epoch, title)
                )
            case player_observations.OutputFailed():
                detail = report.error or "no output"
                session = sessions.without_attempt(session)
                session = await self.report_fault(session, PlayerFault.OUTPUT, detail)
            case player_observations.SongPlaying():
                session = await self._report_playing(session)
            case _:
                assert_never(observation)
        return session

    # --- songs -----------------------------------------------------------------------------------

    async def _report_began(
        self, session: PlayerSession, began: player_observations.SongBegan, at_s: float
    ) -> PlayerSession:
        await self._party.learn(
            lambda state, now: current_song.start_song(
                state, began.entry, began.position_s + now.mono_s - at_s, now
            )
        )
        return replace(session, began_s=at_s)

    async def _report_finished(self, session: PlayerSession, epoch: int) -> PlayerSession:
        session = self._without_playing(session)
        await self._party.learn(lambda state, now: current_song.finish_song(state, epoch, now))
        return session

    async def _report_repeated(
        self, session: PlayerSession, repeated: player_observations.SongRepeated, at_s: float
    ) -> PlayerSession:
        before = self._party.saved.state.playback.entry
        session = self._without_playing(session)
        await self._party.learn(
            lambda state, now: current_song.loop_song(
                state, repeated.epoch, repeated.position_s + now.mono_s - at_s, now
            )
        )
        session = replace(session, began_s=at_s)
        playing = self._party.saved.state.playback.entry
        if before is None or playing is None or playing.song != before.song:
            return session
        return sessions.with_entry(session, repeated.number, playing.id)

    async def _report_interrupted(
        self, session: PlayerSession, entry: EntryId, detail: str
    ) -> PlayerSession:
        if session.stream.is_exhausted:
            return await self.report_failure(session, entry, CUT_OFF, detail)
        if session.stream.is_retried:
            return await self.report_fault(session, PlayerFault.STREAM, detail)
        return session

    async def _report_position(
        self, session: PlayerSession, changed: player_observations.PositionChanged, at_s: float
    ) -> PlayerSession:
        sought_s = session.sought_s

        def step(state: PartyState, now: Now) -> Step[None]:
            late_s = now.mono_s - at_s if changed.is_moving else 0.0
            return current_song.update_position(
                state,
                changed.epoch,
                changed.position_s + late_s,
                now,
                is_moving=changed.is_moving,
                sought_s=sought_s,
            )

        await self._party.learn(step)
        return replace(session, sought_s=None)

    async def _report_playing(self, session: PlayerSession) -> PlayerSession:
        if not session.stall.is_advancing:
            return session
        return await self.report_recovery(sessions.with_sound(session))

    async def report_failure(
        self, session: PlayerSession, entry: EntryId, reason: Notice, detail: str
    ) -> PlayerSession:
        """Report a song or a sound that cannot be played.

        Args:
            session: the present session.
            entry: the song's entry, or the sound's id.
            reason: for the guest who requested the song.
            detail: for the log.
        """
        sound = self._party.saved.state.playback.interruption
        if sound is not None and sound.id == entry:
            _LOGGER.warning("A sound cannot be played: %s", without_queries(detail))
            await self.report_sound_end(sound, announcer.UNPLAYABLE)
            return session
        failed = self._party.saved.state.entry(entry)
        if failed is None:
            return session
        session = sessions.without_entry(session, failed.id)
        try:
            await self._resolver.expect_source(failed.song)
        except SourceError as err:
            # The song is kept: it is tried again once its source answers.
            return await self.report_fault(session, PlayerFault.LIBRARY, str(err))
        _LOGGER.warning("%s (%s) cannot be played: %s", failed.song.title, entry, detail)
        await self._party.learn(
            lambda state, now: current_song.fail_playback(state, entry, reason, now)
        )
        return session

    async def report_refusal(
        self, session: PlayerSession, entry: EntryId, reason: Notice, detail: str
    ) -> PlayerSession:
        """Report a song that the player refuses to load or to start.

        The playing stream is retried: its server or its relay may be restarting. The arguments are
        those of `report_failure`.
        """
        playing = self._party.saved.state.playback.entry
        location = session.resolved.locations.get(entry, "")
        if playing is not None and playing.id == entry and is_stream(playing.song, location):
            return await self._report_interrupted(session, entry, detail)
        return await self.report_failure(session, entry, reason, detail)

    async def report_stuck(self, session: PlayerSession, song: PlayableEntry) -> PlayerSession:
        """Report a song that the player has accepted but that does not become audible."""
        state = self._party.saved.state
        entry = state.entry(song.entry)
        if entry is None or not is_stream(entry.song, song.location):
            detail = "a song was taken but did not start"
            return await self.report_fault(session, PlayerFault.STUCK, detail)
        if entry == state.playback.entry:
            return await self._report_interrupted(session, entry.id, "nothing is sent")
        return await self.report_failure(session, entry.id, NO_DATA, "nothing is sent")

    async def report_sound_heard(self, sound: Interruption) -> None:
        """Report that a sound plays."""
        await self._party.learn(lambda state, _now: interruptions.confirm_sound(state, sound.id))

    async def report_sound_end(self, sound: Interruption, failure: Notice | None = None) -> None:
        """Report that a sound is over, with the reason if it failed."""
        await self._party.learn(
            lambda state, now: interruptions.end_sound(state, sound.id, now, failure)
        )

    async def report_outputs(self, ways_out: tuple[Output, ...], *, can_mix: bool) -> None:
        """Report the outputs of the player, and whether it can play a sound over the music."""
        await self._party.learn(
            lambda state, _now: outputs.update_outputs(state, ways_out, can_mix=can_mix)
        )

    # --- faults ----------------------------------------------------------------------------------

    async def report_fault(
        self, session: PlayerSession, fault: PlayerFault, detail: str
    ) -> PlayerSession:
        """Log and report a fault, unless it is the present one."""
        present = self._party.saved.state.playback.fault
        if present is not None and present.kind == fault:
            return session
        _LOGGER.warning("There is no music (%s): %s", fault, detail)
        return await self.apply_fault(session, fault)

    async def apply_fault(self, session: PlayerSession, fault: PlayerFault) -> PlayerSession:
        """Report a fault that keeps the player from playing."""
        if session.silent_from_s is None:
            session = replace(session, silent_from_s=self._clock.mono_s())
        await self._party.learn(lambda state, now: faults.report_fault(state, fault, now))
        return session

    async def report_crash(self, session: PlayerSession, at_s: float) -> PlayerSession:
        """Blame the song that was started last if the player was lost too often after its start."""
        start = session.last_start
        if start is None:
            return session
        is_to_blame, crashes = session.start_crashes.after_loss(lost_after_s=at_s - start.since_s)
        session = replace(session, last_start=None, start_crashes=crashes)
        if not is_to_blame:
            return session
        detail = "the player broke down each time it started"
        return await self.report_failure(session, start.entry, CRASHED, detail)

    async def report_frozen(self, confirmed: ConfirmedPosition | None) -> None:
        """Return to the confirmed position of a player that does not answer.

        It may have stood still since then; nothing of the song is left out.
        """
        if confirmed is not None:
            await self._party.learn(
                lambda state, now: current_song.update_position(
                    state, confirmed.epoch, confirmed.position_s, now, is_moving=False
                )
            )

    async def report_foreign_song(
        self, session: PlayerSession, report: PlayerReport
    ) -> PlayerSession:
        """Report a current song that another program has started, once until it is gone."""
        song = report.current
        is_foreign = song is not None and song.number not in session.own_numbers
        if song is not None and is_foreign and not session.is_foreign_reported:
            _LOGGER.warning(
                "Another client played %r on the player; playback is restored", song.location
            )
            session = await self.apply_fault(session, PlayerFault.FOREIGN)
        return replace(session, is_foreign_reported=is_foreign)

    async def hold_after_silence(
        self, session: PlayerSession, report: PlayerReport, at_s: float
    ) -> PlayerSession:
        """Hold the music if it would resume by itself after a long silence."""
        state = self._party.saved.state
        current, _ = desired_entries(state)
        fault = state.playback.fault
        present = report.current and session.entries.get(report.current.number)
        is_playing = report.state is PlayerState.PLAYING and current and present == current.id
        if current is None or is_playing or state.playback.is_held:
            return session
        if fault is not None and fault.kind == PlayerFault.LONG_SILENCE:
            return session  # a host has resumed it
        silent_s = at_s - session.silent_from_s if session.silent_from_s is not None else 0.0
        is_long = silent_s > MAX_SILENCE.total_seconds()
        if not is_long and not was_silent_too_long(state, self._party.now()):
            return session
        _LOGGER.warning("The player was silent for long; playback waits until a mod presses play")
        await self._hold()
        return replace(session, silent_from_s=None, awaits_host=True)

    async def report_idle_recovery(
        self, session: PlayerSession, desired: DesiredState
    ) -> PlayerSession:
        """Take back a fault that is over although no song has played since."""
        playback = self._party.saved.state.playback
        if playback.fault is None:
            return session
        kind = playback.fault.kind
        if kind == PlayerFault.LONG_SILENCE:
            is_over = not playback.is_held
        elif kind in (PlayerFault.OUTPUT, PlayerFault.STUCK):
            is_over = desired.current is None
        else:
            is_over = desired.current is None or desired.is_held
        return await self.report_recovery(session) if is_over else session

    async def report_recovery(self, session: PlayerSession) -> PlayerSession:
        """Report that the player works."""
        await self._party.learn(lambda state, _now: clear_silence(state))
        await self._party.learn(lambda state, _now: faults.clear_fault(state))
        awaits_host = session.awaits_host and self._party.saved.state.playback.is_held
        if awaits_host:
            # Another fault has replaced this one meanwhile, and the host has not answered yet.
            await self._hold()
        return replace(session, silent_from_s=None, awaits_host=awaits_host)

    async def _hold(self) -> None:
        kind = PlayerFault.LONG_SILENCE
        await self._party.learn(lambda state, now: hold_until_resumed(state, kind, now))

    def _without_playing(self, session: PlayerSession) -> PlayerSession:
        entry = self._party.saved.state.playback.entry
        return session if entry is None else sessions.without_entry(session, entry.id)
