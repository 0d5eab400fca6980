"""A real Icecast on loopback, with ffmpeg as its source."""

import asyncio
import os
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.ports import free_port

_PASSWORD: Final = "hackme"  # noqa: S105 - of nobody
_CONFIG: Final = """
<icecast>
  <limits><sources>9</sources><burst-size>65536</burst-size></limits>
  <authentication>
    <source-password>{password}</source-password>
    <admin-user>admin</admin-user><admin-password>{password}</admin-password>
  </authentication>
  <hostname>127.0.0.1</hostname>
  <listen-socket><port>{port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <mount type="normal"><mount-name>/old.mp3</mount-name><charset>ISO8859-1</charset></mount>
  <mount type="normal"><mount-name>/new.mp3</mount-name><charset>UTF-8</charset></mount>
  <paths>
    <basedir>/usr/share/icecast2</basedir><logdir>{folder}</logdir>
    <webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin</adminroot>
  </paths>
  <logging><accesslog>-</accesslog><errorlog>-</errorlog><loglevel>2</loglevel></logging>
  <security><chroot>0</chroot>{owner}</security>
</icecast>
"""
# Icecast refuses to run as root.
_OWNER: Final = "<changeowner><user>nobody</user><group>nogroup</group></changeowner>"
_READY_WITHIN_S: Final = 60.0


class Icecast:
    """The server and its sources, which can be ended and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._server: asyncio.subprocess.Process | None = None
        self._sources: list[asyncio.subprocess.Process] = []

    def url(self, mount: str) -> str:
        """Return the address of a mount."""
        return f"http://127.0.0.1:{self._port}/{mount}"

    async def start(self) -> None:
        """Start the server."""
        config = self._folder / "icecast.xml"
        owner = _OWNER if os.geteuid() == 0 else ""
        config.write_text(
            _CONFIG.format(password=_PASSWORD, port=self._port, folder=self._folder, owner=owner)
        )
        with (self._folder / "icecast.log").open("ab") as log:
            self._server = await asyncio.create_subprocess_exec(
                "icecast2", "-c", str(config), stdout=log, stderr=log
            )
        await self._until_answers("status-json.xsl")

    async def send(self, sound: Path, mount: str, *options: str) -> None:
        """Send a file to a mount in real time, again and again, encoded by ffmpeg's options."""
        target = f"icecast://source:{_PASSWORD}@127.0.0.1:{self._port}/{mount}"
        arguments = ("-v", "error", "-re", "-stream_loop", "-1", "-i", str(sound), *options, target)
        self._sources.append(
            await asyncio.create_subprocess_exec(
                "ffmpeg", *arguments, stdin=asyncio.subprocess.DEVNULL
            )
        )
        await self._until_answers(mount)

    async def name_song(self, mount: str, title: str, *, charset: str = "UTF-8") -> None:
        """Set the title of a mount, in an encoding."""
        query = urlencode(
            {"mount": f"/{mount}", "mode": "updinfo", "charset": charset, "song": title},
            encoding=charset,
        )
        credentials = b64encode(f"admin:{_PASSWORD}".encode()).decode()
        request = Request(  # noqa: S310 - on loopback
            self.url(f"admin/metadata?{query}"), headers={"Authorization": f"Basic {credentials}"}
        )
        await asyncio.to_thread(lambda: urlopen(request, timeout=10).close())  # noqa: S310 - as above

    async def end(self) -> None:
        """End the server and its sources."""
        processes = [*self._sources, *([self._server] if self._server else [])]
        self._sources, self._server = [], None
        for process in processes:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def _until_answers(self, path: str) -> None:
        async with asyncio.timeout(_READY_WITHIN_S):
            while not await asyncio.to_thread(self._answers, path):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.05)

    def _answers(self, path: str) -> bool:
        try:
            with urlopen(self.url(path), timeout=5) as answer:  # noqa: S310 - on loopback
                return bool(answer.read(16))
        except OSError:
            return False


@asynccontextmanager
async def an_icecast(folder: Path) -> AsyncIterator[Icecast]:
    """Run an Icecast inside the block."""
    server = Icecast(folder)
    try:
        await server.start()
        yield server
    finally:
        await server.end()
