"""Foreign messages on the server's topics are overwritten immediately, on a real broker."""

import asyncio

import pytest
from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion
from raveberry_contract import topics
from raveberry_server.adapters.mqtt.connection import MqttMessage

from tests.fakes.party.bridged_party import Bridged, Listener, bridging, listening
from tests.fakes.party.headless_server import TOPICS, HeadlessServer
from tests.fakes.real_broker import RealBroker

OWN = (
    TOPICS.name(topics.STATUS),
    TOPICS.name(topics.INFO),
    TOPICS.name(topics.PLAYER),
    TOPICS.name(topics.QUEUE),
    TOPICS.name(topics.PARTY),
    TOPICS.name(topics.SETTINGS),
    TOPICS.name(topics.UNDECIDED),
    TOPICS.name(topics.UPKEEP),
    TOPICS.name(topics.ARTWORK),
    TOPICS.name(topics.JOIN_QR),
)


async def published(listener: Listener, topic: str) -> bytes:
    """Return the latest message on a topic."""
    return (await listener.until(lambda: listener.on(topic)))[-1].payload


@pytest.mark.parametrize("topic", OWN)
@pytest.mark.parametrize("payload", [b"offline", b"", b"{}", b"\xff"])
@pytest.mark.usefixtures("bridged")
async def test_a_foreign_payload_is_overwritten(
    broker: RealBroker, listener: Listener, topic: str, payload: bytes
) -> None:
    await listener.ask("enqueue", args={"query": "Birch"})
    said = await published(listener, topic)
    if payload == said:
        payload = b"0"

    def payloads() -> list[bytes]:
        return [heard.payload for heard in listener.on(topic)]

    earlier = payloads().count(payload)
    listener.send(topic, payload, retain=True)
    # The server's own message may be a newer one, as the request is still being published.
    await listener.until(lambda: payloads().count(payload) > earlier and payloads()[-1] != payload)
    if said:
        async with listening(broker.port) as late:
            assert await published(late, topic) != payload


@pytest.mark.usefixtures("bridged")
async def test_an_old_state_that_is_replayed_is_overwritten(listener: Listener) -> None:
    old = await published(listener, TOPICS.name(topics.PARTY))
    await listener.ask("set_setting", args={"name": "mode", "value": "no_control"})
    await listener.latest(TOPICS.name(topics.PARTY), lambda json: json["mode"] == "no_control")
    new = listener.on(TOPICS.name(topics.PARTY))[-1].payload
    listener.send(TOPICS.name(topics.PARTY), old, retain=True)
    await listener.until(
        lambda: [h.payload for h in listener.on(TOPICS.name(topics.PARTY))][-2:] == [old, new]
    )


@pytest.mark.usefixtures("bridged")
async def test_a_flood_is_answered_five_times_a_second(
    listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    await published(listener, TOPICS.name(topics.STATUS))
    for _ in range(500):
        listener.send(TOPICS.name(topics.STATUS), b"offline", retain=True)
    await listener.until(lambda: len(listener.on(TOPICS.name(topics.STATUS))) > 500)
    await asyncio.sleep(0.5)
    said = [heard.payload for heard in listener.on(TOPICS.name(topics.STATUS))]
    assert said[-1] == b"online"
    assert said.count(b"online") < 20
    assert caplog.text.count("Another client publishes on") == 1


async def test_our_own_messages_are_not_answered(bridged: Bridged, listener: Listener) -> None:
    for title in ("Birch", "Cedar", "Elm"):
        await listener.ask("enqueue", args={"query": title})
    await asyncio.sleep(0.5)
    payloads = [heard.payload for heard in listener.on(TOPICS.name(topics.QUEUE))]
    assert len(payloads) == len(set(payloads))
    assert not bridged.bridge._own.take(MqttMessage(topic="x", payload=b"", is_retained=False))


async def test_retained_messages_of_an_earlier_server_are_replaced(
    broker: RealBroker, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    for topic in OWN:
        listener.send(topic, b"old", retain=True)
    async with bridging(broker, HeadlessServer()):
        for topic in OWN:
            await listener.until(
                lambda topic=topic: (
                    listener.on(topic)[-1:] != []
                    and (  # type: ignore[misc]
                        listener.on(topic)[-1].payload != b"old"
                    )
                )
            )
    assert "Another client" not in caplog.text


@pytest.mark.parametrize("name", ["raveberry-server-test", "raveberry-test-lights", "raveberry"])
async def test_a_client_with_a_guessed_id_does_not_end_the_session(
    bridged: Bridged, broker: RealBroker, listener: Listener, name: str
) -> None:
    """A broker ends the session of a client when another one connects under the same id."""
    thief = paho.Client(CallbackAPIVersion.VERSION2, client_id=name)
    await asyncio.to_thread(thief.connect, "127.0.0.1", broker.port)
    thief.loop_start()
    for title in ("Birch", "Cedar"):
        await listener.ask("enqueue", args={"query": title})
    thief.disconnect()
    await asyncio.to_thread(thief.loop_stop)
    assert bridged.bridge.is_connected
    assert {heard.payload for heard in listener.on(TOPICS.name(topics.STATUS))} == {b"online"}


async def test_the_name_is_another_one_each_time(broker: RealBroker) -> None:
    names = set()
    for _ in range(2):
        async with bridging(broker, HeadlessServer()) as bridged:
            names.add(bridged.bridge._client_id)
    assert len(names) == 2


async def test_too_large_a_payload_is_dropped_unread(
    bridged: Bridged, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    before = bridged.server.party.saved
    reply = TOPICS.name(topics.REPLY, "large").encode()
    padding = b" " * 256 * 1024
    command = b'{"reply_to":"' + reply + b'","args":{"query":"Birch"}}'
    listener.send(TOPICS.name(topics.COMMAND, "enqueue"), command + padding)
    await listener.ask("browse", args={"limit": 1})
    assert bridged.server.party.saved is before
    assert "unread" in caplog.text
    assert not listener.on(reply.decode())
