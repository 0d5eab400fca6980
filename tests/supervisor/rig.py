"""Starts the add-on's image as the Supervisor does, on a machine without one.

The container's parameters follow supervisor/docker/app.py and supervisor/docker/manager.py of
August 2026: environment, mounts, host name, network, capabilities, limits and options are derived
from addon/config.yaml, and nothing is added that a user of Home Assistant OS would not have.
"""

import json
import os
import resource
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Final, override

from tests.containers import LIMITS, built_image, podman
from tests.supervisor import network as addresses
from tests.supervisor.app_config import AppConfig
from tests.supervisor.network import Namespace, Network, network
from tests.supervisor.services import Mosquitto, Supervisor
from tests.supervisor.sound import ASOUND, AudioPlugin, client_config
from tests.system.support.party_system import Browser, until

LIGHT: Final = {"id": "strip", "kind": "ddp", "host": addresses.PHONE, "pixels": 30}
"""A light, so that the visualizer captures the music."""

SONGS: Final = {"Long Tone": 440, "Other Tone": 550, "Third Tone": 660, "Last Tone": 770}
"""The songs in the media folder and their pitches in Hz."""

REPOSITORY: Final = "a0d7b954"
"""Eight digits of the repository's URL, which the Supervisor puts before the slug."""

TIME_ZONE: Final = "Europe/Berlin"
GUEST_PORT: Final = 8080
INGRESS_PORT: Final = 8099
DOCKER_CAPABILITIES: Final = ("AUDIT_WRITE", "MKNOD", "NET_RAW")
"""The capabilities that Docker gives every container and podman does not."""

_MAP_TARGETS: Final = {"media": "/media", "share": "/share", "ssl": "/ssl", "backup": "/backup"}
_DEVICES: Final = {
    "null": (1, 3),
    "zero": (1, 5),
    "full": (1, 7),
    "random": (1, 8),
    "urandom": (1, 9),
    "tty": (5, 0),
}
"""Major and minor numbers of device nodes in a machine's /dev."""


