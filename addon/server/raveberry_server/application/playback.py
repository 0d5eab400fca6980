"""Moves the player towards what the party wants, and tells the party what the player does.

Nothing here remembers what should play: that is the party's state. After every change of it, every
word of the player and every reconnect, both are compared anew; so whoever is killed, the music
goes on where it was once all are back.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from raveberry_server.domain import loudness, playing, sounding
from raveberry_server.domain.errors import RefusedError
from raveberry_server.domain.ids import EntryId
from raveberry_server.domain.playback import Interruption

from . import findings, steering
from .audience import Audience
from .backoff import Backoff
from .breaker import Breaker
from .catalog import Catalog
from .errors import PlayerFault, PlayerLostError, SourceError, StoreError, TrackError
from .grip import Grip, Try
from .hands import Hands
from .hearing import Hearing
from .party import Change, Party
from .ports import STREAM_OUTPUT, Clock, Player, PlayerReport, PlayerState, Store
from .programme import Programme, cast, concern
from .reception import Reception, is_stream
from .steering import Move, Wish
from .voice import Voice
from .witness import SUCCESS_AFTER_S, Witness

_LOGGER = logging.getLogger(__name__)

GONE: Final = "The file is gone"

CHECKPOINT_EVERY_S: Final = 5.0
"""How much of a song may be heard twice after a power cut."""

RECHECK_S: Final = 1.0
"""After a song began: a crossfade makes its position jump once the old song has ended."""

KEEP_ALIVE_S: Final = 20.0
"""Players drop clients that say nothing (MPD after 60 s), and a hang should not stay unseen."""

STARTING_POLL_S: Final = 0.1
START_WITHIN_S: Final = 10.0
"""A song that makes no sound by then means that the player is stuck."""

RESTART_WITHIN_S: Final = 10.0
"""A restarted player that is away for longer is not being restarted but lost."""

FADE_STEP_S: Final = 0.2
"""How often the volume is moved during a fade."""

NEXT_WITHIN_S: Final = 0.05
"""Votes come in storms; so soon after one the player learns that another song is next."""

NOTICED_WITHIN_S: Final = 3.0
"""How soon the player notices that its last output is lost."""

LIBRARY_RETRY_S: Final = 2.0
SOUND_POLL_S: Final = 0.2
NO_EPOCH: Final = -1
CALM_AFTER_S: Final = 10.0
_ROUNDS_AT_ONCE: Final = 6
_LONGEST_STARTING_POLL_S: Final = 2.0


class PlaybackDriver:
    """Drives the player; `run` never ends by itself."""

    def __init__(  # noqa: PLR0913 - all that makes music
        self,
        *,
        party: Party,
        catalog: Catalog,
        player: Player,
        store: Store,
        clock: Clock,
        sounds: Mapping[str, str],
        audience: Audience,
    ) -> None:
        """Take what it works with; `sounds` are the files of our own sounds by their names."""
        self._party = party
        self._programme = Programme(catalog=catalog, sounds=sounds)
        self._player = player
        self._store = store
        self._clock = clock
        self._audience = audience
        self._needs_look = asyncio.Event()
        self._is_reached = asyncio.Event()
        self._grip = Grip()
        self._has_asked = False
        self._concern = concern(party.saved.state)
        self._check: asyncio.TimerHandle | None = None
        self._restarts_done = party.saved.state.playback.restarts_asked
        self._reconnects = Backoff(first_s=0.5, most_s=3.0)
        self._corrections = Backoff(first_s=0.5, most_s=15.0)
        self._refusals = Backoff(first_s=0.5, most_s=30.0)
        self._last_wish: Wish | None = None
        self._moved_s = 0.0
        self._move_from_s = 0.0
        self._due_s = 0.0
        self._reconnect_from_s = 0.0
        self._restarted_s = -RESTART_WITHIN_S
        self._hearing = Hearing()
        self._breaker = Breaker()
        self._reception = Reception()
        self._hands = Hands(
            player=player, programme=self._programme, reception=self._reception, grip=self._grip
        )
        self._voice = Voice(party=party, player=player, programme=self._programme)
        self._witness = Witness(
            party=party,
            programme=self._programme,
            clock=clock,
            hearing=self._hearing,
            breaker=self._breaker,
            reception=self._reception,
            hands=self._hands,
            grip=self._grip,
        )
        self._checkpoint_from_s = 0.0
        self._has_told_of_foreigner = False
        self._sound_lost_s: float | None = None

    @property
    def has_asked(self) -> bool:
        """Whether the player was asked once, so that the party's state tells how it is."""
        return self._has_asked

    async def run(self) -> None:
        """Keep the player doing what the party wants, until cancelled."""
        unlisten = self._party.listen(self._note_change)
        unwatch = self._audience.watch(self._needs_look.set)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._listen_to_player(), name="player changes")
                tasks.create_task(self._steer(), name="player steering")
        finally:
            unlisten()
            unwatch()
            self._forget_check()
            await self._player.close()

    async def look(self) -> None:
        """Compare once, tell the party, move the player."""
        self._needs_look.clear()
        try:
            if await self._reached():
                for _ in range(_ROUNDS_AT_ONCE):
                    if not await self._moved():
                        break
        except PlayerLostError as err:
            await self._lose(err)
        except RefusedError:
            # The disk is full. Whatever plays is left alone: the state does not know of it.
            self._due_s = self._clock.mono_s() + self._refusals.longer_s()
        else:
            self._refusals.reset()
        self._has_asked = True

    def due_in_s(self) -> float:
        """How long the next look may wait if nothing happens."""
        return max(0.0, self._due_s - self._clock.mono_s())

    # --- the two tasks ---------------------------------------------------------------------------

    async def _steer(self) -> None:
        while True:
            await self.look()
            try:
                async with asyncio.timeout(self.due_in_s()):
                    await self._needs_look.wait()
            except TimeoutError:
                continue

    async def _listen_to_player(self) -> None:
        while True:
            await self._is_reached.wait()
            hold = self._grip.holds
            try:
                await self._player.changed()
            except PlayerLostError:
                # The last word of an earlier connection says nothing of the present one.
                if hold == self._grip.holds:
                    self._is_reached.clear()
            self._needs_look.set()

    def _note_change(self, change: Change) -> None:
        before, after = change.before.state, change.after.state
        is_urgent = after.playback.entry is None or (before.playback, before.settings) != (
            after.playback,
            after.settings,
        )
        if is_urgent:
            self._look_if_concerned()
        elif self._check is None:
            loop = asyncio.get_running_loop()
            self._check = loop.call_later(NEXT_WITHIN_S, self._look_if_concerned)

    def _look_if_concerned(self) -> None:
        self._forget_check()
        present = concern(self._party.saved.state)
        if present != self._concern:
            self._concern = present
            self._needs_look.set()

    def _forget_check(self) -> None:
        if self._check is not None:
            self._check.cancel()
        self._check = None

    # --- reaching and losing the player ----------------------------------------------------------

    async def _reached(self) -> bool:
        """Reach the player if it is not; False while it is not time to try again."""
        asked = self._party.saved.state.playback.restarts_asked
        if asked != self._restarts_done:
            self._restarts_done = asked
            await self._restart()
        if self._is_reached.is_set():
            return True
        if self._clock.mono_s() < self._reconnect_from_s:
            return False
        await self._player.connect()
        await self._voice.renew()
        self._grip.renew()
        self._last_wish = None
        self._is_reached.set()
        _LOGGER.info("The player is reached")
        return True

    async def _restart(self) -> None:
        _LOGGER.info("The player is restarted, as the host asked")
        self._restarted_s = self._clock.mono_s()
        await self._witness.apply_fault(PlayerFault.RESTARTING)
        await self._player.restart()
        self._is_reached.clear()
        self._reconnects.reset()

    async def _lose(self, err: PlayerLostError) -> None:
        now_s = self._clock.mono_s()
        if self._party.saved.state.playback.fault is None:
            _LOGGER.warning("The player is lost: %s", err)
        self._is_reached.clear()
        await self._player.close()
        self._reconnect_from_s = now_s + self._reconnects.longer_s()
        self._due_s = self._reconnect_from_s
        try:
            interruption = self._party.saved.state.playback.interruption
            if interruption is not None:
                await self._witness.end_sound(interruption)
            if err.fault is PlayerFault.SILENT:
                await self._witness.go_back_to_heard()
            if now_s - self._restarted_s >= RESTART_WITHIN_S:
                await self._witness.apply_fault(err.fault)
            await self._witness.suspect_song(now_s)
        except RefusedError:
            _LOGGER.debug("The player's loss could not be written down")

    # --- one round -------------------------------------------------------------------------------

    async def _moved(self) -> bool:
        """Compare once; True if something was changed, so that it is worth comparing again."""
        report = await self._player.report()
        heard_s = self._clock.mono_s()
        self._reconnects.reset()
        if sounding.is_due(self._party.saved.state, self._party.now()):
            await self._party.learn(sounding.sound_began)
        await self._adopt(report)
        await self._witness.ask_first(report, heard_s)
        await self._party.learn(
            lambda state, _now: playing.outputs_seen(state, report.ways_out, can_mix=report.can_mix)
        )
        await self._voice.speak(heard_s)
        await self._try_sound(report, heard_s)
        report = self._believed(report, heard_s)
        if self._sound is not None:
            return await self._sounded(self._sound, report, heard_s)
        for finding in self._findings(report, heard_s):
            await self._witness.tell(finding, report, heard_s)
        wish = await self._wish()
        patience_s = self._patience_s(report, heard_s)
        self._due_s = heard_s + (patience_s if wish else min(patience_s, LIBRARY_RETRY_S))
        if wish is None or await self._is_stuck(wish, report, heard_s):
            return False
        steps = steering.moves(wish, report, self._grip.labels)
        if steps:
            return await self._carry_out(wish, steps, report, heard_s)
        if self._grip.tried is None and heard_s - self._moved_s > CALM_AFTER_S:
            self._corrections.reset()
        await self._witness.note_health(wish)
        await self._keep_place(report, heard_s)
        return False

    # --- sounds between the music ----------------------------------------------------------------

    async def _try_sound(self, report: PlayerReport, heard_s: float) -> None:
        """See to it that nobody who listens along keeps a lost sound card from being noticed.

        The player says nothing of it while it can send; so when no sound gets out here, it sends no
        more, and tells of the fault by itself.
        """
        if not self._audience.is_there:
            self._sound_lost_s = None
        elif self._sound_lost_s is not None:
            is_heard_here = self._hearing.gets_on and not report.is_sending
            if is_heard_here and heard_s - self._sound_lost_s > NOTICED_WITHIN_S:
                self._sound_lost_s = None
        elif report.is_sending and report.can_mix and report.state is PlayerState.PLAYING:
            is_wanted_here = any(output.is_on for output in report.ways_out)
            if is_wanted_here and not await self._voice.gets_out(heard_s):
                _LOGGER.warning("No sound gets out here, so nobody can listen along either")
                self._sound_lost_s = heard_s

    @property
    def _sound(self) -> Interruption | None:
        """The sound that plays instead of the music."""
        sound = self._party.saved.state.playback.interruption
        return sound if sound is not None and sound.replaces_music else None

    async def _sounded(self, sound: Interruption, report: PlayerReport, heard_s: float) -> bool:
        """One round while a sound plays instead of the music; True if something was changed."""
        self._due_s = heard_s + SOUND_POLL_S
        self._grip.tried = self._hands.started = None
        begun_s = heard_s - sound.begins_s
        is_loaded = sound.id in self._grip.labels.values()
        is_over = is_loaded and report.state is PlayerState.STOPPED
        is_mute = report.state is not PlayerState.PLAYING and begun_s > START_WITHIN_S
        if is_over or is_mute or begun_s > sounding.LONGEST_S:
            await self._witness.end_sound(sound)
            return True
        wish = await self._wish()
        if wish is None:
            return False
        steps = steering.moves(wish, report, self._grip.labels)
        # Louder only once the music is out of the player.
        steps = tuple(sorted(steps, key=lambda step: isinstance(step, steering.SetVolume)))
        return bool(steps) and await self._carry_out(wish, steps, report, heard_s)

    def _believed(self, report: PlayerReport, heard_s: float) -> PlayerReport:
        tried, here = self._grip.tried, report.current
        sound = self._sound
        is_here = tried and here and self._grip.labels.get(here.number) == tried.entry
        return self._hearing.believed(
            report,
            began_at_s=tried.position_s if tried and is_here else None,
            # Where a sound stands says nothing of the song.
            epoch=NO_EPOCH if sound else self._party.saved.state.playback.epoch,
            at_s=heard_s,
        )

    def _findings(self, report: PlayerReport, heard_s: float) -> tuple[findings.Finding, ...]:
        tried = self._grip.tried
        return findings.findings(
            self._party.saved.state,
            report,
            self._grip.labels,
            tried=tried.entry if tried else None,
            stream=self._stream(report, heard_s),
            mono_s=heard_s,
        )

    def _stream(self, report: PlayerReport, heard_s: float) -> EntryId | None:
        """The playing song, if it comes from the net and its end is not in sight."""
        entry = self._party.saved.state.playback.entry
        labels = self._grip.labels
        listed = [song for song in report.songs if entry and labels.get(song.number) == entry.id]
        if entry is None or not listed or not is_stream(entry.song, listed[0].location):
            return None
        self._reception.note(entry, report, heard_s)
        return None if self._reception.has_ended(heard_s) else entry.id

    async def _adopt(self, report: PlayerReport) -> None:
        """Bring the labels up to date; at first, believe a player that has played on without us."""
        grip = self._grip
        grip.keep_only({song.number for song in report.songs})
        if grip.is_adopted:
            return
        wish = await self._wish()
        if wish is None:
            return
        grip.is_adopted = True
        cues = tuple(cue for cue in (wish.current, wish.next) if cue is not None)
        grip.labels = findings.adopted(self._party.saved.state, report, cues)
        grip.ours = set(grip.labels)

    async def _carry_out(
        self, wish: Wish, steps: tuple[Move, ...], report: PlayerReport, now_s: float
    ) -> bool:
        if wish == self._last_wish and now_s < self._move_from_s:
            # The same was done a moment ago in vain, or somebody else undid it: no wrestling.
            self._due_s = min(self._due_s, self._move_from_s)
            return False
        await self._note_foreigner(report)
        if wish != self._last_wish:
            self._corrections.reset()
        self._last_wish = wish
        self._moved_s = now_s
        self._move_from_s = now_s + self._corrections.longer_s()
        for step in steps:
            seek_s = self._party.saved.state.playback.seek_s
            failed = await self._hands.make(step, seek_s=seek_s, now_s=now_s)
            if failed is not None:
                await self._witness.fail(failed.entry, failed.reason, failed.detail)
        return True

    async def _is_stuck(self, wish: Wish, report: PlayerReport, heard_s: float) -> bool:
        """Whether the player has taken a song but lets nothing be heard; its list is emptied."""
        if wish.is_held or wish.current is None:
            self._grip.tried = None
        elif self._grip.tried is None and report.state is PlayerState.STARTING:
            self._grip.tried = Try(
                entry=wish.current.entry, since_s=heard_s, position_s=report.position_s or 0.0
            )
        tried = self._grip.tried
        if wish.current is None or tried is None or heard_s - tried.since_s < START_WITHIN_S:
            return False
        self._grip.tried = None
        await self._witness.note_stuck(wish.current)
        await self._hands.clear()
        return True

    async def _keep_place(self, report: PlayerReport, heard_s: float) -> None:
        """Remember where the song stands, and that it was heard."""
        epoch = self._party.saved.state.playback.epoch
        if report.state is not PlayerState.PLAYING or report.position_s is None:
            return
        if heard_s - self._witness.began_s > SUCCESS_AFTER_S:
            self._breaker.note_success()
        if heard_s < self._checkpoint_from_s:
            return
        self._checkpoint_from_s = heard_s + CHECKPOINT_EVERY_S
        try:
            await self._store.checkpoint(
                epoch=epoch, position_s=report.position_s, at=self._clock.at()
            )
        except StoreError as err:
            _LOGGER.debug("The position could not be kept: %s", err)

    # --- what should play ------------------------------------------------------------------------

    async def _wish(self) -> Wish | None:
        """What should play now; None while the library cannot tell."""
        while True:
            state = self._party.saved.state
            self._breaker.forget_all_but(state.waiting.keys())
            try:
                wish = await self._programme.wish(state, self._clock.mono_s())
                is_sent = self._audience.is_there and self._sound_lost_s is None
                return replace(wish, outputs={**wish.outputs, STREAM_OUTPUT: is_sent})
            except SourceError as err:
                await self._witness.note_fault(PlayerFault.LIBRARY, str(err))
                return None
            except TrackError as err:
                current, _ = cast(state)
                if current is not None:
                    await self._witness.fail(current.id, GONE, str(err))

    async def _note_foreigner(self, report: PlayerReport) -> None:
        song = report.current
        is_foreign = song is not None and song.number not in self._grip.ours
        if song is not None and is_foreign and not self._has_told_of_foreigner:
            _LOGGER.warning("Somebody else played %r on our player; taking it back", song.location)
            await self._witness.apply_fault(PlayerFault.FOREIGN)
        self._has_told_of_foreigner = is_foreign

    def _patience_s(self, report: PlayerReport, heard_s: float) -> float:
        """How long the next look may wait if nothing happens."""
        if loudness.is_fading(self._party.saved.state, heard_s):
            return FADE_STEP_S
        if self._voice.is_busy:
            return SOUND_POLL_S
        tried = self._grip.tried
        if tried is not None or report.state is PlayerState.STARTING:
            since_s = tried.since_s if tried else heard_s
            return max(STARTING_POLL_S, min(_LONGEST_STARTING_POLL_S, (heard_s - since_s) / 4))
        if report.state is not PlayerState.PLAYING:
            return KEEP_ALIVE_S
        return (
            RECHECK_S if heard_s - self._witness.began_s < SUCCESS_AFTER_S else CHECKPOINT_EVERY_S
        )
