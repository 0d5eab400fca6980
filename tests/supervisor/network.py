"""The network of the Supervisor, made of network namespaces: a bridge and one namespace per member.

The addresses are those of Home Assistant OS: the host is the router of 172.30.32.0/23, the
Supervisor is its second address, and apps have addresses in the upper half.
"""

import itertools
import os
import socket
import subprocess
import threading
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HOST: Final = "172.30.32.1"
SUPERVISOR: Final = "172.30.32.2"
APP: Final = "172.30.33.2"
BROKER: Final = "172.30.33.3"
PHONE: Final = "172.30.33.200"
"""A guest. Docker's port forwarding is left out: phones reach the app's port at its own address."""

_BRIDGE: Final = "hassio"
_MASK: Final = 23
_COUNTER: Final = itertools.count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Namespace:
    """A network namespace of `ip netns`."""

    name: str
    address: str

    @property
    def path(self) -> Path:
        """The path that a container joins."""
        return Path("/run/netns", self.name)

    @property
    def entering(self) -> Sequence[str]:
        """The words before a command that runs in the namespace."""
        return ("ip", "netns", "exec", self.name)

    @contextmanager
    def entered(self) -> Generator[None]:
        """Create this thread's sockets in the namespace inside the block; they stay there."""
        own = os.open(f"/proc/self/task/{threading.get_native_id()}/ns/net", os.O_RDONLY)
        other = os.open(self.path, os.O_RDONLY)
        try:
            os.setns(other, os.CLONE_NEWNET)
            try:
                yield
            finally:
                os.setns(own, os.CLONE_NEWNET)
        finally:
            os.close(own)
            os.close(other)

    def connect(self, address: str, port: int, *, timeout_s: float = 15.0) -> socket.socket:
        """Return a TCP connection from this namespace."""
        with self.entered():
            return socket.create_connection((address, port), timeout=timeout_s)

    def start(self, *command: str | Path, **options: object) -> subprocess.Popen[bytes]:
        """Start a process in this namespace."""
        words = (*self.entering, *map(str, command))
        return subprocess.Popen(words, **options)  # type: ignore[call-overload,no-any-return]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The members of the network that the app communicates with."""

    host: Namespace
    supervisor: Namespace
    app: Namespace
    broker: Namespace
    phone: Namespace


@contextmanager
def network() -> Generator[Network]:
    """Create the network inside the block and remove it with everything in it."""
    prefix = f"addon{os.getpid()}x{next(_COUNTER)}"
    with ExitStack() as stack:
        host = _member(stack, prefix, "host", HOST)
        _ip("-n", host.name, "link", "add", _BRIDGE, "type", "bridge")
        _ip("-n", host.name, "address", "add", f"{HOST}/{_MASK}", "dev", _BRIDGE)
        _ip("-n", host.name, "link", "set", _BRIDGE, "up")
        members = {
            name: _attached(stack, host, _member(stack, prefix, name, address))
            for name, address in {
                "supervisor": SUPERVISOR,
                "app": APP,
                "broker": BROKER,
                "phone": PHONE,
            }.items()
        }
        yield Network(host=host, **members)


def _member(stack: ExitStack, prefix: str, name: str, address: str) -> Namespace:
    namespace = Namespace(name=f"{prefix}-{name}", address=address)
    _ip("netns", "add", namespace.name)
    stack.callback(_ip, "netns", "delete", namespace.name)
    _ip("-n", namespace.name, "link", "set", "lo", "up")
    return namespace


def _attached(_stack: ExitStack, host: Namespace, member: Namespace) -> Namespace:
    port = member.name.rpartition("-")[2]
    link = ("link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", member.name)
    _ip("-n", host.name, *link)
    _ip("-n", host.name, "link", "set", port, "master", _BRIDGE, "up")
    _ip("-n", member.name, "address", "add", f"{member.address}/{_MASK}", "dev", "eth0")
    _ip("-n", member.name, "link", "set", "eth0", "up")
    _ip("-n", member.name, "route", "add", "default", "via", HOST)
    return member


def _ip(*arguments: str) -> None:
    command: Sequence[str] = ("ip", *arguments)
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"
