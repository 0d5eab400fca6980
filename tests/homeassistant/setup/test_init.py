"""Setup, reload, unload and removal of a config entry."""

import json
import logging

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.entity import Entity
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry import coordinator
from custom_components.raveberry.contract import topics
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample, subscription


async def start_setup(
    hass: HomeAssistant, entry: MockConfigEntry, mqtt_mock: MqttMockHAClient
) -> None:
    """Start the setup up to the point where it waits for the server."""
    subscribed = subscription(mqtt_mock, TOPICS.filter(topics.LIGHT_STATE))
    hass.async_create_task(hass.config_entries.async_setup(entry.entry_id))
    await subscribed


async def test_setup_without_mqtt_is_retried(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "mqtt_missing"


async def test_setup_without_a_server_is_retried(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(coordinator, "ANSWER_TIMEOUT_S", 0.01)
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "no_server"


async def test_an_offline_server_is_unavailable(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
) -> None:
    await start_setup(hass, entry, mqtt_mock)
    silent_server.fire(TOPICS.name(topics.STATUS), "offline", retain=True)
    await silent_server.publish(TOPICS.name(topics.INFO), sample("Info"))
    assert entry.state is ConfigEntryState.LOADED
    server_states = {
        state.state
        for state in hass.states.async_all()
        if state.entity_id != "binary_sensor.raveberry_light_show"
    }
    assert server_states == {"unavailable"}


# --- versions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contract", "key"), [([2, 0], "integration_too_old"), ([0, 9], "server_too_old")]
)
async def test_another_major_version_creates_a_repair_issue(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    issue_registry: ir.IssueRegistry,
    contract: list[int],
    key: str,
) -> None:
    await start_setup(hass, entry, mqtt_mock)
    await silent_server.publish(TOPICS.name(topics.INFO), f'{{"contract": {contract}, "name": 7}}')
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "unsupported_contract"
    issue = issue_registry.async_get_issue("raveberry", "unsupported_contract_01KRAVEBERRY")
    assert issue is not None
    assert issue.translation_key == key
    assert await hass.config_entries.async_remove(entry.entry_id)
    assert not issue_registry.issues


async def test_a_party_survives_an_update_of_its_server(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    await server.publish(TOPICS.name(topics.INFO), '{"contract": [2, 0]}')
    assert {state.state for state in hass.states.async_all()} == {"unavailable"}
    assert len(issue_registry.issues) == 1
    await server.publish(TOPICS.name(topics.INFO), sample("Info", contract=[1, 7]))
    player = hass.states.get("media_player.raveberry")
    assert player is not None
    assert player.state == "playing"
    assert not issue_registry.issues


async def test_the_device_follows_the_server(
    hass: HomeAssistant, server: FakeServer, device_registry: dr.DeviceRegistry
) -> None:
    news = {"version": "0.2.0", "name": "Garden", "host_url": None, "guest_url": "/nowhere"}
    await server.publish(TOPICS.name(topics.INFO), sample("Info", **news))
    device, ring, strip = dr.async_entries_for_config_entry(device_registry, "01KRAVEBERRY")
    assert (device.sw_version, device.name) == ("0.2.0", "Garden")
    assert device.configuration_url is None
    assert (ring.name, strip.name) == ("Garden LED ring", "Garden Bar strip")


async def test_the_config_entry_is_renamed_with_the_party_unless_a_person_has_named_it(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry, mqtt_mock: MqttMockHAClient
) -> None:
    assert entry.title == "Raveberry"
    await server.publish(TOPICS.name(topics.INFO), sample("Info", name="Garden"))
    assert (entry.title, entry.state) == ("Garden", ConfigEntryState.LOADED)
    assert await hass.config_entries.async_unload(entry.entry_id)
    await set_up(hass, server, entry, mqtt_mock)  # renamed while Home Assistant was away
    assert entry.title == "Raveberry"
    hass.config_entries.async_update_entry(entry, title="Ours")
    await server.publish(TOPICS.name(topics.INFO), sample("Info", name="Garden"))
    assert entry.title == "Ours"


async def test_a_removed_device_is_not_created_again(
    hass: HomeAssistant, server: FakeServer, device_registry: dr.DeviceRegistry
) -> None:
    for device in dr.async_entries_for_config_entry(device_registry, "01KRAVEBERRY"):
        device_registry.async_remove_device(device.id)
    await server.publish(TOPICS.name(topics.INFO), sample("Info", version="0.2.0"))
    assert not dr.async_entries_for_config_entry(device_registry, "01KRAVEBERRY")


# --- another server ------------------------------------------------------------------------------


async def test_another_server_on_the_same_node_is_an_error(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
) -> None:
    await start_setup(hass, entry, mqtt_mock)
    await silent_server.publish(TOPICS.name(topics.INFO), sample("Info", id="another"))
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "another_server"


async def test_a_server_that_is_replaced_while_running_is_an_error(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry, mqtt_mock: MqttMockHAClient
) -> None:
    subscribed = subscription(mqtt_mock, TOPICS.filter(topics.LIGHT_STATE))
    server.fire(TOPICS.name(topics.INFO), sample("Info", id="another"))
    await subscribed
    await server.publish(TOPICS.name(topics.INFO), sample("Info", id="another"))
    assert entry.state is ConfigEntryState.SETUP_ERROR


# --- update on request ---------------------------------------------------------------------------


async def test_every_entity_answers_a_request_for_an_update(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)
    silent_server.replies["recap"] = json.loads(sample("Closed"))["recap"]
    silent_server.replies["lyrics"] = json.loads(sample("Lyrics"))
    silent_server.replies["wifi_qr"] = json.loads(sample("WifiQr"))
    await set_up(hass, silent_server, entry, mqtt_mock)
    assert await async_setup_component(hass, "homeassistant", {})
    await hass.async_block_till_done(wait_background_tasks=True)
    before = {state.entity_id: state.state for state in hass.states.async_all()}
    subscriptions = mqtt_mock.return_value.subscriptions
    known = sorted(subscription.topic for subscription in subscriptions)
    await hass.services.async_call(
        "homeassistant", "update_entity", {"entity_id": list(before)}, blocking=True
    )
    await hass.async_block_till_done()
    assert {state.entity_id: state.state for state in hass.states.async_all()} == before
    assert sorted(subscription.topic for subscription in subscriptions) == known
    own = "custom_components.raveberry"
    problems = [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= (logging.WARNING if record.name == own else logging.ERROR)
    ]
    assert problems == []


# --- unload and removal --------------------------------------------------------------------------


async def test_unloading_unsubscribes_from_all_topics(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry, mqtt_mock: MqttMockHAClient
) -> None:
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert entry.state is ConfigEntryState.NOT_LOADED
    assert {state.state for state in hass.states.async_all()} == {"unavailable"}
    subscriptions = mqtt_mock.return_value.subscriptions
    ours = {
        TOPICS.filter(topics.COMMAND),
        TOPICS.filter(topics.LIGHT_SET),
        TOPICS.name(topics.LIGHTS_SET),
    }
    assert {known.topic for known in subscriptions if known.topic.startswith("raveberry/r")} == ours


async def test_reloading_restores_the_entities(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry, mqtt_mock: MqttMockHAClient
) -> None:
    assert await hass.config_entries.async_unload(entry.entry_id)
    await set_up(hass, server, entry, mqtt_mock)
    player = hass.states.get("media_player.raveberry")
    assert player is not None
    assert player.state == "playing"


async def test_removing_deletes_device_and_entities(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
    entity_registry: er.EntityRegistry,
) -> None:
    assert await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.states.async_all() == []
    assert not dr.async_entries_for_config_entry(device_registry, "01KRAVEBERRY")
    assert not entity_registry.entities
