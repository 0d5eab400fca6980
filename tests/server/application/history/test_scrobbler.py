"""Songs are reported to the server that they are from, when they start and once they count."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from raveberry_server.application.errors import Cause, FetchError, StoreError
from raveberry_server.application.history import scrobbler as module
from raveberry_server.application.history.scrobbler import Scrobbler
from raveberry_server.application.ports.history import StartedSong
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.settings import Repeat
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback import control_steps, current_song
from raveberry_server.domain.requests import song_requests
from raveberry_server.domain.requests.song_requests import Request

from tests.fakes.party.domain_party import BROKEN, a_song
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import FakeSource
from tests.fakes.tasks import running

PATIENCE_S = 10.0


class ReportedSource(FakeSource):
    """A source that writes down what is reported to it, and can be away."""

    def __init__(self, name: str) -> None:
        super().__init__(songs=[], name=name)
        self.reports: list[tuple[str, bool]] = []
        self.starts: list[datetime] = []
        self.attempts = 0
        self.is_away = False

    async def scrobble(self, song: Song, started_at: datetime, *, is_finished: bool) -> None:
        self.attempts += 1
        if self.is_away:
            raise FetchError(Cause.NETWORK)
        self.reports.append((song.title, is_finished))
        self.starts.append(started_at)


class KeptPlays:
    """Storage of plays that fails on demand."""

    def __init__(self) -> None:
        self.plays: dict[str, Sequence[StartedSong]] = {}
        self.is_broken = False

    async def unsent(self, source: str) -> Sequence[StartedSong]:
        self._fail()
        return self.plays.get(source, ())

    async def keep_unsent(self, source: str, plays: Sequence[StartedSong]) -> None:
        self._fail()
        self.plays[source] = plays

    def titles(self) -> list[str]:
        return [play.song.title for play in self.plays.get("subsonic", ())]

    def _fail(self) -> None:
        if self.is_broken:
            raise StoreError("the disk is full")


class ScrobblingServer(HeadlessServer):
    """A party with two such sources and one that takes no reports."""

    def __init__(self, kept: KeptPlays) -> None:
        super().__init__()
        self.music_server = ReportedSource("subsonic")
        self.other = ReportedSource("other")
        self.scrobbler = Scrobbler(
            party=self.party,
            sources=[self.music_server, FakeSource(songs=[], name="local"), self.other],
            unsent=kept,
            first_pause_s=0.001,
        )

    async def begin(
        self, title: str, *, source: str = "subsonic", duration_s: float | None = 200.0
    ) -> int:
        song = replace(a_song(title), source=source, duration_s=duration_s)
        made = await self.step(
            lambda state, now: song_requests.request(
                state, HOST_CALLER, Request(song=song, is_ready=True), now
            )
        )
        await self.step(lambda state, now: current_song.start_song(state, made.entry, 0.0, now))
        return self.state.playback.epoch

    async def finish(self, epoch: int) -> None:
        await self.step(lambda state, now: current_song.finish_song(state, epoch, now))

    async def skip(self) -> None:
        await self.step(lambda state, _now: control_steps.skip(state, HOST_CALLER, None))


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 - the task has no event for tests
            await asyncio.sleep(0)


@asynccontextmanager
async def a_server(kept: KeptPlays | None = None) -> AsyncIterator[ScrobblingServer]:
    made = ScrobblingServer(kept or KeptPlays())
    async with made.running(), running(made.scrobbler.run()):
        await asyncio.sleep(0)
        yield made


async def test_a_song_is_reported_at_its_start_and_when_it_has_played() -> None:
    async with a_server() as server:
        began_at = server.clock.at()
        epoch = await server.begin("a")
        await until(lambda: server.music_server.reports == [("a", False)])
        server.clock.advance(200.0)
        await server.finish(epoch)
        await until(lambda: server.music_server.reports == [("a", False), ("a", True)])
        assert server.music_server.starts == [began_at, began_at]
        assert server.other.reports == []


async def test_each_source_gets_its_own_songs_only() -> None:
    async with a_server() as server:
        await server.begin("of none", source="local")
        await server.begin("b", source="other")
        await until(lambda: server.other.reports == [("b", False)])
        assert server.music_server.reports == []


@pytest.mark.parametrize(
    ("duration_s", "heard_s", "counts"),
    [
        (200.0, 99.0, False),
        (200.0, 100.0, True),
        (1_000.0, 239.0, False),
        (1_000.0, 240.0, True),
        (None, 239.0, False),
        (None, 240.0, True),
        (29.0, 29.0, False),
    ],
)
async def test_a_skipped_song_counts_after_half_of_it_or_four_minutes(
    duration_s: float | None, heard_s: float, *, counts: bool
) -> None:
    async with a_server() as server:
        await server.begin("a", duration_s=duration_s)
        server.clock.advance(heard_s)
        await server.skip()
        await server.begin("b")
        await until(lambda: ("b", False) in server.music_server.reports)
        assert (("a", True) in server.music_server.reports) is counts


async def test_a_song_that_fails_does_not_count() -> None:
    async with a_server() as server:
        await server.begin("a")
        entry = server.state.playback.entry
        assert entry is not None
        server.clock.advance(150.0)
        await server.step(
            lambda state, now: current_song.fail_playback(state, entry.id, BROKEN, now)
        )
        await server.begin("b")
        await until(lambda: ("b", False) in server.music_server.reports)
        assert ("a", True) not in server.music_server.reports


async def test_a_repeated_song_counts_each_time() -> None:
    async with a_server() as server:
        await server.set("repeat", Repeat.ONE)
        for count in (1, 2):
            epoch = server.state.playback.epoch if count > 1 else await server.begin("a")
            server.clock.advance(200.0)
            await server.finish(epoch)
            await until(lambda: server.music_server.reports.count(("a", True)) == count)  # noqa: B023 - awaited here
        first, second = [
            at
            for at, (_, is_finished) in zip(
                server.music_server.starts, server.music_server.reports, strict=True
            )
            if is_finished
        ]
        assert second - first == timedelta(seconds=200)


async def test_plays_wait_in_order_while_their_server_is_away() -> None:
    async with a_server() as server:
        server.music_server.is_away = True
        began_at = server.clock.at()
        for title in ("a", "b"):
            epoch = await server.begin(title)
            server.clock.advance(200.0)
            await server.finish(epoch)
        await server.begin("c")
        await until(lambda: server.music_server.attempts > 2)
        await server.begin("d", source="other")
        await until(lambda: server.other.reports == [("d", False)])
        server.music_server.is_away = False
        await until(lambda: len(server.music_server.reports) >= 2)
        assert server.music_server.reports[:2] == [("a", True), ("b", True)]
        assert server.music_server.starts[:2] == [began_at, began_at + timedelta(seconds=200)]


async def test_the_oldest_plays_are_dropped_where_too_many_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_UNSENT", 2)
    async with a_server() as server:
        server.music_server.is_away = True
        for title in ("a", "b", "c"):
            epoch = await server.begin(title)
            server.clock.advance(200.0)
            await server.finish(epoch)
            await until(lambda: server.music_server.attempts > 0)
        server.music_server.is_away = False
        await until(lambda: len(server.music_server.reports) >= 2)
        assert server.music_server.reports == [("b", True), ("c", True)]


async def test_plays_that_wait_survive_a_restart() -> None:
    kept = KeptPlays()
    async with a_server(kept) as server:
        server.music_server.is_away = True
        began_at = server.clock.at()
        for title in ("a", "b"):
            epoch = await server.begin(title)
            server.clock.advance(200.0)
            await server.finish(epoch)
        await until(lambda: kept.titles() == ["a", "b"])
    async with a_server(kept) as server:
        await until(lambda: server.music_server.reports == [("a", True), ("b", True)])
        assert server.music_server.starts == [began_at, began_at + timedelta(seconds=200)]
        await until(lambda: kept.titles() == [])


async def test_plays_are_sent_though_they_cannot_be_kept() -> None:
    kept = KeptPlays()
    kept.is_broken = True
    async with a_server(kept) as server:
        server.music_server.is_away = True
        epoch = await server.begin("a")
        server.clock.advance(200.0)
        await server.finish(epoch)
        await until(lambda: server.music_server.attempts > 3)
        server.music_server.is_away = False
        await until(lambda: ("a", True) in server.music_server.reports)
