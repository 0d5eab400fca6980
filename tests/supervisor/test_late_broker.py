"""Server and visualizer join Home Assistant's broker within ten seconds of its availability.

Real processes, real brokers with passwords and TLS, and the Supervisor's stand-in.
"""

import json
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from tests.ports import free_port
from tests.visualizer.daemons import Broker, Daemon, short_folder, wait_for

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(280)]

WITHIN_S: Final = 10.0
STAND_IN: Final = Path(__file__).with_name("stand_in.py")
type Login = tuple[str, str]

STATUS: Final = "raveberry/raveberry/status"
LIGHTS: Final = "raveberry/raveberry/lights/status"
STATE: Final = "raveberry/raveberry/lights/strip/state"


class Supervisor:
    """The stand-in as a process, changed through its control endpoint."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(STAND_IN)], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        at = json.loads(self._process.stdout.readline())
        self.url = f"http://127.0.0.1:{at['port']}"
        self.token = at["token"]
        self._control = f"http://127.0.0.1:{at['control']}"

    def put(self, path: str, value: Any) -> None:  # noqa: ANN401 - any JSON
        body = json.dumps(value).encode()
        request = urllib.request.Request(f"{self._control}/{path}", data=body, method="PUT")  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=5):  # noqa: S310 - loopback
            pass

    def get(self, path: str) -> Any:  # noqa: ANN401 - any JSON
        with urllib.request.urlopen(f"{self._control}/{path}", timeout=5) as answer:  # noqa: S310 - loopback
            return json.load(answer)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


class Subscriber:
    """The topics of a broker as Home Assistant sees them, on a new connection."""

    def __init__(self, port: int, login: Login | None, ca: Path | None = None) -> None:
        self.seen: dict[str, str] = {}
        self.client = paho.Client(CallbackAPIVersion.VERSION2)
        if login:
            self.client.username_pw_set(*login)
        if ca:
            self.client.tls_set(ca_certs=str(ca))
        self.client.on_connect = lambda client, *_: client.subscribe("raveberry/#", qos=1)
        self.client.on_message = lambda _client, _userdata, message: self.seen.update(
            {message.topic: message.payload.decode(errors="replace")}
        )
        self.client.connect_async("127.0.0.1", port)
        self.client.loop_start()

    def has_both(self) -> bool:
        return self.seen.get(STATUS) == self.seen.get(LIGHTS) == "online"

    def close(self) -> None:
        self.client.disconnect()
        self.client.loop_stop()


def a_locked_broker(folder: Path, name: str, password: str) -> Broker:
    folder.mkdir(exist_ok=True)
    passwords = folder / "passwords"
    subprocess.run(
        ["/usr/bin/env", "mosquitto_passwd", "-b", "-c", str(passwords), name, password],
        check=True,
        capture_output=True,
    )
    passwords.chmod(0o644)
    return Broker(folder, f"allow_anonymous false\npassword_file {passwords}\n")


def own_certificate(folder: Path) -> tuple[Path, Path]:
    """Create a self-signed certificate for 127.0.0.1 and its key."""
    certificate, key = folder / "home.pem", folder / "home.key"
    subprocess.run(
        [
            *("/usr/bin/env", "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes"),
            *("-days", "2", "-subj", "/CN=127.0.0.1", "-out", str(certificate)),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key


@contextmanager
def a_party(folder: Path, supervisor: Supervisor, embedded: Broker) -> Iterator[list[Daemon]]:
    """Run server and visualizer with options, as the app does, inside the block."""
    data, runtime = folder / "data", folder / "run"
    data.mkdir()
    runtime.mkdir()
    light = {"id": "strip", "kind": "preview", "pixels": 8}
    options = {"mqtt_port": embedded.port, "mqtt_ca": str(folder / "ca.pem"), "lights": [light]}
    (data / "options.json").write_text(json.dumps(options))
    environment = {
        "SUPERVISOR_TOKEN": supervisor.token,
        "SUPERVISOR_API": supervisor.url,
        "RAVEBERRY_DATA": str(data),
        "RAVEBERRY_RUNTIME": str(runtime),
        "RAVEBERRY_MUSIC": str(folder),
        "RAVEBERRY_GUEST_PORT": str(free_port()),
        "RAVEBERRY_HOST_PORT": str(free_port()),
        "RAVEBERRY_MQTT_PORT": str(embedded.port),
        "RAVEBERRY_LIGHTS": json.dumps([light]),
        "RAVEBERRY_AUDIO_SOURCE": "synthetic",
    }
    parts = [
        Daemon(sys.executable, "-m", module, environment=environment, log=folder / f"{module}.log")
        for module in ("raveberry_server", "raveberry_visualizer")
    ]
    for part in parts:
        part.start()
    try:
        yield parts
    finally:
        for part in parts:
            part.end()


def facts(broker: Broker, login: Login, **more: object) -> dict[str, object]:
    """Return the answer of `/services/mqtt` for a broker."""
    name, password = login
    where = {"host": "127.0.0.1", "port": broker.port}
    return {**where, "username": name, "password": password, **more}


@dataclass(kw_only=True)
class Scene:
    """A party, the Supervisor, and the duration of each join."""

    folder: Path
    supervisor: Supervisor
    embedded: Broker
    stack: ExitStack
    took_s: dict[str, float] = field(default_factory=dict)

    def start(self, broker: Broker) -> Broker:
        broker.start()
        self.stack.callback(lambda: broker.end(signal.SIGKILL))
        return broker

    def joined(
        self, what: str, broker: Broker, login: Login | None, ca: Path | None = None
    ) -> None:
        """Wait until server and visualizer are online at a broker."""
        started_s = time.monotonic()
        home = Subscriber(broker.port, login, ca)
        try:
            wait_for(home.has_both, within_s=60, what=f"{what}: {home.seen}")
            self.took_s[what] = round(time.monotonic() - started_s, 1)
        finally:
            home.close()


FIRST: Final = ("addons", "first-password")
SECOND: Final = ("addons", "second-password")


def after_faults_of_the_supervisor(scene: Scene) -> Broker:
    """Announce a running broker only after a fault of the Supervisor, for each kind of fault."""
    home = scene.start(a_locked_broker(scene.folder / "home", *FIRST))
    for kind in ("hang", "bad_gateway", "absent"):
        home.end(signal.SIGKILL)
        scene.supervisor.put("mqtt", None)
        scene.joined(f"embedded broker before {kind}", scene.embedded, None)
        scene.supervisor.put("fault", {"kind": kind})
        scene.supervisor.put("mqtt", facts(home, FIRST))
        home.start()
        time.sleep(9 if kind == "hang" else 2)
        scene.supervisor.put("fault", {"kind": None})
        scene.joined(f"broker after {kind}", home, FIRST)
    return home


def after_changes_of_the_broker(scene: Scene, home: Broker) -> Broker:
    """Move the broker to another port and password, kill it and restart it."""
    home.end(signal.SIGKILL)
    changed = scene.start(a_locked_broker(scene.folder / "changed", *SECOND))
    time.sleep(2)
    scene.supervisor.put("mqtt", facts(changed, SECOND))
    scene.joined("broker at another port with another password", changed, SECOND)
    changed.end(signal.SIGKILL)
    scene.joined("embedded broker after a kill", scene.embedded, None)
    changed.start()
    scene.joined("broker that is back", changed, SECOND)
    return changed


def with_a_certificate_of_its_own(scene: Scene, before: Broker) -> None:
    """Switch to a broker with TLS, whose certificate is added to the configured file only later."""
    folder = scene.folder / "tls"
    secret = a_locked_broker(folder, *SECOND)
    certificate, key = own_certificate(folder)
    config = folder / "mosquitto.conf"
    config.write_text(f"{config.read_text()}certfile {certificate}\nkeyfile {key}\n")
    scene.start(secret)
    before.end(signal.SIGKILL)
    scene.supervisor.put("mqtt", facts(secret, SECOND, ssl=True))
    scene.joined("embedded broker while nobody vouches for the other", scene.embedded, None)
    (scene.folder / "ca.pem").write_bytes(certificate.read_bytes())
    scene.joined("broker with a certificate of its own", secret, SECOND, certificate)
    home = Subscriber(secret.port, SECOND, certificate)
    wait_for(lambda: STATE in home.seen)
    home.client.publish(f"{STATE.removesuffix('state')}set", '{"brightness": 7}', qos=1)
    wait_for(lambda: '"brightness":7' in home.seen[STATE])
    home.close()


def test_the_broker_is_joined_soon_after_it_can_be() -> None:
    with short_folder() as folder, ExitStack() as stack:
        supervisor, embedded = Supervisor(), Broker(folder)
        stack.callback(supervisor.end)
        scene = Scene(folder=folder, supervisor=supervisor, embedded=embedded, stack=stack)
        scene.start(embedded)
        supervisor.put("fault", {"kind": "hang"})
        parts = stack.enter_context(a_party(folder, supervisor, embedded))
        scene.joined("embedded broker while the Supervisor hangs", embedded, None)
        supervisor.put("fault", {"kind": None})
        home = after_faults_of_the_supervisor(scene)
        changed = after_changes_of_the_broker(scene, home)
        with_a_certificate_of_its_own(scene, changed)
        assert all(part.process and part.process.poll() is None for part in parts)
        logs = "".join(part.output for part in parts)
    assert "Traceback" not in logs
    assert "-password" not in logs
    print(scene.took_s)  # noqa: T201 - the figures are the result
    assert max(scene.took_s.values()) <= WITHIN_S, scene.took_s
