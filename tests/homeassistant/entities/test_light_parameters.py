"""Palettes, delays, parameters and scenes of the lights."""

import json
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.raveberry.contract import encoded, topics
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

DELAY = "number.raveberry_led_ring_delay"
TAIL = "number.raveberry_led_ring_comet_length_of_the_tail"
PALETTE = "select.raveberry_led_ring_palette"
SCENE = "select.raveberry_light_scene"
SAFE = "switch.raveberry_photosensitivity_safe_lights"
AUTOMATIC = "switch.raveberry_automatic_light_show"
REACTIONS = "switch.raveberry_lights_react_to_votes"
ALL = {DELAY, TAIL, PALETTE, SCENE, SAFE, AUTOMATIC, REACTIONS}


def lights_info(**changes: Any) -> str:
    """Return the info of a visualizer whose ring supports the comet effect."""
    info = json.loads(sample("LightsInfo.directed", **{"automatic": False, **changes}))
    info["reactions"] = True
    info["devices"][0]["effects"] = ["disabled", "fixed", "rave", "comet"]
    return json.dumps(info)


@pytest.fixture
async def server_with_lights(server: FakeServer) -> FakeServer:
    """A server whose LED ring shows the comet effect with the sunset palette."""
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), lights_info())
    await server.publish(TOPICS.name(topics.LIGHT_STATE, "ring"), sample("LightState.trimmed"))
    return server


def shown(hass: HomeAssistant, entity_id: str) -> str:
    state = hass.states.get(entity_id)
    assert state is not None, entity_id
    return state.state


async def test_every_light_parameter_matches_its_snapshot(
    hass: HomeAssistant, server_with_lights: FakeServer, snapshot: Any
) -> None:
    for entity_id in sorted(ALL):
        state = hass.states.get(entity_id)
        assert state is not None, entity_id
        actual = {"state": state.state, "attributes": dict(state.attributes)}
        assert actual == snapshot(name=entity_id)


@pytest.mark.parametrize(
    ("service", "data", "order"),
    [
        ("number.set_value", {"entity_id": DELAY, "value": -80}, {"delay_ms": -80}),
        ("number.set_value", {"entity_id": TAIL, "value": 0.2}, {"parameters": {"tail": 0.2}}),
        ("select.select_option", {"entity_id": PALETTE, "option": "own"}, {"palette": "own"}),
    ],
)
async def test_device_parameters_are_sent_to_the_device(
    hass: HomeAssistant,
    server_with_lights: FakeServer,
    service: str,
    data: dict[str, Any],
    order: dict[str, Any],
) -> None:
    domain, name = service.split(".")
    await hass.services.async_call(domain, name, data, blocking=True)
    assert [(device, encoded(given)) for device, given in server_with_lights.orders] == [
        ("ring", order)
    ]


@pytest.mark.parametrize(
    ("service", "data", "order"),
    [
        ("select.select_option", {"entity_id": SCENE, "option": "Finale"}, {"scene": "Finale"}),
        ("switch.turn_on", {"entity_id": SAFE}, {"safe": True}),
        ("switch.turn_off", {"entity_id": SAFE}, {"safe": False}),
        ("switch.turn_on", {"entity_id": AUTOMATIC}, {"automatic": True}),
        ("switch.turn_off", {"entity_id": AUTOMATIC}, {"automatic": False}),
        ("switch.turn_off", {"entity_id": REACTIONS}, {"reactions": False}),
    ],
)
async def test_show_options_are_sent_to_the_visualizer(
    hass: HomeAssistant,
    server_with_lights: FakeServer,
    service: str,
    data: dict[str, Any],
    order: dict[str, Any],
) -> None:
    domain, name = service.split(".")
    await hass.services.async_call(domain, name, data, blocking=True)
    assert [encoded(given) for given in server_with_lights.show_orders] == [order]


async def test_a_light_has_only_the_parameters_of_the_effect_it_shows(
    hass: HomeAssistant, server_with_lights: FakeServer, entity_registry: er.EntityRegistry
) -> None:
    entity_registry.async_update_entity(TAIL, name="Comet tail")
    ring = TOPICS.name(topics.LIGHT_STATE, "ring")
    await server_with_lights.publish(ring, sample("LightState.trimmed", effect="rave"))
    assert entity_registry.async_get(TAIL) is None
    assert shown(hass, DELAY) == "-120"
    await server_with_lights.publish(ring, sample("LightState.trimmed"))
    assert shown(hass, TAIL) == "0.5"
    state = hass.states.get(TAIL)
    assert state is not None
    assert state.name == "Comet tail"


async def test_the_automatic_show_has_no_parameters_of_effects(
    hass: HomeAssistant, server_with_lights: FakeServer, entity_registry: er.EntityRegistry
) -> None:
    await server_with_lights.publish(TOPICS.name(topics.LIGHTS_INFO), lights_info(automatic=True))
    assert entity_registry.async_get(TAIL) is None
    assert shown(hass, DELAY) == "-120"


async def test_parameters_wait_for_the_state_of_their_light(
    hass: HomeAssistant, server_with_lights: FakeServer, entity_registry: er.EntityRegistry
) -> None:
    await server_with_lights.publish(TOPICS.name(topics.LIGHT_STATE, "ring"), "")
    assert shown(hass, TAIL) == "unavailable"
    assert entity_registry.async_get(TAIL) is not None


async def test_light_parameters_need_the_visualizer_and_not_the_server(
    hass: HomeAssistant, server_with_lights: FakeServer
) -> None:
    await server_with_lights.publish(TOPICS.name(topics.STATUS), "offline")
    assert all(shown(hass, entity_id) != "unavailable" for entity_id in ALL)
    await server_with_lights.publish(TOPICS.name(topics.LIGHTS_STATUS), "offline")
    assert all(shown(hass, entity_id) == "unavailable" for entity_id in ALL)


async def test_parameters_the_visualizer_does_not_support_are_removed(
    hass: HomeAssistant, server_with_lights: FakeServer, entity_registry: er.EntityRegistry
) -> None:
    assert set(entity_registry.entities) >= ALL
    await server_with_lights.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo"))
    assert not set(entity_registry.entities) & ALL
    await server_with_lights.publish(TOPICS.name(topics.LIGHTS_INFO), "")
    assert not set(entity_registry.entities) & ALL


async def test_unknown_lights_info_keeps_the_entities(
    hass: HomeAssistant, server_with_lights: FakeServer
) -> None:
    await server_with_lights.publish(TOPICS.name(topics.LIGHTS_INFO), "")
    assert all(shown(hass, entity_id) == "unavailable" for entity_id in ALL)
