"""Real Snapcast: our processes for the rooms, servers elsewhere, and clients in rooms."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from raveberry_server.cli.service_configurations import own_sound_server, write_services
from raveberry_server.cli.sound_output_selection import FoundSound, sound_route
from raveberry_server.options import Options, load

ROOT: Final = Path(__file__).resolve().parents[3]
RATE_HZ: Final = 44_100
_FRAME_BYTES: Final = 4
_NEWEST_BYTES: Final = 50_000
_BLOCK_MS: Final = 10
_CHANNELS: Final = "front-left,front-right,rear-left,rear-right"


@contextmanager
def a_process(
    *command: str | Path, log: Path, **variables: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program inside the block."""
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 - the tests' own words
            command,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def supervised_rooms(folder: Path, variables: Mapping[str, str]) -> Iterator[Options]:
    """Let s6 supervise MPD and the processes for the rooms, as configured by the product."""
    options = load(
        {
            "RAVEBERRY_RUNTIME": str(folder / "run"),
            "RAVEBERRY_DATA": str(folder / "data"),
            "RAVEBERRY_OUTPUT": "null",
            **variables,
        }
    )
    route = sound_route(options, FoundSound(), own_server=own_sound_server(options))
    scanned = write_services(
        options,
        route,
        source=ROOT / "addon/services",
        python=Path(sys.executable),
        user="root",
        salt=b"twelve bytes",
        extra={"RAVEBERRY_USER": ""},
    )
    for others in ("server", "visualizer", "broker"):
        (scanned / others).rename(folder / others)
    with a_process("s6-svscan", scanned, log=folder / "supervisor.log") as supervisor:
        try:
            yield options
        finally:
            supervisor.send_signal(signal.SIGTERM)
            supervisor.wait(30)


@contextmanager
def a_server(folder: Path, *, port: int, source_port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a Snapcast server as somebody else configures it, with a source on TCP."""
    config = folder / "elsewhere.conf"
    source = f"tcp://127.0.0.1:{source_port}?name=Raveberry&mode=server&codec=pcm"
    config.write_text(
        f"[server]\ndatadir = {folder}\n[http]\nenabled = false\n"
        f"[tcp]\nbind_to_address = 127.0.0.1\nport = {port + 1}\n"
        f"[stream]\nbind_to_address = 127.0.0.1\nport = {port}\n"
        f"source = {source}&sampleformat=44100:16:2\n[logging]\nsink = stdout\n"
    )
    with a_process("snapserver", "-c", config, log=folder / "elsewhere.log") as process:
        yield process


class Room:
    """The newest sound of a Snapcast client."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def is_heard(self) -> bool:
        """Return whether it is audible."""
        return any(self._newest())

    def loudest_hz(self) -> float:
        """Return its loudest frequency, 0 for silence and before there is any sound."""
        sound = np.frombuffer(self._newest(), "<i2").reshape(-1, 2)[:, 0].astype(np.float64)
        if not len(sound):
            return 0.0
        return float(np.argmax(np.abs(np.fft.rfft(sound))) * RATE_HZ / len(sound))

    def _newest(self) -> bytes:
        if not self._file.exists():
            return b""
        with self._file.open("rb") as sound:
            size = sound.seek(0, os.SEEK_END) // _FRAME_BYTES * _FRAME_BYTES
            sound.seek(max(0, size - _NEWEST_BYTES))
            return sound.read(min(size, _NEWEST_BYTES))


@contextmanager
def a_room(folder: Path, name: str, *, port: int) -> Iterator[Room]:
    """Run a Snapcast client and yield what is heard from it."""
    file = folder / f"{name}.raw"
    player = f"file:filename={file}"
    command = ("snapclient", "--host", "127.0.0.1", "--port", str(port), "--hostID", name)
    with a_process(*command, "--player", player, log=folder / f"{name}.log"):
        yield Room(file)


class Rooms:
    """Two rooms whose loudspeakers are recorded together, sample by sample."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "native"
        self._variables = {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": f"unix:{self._socket}",
        }

    @contextmanager
    def listening(self, port: int) -> Iterator[None]:
        """Run a sound server with two sinks, and a Snapcast client for each."""
        script = self._folder / "rooms.pa"
        halves = {"kitchen": "front-left,front-right", "garden": "rear-left,rear-right"}
        script.write_text(
            f"load-module module-native-protocol-unix auth-anonymous=1 socket={self._socket}\n"
            f"load-module module-null-sink sink_name=house rate={RATE_HZ} format=s16le channels=4"
            f" channel_map={_CHANNELS}\n"
            + "".join(
                f"load-module module-remap-sink sink_name={room} master=house channels=2 remix=no"
                f" channel_map=front-left,front-right master_channel_map={channels}\n"
                for room, channels in halves.items()
            )
        )
        arguments = ("--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no")
        with ExitStack() as stack:
            stack.enter_context(
                a_process(
                    *("pulseaudio", "-n", "-F", script, *arguments),
                    log=self._folder / "house.log",
                    **self._variables,
                )
            )
            _wait_until_served(self._socket)
            for room in halves:
                stack.enter_context(
                    a_process(
                        *("snapclient", "--host", "127.0.0.1", "--port", str(port)),
                        *("--hostID", room, "--player", "pulse"),
                        log=self._folder / f"{room}.log",
                        **{**self._variables, "PULSE_SINK": room},
                    )
                )
            yield

    def recorded(self, duration_s: float) -> NDArray[np.float64]:
        """Return what is heard, with a column for each room; empty if nothing can be recorded."""
        parts = [samples for _, samples in self.heard(duration_s)]
        return np.concatenate(parts) if parts else np.empty((0, 2))

    def heard(self, duration_s: float) -> Iterator[tuple[float, NDArray[np.float64]]]:
        """Yield what is heard, with a column for each room, and when the last of it was heard."""
        command = ("parec", "-d", "house.monitor", "--raw", "--format=s16le", "--latency-msec=10")
        shape = (f"--rate={RATE_HZ}", "--channels=4", f"--channel-map={_CHANNELS}")
        with subprocess.Popen(  # noqa: S603 - the tests' own words
            (*command, *shape),
            env={**os.environ, **self._variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as recorder:
            assert recorder.stdout is not None
            for _ in range(int(duration_s * 1000 / _BLOCK_MS)):
                data = recorder.stdout.read(RATE_HZ * _BLOCK_MS // 1000 * 8)
                samples = np.frombuffer(data[: len(data) // 8 * 8], "<i2").reshape(-1, 4)
                if len(samples):
                    yield time.monotonic(), samples[:, (0, 2)].astype(np.float64)
            recorder.kill()


def _wait_until_served(path: Path) -> None:
    deadline_s = time.monotonic() + 60
    while True:
        with socket.socket(socket.AF_UNIX) as peer:
            if peer.connect_ex(str(path)) == 0:
                return
        assert time.monotonic() < deadline_s, f"nothing listens at {path}"
        time.sleep(0.05)


def lag_ms(sound: NDArray[np.float64]) -> float:
    """Return how much later the second room plays than the first, by cross-correlation."""
    size = 1 << (2 * len(sound)).bit_length()
    first, second = (np.fft.rfft(sound[:, column], size) for column in (0, 1))
    likeness = np.fft.irfft(second * np.conj(first), size)
    lag = int(np.argmax(likeness))
    return (lag - size if lag > size // 2 else lag) / RATE_HZ * 1000
