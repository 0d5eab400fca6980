"""Whole servers of one party as processes, each with a machine's own data, music and MPD."""

import asyncio
import os
import signal
import socket
import sqlite3
import sys
import wave
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing, nullcontext
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import AddrInfoType

from tests.fakes.player.real_mpd import RealMpd
from tests.fakes.real_jetstream import ClusterSecurity, ClusterServer, a_cluster
from tests.fakes.stopped_process import stop_process
from tests.ports import free_port
from tests.supervisor.network import Namespace

KEY = b"k" * 32
SONG_S = 300
_RATE = 1_000
_ONE_ANSWER = aiohttp.ClientTimeout(total=5)

type Json = Any


def write_songs(folder: Path, titles: Sequence[str]) -> None:
    """Write silent songs of one artist, so that a song is the same on all machines.

    Without an artist, a song is the file at its path, and each machine here has another folder.
    """
    folder.mkdir(exist_ok=True)
    for title in titles:
        with wave.open(str(folder / f"Robin - {title}.wav"), "wb") as song:
            song.setnchannels(1)
            song.setsampwidth(1)
            song.setframerate(_RATE)
            song.writeframes(b"\x80" * _RATE * SONG_S)


class PartyServer:
    """One machine: the server's process, its folders and its MPD."""

    def __init__(
        self,
        *,
        folder: Path,
        nats: Sequence[ClusterServer],
        titles: Sequence[str],
        variables: Mapping[str, str],
        namespace: Namespace | None = None,
    ) -> None:
        self._namespace = namespace
        self.port, self.host_port = free_port(), free_port()
        self.folder = folder
        self.data = folder / "data"
        self.mpd = RealMpd(folder)
        self._nats = nats
        self._variables = variables
        self._process: asyncio.subprocess.Process | None = None
        self.data.mkdir(parents=True)
        (self.data / "signing.key").write_bytes(KEY)
        write_songs(folder / "music", titles)

    @property
    def url(self) -> str:
        """Address of the guest port, on the machine itself."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def host_url(self) -> str:
        """Address of the host port, on the machine itself."""
        return f"http://127.0.0.1:{self.host_port}"

    async def start(self) -> None:
        """Start the server, as s6 does after each end."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("RAVEBERRY_")
        }
        with (self.folder / "server.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(() if self._namespace is None else self._namespace.entering),
                *(sys.executable, "-m", "raveberry_server"),
                env={
                    **environment,
                    "RAVEBERRY_RUNTIME": str(self.folder),
                    "RAVEBERRY_DATA": str(self.data),
                    "RAVEBERRY_MUSIC": str(self.folder / "music"),
                    "RAVEBERRY_GUEST_PORT": str(self.port),
                    "RAVEBERRY_HOST_PORT": str(self.host_port),
                    "RAVEBERRY_MQTT_PORT": str(free_port()),
                    "RAVEBERRY_NATS": ",".join(server.url for server in self._nats),
                    "RAVEBERRY_DURABILITY": "replicated",
                    **self._variables,
                },
                stderr=log,
            )

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)

    async def hang(self) -> None:
        """Stop the server until it gets SIGCONT, unless it has ended."""
        if self._process is not None and self._process.returncode is None:
            await stop_process(self._process.pid)

    async def kill(self) -> None:
        """Kill the server, as in a crash."""
        self.send_signal(signal.SIGKILL)
        await self.ended()

    async def stop(self) -> None:
        """Stop the server, as for an update."""
        self.send_signal(signal.SIGTERM)
        await self.ended()

    async def ended(self) -> None:
        """Wait for its end."""
        if self._process is not None:
            await self._process.wait()

    def browser(self, cookies: aiohttp.CookieJar | None = None) -> aiohttp.ClientSession:
        """Return a browser on this machine, where all servers have one address for cookies."""
        return aiohttp.ClientSession(
            timeout=_ONE_ANSWER,
            cookie_jar=cookies,
            connector=aiohttp.TCPConnector(socket_factory=self._socket),
        )

    def _socket(self, address: AddrInfoType) -> socket.socket:
        family, kind, protocol, *_ = address
        with nullcontext() if self._namespace is None else self._namespace.entered():
            return socket.socket(family, kind, protocol)

    async def health(self) -> Json:
        """Return what `/healthz` says, nothing while there is no answer."""
        try:
            async with (
                self.browser() as browser,
                browser.get(f"{self.url}/healthz") as answer,
            ):
                return await answer.json()
        except (aiohttp.ClientError, TimeoutError, OSError):
            return {}

    async def is_leading(self) -> bool:
        """Return whether it serves the party."""
        return bool((await self.health()).get("checks", {}).get("store"))

    async def is_standing_by(self) -> bool:
        """Return whether it says that it stands by."""
        return bool((await self.health()).get("status") == "standby")

    async def until_leading(self) -> None:
        """Wait until it serves the party."""
        while not await self.is_leading():  # noqa: ASYNC110 - it notifies nobody
            await asyncio.sleep(0.05)

    async def until_standing_by(self) -> None:
        """Wait until it stands by."""
        while not await self.is_standing_by():  # noqa: ASYNC110 - it notifies nobody
            await asyncio.sleep(0.05)

    async def state(self) -> Json:
        """Return the state that the host sees."""
        async with (
            self.browser() as browser,
            browser.get(f"{self.host_url}/api/v1/state") as answer,
        ):
            return await answer.json()

    async def command(
        self,
        name: str,
        /,
        *,
        key: str | None = None,
        cookies: aiohttp.CookieJar | None = None,
        **arguments: object,
    ) -> tuple[int, Json]:
        """Send a command of the host; return status and answer, 0 if there is none.

        A key is that of the identity in the cookies, which the first answer sets.
        """
        url = f"{self.host_url}/api/v1/command/{name}"
        headers = {} if key is None else {"Idempotency-Key": key}
        try:
            async with (
                self.browser(cookies) as browser,
                browser.post(url, json=arguments, headers=headers) as answer,
            ):
                return answer.status, await answer.json()
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0, None

    async def enqueue(self, title: str) -> Json:
        """Request a song as soon as the library knows it."""
        while True:
            status, answer = await self.command("enqueue", query=title)
            if status == 200:
                return answer
            await asyncio.sleep(0.1)

    async def player(self) -> Mapping[str, str]:
        """Return the status of its MPD."""
        reader, writer = await asyncio.open_unix_connection(self.mpd.socket)
        await reader.readline()
        writer.write(b"status\n")
        status = {}
        while (line := (await reader.readline()).decode().strip()) not in {"OK", ""}:
            name, _, value = line.partition(": ")
            status[name] = value
        writer.close()
        return status

    async def until_plays(self) -> float:
        """Wait until its MPD plays, and return the position in the song."""
        while (status := await self.player()).get("state") != "play":  # noqa: ASYNC110 - it asks again
            await asyncio.sleep(0.05)
        return float(status.get("elapsed", 0))

    def rows(self) -> Sequence[str]:
        """Return everything in its database, apart from what each machine has of its own."""
        with closing(sqlite3.connect(self.data / "party.db")) as connection:
            dump = connection.iterdump()
            return sorted(row for row in dump if "log_position" not in row)

    def links_made(self) -> int:
        """Return how often the link of screens was replaced, from its database."""
        with closing(sqlite3.connect(self.data / "party.db")) as connection:
            (made,) = connection.execute("SELECT screen_links_made FROM party").fetchone()
        return int(made)

    def log(self) -> str:
        """Return what it has logged."""
        return (self.folder / "server.log").read_text()


