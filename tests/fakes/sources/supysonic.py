"""A real Supysonic, a music server of others, on loopback.

It runs in an environment of its own, `.venv-peers`, which `scripts/test` makes.
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Final
from urllib.request import urlopen

from tests.fakes.web_server import Handler, open_to_visitors
from tests.ports import free_port

USER: Final = "ann"
PASSWORD: Final = 'open "sesame" ü'  # noqa: S105 - of nobody
_BIN: Final = Path(__file__).resolve().parents[3] / ".venv-peers" / "bin"
_CONFIG: Final = """
[base]
database_uri = sqlite:///{folder}/supysonic.db
[webapp]
cache_dir = {folder}/cache
mount_webui = off
[daemon]
run_watcher = off
socket = {folder}/daemon.sock
[listenbrainz]
api_url = {listens}
"""
_READY_WITHIN_S: Final = 60.0


@asynccontextmanager
async def a_supysonic(folder: Path, music: Path, listens: str = "") -> AsyncIterator[str]:
    """Run a server with the songs of a folder inside the block; yield its URL.

    Args:
        folder: folder of the server's files.
        music: folder of the songs.
        listens: address of the ListenBrainz with which the account is linked, if any.
    """
    (folder / "supysonic.conf").write_text(_CONFIG.format(folder=folder, listens=listens))
    await _manage(folder, "user", "add", USER, "-p", PASSWORD)
    if listens:
        with closing(sqlite3.connect(folder / "supysonic.db")) as database, database:
            database.execute("UPDATE user SET listenbrainz_session = 'token'")
    await _manage(folder, "folder", "add", "Music", str(music))
    await _manage(folder, "folder", "scan", "--foreground", "Music")
    port = free_port()
    with (folder / "supysonic.log").open("ab") as log:
        server = await asyncio.create_subprocess_exec(
            str(_BIN / "supysonic-server"),
            *("-S", "waitress", "-h", "127.0.0.1", "-p", str(port)),
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        async with asyncio.timeout(_READY_WITHIN_S):
            while not await asyncio.to_thread(_answers, url):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.1)
        yield url
    finally:
        server.kill()
        await server.wait()


@contextmanager
def a_listenbrainz() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Stand in for ListenBrainz inside the block; yield its address and what is submitted to it."""
    submitted: list[dict[str, object]] = []

    class _Listens(Handler):
        def do_POST(self) -> None:  # noqa: N802 - as http.server calls it
            body = self.rfile.read(int(self.headers["Content-Length"]))
            submitted.append(json.loads(body))
            answer = b'{"status": "ok"}'
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    with open_to_visitors(_Listens) as port:
        yield f"http://127.0.0.1:{port}", submitted


async def _manage(folder: Path, *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(
        str(_BIN / "supysonic-cli"), *arguments, cwd=folder, stdout=asyncio.subprocess.DEVNULL
    )
    assert await process.wait() == 0, arguments


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/rest/ping.view?f=json", timeout=5) as answer:  # noqa: S310 - on loopback
            return b"subsonic-response" in answer.read()
    except OSError:
        return False
