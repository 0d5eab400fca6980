"""Searches of guests at gateways: by search workers, real processes, fed by a real nats-server."""

import asyncio
import random
import signal
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast, override

import aiohttp
import pytest
from raveberry_server.adapters.nats import search_workers
from raveberry_server.adapters.nats.connection import NatsAddress
from raveberry_server.adapters.nats.library_transfer import LibraryPublisher
from raveberry_server.adapters.sources.local.copies.library_copier import LibraryCopier
from raveberry_server.adapters.sources.local.database import song_key
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource
from raveberry_server.application.catalog.past_queries import queries_of
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.application.ports.library import LEAST_BLOCK_BYTES
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.song import Song

from tests.architecture.tree import ROOT
from tests.fakes.party.gateways import (
    KEY,
    Gateway,
    Searcher,
    a_gateway,
    a_published_party,
    a_searcher,
    tick,
)
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.party.served_party import Served
from tests.fakes.prometheus import read, scraped
from tests.fakes.real_nats import RealNats, a_nats_server
from tests.fakes.sources.fake_source import FakeSource
from tests.fakes.sources.fetched_source import FetchedSource
from tests.fakes.sources.generated_library import Made, catalogue, write_library
from tests.fakes.sources.search_queries import KINDS

type Json = Any

PATIENCE_S = 60.0
SONGS = 3_000


class Guest:
    """A browser of a guest."""

    def __init__(self, browser: aiohttp.ClientSession, url: str) -> None:
        self._browser = browser
        self._url = url

    async def open_page(self) -> None:
        """Open the page, which makes the browser a guest."""
        async with self._browser.get(self._url) as answer:
            assert answer.status == 200

    async def command(self, name: str, **args: Json) -> Json:
        url = f"{self._url}/api/v1/command/{name}"
        async with self._browser.post(url, json=args) as answer:
            assert answer.status == 200, await answer.text()
            return (await answer.json())["result"]

    async def titles(self, query: str) -> list[str]:
        found = await self.command("search", q=query)
        return [hit["song"]["title"] for hit in found["hits"]]


@asynccontextmanager
async def a_guest(url: str) -> AsyncIterator[Guest]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        yield Guest(browser, url)


class PlaysOf:
    """The plays of a store that is made later."""

    store: MemoryStore | None = None

    @property
    def times_played(self) -> Mapping[str, int]:
        return self.store.times_played if self.store is not None else {}


def copy_into(folder: Path, songs: list[Made]) -> None:
    """Write a library into a folder, unless it has one."""
    folder.mkdir(exist_ok=True)
    if not (folder / LIBRARY).exists():
        write_library(folder / LIBRARY, songs)


@asynccontextmanager
async def a_house(
    folder: Path, songs: list[Made], *others: FakeSource, later_s: float
) -> AsyncIterator[HeadlessServer]:
    """Open a party with a real library, and some more sources."""
    await asyncio.to_thread(copy_into, folder, songs)
    plays = PlaysOf()
    source = LocalSource(data=folder, plays=plays)
    await source.start_thread()
    server = HeadlessServer(sources=cast("tuple[FakeSource, ...]", (source, *others)))
    plays.store = server.store
    server.clock.advance(later_s)
    try:
        yield server
    finally:
        await source.close()


@asynccontextmanager
async def a_served_house(
    folder: Path,
    nats: RealNats,
    songs: list[Made],
    *others: FakeSource,
    later_s: float = 0.0,
    library: LibraryPublisher | None = None,
) -> AsyncIterator[Served]:
    """Serve such a party, whose clock runs."""
    async with (
        a_house(folder / "house", songs, *others, later_s=later_s) as server,
        a_published_party(folder, nats, server=server, library=library) as served,
        asyncio.TaskGroup() as tasks,
    ):
        ticking = tasks.create_task(tick(server))
        try:
            yield served
        finally:
            ticking.cancel()


@asynccontextmanager
async def a_worker(folder: Path, nats: RealNats, songs: list[Made]) -> AsyncIterator[Searcher]:
    """Start a worker with a copy of the library, and wait until it answers."""
    await asyncio.to_thread(copy_into, folder, songs)
    async with a_searcher(folder, nats) as worker:
        async with asyncio.timeout(PATIENCE_S):
            await worker.until_open()
        yield worker


@asynccontextmanager
async def a_gateway_of(folder: Path, nats: RealNats) -> AsyncIterator[tuple[Gateway, Guest]]:
    """Start a gateway, and a guest there."""
    async with a_gateway(folder, nats) as gateway, a_guest(gateway.url) as guest:
        async with asyncio.timeout(PATIENCE_S):
            await gateway.until_open()
        yield gateway, guest


