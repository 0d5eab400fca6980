"""Real processes that the light show connects to, each in its own folder."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from tests.fakes.real_broker import MOSQUITTO
from tests.ports import free_port

PYTHON = sys.executable


def wait_for(claim: Callable[[], object], within_s: float = 30, what: str = "") -> None:
    """Poll until a condition holds."""
    end_s = time.monotonic() + within_s
    while not claim():
        if time.monotonic() > end_s:
            raise TimeoutError(what or "the condition did not become true")
        time.sleep(0.02)


@contextmanager
def short_folder() -> Generator[Path]:
    """A folder with a path short enough for the name of a unix socket."""
    folder = Path(tempfile.mkdtemp(prefix="rb", dir="/tmp"))
    try:
        yield folder
    finally:
        # A recorder left by a killed light show may just write the cookie of PulseAudio.
        wait_for(lambda: _is_removed(folder), what=f"{folder} cannot be removed")


def _is_removed(folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def tone_file(folder: Path, hz: float) -> Path:
    """A minute of a tone."""
    file = folder / f"{hz}.wav"
    samples = 0.4 * np.sin(2 * np.pi * hz * np.arange(44_100 * 60) / 44_100)
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(44_100)
        sound.writeframes((samples * 32_767).astype("<i2").tobytes())
    return file


class Daemon:
    """A process that can be killed and started again."""

    def __init__(self, *command: str, environment: Mapping[str, str], log: Path) -> None:
        self._command = command
        self._environment = {**os.environ, "PYTHONFAULTHANDLER": "1", **environment}
        self._log = log
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def output(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def start(self) -> None:
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - the tests' own words
                self._command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def end(self, number: int = signal.SIGTERM, within_s: float = 30) -> int:
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(within_s)
        except subprocess.TimeoutExpired:
            # Python prints where its threads are; without an end, a later test would find it.
            self.process.send_signal(signal.SIGABRT)
            self.process.wait(within_s)
            raise AssertionError(f"it does not end on signal {number}\n{self.output}") from None


class Broker(Daemon):
    """Mosquitto on a free port of loopback."""

    def __init__(self, folder: Path, extra: str = "allow_anonymous true\n") -> None:
        self.port = free_port()
        config = folder / "mosquitto.conf"
        config.write_text(f"listener {self.port} 127.0.0.1\npersistence false\nuser root\n{extra}")
        super().__init__(MOSQUITTO, "-c", str(config), environment={}, log=folder / "mosquitto.log")

    def start(self) -> None:
        super().start()
        wait_for(self._answers, what=self.output)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def tls_broker(folder: Path) -> tuple[Path, Broker]:
    """A broker that speaks TLS only, and its certificate."""
    vouched, key = folder / "broker.pem", folder / "broker.key"
    subprocess.run(  # noqa: S603 - the tests' own words
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-out", str(vouched), "-keyout", str(key)),
        ],
        check=True,
        capture_output=True,
    )
    broker = Broker(folder, f"allow_anonymous true\ncertfile {vouched}\nkeyfile {key}\n")
    broker.start()
    return vouched, broker


class Sound(Daemon):
    """PulseAudio with a null sink for each name."""

    def __init__(self, folder: Path, *sinks: str) -> None:
        self.runtime = folder / "p"
        self.runtime.mkdir(mode=0o700)
        self._socket = self.runtime / "native"
        self.environment = {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "PULSE_RUNTIME_PATH": str(self.runtime),
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_SOURCE": "",
        }
        script = folder / "pulse.pa"
        script.write_text(
            "load-module module-native-protocol-unix auth-anonymous=1"
            f" socket={self._socket}\n"
            + "".join(
                f"load-module module-null-sink sink_name={sink} rate=44100 channels=2\n"
                for sink in sinks
            )
            + f"set-default-sink {sinks[0]}\n"
        )
        super().__init__(
            *("pulseaudio", "-n", "-F", str(script), "--daemonize=no"),
            *("--exit-idle-time=-1", "--disallow-exit", "--use-pid-file=no"),
            environment=self.environment,
            log=folder / "pulse.log",
        )

    def start(self) -> None:
        self._socket.unlink(missing_ok=True)
        super().start()
        wait_for(self._answers, what=self.output)

    def ask(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of pulseaudio-utils against this server."""
        return subprocess.run(  # noqa: S603 - the tests' own words
            command,
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, **self.environment},
            timeout=30,
        )

    @contextmanager
    def tone(self, hz: float, *, sink: str) -> Generator[None]:
        """A tone that plays until the end of the block."""
        file = tone_file(self.runtime, hz)
        player = subprocess.Popen(  # noqa: S603 - the tests' own words
            ["paplay", "-d", sink, str(file)],  # noqa: S607 - Debian decides where it is
            env={**os.environ, **self.environment},
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
        finally:
            player.kill()
            player.wait()

    def _answers(self) -> bool:
        return self.ask("pactl", "info").returncode == 0


class Player(Daemon):
    """MPD with one output: a fifo, or a sink of a sound server."""

    def __init__(self, folder: Path, sound: Sound | None = None) -> None:
        self._socket = folder / "mpd.sock"
        self.fifo = folder / "mpd.fifo"
        output = f'type "fifo"\n path "{self.fifo}"\n format "44100:16:1"'
        if sound is not None:
            output = f'type "pulse"\n server "{sound.environment["PULSE_SERVER"]}"'
        config = folder / "mpd.conf"
        config.write_text(
            f'bind_to_address "{self._socket}"\nlog_level "error"\n'
            f'audio_output {{\n {output}\n name "lights"\n mixer_type "none"\n}}\n'
        )
        super().__init__(
            *("mpd", "--no-daemon", "--stderr", str(config)),
            environment={"HOME": str(folder)},
            log=folder / "mpd.log",
        )

    def play(self, file: Path) -> None:
        """Play a file; only through a unix socket does MPD take one from anywhere."""
        wait_for(self._socket.exists, what=self.output)
        with socket.socket(socket.AF_UNIX) as line, line.makefile("rw") as talk:
            line.settimeout(30)
            wait_for(lambda: line.connect_ex(str(self._socket)) == 0)
            talk.readline()
            for command in ("clear", f'add "{file}"', "play"):
                talk.write(f"{command}\n")
                talk.flush()
                answer = talk.readline()
                assert answer == "OK\n", answer


class Listener:
    """A client that records messages by topic, and can publish."""

    def __init__(self, port: int, *topics: str, username: str = "", password: str = "") -> None:
        self.messages: list[tuple[str, str]] = []
        self._client = paho.Client(CallbackAPIVersion.VERSION2)
        self._client.on_connect = lambda client, *_: [client.subscribe(t, 1) for t in topics]
        self._client.on_message = lambda _client, _userdata, message: self.messages.append(
            (message.topic, message.payload.decode())
        )
        if username:
            self._client.username_pw_set(username, password)
        self._client.reconnect_delay_set(1, 1)
        self._client.connect_async("127.0.0.1", port)
        self._client.loop_start()
        wait_for(self._client.is_connected)

    def last(self, topic: str) -> str | None:
        return next((text for at, text in reversed(self.messages) if at == topic), None)

    def count(self, topic: str) -> int:
        return sum(at == topic for at, _ in self.messages)

    def wait(self, topic: str, *parts: str, within_s: float = 30) -> str:
        """The newest message of a topic, once it holds all these parts."""

        def has_come() -> bool:
            text = self.last(topic)
            return text is not None and all(part in text for part in parts)

        wait_for(has_come, within_s, f"{topic} never said {parts}, but {self.last(topic)}")
        return self.last(topic) or ""

    def publish(self, topic: str, payload: str | bytes, *, retain: bool = False) -> None:
        self._client.publish(topic, payload, qos=1, retain=retain).wait_for_publish(30)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()
        # A client closes its own pair of sockets when it is deleted: no cycle may keep it.
        self._client.on_connect = self._client.on_message = None
