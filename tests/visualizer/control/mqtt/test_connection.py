"""The connection to a real broker: last will, commands, and loss of the broker."""

import json
import logging
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from raveberry_contract import Topics
from raveberry_visualizer.control import Broker as BrokerAddress
from raveberry_visualizer.control import (
    BrokerFile,
    DeviceRegistry,
    LightController,
    MqttConnection,
    SettingsFile,
    lights_publisher,
)
from raveberry_visualizer.engine import Device, Light, RenderLoop

from tests.fakes.lights.light_ports import ManualClock, RecordingSink, ScriptedSource
from tests.ports import free_port
from tests.visualizer.daemons import Broker, Listener, tls_broker, wait_for

pytestmark = pytest.mark.system

STATUS = "raveberry/bar/lights/status"
INFO = "raveberry/bar/lights/info"
STATE = "raveberry/bar/lights/strip/state"
SET = "raveberry/bar/lights/strip/set"


@contextmanager
def linked(
    folder: Path,
    port: int,
    *,
    username: str | None = None,
    password: str | None = None,
    is_tls: bool = False,
    ca: str | None = None,
    follows: Path | None = None,
) -> Iterator[MqttConnection]:
    file = SettingsFile(path=folder / "lights.json")
    memory = file.load()
    light = Light(
        device=Device(id="strip", name="Strip", kind="ddp", pixels=3),
        sink=RecordingSink(),
        setting=memory.setting("strip"),
    )
    loop = RenderLoop(lights=[light], source=ScriptedSource(), clock=ManualClock(), speed=0.5)
    topics = Topics("bar")
    registry = DeviceRegistry(loop=loop, search=None, make=lambda _: light, added={})
    controller = LightController(
        loop=loop, registry=registry, topics=topics, file=file, settings=memory
    )
    address = BrokerAddress(
        host="127.0.0.1", port=port, username=username, password=password, is_tls=is_tls, ca=ca
    )
    broker_file = BrokerFile(path=follows) if follows else None
    with MqttConnection(
        broker=address, topics=topics, controller=controller, file=broker_file
    ) as link:
        yield link


def test_it_publishes_its_status_and_takes_commands(
    folder: Path, broker: Broker, listener: Listener
) -> None:
    with linked(folder, broker.port):
        listener.wait(STATUS, "online")
        listener.wait(INFO, '"strip"')
        listener.wait(STATE, '"ON"')
        listener.publish(SET, '{"state":"OFF"}')
        listener.wait(STATE, '"OFF"')
    listener.wait(STATUS, "offline")
    late = Listener(broker.port, "raveberry/#")
    late.wait(STATUS, "offline")
    late.wait(STATE, '"OFF"')
    late.close()


def test_a_command_just_before_the_end_is_saved(
    folder: Path, broker: Broker, listener: Listener
) -> None:
    with linked(folder, broker.port) as link:
        listener.wait(STATE, '"ON"')
        listener.publish(SET, '{"brightness":77}')
        wait_for(lambda: not link._inbox.empty() or listener.count(STATE) > 1)
    kept = json.loads((folder / "lights.json").read_text())
    assert kept["lights"]["strip"]["brightness"] == 77
    listener.wait(STATE, "77")


