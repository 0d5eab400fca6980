"""Datagrams to groups of hosts: who listens has joined them, and nobody says so."""

import ipaddress
import socket
import struct
from collections.abc import Callable
from typing import Final

from raveberry_visualizer.engine import SinkError

ANY_INTERFACE: Final = "any"
"""Leaves it to the routes of the system which network a group is in."""

TTLS: Final = range(1, 256)
"""Through so many routers, less one, a datagram may go."""

_MREQN: Final = struct.Struct("@4s4si")
"""ip(7): group, own address, number of the interface."""

type GroupOf = Callable[[memoryview], str]
"""The IPv4 group that a datagram belongs to."""


class MulticastLine:
    """Sends each datagram to its group; whether somebody listens cannot be known.

    Args:
        interface: the name of the network interface, or ANY_INTERFACE.
    """

    bursts = None

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
        is_urgent: bool = False,  # noqa: ARG002 - everything is
    ) -> None:
        """Send datagrams, in order and at once.

        Raises:
            SinkError: there is no such interface, or it leads nowhere.
        """
        whole = memoryview(data)
        size = datagram_size or len(whole)
        try:
            line = self._socket or self._opened()
            for first in range(0, len(whole), size):
                datagram = whole[first : first + size]
                line.sendto(datagram, (self._group_of(datagram), self._port))
        except BlockingIOError:
            # The network is slower than we are; the next frame is a better one anyway.
            return
        except OSError as err:
            self.close()
            reason = err.strerror or str(err)
            raise SinkError(f"multicast by interface {self._interface}: {reason}") from err

    def close(self) -> None:
        """Let go of the socket; the next send opens another."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _opened(self) -> socket.socket:
        line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            line.setblocking(False)  # noqa: FBT003 - the standard library's own signature
            line.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, self._ttl)
            if self._interface != ANY_INTERFACE:
                number = socket.if_nametoindex(self._interface)
                request = _MREQN.pack(bytes(4), bytes(4), number)
                line.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, request)
        except OSError:
            line.close()
            raise
        self._socket = line
        return line


def is_group(host: str) -> bool:
    """Whether this is the address of many hosts and not of one."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_multicast or address == ipaddress.ip_address("255.255.255.255")
