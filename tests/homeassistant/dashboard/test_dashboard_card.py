"""The WebSocket commands, covers and files of the dashboard card."""

import asyncio
import json
from base64 import b64encode
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Any

import pytest
from homeassistant.components import frontend
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.raveberry import dashboard, live_feed
from custom_components.raveberry.contract import topics
from custom_components.raveberry.contract.messages import ActingGuest
from tests.homeassistant.fake_server import JPEG, SAMPLES, TOPICS, FakeServer, sample

type Json = dict[str, Any]
type Connect = Callable[[], Awaitable[MockHAClientWebSocket]]

ME: Json = {
    "id": None,
    "role": "guest",
    "name": "",
    "color": "",
    "votes": {},
    "limits": {"requests": None, "votes": None},
    "failed": [],
    "waiting_approval": [],
}
PATIENCE_S = 5


@pytest.fixture
async def player(hass: HomeAssistant, server: FakeServer) -> str:
    """The media player of the party, whose server knows everybody; somebody else is host."""
    server.replies["me"] = ME
    await server.publish(TOPICS.name(topics.SETTINGS), settings())
    (found,) = [
        entity.entity_id
        for entity in er.async_get(hass).entities.values()
        if entity.domain == "media_player"
    ]
    return found


@pytest.fixture
async def user(hass: HomeAssistant, hass_admin_user: MockUser) -> MockUser:
    """The user of the connection."""
    return hass_admin_user


async def event(ws: MockHAClientWebSocket) -> Json:
    async with asyncio.timeout(PATIENCE_S):
        message = await ws.receive_json()
    assert message["type"] == "event", message
    found: Json = message["event"]
    return found


async def subscribed(ws: MockHAClientWebSocket, player: str) -> Json:
    """Subscribe, and return the first frame."""
    await ws.send_json_auto_id({"type": "raveberry/subscribe", "entity_id": player})
    assert (await ws.receive_json())["success"]
    return await event(ws)


async def commanded(ws: MockHAClientWebSocket, player: str, command: str, **args: object) -> Json:
    """Send a command and return the whole answer, without the events before it."""
    await ws.send_json_auto_id(
        {"type": "raveberry/command", "entity_id": player, "command": command, "args": args}
    )
    while (answer := await ws.receive_json())["type"] == "event":
        pass
    found: Json = answer
    return found


def settings(*, host_users: Sequence[str] = ("somebody",), **changes: object) -> str:
    return sample("Settings", host_users=list(host_users), **changes)


def queue(*names: str) -> str:
    """Return a queue of the sample's first entry under other ids."""
    first = json.loads((SAMPLES / "Queue.json").read_text())["entries"][0]
    return sample("Queue", entries=[first | {"id": name} for name in names], length=len(names))


# --- the party -----------------------------------------------------------------------------------


async def test_a_card_gets_a_snapshot(
    server: FakeServer, player: str, user: MockUser, hass_ws_client: WebSocketGenerator
) -> None:
    frame = await subscribed(await hass_ws_client(), player)
    assert frame["type"] == "snapshot"
    assert frame["player"]["entry"]["id"] == json.loads(sample("Player.playing"))["entry"]["id"]
    assert [item["id"] for item in frame["queue"]["entries"]] == [
        item["id"] for item in json.loads(sample("Queue"))["entries"]
    ]
    # A user is a guest of their own, also before their first command.
    assert frame["me"]["id"] == f"mqtt:user-{user.id}"
    assert server.guests[-1] == ActingGuest(guest=f"user-{user.id}", name=user.name)


async def test_settings_that_guests_must_not_know_are_left_out(
    player: str, hass_ws_client: WebSocketGenerator
) -> None:
    frame = await subscribed(await hass_ws_client(), player)
    assert set(frame["settings"]) == set(live_feed._SHOWN_SETTINGS)
    assert not {"mod_users", "host_users", "wifi_password"} & set(frame["settings"])


