"""An internet radio station on loopback that drops and stalls its listeners on demand."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

_BYTES_PER_S: Final = 16_000
"""128 kbit/s."""

_AHEAD_S: Final = 3.0
"""Seconds sent at once, as stations do to fill a listener's buffer."""

_STEP_S: Final = 0.1


class Station:
    """The station and its listeners.

    Attributes:
        visits: the number of connections so far.
        is_closed: disconnect new listeners at once.
        is_stalled: send nothing, but keep connections open.
        promised_bytes: the Content-Length, None for none.
    """

    def __init__(self, *, sound: Path) -> None:
        self.visits = 0
        self.is_closed = False
        self.is_stalled = False
        self.promised_bytes: int | None = None
        self.url = ""
        self._sound = sound.read_bytes()
        self._listeners: set[asyncio.StreamWriter] = set()

    def drop(self) -> None:
        """Disconnect all listeners."""
        for listener in self._listeners:
            listener.close()

    async def tune_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Handle one connection."""
        self.visits += 1
        self._listeners.add(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            if not self.is_closed:
                await self._send(writer)
        self._listeners.discard(writer)
        writer.close()

    async def _send(self, writer: asyncio.StreamWriter) -> None:
        length = "" if self.promised_bytes is None else f"Content-Length: {self.promised_bytes}\r\n"
        head = f"HTTP/1.0 200 OK\r\nContent-Type: audio/mpeg\r\nicy-name: Test\r\n{length}\r\n"
        writer.write(head.encode())
        step_bytes = int(_BYTES_PER_S * _STEP_S)
        sent, due = 0, int(_BYTES_PER_S * _AHEAD_S)
        most = self.promised_bytes
        while not writer.is_closing() and (most is None or sent < most):
            while sent < due and not self.is_stalled:
                at = sent % len(self._sound)
                piece = self._sound[at : at + step_bytes]
                writer.write(piece)
                sent += len(piece)
            await writer.drain()
            await asyncio.sleep(_STEP_S)
            due += step_bytes


@asynccontextmanager
async def on_air(sound: Path, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[Station]:
    """Run a station inside the block, encrypted with that context."""
    station = Station(sound=sound)
    server = await asyncio.start_server(station.tune_in, "127.0.0.1", 0, ssl=tls)
    station.url = (
        f"{'https' if tls else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}/live"
    )
    try:
        yield station
    finally:
        server.close()
        station.drop()
        await server.wait_closed()


@asynccontextmanager
async def sending_on(target: str) -> AsyncIterator[str]:
    """Run a server that redirects every request to the target inside the block; yield its URL."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(f"HTTP/1.1 302 Found\r\nLocation: {target}\r\n\r\n".encode())
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/live"
    finally:
        server.close()
        await server.wait_closed()
