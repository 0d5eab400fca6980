"""A cable to a TCP port on loopback that can be cut: nothing passes, and nothing is closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from tests.ports import free_port


class Cable:
    """A cable; connections wait while it is cut, as in a network that has been parted."""

    def __init__(self, to_port: int) -> None:
        self.port = free_port()
        self._to_port = to_port
        self._is_whole = asyncio.Event()
        self._is_whole.set()

    @property
    def url(self) -> str:
        """Address of NATS at the near end."""
        return f"nats://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Let nothing pass any more."""
        self._is_whole.clear()

    def mend(self) -> None:
        """Let everything pass again, also what waits."""
        self._is_whole.set()

    async def run(self) -> None:
        """Pass bytes on until cancelled."""
        server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        async with server:
            await server.serve_forever()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = [writer]
        try:
            await self._is_whole.wait()
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to_port)
            ends.append(far_writer)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._pass_on(reader, far_writer))
                tasks.create_task(self._pass_on(far_reader, writer))
        except OSError:
            # Nobody listens there, which the near end notices as this one is closed.
            pass
        finally:
            for end in ends:
                end.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(1 << 16):
                await self._is_whole.wait()
                writer.write(data)
                await writer.drain()
        with suppress(OSError):
            # The other direction ends with it.
            await self._is_whole.wait()
            writer.close()


@asynccontextmanager
async def a_cable(to_port: int) -> AsyncIterator[Cable]:
    """Lay a cable inside the block."""
    cable = Cable(to_port)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(cable.run())
        try:
            yield cable
        finally:
            cable.mend()
            running.cancel()