def test_it_waits_for_a_broker_and_finds_it_again(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broker = Broker(folder)
    caplog.set_level(logging.INFO)
    with linked(folder, broker.port):
        wait_for(lambda: "no broker at" in caplog.text)
        broker.start()
        listener = Listener(broker.port, "raveberry/#")
        listener.wait(STATUS, "online", within_s=10)
        broker.end(signal.SIGKILL)
        broker.start()
        listener.messages.clear()
        listener.wait(STATUS, "online", within_s=10)
        listener.wait(STATE, '"ON"')
        listener.publish(SET, '{"state":"OFF"}')
        listener.wait(STATE, '"OFF"')
    listener.close()
    broker.end()
    assert caplog.text.count("no broker at") == 2
    assert caplog.text.count("connected to the broker") == 2


def test_a_wrong_password_is_logged(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    broker = Broker(folder, "allow_anonymous false\n")
    broker.start()
    with linked(folder, broker.port, username="ann", password="wrong"):  # noqa: S106
        wait_for(lambda: "check its user name and password" in caplog.text)
    broker.end()


def test_tls_is_used_with_a_trusted_broker(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    vouched, broker = tls_broker(folder)
    monkeypatch.setenv("SSL_CERT_FILE", str(vouched))
    with linked(folder, broker.port, is_tls=True):
        wait_for(lambda: "connected to the broker" in caplog.text)
    broker.end()


def test_without_a_broker_it_ends_at_once(folder: Path) -> None:
    started_s = time.monotonic()
    with linked(folder, free_port()):
        pass
    # It may take a while to get the processor, but it does not wait for a connection.
    assert time.monotonic() - started_s < 5


@pytest.mark.parametrize(("topic", "end"), [(STATUS, "online"), (INFO, '"strip"'), (STATE, '"ON"')])
def test_messages_of_other_clients_on_its_topics_are_overwritten(
    folder: Path,
    broker: Broker,
    listener: Listener,
    topic: str,
    end: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Otherwise the next measurements would overwrite them anyway.
    monkeypatch.setattr(lights_publisher, "MEASURED_INTERVAL_S", 3_600)
    with linked(folder, broker.port):
        listener.wait(topic, end)
        for _ in range(50):
            listener.publish(topic, "offline", retain=True)
        listener.wait(topic, "offline")
        wait_for(lambda: end in (listener.last(topic) or ""))
        late = Listener(broker.port, "raveberry/#")
        late.wait(topic, end)
        late.close()


def test_it_follows_the_server_to_another_broker(folder: Path, broker: Broker) -> None:
    file = folder / "broker.json"
    elsewhere = folder / "other"
    elsewhere.mkdir()
    other = Broker(elsewhere)
    other.start()
    with linked(folder, broker.port, follows=file):
        before, after = Listener(broker.port, "raveberry/#"), Listener(other.port, "raveberry/#")
        before.wait(STATUS, "online")
        started_s = time.monotonic()
        file.write_text(json.dumps({"host": "127.0.0.1", "port": other.port}))
        after.wait(STATUS, "online")
        assert time.monotonic() - started_s < 5
        before.wait(STATUS, "offline")
        after.publish(SET, '{"state":"OFF"}')
        after.wait(STATE, '"OFF"')
    before.close()
    after.close()
    other.end()


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "[" * 100_000, "\x00", '{"port": 1}'),
        *('{"host": "", "port": 1}', '{"host": 1, "port": 1}'),
        *('{"host": "a", "port": 0}', '{"host": "a", "port": "1"}'),
    ],
)
def test_a_file_that_names_no_broker_changes_nothing(folder: Path, text: str) -> None:
    path = folder / "broker.json"
    path.write_text('{"host": "before", "port": 1883, "tls": true, "username": ""}')
    file = BrokerFile(path=path)
    before = file.current(0.0)
    assert before is not None
    assert (before.host, before.is_tls, before.username) == ("before", True, None)
    path.unlink()
    path.write_text(text)
    assert file.current(10.0) == before


def test_a_file_that_is_not_there_names_no_broker(folder: Path) -> None:
    assert BrokerFile(path=folder / "broker.json").current(0.0) is None


def test_a_private_certificate_is_trusted_once_it_exists(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    vouched, broker = tls_broker(folder)
    late = folder / "late.pem"
    with linked(folder, broker.port, is_tls=True, ca=str(late)):
        wait_for(lambda: "no broker at" in caplog.text)
        late.write_bytes(vouched.read_bytes())
        wait_for(lambda: "connected to the broker" in caplog.text)
    broker.end()
    assert caplog.text.count("no broker at") == 1
