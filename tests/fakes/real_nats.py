"""A real nats-server on a free port that a test can kill and restart, and clients with keys."""

import asyncio
import shutil
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

import nats
from nats.aio.client import Client
from raveberry_server.adapters.nats.authorization import NatsKey

from tests.ports import free_port

NATS_SERVER = shutil.which("nats-server") or "/usr/sbin/nats-server"


class NatsEndpoint(Protocol):
    """A real NATS server, or what stands between it and a client."""

    @property
    def url(self) -> str:
        """The address."""
        ...


class RealNats:
    """A server without storage; its configuration may have a file with authorization."""

    def __init__(self, conf: Path | None = None, scheme: str = "nats") -> None:
        self.port = free_port()
        self.scheme = scheme
        self._conf = conf
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """Address of the server."""
        return f"{self.scheme}://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start the server and wait until it accepts connections."""
        self._process = await asyncio.create_subprocess_exec(
            NATS_SERVER,
            *("-a", "127.0.0.1", "-p", str(self.port)),
            *(("-c", str(self._conf)) if self._conf is not None else ()),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                await writer.wait_closed()
                return

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)

    async def kill(self) -> None:
        """Kill the server, as in a crash."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()


@asynccontextmanager
async def a_nats_server(conf: Path | None = None, scheme: str = "nats") -> AsyncIterator[RealNats]:
    """Run a server inside the block."""
    server = RealNats(conf, scheme)
    await server.start()
    try:
        yield server
    finally:
        await server.kill()


class KeyHolder:
    """A client with a key, outside of our code; it knows what the server has refused.

    Attributes:
        refused: what the server has refused.
    """

    def __init__(self, client: Client, refused: list[str]) -> None:
        self.client = client
        self.refused = refused

    async def may_publish(self, subject: str) -> bool:
        """Publish a message and return whether that was allowed."""
        await self.client.publish(subject, b"x")
        return not await self._is_refused("publish", subject)

    async def may_subscribe(self, subject: str, queue: str = "") -> bool:
        """Subscribe and return whether that was allowed."""
        await self.client.subscribe(subject, queue=queue)
        return not await self._is_refused("subscription", subject)

    async def _is_refused(self, what: str, subject: str) -> bool:
        # The answer to a ping comes after the refusals of what was sent before. The client's first
        # ping may overtake what it has yet to send.
        await self.client.flush()
        await self.client.flush()
        words = f'permissions violation for {what} to "{subject}"'.lower()
        return any(words in line for line in self.refused)


@asynccontextmanager
async def a_key_holder(
    server: NatsEndpoint, key: NatsKey, tls: ssl.SSLContext | None = None
) -> AsyncIterator[KeyHolder]:
    """Connect with a key inside the block."""
    refused: list[str] = []

    async def note(err: Exception) -> None:
        refused.append(str(err))

    client = await nats.connect(
        server.url, nkeys_seed_str=key.seed, error_cb=note, inbox_prefix=key.inbox, tls=tls
    )
    try:
        yield KeyHolder(client, refused)
    finally:
        await client.close()
