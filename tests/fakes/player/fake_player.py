"""A player without sound whose condition and faults are set by the test."""

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from raveberry_server.application.errors import PlayerFault, PlayerLostError, TrackError
from raveberry_server.application.ports import Clock, PlayerReport, PlayerSong, PlayerState
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.settings import ReplayGain

if TYPE_CHECKING:
    from collections.abc import Callable

SPEAKERS = Output(id="0", name="speakers", is_on=True, is_available=True)
OUTPUT_ERROR = "Failed to open audio output"


class Condition(Enum):
    """The condition of the player.

    `WELL`: it works. `GONE`: it is unreachable. `HANGING`: it does not answer, and its song does
    not advance. `NEVER_STARTS`: it accepts every command, but no song begins. `NEVER_SOUNDS`: each
    song stays in state `STARTING`. `FROZEN`: it reports that it plays, but no song advances.
    `NO_OUTPUT`: it cannot open its output.
    """

    WELL = auto()
    GONE = auto()
    HANGING = auto()
    NEVER_STARTS = auto()
    NEVER_SOUNDS = auto()
    FROZEN = auto()
    NO_OUTPUT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioFile:
    """The file at a location."""

    duration_s: float
    is_corrupt: bool = False
    is_soundless: bool = False


class FakePlayer:
    """Implements `Player` on the clock of the test.

    Attributes:
        condition: change it by `die` and `revive`, which also update what depends on it.
        files: the playable files; any other location raises `TrackError`.
        calls: the number of calls of each method.
        spoken: the locations that were played over the music, each with its volume.
        is_unheard: its local output is broken, which it notices only while it does not stream.
        begun: the locations that became audible, in the order in which they began.
        refused: the locations that it accepts into its list but refuses to start.
        distort: changes each report before it is returned.
        restart_takes_time: after a restart it is gone until it is revived.
        before_call: called with the name of each method before the method runs.
    """

    def __init__(self, *, clock: Clock) -> None:
        self.condition = Condition.WELL
        self.files: dict[str, AudioFile] = {}
        self.calls: Counter[str] = Counter()
        self.begun: list[str] = []
        self.refused: set[str] = set()
        self.announced: list[tuple[str, float]] = []
        self.announcement_failure: str | None = None
        self.is_unheard = False
        self._announced_until_s = 0.0
        self.restart_takes_time = False
        self._outputs: tuple[Output, ...] = (SPEAKERS,)
        self.before_call: Callable[[str], None] = lambda _name: None
        self.distort: Callable[[PlayerReport], PlayerReport] = lambda report: report
        self._clock = clock
        self._numbers = 0
        self._is_connected = False
        self._news = asyncio.Event()
        self._now = PlayerReport(state=PlayerState.STOPPED, volume=1.0, outputs=self._outputs)
        self._since_s = clock.mono_s()

    # --- faults and other clients ----------------------------------------------------------------

    def die(self) -> None:
        """Exit at once, as if killed; the list and the position are lost."""
        self.condition = Condition.GONE
        self._is_connected = False
        self._announced_until_s = 0.0
        self._numbers = 0
        self._now = PlayerReport(state=PlayerState.STOPPED, volume=1.0, outputs=self._outputs)
        self._news.set()

    def revive(self, condition: Condition = Condition.WELL) -> None:
        """Return to the given condition."""
        if self.condition in (Condition.FROZEN, Condition.HANGING):
            self._since_s = self._clock.mono_s()
        self.condition = condition

    def intrude(self, location: str) -> None:
        """Play a song on behalf of another client."""
        song = PlayerSong(number=self._next_number(), location=location)
        self._change(songs=(song,))
        self._begin(song, 0.0)

    def stop(self) -> None:
        """Stop on behalf of another client."""
        self._now = replace(self.now(), state=PlayerState.STOPPED, position_s=None)
        self._news.set()

    def skip(self) -> None:
        """Start the next song on behalf of another client."""
        now = self.now()
        is_stopped = now.state is PlayerState.STOPPED
        if now.current is not None and now.current in now.songs and not is_stopped:
            self._end(self._after(now.current), 0.0)

    def lose_list(self) -> None:
        """Stop and empty the list on behalf of another client."""
        self.now()
        self._change(state=PlayerState.STOPPED, songs=(), current=None, position_s=None, error=None)

    def plug_in(self, output: Output) -> None:
        """Add an output, which is kept when the player dies."""
        self._outputs = (*self._outputs, output)
        self._change(outputs=(*self._now.outputs, output))

    def scramble(self) -> None:
        """Switch to random order on behalf of another client."""
        self._change(is_in_order=False)

    def notify(self) -> None:
        """Notify its clients of a change."""
        self._news.set()

    @property
    def locations(self) -> tuple[str, ...]:
        """The locations in its list."""
        return tuple(song.location for song in self.now().songs)

    @property
    def is_announcing(self) -> bool:
        """True while a sound plays over the music."""
        return self._clock.mono_s() < self._announced_until_s

    @property
    def playing(self) -> str | None:
        """The location that is audible."""
        now = self.now()
        return now.current.location if now.current and now.state is PlayerState.PLAYING else None

    def now(self) -> PlayerReport:
        """Return the true report without a call of the port."""
        self._pass_time()
        return self._now

    # --- the port --------------------------------------------------------------------------------

    async def connect(self) -> None:
        self._count("connect")
        self._expect_answer()
        self._is_connected = True

    async def close(self) -> None:
        self._is_connected = False
        self._news.set()

    async def changed(self) -> None:
        while not self._news.is_set():
            self._expect_well("changed")
            await self._news.wait()
        self._news.clear()
        self._expect_well("changed")

    async def report(self) -> PlayerReport:
        self._expect_well("report")
        return self.distort(self.now())

    async def add(self, location: str, *, place: int) -> int:
        self._expect_well("add")
        if location not in self.files:
            raise TrackError(f"there is no {location}")
        song = PlayerSong(number=self._next_number(), location=location)
        songs = self.now().songs
        self._change(songs=(*songs[:place], song, *songs[place:]))
        return song.number

    async def remove(self, number: int) -> None:
        self._expect_well("remove")
        now = self.now()
        if now.current and now.current.number == number:
            self._end(self._after(now.current), 0.0)
        self._change(songs=tuple(song for song in now.songs if song.number != number))

    async def clear(self) -> None:
        self._expect_well("clear")
        self._change(state=PlayerState.STOPPED, songs=(), current=None, position_s=None, error=None)

    async def start(self, number: int, position_s: float, *, is_held: bool) -> None:
        self._expect_well("start")
        song = next(song for song in self.now().songs if song.number == number)
        if song.location in self.refused:
            self._change(state=PlayerState.STOPPED, current=song, position_s=None)
            raise TrackError(f"cannot start {song.location}")
        self._change(error=None, volume=0.0 if is_held else self._now.volume)
        self._begin(song, position_s)
        if is_held and self._now.state is not PlayerState.STOPPED:
            self._change(state=PlayerState.PAUSED)

    async def seek(self, number: int, position_s: float) -> None:
        self._expect_well("seek")
        current = self.now().current
        if current is None or current.number != number:
            raise TrackError(f"the current song is not {number}")
        self._change(position_s=position_s)
        self._since_s = self._clock.mono_s()

    async def pause(self) -> None:
        self._expect_well("pause")
        if self.now().state in (PlayerState.PLAYING, PlayerState.STARTING):
            self._change(state=PlayerState.PAUSED, error=None)

    async def resume(self) -> None:
        self._expect_well("resume")
        now = self.now()
        if now.state is PlayerState.PAUSED and now.current is not None:
            self._change(error=None)
            self._begin(now.current, now.position_s or 0.0)

    async def set_volume(self, volume: float) -> None:
        self._expect_well("set_volume")
        self._change(volume=volume)

    async def set_crossfade(self, seconds: int) -> None:
        self._expect_well("set_crossfade")
        self._change(crossfade_s=seconds)

    async def set_replay_gain(self, mode: ReplayGain) -> None:
        self._expect_well("set_replay_gain")
        self._change(replay_gain=mode)

    async def set_output(self, output: str, *, is_on: bool) -> None:
        self._expect_well("set_output")
        outputs = tuple(
            replace(one, is_on=is_on) if one.id == output else one for one in self._now.outputs
        )
        self.now()
        self._change(outputs=outputs)
        if self._now.state is PlayerState.PLAYING and self._cannot_open_output:
            self._change(state=PlayerState.PAUSED, error=OUTPUT_ERROR)

    async def set_in_order(self) -> None:
        self._expect_well("set_in_order")
        self._change(is_in_order=True)

    async def play_announcement(self, location: str, volume: float) -> None:
        self._expect_well("play_announcement")
        if location not in self.files:
            raise TrackError(f"there is no {location}")
        self.announced.append((location, volume))
        self._announced_until_s = self._clock.mono_s() + self.files[location].duration_s

    async def announcement_state(self) -> PlayerState:
        self._expect_well("announcement_state")
        if self.is_unheard:
            return PlayerState.PAUSED
        return PlayerState.PLAYING if self.is_announcing else PlayerState.STOPPED

    async def announcement_error(self) -> str | None:
        self._expect_well("announcement_error")
        return self.announcement_failure

    async def stop_announcement(self) -> None:
        self._expect_well("stop_announcement")
        self._announced_until_s = 0.0

    async def restart(self) -> None:
        self._count("restart")
        self.die()
        if not self.restart_takes_time:
            self.revive()

    # --- playing ---------------------------------------------------------------------------------

    def _count(self, name: str) -> None:
        self.calls[name] += 1
        self.before_call(name)

    def _expect_well(self, name: str) -> None:
        self._count(name)
        self._expect_answer()
        if not self._is_connected:
            raise PlayerLostError(PlayerFault.UNREACHABLE, "the fake player is not connected")

    def _expect_answer(self) -> None:
        if self.condition is Condition.GONE:
            self._is_connected = False
            raise PlayerLostError(PlayerFault.UNREACHABLE, "the fake player is gone")
        if self.condition is Condition.HANGING:
            self._is_connected = False
            raise PlayerLostError(PlayerFault.SILENT, "the fake player hangs")

    def _next_number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _change(self, **fields: object) -> None:
        self._now = replace(self._now, **fields)  # type: ignore[arg-type] # names of its fields
        self._news.set()

    def _begin(self, song: PlayerSong, position_s: float) -> None:
        file = self.files[song.location]
        self._since_s = self._clock.mono_s()
        self._change(current=song, position_s=position_s, duration_s=file.duration_s)
        if self._cannot_open_output:
            self._change(state=PlayerState.PAUSED, error=OUTPUT_ERROR)
            return
        match self.condition:
            case Condition.NEVER_STARTS:
                self._change(state=PlayerState.STOPPED, position_s=None)
            case Condition.NEVER_SOUNDS:
                self._change(state=PlayerState.STARTING)
            case _ if file.is_corrupt:
                self._fail(song)
            case _ if file.is_soundless:
                self._end(self._after(song), 0.0)
            case _:
                self._change(state=PlayerState.PLAYING)
                self.begun.append(song.location)

    @property
    def _cannot_open_output(self) -> bool:
        return self.condition is Condition.NO_OUTPUT or (
            self.is_unheard and not self._now.is_sending
        )

    def _fail(self, song: PlayerSong) -> None:
        following = self._after(song)
        error = f'Failed to decode "{song.location}"'
        if following is not None:
            self._begin(following, 0.0)
            self._change(error=error)
            return
        self._change(state=PlayerState.STOPPED, position_s=None, error=error)

    def _end(self, following: PlayerSong | None, late_s: float) -> None:
        if following is not None:
            self._begin(following, late_s)
        else:
            self._change(state=PlayerState.STOPPED, current=None, position_s=None)

    def _after(self, song: PlayerSong) -> PlayerSong | None:
        songs = self._now.songs
        at = songs.index(song)
        return songs[at + 1] if at + 1 < len(songs) else None

    def _pass_time(self) -> None:
        now_s = self._clock.mono_s()
        if self.condition in (Condition.FROZEN, Condition.HANGING):
            self._since_s = now_s
        while self._now.state is PlayerState.PLAYING and self._now.current is not None:
            position_s = (self._now.position_s or 0.0) + now_s - self._since_s
            duration_s = self.files[self._now.current.location].duration_s
            if position_s < duration_s:
                self._now = replace(self._now, position_s=position_s)
                self._since_s = now_s
                return
            late_s = position_s - duration_s
            self._end(self._after(self._now.current), late_s)
