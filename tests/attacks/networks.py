"""Networks as at parties, made of network namespaces: the server and phones on one switch."""

import itertools
import json
import os
import subprocess
import sys
import time
import wave
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

from tests.supervisor.network import Namespace

GUEST_PORT: Final = 8081
HOST_PORT: Final = 8098
SERVED_WITHIN_S: Final = 60.0
_IP: Final = ("ip",)
_SWITCH: Final = "br0"
_COUNTER: Final = itertools.count()

type Json = Any
"""JSON that a test reads from an answer and asserts on."""


@dataclass(kw_only=True)
class Phone:
    """A private browser tab on a device, with its own cookies."""

    device: Namespace
    server: str
    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        method: str,
        target: str,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Json]:
        """Return status and JSON of an answer; status 0 if the server hung up."""
        connection = HTTPConnection(self.server, GUEST_PORT, timeout=30)
        sent = {"Connection": "close", **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            with self.device.entered():
                connection.source_address = (self.address, 0)
                connection.connect()
            connection.request(method, target, json.dumps(body) if body is not None else None, sent)
            response = connection.getresponse()
            answer = response.read()
        except OSError:
            return 0, None
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        is_json = "json" in response.headers.get("Content-Type", "")
        return response.status, json.loads(answer) if is_json else None

    def command(self, name: str, /, **args: object) -> int:
        """Return the status of a command's answer."""
        return self.ask("POST", f"/api/v1/command/{name}", args)[0]


@dataclass(frozen=True, kw_only=True)
class PartyNetwork:
    """A party and the switch to which the guests' devices are connected."""

    namespace: Namespace
    devices: Sequence[Namespace]
    server: str
    troll_addresses: Sequence[str]

    @property
    def troll(self) -> Namespace:
        """The attacker's device."""
        return self.devices[-1]

    def host(self, name: str, /, **args: object) -> Json:
        """Return the result of a command of the host."""
        return self._at_the_hosts_port("POST", f"/api/v1/command/{name}", args)["result"]

    def state(self) -> Json:
        """Return the state that the host sees."""
        return self._at_the_hosts_port("GET", "/api/v1/state")

    def scores(self) -> dict[str, int]:
        """Return the score of each waiting song, by its id."""
        return {row["id"]: row["score"] for row in self.state()["queue"]["entries"]}

    def _at_the_hosts_port(self, method: str, target: str, args: object = None) -> Json:
        connection = HTTPConnection("127.0.0.1", HOST_PORT, timeout=30)
        with self.namespace.entered():
            connection.connect()
        try:
            connection.request(method, target, json.dumps(args) if args is not None else None)
            response = connection.getresponse()
            answer = json.loads(response.read())
            assert response.status == 200, answer
            return answer
        finally:
            connection.close()


@contextmanager
def a_network(folder: Path, *, devices: int, is_ipv6: bool = False) -> Generator[PartyNetwork]:
    """Run a party in a namespace with that many devices on its switch; the last is the troll's.

    The troll has 250 addresses and one network card.
    """
    prefix = f"phone{os.getpid()}x{next(_COUNTER)}"
    with ExitStack() as stack:
        house = _namespace(stack, f"{prefix}-house", _address(is_ipv6=is_ipv6, number=1))
        _batch(
            house,
            f"link add {_SWITCH} type bridge",
            f"address add {house.address} dev {_SWITCH}" + (" nodad" if is_ipv6 else ""),
            f"link set {_SWITCH} up",
        )
        members = [
            _namespace(stack, f"{prefix}-{number}", _address(is_ipv6=is_ipv6, number=number + 10))
            for number in range(devices)
        ]
        steps = []
        for number, member in enumerate(members):
            steps += [
                f"link add p{number} type veth peer name eth0 netns {member.name}",
                f"link set p{number} master {_SWITCH} up",
            ]
        _batch(house, *steps)
        aliases = [_address(is_ipv6=is_ipv6, number=number) for number in range(1_000, 1_250)]
        for member in members:
            addresses = [member.address, *(aliases if member is members[-1] else ())]
            _batch(
                member,
                "link set lo up",
                "link set eth0 up",
                *(
                    f"address add {address} dev eth0" + (" nodad" if is_ipv6 else "")
                    for address in addresses
                ),
            )
        stack.enter_context(_served(house, folder))
        yield PartyNetwork(
            namespace=house,
            devices=members,
            server=house.address.partition("/")[0],
            troll_addresses=[address.partition("/")[0] for address in aliases],
        )


def _address(*, is_ipv6: bool, number: int) -> str:
    if is_ipv6:
        return f"fd5a:77::{number:x}/64"
    return f"10.77.{number // 250}.{number % 250 + 1}/16"


def _namespace(stack: ExitStack, name: str, address: str) -> Namespace:
    subprocess.run((*_IP, "netns", "add", name), check=True)
    stack.callback(subprocess.run, (*_IP, "netns", "delete", name), check=False)
    return Namespace(name=name, address=address)


def _batch(namespace: Namespace, *steps: str) -> None:
    done = subprocess.run(
        (*_IP, "-n", namespace.name, "-batch", "-"),
        input="\n".join(steps),
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def _served(house: Namespace, folder: Path) -> Iterator[None]:
    _batch(house, "link set lo up")
    music = folder / "music"
    music.mkdir()
    for number in range(12):
        _make_song(music / f"Artist {number} - Song {number}.wav")
    environment = {
        **os.environ,
        "RAVEBERRY_DATA": str(folder / "data"),
        "RAVEBERRY_RUNTIME": str(folder / "run"),
        "RAVEBERRY_MUSIC": str(music),
        "RAVEBERRY_SOURCES": "local",
        "RAVEBERRY_GUEST_PORT": str(GUEST_PORT),
        "RAVEBERRY_HOST_PORT": str(HOST_PORT),
        "RAVEBERRY_LOG_LEVEL": "error",
    }
    server = house.start(sys.executable, "-m", "raveberry_server", env=environment)
    try:
        _wait_until_served(house)
        yield
    finally:
        server.terminate()
        server.wait(20)


def _wait_until_served(house: Namespace) -> None:
    deadline_s = time.monotonic() + SERVED_WITHIN_S
    while time.monotonic() < deadline_s:
        try:
            house.connect("127.0.0.1", HOST_PORT).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not listen")


def _make_song(path: Path) -> None:
    with wave.open(str(path), "wb") as song:
        song.setnchannels(1)
        song.setsampwidth(1)
        song.setframerate(8_000)
        song.writeframes(b"\x80" * 8_000)
