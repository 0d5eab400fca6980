"""Lights follow the sound of their room, also where its loudspeakers are late."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes.player.real_snapcast import RATE_HZ, Rooms, supervised_rooms
from tests.ports import free_port
from tests.system.party.test_rooms import WITHIN_S, are_heard, play
from tests.system.party.test_visualizers import a_visualizer_alone
from tests.system.support.party_system import until
from tests.visualizer.daemons import Broker, Listener, short_folder

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

MOST_APART_MS: Final = 50.0
MEASURED_S: Final = 10.0
FEWEST_BURSTS: Final = 5
BURST_S: Final = 0.15
SILENCE_S: Final = 0.25
"""Between two bursts it is silent and dark for longer, and within one for less."""

NEAR_MS: Final = 400.0
"""Bursts are further apart, so a light that becomes bright belongs to one of them only."""

type Array = NDArray[np.float64]


@pytest.fixture(scope="module")
def bursts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute of noise in bursts whose times cannot be predicted."""
    file = tmp_path_factory.mktemp("music") / "bursts.wav"
    random = np.random.default_rng(16)
    sound = np.zeros(60 * RATE_HZ)
    size = int(BURST_S * RATE_HZ)
    at = RATE_HZ
    while at < len(sound) - RATE_HZ:
        sound[at : at + size] = random.uniform(-0.5, 0.5, size)
        at += int(random.uniform(0.9, 1.5) * RATE_HZ)
    form = ("-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1")
    subprocess.run(
        ["ffmpeg", "-loglevel", "error", *form, "-i", "-", "-ac", "2", file],
        input=(sound * 32_767).astype("<i2").tobytes(),
        check=True,
    )
    return file


def beginnings_s(at_s: Array, level: Array, *, limit: float) -> Array:
    """Return when the level rises above the limit after a silence."""
    loud_s = at_s[level > limit]
    return loud_s[1:][np.diff(loud_s) > SILENCE_S]


class Lamp:
    """A device that notes its brightness for each frame that it receives."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._frames: list[tuple[float, float]] = []

    def _receive(self) -> None:
        while packet := self._socket.recv(2_000):
            self._frames.append((time.monotonic(), float(sum(packet[10:]))))

    @contextmanager
    def receiving(self) -> Iterator[None]:
        """Receive frames inside the block."""
        thread = Thread(target=self._receive, daemon=True)
        thread.start()
        try:
            yield
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as end:
                end.sendto(b"", ("127.0.0.1", self.port))
            thread.join(30)
            self._socket.close()

    def forget(self) -> None:
        """Discard the frames received so far."""
        self._frames = []

    def lit_s(self) -> Array:
        """Return when it became bright."""
        if not self._frames:
            return np.empty(0)
        at_s, light = np.array(self._frames).T
        return beginnings_s(at_s, light, limit=light.max() / 5)


def lights_later_ms(rooms: Rooms, lamp: Lamp) -> tuple[Array, ...]:
    """Return for each room how much later the lamp is lit than each burst leaves the client."""
    lamp.forget()
    blocks = list(rooms.heard(MEASURED_S))
    lit_s = lamp.lit_s()
    if not blocks or not len(lit_s):
        return (np.empty(0), np.empty(0))
    at_s = np.concatenate(
        [end_s - np.arange(len(samples) - 1, -1, -1) / RATE_HZ for end_s, samples in blocks]
    )
    sound = np.abs(np.concatenate([samples for _, samples in blocks]))
    return tuple(
        _nearest_ms(beginnings_s(at_s, sound[:, column], limit=1_000.0), lit_s) for column in (0, 1)
    )


def _nearest_ms(heard_s: Array, lit_s: Array) -> Array:
    apart = lit_s[None, :] - heard_s[:, None]
    if not apart.size:
        return np.empty(0)
    nearest = apart[np.arange(len(heard_s)), np.abs(apart).argmin(axis=1)] * 1_000
    return nearest[np.abs(nearest) < NEAR_MS]


def are_later_by(found_ms: Array, expected_ms: float) -> bool:
    """Return whether all but one of several differences are as expected."""
    off = np.abs(found_ms - expected_ms) > MOST_APART_MS
    return len(found_ms) >= FEWEST_BURSTS and int(off.sum()) <= 1


def set_latency(port: int, client: str, latency_ms: int) -> None:
    """Set the latency of a client as the host page or Snapcast's own pages do."""
    params = {"id": client, "latency": latency_ms}
    request = {"id": 1, "jsonrpc": "2.0", "method": "Client.SetLatency", "params": params}
    with socket.create_connection(("127.0.0.1", port + 1), 10) as peer, peer.makefile("rw") as line:
        line.write(json.dumps(request) + "\r\n")
        line.flush()
        assert json.loads(line.readline())["result"]["latency"] == latency_ms


def test_lights_are_in_step_with_what_is_heard_in_each_room(bursts: Path) -> None:
    """The garden's loudspeakers are late, which its latency makes up for."""
    port, late_ms, earlier_ms = free_port(), 200, 150
    lamp = Lamp()
    variables = {"RAVEBERRY_SNAPCAST": "own", "RAVEBERRY_SNAPCAST_PORT": str(port)}
    found: tuple[Array, ...] = ()

    def expect(kitchen_ms: float, garden_ms: float, what: str) -> None:
        def is_so() -> bool:
            nonlocal found
            found = lights_later_ms(rooms, lamp)
            return are_later_by(found[0], kitchen_ms) and are_later_by(found[1], garden_ms)

        until(is_so, within_s=2 * WITHIN_S, what=what)
        medians = ", ".join(f"{np.median(room):.0f} ms" for room in found)
        sys.stdout.write(f"{what}: lights after the sound of kitchen and garden by {medians}\n")

    with short_folder() as folder, lamp.receiving():
        rooms, broker = Rooms(folder), Broker(folder)
        broker.start()
        listener = Listener(broker.port, "raveberry/#")
        device = {"kind": "ddp", "host": "127.0.0.1", "port": lamp.port}
        with supervised_rooms(folder, variables) as options:
            play(options.mpd_socket, bursts)
            with (
                rooms.listening(port),
                a_visualizer_alone(
                    folder, broker=broker.port, snapcast=port, name="kitchen", lamp=device
                ),
            ):
                status = "raveberry/raveberry/visualizers/kitchen/status"
                listener.wait(status, "online", within_s=WITHIN_S)
                listener.publish(
                    "raveberry/raveberry/lights/kitchen-lamp/set", '{"effect":"energy"}'
                )
                until(are_heard(rooms), within_s=WITHIN_S, what="both rooms play")
                expect(0, 0, "without a latency")
                # The sound leaves this client earlier, so it is heard when the lamp is lit.
                set_latency(port, "garden", late_ms)
                expect(0, late_ms, "late loudspeakers in the garden")
                # Lamps that are late are a matter of the visualizer's own latency.
                set_latency(port, "Raveberry lights kitchen", earlier_ms)
                expect(-earlier_ms, late_ms - earlier_ms, "earlier lights")
        listener.close()
        broker.end()
