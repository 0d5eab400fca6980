"""A visualizer on another machine: only lights, in step with the others of the party."""

import json
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray
from raveberry_server.cli.service_configurations import own_sound_server, write_services
from raveberry_server.cli.sound_output_selection import FoundSound, sound_route
from raveberry_server.options import load
from raveberry_visualizer.sources.snapcast_client import SnapcastClient

from tests.fakes.player.real_snapcast import ROOT, a_process, supervised_rooms
from tests.ports import free_port
from tests.system.party.test_rooms import noise, play
from tests.visualizer.daemons import Broker, Listener, short_folder

__all__ = ["noise"]

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

WITHIN_S: Final = 60
MOST_APART_S: Final = 0.020
RATE_HZ: Final = 44_100
WARM_UP_BLOCKS: Final = 250
"""Blocks of 20 ms until the clocks of client and server are compared a few times."""

COMPARED_BLOCKS: Final = 150


@contextmanager
def a_visualizer_alone(folder: Path, *, broker: int, snapcast: int, name: str) -> Iterator[None]:
    """Let s6 supervise what `RAVEBERRY_ROLE=visualizer` runs."""
    lights = [{"id": "lamp", "kind": "preview", "pixels": 8}]
    variables = {
        "RAVEBERRY_ROLE": "visualizer",
        "RAVEBERRY_VISUALIZER": name,
        "RAVEBERRY_MQTT_HOST": "127.0.0.1",
        "RAVEBERRY_MQTT_PORT": str(broker),
        "RAVEBERRY_AUDIO_URL": f"snapcast://127.0.0.1:{snapcast}",
        "RAVEBERRY_LIGHTS": json.dumps(lights),
        "RAVEBERRY_RUNTIME": str(folder / name / "run"),
        "RAVEBERRY_DATA": str(folder / name / "data"),
    }
    options = load(variables)
    scanned = write_services(
        options,
        sound_route(options, FoundSound(), own_server=own_sound_server(options)),
        source=ROOT / "addon/services",
        python=Path(sys.executable),
        user="root",
        salt=b"twelve bytes",
        extra={**variables, "RAVEBERRY_USER": ""},
    )
    assert [path.name for path in scanned.iterdir() if path.name[0] != "."] == ["visualizer"]
    with a_process("s6-svscan", scanned, log=folder / f"{name}.log") as supervisor:
        try:
            yield
        finally:
            supervisor.send_signal(signal.SIGTERM)
            supervisor.wait(30)


def test_two_machines_with_only_lights_join_a_party(noise: Path) -> None:
    port, base = free_port(), "raveberry/raveberry/visualizers"
    with short_folder() as folder:
        broker = Broker(folder)
        broker.start()
        listener = Listener(broker.port, "raveberry/#")
        rooms = {"RAVEBERRY_SNAPCAST": "own", "RAVEBERRY_SNAPCAST_PORT": str(port)}
        with supervised_rooms(folder, rooms) as options:
            play(options.mpd_socket, noise)
            with (
                a_visualizer_alone(folder, broker=broker.port, snapcast=port, name="kitchen"),
                a_visualizer_alone(folder, broker=broker.port, snapcast=port, name="garden"),
            ):
                for name in ("kitchen", "garden"):
                    listener.wait(f"{base}/{name}/status", "online", within_s=WITHIN_S)
                    # Its latency is known: it hears the rooms.
                    listener.wait(f"{base}/{name}/info", f'"{name}-lamp"', within_s=WITHIN_S)
                    set_topic = f"raveberry/raveberry/lights/{name}-lamp/set"
                    listener.publish(set_topic, '{"effect":"vu"}')
                    state = f"raveberry/raveberry/lights/{name}-lamp/state"
                    listener.wait(state, '"vu"', within_s=WITHIN_S)
            for name in ("kitchen", "garden"):
                listener.wait(f"{base}/{name}/status", "offline", within_s=WITHIN_S)
        listener.close()
        broker.end()


def test_two_visualizers_hear_each_sample_at_the_same_time(tmp_path: Path, noise: Path) -> None:
    port = free_port()
    variables = {"RAVEBERRY_SNAPCAST": "own", "RAVEBERRY_SNAPCAST_PORT": str(port)}
    heard: dict[str, tuple[NDArray[np.float32], float]] = {}

    def listen(name: str) -> None:
        with socket.create_connection(("127.0.0.1", port), WITHIN_S) as connection:
            client = SnapcastClient(connection=connection, name=name)
            blocks = list(islice(client.blocks(), WARM_UP_BLOCKS, WARM_UP_BLOCKS + COMPARED_BLOCKS))
        heard[name] = (np.concatenate([samples for samples, _ in blocks]), blocks[0][1])

    with supervised_rooms(tmp_path, variables) as options:
        play(options.mpd_socket, noise)
        threads = [Thread(target=listen, args=(name,), daemon=True) for name in ("one", "two")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(2 * WITHIN_S)
    (first, first_s), (second, second_s) = heard["one"], heard["two"]
    lag_s = _samples_later(first, second) / RATE_HZ
    # What the second begins with comes `lag_s` after the beginning of the first.
    assert abs(second_s - (first_s + lag_s)) <= MOST_APART_S


def _samples_later(first: NDArray[np.float32], second: NDArray[np.float32]) -> int:
    """Return where in the first recording the second one begins, by cross-correlation."""
    size = 1 << (len(first) + len(second)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(first, size) * np.conj(np.fft.rfft(second, size)), size)
    lag = int(np.argmax(likeness))
    return lag - size if lag > size // 2 else lag
