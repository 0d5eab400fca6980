"""Multicast datagrams."""

import ipaddress
import socket
import struct
from collections.abc import Callable
from typing import Final

from raveberry_visualizer.engine import SinkError

ANY_INTERFACE: Final = "any"
"""Selects the interface by the routing table of the system."""

TTLS: Final = range(1, 256)
"""A datagram passes one router fewer than its TTL."""

_MREQN: Final = struct.Struct("@4s4si")
"""ip(7): group, own address, number of the interface."""

type GroupOf = Callable[[memoryview], str]
"""Returns the IPv4 group of a datagram."""


class MulticastTransport:
    """Sends each datagram to its group; receivers cannot be detected.

    Args:
        interface: the name of the network interface, or ANY_INTERFACE.
    """

    paced_chunks = None

    def __init__(self, *, group_of: GroupOf, port: int, interface: str, ttl: int) -> None:
        self._group_of = group_of
        self._port = port
        self._interface = interface
        self._ttl = ttl
        self._socket: socket.socket | None = None

    def send(
        self,
        data: bytes | memoryview,
        *,
        datagram_size: int | None = None,
        last: bytes = b"",
        is_urgent: bool = False,  # noqa: ARG002 - nothing is paced
    ) -> None:
        """Send datagrams in order and at once.

        Raises:
            SinkError: the interface does not exist or has no route.
        """
        whole = memoryview(data)
        size = datagram_size or len(whole)
        try:
            sender = self._socket or self._opened()
            datagrams = [whole[first : first + size] for first in range(0, len(whole), size)]
            for datagram in (*datagrams, memoryview(last)) if last else datagrams:
                sender.sendto(datagram, (self._group_of(datagram), self._port))
        except BlockingIOError:
            # The network is too slow: drop the rest, as the next frame replaces it.
            return
        except OSError as err:
            self.close()
            reason = err.strerror or str(err)
            raise SinkError(f"multicast by interface {self._interface}: {reason}") from err

    def close(self) -> None:
        """Close the socket; the next send opens another."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _opened(self) -> socket.socket:
        opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            opened.setblocking(False)  # noqa: FBT003 - the standard library's own signature
            opened.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, self._ttl)
            if self._interface != ANY_INTERFACE:
                number = socket.if_nametoindex(self._interface)
                request = _MREQN.pack(bytes(4), bytes(4), number)
                opened.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, request)
        except OSError:
            opened.close()
            raise
        self._socket = opened
        return opened


def is_group(host: str) -> bool:
    """Check that this is a multicast or broadcast address."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_multicast or address == ipaddress.ip_address("255.255.255.255")
