"""A visualizer on another machine: only lights, in step with the others of the party."""

import contextlib
import getpass
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray
from raveberry_visualizer.sources.snapcast_client import SnapcastClient

from tests.fakes.player.real_snapcast import ROOT, a_process, supervised_rooms
from tests.ports import free_port
from tests.system.party.test_rooms import noise, play
from tests.system.promises.test_r22_full_disk import a_small_disk_or_skip, fill
from tests.system.support.party_system import until
from tests.visualizer.daemons import Broker, Listener, short_folder

__all__ = ["noise"]

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

WITHIN_S: Final = 60
MOST_APART_S: Final = 0.020
RATE_HZ: Final = 44_100
PREVIEW: Final = {"kind": "preview"}
"""A light without a device."""

WARM_UP_BLOCKS: Final = 250
"""Blocks of 20 ms until the clocks of client and server are compared a few times."""

COMPARED_BLOCKS: Final = 150

CRASHING: Final = """
import os, sys, threading
if "raveberry_visualizer" in sys.orig_argv:
    threading.Timer(2, os._exit, (1,)).start()
"""
"""Python runs this module before a program: the visualizer ends after a while, again and again."""

CRASHES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Processes of the container of a machine with only lights, started without a container."""

    pid: int
    variables: Mapping[str, str]
    inside: Sequence[str] = field(default=())
    """Command that runs another one inside the container."""

    def is_healthy(self) -> bool:
        """Return the result of the health check of the image."""
        environment = {**os.environ, **self.variables}
        command = [*self.inside, str(ROOT / "addon/health")]
        return subprocess.run(command, env=environment, check=False).returncode == 0

    @property
    def runtime(self) -> Path:
        return Path(self.variables["RAVEBERRY_RUNTIME"])

    @property
    def service(self) -> Path:
        """Folder of its only service."""
        return self.runtime / "services" / "visualizer"

    def visualizer(self) -> int:
        """Return the process id of the visualizer, 0 while there is none."""
        command = ["s6-svstat", "-o", "pid", self.service]
        shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        return max(0, int(shown or 0))

    def programs(self) -> Iterator[str]:
        """Yield the command line of each process."""
        waiting = [self.pid]
        while waiting:
            process = Path("/proc", str(waiting.pop()))
            yield (process / "cmdline").read_text().replace("\0", " ").strip()
            waiting += map(int, (process / "task" / process.name / "children").read_text().split())


@contextmanager
def a_visualizer_alone(
    folder: Path,
    *,
    broker: int,
    snapcast: int,
    name: str,
    lamp: Mapping[str, object] = PREVIEW,
    has_own_memory: bool = False,
    **others: str,
) -> Iterator[Machine]:
    """Start a machine with one light as its container does, with the variables of the example."""
    lights = [{"id": "lamp", "pixels": 8, **lamp}]
    example = (ROOT / "compose/visualizer.env").read_text()
    variables = {
        **dict(re.findall(r"^(RAVEBERRY_[A-Z_]+)=(.*)$", example, re.MULTILINE)),
        "RAVEBERRY_VISUALIZER": name,
        "RAVEBERRY_MQTT_HOST": "127.0.0.1",
        "RAVEBERRY_MQTT_PORT": str(broker),
        "RAVEBERRY_AUDIO_URL": f"snapcast://127.0.0.1:{snapcast}",
        "RAVEBERRY_LIGHTS": json.dumps(lights),
        # Those of the image.
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "RAVEBERRY_USER": getpass.getuser(),
        "RAVEBERRY_RUNTIME": str(folder / name / "run"),
        "RAVEBERRY_DATA": str(folder / name / "data"),
        "RAVEBERRY_LOGS": str(folder / name / "data" / "logs"),
        **others,
    }
    (folder / name / "data").mkdir(parents=True)
    log = folder / f"{name}.log"
    # /dev/shm is its own, as in a container.
    own = f"mount -t tmpfs raveberry-test /dev/shm && exec {ROOT / 'addon/start'}"
    command = ("unshare", "--mount", "sh", "-c", own) if has_own_memory else (ROOT / "addon/start",)
    with a_process(*command, log=log, **variables) as supervisor:
        inside = ("nsenter", "--mount", f"--target={supervisor.pid}") if has_own_memory else ()
        try:
            yield Machine(pid=supervisor.pid, variables=variables, inside=inside)
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


def test_a_machine_with_only_lights_runs_nothing_else() -> None:
    with short_folder() as folder:
        broker = Broker(folder)
        broker.start()
        listener = Listener(broker.port, "raveberry/#")
        started = a_visualizer_alone(
            folder, broker=broker.port, snapcast=free_port(), name="kitchen"
        )
        with started as machine:
            status = "raveberry/raveberry/visualizers/kitchen/status"
            listener.wait(status, "online", within_s=WITHIN_S)
            until(machine.is_healthy, within_s=WITHIN_S, what="it is healthy")
            programs = [re.sub(r"^\S*/", "", program) for program in machine.programs()]
        ours = [program for program in programs if not program.startswith("s6-")]
        modules = [re.sub(r"^python\S* .*-m ", "", program) for program in ours]
        modules = [re.sub(r"watchdog \d.*", "watchdog", module) for module in modules]
        assert sorted(modules) == [
            "raveberry_visualizer",
            "sh ../.watchdog",
            "sh ./run visualizer/log",
            "sleep 20",
        ]
        assert not machine.is_healthy()
        listener.close()
        broker.end()


def test_a_visualizer_that_hangs_is_unhealthy_until_it_goes_on() -> None:
    with (
        short_folder() as folder,
        a_visualizer_alone(
            folder, broker=free_port(), snapcast=free_port(), name="kitchen"
        ) as machine,
    ):
        until(machine.is_healthy, within_s=WITHIN_S, what="it is healthy")
        os.kill(machine.visualizer(), signal.SIGSTOP)
        assert machine.is_healthy()
        heartbeat = machine.runtime / "visualizer.heartbeat"
        long_ago = heartbeat.stat().st_mtime - 61
        os.utime(heartbeat, (long_ago, long_ago))
        assert not machine.is_healthy()
        os.kill(machine.visualizer(), signal.SIGCONT)
        until(machine.is_healthy, within_s=WITHIN_S, what="it is healthy again")


def test_a_visualizer_that_crashes_in_a_loop_is_never_healthy() -> None:
    with short_folder() as folder:
        (folder / "sitecustomize.py").write_text(CRASHING)
        with a_visualizer_alone(
            folder,
            broker=free_port(),
            snapcast=free_port(),
            name="kitchen",
            PYTHONPATH=str(folder),
        ) as machine:
            seen: set[int] = set()

            def has_crashed_often() -> bool:
                with contextlib.suppress(ValueError):
                    seen.add(machine.visualizer())
                assert not machine.is_healthy()
                return len(seen - {0}) > CRASHES

            until(has_crashed_often, within_s=WITHIN_S, what="it crashed a few times")


def test_a_visualizer_on_a_full_disk_is_healthy() -> None:
    with a_small_disk_or_skip() as disk, short_folder() as folder:
        fill(disk)
        with a_visualizer_alone(
            folder,
            broker=free_port(),
            snapcast=free_port(),
            name="kitchen",
            has_own_memory=True,
            RAVEBERRY_RUNTIME=str(disk / "run"),
        ) as machine:
            until(machine.is_healthy, within_s=WITHIN_S, what="it is healthy")
            assert not machine.service.exists()
        assert not machine.is_healthy()


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