async def test_the_first_entries_come_first(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    names = [f"e{number}" for number in range(30)]
    await server.publish(TOPICS.name(topics.QUEUE), queue(*names))
    ws = await hass_ws_client()
    first = await subscribed(ws, player)
    assert [item["id"] for item in first["queue"]["entries"]] == names[:20]
    assert first["queue"]["length"] == 20
    others = await event(ws)
    assert list(others["entries"]) == names[20:]


async def test_a_change_sends_only_what_differs(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    await server.publish(TOPICS.name(topics.QUEUE), queue("a", "b", "c"))
    ws = await hass_ws_client()
    await subscribed(ws, player)
    changed = json.loads(queue("c", "b", "d"))
    changed["entries"][1]["score"] += 1
    await server.publish(TOPICS.name(topics.QUEUE), json.dumps(changed))
    delta = await event(ws)
    assert delta["entries"] == {
        "a": None,
        "b": {"score": changed["entries"][1]["score"]},
        "d": delta["entries"]["d"],
    }
    assert delta["entries"]["d"]["song"]["title"]
    assert delta["order"] == [["c", None], ["b", None], ["d", None]]
    assert not {"player", "party", "settings"} & set(delta)


async def test_nothing_is_sent_for_what_no_card_shows(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    ws = await hass_ws_client()
    await subscribed(ws, player)
    await server.publish(TOPICS.name(topics.LIGHT_STATE, "ring"), sample("LightState.off"))
    await server.publish(TOPICS.name(topics.PARTY), sample("Party", guests_active=9))
    assert (await event(ws))["party"]["guests_active"] == 9
    await server.publish(TOPICS.name(topics.SETTINGS), settings(cheers=False))
    assert (await event(ws))["settings"]["cheers"] is False


async def test_reactions_are_counted(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    ws = await hass_ws_client()
    await subscribed(ws, player)
    for _ in range(2):
        server.fire(TOPICS.name(topics.EVENT), sample("Event.cheer.fire"))
    cheers = (await event(ws))["cheers"]
    assert list(cheers) == ["fire"]


async def test_the_feed_does_nothing_without_a_card(
    hass: HomeAssistant,
    server: FakeServer,
    player: str,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    listeners = len(entry.runtime_data._listeners)
    ws = await hass_ws_client()
    await subscribed(ws, player)
    assert len(entry.runtime_data._listeners) == listeners + 1
    server.fire(TOPICS.name(topics.PARTY), sample("Party", guests_active=9))
    await ws.close()
    await hass.async_block_till_done()
    assert len(entry.runtime_data._listeners) == listeners


async def test_a_card_waits_while_the_server_is_unavailable(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    ws = await hass_ws_client()
    await subscribed(ws, player)
    await server.publish(TOPICS.name(topics.STATUS), "offline")
    assert await event(ws) == {"type": "unavailable"}
    await server.publish(TOPICS.name(topics.STATUS), "online")
    assert (await event(ws))["type"] == "snapshot"


async def test_a_card_of_an_unavailable_party_gets_it_later(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    await server.publish(TOPICS.name(topics.STATUS), "offline")
    ws = await hass_ws_client()
    await ws.send_json_auto_id({"type": "raveberry/subscribe", "entity_id": player})
    assert (await ws.receive_json())["success"]
    await server.publish(TOPICS.name(topics.STATUS), "online")
    assert (await event(ws))["type"] == "snapshot"


async def test_the_own_state_is_asked_again_if_it_could_not_be_read(
    server: FakeServer,
    player: str,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("custom_components.raveberry.websocket_api.ME_INTERVAL_S", 0.01)
    server.refuse("me", "unavailable", "disk_full")
    ws = await hass_ws_client()
    await ws.send_json_auto_id({"type": "raveberry/subscribe", "entity_id": player})
    assert (await ws.receive_json())["success"]
    server.replies["me"] = ME
    assert (await event(ws))["type"] == "snapshot"


async def test_unloading_the_party_tells_its_cards(
    hass: HomeAssistant,
    player: str,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    ws = await hass_ws_client()
    await subscribed(ws, player)
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert await event(ws) == {"type": "unavailable"}
    await ws.send_json_auto_id({"type": "unsubscribe_events", "subscription": 1})
    assert (await ws.receive_json())["success"]


# --- commands and roles --------------------------------------------------------------------------


async def test_a_command_is_sent_as_the_user(
    server: FakeServer, player: str, user: MockUser, hass_ws_client: WebSocketGenerator
) -> None:
    server.replies["vote"] = {"entry": "e_2", "value": 1}
    answer = await commanded(await hass_ws_client(), player, "vote", entry="e_2", value=1)
    assert answer["result"] == {"result": {"entry": "e_2", "value": 1}}
    assert server.commands[-1] == ("vote", {"entry": "e_2", "value": 1})
    assert server.guests[-1] == ActingGuest(guest=f"user-{user.id}", name=user.name)


async def test_the_settings_make_a_user_a_mod_or_the_host(
    server: FakeServer, player: str, user: MockUser, hass_ws_client: WebSocketGenerator
) -> None:
    ws = await hass_ws_client()
    await server.publish(TOPICS.name(topics.SETTINGS), settings(mod_users=[user.id]))
    await commanded(ws, player, "skip")
    guest = f"user-{user.id}"
    assert server.guests[-1] == ActingGuest(guest=guest, name=user.name, role="mod")
    await server.publish(TOPICS.name(topics.SETTINGS), settings(host_users=[user.id]))
    await commanded(ws, player, "skip")
    assert server.guests[-1] is None
    await server.publish(TOPICS.name(topics.SETTINGS), settings())
    await commanded(ws, player, "skip")
    assert server.guests[-1] == ActingGuest(guest=guest, name=user.name)
    await server.publish(TOPICS.name(topics.SETTINGS), settings(host_users=()))
    await commanded(ws, player, "skip")
    assert server.guests[-1] is None, "while nobody is named, administrators are hosts"


async def test_the_own_state_follows_an_own_command(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    ws = await hass_ws_client()
    await subscribed(ws, player)
    server.replies["me"] = ME | {"id": "mqtt:somebody", "name": "Ann"}
    await ws.send_json_auto_id(
        {"type": "raveberry/command", "entity_id": player, "command": "cheer", "args": {}}
    )
    answers = [await ws.receive_json() for _ in range(2)]
    (me,) = [answer["event"] for answer in answers if answer["type"] == "event"]
    assert (me["type"], me["id"], me["name"]) == ("me", "mqtt:somebody", "Ann")


async def test_the_own_state_follows_a_decision_of_the_host(
    server: FakeServer,
    player: str,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("custom_components.raveberry.websocket_api.ME_INTERVAL_S", 0.01)
    ws = await hass_ws_client()
    await subscribed(ws, player)
    server.replies["me"] = ME | {"name": "Ann"}
    empty = sample("Undecided", approval=[], texts=[])
    await server.publish(TOPICS.name(topics.UNDECIDED), empty)
    assert (await event(ws))["type"] == "me"


async def test_a_refusal_is_passed_on_with_its_code(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    server.refuse("vote", "not_allowed", "voting_off")
    answer = await commanded(await hass_ws_client(), player, "vote", entry="e_2", value=1)
    assert answer["result"]["error"]["refusal"] == "voting_off"


async def test_a_command_without_an_answer_fails(
    server: FakeServer,
    player: str,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("custom_components.raveberry.mqtt_client.ANSWER_TIMEOUT_S", 0.01)
    server.replies["skip"] = None
    answer = await commanded(await hass_ws_client(), player, "skip")
    assert answer["error"]["translation_key"] == "no_answer"


@pytest.mark.parametrize("name", ["a/b", "#", "", "Skip"])
async def test_a_command_is_a_plain_name(
    name: str, server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    answer = await commanded(await hass_ws_client(), player, name)
    assert answer["error"]["code"] == "invalid_format"
    assert server.commands == []


# --- rights --------------------------------------------------------------------------------------


async def test_who_may_not_see_the_player_sees_no_party(
    server: FakeServer, player: str, user: MockUser, hass_ws_client: WebSocketGenerator
) -> None:
    user.groups = []
    user.mock_policy({})
    ws = await hass_ws_client()
    await ws.send_json_auto_id({"type": "raveberry/subscribe", "entity_id": player})
    assert (await ws.receive_json())["error"]["code"] == "unauthorized"
    answer = await commanded(ws, player, "search", q="a")
    assert answer["error"]["code"] == "unauthorized"
    assert server.commands == []


async def test_who_may_only_look_searches_but_does_not_vote(
    server: FakeServer, player: str, user: MockUser, hass_ws_client: WebSocketGenerator
) -> None:
    user.groups = []
    user.mock_policy({"entities": {"entity_ids": {player: {"read": True}}}})
    ws = await hass_ws_client()
    assert (await subscribed(ws, player))["type"] == "snapshot"
    assert (await commanded(ws, player, "search", q="a"))["success"]
    answer = await commanded(ws, player, "vote", entry="e_2", value=1)
    assert answer["error"]["code"] == "unauthorized"


@pytest.mark.parametrize("entity", ["media_player.other", "light.raveberry_nothing"])
async def test_another_player_has_no_party(
    entity: str, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    assert player != entity
    ws = await hass_ws_client()
    await ws.send_json_auto_id({"type": "raveberry/subscribe", "entity_id": entity})
    assert (await ws.receive_json())["error"]["code"] == "not_found"
    assert (await commanded(ws, entity, "skip"))["error"]["code"] == "not_found"


# --- covers and files ----------------------------------------------------------------------------


async def test_covers_come_from_home_assistant(
    server: FakeServer,
    player: str,
    hass_ws_client: WebSocketGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    server.replies["artwork"] = {"image": b64encode(JPEG).decode()}
    frame = await subscribed(await hass_ws_client(), player)
    url = frame["player"]["entry"]["song"]["artwork_url"]
    key = json.loads(sample("Player.playing"))["entry"]["song"]["artwork_url"].split("/")[-2]
    browser = await hass_client_no_auth()
    response = await browser.get(f"{url}?size=small")
    assert (response.status, response.content_type) == (HTTPStatus.OK, "image/jpeg")
    assert await response.read() == JPEG
    assert server.commands[-1] == ("artwork", {"key": key, "small": True})
    server.refuse("artwork", "not_found", "cover_missing")
    assert (await browser.get(url)).status == HTTPStatus.NOT_FOUND
    server.replies["artwork"] = {"image": "no base64"}
    assert (await browser.get(url)).status == HTTPStatus.NOT_FOUND


async def test_results_of_a_search_have_covers_of_home_assistant(
    server: FakeServer, player: str, hass_ws_client: WebSocketGenerator
) -> None:
    server.replies["search"] = json.loads(sample("SearchAnswer"))
    answer = await commanded(await hass_ws_client(), player, "search", q="a")
    urls = [hit["song"]["artwork_url"] for hit in answer["result"]["result"]["hits"]]
    assert [url for url in urls if url] != []
    assert all(url.startswith("/api/raveberry/artwork/") for url in urls if url)


@pytest.mark.usefixtures("player")
async def test_a_cover_needs_the_secret_of_its_party(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    browser = await hass_client_no_auth()
    token = hass.data[live_feed.FEEDS][entry.entry_id].artwork_token
    for path in (f"{entry.entry_id}/wrong/key", f"other/{token}/key"):
        response = await browser.get(f"/api/raveberry/artwork/{path}")
        assert response.status == HTTPStatus.NOT_FOUND
    assert server.commands == []


async def test_dashboards_load_the_card_by_the_hash_of_its_loader(
    hass: HomeAssistant, server: FakeServer, hass_client_no_auth: ClientSessionGenerator
) -> None:
    browser = await hass_client_no_auth()
    assert server.commands == []
    response = await browser.get(f"{dashboard.FILES_PATH}/loader.js")
    assert response.status == HTTPStatus.OK
    assert "max-age" in response.headers["Cache-Control"]
    assert await response.read() == (dashboard.FILES / "loader.js").read_bytes()
    assert frontend.DOMAIN not in hass.config.components


async def test_the_frontend_is_given_the_loader(hass: HomeAssistant) -> None:
    pytest.importorskip("hass_frontend")
    assert await async_setup_component(hass, frontend.DOMAIN, {})
    await dashboard.register_card(hass)
    (url,) = hass.data[frontend.DATA_EXTRA_MODULE_URL].urls
    assert url.startswith(f"{dashboard.FILES_PATH}/loader.js?v=")