class Visitor(Browser):
    """HTTP client of a port of the app, with the address of a member of the network."""

    def __init__(
        self, namespace: Namespace, *, port: int, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(port=port)
        self._namespace = namespace
        self._headers = headers or {}

    @override
    def connection(self) -> HTTPConnection:
        made = HTTPConnection(addresses.APP, self.port, timeout=15)
        made.sock = self._namespace.connect(addresses.APP, self.port)
        return made

    @override
    def fixed_headers(self) -> Mapping[str, str]:
        return self._headers


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A user of Home Assistant as ingress identifies them."""

    id: str
    name: str
    display_name: str


ANN: Final = User(id="3a" * 16, name="ann", display_name="Ann Müller")
BEN: Final = User(id="5b" * 16, name="ben", display_name="Ben")
INGRESS_PATH: Final = "/api/hassio_ingress/q3XkYh6pF4uUJwQz0d3xuQ"


def ingress_headers(user: User | None) -> dict[str, str]:
    """Return the headers that Home Assistant and the Supervisor add to a user's request."""
    headers = {
        "X-Hass-Source": "core.ingress",
        "X-Ingress-Path": INGRESS_PATH,
        "X-Forwarded-For": "192.168.1.20, 172.30.32.1",
        "X-Forwarded-Host": "homeassistant.local:8123",
        "X-Forwarded-Proto": "http",
    }
    if user is not None:
        headers |= {
            "X-Remote-User-Id": user.id,
            "X-Remote-User-Name": user.name,
            # aiohttp sends UTF-8; http.client encodes text as Latin-1.
            "X-Remote-User-Display-Name": user.display_name.encode().decode("latin-1"),
        }
    return headers


@dataclass(kw_only=True)
class App:
    """A container of the image that can be restarted with the same data."""

    folder: Path
    network: Network
    config: AppConfig = field(default_factory=AppConfig.load)
    token: str = field(default_factory=lambda: secrets.token_hex(56))
    is_created: bool = False

    @property
    def slug(self) -> str:
        return f"{REPOSITORY}_{self.config.slug}"

    @property
    def name(self) -> str:
        """The container's name, with the rig's name at the end, as several rigs may run."""
        return f"app_{self.slug}_{self.folder.name}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def facts(self) -> Mapping[str, object]:
        """The Supervisor's information about the app."""
        return {
            "slug": self.slug,
            "hostname": self.slug.replace("_", "-"),
            "ip_address": addresses.APP,
            "network": self.config.values.get("ports"),
            "services": self.config.values.get("services", []),
            "discovery": self.config.values.get("discovery", []),
            "hassio_api": self.config.flag("hassio_api"),
            "hassio_role": self.config.values.get("hassio_role", "default"),
            "audio": self.config.flag("audio"),
            "ingress_port": self.config.values.get("ingress_port", INGRESS_PORT),
        }

    def write_options(self, **saved: object) -> None:
        """Write the options as the Supervisor does at each start."""
        options = self.config.options(saved)
        (self.data / "options.json").write_text(json.dumps(options, indent=4))

    def write_sound(self, *, sink: str | None = None, source: str | None = None) -> None:
        """Write the client configuration as the Supervisor does at each start."""
        (self.folder / "pulse-client.conf").write_text(client_config(sink=sink, source=source))

    def start(self) -> None:
        """Create and start the container."""
        assert not self.is_created
        podman("run", "--detach", "--name", self.name, *self._arguments(), built_image())
        self.is_created = True

    def stop(self, *, within_s: int | None = None) -> int:
        """Stop and remove the container as the Supervisor does; return its exit code."""
        timeout_s = self.config.values.get("timeout", 10) if within_s is None else within_s
        podman("stop", "--time", str(timeout_s), self.name)
        code = podman("inspect", "--format", "{{.State.ExitCode}}", self.name).stdout
        self.remove()
        return int(code)

    def remove(self) -> None:
        if self.is_created:
            podman("rm", "--force", "--time", "0", self.name)
        self.is_created = False

    def restart(self) -> None:
        """Stop and start it, as after a change of its options."""
        self.stop()
        self.start()

    def inside(self, *command: str, is_checked: bool = True) -> str:
        """Run a command in the container and return its output."""
        return podman("exec", self.name, *command, is_checked=is_checked).stdout.strip()

    @property
    def log(self) -> str:
        """The add-on's log."""
        shown = podman("logs", self.name, is_checked=False)
        return shown.stdout + shown.stderr

    @property
    def is_running(self) -> bool:
        shown = podman("inspect", "--format", "{{.State.Running}}", self.name).stdout
        return shown.strip() == "true"

    def pid(self, service: str) -> int:
        """Return the process id of a service, or 0 if it does not run."""
        shown = self.inside(
            "s6-svstat", "-o", "pid", f"/run/raveberry/services/{service}", is_checked=False
        )
        return max(0, int(shown or 0))

    def environment_of(self, service: str) -> Mapping[str, str]:
        """Return the environment of a service's process."""
        # With all capabilities, as the environments of server and visualizer are protected.
        text = podman(
            "exec", "--privileged", self.name, "cat", f"/proc/{self.pid(service)}/environ"
        ).stdout
        return dict(pair.split("=", 1) for pair in text.split("\0") if "=" in pair)

    # --- endpoints -------------------------------------------------------------------------------

    def guest(self) -> Visitor:
        """Return a new guest with a phone in the network."""
        return Visitor(self.network.phone, port=GUEST_PORT)

    def user(self, user: User | None = ANN) -> Visitor:
        """Return a user of Home Assistant in the sidebar."""
        return Visitor(self.network.supervisor, port=INGRESS_PORT, headers=ingress_headers(user))

    def is_served(self) -> bool:
        """Return whether its pages are served, even if the health check fails."""
        try:
            return self.guest().ask("GET", "/").status == HTTPStatus.OK
        except OSError:
            return False

    def until_served(self, *, within_s: float = 90.0) -> None:
        until(self.is_served, within_s=within_s, what="the app serves its guests")

    def player(self) -> Mapping[str, object]:
        player = self.guest().state()["player"]
        assert isinstance(player, dict)
        return player

    def until_playing(self, *, within_s: float = 30.0) -> None:
        until(
            lambda: self.player()["state"] == "playing", within_s=within_s, what="the music plays"
        )

    def play(self, query: str = "Long Tone") -> None:
        """Request a song and wait until it plays."""
        guest = self.guest()
        until(
            lambda: guest.ask("GET", f"/api/v1/search?q={query.replace(' ', '%20')}").json["hits"],
            within_s=20,
            what="the song is found",
        )
        guest.done("enqueue", query=query)
        self.until_playing()

    # --- the container ---------------------------------------------------------------------------

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            **self.config.environment,
            "TZ": TIME_ZONE,
            "SUPERVISOR_TOKEN": self.token,
            "HASSIO_TOKEN": self.token,
        }

    def _arguments(self) -> Sequence[str]:
        variables = [f"--env={name}={value}" for name, value in self.environment.items()]
        hosts = {"supervisor": addresses.SUPERVISOR, "hassio": addresses.SUPERVISOR}
        # Docker asks the Supervisor's DNS, which knows the other apps.
        named = {**hosts, "core-mosquitto": addresses.BROKER}
        return (
            "--hostname", self.slug.replace("_", "-"),
            f"--init={str(self.config.flag('init', default=True)).lower()}",
            "--network", f"ns:{self.network.app.path}",
            *(f"--add-host={name}:{address}" for name, address in named.items()),
            *variables,
            *self._mounts(),
            *(() if self.config.flag("host_ipc") else ("--tmpfs=/dev/shm",)),
            *(("--tmpfs=/tmp",) if self.config.flag("tmpfs") else ()),
            *(f"--cap-add={name}" for name in self._capabilities()),
            *self._limits(),
            "--security-opt", "seccomp=unconfined",
        )  # fmt: skip

    def _mounts(self) -> Sequence[str]:
        mapped = [
            f"--volume={self.folder / mount.kind}:{_MAP_TARGETS[mount.kind]}:"
            f"{'ro' if mount.is_read_only else 'rw'},rslave"
            for mount in self.config.mounts
        ]
        sound = [
            f"--volume={self.folder / 'pulse-client.conf'}:/etc/pulse/client.conf:ro",
            f"--volume={self.folder / 'audio'}:/run/audio:ro",
            f"--volume={self.folder / 'asound.conf'}:/etc/asound.conf:ro",
        ]
        dbus = (f"--volume={self.folder / 'dbus'}:/run/dbus:ro",)
        return (
            f"--mount=type=bind,source={self.folder}/dev,target=/dev,readonly,bind-nonrecursive",
            f"--volume={self.data}:/data:rw",
            *mapped,
            *(sound if self.config.flag("audio") else ()),
            *(dbus if self.config.flag("host_dbus") else ()),
            f"--volume={self.folder / 'cid'}:/run/cid:ro",
        )

    def _capabilities(self) -> Sequence[str]:
        asked = self.config.values.get("privileged") or []
        assert isinstance(asked, list)
        realtime = ("SYS_NICE",) if self.config.flag("realtime") else ()
        return (*DOCKER_CAPABILITIES, *asked, *realtime)

    def _limits(self) -> Sequence[str]:
        if not self.config.flag("realtime"):
            return LIMITS
        memory = 128 * 1024 * 1024
        wanted = {"rtprio": (resource.RLIMIT_RTPRIO, 90, 99),
                  "memlock": (resource.RLIMIT_MEMLOCK, memory, memory)}  # fmt: skip
        return (
            *LIMITS,
            *(
                f"--ulimit={name}={min(soft, _most(limit))}:{min(hard, _most(limit))}"
                for name, (limit, soft, hard) in wanted.items()
            ),
        )


