"""Non-blocking UDP to one host."""

import errno
import ipaddress
import socket
from typing import Final

from raveberry_visualizer.engine import DaemonThread, SinkError

_UDP_SEGMENT: Final = 103
"""UDP segmentation of Linux, which splits one buffer into datagrams: a frame of 10,000 pixels then
costs a sixth of sending its 21 datagrams one by one."""

_MOST_SEGMENTS: Final = 64
_MOST_BYTES: Final = 65_507
_NO_SEGMENTATION: Final = (errno.EIO, errno.EINVAL)
"""Errors of an interface without checksum offload, or with a smaller MTU."""

_IPV4: Final = 4

type _Address = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int]]


class UdpTransport:
    """Sends to a host by address or by name.

    A name is resolved in a thread of its own, as that can take seconds; until then every send
    fails. After each failure the name is resolved again, as the device may have a new address.
    """

    paced_chunks = None

    def __init__(self, *, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._socket: socket.socket | None = None
        self._can_segment = False
        self._segment_size = 0
        self._most_bytes = 0
        self._resolved_address: _Address | None = None
        self._resolver: DaemonThread | None = None
        self._failure = "its name is being resolved"

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
            SinkError: the name is not resolved (yet), or the host or its port is unreachable.
        """
        connected = self._socket or self._connect()
        try:
            if datagram_size == self._segment_size and len(data) <= self._most_bytes:
                connected.send(data)
            else:
                self._send_segments(connected, memoryview(data), datagram_size or len(data))
            if last:
                connected.send(last)
        except BlockingIOError:
            # The network is too slow: drop the rest, as the next frame replaces it.
            return
        except OSError as err:
            self.close()
            raise self._error(err.strerror or str(err)) from err

    def close(self) -> None:
        """Close the socket; the next send opens another."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None
        self._resolved_address = None

    def _send_segments(self, connected: socket.socket, data: memoryview, size: int) -> None:
        sent = self._send_segmented(connected, data, size) if self._can_segment else 0
        for first in range(sent, len(data), size):
            connected.send(data[first : first + size])

    def _send_segmented(self, connected: socket.socket, data: memoryview, size: int) -> int:
        """Send the data with segmentation by the kernel; return 0 if the interface has none."""
        if size != self._segment_size:
            self._set_segment_size(connected, size)
        try:
            for first in range(0, len(data), self._most_bytes):
                connected.send(data[first : first + self._most_bytes])
        except OSError as err:
            if err.errno not in _NO_SEGMENTATION:
                raise
            self._can_segment = False
            self._set_segment_size(connected, 0)
            return 0
        return len(data)

    def _set_segment_size(self, connected: socket.socket, size: int) -> None:
        connected.setsockopt(socket.IPPROTO_UDP, _UDP_SEGMENT, size)
        self._segment_size = size
        self._most_bytes = size * min(_MOST_SEGMENTS, _MOST_BYTES // size) if size else 0

    def _connect(self) -> socket.socket:
        family, address = self._address()
        opened = socket.socket(family, socket.SOCK_DGRAM)
        opened.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        try:
            # On a connected socket the next send raises an error if the port is closed.
            opened.connect(address)
        except OSError as err:
            opened.close()
            self._resolved_address = None
            raise self._error(err.strerror or str(err)) from err
        self._can_segment, self._segment_size, self._most_bytes = _can_segment(opened), 0, 0
        self._socket = opened
        return opened

    def _address(self) -> _Address:
        try:
            literal = ipaddress.ip_address(self._host)
        except ValueError:
            return self._resolved()
        family = socket.AF_INET if literal.version == _IPV4 else socket.AF_INET6
        return family, (self._host, self._port)

    def _resolved(self) -> _Address:
        if self._resolved_address is None:
            if self._resolver is None or not self._resolver.is_alive:
                # Not waited for at shutdown.
                self._resolver = DaemonThread(self._resolve)
                self._resolver.start()
            raise self._error(self._failure)
        return self._resolved_address

    def _resolve(self) -> None:
        try:
            found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_DGRAM)
        except OSError as err:
            self._failure = f"its name cannot be resolved: {err.strerror or err}"
        else:
            # LED controllers use IPv4, whatever other addresses their name has.
            family, _, _, _, address = min(found, key=lambda one: one[0] is not socket.AF_INET)
            self._resolved_address = family, address  # type: ignore[assignment]  # AF_INET and AF_INET6 only

    def _error(self, reason: str) -> SinkError:
        return SinkError(f"{self._host} port {self._port}: {reason}")


def _can_segment(opened: socket.socket) -> bool:
    try:
        opened.setsockopt(socket.IPPROTO_UDP, _UDP_SEGMENT, 0)
    except OSError:
        return False  # a kernel before 4.18
    return True
