"""A real Home Assistant core for each test, with our integration and a pretended broker."""

import asyncio
import json
from pathlib import Path
from typing import Any, override

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers.json import json_bytes
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.amber import AmberSnapshotExtension
from syrupy.location import PyTestLocation

# Before the plugin's own folder of that name is found.
import custom_components.raveberry  # noqa: F401
from custom_components.raveberry.const import CONF_NODE, DOMAIN
from tests.homeassistant.server import SERVER_ID, TOPICS, Server, subscription


@pytest.fixture(autouse=True)
def _with_custom_integrations(enable_custom_integrations: None) -> None:
    """Let Home Assistant load ours."""


@pytest.fixture
def expected_lingering_timers() -> bool:
    """The MQTT client's housekeeping goes on after a test."""
    return True


class PlainSnapshots(AmberSnapshotExtension):
    """Snapshots that read alike whatever types Home Assistant uses for its values."""

    @override
    def serialize(self, data: Any, **kwargs: Any) -> Any:
        """The data as JSON would bring it to somebody."""
        return super().serialize(json.loads(json_bytes(data)), **kwargs)

    @classmethod
    @override
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Beside the tests."""
        return str(Path(test_location.filepath).parent / "snapshots")


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """The same snapshots for every version of Home Assistant."""
    return snapshot.use_extension(PlainSnapshots)


@pytest.fixture
async def server(hass: HomeAssistant, mqtt_mock: MqttMockHAClient) -> Server:
    """A server that has said nothing yet."""
    server = Server(hass=hass)
    await server.start()
    return server


@pytest.fixture
def entry(hass: HomeAssistant) -> MockConfigEntry:
    """An entry that is not set up yet."""
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
async def party(
    hass: HomeAssistant, server: Server, entry: MockConfigEntry, mqtt_mock: MqttMockHAClient
) -> Server:
    """A party under way, set up in Home Assistant."""
    await set_up(hass, server, entry, mqtt_mock)
    return server


async def set_up(
    hass: HomeAssistant, server: Server, entry: MockConfigEntry, mqtt_mock: MqttMockHAClient
) -> None:
    """Set the entry up while the server talks."""
    listening = subscription(mqtt_mock, TOPICS.light_state_filter)
    setup = hass.async_create_task(hass.config_entries.async_setup(entry.entry_id))
    either: set[asyncio.Future[Any]] = {setup, listening}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    assert not setup.done(), (entry.state, entry.reason)
    await server.say_everything()
    assert await setup, (entry.state, entry.reason)
    await hass.async_block_till_done()
