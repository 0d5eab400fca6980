"""A party with a fake player and a fake clock, simulated step by step."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from raveberry_server.application.ports import PlayerState
from raveberry_server.domain.model.events import SongEnded, SongStarted

from tests.fakes.clock import FakeClock
from tests.fakes.player.fake_player import AudioFile, FakePlayer
from tests.fakes.player.playback_fixture import CheckpointStore, PlaybackFixture

LENGTH_S = 100.0
NAMES = "abcdefghijklmnopqrst"


def file_of(name: str) -> str:
    """Return the location of the song of that name."""
    return f"/music/{name}.mp3"


class SimulatedPlayback(PlaybackFixture):
    """Playback on a clock that is advanced by the test; the reconciler runs whenever it is due."""

    def __init__(
        self,
        *,
        clock: FakeClock | None = None,
        player: FakePlayer | None = None,
        store: CheckpointStore | None = None,
    ) -> None:
        self.time = clock or FakeClock()
        self.player = player or FakePlayer(clock=self.time)
        super().__init__(
            player=self.player,
            clock=self.time,
            files={name: file_of(name) for name in NAMES},
            durations_s=dict.fromkeys(NAMES, LENGTH_S),
            store=store or CheckpointStore(),
            sounds={"alarm": "/sounds/alarm.ogg", "yes": "/sounds/yes.ogg"},
        )
        for name in NAMES:
            self.player.files.setdefault(file_of(name), AudioFile(duration_s=LENGTH_S))

    @asynccontextmanager
    async def after_a_crash(self) -> AsyncIterator["SimulatedPlayback"]:
        """Kill the server and start it again inside the block, as `restarted`."""
        again = self.restarted()
        async with again.committing():
            yield again

    def restarted(self) -> "SimulatedPlayback":
        """Return a server that loads what is on disk; the player keeps running."""
        store = CheckpointStore(saved=self.saved_after_a_crash())
        store.events = self.store.events
        return SimulatedPlayback(clock=self.time, player=self.player, store=store)

    async def wait(self, seconds: float = 0.3) -> None:
        """Reconcile at once, and then whenever it is due until so much time has passed."""
        await self.reconciler.reconcile()
        until_s = self.time.mono_s() + seconds
        while (left_s := until_s - self.time.mono_s()) > 0:
            due_s = max(self.reconciler.due_in_s(), 0.01)
            self.time.advance(min(left_s, due_s, self._end_in_s()))
            await self.reconciler.reconcile()

    def _end_in_s(self) -> float:
        """Return the time until the song ends, when a player would notify the reconciler."""
        now = self.player.now()
        if now.state is not PlayerState.PLAYING or now.duration_s is None or now.position_s is None:
            return LENGTH_S
        return max(0.01, now.duration_s - now.position_s)

    def spoil(self, *names: str, is_soundless: bool = False) -> None:
        """Replace the files of these songs by broken ones."""
        for name in names:
            self.player.files[file_of(name)] = AudioFile(
                duration_s=LENGTH_S, is_corrupt=not is_soundless, is_soundless=is_soundless
            )

    @property
    def begun(self) -> list[str]:
        """The names of the songs that became audible, each time they began."""
        return [
            location.removeprefix("/music/").removesuffix(".mp3") for location in self.player.begun
        ]

    @property
    def started(self) -> list[str]:
        """The names of the songs that have started in the party's events."""
        return [event.entry.song.title for event in self.events if isinstance(event, SongStarted)]

    @property
    def ended(self) -> list[tuple[str, str]]:
        """The names of the songs that have ended, with the reason."""
        return [
            (event.entry.song.title, event.reason.value)
            for event in self.events
            if isinstance(event, SongEnded)
        ]
