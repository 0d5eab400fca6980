"""The driver against a player that obeys the test, second by second."""

from collections.abc import AsyncIterator

import pytest
from raveberry_server.domain.events import SongEnded

from tests.fakes.clock import FakeClock
from tests.fakes.player import FakePlayer, Mood, Record
from tests.fakes.stage import Stage
from tests.fakes.store import MemoryStore

LENGTH_S = 100.0
NAMES = "abcdefghijklmnopqrst"


class Evening(Stage):
    """A stage whose time is moved by hand; the driver looks whenever it said it would."""

    def __init__(self, *, clock: FakeClock, player: FakePlayer, store: MemoryStore) -> None:
        super().__init__(
            player=player,
            clock=clock,
            files={name: f"/music/{name}.mp3" for name in NAMES},
            durations_s=dict.fromkeys(NAMES, LENGTH_S),
            store=store,
        )
        self.time = clock
        self.player = player
        player.records.update(
            {location: Record(duration_s=LENGTH_S) for location in self.source.files.values()}
        )

    async def wait(self, seconds: float) -> None:
        """Let time pass; the driver looks at once, and then when it wants to."""
        await self.driver.look()
        until_s = self.time.mono_s() + seconds
        while (left_s := until_s - self.time.mono_s()) > 0:
            self.time.advance(min(left_s, max(self.driver.due_in_s(), 0.01), self._next_end_s()))
            await self.driver.look()

    def _next_end_s(self) -> float:
        """When the player's song ends: it would tell, and the driver would look."""
        now = self.player.now()
        if now.duration_s is None or now.position_s is None:
            return LENGTH_S
        return max(0.01, now.duration_s - now.position_s)

    def corrupt(self, *names: str) -> None:
        for name in names:
            self.player.records[self.source.files[name]] = Record(
                duration_s=LENGTH_S, is_corrupt=True
            )


@pytest.fixture
async def evening() -> AsyncIterator[Evening]:
    clock = FakeClock()
    made = Evening(clock=clock, player=FakePlayer(clock=clock), store=MemoryStore())
    async with made.committing():
        yield made


async def test_a_song_in_the_queue_plays_without_anybody_asking(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(1)
    assert evening.player.playing == "/music/a.mp3"
    assert (evening.current, evening.waiting) == ("a", ["b"])


async def test_the_player_knows_the_next_song_before_the_playing_one_ends(evening: Evening) -> None:
    await evening.ask("a", "b", "c")
    await evening.wait(1)
    assert evening.player.locations == ("/music/a.mp3", "/music/b.mp3")


async def test_song_follows_song_and_the_queue_empties(evening: Evening) -> None:
    await evening.ask("a", "b", "c")
    await evening.wait(3 * LENGTH_S + 5)
    assert evening.player.begun == ["/music/a.mp3", "/music/b.mp3", "/music/c.mp3"]
    assert (evening.current, evening.waiting) == (None, [])
    ended = [
        (event.entry.song.title, event.reason)
        for event in evening.events
        if isinstance(event, SongEnded)
    ]
    assert ended == [("a", "finished"), ("b", "finished"), ("c", "finished")]


async def test_never_starts(evening: Evening) -> None:
    evening.player.mood = Mood.NEVER_STARTS
    await evening.ask(*NAMES)
    await evening.wait(600)
    assert evening.waiting == list(NAMES)
    assert evening.fault == "stuck"
    evening.player.mood = Mood.WELL
    await evening.wait(30)
    assert evening.player.begun == ["/music/a.mp3"]
    assert evening.fault is None


async def test_ten_minutes(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(60)
    evening.player.die()
    await evening.wait(600)
    assert (evening.current, evening.waiting, evening.fault) == ("a", ["b"], "unreachable")
    evening.player.revive()
    await evening.wait(5)
    assert evening.player.playing == "/music/a.mp3"
    assert evening.position_s == pytest.approx(65, abs=5)
    assert evening.fault is None
