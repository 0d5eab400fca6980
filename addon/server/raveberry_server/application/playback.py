"""Moves the player towards what the party wants, and tells the party what the player does.

Nothing here remembers what should play: that is the party's state. After every change of it, every
word of the player and every reconnect, both are compared anew; so whoever is killed, the music
goes on where it was once all are back.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, assert_never

from raveberry_server.domain import loudness, playing, sounding
from raveberry_server.domain.entry import Entry, Origin
from raveberry_server.domain.errors import RefusedError
from raveberry_server.domain.ids import EntryId
from raveberry_server.domain.outages import ASK_AFTER, asked_first, heard_again, was_long_silent
from raveberry_server.domain.playback import Interruption
from raveberry_server.domain.state import Now, PartyState, Step

from . import steering
from .addresses import without_queries
from .audience import Audience
from .backoff import Backoff
from .breaker import Breaker
from .catalog import Catalog
from .errors import PlayerFault, PlayerLostError, SourceError, StoreError, TrackError
from .hearing import Hearing
from .party import Change, Party
from .ports import STREAM_OUTPUT, Clock, Player, PlayerReport, PlayerState, Store
from .programme import Programme, cast, concern
from .reception import Reception, is_stream
from .steering import Cue, Finding, Move, Wish

_LOGGER = logging.getLogger(__name__)

GONE: Final = "The file is gone"
DEADLY: Final = "The player breaks down on it"
CUT_OFF: Final = "The stream was cut off and does not come back"
UNHEARD: Final = "The stream's server answers, but nothing is sent"
REFUSED: Final = "The file is gone, or the player may not read it"

CHECKPOINT_EVERY_S: Final = 5.0
"""How much of a song may be heard twice after a power cut."""

RECHECK_S: Final = 1.0
"""After a song began: a crossfade makes its position jump once the old song has ended."""

KEEP_ALIVE_S: Final = 20.0
"""Players drop clients that say nothing (MPD after 60 s), and a hang should not stay unseen."""

STARTING_POLL_S: Final = 0.1
START_WITHIN_S: Final = 10.0
"""A song that makes no sound by then means that the player is stuck."""

SUCCESS_AFTER_S: Final = 5.0
"""A song that was heard for so long counts as good."""

RESTART_WITHIN_S: Final = 10.0
"""A restarted player that is away for longer is not being restarted but lost."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Try:
    """A song that the player was told to start, and has not been heard yet."""

    entry: EntryId
    since_s: float
    position_s: float


