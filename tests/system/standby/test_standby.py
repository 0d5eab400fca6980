"""A standby takes over when the leader's machine ends, hangs or stops, and loses nothing."""

import asyncio
import shutil
import signal
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from nats.errors import Error as NatsError
from raveberry_server.adapters.nats.connection import NatsAddress, connected
from raveberry_server.adapters.nats.jetstream.storage import PartyStorage

from tests.fakes.party.replicated_party import PartyServer, a_replicated_party
from tests.fakes.real_jetstream import a_cluster, storage_of

TITLES = tuple(f"song{number:02}" for number in range(12))
PATIENCE_S = 150.0

type Json = Any

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]


async def waiting(server: PartyServer) -> list[str]:
    """Return the titles in the queue."""
    return [entry["song"]["title"] for entry in (await server.state())["queue"]["entries"]]


async def requests(server: PartyServer) -> list[str]:
    """Return the titles that somebody has requested, the current one included."""
    state = await server.state()
    entries = [state["player"]["entry"], *state["queue"]["entries"]]
    return [one["song"]["title"] for one in entries if one is not None and one["origin"] == "host"]


async def playing(server: PartyServer) -> str | None:
    """Return the title of the current song."""
    entry = (await server.state())["player"]["entry"]
    return None if entry is None else str(entry["song"]["title"])


async def until_playing(server: PartyServer, title: str) -> None:
    """Wait until a song is the current one and its machine plays it."""
    while await playing(server) != title:  # noqa: ASYNC110 - it asks again
        await asyncio.sleep(0.05)
    await server.until_plays()


class Phone:
    """A guest's phone that requests a random song, always with the same key."""

    def __init__(self, key: str) -> None:
        self._headers = {"Idempotency-Key": key}
        self._browser = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self._unread: asyncio.StreamWriter | None = None

    async def join(self, server: PartyServer) -> None:
        """Become a guest."""
        url = f"{server.url}/api/v1/command/set_profile"
        async with self._browser.post(url, json={"name": "Ann"}) as answer:
            assert answer.status == 200, await answer.text()

    async def send_without_reading(self, server: PartyServer) -> None:
        """Send the request over a connection that it does not read from."""
        _, self._unread = await asyncio.open_connection("127.0.0.1", server.port)
        cookies = "; ".join(f"{one.key}={one.value}" for one in self._browser.cookie_jar)
        headers = {"Host": f"127.0.0.1:{server.port}", "Cookie": cookies, **self._headers}
        lines = [
            "POST /api/v1/command/enqueue_random HTTP/1.1",
            *(f"{name}: {value}" for name, value in headers.items()),
            "Content-Type: application/json",
            "Content-Length: 2",
        ]
        self._unread.write("\r\n".join([*lines, "", "{}"]).encode())
        await self._unread.drain()

    async def send(self, server: PartyServer, *, has_key: bool = True) -> Json:
        """Send the request and return its answer."""
        url = f"{server.url}/api/v1/command/enqueue_random"
        headers = self._headers if has_key else {}
        async with self._browser.post(url, json={}, headers=headers) as answer:
            assert answer.status == 200, await answer.text()
            return (await answer.json())["result"]

    async def close(self) -> None:
        """Disconnect."""
        await self._browser.close()
        if self._unread is not None:
            self._unread.close()


