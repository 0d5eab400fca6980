"""Guard against server-side request forgery: limits a job to public and allowed addresses.

Every address is checked when this process connects to it, so a redirect or a name that resolves to
a local address is refused. The interpreter reports each connection (PEP 578), whichever library
makes it; programs may be started with files, but not with addresses.
"""

import re
import socket
import sys
from collections.abc import Collection
from ipaddress import IPv6Address, ip_address
from typing import Any, Final

from raveberry_server.adapters.processes.environment import own_names
from raveberry_server.application.catalog.url_validation import is_public
from raveberry_server.domain.model.errors import RaveberryError

from .local_networks import Network, addresses_of, own_networks

_REACHING_OUT: Final = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_STARTING: Final = frozenset({"subprocess.Popen", "os.posix_spawn", "os.system", "os.exec"})
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

type Answers = list[tuple[Any, ...]]


class ForbiddenAddressError(RaveberryError, OSError):
    """A connection to a local address was attempted."""


class AddressPolicy:
    """Distinction between public addresses and those of the local network.

    Args:
        networks: networks of this machine.
        own_names: public names of this server.
    """

    def __init__(self, *, networks: Collection[Network], own_names: Collection[str] = ()) -> None:
        self._networks = tuple(networks)
        self._own = addresses_of(own_names)

    def has(self, address: str) -> bool:
        """Return whether an IP address in network notation is outside the local network."""
        if not is_public(address):
            return False
        known = ip_address(address)
        if isinstance(known, IPv6Address) and known.ipv4_mapped:
            known = known.ipv4_mapped
        return known not in self._own and not any(known in network for network in self._networks)


class ConnectionGuard:
    """Guard on the connections of this process, from `stand` to its end.

    Attributes:
        refused: addresses that were refused.
    """

    def __init__(
        self, *, private_hosts: Collection[str] = (), outside: AddressPolicy | None = None
    ) -> None:
        self.refused: list[str] = []
        self._outside = outside or AddressPolicy(networks=own_networks(), own_names=own_names())
        self._private_hosts = frozenset(host.lower() for host in private_hosts)
        self._allowed: set[tuple[str, int]] = set()
        self._resolve = socket.getaddrinfo

    def stand(self) -> None:
        """Install the guard, permanently."""
        socket.getaddrinfo = self._resolved
        sys.addaudithook(self._watch)

    def _resolved(self, host: Any, port: Any, *rest: Any, **more: Any) -> Answers:  # noqa: ANN401 - as in socket
        """Return the allowed addresses of a name.

        Raises:
            ForbiddenAddressError: it has local addresses only.
        """
        answers: Answers = self._resolve(host, port, *rest, **more)
        name = f"[{host}]:{port}" if ":" in str(host) else f"{host}:{port}"
        if name.lower() in self._private_hosts:
            self._allowed |= {answer[4][:2] for answer in answers}
            return answers
        outside = [answer for answer in answers if self._outside.has(answer[4][0])]
        if not outside:
            raise self._refusal(f"{host}, which is {answers[0][4][0]}")
        return outside

    def _watch(self, event: str, args: tuple[Any, ...]) -> None:
        if event in _REACHING_OUT:
            self._expect_allowed(args[1])
        elif event in _STARTING and any(_ADDRESS.search(word) for word in _words(args)):
            raise self._refusal("an address handed to another program")

    def _expect_allowed(self, address: object) -> None:
        match address:
            case None:
                return
            case (str() as host, int() as port, *_) if (
                host,
                port,
            ) in self._allowed or self._outside.has(host):
                return
            case _:
                raise self._refusal(f"{address}")

    def _refusal(self, what: str) -> ForbiddenAddressError:
        self.refused.append(what)
        return ForbiddenAddressError(f"connections into this house are not made: {what}")


def _words(args: tuple[Any, ...]) -> list[str]:
    """Return the command line of a program to start, without its environment."""
    command = args[1] if len(args) > 1 else args[0]
    parts = command if isinstance(command, list | tuple) else [command]
    return [
        part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part) for part in parts
    ]
