"""Light entities of the LED devices."""

import json
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry import async_remove_config_entry_device
from custom_components.raveberry.const import DOMAIN
from custom_components.raveberry.contract import encoded, topics
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import SERVER_ID, TOPICS, FakeServer, sample

RING = "light.raveberry_led_ring"
STRIP = "light.raveberry_bar_strip"


def shown(hass: HomeAssistant, *names: str) -> tuple[Any, ...]:
    state = hass.states.get(RING)
    assert state is not None
    return (state.state, *(state.attributes.get(name) for name in names))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"effect": "rainbow"}, ("on", "rainbow", "brightness", None)),
        ({"effect": "fixed"}, ("on", "off", "rgb", (255, 64, 0))),
        ({"effect": "disabled"}, ("off", None, None, None)),
        ({"state": "OFF"}, ("off", None, None, None)),
        ({"effect": "spectrum"}, ("on", "spectrum", "rgb", (255, 64, 0))),
        ({"effect": "of_a_later_version"}, ("on", "of_a_later_version", "rgb", (255, 64, 0))),
    ],
)
async def test_effects_map_to_home_assistants_effects_and_colour_modes(
    hass: HomeAssistant, server: FakeServer, changes: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    await server.publish(TOPICS.name(topics.LIGHT_STATE, "ring"), sample("LightState", **changes))
    assert shown(hass, "effect", "color_mode", "rgb_color") == expected


async def test_the_effect_list_lacks_the_dark_effect_and_calls_the_fixed_one_off(
    hass: HomeAssistant, server: FakeServer
) -> None:
    assert shown(hass, "effect_list") == ("on", ["off", "rainbow", "rave", "spectrum"])


ON = {"state": "ON"}


@pytest.mark.parametrize(
    ("running", "data", "order"),
    [
        ("rainbow", {}, ON),
        ("rainbow", {"brightness": 77}, ON | {"brightness": 77}),
        ("rainbow", {"effect": "rave"}, ON | {"effect": "rave"}),
        ("rainbow", {"effect": "off"}, ON | {"effect": "fixed"}),
        (
            "rainbow",
            {"rgb_color": [1, 2, 3]},
            ON | {"color": {"r": 1, "g": 2, "b": 3}, "effect": "fixed"},
        ),
        (
            "rainbow",
            {"rgb_color": [1, 2, 3], "effect": "rave"},
            ON | {"color": {"r": 1, "g": 2, "b": 3}, "effect": "rave"},
        ),
        ("spectrum", {"rgb_color": [1, 2, 3]}, ON | {"color": {"r": 1, "g": 2, "b": 3}}),
        ("fixed", {}, ON),
        ("disabled", {}, ON | {"effect": "fixed"}),
        ("disabled", {"effect": "rave"}, ON | {"effect": "rave"}),
    ],
)
async def test_turning_on_sends_one_order(
    hass: HomeAssistant,
    server: FakeServer,
    running: str,
    data: dict[str, Any],
    order: dict[str, Any],
) -> None:
    await server.publish(
        TOPICS.name(topics.LIGHT_STATE, "ring"), sample("LightState", effect=running)
    )
    await hass.services.async_call("light", "turn_on", {"entity_id": RING, **data}, blocking=True)
    assert [(device, encoded(given)) for device, given in server.orders] == [("ring", order)]


async def test_turning_off_sends_one_order(hass: HomeAssistant, server: FakeServer) -> None:
    await hass.services.async_call("light", "turn_off", {"entity_id": RING}, blocking=True)
    assert [(device, encoded(given)) for device, given in server.orders] == [
        ("ring", {"state": "OFF"})
    ]


async def test_without_a_broker_an_order_is_an_error(
    hass: HomeAssistant, server: FakeServer, mqtt_mock: MqttMockHAClient
) -> None:
    mqtt_mock.connected = False
    for service in ("turn_on", "turn_off"):
        with pytest.raises(HomeAssistantError) as caught:
            await hass.services.async_call("light", service, {"entity_id": RING}, blocking=True)
        assert caught.value.translation_key == "broker_lost"


# --- added and removed devices -------------------------------------------------------------------


def lights_info(*names: str) -> str:
    devices = json.loads(sample("LightsInfo"))["devices"]
    template = devices[0]
    return sample("LightsInfo", devices=[template | {"id": name, "name": name} for name in names])


async def test_a_new_device_becomes_a_light(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.LIGHT_STATE, "bar"), sample("LightState"))
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), lights_info("ring", "bar"))
    state = hass.states.get("light.raveberry_bar")
    assert state is not None
    assert state.state == "on"


async def test_each_light_is_a_device_below_the_party(
    hass: HomeAssistant,
    server: FakeServer,
    device_registry: dr.DeviceRegistry,
    entity_registry: er.EntityRegistry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    party, ring, strip = dr.async_entries_for_config_entry(device_registry, "01KRAVEBERRY")
    assert (ring.name, ring.model) == ("Raveberry LED ring", "ddp")
    assert (strip.name, strip.model) == ("Raveberry Bar strip", "wled")
    assert {ring.via_device_id, strip.via_device_id} == {party.id}
    light = entity_registry.async_get(RING)
    assert light is not None
    assert light.device_id == ring.id
    assert "deprecated" not in caplog.text


async def test_only_the_device_of_a_light_that_is_gone_may_be_deleted(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
) -> None:
    party, ring, _ = dr.async_entries_for_config_entry(device_registry, entry.entry_id)
    gone = device_registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(DOMAIN, f"{SERVER_ID}_light_gone")}
    )
    may_be_deleted = [
        await async_remove_config_entry_device(hass, entry, device)
        for device in (party, ring, gone)
    ]
    assert may_be_deleted == [False, False, True]


async def test_a_removed_device_deletes_its_light(
    hass: HomeAssistant,
    server: FakeServer,
    entity_registry: er.EntityRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), lights_info("ring"))
    assert len(dr.async_entries_for_config_entry(device_registry, "01KRAVEBERRY")) == 2
    assert hass.states.get(STRIP) is None
    assert entity_registry.async_get(STRIP) is None
    assert hass.states.get(RING) is not None


async def test_a_returning_device_becomes_a_light_again(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo.no_devices"))
    assert hass.states.async_entity_ids("light") == []
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo"))
    assert sorted(hass.states.async_entity_ids("light")) == [STRIP, RING]


async def test_a_device_removed_while_home_assistant_was_down_is_deleted(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    entity_registry: er.EntityRegistry,
) -> None:
    old = entity_registry.async_get_or_create(
        "light", "raveberry", f"{SERVER_ID}_light_old", config_entry=entry
    )
    await set_up(hass, silent_server, entry, mqtt_mock)
    assert entity_registry.async_get(old.entity_id) is None


async def test_unknown_lights_info_keeps_the_lights(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), "")
    assert sorted(hass.states.async_entity_ids("light")) == [STRIP, RING]
    assert shown(hass) == ("unavailable",)


async def test_an_unreachable_device_is_unavailable(
    hass: HomeAssistant, server: FakeServer
) -> None:
    state = hass.states.get(STRIP)
    assert state is not None
    assert state.state == "unavailable"


async def test_a_state_without_a_device_is_ignored(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(f"{TOPICS.base}/lights//state", sample("LightState"))
    assert sorted(hass.states.async_entity_ids("light")) == [STRIP, RING]


async def test_a_device_without_a_state_is_unavailable(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.LIGHT_STATE, "ring"), "")
    assert shown(hass) == ("unavailable",)
