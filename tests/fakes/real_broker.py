"""A real mosquitto on a free port that a test can kill and restart."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.ports import free_port

MOSQUITTO = shutil.which("mosquitto") or "/usr/sbin/mosquitto"


class RealBroker:
    """A broker without persistence; retained messages are lost when it dies."""

    def __init__(self, *, folder: Path, port: int | None = None, settings: str = "") -> None:
        self.port = port or free_port()
        self._config = folder / "mosquitto-of-the-test.conf"
        self._settings = settings or "allow_anonymous true"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the broker and wait until it accepts connections."""
        text = f"listener {self.port} 127.0.0.1\nset_tcp_nodelay true\n{self._settings}\n"
        await asyncio.to_thread(self._config.write_text, text)
        self._process = await asyncio.create_subprocess_exec(
            MOSQUITTO,
            "-c",
            str(self._config),
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

    async def kill(self) -> None:
        """Kill the broker, as in a crash."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()


@asynccontextmanager
async def a_broker(folder: Path, settings: str = "") -> AsyncIterator[RealBroker]:
    """Run a broker inside the block."""
    broker = RealBroker(folder=folder, settings=settings)
    await broker.start()
    try:
        yield broker
    finally:
        await broker.kill()
