"""Gateways as processes of their own, beside a served party that publishes to a real NATS."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from raveberry_server.adapters.nats.connection import NatsAddress
from raveberry_server.adapters.nats.library_transfer import LibraryPublisher
from raveberry_server.adapters.nats.publisher import PartyHealth, PartyPublisher
from raveberry_server.adapters.nats.searcher_requests import SearchData
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.commands.covers import Covers

from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.served_party import Served, serving
from tests.fakes.real_nats import NatsEndpoint
from tests.ports import free_port

KEY = b"k" * 32


class Gateway:
    """A gateway process; it can be killed as by `kill -9`."""

    module = "raveberry_server.gateway"

    def __init__(
        self,
        *,
        folder: Path,
        nats: NatsEndpoint,
        key: bytes | None = KEY,
        seed: Path | None = None,
        ca: Path | None = None,
    ) -> None:
        self.port, self.host_port = free_port(), free_port()
        self.folder = folder
        self._nats = nats
        self._key = key
        self._files = {"RAVEBERRY_NATS_SEED": seed, "RAVEBERRY_NATS_CA": ca}
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """Address of the guest port."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def host_url(self) -> str:
        """Address of the port that has the metrics."""
        return f"http://127.0.0.1:{self.host_port}"

    async def launch(self) -> None:
        """Start the process."""
        self.folder.mkdir(exist_ok=True)
        if self._key is not None:
            (self.folder / "signing.key").write_bytes(self._key)
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("RAVEBERRY_")
        }
        self._process = await asyncio.create_subprocess_exec(
            # As `raveberry gateway` does.
            *(sys.executable, "-OO", "-m", self.module),
            cwd=self.folder,
            env=environment
            | {
                "RAVEBERRY_DATA": str(self.folder),
                "RAVEBERRY_GUEST_PORT": str(self.port),
                "RAVEBERRY_HOST_PORT": str(self.host_port),
                "RAVEBERRY_NATS": self._nats.url,
            }
            | {name: str(path) for name, path in self._files.items() if path is not None},
            stderr=asyncio.subprocess.PIPE,
        )

    async def until_open(self) -> None:
        """Wait until it serves guests."""
        async with aiohttp.ClientSession() as browser:
            while True:
                try:
                    async with browser.get(f"{self.url}/healthz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientConnectionError:
                    pass
                await asyncio.sleep(0.05)

    async def until_logged(self, words: str) -> str:
        """Wait for a line of the log that contains some words, and return it."""
        assert self._process is not None
        assert self._process.stderr is not None
        while line := (await self._process.stderr.readline()).decode():
            if words in line:
                return line
        raise AssertionError(f"the gateway ended without {words!r}")

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    async def exit_code(self) -> int:
        """Wait until it has ended by itself."""
        assert self._process is not None
        return await self._process.wait()

    async def kill(self) -> None:
        """Kill it, as in a crash."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()


class Searcher(Gateway):
    """A search worker process."""

    module = "raveberry_server.searcher"

    async def until_open(self) -> None:
        """Wait until it answers searches."""
        async with aiohttp.ClientSession() as browser:
            while True:
                try:
                    async with browser.get(f"{self.host_url}/metrics") as answer:
                        if "\nraveberry_searcher_up 1" in await answer.text():
                            return
                except aiohttp.ClientConnectionError:
                    pass
                await asyncio.sleep(0.05)


@asynccontextmanager
async def a_searcher(
    folder: Path, nats: NatsEndpoint, *, key: bytes | None = KEY, seed: Path | None = None
) -> AsyncIterator[Searcher]:
    """Start a search worker, and wait inside the block for what is needed."""
    searcher = Searcher(folder=folder, nats=nats, key=key, seed=seed)
    await searcher.launch()
    try:
        yield searcher
    finally:
        await searcher.kill()


@asynccontextmanager
async def a_gateway(
    folder: Path,
    nats: NatsEndpoint,
    *,
    key: bytes | None = KEY,
    seed: Path | None = None,
    ca: Path | None = None,
) -> AsyncIterator[Gateway]:
    """Start a gateway, and wait inside the block for what is needed."""
    gateway = Gateway(folder=folder, nats=nats, key=key, seed=seed, ca=ca)
    await gateway.launch()
    try:
        yield gateway
    finally:
        await gateway.kill()


def a_publisher(
    served: Served,
    nats: NatsEndpoint,
    seed: Path | None = None,
    ca: Path | None = None,
    library: LibraryPublisher | None = None,
) -> PartyPublisher:
    """Return what publishes a served party."""
    server = served.server
    return PartyPublisher(
        address=NatsAddress(servers=(nats.url,), ca=ca, seed=seed),
        node="raveberry",
        key=KEY,
        party=server.party,
        presence=server.presence,
        commands=server.commands,
        covers=Covers(party=server.party, catalog=server.catalog, thumbnail=server.thumbnail),
        lights_cache=server.lights_cache,
        health=PartyHealth(is_player_well=lambda: True, is_broker_well=lambda: True),
        clock=server.clock,
        search_data=SearchData(
            catalog=server.catalog,
            popularity=server.store,
            saved_playlists=server.saved_playlists,
            library=lambda: library.number if library is not None else None,
        ),
    )


async def tick(server: HeadlessServer) -> None:
    """Let the clock of a server run, which others estimate."""
    loop = asyncio.get_running_loop()
    before_s = loop.time()
    while True:
        await asyncio.sleep(0.02)
        now_s = loop.time()
        server.clock.advance(now_s - before_s)
        before_s = now_s


@asynccontextmanager
async def a_published_party(
    folder: Path,
    nats: NatsEndpoint,
    *,
    server: HeadlessServer | None = None,
    seed: Path | None = None,
    ca: Path | None = None,
    library: LibraryPublisher | None = None,
) -> AsyncIterator[Served]:
    """Serve a party that gateways can follow, and its library for search workers."""
    async with (
        serving(folder, server=server, access=HostAccess(key=KEY)) as served,
        asyncio.TaskGroup() as tasks,
    ):
        publisher = a_publisher(served, nats, seed, ca, library)
        served.further_metrics = publisher.metrics
        publishing = [tasks.create_task(publisher.run())]
        if library is not None:
            publishing.append(tasks.create_task(library.run()))
        try:
            yield served
        finally:
            for task in publishing:
                task.cancel()