@pytest.fixture
async def nats() -> AsyncIterator[RealNats]:
    async with a_nats_server() as server:
        yield server


@pytest.fixture
def songs() -> list[Made]:
    return list(catalogue(SONGS))


async def searches(process: Gateway) -> dict[str, float]:
    """Return how many searches of a gateway were answered by whom, or what a worker has done."""
    async with (
        aiohttp.ClientSession() as browser,
        browser.get(f"{process.host_url}/metrics") as answer,
    ):
        values = read(await answer.text())
    return {
        next((label for _, label in labels), name): value
        for (name, labels), value in values.items()
        if "searches" in name
    }


async def until(is_so: Callable[[], Any]) -> None:
    """Wait for something that nobody reports."""
    async with asyncio.timeout(PATIENCE_S):
        while not await is_so():  # noqa: ASYNC110 - nobody reports it
            await asyncio.sleep(0.05)


async def figure(process: Gateway, name: str) -> float:
    """Return a metric of a process."""
    async with aiohttp.ClientSession() as browser:
        return (await scraped(browser, f"{process.host_url}/metrics"))[name]


def uri_of(song: Made) -> str:
    return f"local:{song_key(bytes(song.path))}"


def some_queries(songs: list[Made], count: int) -> list[str]:
    """Return queries of all kinds."""
    dice = random.Random(5)
    found = [
        query
        for kind in KINDS.values()
        for song in dice.sample(songs, count)
        if (query := kind(song, dice)) is not None
    ]
    return [*found, "lo", "e", "!!!", "zzzzqqqq", "the the", "love"]


