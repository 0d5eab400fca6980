"""Failures of the broker connection, and TLS."""

import asyncio
import gc
import os
import subprocess
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from paho.mqtt import client as paho
from raveberry_contract import topics
from raveberry_contract.messages import PlainEvent, PlainEventType, Presence, Reply
from raveberry_server.adapters.mqtt import bridge as bridges
from raveberry_server.adapters.mqtt import connection as connections
from raveberry_server.adapters.mqtt.connection import BrokerConnection, BrokerLostError, Will
from raveberry_server.adapters.mqtt.throttle import Throttle
from raveberry_server.application.broker_selection import BrokerAddress

from tests.fakes.party.bridged_party import Bridged, Listener, bridging
from tests.fakes.party.headless_server import TOPICS, HeadlessServer
from tests.fakes.real_broker import RealBroker, a_broker
from tests.ports import free_port


def a_connection(port: int, *, uses_tls: bool = False) -> BrokerConnection:
    return BrokerConnection(
        broker=BrokerAddress(host="127.0.0.1", port=port, uses_tls=uses_tls),
        client_id="test",
        network=ThreadPoolExecutor(),
        will=Will(address=TOPICS.address(topics.STATUS), message=Presence.OFFLINE),
        receive=lambda _message: None,
    )


def descriptors() -> list[str]:
    return sorted(entry.name for entry in os.scandir("/proc/self/fd"))


async def problem_of(connection: BrokerConnection) -> str:
    try:
        with pytest.raises(BrokerLostError) as lost:
            await connection.open()
    finally:
        await connection.close()
    return str(lost.value)


def publish_one(connection: BrokerConnection) -> None:
    connection.publish(TOPICS.address(topics.STATUS), topics.STATUS.encode(Presence.ONLINE))


def publish_several(connection: BrokerConnection) -> None:
    event = PlainEvent(type=PlainEventType.ALARM_STARTED, at=datetime(2026, 11, 29, tzinfo=UTC))
    connection.publish_all(TOPICS.address(topics.EVENT), [topics.EVENT.encode(event)] * 2)


async def test_nobody_answers() -> None:
    assert "Connection refused" in await problem_of(a_connection(free_port()))


async def test_somebody_else_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "CONNECT_PATIENCE_S", 0.2)

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert "does not answer" in await problem_of(a_connection(port))


async def test_somebody_hangs_up() -> None:
    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert "hung up" in await problem_of(a_connection(port))


@pytest.mark.system
async def test_a_closed_connection_leaves_no_descriptor_open(broker: RealBroker) -> None:
    # Neither the collector nor a reference count closes them.
    connections = [a_connection(broker.port) for _ in range(3)]
    gc.disable()
    try:
        before = descriptors()
        for connection in connections:
            await connection.open()
            await connection.close()
        assert descriptors() == before
    finally:
        gc.enable()


@pytest.mark.system
async def test_a_broker_is_spoken_to_through_tls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = await asyncio.to_thread(a_certificate, tmp_path)
    settings = f"user root\nallow_anonymous true\ncertfile {certificate}\nkeyfile {key}"
    async with a_broker(tmp_path, settings) as broker:
        stranger = a_connection(broker.port, uses_tls=True)
        assert "CERTIFICATE_VERIFY_FAILED" in await problem_of(stranger)
        with warnings.catch_warnings(action="ignore", category=ResourceWarning):
            # paho 2.2 leaves the socket of a failed handshake to the garbage collector.
            del stranger
            gc.collect()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        connection = a_connection(broker.port, uses_tls=True)
        await connection.open()
        await connection.close()


def a_certificate(folder: Path) -> tuple[Path, Path]:
    """Return a certificate of 127.0.0.1 that only this test trusts, and its key."""
    certificate, key = folder / "broker.crt", folder / "broker.key"
    request = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
    ]
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-out", str(certificate), "-keyout", str(key)]
    subprocess.run(["openssl", *request, *names, *files], check=True, capture_output=True)  # noqa: S603, S607 - of this test
    return certificate, key


async def test_a_topic_that_is_no_text_is_passed_over() -> None:
    received: list[object] = []
    connection = BrokerConnection(
        broker=BrokerAddress(host="127.0.0.1", port=1),
        client_id="test",
        network=ThreadPoolExecutor(),
        will=Will(address=TOPICS.address(topics.STATUS), message=Presence.OFFLINE),
        receive=received.append,
    )
    connection._on_message(connection._client, None, paho.MQTTMessage(topic=b"\xff"))
    connection._on_message(connection._client, None, paho.MQTTMessage(topic=b"a"))
    await asyncio.sleep(0)
    await connection.close()
    assert len(received) == 1


