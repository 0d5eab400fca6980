"""Two visualizers of one party share a broker without disturbing each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from raveberry_contract import Topics
from raveberry_visualizer.control import (
    DeviceRegistry,
    LightController,
    MqttConnection,
    SettingsFile,
)
from raveberry_visualizer.control.mqtt.broker_file import Broker as BrokerAddress
from raveberry_visualizer.engine import Device, Light, RenderLoop

from tests.fakes.lights.light_ports import ManualClock, RecordingSink, ScriptedSource
from tests.visualizer.daemons import Broker, Listener, short_folder, wait_for

BASE = "raveberry/bar"


@contextmanager
def a_visualizer(folder: Path, name: str, device: str, *, port: int) -> Iterator[LightController]:
    file = SettingsFile(path=folder / f"{device}.json")
    memory = file.load()
    light = Light(
        device=Device(id=device, name=device, kind="ddp", pixels=3),
        sink=RecordingSink(),
        setting=memory.setting(device),
    )
    loop = RenderLoop(lights=[light], source=ScriptedSource(), clock=ManualClock(), speed=0.5)
    topics = Topics("bar")
    controller = LightController(
        loop=loop,
        registry=DeviceRegistry(loop=loop, search=None, make=lambda _: light, added={}),
        topics=topics,
        file=file,
        settings=memory,
        visualizer=name,
    )
    broker = BrokerAddress(host="127.0.0.1", port=port, username=None, password=None, is_tls=False)
    with MqttConnection(broker=broker, topics=topics, controller=controller, visualizer=name):
        yield controller


@pytest.fixture
def broker() -> Iterator[Broker]:
    with short_folder() as folder:
        broker = Broker(folder)
        broker.start()
        yield broker
        broker.end()


@pytest.fixture
def listener(broker: Broker) -> Iterator[Listener]:
    listener = Listener(broker.port, "raveberry/#")
    yield listener
    listener.close()


def test_each_has_its_topics_and_obeys_commands_for_its_lights(
    tmp_path: Path, broker: Broker, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        a_visualizer(tmp_path, "", "strip", port=broker.port),
        a_visualizer(tmp_path, "kitchen", "kitchen-ring", port=broker.port),
    ):
        listener.wait(f"{BASE}/lights/info", '"strip"')
        listener.wait(f"{BASE}/visualizers/kitchen/info", '"kitchen-ring"')
        listener.wait(f"{BASE}/lights/kitchen-ring/state", '"ON"')
        listener.publish(f"{BASE}/lights/kitchen-ring/set", '{"state":"OFF"}')
        listener.publish(f"{BASE}/lights/set", '{"save_scene":"Late"}')
        listener.wait(f"{BASE}/lights/kitchen-ring/state", '"OFF"')
        listener.wait(f"{BASE}/lights/info", '"Late"')
        listener.wait(f"{BASE}/visualizers/kitchen/info", '"Late"')
        listener.wait(f"{BASE}/lights/strip/state", '"ON"')
    assert "another client publishes" not in caplog.text
    assert not [record for record in caplog.records if record.levelname == "WARNING"]


def test_one_that_leaves_leaves_the_other_online(
    tmp_path: Path, broker: Broker, listener: Listener
) -> None:
    with a_visualizer(tmp_path, "", "strip", port=broker.port):
        with a_visualizer(tmp_path, "kitchen", "kitchen-ring", port=broker.port):
            listener.wait(f"{BASE}/lights/status", "online")
            listener.wait(f"{BASE}/visualizers/kitchen/status", "online")
        listener.wait(f"{BASE}/visualizers/kitchen/status", "offline")
        assert listener.last(f"{BASE}/lights/status") == "online"


def test_foreign_messages_on_its_own_topics_are_overwritten(
    tmp_path: Path, broker: Broker, listener: Listener
) -> None:
    status = f"{BASE}/visualizers/kitchen/status"
    with a_visualizer(tmp_path, "kitchen", "kitchen-ring", port=broker.port):
        listener.wait(status, "online")
        listener.publish(status, "offline", retain=True)
        wait_for(
            lambda: (
                [text for at, text in listener.messages if at == status][-2:]
                == ["offline", "online"]
            )
        )
