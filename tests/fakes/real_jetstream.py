"""A cluster of real nats-servers with JetStream, of which a test can kill or stop some."""

import asyncio
import itertools
import signal
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import nats
from nats.aio.client import Client
from raveberry_server.adapters.nats.jetstream.storage import (
    JetStreamError,
    PartyStorage,
    party_storage,
)
from raveberry_server.adapters.nats.jetstream.storage_names import STEP_DOWN

from tests.fakes.real_nats import NATS_SERVER
from tests.fakes.stopped_process import stop_process
from tests.ports import free_port
from tests.supervisor.network import Namespace

SERVERS = 3
READY_S = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSecurity:
    """Access control and encryption of a cluster; without them every client may do everything.

    Attributes:
        clients: section of the configuration for clients.
        routes: section of the configuration for the servers among themselves.
        operator: user and password of a client that may do everything.
        tls: context of clients.
    """

    clients: str
    routes: str
    operator: tuple[str, str]
    tls: ssl.SSLContext


class ClusterServer:
    """One server of a cluster, with a disk of its own, and perhaps with a network of its own.

    The namespaces are those of all servers; without them all are on this machine.
    """

    def __init__(
        self,
        *,
        folder: Path,
        number: int,
        routes: Sequence[int],
        security: ClusterSecurity | None = None,
        namespaces: Sequence[Namespace] = (),
    ) -> None:
        self.port = free_port()
        addresses = [one.address for one in namespaces] or ["127.0.0.1"] * len(routes)
        self._address = addresses[number]
        self._entering = namespaces[number].entering if namespaces else ()
        self._scheme = "nats" if security is None else "tls"
        self._conf = folder / f"{number}.conf"
        self._process: asyncio.subprocess.Process | None = None
        others = ", ".join(
            f'"nats://{address}:{port}"' for address, port in zip(addresses, routes, strict=True)
        )
        self._conf.write_text(
            f"listen: {self._address}:{self.port}\n"
            f"server_name: nats-{number}\n"
            f'jetstream {{ store_dir: "{folder}/{number}", sync_interval: always }}\n'
            + ("" if security is None else security.clients)
            + (
                f"cluster {{ name: party, listen: {self._address}:{routes[number]}, "
                f"routes: [{others}]\n{'' if security is None else security.routes} }}\n"
                if len(routes) > 1
                else ""
            )
        )

    @property
    def url(self) -> str:
        """Address of the server."""
        return f"{self._scheme}://{self._address}:{self.port}"

    async def start(self) -> None:
        """Start it, again after it was killed."""
        self._process = await asyncio.create_subprocess_exec(
            *(*self._entering, NATS_SERVER, "-c", str(self._conf)),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)

    async def hang(self) -> None:
        """Stop it until it gets SIGCONT, unless it has ended."""
        if self._process is not None and self._process.returncode is None:
            await stop_process(self._process.pid)

    async def kill(self) -> None:
        """Kill it, as in a crash."""
        self.send_signal(signal.SIGKILL)
        if self._process is not None:
            await self._process.wait()


async def storage_of(client: Client, node: str) -> PartyStorage:
    """Return the storage of a party, and try again as servers do while the cluster is slow."""
    while True:
        try:
            return await party_storage(client, node)
        except JetStreamError as err:
            if "does not answer" not in str(err):
                raise


async def until_led_by(client: Client, stream: str, server: str) -> None:
    """Ask the leader of a stream to step down until a server leads it."""
    js = client.jetstream(timeout=1)
    while True:
        try:
            cluster = (await js.stream_info(stream)).cluster
            if cluster is not None and cluster.leader == server:
                return
            await client.request(f"{STEP_DOWN}.{stream}", timeout=1)
        except (nats.errors.Error, TimeoutError):
            pass
        await asyncio.sleep(0.3)


@asynccontextmanager
async def a_cluster(
    folder: Path,
    count: int = SERVERS,
    security: ClusterSecurity | None = None,
    namespaces: Sequence[Namespace] = (),
) -> AsyncIterator[Sequence[ClusterServer]]:
    """Run a cluster inside the block, once it can store what needs as many copies."""
    for attempt in itertools.count():
        servers = await _started(folder / str(attempt), count, security, namespaces)
        try:
            async with asyncio.timeout(READY_S):
                await _until_ready(servers, security)
        except TimeoutError:
            # Servers that start at one moment form a group without one of them now and then.
            for server in servers:
                await server.kill()
        else:
            break
    try:
        yield servers
    finally:
        for server in servers:
            await server.kill()


async def _started(
    folder: Path,
    count: int,
    security: ClusterSecurity | None,
    namespaces: Sequence[Namespace],
) -> Sequence[ClusterServer]:
    await asyncio.to_thread(folder.mkdir, parents=True)
    routes = [free_port() for _ in range(count)]
    servers = [
        ClusterServer(
            folder=folder,
            number=number,
            routes=routes,
            security=security,
            namespaces=namespaces,
        )
        for number in range(count)
    ]
    for server in servers:
        await server.start()
    return servers


async def _until_ready(servers: Sequence[ClusterServer], security: ClusterSecurity | None) -> None:
    async def ignore(_err: Exception) -> None:
        pass

    user, password = (None, None) if security is None else security.operator
    client = await nats.connect(
        [server.url for server in servers],
        user=user,
        password=password,
        tls=None if security is None else security.tls,
        error_cb=ignore,
        reconnect_time_wait=0.1,
        max_reconnect_attempts=-1,
    )
    js = client.jetstream(timeout=1)
    while True:
        try:
            await js.add_stream(name="ready", subjects=["ready"], num_replicas=len(servers))
            await js.publish("ready", b"")
            await js.delete_stream("ready")
        except (nats.errors.Error, TimeoutError):
            await asyncio.sleep(0.1)
        else:
            break
    await client.close()