async def test_a_worker_answers_as_the_party_does(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    async with a_served_house(tmp_path, nats, songs) as served:
        server = served.server
        server.store.times_played = {uri_of(one): one.number % 7 + 1 for one in songs[::9]}
        server.store.queries = {"the learned one": [uri_of(songs[7]), uri_of(songs[5])]}
        wait = await served.server.execute("enqueue", HOST_CALLER, uri=uri_of(songs[3]))
        assert wait
        async with (
            a_worker(tmp_path / "worker", nats, songs),
            a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
            a_guest(served.guest_url) as ben,
        ):
            queries = [*some_queries(songs, 1), songs[3].title, "the learned one"]

            async def are_compared() -> bool:
                for query in queries:
                    here, there = [await one.command("search", q=query) for one in (ann, ben)]
                    assert here == there, query
                # Under load, the gateway may lose patience with the worker.
                return (await searches(gateway))["worker"] >= len(queries)

            await until(are_compared)
            assert (await ann.titles("the learned one"))[:2] == [songs[7].title, songs[5].title]


async def test_without_workers_the_party_answers_at_once(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    async with (
        a_served_house(tmp_path, nats, songs[:50]),
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
    ):
        assert songs[5].title in await ann.titles(songs[5].title)
        counts = await searches(gateway)
        assert (counts["worker"], counts["party"]) == (0, 1)


async def test_after_a_killed_worker_another_one_answers_and_then_the_party(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    few = songs[:50]
    async with (
        a_served_house(tmp_path, nats, few),
        a_worker(tmp_path / "a", nats, few) as first,
        a_worker(tmp_path / "b", nats, few) as second,
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
    ):
        for worker, by in ((first, "worker"), (second, "party")):
            await worker.kill()
            before = (await searches(gateway))[by]

            async def is_answered(by: str = by, before: float = before) -> bool:
                song = few[5]
                assert song.title in await ann.titles(song.title)
                return (await searches(gateway))[by] > before

            await until(is_answered)


async def test_a_worker_that_hangs_costs_a_short_wait_and_is_then_left_alone(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    few = songs[:50]
    async with (
        a_served_house(tmp_path, nats, few),
        a_worker(tmp_path / "a", nats, few) as worker,
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
    ):
        worker.send_signal(signal.SIGSTOP)
        for song in few[:4]:
            assert song.title in await ann.titles(song.title)
        counts = await searches(gateway)
        assert (counts["worker"], counts["party"]) == (0, 4)
        # At most one search in the pause asks it.
        assert counts["silent"] >= search_workers.TRIES
        worker.send_signal(signal.SIGCONT)


async def test_the_party_learns_from_searches_of_workers_and_workers_learn_from_requests(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    few = songs[:200]
    async with (
        a_served_house(tmp_path, nats, few) as served,
        a_worker(tmp_path / "a", nats, few) as worker,
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
        a_guest(gateway.url) as ben,
    ):
        await ann.open_page()
        hits = (await ann.command("search", q="lo"))["hits"]
        last = hits[-1]["song"]
        await ann.command("enqueue", uri=last["uri"])
        assert list(queries_of(served.server.store.events)) == [("lo", last["uri"])]

        async def is_first() -> bool:
            return (await ben.titles("lo"))[0] == last["title"]

        await until(is_first)
        assert (await searches(worker))["raveberry_searches_passed_on_total"] == 0
        again = (await ben.command("search", q="lo"))["hits"][0]
        assert again["mark"] == "waiting"


async def test_online_sources_are_searched_by_the_party_and_merged_as_there(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    few = songs[:200]
    online = FetchedSource(
        *(
            Song(uri=f"web:{one.number}", source="web", title=f"{one.title} live", artist="Net")
            for one in few[:2]
        )
    )
    async with (
        a_served_house(tmp_path, nats, few, online) as served,
        a_worker(tmp_path / "a", nats, few),
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
        a_guest(served.guest_url) as ben,
        aiohttp.ClientSession() as browser,
        browser.ws_connect(f"{gateway.url}/api/v1/ws") as page,
    ):
        for query in (few[0].title, few[1].title, "lo"):
            here, there = [await one.command("search", q=query) for one in (ann, ben)]
            assert here == there, query
        # A page has the hits of the library before those of the net.

        async def is_streamed() -> bool:
            online.search_gate.clear()
            await page.send_json({"id": "s", "search": {"q": few[0].title}})
            frames: list[Json] = []
            while not frames or not frames[-1]["done"]:
                frame = await page.receive_json()
                if frame["type"] == "hits":
                    frames.append(frame)
                    online.search_gate.set()
            if len(frames) == 1:
                # Under load, the gateway may lose patience with the worker.
                return False
            sources = [{hit["song"]["source"] for hit in one["hits"]} for one in frames]
            assert sources == [{"local"}, {"local", "web"}]
            return True

        await until(is_streamed)


async def test_links_and_unknown_sources_are_left_to_the_party(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    few = songs[:50]
    async with (
        a_served_house(tmp_path, nats, few),
        a_worker(tmp_path / "a", nats, few),
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
    ):
        await ann.command("search", q="https://example.org/song")
        counts = await searches(gateway)
        assert (counts["worker"], counts["party"]) == (0, 1)


async def test_a_worker_with_another_key_says_so_and_answers_nobody(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    few = songs[:50]
    async with (
        a_served_house(tmp_path, nats, few),
        a_searcher(tmp_path / "a", nats, key=b"x" * 32) as worker,
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
    ):
        async with asyncio.timeout(PATIENCE_S):
            await worker.until_logged("copy its file signing.key")
        assert few[0].title in await ann.titles(few[0].title)
        counts = await searches(gateway)
        assert (counts["worker"], counts["party"]) == (0, 1)


async def test_a_worker_follows_a_restarted_party(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    few = songs[:200]
    async with AsyncExitStack() as stack:
        async with a_served_house(tmp_path, nats, few):
            worker = await stack.enter_async_context(a_worker(tmp_path / "a", nats, few))
            _, ann = await stack.enter_async_context(a_gateway_of(tmp_path / "gateway", nats))
            assert few[0].title in await ann.titles(few[0].title)
        async with a_served_house(tmp_path, nats, few, later_s=60) as served:
            served.server.store.queries = {"nobody types that": [uri_of(few[9])]}

            async def is_learned() -> bool:
                return await ann.titles("nobody types that") == [few[9].title]

            await until(is_learned)
            assert (await searches(worker))["raveberry_searches_total"] > 1


# --- the library ---------------------------------------------------------------------------------


def a_shared_library(nats: RealNats, copies: LibraryCopier) -> LibraryPublisher:
    return LibraryPublisher(
        address=NatsAddress(servers=(nats.url,)), node="raveberry", key=KEY, copies=copies
    )


class SlowCopier(LibraryCopier):
    """Copies of which only some blocks are read until a gate opens."""

    def __init__(self, *, library: Path, blocks: int) -> None:
        super().__init__(library=library)
        self.left = blocks
        self.is_waiting = threading.Event()
        self.gate = threading.Event()

    @override
    def read(self, block: int) -> bytes:
        self.left -= 1
        if self.left < 0:
            self.is_waiting.set()
            self.gate.wait(PATIENCE_S)
        return super().read(block)


def scanned(folder: Path, library: LibraryPublisher, title: str) -> None:
    """Give the first song another title, and finish a scan."""
    with closing(sqlite3.connect(folder / "house" / LIBRARY)) as connection:
        connection.execute("DELETE FROM word WHERE rowid = (SELECT min(id) FROM song)")
        connection.execute(
            "UPDATE song SET title = ?1, title_text = lower(?1), "
            "main_words = ' ' || lower(?1) || ' ' WHERE id = (SELECT min(id) FROM song)",
            (title,),
        )
        connection.commit()
    at = datetime(2026, 12, 31, tzinfo=UTC)
    job = Job(kind="scan", state=JobState.DONE, progress=None, reason=None, started_at=at)
    library.note_scan(job)


async def test_a_worker_fetches_the_library_and_follows_each_scan(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    library = a_shared_library(nats, LibraryCopier(library=tmp_path / "house" / LIBRARY))
    async with (
        a_served_house(tmp_path, nats, songs, library=library) as served,
        a_searcher(tmp_path / "a", nats) as worker,
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
        a_guest(served.guest_url) as ben,
    ):
        async with asyncio.timeout(PATIENCE_S):
            await worker.until_open()
        fetched = await figure(worker, "raveberry_library_fetched_bytes_total")
        assert fetched == (tmp_path / "a" / LIBRARY).stat().st_size > 10 * LEAST_BLOCK_BYTES
        page = (ROOT / "docs" / "scale.md").read_text()
        async with aiohttp.ClientSession() as prometheus:
            values = await scraped(prometheus, f"{worker.host_url}/metrics")
        assert [name for name in values if name not in page] == []
        assert await ann.titles(songs[9].title) == await ben.titles(songs[9].title)
        scanned(tmp_path, library, "Zanzibar Zeppelin")

        async def is_found() -> bool:
            return "Zanzibar Zeppelin" in await ann.titles("Zanzibar Zeppelin")

        async def is_followed() -> bool:
            return await figure(worker, "raveberry_library_fetched_bytes_total") > fetched

        await until(is_followed)
        await until(is_found)
        # Only what has changed was fetched again.
        assert await figure(worker, "raveberry_library_fetched_bytes_total") < 2 * fetched
        assert (await searches(gateway))["worker"] > 0


async def test_searches_are_answered_from_the_old_library_while_a_new_one_is_on_its_way(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    copier = SlowCopier(library=tmp_path / "house" / LIBRARY, blocks=1_000_000)
    library = a_shared_library(nats, copier)
    async with (
        a_served_house(tmp_path, nats, songs, library=library),
        a_searcher(tmp_path / "a", nats) as worker,
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
    ):
        async with asyncio.timeout(PATIENCE_S):
            await worker.until_open()
        copier.left = 0
        scanned(tmp_path, library, "Zanzibar Zeppelin")
        await asyncio.to_thread(copier.is_waiting.wait, PATIENCE_S)
        before = (await searches(gateway))["worker"]

        async def is_answered() -> bool:
            assert songs[9].title in await ann.titles(songs[9].title)
            return (await searches(gateway))["worker"] > before

        await until(is_answered)
        # Killed meanwhile, it starts with the old library, and fetches the rest of the new one.
        await worker.kill()
        copier.gate.set()
        async with a_searcher(tmp_path / "a", nats) as again, asyncio.timeout(PATIENCE_S):
            await again.until_open()
            with closing(sqlite3.connect(tmp_path / "a" / LIBRARY)) as connection:
                (first,) = connection.execute("SELECT title FROM song ORDER BY id").fetchone()
                assert first == "Zanzibar Zeppelin"
                assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            size = (tmp_path / "a" / LIBRARY).stat().st_size
            assert await figure(again, "raveberry_library_fetched_bytes_total") < size


async def test_a_worker_says_why_it_has_no_library_and_searches_go_to_the_party(
    tmp_path: Path, nats: RealNats, songs: list[Made]
) -> None:
    few = songs[:50]
    library = a_shared_library(nats, LibraryCopier(library=tmp_path / "house" / LIBRARY))
    (tmp_path / "a" / LIBRARY).mkdir(parents=True)
    async with (
        a_served_house(tmp_path, nats, few, library=library),
        a_searcher(tmp_path / "a", nats) as worker,
        a_gateway_of(tmp_path / "gateway", nats) as (gateway, ann),
    ):
        async with asyncio.timeout(PATIENCE_S):
            line = await worker.until_logged("cannot be followed")
        assert "cannot be written" in line
        assert few[0].title in await ann.titles(few[0].title)
        counts = await searches(gateway)
        assert (counts["worker"], counts["party"]) == (0, 1)
