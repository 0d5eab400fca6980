"""Baseline for `votes.py`: aiohttp, no rules, no JSON, one SQLite commit per batch of votes."""

import asyncio
import sqlite3
import sys

import uvloop
from aiohttp import web

ANSWER = b'{"result":{"entry":"e0","score":1,"up":1,"down":0,"value":1}}'


class Bare:
    """Server that writes votes in batches."""

    def __init__(self, file: str) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute(
            "CREATE TABLE vote (vote BLOB, guest TEXT, PRIMARY KEY (vote, guest))"
        )
        self._batch: list[tuple[bytes, str]] = []
        self._answers: list[asyncio.Future[None]] = []
        self._has_work = asyncio.Event()

    async def vote(self, request: web.Request) -> web.Response:
        """Add a vote to the batch; answer after its commit."""
        body = await request.read()
        self._batch.append((body, request.cookies["raveberry"]))
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._answers.append(answer)
        self._has_work.set()
        await answer
        return web.Response(body=ANSWER, content_type="application/json")

    async def commit(self) -> None:
        """Commit one batch after the other, forever."""
        while True:
            await self._has_work.wait()
            self._has_work.clear()
            batch, self._batch = self._batch, []
            answers, self._answers = self._answers, []
            await asyncio.to_thread(self._write, batch)
            for answer in answers:
                answer.set_result(None)

    def _write(self, batch: list[tuple[bytes, str]]) -> None:
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT OR REPLACE INTO vote VALUES (?, ?)", batch)
        self._connection.execute("COMMIT")


async def serve(port: int, file: str) -> None:
    """Serve until the process is killed."""
    bare = Bare(file)
    app = web.Application()
    app.router.add_post("/api/v1/command/vote", bare.vote)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await bare.commit()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), sys.argv[2]))
