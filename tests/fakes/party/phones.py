"""Phones of guests: pages that are connected by WebSocket, and the browser they are open in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from tests.fakes.party.page_replica import Replica

type Json = Any

PATIENCE_S = 60.0


class Phone:
    """A page over a WebSocket; its cookies belong to the browser, which may go elsewhere."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.replica = Replica()
        self.frames: list[Json] = []

    async def next(self) -> Json:
        """Return the next frame, after it was applied to the replica."""
        async with asyncio.timeout(PATIENCE_S):
            frame = await self.socket.receive_json()
        self.frames.append(frame)
        self.replica.take(frame)
        return frame

    async def until(self, kind: str) -> Json:
        """Wait for a frame of that type, and return it."""
        while (frame := await self.next())["type"] != kind:
            pass
        return frame

    async def call(self, command: str, **args: Json) -> Json:
        """Send a command, and return the frame that answers it."""
        await self.socket.send_json({"id": command, "command": command, "args": args})
        while (frame := await self.next())["type"] not in {"ack", "nack"}:
            pass
        return frame

    async def until_revision(self, revision: int) -> None:
        """Wait until it shows that revision of the party or a later one."""
        while self.replica.revision < revision:
            await self.next()


@asynccontextmanager
async def a_browser() -> AsyncIterator[aiohttp.ClientSession]:
    """Open a browser, which keeps its cookies inside the block."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        yield browser


@asynccontextmanager
async def a_phone(
    browser: aiohttp.ClientSession, url: str, since: int | None = None
) -> AsyncIterator[Phone]:
    """Open a page inside the block, which continues from a revision if one is given."""
    query = "" if since is None else f"?since={since}"
    async with browser.ws_connect(f"{url}/api/v1/ws{query}") as socket:
        phone = Phone(socket)
        await phone.next()
        yield phone
