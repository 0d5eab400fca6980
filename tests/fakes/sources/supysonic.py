"""A real Supysonic, a music server of others, on loopback.

It runs in an environment of its own, `.venv-peers`, which `scripts/test` makes.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final
from urllib.request import urlopen

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
"""
_READY_WITHIN_S: Final = 60.0


@asynccontextmanager
async def a_supysonic(folder: Path, music: Path) -> AsyncIterator[str]:
    """Run a server with the songs of a folder inside the block; yield its URL."""
    (folder / "supysonic.conf").write_text(_CONFIG.format(folder=folder))
    await _manage(folder, "user", "add", USER, "-p", PASSWORD)
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
