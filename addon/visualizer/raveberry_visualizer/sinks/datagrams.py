"""Datagrams to one host, without ever waiting for it."""

import errno
import ipaddress
import socket
from typing import Final, Protocol

from raveberry_visualizer.engine import Bursts, DaemonThread, SinkError

_UDP_SEGMENT: Final = 103
"""Linux's option by which the kernel cuts one buffer into datagrams: a frame of 10,000 pixels then
costs a sixth of what its 21 datagrams cost one by one."""

_MOST_SEGMENTS: Final = 64
_MOST_BYTES: Final = 65_507
_CANNOT_CUT: Final = (errno.EIO, errno.EINVAL)
"""An interface that has no checksums of its own, or takes only shorter datagrams."""

type _Address = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int]]


class Line(Protocol):
    """The way to a device in the network."""

    @property
    def bursts(self) -> Bursts | None:
        """What is still to be sent of a frame; None where all of it leaves at once."""

    def send(
        self, data: bytes | memoryview, *, datagram_size: int | None = None, is_urgent: bool = False
    ) -> None:
        """Send something.

        Args:
            data: it; it may be rewritten at once.
            datagram_size: cut it into datagrams of this size, the last may be shorter.
            is_urgent: it follows what was sent before, in spite of any pacing.

        Raises:
            SinkError: the device is out of reach.
        """

    def close(self) -> None:
        """Let go of the network; the next send takes it up again."""


class DatagramLine:
    """Sends to a host that may be away, by address or by name.

    A name is looked up by a thread of its own, as that can take seconds; until it is known every
    send fails. After each failure the line starts anew, name included: the device may have moved.
    """

    bursts = None

    def __init__(self, *, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._socket: socket.socket | None = None
        self._kernel_cuts = False
        self._cut_size = 0
        self._most = 0
        self._found: _Address | None = None
        self._lookup: DaemonThread | None = None
        self._trouble = "its name is being looked up"

    def send(
        self,
        data: bytes | memoryview,
        *,
        datagram_size: int | None = None,
        is_urgent: bool = False,  # noqa: ARG002 - everything is
    ) -> None:
        """Send datagrams, in order and at once.

        Raises:
            SinkError: the name is unknown (so far), or the host or its port is out of reach.
        """
        line = self._socket or self._connected()
        try:
            if datagram_size == self._cut_size and len(data) <= self._most:
                line.send(data)
            else:
                self._send_cut(line, memoryview(data), datagram_size or len(data))
        except BlockingIOError:
            # The network is slower than we are; the next frame is a better one anyway.
            return
        except OSError as err:
            self.close()
            raise self._error(err.strerror or str(err)) from err

    def close(self) -> None:
        """Let go of the socket; the next send opens another."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None
        self._found = None

    def _send_cut(self, line: socket.socket, data: memoryview, size: int) -> None:
        sent = self._cut_by_kernel(line, data, size) if self._kernel_cuts else 0
        for first in range(sent, len(data), size):
            line.send(data[first : first + size])

    def _cut_by_kernel(self, line: socket.socket, data: memoryview, size: int) -> int:
        """Send what the kernel takes as one; how many bytes that was."""
        if size != self._cut_size:
            self._cut_to(line, size)
        try:
            for first in range(0, len(data), self._most):
                line.send(data[first : first + self._most])
        except OSError as err:
            if err.errno not in _CANNOT_CUT:
                raise
            self._kernel_cuts = False
            self._cut_to(line, 0)
            return 0
        return len(data)

    def _cut_to(self, line: socket.socket, size: int) -> None:
        line.setsockopt(socket.IPPROTO_UDP, _UDP_SEGMENT, size)
        self._cut_size = size
        self._most = size * min(_MOST_SEGMENTS, _MOST_BYTES // size) if size else 0

    def _connected(self) -> socket.socket:
        family, address = self._address()
        line = socket.socket(family, socket.SOCK_DGRAM)
        line.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        try:
            # Connected, the system tells us with the next send that nobody listens there.
            line.connect(address)
        except OSError as err:
            line.close()
            self._found = None
            raise self._error(err.strerror or str(err)) from err
        self._kernel_cuts, self._cut_size, self._most = _can_cut(line), 0, 0
        self._socket = line
        return line

    def _address(self) -> _Address:
        try:
            literal = ipaddress.ip_address(self._host)
        except ValueError:
            return self._looked_up()
        family = socket.AF_INET if literal.version == _IPV4 else socket.AF_INET6
        return family, (self._host, self._port)

    def _looked_up(self) -> _Address:
        if self._found is None:
            if self._lookup is None or not self._lookup.is_alive:
                # At the end nobody waits for a name server.
                self._lookup = DaemonThread(self._look_up)
                self._lookup.start()
            raise self._error(self._trouble)
        return self._found

    def _look_up(self) -> None:
        try:
            found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_DGRAM)
        except OSError as err:
            self._trouble = f"its name cannot be resolved: {err.strerror or err}"
        else:
            # Controllers of LEDs speak IPv4, whatever else their name leads to.
            family, _, _, _, address = min(found, key=lambda one: one[0] is not socket.AF_INET)
            self._found = family, address  # type: ignore[assignment]  # AF_INET and AF_INET6 only

    def _error(self, reason: str) -> SinkError:
        return SinkError(f"{self._host} port {self._port}: {reason}")


def _can_cut(line: socket.socket) -> bool:
    try:
        line.setsockopt(socket.IPPROTO_UDP, _UDP_SEGMENT, 0)
    except OSError:
        return False  # a kernel before 4.18
    return True


_IPV4: Final = 4