@dataclass(slots=True)
class _Grip:
    """What is known of the player since it was reached; forgotten when it is lost."""

    labels: dict[int, EntryId] = field(default_factory=dict)
    ours: set[int] = field(default_factory=set)
    is_adopted: bool = False
    tried: _Try | None = None
    sought_s: float | None = None
    spoken: EntryId | None = None


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
        self._grip = _Grip()
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
        self._silent_from_s: float | None = None
        self._asks_first = False
        self._restarted_s = -RESTART_WITHIN_S
        self._hearing = Hearing()
        self._breaker = Breaker()
        self._reception = Reception()
        self._started: _Try | None = None
        self._began_s = -SUCCESS_AFTER_S
        self._checkpoint_from_s = 0.0
        self._has_told_of_foreigner = False

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
            grip = self._grip
            try:
                await self._player.changed()
            except PlayerLostError:
                # The last word of an earlier connection says nothing of the present one.
                if grip is self._grip:
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
        # What an earlier server let be said is over.
        await self._player.hush()
        self._grip = _Grip()
        self._last_wish = None
        self._is_reached.set()
        _LOGGER.info("The player is reached")
        return True

    async def _restart(self) -> None:
        _LOGGER.info("The player is restarted, as the host asked")
        self._restarted_s = self._clock.mono_s()
        await self._apply_fault(PlayerFault.RESTARTING)
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
                await self._end_sound(interruption)
            if err.fault is PlayerFault.SILENT:
                await self._go_back_to_heard()
            if now_s - self._restarted_s >= RESTART_WITHIN_S:
                await self._apply_fault(err.fault)
            await self._suspect_song(now_s)
        except RefusedError:
            _LOGGER.debug("The player's loss could not be written down")

    async def _suspect_song(self, now_s: float) -> None:
        started, self._started = self._started, None
        if started is not None and self._breaker.is_deadly(lost_after_s=now_s - started.since_s):
            await self._fail(started.entry, DEADLY, "the player broke down each time it started")

    async def _go_back_to_heard(self) -> None:
        """A player that hangs may have hung since it was last heard: nothing is left out then."""
        heard = self._hearing.last
        if heard is not None:
            await self._party.learn(
                lambda state, now: playing.position_seen(
                    state, heard.epoch, heard.position_s, now, is_moving=False
                )
            )

    async def _ask_first(self, report: PlayerReport, heard_s: float) -> None:
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
        if silent_s > ASK_AFTER.total_seconds() or was_long_silent(state, self._party.now()):
            _LOGGER.warning("The music was away for long; it goes on when somebody presses play")
            self._silent_from_s = None
            await self._ask()

    async def _ask(self) -> None:
        kind = PlayerFault.LONG_SILENCE
        self._asks_first = True
        await self._party.learn(lambda state, now: asked_first(state, kind, kind.remedy, now))

    async def _apply_fault(self, fault: PlayerFault) -> None:
        if self._silent_from_s is None:
            self._silent_from_s = self._clock.mono_s()
        await self._party.learn(
            lambda state, now: playing.player_lost(state, fault, fault.remedy, now)
        )

    # --- one round -------------------------------------------------------------------------------

    async def _moved(self) -> bool:
        """Compare once; True if something was changed, so that it is worth comparing again."""
        report = await self._player.report()
        heard_s = self._clock.mono_s()
        self._reconnects.reset()
        if sounding.is_due(self._party.saved.state, self._party.now()):
            await self._party.learn(sounding.sound_began)
        await self._adopt(report)
        await self._ask_first(report, heard_s)
        await self._party.learn(
            lambda state, _now: playing.outputs_seen(state, report.ways_out, can_mix=report.can_mix)
        )
        await self._speak(heard_s)
        report = self._believed(report, heard_s)
        if self._sound is not None:
            return await self._sounded(self._sound, report, heard_s)
        for finding in self._findings(report, heard_s):
            await self._tell(finding, report, heard_s)
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
        await self._note_health(wish)
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
        self._grip.tried = self._started = None
        begun_s = heard_s - sound.begins_s
        is_loaded = sound.id in self._grip.labels.values()
        is_over = is_loaded and report.state is PlayerState.STOPPED
        is_mute = report.state is not PlayerState.PLAYING and begun_s > START_WITHIN_S
        if is_over or is_mute or begun_s > sounding.LONGEST_S:
            await self._end_sound(sound)
            return True
        wish = await self._wish()
        if wish is None:
            return False
        steps = steering.moves(wish, report, self._grip.labels)
        # Louder only once the music is out of the player.
        steps = tuple(sorted(steps, key=lambda step: isinstance(step, steering.SetVolume)))
        return bool(steps) and await self._carry_out(wish, steps, report, heard_s)

    async def _speak(self, heard_s: float) -> None:
        """Let the sound over the music be heard, as long as there is one."""
        state = self._party.saved.state
        sound = state.playback.interruption
        if sound is None or not sound.is_sounding or not sound.is_over_music:
            if self._grip.spoken is not None:
                self._grip.spoken = None
                await self._player.hush()
        elif self._grip.spoken != sound.id:
            self._grip.spoken = sound.id
            try:
                volume = loudness.volume_of(state, sound)
                await self._player.speak(self._programme.file_of(sound), volume)
            except TrackError as err:
                _LOGGER.warning("An announcement cannot be played: %s", err)
                await self._end_sound(sound)
        else:
            await self._listen_to_voice(sound, heard_s - sound.begins_s)

    async def _listen_to_voice(self, sound: Interruption, begun_s: float) -> None:
        voice = await self._player.voice()
        is_mute = voice is PlayerState.STARTING and begun_s > START_WITHIN_S
        is_over = voice in (PlayerState.STOPPED, PlayerState.PAUSED)
        if is_over or is_mute or begun_s > sounding.LONGEST_S:
            await self._end_sound(sound)

    async def _end_sound(self, sound: Interruption) -> None:
        await self._party.learn(lambda state, now: sounding.sound_ended(state, sound.id, now))

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

    def _findings(self, report: PlayerReport, heard_s: float) -> tuple[Finding, ...]:
        tried = self._grip.tried
        return steering.findings(
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
        listed = {song.number for song in report.songs}
        grip.labels = {number: entry for number, entry in grip.labels.items() if number in listed}
        if grip.is_adopted:
            return
        wish = await self._wish()
        if wish is None:
            return
        grip.is_adopted = True
        cues = tuple(cue for cue in (wish.current, wish.next) if cue is not None)
        grip.labels = steering.adopted(self._party.saved.state, report, cues)
        grip.ours = set(grip.labels)

    async def _carry_out(
        self, wish: Wish, steps: tuple[Move, ...], report: PlayerReport, now_s: float
    ) -> bool:
        if wish == self._last_wish and now_s < self._move_from_s:
            # The same was done a moment ago in vain, or somebody else undid it: no wrestling.
            self._due_s = min(self._due_s, self._move_from_s)
            return False
        await self._tell_of_foreigner(report)
        if wish != self._last_wish:
            self._corrections.reset()
        self._last_wish = wish
        self._moved_s = now_s
        self._move_from_s = now_s + self._corrections.longer_s()
        for step in steps:
            await self._make(step, now_s)
        return True

    async def _make(self, move: Move, now_s: float) -> None:
        player = self._player
        match move:
            case steering.Load():
                await self._load(move, now_s)
            case steering.Start():
                await self._start(move, now_s)
            case steering.Add():
                await self._add(move)
            case steering.Seek():
                await self._seek(move)
            case steering.Remove(number=number):
                await player.remove(number)
            case steering.Pause():
                await player.pause()
            case steering.Resume():
                await player.resume()
            case steering.Clear():
                await self._clear()
            case _:
                await self._adjust(move)

    async def _adjust(self, move: steering.SoundMove) -> None:
        match move:
            case steering.SetVolume(volume=volume):
                await self._player.set_volume(volume)
            case steering.SetCrossfade(seconds=seconds):
                await self._player.set_crossfade(seconds)
            case steering.SetReplayGain(mode=mode):
                await self._player.set_replay_gain(mode)
            case steering.SetOutput(output=output, is_on=is_on):
                await self._player.set_output(output, is_on=is_on)
            case steering.SetInOrder():
                await self._player.set_in_order()
            case _:
                assert_never(move)

    async def _load(self, move: steering.Load, now_s: float) -> None:
        await self._clear()
        try:
            number = await self._player.add(move.cue.location, place=0)
        except TrackError as err:
            await self._fail(move.cue.entry, REFUSED, str(err))
            return
        self._note_song(number, move.cue)
        start = steering.Start(number=number, position_s=move.position_s, is_held=move.is_held)
        await self._start(start, now_s)

    async def _start(self, move: steering.Start, now_s: float) -> None:
        grip = self._grip
        entry = grip.labels[move.number]
        self._started = _Try(entry=entry, since_s=now_s, position_s=move.position_s)
        self._reception.note_start(entry)
        since_s = grip.tried.since_s if grip.tried else now_s
        grip.tried = replace(self._started, since_s=since_s)
        grip.sought_s = self._party.saved.state.playback.seek_s
        try:
            await self._player.start(move.number, move.position_s, is_held=move.is_held)
        except TrackError as err:
            await self._fail(entry, steering.UNPLAYABLE, str(err))

    async def _add(self, move: steering.Add) -> None:
        try:
            number = await self._player.add(move.cue.location, place=move.place)
        except TrackError as err:
            # It fails when its turn comes; until then something else may come first.
            _LOGGER.debug("The player does not take the next song: %s", err)
            self._programme.put_off(move.cue.entry)
        else:
            self._note_song(number, move.cue)

    def _note_song(self, number: int, cue: Cue) -> None:
        self._grip.labels[number] = cue.entry
        self._grip.ours.add(number)

    async def _seek(self, move: steering.Seek) -> None:
        self._grip.sought_s = move.position_s
        try:
            await self._player.seek(move.position_s)
        except TrackError as err:
            _LOGGER.info("The player cannot go to %.1f s: %s", move.position_s, err)

    async def _clear(self) -> None:
        self._grip.labels.clear()
        await self._player.clear()

    # --- what the party is told ------------------------------------------------------------------

    async def _tell(self, finding: Finding, report: PlayerReport, heard_s: float) -> None:
        match finding:
            case steering.Began(entry=entry, position_s=position_s):
                await self._party.learn(
                    lambda state, now: playing.song_began(
                        state, entry, position_s + now.mono_s - heard_s, now
                    )
                )
                self._began_s = heard_s
            case steering.Finished(epoch=epoch):
                self._forget(self._party.saved.state.playback.entry)
                self._breaker.note_success()
                await self._party.learn(lambda state, now: playing.song_finished(state, epoch, now))
            case steering.CameRound():
                await self._come_round(finding, heard_s)
            case steering.Cut(entry=entry):
                await self._note_cut(entry, report.error or "it ended")
            case steering.Failed(entry=entry, reason=reason):
                await self._fail(entry, reason, report.error or "it ended at once")
            case steering.Placed():
                await self._place(finding, heard_s)
            case steering.NoOutput():
                self._grip.tried = None
                await self._note_fault(PlayerFault.OUTPUT, report.error or "no output")
            case steering.Playing():
                if self._hearing.gets_on:
                    self._grip.tried = self._started = None
                    self._breaker.note_sound()
                    await self._recover()
            case _:
                assert_never(finding)

    async def _come_round(self, found: steering.CameRound, heard_s: float) -> None:
        before = self._party.saved.state.playback.entry
        self._forget(before)
        self._breaker.note_success()
        await self._party.learn(
            lambda state, now: playing.song_came_round(
                state, found.epoch, found.position_s + now.mono_s - heard_s, now
            )
        )
        self._began_s = heard_s
        now_playing = self._party.saved.state.playback.entry
        if before and now_playing and now_playing.song == before.song:
            self._grip.labels[found.number] = now_playing.id

    async def _note_cut(self, entry: EntryId, detail: str) -> None:
        if self._reception.is_given_up:
            await self._fail(entry, CUT_OFF, detail)
        elif self._reception.is_poor:
            await self._note_fault(PlayerFault.STREAM, detail)

    async def _place(self, placed: steering.Placed, heard_s: float) -> None:
        sought_s = self._grip.sought_s

        def step(state: PartyState, now: Now) -> Step[None]:
            late_s = now.mono_s - heard_s if placed.is_moving else 0.0
            return playing.position_seen(
                state,
                placed.epoch,
                placed.position_s + late_s,
                now,
                is_moving=placed.is_moving,
                sought_s=sought_s,
            )

        await self._party.learn(step)
        self._grip.sought_s = None

    async def _fail(self, entry: EntryId, reason: str, detail: str) -> None:
        if self._sound is not None and self._sound.id == entry:
            _LOGGER.warning("A sound cannot be played: %s", without_queries(detail))
            await self._end_sound(self._sound)
            return
        failing = self._party.saved.state.entry(entry)
        if failing is None:
            return
        _LOGGER.warning("%s (%s) cannot be played: %s", failing.song.title, entry, detail)
        self._forget(failing)
        await self._party.learn(lambda state, _now: playing.song_failed(state, entry, reason))
        # What fills gaps is tried again by itself, ever more rarely.
        is_filler = failing.origin is Origin.FALLBACK
        suspects = () if is_filler else self._breaker.suspects(failing)
        if suspects:
            # A folder may be missing: no song is lost for that.
            _LOGGER.warning("Several songs in a row cannot be played; they wait, the music is held")
            fault = PlayerFault.TRACKS
            await self._party.learn(
                lambda state, now: playing.gave_up(state, fault, fault.remedy, suspects, now)
            )

    async def _note_fault(self, fault: PlayerFault, detail: str) -> None:
        present = self._party.saved.state.playback.fault
        if present is None or present.kind != fault:
            _LOGGER.warning("There is no music (%s): %s", fault, detail)
            await self._apply_fault(fault)

    async def _note_health(self, wish: Wish) -> None:
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
            await self._recover()

    async def _recover(self) -> None:
        self._silent_from_s = None
        await self._party.learn(lambda state, _now: heard_again(state))
        await self._party.learn(lambda state, _now: playing.player_recovered(state))
        self._asks_first &= self._party.saved.state.playback.is_held
        if self._asks_first:
            # Another fault was told meanwhile, and what holds the music is still to be answered.
            await self._ask()

    async def _is_stuck(self, wish: Wish, report: PlayerReport, heard_s: float) -> bool:
        """Whether the player has taken a song but lets nothing be heard; its list is emptied."""
        if wish.is_held or wish.current is None:
            self._grip.tried = None
        elif self._grip.tried is None and report.state is PlayerState.STARTING:
            self._grip.tried = _Try(
                entry=wish.current.entry, since_s=heard_s, position_s=report.position_s or 0.0
            )
        tried = self._grip.tried
        if wish.current is None or tried is None or heard_s - tried.since_s < START_WITHIN_S:
            return False
        self._grip.tried = None
        await self._note_stuck(wish.current)
        await self._clear()
        return True

    async def _note_stuck(self, cue: Cue) -> None:
        state = self._party.saved.state
        entry = state.entry(cue.entry)
        if entry is None or not is_stream(entry.song, cue.location):
            await self._note_fault(PlayerFault.STUCK, "a song was taken but did not start")
        elif entry == state.playback.entry:
            await self._note_cut(entry.id, "nothing is sent")
        else:
            await self._fail(entry.id, UNHEARD, "nothing is sent")

    async def _keep_place(self, report: PlayerReport, heard_s: float) -> None:
        """Remember where the song stands, and that it was heard."""
        epoch = self._party.saved.state.playback.epoch
        if report.state is not PlayerState.PLAYING or report.position_s is None:
            return
        if heard_s - self._began_s > SUCCESS_AFTER_S:
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
                is_sent = {STREAM_OUTPUT: self._audience.is_there}
                return replace(wish, outputs={**wish.outputs, **is_sent})
            except SourceError as err:
                await self._note_fault(PlayerFault.LIBRARY, str(err))
                return None
            except TrackError as err:
                current, _ = cast(state)
                if current is not None:
                    await self._fail(current.id, GONE, str(err))

    def _forget(self, entry: Entry | None) -> None:
        """The song is over: another one of the same name begins afresh."""
        if entry is None:
            return
        self._programme.forget(entry.id)
        self._grip.labels = {
            number: other for number, other in self._grip.labels.items() if other != entry.id
        }

    async def _tell_of_foreigner(self, report: PlayerReport) -> None:
        song = report.current
        is_foreign = song is not None and song.number not in self._grip.ours
        if song is not None and is_foreign and not self._has_told_of_foreigner:
            _LOGGER.warning("Somebody else played %r on our player; taking it back", song.location)
            await self._apply_fault(PlayerFault.FOREIGN)
        self._has_told_of_foreigner = is_foreign

    def _patience_s(self, report: PlayerReport, heard_s: float) -> float:
        """How long the next look may wait if nothing happens."""
        if loudness.is_fading(self._party.saved.state, heard_s):
            return FADE_STEP_S
        if self._grip.spoken is not None:
            return SOUND_POLL_S
        tried = self._grip.tried
        if tried is not None or report.state is PlayerState.STARTING:
            since_s = tried.since_s if tried else heard_s
            return max(STARTING_POLL_S, min(_LONGEST_STARTING_POLL_S, (heard_s - since_s) / 4))
        if report.state is not PlayerState.PLAYING:
            return KEEP_ALIVE_S
        return RECHECK_S if heard_s - self._began_s < SUCCESS_AFTER_S else CHECKPOINT_EVERY_S
