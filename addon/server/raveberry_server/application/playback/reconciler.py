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

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import (
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
    Store,
)
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Interruption
from raveberry_server.domain.playback import interruptions, outputs, volume

from . import observations, plan
from .announcer import Voice
from .circuit_breaker import Breaker
from .connection import PlayerLink
from .desired_state import Programme, cast, concern
from .executor import Hands
from .listeners import Audience
from .plan import Move, Wish
from .reporter import SUCCESS_AFTER_S, Witness
from .session import Grip, Try
from .stall_detector import Hearing
from .stream_health import Reception, is_stream
from .stream_output import Sending

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

FADE_STEP_S: Final = 0.2
"""How often the volume is moved during a fade."""

NEXT_WITHIN_S: Final = 0.05
"""Votes come in storms; so soon after one the player learns that another song is next."""

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
        self._grip = Grip()
        self._has_asked = False
        self._concern = concern(party.saved.state)
        self._check: asyncio.TimerHandle | None = None
        self._corrections = Backoff(first_s=0.5, most_s=15.0)
        self._refusals = Backoff(first_s=0.5, most_s=30.0)
        self._moved_s = 0.0
        self._move_from_s = 0.0
        self._due_s = 0.0
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
        self._sending = Sending(audience=audience, voice=self._voice, hearing=self._hearing)
        self._link = PlayerLink(
            party=party,
            player=player,
            clock=clock,
            voice=self._voice,
            witness=self._witness,
            grip=self._grip,
        )
        self._checkpoint_from_s = 0.0

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
                tasks.create_task(self._link.listen(self._needs_look.set), name="player changes")
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
            if await self._link.url_policy():
                for _ in range(_ROUNDS_AT_ONCE):
                    if not await self._moved():
                        break
        except PlayerLostError as err:
            await self._link.lose(err)
            self._due_s = self._link.retry_from_s
        except RefusedError:
            # The disk is full. Whatever plays is left alone: the state does not know of it.
            self._due_s = self._clock.mono_s() + self._refusals.longer_s()
        else:
            self._refusals.reset()
        self._has_asked = True

    def due_in_s(self) -> float:
        """How long the next look may wait if nothing happens."""
        return max(0.0, self._due_s - self._clock.mono_s())

    # --- when to look ----------------------------------------------------------------------------

    async def _steer(self) -> None:
        while True:
            await self.look()
            await wait_at_most(self.due_in_s(), self._needs_look)

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

    # --- one round -------------------------------------------------------------------------------

    async def _moved(self) -> bool:
        """Compare once; True if something was changed, so that it is worth comparing again."""
        report = await self._player.report()
        heard_s = self._clock.mono_s()
        self._link.note_answer()
        if interruptions.is_sound_due(self._party.saved.state, self._party.now()):
            await self._party.learn(interruptions.start_sound)
        await self._adopt(report)
        await self._witness.ask_first(report, heard_s)
        await self._party.learn(
            lambda state, _now: outputs.update_outputs(
                state, report.ways_out, can_mix=report.can_mix
            )
        )
        await self._voice.speak(heard_s)
        await self._sending.heed(report, heard_s)
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
        steps = plan.moves(wish, report, self._grip.labels)
        if steps:
            return await self._carry_out(wish, steps, report, heard_s)
        if self._grip.tried is None and heard_s - self._moved_s > CALM_AFTER_S:
            self._corrections.reset()
        await self._witness.note_health(wish)
        await self._keep_place(report, heard_s)
        return False

    # --- sounds between the music ----------------------------------------------------------------

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
        if is_over or is_mute or begun_s > interruptions.MAX_SOUND_S:
            await self._witness.end_sound(sound)
            return True
        wish = await self._wish()
        if wish is None:
            return False
        steps = plan.moves(wish, report, self._grip.labels)
        # Louder only once the music is out of the player.
        steps = tuple(sorted(steps, key=lambda step: isinstance(step, plan.SetVolume)))
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

    def _findings(self, report: PlayerReport, heard_s: float) -> tuple[observations.Finding, ...]:
        tried = self._grip.tried
        return observations.findings(
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
        grip.labels = observations.adopted(self._party.saved.state, report, cues)
        grip.ours = set(grip.labels)

    async def _carry_out(
        self, wish: Wish, steps: tuple[Move, ...], report: PlayerReport, now_s: float
    ) -> bool:
        if wish == self._grip.wish and now_s < self._move_from_s:
            # The same was done a moment ago in vain, or somebody else undid it: no wrestling.
            self._due_s = min(self._due_s, self._move_from_s)
            return False
        await self._witness.note_foreigner(report)
        if wish != self._grip.wish:
            self._corrections.reset()
        self._grip.wish = wish
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
                outputs = {**wish.outputs, STREAM_OUTPUT: self._sending.is_wanted}
                return replace(wish, outputs=outputs)
            except SourceError as err:
                await self._witness.note_fault(PlayerFault.LIBRARY, str(err))
                return None
            except TrackError as err:
                current, _ = cast(state)
                if current is not None:
                    await self._witness.fail(current.id, GONE, str(err))

    def _patience_s(self, report: PlayerReport, heard_s: float) -> float:
        """How long the next look may wait if nothing happens."""
        if volume.is_fading(self._party.saved.state, heard_s):
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
