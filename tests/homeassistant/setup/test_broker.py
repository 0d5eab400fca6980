"""The integration against a real broker."""

import asyncio
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import paho.mqtt.client as paho
import pytest
import pytest_socket
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from paho.mqtt.enums import CallbackAPIVersion
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.raveberry.contract import topics
from custom_components.raveberry.contract.messages import Reply
from tests.homeassistant.fake_server import JPEG, TOPICS, sample
from tests.ports import free_port

PLAYER = "media_player.raveberry"
RETAINED: dict[str, str | bytes] = {
    TOPICS.name(topics.INFO): sample("Info"),
    TOPICS.name(topics.STATUS): "online",
    TOPICS.name(topics.PLAYER): sample("Player.playing"),
    TOPICS.name(topics.QUEUE): sample("Queue"),
    TOPICS.name(topics.PARTY): sample("Party"),
    TOPICS.name(topics.ARTWORK): JPEG,
}


class Mosquitto:
    """A Mosquitto broker that can be killed and restarted."""

    def __init__(self, folder: Path, port: int) -> None:
        program = shutil.which("mosquitto", path="/usr/sbin:/usr/bin:/usr/local/sbin")
        assert program is not None, "install mosquitto"
        self._config = folder / "mosquitto.conf"
        self._config.write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\n")
        self._program = program
        self.port = port
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        self._process = subprocess.Popen(  # noqa: ASYNC220, S603 - runs beside the test
            [self._program, "-c", str(self._config)], stderr=subprocess.DEVNULL
        )
        while True:
            assert self._process.poll() is None, "mosquitto could not start"
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class FakeMqttServer:
    """A fake server with a last will, connected to a real broker."""

    def __init__(self, port: int) -> None:
        self.commands: list[str] = []
        self._client = paho.Client(CallbackAPIVersion.VERSION2)
        self._client.will_set(TOPICS.name(topics.STATUS), "offline", qos=1, retain=True)
        self._client.on_connect = self._publish_party
        self._client.on_message = self._reply
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()

    def _publish_party(self, client: paho.Client, *_: object) -> None:
        client.subscribe(TOPICS.filter(topics.COMMAND), qos=1)
        for topic, payload in RETAINED.items():
            client.publish(topic, payload, qos=1, retain=True)

    def _reply(self, client: paho.Client, _: object, message: paho.MQTTMessage) -> None:
        envelope = topics.COMMAND.decode(message.payload)
        self.commands.append(message.topic.rpartition("/")[2])
        reply = topics.REPLY.encode(Reply(id=envelope.id, ok=True, result={}))
        client.publish(str(envelope.reply_to), reply.payload)

    def crash(self) -> None:
        """Drop the connection, so that the broker publishes the last will."""
        self._client.loop_stop()
        connection = self._client.socket()
        if isinstance(connection, socket.socket) and connection.fileno() >= 0:
            connection.shutdown(socket.SHUT_RDWR)
            connection.close()


@pytest.fixture
async def broker(socket_enabled: None, tmp_path: Path) -> AsyncIterator[Mosquitto]:
    pytest_socket.enable_socket()
    # Not an ephemeral port: a client that reconnects while the broker is down could be given it.
    broker = Mosquitto(tmp_path, free_port())
    await broker.start()
    yield broker
    broker.kill()


@pytest.fixture
def remote(broker: Mosquitto) -> Iterator[FakeMqttServer]:
    remote = FakeMqttServer(broker.port)
    yield remote
    remote.crash()


async def wait_until(is_true: Callable[[], object]) -> None:
    """Wait until a condition holds."""
    async with asyncio.timeout(15):
        while not is_true():  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0.02)


async def wait_for_state(hass: HomeAssistant, state: str) -> None:
    """Wait until the media player has a state."""
    await wait_until(lambda: (shown := hass.states.get(PLAYER)) and shown.state == state)


def discovered_flows(hass: HomeAssistant) -> list[ConfigFlowResult]:
    return hass.config_entries.flow.async_progress_by_handler("raveberry")


async def discover_and_add(hass: HomeAssistant, broker: Mosquitto) -> MockConfigEntry:
    """Set up MQTT, wait for discovery, and add the server."""
    mqtt_entry = MockConfigEntry(
        domain="mqtt",
        version=1,
        minor_version=2,
        data={"broker": "127.0.0.1", "port": broker.port},
        options={"birth_message": {}},
    )
    mqtt_entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(mqtt_entry.entry_id)
    await wait_until(lambda: discovered_flows(hass))
    done = await hass.config_entries.flow.async_configure(discovered_flows(hass)[0]["flow_id"], {})
    entry: MockConfigEntry = done["result"]
    assert entry.state is ConfigEntryState.LOADED
    await wait_for_state(hass, "playing")
    return entry


@pytest.fixture
async def configured_entry(
    hass: HomeAssistant, mock_hass_config: None, broker: Mosquitto, remote: FakeMqttServer
) -> MockConfigEntry:
    return await discover_and_add(hass, broker)


async def test_a_server_is_discovered_shown_and_controlled(
    hass: HomeAssistant, configured_entry: MockConfigEntry, remote: FakeMqttServer
) -> None:
    state = hass.states.get(PLAYER)
    assert state is not None
    assert state.attributes["media_title"] == "Night Ferry"
    assert "entity_picture" in state.attributes
    await hass.services.async_call(
        "media_player", "media_pause", {"entity_id": PLAYER}, blocking=True
    )
    assert remote.commands == ["pause"]


async def test_a_crashed_server_is_unavailable_until_it_returns(
    hass: HomeAssistant,
    configured_entry: MockConfigEntry,
    broker: Mosquitto,
    remote: FakeMqttServer,
) -> None:
    remote.crash()
    await wait_for_state(hass, "unavailable")
    again = FakeMqttServer(broker.port)
    await wait_for_state(hass, "playing")
    again.crash()


async def test_a_crashed_broker_makes_everything_unavailable_until_it_returns(
    hass: HomeAssistant,
    configured_entry: MockConfigEntry,
    broker: Mosquitto,
    remote: FakeMqttServer,
) -> None:
    broker.kill()
    await wait_for_state(hass, "unavailable")
    await broker.start()
    await wait_for_state(hass, "playing")


async def test_a_reloaded_entry_receives_the_retained_messages(
    hass: HomeAssistant, configured_entry: MockConfigEntry
) -> None:
    assert await hass.config_entries.async_reload(configured_entry.entry_id)
    await wait_for_state(hass, "playing")


async def test_a_request_for_an_update_brings_the_retained_states_again(
    hass: HomeAssistant, configured_entry: MockConfigEntry
) -> None:
    assert await async_setup_component(hass, "homeassistant", {})
    hass.states.async_set(PLAYER, "outdated")
    player = configured_entry.runtime_data.data.player
    configured_entry.runtime_data.data = replace(configured_entry.runtime_data.data, player=None)
    await hass.services.async_call(
        "homeassistant", "update_entity", {"entity_id": PLAYER}, blocking=True
    )
    await wait_for_state(hass, "playing")
    assert configured_entry.runtime_data.data.player == player


async def test_the_server_of_a_removed_entry_is_discovered_again(
    hass: HomeAssistant, configured_entry: MockConfigEntry
) -> None:
    assert await hass.config_entries.async_remove(configured_entry.entry_id)
    await wait_until(lambda: discovered_flows(hass))
    assert hass.states.get(PLAYER) is None
