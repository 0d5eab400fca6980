"""A party with a fake player and a fake clock, advanced by the test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from raveberry_server.domain.model.events import SongEnded, SongStarted

from .clock import FakeClock
from .player import AudioFile, FakePlayer
from .stage import PlaceKeeper, Stage

LENGTH_S = 100.0
NAMES = "abcdefghijklmnopqrst"


def file_of(name: str) -> str:
    """Return the path of the song file."""
    return f"/music/{name}.mp3"


class Evening(Stage):
    """A `Stage` on a fake clock; the reconciler runs whenever it is due."""

    def __init__(
        self,
        *,
        clock: FakeClock | None = None,
        player: FakePlayer | None = None,
        store: PlaceKeeper | None = None,
    ) -> None:
        self.time = clock or FakeClock()
        self.player = player or FakePlayer(clock=self.time)
        super().__init__(
            player=self.player,
            clock=self.time,
            files={name: file_of(name) for name in NAMES},
            durations_s=dict.fromkeys(NAMES, LENGTH_S),
            store=store or PlaceKeeper(),
            sounds={"alarm": "/sounds/alarm.ogg", "yes": "/sounds/yes.ogg"},
        )
        for name in NAMES:
            self.player.files.setdefault(file_of(name), AudioFile(duration_s=LENGTH_S))

    @asynccontextmanager
    async def after_a_crash(self) -> AsyncIterator["Evening"]:
        """Crash the server and run its restarted copy inside the block."""
        again = self.restarted()
        async with again.committing():
            yield again

    def restarted(self) -> "Evening":
        """Return a server that loads the stored state; the player keeps running."""
        store = PlaceKeeper(saved=self.saved_after_a_crash())
        store.events = self.store.events
        return Evening(clock=self.time, player=self.player, store=store)

    async def wait(self, seconds: float = 0.3) -> None:
        """Advance the clock; reconcile now and whenever the reconciler is due."""
        await self.reconciler.reconcile()
        until_s = self.time.mono_s() + seconds
        while (left_s := until_s - self.time.mono_s()) > 0:
            due_s = max(self.reconciler.due_in_s(), 0.01)
            self.time.advance(min(left_s, due_s, self._end_in_s()))
            await self.reconciler.reconcile()

    def _end_in_s(self) -> float:
        """Return the seconds until the song ends, at which a real player would notify us."""
        now = self.player.now()
        if now.duration_s is None or now.position_s is None:
            return LENGTH_S
        return max(0.01, now.duration_s - now.position_s)

    def spoil(self, *names: str, is_soundless: bool = False) -> None:
        """Replace the files of these songs by corrupt or empty ones."""
        for name in names:
            self.player.files[file_of(name)] = AudioFile(
                duration_s=LENGTH_S, is_corrupt=not is_soundless, is_soundless=is_soundless
            )

    @property
    def begun(self) -> list[str]:
        """The names of the songs that became audible, once per start."""
        return [
            location.removeprefix("/music/").removesuffix(".mp3") for location in self.player.begun
        ]

    @property
    def started(self) -> list[str]:
        """The names of the songs of all `SongStarted` events."""
        return [event.entry.song.title for event in self.events if isinstance(event, SongStarted)]

    @property
    def ended(self) -> list[tuple[str, str]]:
        """The names and end reasons of all `SongEnded` events."""
        return [
            (event.entry.song.title, event.reason.value)
            for event in self.events
            if isinstance(event, SongEnded)
        ]
