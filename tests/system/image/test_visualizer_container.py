"""A container that runs only lights, on a machine in another room of the party.

Part of scripts/test --long.
"""

import json
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.fakes.player.real_snapcast import supervised_rooms
from tests.ports import free_port
from tests.system.image.test_container import LOCKED, USER
from tests.system.image.test_image import LIMITS, folder, image, podman
from tests.system.party.test_rooms import noise, play
from tests.system.support.party_system import ROOT, LedReceiver, until
from tests.visualizer.daemons import Broker, Listener

__all__ = ["folder", "image", "noise"]  # fixtures

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(600)]

WITHIN_S: Final = 60
PIXELS: Final = 8


@contextmanager
def lights_of_a_room(image: str, name: str, variables: Mapping[str, str]) -> Iterator[str]:
    """Run a container as locked as can be, with the variables of the example and these."""
    example = (ROOT / "compose/visualizer.env").read_text()
    named = dict(re.findall(r"^(RAVEBERRY_[A-Z_]+)=(.*)$", example, re.MULTILINE)) | variables
    podman(
        *("run", "--detach", "--name", name, *LIMITS, "--network=host", *LOCKED),
        *(f"--user={USER}:{USER}", f"--volume={name}:/data"),
        *(f"--env={key}={value}" for key, value in named.items()),
        image,
    )
    try:
        yield name
    finally:
        sys.stdout.write(podman("logs", name).stdout)
        podman("rm", "--force", "--time", "0", name)
        podman("volume", "rm", name)


def test_a_container_with_only_lights_joins_a_party_and_hears_its_rooms(
    image: str, folder: Path, noise: Path
) -> None:
    port, base = free_port(), "raveberry/raveberry/visualizers/kitchen"
    broker = Broker(folder)
    broker.start()
    listener = Listener(broker.port, "raveberry/#")
    rooms = {"RAVEBERRY_SNAPCAST": "own", "RAVEBERRY_SNAPCAST_PORT": str(port)}
    with LedReceiver() as strip, supervised_rooms(folder, rooms) as options:
        play(options.mpd_socket, noise)
        lamp = {"kind": "ddp", "host": "127.0.0.1", "port": strip.port, "pixels": PIXELS}
        variables = {
            "RAVEBERRY_MQTT_HOST": "127.0.0.1",
            "RAVEBERRY_MQTT_PORT": str(broker.port),
            "RAVEBERRY_MQTT_USERNAME": "",
            "RAVEBERRY_AUDIO_URL": f"snapcast://127.0.0.1:{port}",
            "RAVEBERRY_LIGHTS": json.dumps([{"id": "lamp", **lamp}]),
        }
        with lights_of_a_room(image, folder.name, variables) as container:
            listener.wait(f"{base}/status", "online", within_s=WITHIN_S)
            # Its latency is known: it hears the rooms.
            listener.wait(f"{base}/info", '"kitchen-lamp"', within_s=WITHIN_S)
            listener.publish("raveberry/raveberry/lights/kitchen-lamp/set", '{"effect":"vu"}')
            listener.wait("raveberry/raveberry/lights/kitchen-lamp/state", '"vu"')
            strip.forget()
            until(lambda: strip.brightest()[1], within_s=WITHIN_S, what="the music lights the lamp")
            until(
                lambda: podman("healthcheck", "run", container, is_checked=False).returncode == 0,
                within_s=30,
                what="it is healthy",
            )
            services = podman("exec", container, "ls", "/run/raveberry/services").stdout.split()
            assert services == ["visualizer"], "nothing else runs"
            stopping_s = time.monotonic()
            podman("stop", "--time", "30", container)
            assert time.monotonic() - stopping_s < 8, "SIGTERM did not end it in time"
            exit_code = podman("inspect", "--format", "{{.State.ExitCode}}", container).stdout
            assert exit_code.strip() == "0"
        listener.wait(f"{base}/status", "offline", within_s=WITHIN_S)
    listener.close()
    broker.end()
