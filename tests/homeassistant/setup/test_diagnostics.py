"""Diagnostics of a config entry."""

import json
from typing import Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import TOPICS, FakeServer

PRIVATE = ["Ann", "Bo Bj", "192.0.2.10", "K7QX", "7f3c1c0e", "For everybody", '"Party"']


async def test_diagnostics_contain_the_state_without_names_addresses_and_secrets(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    snapshot: Any,
) -> None:
    diagnostics = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert diagnostics == snapshot
    text = json.dumps(diagnostics)
    assert [word for word in PRIVATE if word in text] == []


async def test_diagnostics_of_an_unknown_state_are_empty(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    for topic in (
        TOPICS.name(topics.PLAYER),
        TOPICS.name(topics.ARTWORK),
        TOPICS.name(topics.JOIN_QR),
        TOPICS.name(topics.LIGHTS_INFO),
    ):
        await server.publish(topic, "")
    diagnostics = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert diagnostics["player"] is None
    assert diagnostics["artwork_bytes"] is None
