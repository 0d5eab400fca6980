"""Guests find what the party would find, whatever fails between them and the search workers.

Guests search at a gateway and repeat each search until it is answered. Each answer has to be that
of the party. Meanwhile workers, the gateway and NATS fail, and scans change the library.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import aiohttp
import pytest
from raveberry_server.adapters.nats.library_transfer import LibraryPublisher
from raveberry_server.adapters.sources.local.copies.library_copier import LibraryCopier
from raveberry_server.adapters.sources.local.source import LIBRARY

from tests.fakes.cut_cable import Cable, a_cable
from tests.fakes.party.gateways import Gateway, Searcher
from tests.fakes.real_nats import RealNats, a_nats_server
from tests.fakes.sources.generated_library import catalogue
from tests.rounds import Rounds

from .test_searchers import a_guest, a_served_house, a_shared_library, scanned, searches

PATIENCE_S = 120.0
SONGS = 1_000
GUESTS = 4
WORKERS = 2
QUERIES = 24
ANSWERS_BETWEEN = 30


@dataclass(kw_only=True)
class House:
    """A party with a library, and NATS, two workers and a gateway behind cables."""

    nats: RealNats
    cables: Sequence[Cable]
    workers: Sequence[Searcher]
    gateway: Gateway
    folder: Path
    library: LibraryPublisher
    expected: Mapping[str, Sequence[str]]
    scans: int = 0
    answers: int = 0
    wrong: list[str] = field(default_factory=list)
    is_over: bool = False

    async def search_until_over(self, random: Random) -> None:
        """Search as a guest, and repeat each search until it is answered."""
        timeout = aiohttp.ClientTimeout(total=6)
        async with aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=timeout
        ) as browser:
            while not self.is_over:
                query = random.choice(list(self.expected))
                titles = await self.titles(browser, query)
                if titles is None:
                    await asyncio.sleep(0.1)
                    continue
                self.answers += 1
                if titles != self.expected[query]:
                    self.wrong.append(f"{query}: {titles}")

    async def titles(self, browser: aiohttp.ClientSession, query: str) -> Sequence[str] | None:
        """Return what the gateway finds, None if it does not answer or asks to try again."""
        url = f"{self.gateway.url}/api/v1/command/search"
        try:
            async with browser.post(url, json={"q": query}) as answer:
                assert answer.status in {200, 429, 503}, await answer.text()
                if answer.status != 200:
                    return None
                hits = (await answer.json())["result"]["hits"]
        except (aiohttp.ClientError, TimeoutError):
            return None
        return [hit["song"]["title"] for hit in hits]

    async def until_answers(self, more: int) -> None:
        """Wait until guests have got further answers."""
        wanted = self.answers + more
        while self.answers < wanted:  # noqa: ASYNC110 - guests notify nobody
            await asyncio.sleep(0.02)

    async def until_found(self, browser: aiohttp.ClientSession, title: str) -> None:
        """Wait until a song of the last scan is found."""
        while title not in (await self.titles(browser, title) or ()):  # noqa: ASYNC110 - it asks again
            await asyncio.sleep(0.1)

    async def until_all_workers_answer(self, browser: aiohttp.ClientSession) -> None:
        """Search until each worker has answered again."""
        for worker in self.workers:
            await worker.until_open()
            before = await searches(worker)
            while await searches(worker) == before:
                await self.titles(browser, next(iter(self.expected)))

    # --- faults ----------------------------------------------------------------------------------

    async def kill_worker(self, random: Random, _longest_s: float) -> None:
        worker = random.choice(self.workers)
        await worker.kill()
        await worker.launch()

    async def stop_worker(self, random: Random, longest_s: float) -> None:
        worker = random.choice(self.workers)
        worker.send_signal(signal.SIGSTOP)
        await asyncio.sleep(random.uniform(0.1, longest_s))
        worker.send_signal(signal.SIGCONT)

    async def kill_gateway(self, _random: Random, _longest_s: float) -> None:
        await self.gateway.kill()
        await self.gateway.launch()

    async def kill_nats(self, random: Random, longest_s: float) -> None:
        await self.nats.kill()
        await asyncio.sleep(random.uniform(0.1, longest_s))
        await self.nats.start()

    async def part(self, random: Random, longest_s: float) -> None:
        cable = random.choice(self.cables)
        cable.cut()
        await asyncio.sleep(random.uniform(0.1, longest_s))
        cable.mend()

    async def scan(self, random: Random, longest_s: float) -> None:
        """Change a song, and kill a worker while it may fetch the library."""
        self.scans += 1
        await asyncio.to_thread(scanned, self.folder, self.library, self.newest)
        await asyncio.sleep(random.uniform(0.0, min(1.0, longest_s)))
        await self.kill_worker(random, longest_s)

    @property
    def newest(self) -> str:
        """Title of the song that the last scan has changed."""
        return f"Zanzibar {self.scans}"


FAULTS = (
    House.kill_worker,
    House.stop_worker,
    House.kill_gateway,
    House.kill_nats,
    House.part,
    House.scan,
)


@asynccontextmanager
async def a_house(folder: Path, random: Random) -> AsyncIterator[House]:
    songs = list(catalogue(SONGS))
    library = LibraryCopier(library=folder / "house" / LIBRARY)
    async with AsyncExitStack() as stack:
        nats = await stack.enter_async_context(a_nats_server())
        publisher = a_shared_library(nats, library)
        served = await stack.enter_async_context(
            a_served_house(folder, nats, songs, library=publisher)
        )
        queries = {song.title for song in random.sample(songs, QUERIES)}
        party = await stack.enter_async_context(a_guest(served.guest_url))
        expected = {query: await party.titles(query) for query in sorted(queries)}
        cables = [await stack.enter_async_context(a_cable(nats.port)) for _ in range(WORKERS + 1)]
        workers = [
            Searcher(folder=folder / f"worker{number}", nats=cables[number])
            for number in range(WORKERS)
        ]
        gateway = Gateway(folder=folder / "gateway", nats=cables[WORKERS])
        for process in (*workers, gateway):
            stack.push_async_callback(process.kill)
            await process.launch()
        for process in (*workers, gateway):
            await process.until_open()
        yield House(
            nats=nats,
            cables=cables,
            workers=workers,
            gateway=gateway,
            folder=folder,
            library=publisher,
            # Scans change the first song.
            expected={
                query: titles for query, titles in expected.items() if songs[0].title not in titles
            },
        )


async def suffer(folder: Path, random: Random, longest_s: float) -> Mapping[str, int]:
    """Let guests search while everything fails once, check it, and return some figures."""
    async with asyncio.timeout(PATIENCE_S), a_house(folder, random) as house:
        async with asyncio.TaskGroup() as guests:
            for _ in range(GUESTS):
                guests.create_task(house.search_until_over(Random(random.random())))
            for fault in random.sample(FAULTS, len(FAULTS)):
                await house.until_answers(ANSWERS_BETWEEN)
                await fault(house, random, longest_s)
            await house.until_answers(ANSWERS_BETWEEN)
            house.is_over = True
        assert house.wrong == []
        async with a_browser() as browser:
            await house.until_found(browser, house.newest)
            await house.until_all_workers_answer(browser)
    return {"answers": house.answers}


def a_browser() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


async def test_short_faults_give_no_wrong_answer(tmp_path: Path) -> None:
    await suffer(tmp_path, Random(1), 1.0)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.rounds(1)
async def test_faults_of_any_length_give_no_wrong_answer(tmp_path: Path, rounds: Rounds) -> None:
    """Faults are longer than the time after which a silent connection is given up."""
    for number in rounds:
        folder = tmp_path / str(number)
        folder.mkdir()
        figures = await suffer(folder, rounds.random, 16.0)
        rounds.report(f"round {number}: {figures}")
