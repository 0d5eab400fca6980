"""A real nats-server on a free port that a test can kill and restart."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

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
