"""A party served over real sockets, and browsers for its endpoints."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp
from raveberry_server.adapters.processes.backup_file import BackupFiles
from raveberry_server.adapters.processes.backup_upload import BackupUploads
from raveberry_server.adapters.sources.artwork import CoverScaler
from raveberry_server.adapters.system.metrics import Metric
from raveberry_server.adapters.web.audio_stream import AudioStream
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.adapters.web.context import HostServices, WebContext
from raveberry_server.adapters.web.live.broadcast import LiveUpdates
from raveberry_server.adapters.web.pages import LivenessChecks
from raveberry_server.adapters.web.server import ListenAddresses, WebServer
from raveberry_server.application.playback.stream_listeners import StreamListeners
from raveberry_server.application.task_supervisor import TaskSupervisor
from raveberry_server.commands.covers import Covers
from raveberry_server.commands.page_search import SourceSearch
from raveberry_server.presenter.public_links import ServerAddresses

from tests.fakes.party.headless_server import WHEREABOUTS, HeadlessServer
from tests.ports import free_port


@dataclass(kw_only=True)
class Served:
    """A party with all web endpoints running."""

    server: HeadlessServer
    server_addresses: ServerAddresses
    live: LiveUpdates
    guest_url: str
    host_url: str
    socket_path: Path
    stream_socket: Path
    listeners: StreamListeners = field(default_factory=StreamListeners)
    restarted: asyncio.Event = field(default_factory=asyncio.Event)
    further_metrics: Callable[[], Iterable[Metric]] = tuple
    signs: dict[str, bool] = field(default_factory=lambda: {"player": True, "broker": True})

    @asynccontextmanager
    async def browser(
        self,
        *,
        endpoint: str = "guest",
        cookies: bool = True,
        headers: Mapping[str, str] | None = None,
    ) -> AsyncIterator[aiohttp.ClientSession]:
        """Open a browser session with its own cookies at one endpoint."""
        connector = aiohttp.UnixConnector(str(self.socket_path)) if endpoint == "socket" else None
        base = {"guest": self.guest_url, "host": self.host_url, "socket": "http://localhost"}
        jar = aiohttp.CookieJar(unsafe=True) if cookies else aiohttp.DummyCookieJar()
        async with aiohttp.ClientSession(
            base_url=base[endpoint], cookie_jar=jar, connector=connector, headers=headers
        ) as session:
            yield session


@asynccontextmanager
async def serving(
    tmp_path: Path, *, server: HeadlessServer | None = None, access: HostAccess | None = None
) -> AsyncIterator[Served]:
    """Serve a party inside the block."""
    server = server or HeadlessServer()
    server_addresses = replace(WHEREABOUTS)
    guest_port, host_port = free_port(), free_port()
    live = LiveUpdates(
        party=server.party,
        presence=server.presence,
        promotions=server.promotions,
        lights_cache=server.lights_cache,
        spectrum_feed=server.spectrum_feed,
        snapshots=server.snapshots,
        server_addresses=server_addresses,
        problems=server.problems,
        trim_memory=server.memory_trimmed.set,
    )
    served = Served(
        server=server,
        server_addresses=server_addresses,
        live=live,
        guest_url=f"http://127.0.0.1:{guest_port}",
        host_url=f"http://127.0.0.1:{host_port}",
        socket_path=tmp_path / "server.sock",
        stream_socket=tmp_path / "stream.sock",
    )
    web_server = WebServer(
        endpoints=ListenAddresses(
            guest_port=guest_port, host_port=host_port, command_socket=served.socket_path
        ),
        access=access or HostAccess(),
        services=WebContext(
            party=server.party,
            commands=server.commands,
            searching=SourceSearch(
                party=server.party, catalog=server.catalog, commands=server.commands
            ),
            covers=Covers(
                party=server.party,
                catalog=server.catalog,
                thumbnail=CoverScaler(folder=tmp_path / "artwork").thumbnail,
            ),
            promotions=server.promotions,
            live=live,
            host=HostServices(
                history=server.history,
                saved_playlists=server.playlist_editor,
                backup=BackupFiles(data=tmp_path).made,
                restore=BackupUploads(data=tmp_path, restart=served.restarted.set).receive,
            ),
        ),
        server_addresses=server_addresses,
        signs=LivenessChecks(
            is_player_well=lambda: served.signs["player"],
            is_broker_well=lambda: served.signs["broker"],
        ),
        listening=AudioStream(
            party=server.party,
            listeners=served.listeners,
            stream_socket=served.stream_socket,
            addresses=server_addresses,
        ),
        songs=server.signed_songs,
        metrics=lambda: served.further_metrics(),  # noqa: PLW0108 - it may be set later
        supervisor=TaskSupervisor(),
    )
    async with server.running(), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(web_server.run())
        await answering(served, running)
        try:
            yield served
        finally:
            running.cancel()


async def answering(served: Served, running: asyncio.Task[None]) -> None:
    """Wait until all endpoints answer."""
    for endpoint in ("guest", "host", "socket"):
        async with served.browser(endpoint=endpoint) as browser:
            while not running.done():
                try:
                    await browser.get("/healthz")
                    break
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.01)


@contextmanager
def serving_in_a_thread(folder: Path, server: HeadlessServer) -> Iterator[Served]:
    """Serve a party from another thread, for clients that block."""
    opened: Future[tuple[Served, asyncio.Event]] = Future()

    async def serve() -> None:
        async with serving(folder, server=server) as served:
            is_over = asyncio.Event()
            opened.set_result((served, is_over))
            await is_over.wait()

    with asyncio.Runner() as runner, ThreadPoolExecutor(max_workers=1) as threads:
        running = threads.submit(runner.run, serve())
        served, is_over = opened.result(timeout=10)
        try:
            yield served
        finally:
            runner.get_loop().call_soon_threadsafe(is_over.set)
            running.result(timeout=10)
