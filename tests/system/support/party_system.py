"""A complete party for tests: real processes with their own folders and ports."""

import http.client
import json
import math
import os
import queue
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

import pytest
from paho.mqtt.client import Client, ConnectFlags, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from scripts import processes
from tests.ports import free_port

ROOT: Final = Path(__file__).resolve().parents[3]
BIN: Final = Path(sys.executable).parent
PYTHON_CACHE: Final = ROOT / ".run" / "cache" / "python"
"""Compiled modules of all processes that tests start; only the first start compiles."""

TONES: Final = ROOT / ".run" / "cache" / "tones"
"""Tones that tests have made, as the long ones take seconds to encode."""

SERVICES: Final = ("sound", "broker", "mpd", "server", "visualizer")
PIXELS: Final = 100
READY_S: Final = 60.0

inspects_processes: Final = pytest.mark.skipif(
    os.geteuid() != 0,
    reason="only root may look into server and visualizer, which forbid it (PR_SET_DUMPABLE)",
)


def until[T](claim: Callable[[], T], *, within_s: float, what: str) -> T:
    """Poll until the claim returns something true, and return it."""
    deadline_s = time.monotonic() + within_s
    asked = 1
    while not (answer := claim()):
        if time.monotonic() > deadline_s:
            raise AssertionError(
                f"not within {within_s} s: {what}; asked {asked} times, at last it was {answer!r}"
            )
        time.sleep(0.03)
        asked += 1
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response of an HTTP server."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        """The body as a JSON object."""
        value = json.loads(self.body)
        assert isinstance(value, dict), value
        return value


class Browser:
    """HTTP client of one endpoint that keeps its cookie, as a phone does."""

    def __init__(self, *, port: int, address: str = "127.0.0.1") -> None:
        self.port = port
        self.address = address
        self.cookie = ""

    def ask(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        connection = self.connection()
        sent = {**self.fixed_headers()}
        if body is not None:
            sent["Content-Type"] = "application/json"
        if self.cookie:
            sent["Cookie"] = self.cookie
        try:
            connection.request(method, target, body, {**sent, **(headers or {})})
            response = connection.getresponse()
            answer = Answer(
                status=response.status,
                headers={name.lower(): value for name, value in response.getheaders()},
                body=response.read(),
            )
        finally:
            connection.close()
        if set_cookie := answer.headers.get("set-cookie"):
            self.cookie = set_cookie.partition(";")[0]
        return answer

    def connection(self) -> http.client.HTTPConnection:
        """Return a connection for one request."""
        return http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=15, source_address=(self.address, 0)
        )

    def fixed_headers(self) -> Mapping[str, str]:
        """Return the headers of every request."""
        return {}

    def state(self) -> dict[str, object]:
        answer = self.ask("GET", "/api/v1/state")
        assert answer.status == 200, answer
        return answer.json

    def command(self, name: str, /, **args: object) -> Answer:
        return self.ask("POST", f"/api/v1/command/{name}", json.dumps(args).encode())

    def done(self, name: str, /, **args: object) -> dict[str, object]:
        """Return the result of a command that must succeed."""
        answer = self.command(name, **args)
        assert answer.status == 200, answer
        result = answer.json["result"]
        assert isinstance(result, dict)
        return result


class MqttClient:
    """MQTT client that receives all topics of one node and can publish there."""

    def __init__(self, *, port: int, node: str) -> None:
        self.base = f"raveberry/{node}"
        self._port = port
        self.retained: dict[str, bytes] = {}
        self.heard: queue.Queue[tuple[str, bytes]] = queue.Queue()
        self._client = Client(CallbackAPIVersion.VERSION2)
        self._is_listening = threading.Event()
        self._client.on_connect = self._subscribe
        self._client.on_subscribe = lambda *_: self._is_listening.set()
        self._client.on_message = self._hear
        self._client.reconnect_delay_set(min_delay=1, max_delay=1)
        self._client.connect("127.0.0.1", port)

    def __enter__(self) -> Self:
        self._client.loop_start()
        assert self._is_listening.wait(10), "the broker takes no subscription"
        return self

    def __exit__(self, *_: object) -> None:
        self._client.disconnect()
        self._client.loop_stop()
        # paho closes its socket pair in __del__, so no reference cycle may keep the client alive.
        self._client.on_connect = self._client.on_message = None

    def latest(self, topic: str) -> object:
        """Return the newest JSON on a topic, or None."""
        payload = self.retained.get(f"{self.base}/{topic}", b"")
        return json.loads(payload) if payload else None

    def say(self, topic: str, payload: bytes) -> None:
        self._client.publish(f"{self.base}/{topic}", payload, qos=1).wait_for_publish(5)

    def asked_again(self) -> bool:
        """Return whether a new client finds the player's retained state."""
        try:
            with MqttClient(port=self._port, node=self.base.partition("/")[2]) as fresh:
                until(lambda: fresh.latest("player"), within_s=1, what="it is retained")
        except (OSError, AssertionError):
            return False
        return True

    def command(self, name: str, /, **args: object) -> dict[str, object]:
        """Return the whole reply to a command."""
        return self.raw_command(name, json.dumps({"args": args}).encode())

    def raw_command(self, name: str, payload: bytes) -> dict[str, object]:
        """Return the reply to a payload that has no `reply_to` yet."""
        answers = f"{self.base}/reply/{time.monotonic_ns()}"
        envelope = {"id": answers, "reply_to": answers, **json.loads(payload)}
        self.say(f"command/{name}", json.dumps(envelope).encode())
        return self.answer_at(answers)

    def answer_at(self, topic: str) -> dict[str, object]:
        deadline_s = time.monotonic() + 10
        while time.monotonic() < deadline_s:
            heard, payload = self.heard.get(timeout=10)
            if heard == topic:
                answer = json.loads(payload)
                assert isinstance(answer, dict)
                return answer
        raise AssertionError(f"no answer at {topic}")

    def _subscribe(
        self,
        client: Client,
        _userdata: object,
        _flags: ConnectFlags,
        _reason: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        client.subscribe(f"{self.base}/#", qos=1)

    def _hear(self, _client: Client, _userdata: object, message: MQTTMessage) -> None:
        self.retained[message.topic] = message.payload
        self.heard.put((message.topic, message.payload))


class LedReceiver:
    """An LED strip that receives DDP."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(5)
        self.port: int = self._socket.getsockname()[1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def forget(self) -> None:
        """Discard the packets received so far."""
        self._socket.setblocking(False)
        try:
            while self._socket.recv(65_536):
                pass
        except BlockingIOError:
            pass
        self._socket.settimeout(5)

    def frame(self) -> list[tuple[int, int, int]]:
        """Return the next complete frame, one tuple per pixel."""
        pixels = bytearray(3 * PIXELS)
        while True:
            packet = self._socket.recv(65_536)
            flags, _, kind, _, offset, length = struct.unpack(">BBBBIH", packet[:10])
            assert flags & 0xC0 == 0x40, "not version 1 of DDP"
            assert kind == 0x0B, "not RGB of 8 bits"
            data = packet[10:]
            assert len(data) == length
            pixels[offset : offset + length] = data
            if flags & 1:
                return [(r, g, b) for r, g, b in zip(*[iter(pixels)] * 3, strict=True)]

    def brightest(self) -> tuple[float, int]:
        """Return the brightest place of the next frame, 0 to 1, and its level."""
        levels = [max(pixel) for pixel in self.frame()]
        level = max(levels)
        places = [place for place, value in enumerate(levels) if value == level]
        return (sum(places) / len(places) + 0.5) / PIXELS, level


def place_of(frequency_hz: float) -> float:
    """Return the place of a tone on a strip, 0 to 1: 40 Hz to 12.8 kHz, evenly in octaves."""
    return math.log(frequency_hz / 40) / math.log(12_800 / 40)


@dataclass(kw_only=True)
class System:
    """The folders, ports and processes of one party."""

    folder: Path
    strip: LedReceiver
    guest_port: int = field(default_factory=free_port)
    host_port: int = field(default_factory=free_port)
    mqtt_port: int = field(default_factory=free_port)
    held_back: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    is_patient: bool = True

    @property
    def node(self) -> str:
        return f"test-{self.guest_port}"

    @property
    def music(self) -> Path:
        return self.folder / "music"

    @property
    def environment(self) -> dict[str, str]:
        lights = [
            {
                "id": "strip",
                "kind": "ddp",
                "host": "127.0.0.1",
                "port": self.strip.port,
                "pixels": PIXELS,
            }
        ]
        kept = {name: value for name, value in os.environ.items() if "RAVEBERRY" not in name}
        kept.pop("PULSE_SERVER", None)
        return {
            **kept,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(PYTHON_CACHE),
            "RAVEBERRY_RUNTIME": str(self.folder),
            "RAVEBERRY_DATA": str(self.folder / "data"),
            "RAVEBERRY_MUSIC": str(self.music),
            "RAVEBERRY_SOURCES": "local,radio",
            "RAVEBERRY_GUEST_PORT": str(self.guest_port),
            "RAVEBERRY_HOST_PORT": str(self.host_port),
            "RAVEBERRY_MQTT_PORT": str(self.mqtt_port),
            "RAVEBERRY_NODE": self.node,
            # The sink is our own even where there is a sound card.
            "RAVEBERRY_OUTPUT": "pulse",
            "RAVEBERRY_LIGHTS": json.dumps(lights),
            processes.MARK: str(self.folder),
            **self.variables,
        }

    @property
    def sound_environment(self) -> dict[str, str]:
        """The variables of a client of the party's sound server."""
        return os.environ | {"PULSE_SERVER": f"unix:{self.folder}/pulse/native"}

    def guest(self, address: str = "127.0.0.1") -> Browser:
        """Return a new guest at that loopback address."""
        return Browser(port=self.guest_port, address=address)

    def host(self) -> Browser:
        return Browser(port=self.host_port)

    def mqtt(self) -> MqttClient:
        return MqttClient(port=self.mqtt_port, node=self.node)

    def mqtt_soon(self) -> MqttClient:
        """Return a connected MQTT client as soon as the broker accepts connections."""

        def listen() -> MqttClient | None:
            try:
                return self.mqtt()
            except OSError:
                return None

        mqtt = until(listen, within_s=20, what="the broker is there")
        assert mqtt is not None
        return mqtt

    def shell(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the `raveberry` command for this party."""
        return subprocess.run(
            [BIN / "raveberry", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @contextmanager
    def running(self) -> Iterator[None]:
        """Run all processes under their supervisor inside the block."""
        laid_out = self.shell("services")
        assert laid_out.returncode == 0, laid_out.stderr
        for service in self.held_back:
            (self.folder / "services" / service / "down").touch()
        if not self.is_patient:
            # Without the back-off for services that die often, which test_supervision.py covers.
            finish = self.folder / "services" / ".finish"
            finish.unlink()  # a link to the script of the checkout
            finish.write_text("#!/bin/sh\n")
            finish.chmod(0o755)
        with (self.folder / "supervisor.log").open("ab") as log:
            supervisor = subprocess.Popen(
                ["s6-svscan", self.folder / "services"],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            yield
        except (AssertionError, OSError, http.client.HTTPException) as error:
            error.add_note(self.seen())
            raise
        finally:
            processes.end_all(self.folder, patience_s=10)
            supervisor.wait(5)

    def wait_until_served(self, *, within_s: float = READY_S) -> None:
        until(self.is_served, within_s=within_s, what="/healthz answers 200")

    def is_served(self) -> bool:
        try:
            return self.guest().ask("GET", "/healthz").status == 200
        except (OSError, http.client.HTTPException):
            # A connection to a free loopback port may connect to itself.
            return False

    def seen(self) -> str:
        """Return the status and the end of the log of each process, and the server's health."""
        shown = []
        for service in SERVICES:
            status = self._s6("s6-svstat", service).stdout.decode().strip()
            shown += [f"--- {service}: {status}", *self.log(service).splitlines()[-12:]]
        try:
            health = self.guest().ask("GET", "/healthz")
        except (OSError, http.client.HTTPException) as error:
            return "\n".join([*shown, f"--- /healthz: {error!r}"])
        return "\n".join([*shown, f"--- /healthz: {health.status} {health.body.decode()}"])

    def pid(self, service: str) -> int:
        """Return the process id of a service, or 0 if it does not run."""
        shown = self._s6("s6-svstat", "-o", "pid", service).stdout.decode()
        return max(0, int(shown or 0))

    def kill(self, service: str) -> int:
        """Kill a process, as a power failure would, and return its id."""
        pid = self.pid(service)
        assert pid, f"{service} does not run"
        os.kill(pid, signal.SIGKILL)
        return pid

    def is_back(self, service: str, *, after: int) -> bool:
        return self.pid(service) not in {0, after}

    def let_go(self, service: str) -> None:
        """Start a service that was held back."""
        until(
            lambda: self._s6("s6-svc", "-u", service).returncode == 0,
            within_s=5,
            what=f"{service} is supervised",
        )

    def hold_back(self, service: str) -> None:
        """Stop a service and keep it stopped."""
        self._s6("s6-svc", "-wD", "-d", "-T", "5000", service)

    def log(self, service: str) -> str:
        file = self.folder / "logs" / service / "current"
        return file.read_text(errors="replace") if file.exists() else ""

    def mpd(self, *commands: str) -> dict[str, str]:
        """Return MPD's answer to the commands, bypassing the server.

        A song with a measured gain is named by its own file.
        """
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(5)
            peer.connect(str(self.folder / "mpd.sock"))
            with peer.makefile("rw", encoding="utf-8", newline="\n") as stream:
                stream.readline()
                stream.write("".join(f"{command}\n" for command in commands))
                stream.flush()
                lines = []
                ends = 0
                while ends < len(commands):
                    line = stream.readline().rstrip("\n")
                    assert line, "MPD hung up"
                    assert not line.startswith("ACK"), line
                    ends += line == "OK"
                    lines.append(line)
        answer = dict(line.split(": ", 1) for line in lines if ": " in line)
        script = Path(answer.get("file", ""))
        if script.suffix == ".concat":
            (link,) = (one for one in script.parent.glob(f"{script.stem}.*") if one.is_symlink())
            answer["file"] = str(link.readlink())
        return answer

    def mpd_if_there(self, *commands: str) -> dict[str, str]:
        """Return MPD's answer, or nothing while it is unreachable."""
        try:
            return self.mpd(*commands)
        except (OSError, AssertionError):
            return {}

    def recorded(self, length_s: float) -> bytes:
        """Record the null sink from now on: 16 bit, mono, 44100 Hz."""
        wanted = int(44_100 * length_s) * 2
        with subprocess.Popen(
            [
                *("parec", "--raw", "--format=s16le", "--channels=1", "--rate=44100"),
                *("--latency-msec=20", "-d", "party.monitor"),
            ],
            env=self.sound_environment,
            stdout=subprocess.PIPE,
        ) as recorder:
            assert recorder.stdout is not None
            sound = recorder.stdout.read(wanted)
            recorder.kill()
        assert len(sound) == wanted, "the sound server hung up"
        return sound

    def frames_soon(self) -> bool:
        """Return whether the visualizer is online."""
        with self.mqtt() as mqtt:
            until(
                lambda: mqtt.retained.get(f"{mqtt.base}/lights/status"),
                within_s=2,
                what="the light show has said something",
            )
            return mqtt.retained[f"{mqtt.base}/lights/status"] == b"online"

    def is_stored(self) -> bool:
        """Return whether the server and its store work, with or without a player."""
        try:
            checks = self.guest().ask("GET", "/healthz").json["checks"]
        except OSError:
            return False
        assert isinstance(checks, dict)
        return bool(checks["server"] and checks["store"])

    def add_tone(
        self, title: str, *, frequency_hz: float = 440, length_s: int = 120, artist: str = "Tones"
    ) -> Path:
        """Write a tone into the music folder."""
        self.music.mkdir(exist_ok=True)
        file = self.music / f"{title}.flac"
        made = TONES / f"{title}, {artist}, {frequency_hz} Hz, {length_s} s.flac"
        if not made.exists():
            _make_tone(
                made, title=title, frequency_hz=frequency_hz, length_s=length_s, artist=artist
            )
        shutil.copyfile(made, file)
        return file

    def _s6(self, tool: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        *options, service = arguments
        command = [tool, *options, self.folder / "services" / service]
        return subprocess.run(command, capture_output=True, check=False)


def demo_music() -> Path:
    """Return the demo library of scripts/run, which has covers; make it if it is missing."""
    folder = ROOT / ".run" / "demo-music"
    make = "import pathlib, sys, demo_music; demo_music.make_demo_music(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-B", "-c", make, folder], cwd=ROOT / "scripts", check=True)
    return folder


def _make_tone(file: Path, *, title: str, frequency_hz: float, length_s: int, artist: str) -> None:
    """Write a tone for all later tests, complete or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        unfinished = Path(folder, file.name)
        subprocess.run(
            [
                *("ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi"),
                *("-i", f"sine=frequency={frequency_hz}:duration={length_s}:sample_rate=44100"),
                *("-af", "volume=6dB", "-ac", "2"),
                *("-metadata", f"title={title}", "-metadata", f"artist={artist}"),
                str(unfinished),
            ],
            check=True,
        )
        unfinished.replace(file)


@contextmanager
def a_system(
    *,
    held_back: tuple[str, ...] = (),
    variables: Mapping[str, str] | None = None,
    is_patient: bool = True,
) -> Iterator[System]:
    """Create a system in a folder with a short name, as the paths of Unix sockets are limited."""
    processes.adopt_orphans()
    folder = Path(tempfile.mkdtemp(prefix="rb-", dir="/tmp"))
    try:
        with LedReceiver() as strip:
            yield System(
                folder=folder,
                strip=strip,
                held_back=held_back,
                variables=variables or {},
                is_patient=is_patient,
            )
    finally:
        assert not processes.running(folder), "processes are left"
        shutil.rmtree(folder)
