"""Lights of visualizers on other machines."""

import json
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry.const import DOMAIN
from custom_components.raveberry.contract import topics
from custom_components.raveberry.coordinator import device_of
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import SERVER_ID, TOPICS, FakeServer, sample

KITCHEN = f"{SERVER_ID}_visualizer_kitchen"
LAMP = f"{SERVER_ID}_light_kitchen-lamp"
INFO = TOPICS.name(topics.VISUALIZER_INFO, "kitchen")
STATUS = TOPICS.name(topics.VISUALIZER_STATUS, "kitchen")
STATE = TOPICS.name(topics.LIGHT_STATE, "kitchen-lamp")


def kitchen_info() -> str:
    info: dict[str, Any] = json.loads(sample("LightsInfo"))
    lamp = {**info["devices"][0], "id": "kitchen-lamp", "name": "Lamp"}
    return json.dumps({**info, "devices": [lamp]})


def device(registry: dr.DeviceRegistry, identifier: str) -> dr.DeviceEntry | None:
    return device_of(registry, "01KRAVEBERRY", identifier)


def below(parent: dr.DeviceEntry) -> dict[str, Any]:
    """Return the parameter that puts a device below another one in this version."""
    if "via_device_id" in dr.DeviceInfo.__annotations__:
        return {"via_device_id": parent.id}
    (identifier,) = parent.identifiers
    return {"via_device": identifier}


def lamp_state(hass: HomeAssistant) -> str | None:
    unique_id = f"{SERVER_ID}_light_kitchen-lamp"
    entity_id = er.async_get(hass).async_get_entity_id("light", DOMAIN, unique_id)
    state = hass.states.get(entity_id) if entity_id else None
    return state.state if state else None


async def publish_kitchen(server: FakeServer) -> None:
    await server.publish(INFO, kitchen_info(), retain=True)
    await server.publish(STATUS, "online", retain=True)
    await server.publish(STATE, sample("LightState"), retain=True)


async def test_a_visualizer_is_a_device_with_its_lights_below(
    hass: HomeAssistant, server: FakeServer, device_registry: dr.DeviceRegistry
) -> None:
    await publish_kitchen(server)
    party, kitchen, lamp = (device(device_registry, one) for one in (SERVER_ID, KITCHEN, LAMP))
    assert party is not None
    assert kitchen is not None
    assert lamp is not None
    assert (lamp.via_device_id, kitchen.via_device_id) == (kitchen.id, party.id)
    assert lamp_state(hass) == "on"


async def test_the_lights_of_a_visualizer_that_is_offline_are_unavailable(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await publish_kitchen(server)
    await server.publish(STATUS, "offline")
    assert lamp_state(hass) == "unavailable"
    await server.publish(STATUS, "online")
    assert lamp_state(hass) == "on"


async def test_the_lights_of_a_visualizer_that_has_not_reported_yet_are_kept(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    device_registry: dr.DeviceRegistry,
    entity_registry: er.EntityRegistry,
) -> None:
    party = device_registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(DOMAIN, SERVER_ID)}
    )
    kitchen = device_registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(DOMAIN, KITCHEN)}, **below(party)
    )
    lamp = device_registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(DOMAIN, LAMP)}, **below(kitchen)
    )
    light = entity_registry.async_get_or_create(
        "light",
        DOMAIN,
        f"{SERVER_ID}_light_kitchen-lamp",
        config_entry=entry,
        device_id=lamp.id,
    )
    await set_up(hass, silent_server, entry, mqtt_mock)
    for kept in (party, kitchen, lamp):
        assert device_registry.async_get(kept.id) is not None
    assert entity_registry.async_get(light.entity_id) is not None
    await publish_kitchen(silent_server)
    assert lamp_state(hass) == "on"


async def test_a_light_that_a_visualizer_no_longer_has_is_deleted(
    server: FakeServer, device_registry: dr.DeviceRegistry
) -> None:
    await publish_kitchen(server)
    await server.publish(INFO, sample("LightsInfo.no_devices"))
    assert device(device_registry, LAMP) is None
    assert device(device_registry, KITCHEN) is not None
