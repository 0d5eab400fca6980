"""A party whose bridge is connected to a real broker, and an MQTT client for tests."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion
from raveberry_contract import topics
from raveberry_server.adapters.mqtt.bridge import MqttBridge
from raveberry_server.adapters.mqtt.commands import MqttCommands
from raveberry_server.adapters.mqtt.state_topics import ServerIdentity
from raveberry_server.application.broker_selection import BrokerAddress, BrokerSelection
from raveberry_server.presenter.public_links import ServerAddresses

from tests.fakes.party.headless_server import TOPICS, HeadlessServer
from tests.fakes.real_broker import RealBroker

type Json = Any
"""JSON that a test reads from a payload and asserts on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One message as a subscriber receives it."""

    topic: str
    payload: bytes
    is_retained: bool

    @property
    def json(self) -> Json:
        return json.loads(self.payload)


class Listener:
    """MQTT client that subscribes to all topics and sends commands."""

    def __init__(self, *, port: int) -> None:
        self.heard: list[Heard] = []
        self._news = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._ids = 0
        self._name = uuid4().hex
        self.client = paho.Client(CallbackAPIVersion.VERSION2)
        self.client.on_socket_open = lambda _client, _userdata, connection: connection.setsockopt(
            socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
        )
        self.client.on_connect = lambda client, *_: client.subscribe("#", qos=1)
        self.client.on_subscribe = lambda *_: self._loop.call_soon_threadsafe(self._news.set)
        self.client.on_message = lambda _client, _userdata, message: (
            self._loop.call_soon_threadsafe(
                self._note,
                Heard(topic=message.topic, payload=message.payload, is_retained=message.retain),
            )
        )
        self._port = port

    async def open(self) -> None:
        await asyncio.to_thread(self.client.connect, "127.0.0.1", self._port)
        self.client.loop_start()
        await self._news.wait()

    async def close(self) -> None:
        self.client.disconnect()
        await asyncio.to_thread(self.client.loop_stop)
        # paho closes its socket pair in __del__, so no reference cycle may keep the client alive.
        self.client.on_connect = self.client.on_subscribe = self.client.on_message = None

    def _note(self, heard: Heard) -> None:
        self.heard.append(heard)
        self._news.set()

    def on(self, topic: str) -> list[Heard]:
        """Return all messages received on a topic."""
        return [heard for heard in self.heard if heard.topic == topic]

    async def until[T](self, claim: Callable[[], T]) -> T:
        """Wait until the claim returns something true, and return it."""
        while not (found := claim()):
            self._news.clear()
            await self._news.wait()
        return found

    async def latest(self, topic: str, claim: Callable[[Json], bool] = lambda _json: True) -> Json:
        """Wait until the newest message on a topic is JSON that fulfils the claim; return it."""
        return await self.until(
            lambda: (found := self.on(topic)) and claim(found[-1].json) and found[-1].json
        )

    def send(self, topic: str, payload: str | bytes, *, retain: bool = False) -> None:
        self.client.publish(topic, payload, qos=1, retain=retain)

    async def ask(self, command: str, **envelope: Json) -> Json:
        """Send a command and return its answer."""
        self._ids += 1
        key = envelope.pop("id", f"call-{self._name}-{self._ids}")
        reply_to = TOPICS.name(topics.REPLY, f"{self._name}/{self._ids}")
        raw = {"id": key, "reply_to": reply_to, **envelope}
        self.send(TOPICS.name(topics.COMMAND, command), json.dumps(raw))
        return (await self.until(lambda: self.on(reply_to)))[-1].json


@dataclass(kw_only=True)
class Bridged:
    """A party and its MQTT bridge."""

    server: HeadlessServer
    bridge: MqttBridge
    broker: RealBroker
    server_addresses: ServerAddresses


@asynccontextmanager
async def bridging(
    broker: RealBroker,
    server: HeadlessServer,
    *,
    username: str | None = None,
    password: str | None = None,
    brokers: BrokerSelection | None = None,
) -> AsyncIterator[Bridged]:
    """Run a bridge to the broker inside the block."""
    server_addresses = ServerAddresses(guest_url=None, lan_address="192.0.2.7", guest_port=8080)
    first = BrokerAddress(host="127.0.0.1", port=broker.port, username=username, password=password)
    bridge = MqttBridge(
        brokers=brokers or BrokerSelection(broker=first, problems=server.problems),
        topics=TOPICS,
        identity=ServerIdentity(id="0123", name="Test party", node="test"),
        server_addresses=server_addresses,
        party=server.party,
        presence=server.presence,
        snapshots=server.snapshots,
        catalog=server.catalog,
        orders=MqttCommands(topics=TOPICS, party=server.party, commands=server.commands),
        lights=server.lights,
        library=server.library,
        problems=server.problems,
    )
    async with server.running(), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(bridge.run())
        try:
            yield Bridged(
                server=server, bridge=bridge, broker=broker, server_addresses=server_addresses
            )
        finally:
            running.cancel()


@asynccontextmanager
async def listening(port: int) -> AsyncIterator[Listener]:
    """Connect a `Listener` inside the block."""
    listener = Listener(port=port)
    await listener.open()
    try:
        yield listener
    finally:
        await listener.close()