class ReplicatedParty:
    """The servers of a party, and the NATS servers between them."""

    def __init__(self, *, nats: Sequence[ClusterServer], servers: Sequence[PartyServer]) -> None:
        self.nats = nats
        self.servers = servers

    async def until_led(self) -> PartyServer:
        """Wait until a server serves the party, and return it."""
        while True:
            for server in self.servers:
                if await server.is_leading():
                    return server
            await asyncio.sleep(0.05)

    async def enqueue(self, title: str) -> None:
        """Request a song at whichever server leads, until it is acknowledged."""
        while True:
            status, _ = await (await self.until_led()).command("enqueue", query=title)
            if status == 200:
                return
            await asyncio.sleep(0.1)


@asynccontextmanager
async def a_replicated_party(
    folder: Path,
    titles: Sequence[str],
    *,
    count: int = 2,
    has_player: bool = True,
    variables: Mapping[str, str] | None = None,
    own_variables: Sequence[Mapping[str, str]] = (),
    security: ClusterSecurity | None = None,
    namespaces: Sequence[Namespace] = (),
) -> AsyncIterator[ReplicatedParty]:
    """Run servers of a party inside the block; the first one leads, and the others stand by.

    Args:
        folder: the folder of all machines.
        titles: songs of each machine.
        count: number of servers.
        has_player: whether each has an MPD.
        variables: further variables of all servers.
        own_variables: further variables of each server.
        security: what guards the NATS servers.
        namespaces: networks of the machines: each has a NATS server, the first ones a server.
    """
    async with AsyncExitStack() as stack:
        nats = await stack.enter_async_context(
            a_cluster(folder / "nats", security=security, namespaces=namespaces)
        )
        servers = [
            PartyServer(
                folder=folder / f"machine-{number}",
                nats=nats,
                titles=titles,
                variables={
                    **(variables or {}),
                    **(own_variables[number] if own_variables else {}),
                },
                namespace=namespaces[number] if namespaces else None,
            )
            for number in range(count)
        ]
        try:
            for server in servers:
                if has_player:
                    await server.mpd.start()
                    await server.mpd.listening()
                await server.start()
                if server is servers[0]:
                    await server.until_leading()
                else:
                    await server.until_standing_by()
            yield ReplicatedParty(nats=nats, servers=servers)
        finally:
            for server in servers:
                server.send_signal(signal.SIGCONT)
                await server.kill()
                await server.mpd.kill()
