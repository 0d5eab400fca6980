"""Rooms of Snapcast."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.raveberry.const import DOMAIN
from custom_components.raveberry.contract import topics
from custom_components.raveberry.coordinator import device_of
from tests.homeassistant.fake_server import SERVER_ID, TOPICS, FakeServer, sample

KITCHEN = {
    "id": "k",
    "name": "Kitchen",
    "volume": 0.5,
    "muted": False,
    "latency_ms": 0,
    "connected": True,
}


def entity(hass: HomeAssistant, platform: str, key: str) -> str:
    unique_id = f"{SERVER_ID}_room_k_{key}"
    found = er.async_get(hass).async_get_entity_id(platform, DOMAIN, unique_id)
    assert found is not None
    return found


def shown(hass: HomeAssistant, entity_id: str) -> str:
    state = hass.states.get(entity_id)
    assert state is not None
    return state.state


async def publish_rooms(server: FakeServer, *rooms: dict[str, Any]) -> None:
    player = sample("Player.playing", rooms=list(rooms))
    await server.publish(TOPICS.name(topics.PLAYER), player)


async def test_a_room_has_a_device_with_volume_and_sound(
    hass: HomeAssistant, server: FakeServer, device_registry: dr.DeviceRegistry
) -> None:
    await publish_rooms(server, KITCHEN)
    volume, sound = entity(hass, "number", "volume"), entity(hass, "switch", "sound")
    assert (shown(hass, volume), shown(hass, sound)) == ("50", "on")
    room = device_of(device_registry, "01KRAVEBERRY", f"{SERVER_ID}_room_k")
    party = device_of(device_registry, "01KRAVEBERRY", SERVER_ID)
    assert room is not None
    assert party is not None
    assert room.via_device_id == party.id
    for domain, service, data in (
        ("number", "set_value", {"entity_id": volume, "value": 30}),
        ("switch", "turn_off", {"entity_id": sound}),
        ("switch", "turn_on", {"entity_id": sound}),
    ):
        await hass.services.async_call(domain, service, data, blocking=True)
    assert [args for name, args in server.commands if name == "set_room"] == [
        {"room": "k", "volume": 0.3},
        {"room": "k", "muted": True},
        {"room": "k", "muted": False},
    ]


async def test_a_room_that_is_off_or_gone_is_unavailable_until_it_returns(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await publish_rooms(server, KITCHEN)
    volume = entity(hass, "number", "volume")
    await publish_rooms(server, {**KITCHEN, "connected": False})
    assert shown(hass, volume) == "unavailable"
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing"))
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo.no_devices"))
    assert shown(hass, volume) == "unavailable"
    await publish_rooms(server, {**KITCHEN, "volume": 0.7})
    assert shown(hass, volume) == "70"