async def test_a_standby_continues_the_party_of_a_killed_leader(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        for title in TITLES[:4]:
            await leader.enqueue(title)
        await until_playing(leader, TITLES[0])
        assert (await leader.command("seek", position_s=100))[0] == 200
        wanted = await waiting(leader)
        assert (await other.command("skip"))[0] == 503
        await leader.kill()
        await other.until_leading()
        assert 95 <= await other.until_plays() <= 130
        assert await playing(other) == TITLES[0]
        assert await waiting(other) == wanted
        await other.enqueue(TITLES[5])
        # The first one comes back and stands by; its player does not play beside the other one.
        await leader.start()
        await leader.until_standing_by()
        assert (await leader.player())["state"] != "play"
        await other.stop()
        await leader.until_leading()
        assert await waiting(leader) == [*wanted, TITLES[5]]


async def leader_of(storage: PartyStorage, stream: str) -> str | None:
    """Return the NATS server that leads a stream, None while there is none."""
    try:
        cluster = (await storage.js.stream_info(stream)).cluster
    except (NatsError, TimeoutError):
        return None
    return None if cluster is None else cluster.leader


async def test_a_standby_continues_if_the_leader_is_lost_with_its_machine(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        for title in TITLES[:3]:
            await leader.enqueue(title)
        await until_playing(leader, TITLES[0])
        wanted = await waiting(leader)
        # The server has let the NATS servers of other machines lead what is stored.
        async with connected(NatsAddress(servers=[party.nats[1].url]), "test") as client:
            storage = await storage_of(client, "raveberry")
            for stream in storage.needed_streams:
                while await leader_of(storage, stream) in {None, "nats-0"}:  # noqa: ASYNC110 - it notifies nobody
                    await asyncio.sleep(0.1)
        await leader.kill()
        await party.nats[0].kill()
        shutil.rmtree(leader.data)
        await other.until_leading()
        await other.until_plays()
        assert await playing(other) == TITLES[0]
        assert await waiting(other) == wanted
        await other.enqueue(TITLES[5])


async def test_a_command_whose_answer_was_lost_with_the_leader_is_carried_out_once(
    tmp_path: Path,
) -> None:
    async with (
        a_replicated_party(tmp_path, TITLES, has_player=False) as party,
        AsyncExitStack() as stack,
        asyncio.timeout(PATIENCE_S),
    ):
        leader, other = party.servers
        await leader.enqueue(TITLES[0])
        phones = [Phone(f"key-{number}") for number in range(3)]
        for phone in phones:
            stack.push_async_callback(phone.close)
            await phone.join(leader)
            await phone.send_without_reading(leader)
        host = aiohttp.CookieJar(unsafe=True)
        await leader.command("set_setting", cookies=host, name="song_max_s", value=600)
        created = await leader.command("create_playlist", key="one", cookies=host, name="Party")
        assert created[0] == 200
        while len(await waiting(leader)) < 1 + len(phones):  # noqa: ASYNC110 - it notifies nobody
            await asyncio.sleep(0.05)
        wanted = await waiting(leader)
        await leader.kill()
        await other.until_leading()
        answers = [[await phone.send(other) for _ in range(2)] for phone in phones]
        assert all(first == second for first, second in answers)
        assert sorted(first["entry"]["song"]["title"] for first, _ in answers) == sorted(wanted[1:])
        assert await waiting(other) == wanted
        repeated = await other.command("create_playlist", key="one", cookies=host, name="Party")
        assert repeated == created
        assert len((await other.command("playlists"))[1]["result"]["playlists"]) == 1
        # Without the key it is another request.
        await phones[0].send(other, has_key=False)
        assert len(await waiting(other)) == len(wanted) + 1
        # A restart keeps the answers, too.
        await other.kill()
        await other.start()
        await other.until_leading()
        assert await phones[1].send(other) == answers[1][0]
        assert len(await waiting(other)) == len(wanted) + 1


async def test_a_leader_that_hung_does_not_act_when_it_goes_on(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        await leader.enqueue(TITLES[0])
        await leader.hang()
        async with asyncio.TaskGroup() as phones:
            request = phones.create_task(leader.command("enqueue", query=TITLES[1]))
            await other.until_leading()
            leader.send_signal(signal.SIGCONT)
        assert request.result()[0] != 200
        await leader.until_standing_by()
        assert (await leader.player())["state"] != "play"
        assert TITLES[1] not in await requests(other)
        await other.until_plays()


async def test_a_stopped_leader_hands_over_at_once(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        await leader.enqueue(TITLES[0])
        await leader.until_plays()
        await leader.stop()
        assert (await leader.player())["state"] == "pause"
        await other.until_leading()
        await other.until_plays()


async def test_without_nats_commands_are_refused_and_the_player_pauses(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, _ = party.servers
        await leader.enqueue(TITLES[0])
        await leader.until_plays()
        for server in party.nats:
            await server.hang()
        status, answer = await leader.command("enqueue", query=TITLES[1])
        assert status in {0, 503}, answer
        while (await leader.player())["state"] == "play":  # noqa: ASYNC110 - it notifies nobody
            await asyncio.sleep(0.05)
        for server in party.nats:
            server.send_signal(signal.SIGCONT)
        led = await party.until_led()
        await led.until_plays()


async def test_the_song_plays_on_while_most_nats_servers_are_gone(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        await leader.enqueue(TITLES[0])
        await until_playing(leader, TITLES[0])
        before_s = await leader.until_plays()
        for server in party.nats[1:]:
            await server.kill()
        status, answer = await leader.command("enqueue", query=TITLES[1])
        assert status == 503, answer
        # Far longer than a lease.
        for _ in range(50):
            await asyncio.sleep(0.2)
            assert (await leader.player())["state"] == "play"
        assert await leader.until_plays() > before_s + 8
        status, answer = await leader.command("enqueue", query=TITLES[1])
        assert (status, answer["code"]) == (503, "unavailable")
        player = (await leader.state())["player"]
        assert (player["state"], player["entry"]["song"]["title"]) == ("playing", TITLES[0])
        # With the second one, a lease can be taken: both servers may, and one of them plays.
        await party.nats[1].start()
        while (await leader.player())["state"] == "play":
            assert not await other.is_leading()
            await asyncio.sleep(0.05)
        led = await party.until_led()
        await led.until_plays()
        assert await playing(led) == TITLES[0]


async def test_a_server_that_stops_without_nats_pauses_its_player(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, _ = party.servers
        await leader.enqueue(TITLES[0])
        await leader.until_plays()
        for server in party.nats:
            await server.kill()
        while "has lost the lead" not in leader.log():  # noqa: ASYNC110 - a file
            await asyncio.sleep(0.1)
        assert (await leader.player())["state"] == "play"
        await leader.stop()
        assert (await leader.player())["state"] == "pause"


async def test_one_nats_server_of_three_may_die(tmp_path: Path) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, _ = party.servers
        await leader.enqueue(TITLES[0])
        await party.nats[0].kill()
        # If that one led JetStream, its election outlasts the lease, and another server leads.
        await party.enqueue(TITLES[1])


async def test_fewer_than_three_nats_servers_are_refused_in_words(tmp_path: Path) -> None:
    async with a_cluster(tmp_path / "nats", count=1) as nats, asyncio.timeout(PATIENCE_S):
        server = PartyServer(folder=tmp_path / "machine", nats=nats, titles=(), variables={})
        await server.start()
        try:
            while "needs three NATS servers" not in server.log():  # noqa: ASYNC110 - a file
                await asyncio.sleep(0.05)
            assert not await server.is_leading()
        finally:
            await server.kill()
