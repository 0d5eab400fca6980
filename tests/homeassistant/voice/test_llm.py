"""Tools for language-model assistants; Home Assistant 2026.2 has none."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.raveberry.contract import topics
from custom_components.raveberry.contract.messages import ActingGuest
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

pytest.importorskip("homeassistant.components.llm", reason="only newer versions collect tools")

PLAYER = "media_player.raveberry"
TOOLS = ["announce", "close", "lights", "open", "queue", "request", "search", "skip", "vote"]


@pytest.fixture(autouse=True)
async def _with_assistants(hass: HomeAssistant, server: FakeServer) -> None:
    for component in ("homeassistant", "intent", "llm"):
        assert await async_setup_component(hass, component, {})
    expose(hass, is_exposed=True)
    await hass.async_block_till_done()


def expose(hass: HomeAssistant, *, is_exposed: bool) -> None:
    from homeassistant.components.homeassistant import exposed_entities  # noqa: PLC0415

    exposed_entities.async_expose_entity(hass, "conversation", PLAYER, is_exposed)


async def tools(
    hass: HomeAssistant, user_id: str | None = None, device_id: str | None = None
) -> llm.APIInstance:
    context = llm.LLMContext(
        platform="test",
        context=Context(user_id=user_id),
        language="en",
        assistant="conversation",
        device_id=device_id,
    )
    return await llm.async_get_api(hass, llm.LLM_API_ASSIST, context)


async def call(
    hass: HomeAssistant, name: str, user_id: str | None = None, **args: Any
) -> tuple[Any, bool]:
    api = await tools(hass, user_id)
    result: Any = await api.async_call_tool(
        llm.ToolInput(tool_name=f"raveberry__{name}", tool_args=args)
    )
    return result.data, result.error


def own(api: llm.APIInstance) -> list[Any]:
    return [tool for tool in api.tools if tool.name.startswith("raveberry__")]


async def test_the_tools_are_offered_while_the_player_is_exposed(
    hass: HomeAssistant, server: FakeServer
) -> None:
    offered = own(await tools(hass))
    assert sorted(tool.name.removeprefix("raveberry__") for tool in offered) == TOOLS
    assert {tool.integration for tool in offered} == {"raveberry"}
    assert all(tool.title and tool.description for tool in offered)
    reading = [tool.name for tool in offered if tool.annotations.read_only]
    assert sorted(reading) == ["raveberry__queue", "raveberry__search"]
    expose(hass, is_exposed=False)
    assert own(await tools(hass)) == []


async def test_songs_are_searched_as_the_user(
    hass: HomeAssistant, server: FakeServer, hass_admin_user: MockUser
) -> None:
    server.replies["search"] = json.loads(sample("SearchAnswer"))
    data, has_failed = await call(hass, "search", hass_admin_user.id, query="ferry")
    assert not has_failed
    assert data["songs"][0] == {
        "title": "Night Ferry",
        "artist": "Neon Tide",
        "album": "Harbour",
        "duration_s": 214.5,
    }
    assert server.guests == [
        ActingGuest(guest=f"user-{hass_admin_user.id}", name=hass_admin_user.name)
    ]
    server.refuse("search", "rate_limited", "too_many_requests")
    assert (await call(hass, "search", query="ferry"))[1]


async def test_a_song_is_requested(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["enqueue"] = json.loads(sample("Enqueued"))
    data, has_failed = await call(hass, "request", query="lantern waltz")
    assert not has_failed
    assert "number 1 in the queue" in data["answer"]


async def test_the_queue_is_read(hass: HomeAssistant, server: FakeServer) -> None:
    data, _ = await call(hass, "queue")
    assert data["current"]["title"] == "Night Ferry"
    assert data["waiting"][0]["requested_by"] == "Bo Bjørn"
    assert (data["length"], data["is_open"]) == (7, True)


async def test_a_vote_is_cast(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["vote"] = json.loads(sample("Voted"))
    await call(hass, "vote", direction="up", query="")
    assert server.commands == [("vote", {"entry": "e_1", "value": 1})]


@pytest.mark.parametrize(
    ("name", "args"),
    [("skip", {}), ("open", {}), ("close", {}), ("announce", {"message": "Cake"}),
     ("lights", {"power": "off"})],
)  # fmt: skip
async def test_what_hosts_may_do_is_refused_to_others(
    hass: HomeAssistant, server: FakeServer, name: str, args: dict[str, str]
) -> None:
    guest = MockUser(name="Ann").add_to_hass(hass)
    data, has_failed = await call(hass, name, guest.id, **args)
    assert (data, has_failed) == ({"answer": "Only a host may do that."}, True)
    assert server.commands == []
    assert server.orders == []


async def test_a_host_skips_and_changes_the_lights(
    hass: HomeAssistant, server: FakeServer, hass_admin_user: MockUser
) -> None:
    assert (await call(hass, "skip", hass_admin_user.id))[0]["answer"].startswith("Skipped")
    await call(hass, "lights", hass_admin_user.id, look="fire")
    assert {order.effect for _, order in server.orders} == {"fire"}


async def test_one_of_several_parties_is_named(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not any("party" in parameters(tool) for tool in own(await tools(hass)))
    (entry,) = hass.config_entries.async_entries("raveberry")
    garden = SimpleNamespace(config_entry=SimpleNamespace(title="Garden Party"))
    parties = [entry.runtime_data, garden]
    monkeypatch.setattr("custom_components.raveberry.llm.loaded_parties", lambda _hass: parties)
    api = await tools(hass)
    assert "There are several parties: Garden Party, Raveberry." in api.api_prompt
    assert all("party" in parameters(tool) for tool in own(api))
    data, has_failed = await call(hass, "queue", party="Raveberry")
    assert (data["length"], has_failed) == (7, False)
    refused = "There is no party called Garden Party."
    for name, args in (("queue", {}), ("search", {"query": "a"})):
        assert await call(hass, name, party="Garden Party", **args) == ({"error": refused}, True)
    assert await call(hass, "open", party="Garden Party") == ({"answer": refused}, True)
    assert server.commands == []


def parameters(tool: Any) -> set[str]:
    return {str(key) for key in tool.parameters.schema}


async def test_an_unavailable_party_is_reported(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.STATUS), "offline")
    for name, args in (("queue", {}), ("search", {"query": "a"}), ("skip", {})):
        assert (await call(hass, name, **args))[1]
