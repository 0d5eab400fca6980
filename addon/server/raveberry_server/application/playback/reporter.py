"""Tells the party what the player does, and whose fault it is when there is no music."""

import logging
from typing import Final, assert_never

from raveberry_server.application.catalog.public_addresses import without_queries
from raveberry_server.application.errors import PlayerFault
from raveberry_server.application.party import Party
from raveberry_server.application.ports import Clock, PlayerReport, PlayerState
from raveberry_server.domain.model.entry import Entry, Origin
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Interruption
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.playback import current_song, faults, interruptions
from raveberry_server.domain.playback.faults import (
    MAX_SILENCE,
    clear_silence,
    hold_until_resumed,
    was_silent_too_long,
)

from . import observations
from .circuit_breaker import Breaker
from .desired_state import Programme, cast
from .executor import Hands
from .observations import Finding
from .plan import Cue, Wish
from .session import Grip
from .stall_detector import Hearing
from .stream_health import Reception, is_stream

_LOGGER = logging.getLogger(__name__)

DEADLY: Final = "The player breaks down on it"
CUT_OFF: Final = "The stream was cut off and does not come back"
UNHEARD: Final = "The stream's server answers, but nothing is sent"

SUCCESS_AFTER_S: Final = 5.0
"""A song that was heard for so long counts as good."""


