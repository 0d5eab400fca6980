"""Guests at a gateway, and Home Assistant's broker, see the same party over a leader's death."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.party.gateways import a_gateway
from tests.fakes.party.phones import Phone, a_browser, a_phone
from tests.fakes.party.replicated_party import a_replicated_party
from tests.fakes.real_broker import RealBroker, a_broker

TITLES = tuple(f"song{number:02}" for number in range(6))
PATIENCE_S = 150.0

type Json = Any

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]


async def requested(phone: Phone, title: str) -> Json:
    """Return the answer to the request of a song that a guest has searched."""
    found = await phone.call("search", q=title)
    assert found["type"] == "ack", found
    return await phone.call("enqueue", uri=found["result"]["hits"][0]["song"]["uri"])


async def acknowledged(phone: Phone, command: str, **args: Json) -> Json:
    """Repeat a command until a leader carries it out, and return the result."""
    while (answer := await phone.call(command, **args))["type"] != "ack":
        assert answer["error"]["code"] == "unavailable", answer
        await asyncio.sleep(0.2)
    return answer["result"]


async def until_settled(messages: asyncio.StreamReader) -> bytes:
    """Return the last message, once none has come for five seconds."""
    last = b""
    while True:
        try:
            async with asyncio.timeout(5):
                last = await messages.readline()
        except TimeoutError:
            return last


@asynccontextmanager
async def subscribed(broker: RealBroker, topic: str) -> AsyncIterator[asyncio.StreamReader]:
    """Subscribe to a topic inside the block; each line is a message."""
    words = ("-h", "127.0.0.1", "-p", str(broker.port), "-t", topic)
    listener = await asyncio.create_subprocess_exec(
        "mosquitto_sub", *words, stdout=asyncio.subprocess.PIPE, limit=1 << 20
    )
    assert listener.stdout is not None
    try:
        yield listener.stdout
    finally:
        listener.terminate()
        await listener.wait()


async def test_guests_at_a_gateway_keep_their_pages_and_votes_over_a_leaders_death(
    tmp_path: Path,
) -> None:
    async with a_replicated_party(tmp_path, TITLES) as party, asyncio.timeout(PATIENCE_S):
        leader, other = party.servers
        await leader.enqueue(TITLES[0])
        async with (
            a_gateway(tmp_path / "gateway", party.nats[0]) as gateway,
            a_browser() as ann,
            a_browser() as ben,
        ):
            await gateway.until_open()
            async with a_phone(ann, gateway.url) as phone, a_phone(ben, gateway.url) as friend:
                entries = [
                    (await requested(phone, title))["result"]["entry"]["id"]
                    for title in TITLES[1:3]
                ]
                assert (await friend.call("vote", entry=entries[1], value=1))["type"] == "ack"
                me = phone.replica.state["me"]["id"]
                await leader.kill()
                await other.until_leading()
                # The pages are still connected, and their guests are who they were.
                await acknowledged(friend, "vote", entry=entries[0], value=1)
                third = (await requested(friend, TITLES[3]))["result"]["entry"]["id"]
                state = await other.state()
                for page in (phone, friend):
                    await page.until_revision(state["revision"])
                    assert {*entries, third} <= set(page.replica.order)
                    assert [page.replica.entries[entry]["score"] for entry in entries] == [2, 2]
                assert phone.replica.state["me"]["id"] == me
                assert friend.replica.state["me"]["votes"] == {
                    entries[0]: 1,
                    entries[1]: 1,
                    third: 1,
                }


async def test_home_assistants_broker_has_the_party_again_from_the_next_leader(
    tmp_path: Path,
) -> None:
    async with a_broker(tmp_path) as broker:
        variables = {
            "RAVEBERRY_MQTT_HOST": "127.0.0.1",
            "RAVEBERRY_MQTT_PORT": str(broker.port),
        }
        async with (
            a_replicated_party(tmp_path, TITLES, variables=variables) as party,
            subscribed(broker, "raveberry/raveberry/player") as players,
            subscribed(broker, "raveberry/raveberry/status") as status,
            subscribed(broker, "raveberry/raveberry/info") as infos,
            asyncio.timeout(PATIENCE_S),
        ):
            leader, other = party.servers
            await leader.enqueue(TITLES[0])

            async def until_playing() -> Json:
                while True:
                    player = json.loads(await players.readline())
                    if player["state"] == "playing" and player["entry"] is not None:
                        return player

            before = await until_playing()
            info = json.loads(await infos.readline())
            assert await status.readline() == b"online\n"
            await leader.kill()
            await other.until_leading()
            after = await until_playing()
            assert after["entry"]["id"] == before["entry"]["id"]
            # Home Assistant takes what has this id for the same device.
            assert json.loads(await infos.readline())["id"] == info["id"]
            # The last will of the first one does not stay behind.
            assert await until_settled(status) == b"online\n"
