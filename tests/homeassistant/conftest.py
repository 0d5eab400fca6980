"""Fixtures: a Home Assistant core with this integration, a mocked broker and a fake server."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, override

import pytest
from homeassistant.components import light
from homeassistant.components.mqtt import models
from homeassistant.core import HomeAssistant
from homeassistant.helpers.json import json_bytes
from homeassistant.util import executor
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.amber import AmberSnapshotExtension
from syrupy.location import PyTestLocation

# Import it before the plugin's own `custom_components` shadows it.
import custom_components.raveberry  # noqa: F401
from custom_components.raveberry.const import CONF_NODE, DOMAIN
from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import SERVER_ID, TOPICS, FakeServer, subscription


@pytest.fixture(autouse=True)
def _with_custom_integrations(enable_custom_integrations: None) -> None:
    """Let Home Assistant load the integration."""


@pytest.fixture(autouse=True, scope="session")
def _with_time_for_threads_to_end() -> Iterator[None]:
    """Give each thread of Home Assistant's executor 2 s to end instead of 0.2 s.

    On a busy machine it is interrupted before, and an interrupted thread does not wake the next:
    that one stays, and the next test is blamed for it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(executor, "EXECUTOR_SHUTDOWN_TIMEOUT", 100)
        yield


@pytest.fixture(autouse=True, scope="session")
def _without_light_profiles() -> Iterator[None]:
    """Let Home Assistant load no light profiles of its own.

    It reads them in a thread with validators that it shares with other schemas, and voluptuous
    compiles validators in place: while another thread compiles such a schema, a validator accepts
    everything, and a profile gets text instead of numbers.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(light.Profiles, "_load_profile_data", lambda _profiles: {})
        yield


@pytest.fixture(autouse=True, scope="session")
def _with_numbers_of_subscriptions_that_end() -> Iterator[None]:
    """Let MQTT subscribe to a topic that is unsubscribed meanwhile.

    Since 2026.11 it looks up the number of each topic after the broker's answer to the one before,
    and raises a KeyError for a topic that is gone.
    """
    numbers = getattr(models, "SubscriptionID", None)
    with pytest.MonkeyPatch.context() as patch:
        if numbers is not None:
            patch.setattr(numbers, "get_subscription_id", numbers.get_or_generate)
        yield


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Accept the timer of the MQTT client's housekeeping."""
    return True


class JsonSnapshotExtension(AmberSnapshotExtension):
    """Snapshots of values as JSON, which do not depend on Home Assistant's types."""

    @override
    def serialize(self, data: Any, **kwargs: Any) -> Any:
        """Serialize the data after a round trip through JSON."""
        return super().serialize(json.loads(json_bytes(data)), **kwargs)

    @classmethod
    @override
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Return the folder of the snapshots."""
        return str(Path(test_location.filepath).parent / "snapshots")


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Snapshots that are the same for every version of Home Assistant."""
    return snapshot.use_extension(JsonSnapshotExtension)


@pytest.fixture
async def silent_server(hass: HomeAssistant, mqtt_mock: MqttMockHAClient) -> FakeServer:
    """A server that has published nothing yet."""
    server = FakeServer(hass=hass)
    await server.start()
    return server


@pytest.fixture
def entry(hass: HomeAssistant) -> MockConfigEntry:
    """A config entry that is not set up yet."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Raveberry",
        unique_id=SERVER_ID,
        entry_id="01KRAVEBERRY",
        data={CONF_NODE: "raveberry"},
    )
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
async def server(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
) -> FakeServer:
    """A server with a party under way, whose config entry is loaded."""
    await set_up(hass, silent_server, entry, mqtt_mock)
    return silent_server


async def set_up(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry, mqtt_mock: MqttMockHAClient
) -> None:
    """Set up the config entry while the server publishes its state."""
    subscribed = subscription(mqtt_mock, TOPICS.filter(topics.LIGHT_STATE))
    setup = hass.async_create_task(hass.config_entries.async_setup(entry.entry_id))
    either: set[asyncio.Future[Any]] = {setup, subscribed}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    assert not setup.done(), (entry.state, entry.reason)
    await server.publish_party()
    assert await setup, (entry.state, entry.reason)
    await hass.async_block_till_done()