class Witness:
    """Knows what was heard, and who is to blame for silence.

    Attributes:
        began_s: when a song last began.
    """

    def __init__(  # noqa: PLR0913 - all that a word of the player may concern
        self,
        *,
        party: Party,
        programme: Programme,
        clock: Clock,
        hearing: Hearing,
        breaker: Breaker,
        reception: Reception,
        hands: Hands,
        grip: Grip,
    ) -> None:
        self._party = party
        self._programme = programme
        self._clock = clock
        self._hearing = hearing
        self._breaker = breaker
        self._reception = reception
        self._hands = hands
        self._grip = grip
        self._silent_from_s: float | None = None
        self._asks_first = False
        self._has_told_of_foreigner = False
        self.began_s = -SUCCESS_AFTER_S

    async def suspect_song(self, now_s: float) -> None:
        """The player was lost: maybe it breaks down on the song that it was told to start."""
        started, self._hands.started = self._hands.started, None
        if started is not None and self._breaker.is_deadly(lost_after_s=now_s - started.since_s):
            await self.fail(started.entry, DEADLY, "the player broke down each time it started")

    async def go_back_to_heard(self) -> None:
        """A player that hangs may have hung since it was last heard: nothing is left out then."""
        heard = self._hearing.last
        if heard is not None:
            await self._party.learn(
                lambda state, now: current_song.update_position(
                    state, heard.epoch, heard.position_s, now, is_moving=False
                )
            )

    async def ask_first(self, report: PlayerReport, heard_s: float) -> None:
        """Hold the music if it would go on by itself after a long silence."""
        state = self._party.saved.state
        current, _ = cast(state)
        fault = state.playback.fault
        here = report.current and self._grip.labels.get(report.current.number)
        is_heard = report.state is PlayerState.PLAYING and current and here == current.id
        if current is None or is_heard or state.playback.is_held:
            return
        if fault is not None and fault.kind == PlayerFault.LONG_SILENCE:
            return  # somebody has let it go on
        silent_s = heard_s - self._silent_from_s if self._silent_from_s is not None else 0.0
        if silent_s > MAX_SILENCE.total_seconds() or was_silent_too_long(state, self._party.now()):
            _LOGGER.warning("The music was away for long; it goes on when somebody presses play")
            self._silent_from_s = None
            await self._ask()

    async def _ask(self) -> None:
        kind = PlayerFault.LONG_SILENCE
        self._asks_first = True
        await self._party.learn(
            lambda state, now: hold_until_resumed(state, kind, kind.remedy, now)
        )

    async def apply_fault(self, fault: PlayerFault) -> None:
        """Something keeps the player from playing."""
        if self._silent_from_s is None:
            self._silent_from_s = self._clock.mono_s()
        await self._party.learn(
            lambda state, now: faults.report_fault(state, fault, fault.remedy, now)
        )

    async def tell(self, finding: Finding, report: PlayerReport, heard_s: float) -> None:
        """The player said that at that moment."""
        match finding:
            case observations.Began(entry=entry, position_s=position_s):
                await self._party.learn(
                    lambda state, now: current_song.start_song(
                        state, entry, position_s + now.mono_s - heard_s, now
                    )
                )
                self.began_s = heard_s
            case observations.Finished(epoch=epoch):
                self._forget(self._party.saved.state.playback.entry)
                self._breaker.note_success()
                await self._party.learn(
                    lambda state, now: current_song.finish_song(state, epoch, now)
                )
            case observations.CameRound():
                await self._come_round(finding, heard_s)
            case observations.Cut(entry=entry):
                await self._note_cut(entry, report.error or "it ended")
            case observations.Failed(entry=entry, reason=reason):
                await self.fail(entry, reason, report.error or "it ended at once")
            case observations.Placed():
                await self._place(finding, heard_s)
            case observations.NoOutput():
                self._grip.tried = None
                await self.note_fault(PlayerFault.OUTPUT, report.error or "no output")
            case observations.Playing():
                if self._hearing.gets_on:
                    self._grip.tried = self._hands.started = None
                    self._breaker.note_sound()
                    await self.recover()
            case _:
                assert_never(finding)

    async def _come_round(self, found: observations.CameRound, heard_s: float) -> None:
        before = self._party.saved.state.playback.entry
        self._forget(before)
        self._breaker.note_success()
        await self._party.learn(
            lambda state, now: current_song.loop_song(
                state, found.epoch, found.position_s + now.mono_s - heard_s, now
            )
        )
        self.began_s = heard_s
        now_playing = self._party.saved.state.playback.entry
        if before and now_playing and now_playing.song == before.song:
            self._grip.labels[found.number] = now_playing.id

    async def _note_cut(self, entry: EntryId, detail: str) -> None:
        if self._reception.is_given_up:
            await self.fail(entry, CUT_OFF, detail)
        elif self._reception.is_poor:
            await self.note_fault(PlayerFault.STREAM, detail)

    async def _place(self, placed: observations.Placed, heard_s: float) -> None:
        sought_s = self._grip.sought_s

        def step(state: PartyState, now: Now) -> Step[None]:
            late_s = now.mono_s - heard_s if placed.is_moving else 0.0
            return current_song.update_position(
                state,
                placed.epoch,
                placed.position_s + late_s,
                now,
                is_moving=placed.is_moving,
                sought_s=sought_s,
            )

        await self._party.learn(step)
        self._grip.sought_s = None

    async def fail(self, entry: EntryId, reason: str, detail: str) -> None:
        """A song, or a sound, cannot be played; `reason` is for its requester."""
        sound = self._party.saved.state.playback.interruption
        if sound is not None and sound.id == entry:
            _LOGGER.warning("A sound cannot be played: %s", without_queries(detail))
            await self.end_sound(sound)
            return
        failing = self._party.saved.state.entry(entry)
        if failing is None:
            return
        _LOGGER.warning("%s (%s) cannot be played: %s", failing.song.title, entry, detail)
        self._forget(failing)
        await self._party.learn(lambda state, _now: current_song.fail_song(state, entry, reason))
        # What fills gaps is tried again by itself, ever more rarely.
        is_filler = failing.origin is Origin.FALLBACK
        suspects = () if is_filler else self._breaker.suspects(failing)
        if suspects:
            # A folder may be missing: no song is lost for that.
            _LOGGER.warning("Several songs in a row cannot be played; they wait, the music is held")
            fault = PlayerFault.TRACKS
            await self._party.learn(
                lambda state, now: faults.hold_after_failures(
                    state, fault, fault.remedy, suspects, now
                )
            )

    async def note_fault(self, fault: PlayerFault, detail: str) -> None:
        """Tell of a fault, unless everybody knows of it."""
        present = self._party.saved.state.playback.fault
        if present is None or present.kind != fault:
            _LOGGER.warning("There is no music (%s): %s", fault, detail)
            await self.apply_fault(fault)

    async def note_foreigner(self, report: PlayerReport) -> None:
        """Tell of a song that was none of ours, once until it is gone."""
        song = report.current
        is_foreign = song is not None and song.number not in self._grip.ours
        if song is not None and is_foreign and not self._has_told_of_foreigner:
            _LOGGER.warning("Somebody else played %r on our player; taking it back", song.location)
            await self.apply_fault(PlayerFault.FOREIGN)
        self._has_told_of_foreigner = is_foreign

    async def note_health(self, wish: Wish) -> None:
        """Take back a fault that has gone without a song having to prove it."""
        playback = self._party.saved.state.playback
        if playback.fault is None:
            return
        kind = playback.fault.kind
        if kind in (PlayerFault.TRACKS, PlayerFault.LONG_SILENCE):
            is_over = not playback.is_held
        elif kind in (PlayerFault.OUTPUT, PlayerFault.STUCK):
            is_over = wish.current is None
        else:
            is_over = wish.current is None or wish.is_held
        if is_over:
            await self.recover()

    async def recover(self) -> None:
        """The music can be heard."""
        self._silent_from_s = None
        await self._party.learn(lambda state, _now: clear_silence(state))
        await self._party.learn(lambda state, _now: faults.clear_fault(state))
        self._asks_first &= self._party.saved.state.playback.is_held
        if self._asks_first:
            # Another fault was told meanwhile, and what holds the music is still to be answered.
            await self._ask()

    async def note_stuck(self, cue: Cue) -> None:
        """The player has taken a song and lets nothing be heard."""
        state = self._party.saved.state
        entry = state.entry(cue.entry)
        if entry is None or not is_stream(entry.song, cue.location):
            await self.note_fault(PlayerFault.STUCK, "a song was taken but did not start")
        elif entry == state.playback.entry:
            await self._note_cut(entry.id, "nothing is sent")
        else:
            await self.fail(entry.id, UNHEARD, "nothing is sent")

    async def end_sound(self, sound: Interruption) -> None:
        """The sound is over."""
        await self._party.learn(lambda state, now: interruptions.end_sound(state, sound.id, now))

    def _forget(self, entry: Entry | None) -> None:
        """The song is over: another one of the same name begins afresh."""
        if entry is None:
            return
        self._programme.forget(entry.id)
        self._grip.forget(entry.id)
