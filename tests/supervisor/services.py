"""The services beside an app in Home Assistant's network: the Supervisor and a broker."""

import json
import secrets
import subprocess
import sys
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection
from pathlib import Path

from tests.containers import ROOT
from tests.supervisor import network as addresses
from tests.supervisor.network import Namespace


class Supervisor:
    """The stand-in for the Supervisor at its own address, with faults on demand."""

    def __init__(self, folder: Path, namespace: Namespace) -> None:
        self._facts = folder / "app.json"
        self._namespace = namespace
        self._process: subprocess.Popen[bytes] | None = None
        self._control = 0

    def start(self, *, token: str, app: Mapping[str, object]) -> None:
        """Start it with one app, identified by its token."""
        self._facts.write_text(json.dumps(app))
        self._process = self._namespace.start(
            sys.executable, "-m", "tests.supervisor.stand_in", "--host", addresses.SUPERVISOR,
            "--port", "80", "--token", token, "--app", self._facts,
            cwd=ROOT, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdout is not None
        self._control = json.loads(self._process.stdout.readline())["control"]

    def stop(self) -> None:
        if self._process is not None:
            with self._process:
                self._process.kill()
        self._process = None

    def offer_broker(self, facts: Mapping[str, object] | None) -> None:
        """Set the announcement of the Mosquitto app."""
        self._put("/mqtt", facts)

    def describe_app(self, **facts: object) -> None:
        """Change the Supervisor's information about the app."""
        self._put("/app", facts)

    def describe_host(self, **facts: object) -> None:
        """Change the Supervisor's information about the machine."""
        self._put("/host", facts)

    def break_with(self, kind: str | None, path: str = "") -> None:
        """Answer with this fault from now on; None ends it."""
        self._put("/fault", {"kind": kind, "path": path} if kind else {"kind": None})

    def requests(self) -> Sequence[Mapping[str, object]]:
        """Return all requests so far."""
        asked = self._ask("GET", "/requests")
        assert isinstance(asked, list)
        return asked

    def discovery(self) -> Sequence[Mapping[str, object]]:
        """Return the app's discovery messages for Home Assistant."""
        left = self._ask("GET", "/discovery")
        assert isinstance(left, list)
        return left

    def _put(self, path: str, value: object) -> None:
        self._ask("PUT", path, json.dumps(value))

    def _ask(self, method: str, path: str, body: str | None = None) -> object:
        connection = HTTPConnection("127.0.0.1", self._control, timeout=10)
        connection.sock = self._namespace.connect("127.0.0.1", self._control)
        try:
            connection.request(method, path, body)
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()


class Mosquitto:
    """The Mosquitto broker app: a real one with a password, at its own address."""

    def __init__(self, folder: Path, namespace: Namespace) -> None:
        self._folder = folder / "mosquitto"
        self._folder.mkdir()
        self._namespace = namespace
        self._process: subprocess.Popen[bytes] | None = None
        self.username = "addons"
        self.password = secrets.token_urlsafe(24)

    @property
    def facts(self) -> Mapping[str, object]:
        """The announcement to the Supervisor."""
        return {
            "host": "core-mosquitto",
            "port": 1883,
            "ssl": False,
            "protocol": "3.1.1",
            "username": self.username,
            "password": self.password,
        }

    def start(self) -> None:
        """Start it with the current password."""
        passwords = self._folder / "passwords"
        passwords.unlink(missing_ok=True)
        subprocess.run(
            ["mosquitto_passwd", "-c", "-b", passwords, self.username, self.password],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        config = self._folder / "mosquitto.conf"
        config.write_text(
            f"user root\nlistener 1883 {addresses.BROKER}\nallow_anonymous false\n"
            f"password_file {passwords}\n"
        )
        self._process = self._namespace.start(
            "mosquitto", "-c", config, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
        self._process = None

    def retained(self, topic: str, *, within_s: int = 3) -> bytes:
        """Return the retained message of a topic, empty when there is none."""
        done = subprocess.run(
            ["ip", "netns", "exec", self._namespace.name, "mosquitto_sub",
             "-h", addresses.BROKER, "-u", self.username, "-P", self.password,
             "-t", topic, "-C", "1", "-W", str(within_s)],
            check=False,
            capture_output=True,
        )  # fmt: skip
        return done.stdout.strip()
