"""The whole process and a WLED on mDNS, which is found, added, moved and found again."""

import json
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fakes.lights.wled_host import WledHost, wled_info
from tests.visualizer.daemons import PYTHON, Broker, Daemon, Listener, wait_for

pytestmark = pytest.mark.system

BASE = "raveberry/bar/lights"
MAC = "a0b1c2d3e4f5"
LIGHT = f"wled-{MAC}"
DDP_PORT = 4048


@contextmanager
def leds(address: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as strip:
        strip.bind((address, DDP_PORT))
        strip.settimeout(60)
        yield strip


def visualizer(folder: Path, broker: Broker, **environment: str) -> Daemon:
    names = {
        "RAVEBERRY_NODE": "bar",
        "RAVEBERRY_DATA": str(folder / "data"),
        "RAVEBERRY_RUNTIME": str(folder),
        "RAVEBERRY_MQTT_PORT": str(broker.port),
        "RAVEBERRY_AUDIO_SOURCE": "synthetic",
        **environment,
    }
    return Daemon(
        *(PYTHON, "-m", "raveberry_visualizer"), environment=names, log=folder / "lights.log"
    )


def test_a_wled_is_found_added_and_found_again_where_it_moved(
    folder: Path, broker: Broker, listener: Listener
) -> None:
    lights = visualizer(folder, broker)
    lights.start()
    try:
        listener.wait(f"{BASE}/info", '"finding":false')
        info = wled_info(mac=MAC, name="Bar", pixels=9)
        with WledHost(address="127.0.0.11", info=info, mac=MAC), leds("127.0.0.11") as strip:
            listener.publish(f"{BASE}/set", '{"find":true}')
            listener.wait(f"{BASE}/info", LIGHT, '"host":"127.0.0.11"')
            listener.publish(f"{BASE}/set", json.dumps({"add": LIGHT}))
            listener.wait(f"{BASE}/info", '"added":true', '"available":true')
            assert len(strip.recv(2048)) == 10 + 27
        with WledHost(address="127.0.0.12", info=info, mac=MAC), leds("127.0.0.12") as strip:
            listener.wait(f"{BASE}/info", '"available":false')
            assert len(strip.recv(2048)) == 10 + 27
            listener.wait(f"{BASE}/info", '"available":true')
        lights.end(signal.SIGKILL)
        listener.wait(f"{BASE}/status", "offline")
        with leds("127.0.0.12") as strip:
            lights.start()
            listener.wait(f"{BASE}/status", "online")
            assert len(strip.recv(2048)) == 10 + 27
            listener.publish(f"{BASE}/set", json.dumps({"remove": LIGHT}))
            listener.wait(f"{BASE}/info", '"devices":[]')
            wait_for(lambda: listener.last(f"{BASE}/{LIGHT}/state") == "", 30)
    finally:
        lights.end(signal.SIGKILL)


def test_a_search_is_refused_in_an_isolated_network(
    folder: Path, broker: Broker, listener: Listener
) -> None:
    lights = visualizer(folder, broker, SUPERVISOR_TOKEN="secret")  # noqa: S106
    lights.start()
    try:
        assert "finding" not in json.loads(listener.wait(f"{BASE}/info", "devices"))
        listener.publish(f"{BASE}/set", '{"find":true}')
        wait_for(lambda: "the add-on has a network of its own" in lights.output, 30)
    finally:
        lights.end(signal.SIGKILL)
