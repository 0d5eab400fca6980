"""Baseline for `screen.py`: aiohttp and uvloop, one commit, then the same bytes to all pages."""

import asyncio
import sqlite3
import sys

import uvloop
from aiohttp import WSMsgType, web


class Bare:
    """Server that writes each vote and sends fixed bytes to all sockets, without any rules."""

    def __init__(self, file: str, news: str) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE vote (entry TEXT PRIMARY KEY, value INTEGER)")
        self._news = news
        self._sockets: set[web.WebSocketResponse] = set()

    async def vote(self, request: web.Request) -> web.Response:
        """Commit a vote and broadcast the update."""
        said = await request.json()
        await asyncio.to_thread(self._write, said["entry"], said["value"])
        for socket in self._sockets:
            await socket.send_str(self._news)
        return web.json_response({"result": said})

    async def listen(self, request: web.Request) -> web.WebSocketResponse:
        """Accept the WebSocket of a page, and send it as many bytes as it asks for."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        if state := int(request.query.get("bytes", "0")):
            await socket.send_str("x" * state)
        self._sockets.add(socket)
        async for message in socket:
            if message.type is WSMsgType.CLOSE:
                break
        self._sockets.discard(socket)
        return socket

    def _write(self, entry: str, value: int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO vote VALUES (?, ?)", (entry, value))


async def serve(port: int, file: str, news: str) -> None:
    """Serve until the process is killed."""
    bare = Bare(file, news)
    app = web.Application()
    app.router.add_post("/api/v1/command/vote", bare.vote)
    app.router.add_get("/api/v1/ws", bare.listen)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=4096).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), sys.argv[2], sys.argv[3]))
