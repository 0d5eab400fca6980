"""Every message that the server publishes is of its row, as a real broker passes it on."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.subscribeoptions import SubscribeOptions
from raveberry_contract import topics
from raveberry_contract.topics import Peer, Topic, published_by

from tests.fakes.party.bridged_party import Bridged, Listener
from tests.fakes.party.headless_server import TOPICS
from tests.fakes.real_broker import RealBroker

BY_THE_TEST = {topics.COMMAND}
WITH_LIGHTS = {topics.LIGHT_SET, topics.LIGHTS_SET}
"""Topics of which the server sends nothing without a visualizer."""


@pytest.fixture
async def published(broker: RealBroker) -> AsyncIterator[list[paho.MQTTMessage]]:
    """All messages from now on, with the QoS and retain flag of their publisher."""
    messages: list[paho.MQTTMessage] = []
    is_ready = asyncio.Event()
    loop = asyncio.get_running_loop()
    client = paho.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
    client.on_message = lambda _client, _userdata, message: messages.append(message)
    client.on_connect = lambda client, *_: client.subscribe(
        "#", options=SubscribeOptions(qos=2, retainAsPublished=True)
    )
    client.on_subscribe = lambda *_: loop.call_soon_threadsafe(is_ready.set)
    await asyncio.to_thread(client.connect, "127.0.0.1", broker.port)
    client.loop_start()
    await is_ready.wait()
    yield messages
    client.disconnect()
    await asyncio.to_thread(client.loop_stop)
    client.on_message = client.on_connect = client.on_subscribe = None


async def test_every_message_is_of_its_row(
    published: list[paho.MQTTMessage], bridged: Bridged, listener: Listener
) -> None:
    end = bridged.server.lights_cache.watch(lambda *_: None)
    for title in ("Birch", "Cedar"):
        await listener.ask("enqueue", args={"query": title})
    await bridged.server.start("e0")
    await listener.ask("vote", args={"entry": "none", "value": 1})
    await listener.ask("set_setting", args={"name": "mode", "value": "full_voting"})
    expected = {*published_by(Peer.SERVER)} - WITH_LIGHTS
    while not expected <= {row_of(message) for message in tuple(published)}:  # noqa: ASYNC110 - another thread adds them
        await asyncio.sleep(0.01)
    end()
    for message in tuple(published):
        row = row_of(message)
        assert row in expected | BY_THE_TEST, message.topic
        wanted = (row.delivery.qos, row.delivery.is_retained)
        assert (message.qos, message.retain) == wanted, message.topic
        row.decode(message.payload)


def row_of(message: paho.MQTTMessage) -> Topic[Any]:
    address = TOPICS.received(message.topic)
    assert address is not None, message.topic
    return address.topic
