"""The integration with a real broker between it and the server."""

import asyncio
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import paho.mqtt.client as paho
import pytest
import pytest_socket
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from paho.mqtt.enums import CallbackAPIVersion
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.raveberry.contract import dumps, loads
from custom_components.raveberry.contract.messages import CommandEnvelope, Reply
from tests.homeassistant.fake_server import JPEG, TOPICS, sample

PLAYER = "media_player.raveberry"
RETAINED: dict[str, str | bytes] = {
    TOPICS.info: sample("Info"),
    TOPICS.status: "online",
    TOPICS.player: sample("Player.playing"),
    TOPICS.queue: sample("Queue"),
    TOPICS.party: sample("Party"),
    TOPICS.artwork: JPEG,
}


class Mosquitto:
    """A broker of our own that can be stopped and started again."""

    def __init__(self, folder: Path, port: int) -> None:
        program = shutil.which("mosquitto", path="/usr/sbin:/usr/bin:/usr/local/sbin")
        assert program is not None, "install mosquitto"
        self._config = folder / "mosquitto.conf"
        self._config.write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\n")
        self._program = program
        self.port = port
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        self._process = subprocess.Popen(  # noqa: ASYNC220, S603 - it goes on beside the test
            [self._program, "-c", str(self._config)], stderr=subprocess.DEVNULL
        )
        while True:
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
    """A server at the other end of a broker, with a last will."""

    def __init__(self, port: int) -> None:
        self.commands: list[str] = []
        self._client = paho.Client(CallbackAPIVersion.VERSION2)
        self._client.will_set(TOPICS.status, "offline", qos=1, retain=True)
        self._client.on_connect = self._say_everything
        self._client.on_message = self._answer
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()

    def _say_everything(self, client: paho.Client, *_: object) -> None:
        client.subscribe(TOPICS.command_filter, qos=1)
        for topic, payload in RETAINED.items():
            client.publish(topic, payload, qos=1, retain=True)

    def _answer(self, client: paho.Client, _: object, message: paho.MQTTMessage) -> None:
        envelope = loads(CommandEnvelope, message.payload)
        self.commands.append(str(TOPICS.command_name(message.topic)))
        client.publish(str(envelope.reply_to), dumps(Reply(id=envelope.id, ok=True, result={})))

    def die(self) -> None:
        """Be gone without a word, so that the broker tells the last will."""
        self._client.loop_stop()
        connection = self._client.socket()
        if isinstance(connection, socket.socket) and connection.fileno() >= 0:
            connection.shutdown(socket.SHUT_RDWR)
            connection.close()


@pytest.fixture
async def broker(
    socket_enabled: None, tmp_path: Path, unused_tcp_port_factory: Callable[[], int]
) -> AsyncIterator[Mosquitto]:
    pytest_socket.enable_socket()
    broker = Mosquitto(tmp_path, unused_tcp_port_factory())
    await broker.start()
    yield broker
    broker.kill()


@pytest.fixture
def remote(broker: Mosquitto) -> Iterator[FakeMqttServer]:
    remote = FakeMqttServer(broker.port)
    yield remote
    remote.die()


async def holds(is_true: Callable[[], object]) -> None:
    """Wait for what comes over the network."""
    async with asyncio.timeout(15):
        while not is_true():  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0.02)


async def shows(hass: HomeAssistant, state: str) -> None:
    """Wait until the player has that state."""
    await holds(lambda: (shown := hass.states.get(PLAYER)) and shown.state == state)


def flows(hass: HomeAssistant) -> list[ConfigFlowResult]:
    return hass.config_entries.flow.async_progress_by_handler("raveberry")


async def found(hass: HomeAssistant, broker: Mosquitto) -> MockConfigEntry:
    """Set MQTT up, wait for the server to be found, and add it."""
    mqtt_entry = MockConfigEntry(
        domain="mqtt",
        version=1,
        minor_version=2,
        data={"broker": "127.0.0.1", "port": broker.port},
        options={"birth_message": {}},
    )
    mqtt_entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(mqtt_entry.entry_id)
    await holds(lambda: flows(hass))
    done = await hass.config_entries.flow.async_configure(flows(hass)[0]["flow_id"], {})
    entry: MockConfigEntry = done["result"]
    assert entry.state is ConfigEntryState.LOADED
    await shows(hass, "playing")
    return entry


@pytest.fixture
async def added(
    hass: HomeAssistant, mock_hass_config: None, broker: Mosquitto, remote: FakeMqttServer
) -> MockConfigEntry:
    return await found(hass, broker)


async def test_a_server_is_found_shown_and_steered(
    hass: HomeAssistant, added: MockConfigEntry, remote: FakeMqttServer
) -> None:
    state = hass.states.get(PLAYER)
    assert state is not None
    assert state.attributes["media_title"] == "Night Ferry"
    assert "entity_picture" in state.attributes
    await hass.services.async_call(
        "media_player", "media_pause", {"entity_id": PLAYER}, blocking=True
    )
    assert remote.commands == ["pause"]


async def test_a_server_that_dies_is_unavailable_until_it_is_back(
    hass: HomeAssistant, added: MockConfigEntry, broker: Mosquitto, remote: FakeMqttServer
) -> None:
    remote.die()
    await shows(hass, "unavailable")
    again = FakeMqttServer(broker.port)
    await shows(hass, "playing")
    again.die()


async def test_a_broker_that_dies_makes_all_unavailable_until_it_is_back(
    hass: HomeAssistant, added: MockConfigEntry, broker: Mosquitto, remote: FakeMqttServer
) -> None:
    broker.kill()
    await shows(hass, "unavailable")
    await broker.start()
    await shows(hass, "playing")


async def test_a_reloaded_entry_hears_what_is_retained(
    hass: HomeAssistant, added: MockConfigEntry
) -> None:
    assert await hass.config_entries.async_reload(added.entry_id)
    await shows(hass, "playing")


async def test_a_removed_entry_is_offered_again(
    hass: HomeAssistant, added: MockConfigEntry
) -> None:
    assert await hass.config_entries.async_remove(added.entry_id)
    await holds(lambda: flows(hass))
    assert hass.states.get(PLAYER) is None