async def test_a_flood_of_commands_is_stemmed(
    bridged: Bridged,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(bridges, "MOST_WAITING", 3)
    bridged.server.store.gate.clear()
    for turn in range(6):
        listener.send(
            TOPICS.name(topics.COMMAND, "set_volume"), f'{{"args":{{"volume":0.{turn}}}}}'
        )
    await until(lambda: caplog.text.count("too many at once") == 3)
    bridged.server.store.gate.set()
    await listener.latest(TOPICS.name(topics.PLAYER), lambda player: player["volume"] == 0.2)


async def test_answers_after_the_loss_are_discarded() -> None:
    async with asyncio.timeout(5):
        server = HeadlessServer()
        port = free_port()
        broker = type("Nobody", (), {"port": port})()
        async with bridging(broker, server) as bridged:
            reply = topics.REPLY.encode(Reply(id=None, ok=True))
            bridged.bridge.publish(TOPICS.address(topics.REPLY, "1"), reply)
            await server.set("mode", "full_voting")


@pytest.mark.parametrize("publish", [publish_one, publish_several])
async def test_a_loop_that_cannot_be_woken_is_a_lost_connection_and_no_error_of_the_publisher(
    publish: Callable[[BrokerConnection], None],
) -> None:
    class BrokenPipe:
        def send(self, _data: bytes) -> int:
            raise ConnectionResetError(104, "Connection reset by peer")

        def close(self) -> None:
            pass

    connection = a_connection(free_port())
    connection._note_connected(False, "Success")
    connection._client._sockpairW = BrokenPipe()  # type: ignore[assignment]
    connection._client._sock = BrokenPipe()  # type: ignore[assignment]
    publish(connection)
    async with asyncio.timeout(5):
        assert "Connection reset by peer" in await connection.until_lost()
    connection._client._sock = None
    await connection.close()


class TestPace:
    async def test_the_first_acts_at_once_and_the_last_is_not_lost(self) -> None:
        acts: list[float] = []
        now_s = asyncio.get_running_loop().time
        pace = Throttle(act=lambda: acts.append(now_s()), interval_s=0.05)
        for _ in range(5):
            pace.call()
        assert len(acts) == 1
        await asyncio.sleep(0.06)
        assert len(acts) == 2
        await asyncio.sleep(0.11)
        assert len(acts) == 2
        assert pace.is_idle

    async def test_a_stopped_throttle_does_not_act(self) -> None:
        acts: list[int] = []
        pace = Throttle(act=lambda: acts.append(1), interval_s=0.01)
        pace.call()
        pace.call()
        pace.stop()
        await asyncio.sleep(0.03)
        assert acts == [1]


async def until(claim: Callable[[], bool]) -> None:
    """Poll until a condition holds."""
    while not claim():  # noqa: ASYNC110 - a log sets no event
        await asyncio.sleep(0.01)


async def test_a_server_that_may_not_act_sends_nothing(tmp_path: Path) -> None:
    may_act = True
    status, events = TOPICS.address(topics.STATUS), TOPICS.address(topics.EVENT)
    event = PlainEvent(type=PlainEventType.ALARM_STARTED, at=datetime(2026, 11, 29, tzinfo=UTC))
    async with a_broker(tmp_path) as broker:
        listener = Listener(port=broker.port)
        await listener.open()
        one, late = (
            BrokerConnection(
                broker=BrokerAddress(host="127.0.0.1", port=broker.port),
                client_id=f"test{number}",
                network=ThreadPoolExecutor(),
                will=Will(address=status, message=Presence.OFFLINE),
                may_act=lambda: may_act,
            )
            for number in range(2)
        )
        await one.open()
        one.publish(status, topics.STATUS.encode(Presence.ONLINE))
        await listener.until(lambda: listener.on(status.name))
        may_act = False
        one.publish(status, topics.STATUS.encode(Presence.OFFLINE))
        one.publish_all(events, [topics.EVENT.encode(event)])
        with pytest.raises(BrokerLostError, match="another server leads"):
            await late.open()
        # Nor does the end of its connection say that the party is offline.
        await one.close()
        await late.close()
        listener.send("end", b"")
        await listener.until(lambda: listener.on("end"))
        assert [heard.topic for heard in listener.heard] == [status.name, "end"]
        await listener.close()
