"""A standby takes over when the leader's machine ends, hangs or stops, and loses nothing."""

import asyncio
import signal
from pathlib import Path

import pytest

from tests.fakes.party.replicated_party import PartyServer, a_replicated_party
from tests.fakes.real_jetstream import a_cluster

TITLES = tuple(f"song{number:02}" for number in range(12))
PATIENCE_S = 150.0

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
