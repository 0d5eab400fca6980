"""A player without sound that obeys the test: it plays, refuses, hangs, dies."""

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
NO_WAY_OUT = "Failed to open audio output"


class Mood(Enum):
    """How the player takes its work.

    `WELL`: it plays. `GONE`: nobody answers. `NEVER_STARTS`: it takes every command, but no song
    begins. `NEVER_SOUNDS`: songs are about to begin for ever. `FROZEN`: it says that it plays, but
    no song gets on. `NO_OUTPUT`: the sound cannot leave.
    """

    WELL = auto()
    GONE = auto()
    NEVER_STARTS = auto()
    NEVER_SOUNDS = auto()
    FROZEN = auto()
    NO_OUTPUT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the player finds at a location."""

    duration_s: float
    is_corrupt: bool = False
    is_soundless: bool = False


class FakePlayer:
    """Implements `Player` on the test's clock.

    Attributes:
        mood: how it takes its work; `die` and `revive` change it with all that goes with it.
        records: what can be played; any other location is refused.
        calls: how often each method was called.
        spoken: the locations that could be heard over the music, each with its volume.
        is_unheard: no sound gets out, which it notices by itself only while it does not send.
        begun: the locations that could be heard, in the order in which they began.
        restart_takes_time: it is gone after a restart until it is revived.
        before_call: called with each method's name before it is carried out.
    """

    def __init__(self, *, clock: Clock) -> None:
        self.mood = Mood.WELL
        self.records: dict[str, Record] = {}
        self.calls: Counter[str] = Counter()
        self.begun: list[str] = []
        self.spoken: list[tuple[str, float]] = []
        self.is_unheard = False
        self._spoken_until_s = 0.0
        self.restart_takes_time = False
        self._outputs: tuple[Output, ...] = (SPEAKERS,)
        self.before_call: Callable[[str], None] = lambda _name: None
        self._clock = clock
        self._numbers = 0
        self._is_connected = False
        self._news = asyncio.Event()
        self._now = PlayerReport(state=PlayerState.STOPPED, volume=1.0, outputs=self._outputs)
        self._since_s = clock.mono_s()

    # --- what a test does to it ------------------------------------------------------------------

    def die(self) -> None:
        """End at once, as if killed: the list and the position are lost."""
        self.mood = Mood.GONE
        self._is_connected = False
        self._spoken_until_s = 0.0
        self._numbers = 0
        self._now = PlayerReport(state=PlayerState.STOPPED, volume=1.0, outputs=self._outputs)
        self._news.set()

    def revive(self, mood: Mood = Mood.WELL) -> None:
        """Be there again."""
        self.mood = mood

    def intrude(self, location: str) -> None:
        """Somebody else plays this on it."""
        song = PlayerSong(number=self._next_number(), location=location)
        self._change(songs=(song,))
        self._begin(song, 0.0)

    def stop(self) -> None:
        """Somebody else stops it."""
        self._now = replace(self.now(), state=PlayerState.STOPPED, position_s=None)
        self._news.set()

    def plug_in(self, output: Output) -> None:
        """There is another way out, also after it was killed."""
        self._outputs = (*self._outputs, output)
        self._change(outputs=(*self._now.outputs, output))

    def scramble(self) -> None:
        """Somebody else lets it play in an order of its own."""
        self._change(is_in_order=False)

    def tell(self) -> None:
        """Say that there is news."""
        self._news.set()

    @property
    def locations(self) -> tuple[str, ...]:
        """What is in its list."""
        return tuple(song.location for song in self.now().songs)

    @property
    def speaks(self) -> bool:
        """Whether a sound can be heard over the music."""
        return self._clock.mono_s() < self._spoken_until_s

    @property
    def playing(self) -> str | None:
        """What can be heard."""
        now = self.now()
        return now.current.location if now.current and now.state is PlayerState.PLAYING else None

    def now(self) -> PlayerReport:
        """Its report, which no caller of the port is told of."""
        self._pass_time()
        return self._now

    # --- the port --------------------------------------------------------------------------------

    async def connect(self) -> None:
        self._count("connect")
        if self.mood is Mood.GONE:
            raise PlayerLostError(PlayerFault.UNREACHABLE, "the fake player is gone")
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
        return self.now()

    async def add(self, location: str, *, place: int) -> int:
        self._expect_well("add")
        if location not in self.records:
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
        self._change(error=None, volume=0.0 if is_held else self._now.volume)
        self._begin(song, position_s)
        if is_held and self._now.state is not PlayerState.STOPPED:
            self._change(state=PlayerState.PAUSED)

    async def seek(self, position_s: float) -> None:
        self._expect_well("seek")
        self.now()
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
        if self._now.state is PlayerState.PLAYING and self._finds_no_way_out:
            self._change(state=PlayerState.PAUSED, error=NO_WAY_OUT)

    async def set_in_order(self) -> None:
        self._expect_well("set_in_order")
        self._change(is_in_order=True)

    async def speak(self, location: str, volume: float) -> None:
        self._expect_well("speak")
        if location not in self.records:
            raise TrackError(f"there is no {location}")
        self.spoken.append((location, volume))
        self._spoken_until_s = self._clock.mono_s() + self.records[location].duration_s

    async def voice(self) -> PlayerState:
        self._expect_well("voice")
        if self.is_unheard:
            return PlayerState.PAUSED
        return PlayerState.PLAYING if self.speaks else PlayerState.STOPPED

    async def hush(self) -> None:
        self._expect_well("hush")
        self._spoken_until_s = 0.0

    async def restart(self) -> None:
        self._count("restart")
        self.die()
        if not self.restart_takes_time:
            self.revive()

    # --- how it works ----------------------------------------------------------------------------

    def _count(self, name: str) -> None:
        self.calls[name] += 1
        self.before_call(name)

    def _expect_well(self, name: str) -> None:
        self._count(name)
        if not self._is_connected or self.mood is Mood.GONE:
            self._is_connected = False
            raise PlayerLostError(PlayerFault.UNREACHABLE, "the fake player is gone")

    def _next_number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _change(self, **fields: object) -> None:
        self._now = replace(self._now, **fields)  # type: ignore[arg-type] # names of its fields
        self._news.set()

    def _begin(self, song: PlayerSong, position_s: float) -> None:
        record = self.records[song.location]
        self._since_s = self._clock.mono_s()
        self._change(current=song, position_s=position_s, duration_s=record.duration_s)
        if self._finds_no_way_out:
            self._change(state=PlayerState.PAUSED, error=NO_WAY_OUT)
            return
        match self.mood:
            case Mood.NEVER_STARTS:
                self._change(state=PlayerState.STOPPED, position_s=None)
            case Mood.NEVER_SOUNDS:
                self._change(state=PlayerState.STARTING)
            case _ if record.is_corrupt:
                self._fail(song)
            case _ if record.is_soundless:
                self._end(self._after(song), 0.0)
            case _:
                self._change(state=PlayerState.PLAYING)
                self.begun.append(song.location)

    @property
    def _finds_no_way_out(self) -> bool:
        return self.mood is Mood.NO_OUTPUT or (self.is_unheard and not self._now.is_sending)

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
        if self.mood is Mood.FROZEN:
            self._since_s = now_s
        while self._now.state is PlayerState.PLAYING and self._now.current is not None:
            position_s = (self._now.position_s or 0.0) + now_s - self._since_s
            duration_s = self.records[self._now.current.location].duration_s
            if position_s < duration_s:
                self._now = replace(self._now, position_s=position_s)
                self._since_s = now_s
                return
            late_s = position_s - duration_s
            self._end(self._after(self._now.current), late_s)