def _most(limit: int) -> int:
    """Return the hard limit of this machine, which may be a container itself."""
    hard = resource.getrlimit(limit)[1]
    return sys.maxsize if hard == resource.RLIM_INFINITY else hard


@dataclass(kw_only=True)
class Rig:
    """Home Assistant OS around one app: network, sound, Supervisor and folders."""

    folder: Path
    network: Network
    sound: AudioPlugin
    supervisor: Supervisor
    mosquitto: Mosquitto
    app: App

    @property
    def media(self) -> Path:
        return self.folder / "media"


@contextmanager
def rig() -> Generator[Rig]:
    """Set everything up, without starting the container."""
    # The paths of Unix sockets are limited in length, so their folder is close to the root.
    folder = Path(tempfile.mkdtemp(prefix="rvb-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        net = stack.enter_context(network())
        stack.enter_context(_devices(folder / "dev"))
        _folders(folder)
        sound = AudioPlugin(folder)
        stack.callback(sound.stop)
        app = App(folder=folder, network=net)
        stack.callback(app.remove)
        app.write_options(lights=[LIGHT])
        app.write_sound()
        supervisor = Supervisor(folder, net.supervisor)
        stack.callback(supervisor.stop)
        mosquitto = Mosquitto(folder, net.broker)
        stack.callback(mosquitto.stop)
        yield Rig(
            folder=folder,
            network=net,
            sound=sound,
            supervisor=supervisor,
            mosquitto=mosquitto,
            app=app,
        )


def tone(file: Path, *, title: str, hz: int = 440, seconds: int = 180) -> None:
    """Write a song that consists of one tone."""
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"sine=frequency={hz}:duration={seconds}",
         "-metadata", f"title={title}", "-metadata", "artist=Tones", file],
        check=True,
    )  # fmt: skip


def _folders(folder: Path) -> None:
    for name in ("data", "media", "share", "ssl", "backup", "dbus"):
        (folder / name).mkdir()
    (folder / "asound.conf").write_text(ASOUND)
    (folder / "cid").touch()
    for title, hz in SONGS.items():
        tone(folder / "media" / f"{hz}.flac", title=title, hz=hz)


@contextmanager
def _devices(folder: Path) -> Generator[None]:
    """Mount a /dev with an LED strip on the first SPI bus that only root can access."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "rig-dev", folder], check=True)
    try:
        for name, (major, minor) in {**_DEVICES, "spidev0.0": (1, 3)}.items():
            node = folder / name
            os.mknod(node, 0o20600 if name.startswith("spi") else 0o20666, os.makedev(major, minor))
            node.chmod(0o600 if name.startswith("spi") else 0o666)
        for name in ("pts", "shm", "mqueue", "snd"):
            (folder / name).mkdir()
        for name, target in {"fd": "/proc/self/fd", "ptmx": "pts/ptmx", "stdin": "fd/0",
                             "stdout": "fd/1", "stderr": "fd/2"}.items():  # fmt: skip
            (folder / name).symlink_to(target)
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
