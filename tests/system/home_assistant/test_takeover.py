"""A real Home Assistant keeps the party, its devices and its entities when another server leads."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from scripts.home_assistant import HomeAssistant, Login, logged_in
from tests.fakes.party.replicated_party import ReplicatedParty, a_replicated_party
from tests.fakes.real_broker import RealBroker, a_broker
from tests.ports import free_port
from tests.system.home_assistant.test_home_assistant import run_home_assistant

pytestmark = [pytest.mark.system, pytest.mark.timeout(600)]

TITLES: Final = tuple(f"song{number:02}" for number in range(6))
SOON_S: Final = 60.0

type Json = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Where Home Assistant stores its configuration, and the variables that name its broker."""

    folder: Path
    environment: Mapping[str, str]


@asynccontextmanager
async def a_house(folder: Path, broker: RealBroker) -> AsyncIterator[HomeAssistant]:
    """Run a Home Assistant in which the party of a broker is set up."""
    variables = {"RAVEBERRY_MQTT_HOST": "127.0.0.1", "RAVEBERRY_MQTT_PORT": str(broker.port)}
    house = House(folder=folder, environment={**os.environ, **variables})
    await asyncio.to_thread(run_home_assistant, house, "--port", str(free_port()))
    try:
        login = await asyncio.to_thread(Login.read, folder / "home-assistant")
        assert login is not None
        async with logged_in(login) as home:
            yield home
    finally:
        await asyncio.to_thread(run_home_assistant, house, "--stop")


async def until[T](look: Callable[[], Awaitable[T]], what: str) -> T:
    """Return what a look finds, once it finds something."""
    end_s = time.monotonic() + SOON_S
    while not (found := await look()):
        assert time.monotonic() < end_s, what
        await asyncio.sleep(0.1)
    return found


async def devices_of(home: HomeAssistant) -> Mapping[str, str]:
    """Return the names of the party's devices by their ids in the registry."""
    entries = {entry["entry_id"] for entry in await home.entries()}
    devices = await home.ask("config/device_registry/list")
    return {one["id"]: one["name"] for one in devices if entries & {*one["config_entries"]}}


async def entities_of(home: HomeAssistant) -> Mapping[str, str]:
    """Return the entities of the party by their unique ids."""
    return {one["unique_id"]: one["entity_id"] for one in await home.entities()}


async def queue_of(home: HomeAssistant, player: str) -> Json:
    """Return the queue, as the action of the integration answers it."""
    answer = await home.ask(
        "call_service",
        domain="raveberry",
        service="get_queue",
        target={"entity_id": player},
        return_response=True,
    )
    return answer["response"][player]


@asynccontextmanager
async def a_party_at_home(folder: Path) -> AsyncIterator[tuple[ReplicatedParty, HomeAssistant]]:
    """Run two servers of one party, and a Home Assistant that has it by a broker."""
    async with a_broker(folder) as broker:
        variables = {"RAVEBERRY_MQTT_HOST": "127.0.0.1", "RAVEBERRY_MQTT_PORT": str(broker.port)}
        async with (
            a_replicated_party(folder, TITLES, variables=variables) as party,
            a_house(folder / "house", broker) as home,
        ):
            yield party, home


async def test_home_assistant_has_the_same_party_after_its_leader_was_killed(
    tmp_path: Path,
) -> None:
    async with a_party_at_home(tmp_path) as (party, home):
        leader, other = party.servers
        for title in TITLES[:4]:
            await leader.enqueue(title)
        (player,) = [
            one["entity_id"]
            for one in await home.entities()
            if one["entity_id"].startswith("media_player.") and not one["disabled_by"]
        ]

        async def playing() -> Json:
            shown = (await home.states())[player]
            has_song = shown["attributes"].get("media_title") == TITLES[0]
            return shown if shown["state"] == "playing" and has_song else None

        async def followed() -> bool:
            waiting = [one["song"]["title"] for one in (await queue_of(home, player))["entries"]]
            return waiting == [*TITLES[1:4]]

        async def paused() -> bool:
            return (await other.player())["state"] == "pause"

        await until(playing, "the first song plays")
        await until(followed, "the others wait")
        before = await devices_of(home), await entities_of(home), await queue_of(home, player)

        await leader.kill()
        await other.until_leading()
        await other.until_plays()
        await until(playing, "Home Assistant shows that it plays")
        await until(followed, "Home Assistant knows the queue")

        # The same devices, entities and entries; nobody is asked to set up a second party.
        devices, entities, queue = before
        assert await devices_of(home) == devices
        assert await entities_of(home) == entities
        assert (await queue_of(home, player))["current"]["id"] == queue["current"]["id"]
        assert await home.flows() == []
        unavailable = [
            one
            for one, state in (await home.states()).items()
            if one in entities.values() and state["state"] == "unavailable"
        ]
        assert unavailable == []

        # And it steers the server that leads now.
        await home.act("media_player.media_pause", player)
        await until(paused, "the other player pauses")
        last = queue["entries"][-1]["id"]
        await home.act("raveberry.prioritize", player, entry=last)

        async def is_next() -> bool:
            return (await queue_of(home, player))["entries"][0]["id"] == last

        await until(is_next, "the last song is next")
