"""Datagrams to one host, without ever waiting for it."""

import ipaddress
import socket
from collections.abc import Iterable
from threading import Thread
from typing import Final

from raveberry_visualizer.engine import SinkError

type _Address = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int]]


class DatagramLine:
    """Sends to a host that may be away, by address or by name.

    A name is looked up by a thread of its own, as that can take seconds; until it is known every
    send fails. After each failure the line starts anew, name included: the device may have moved.
    """

    def __init__(self, *, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._socket: socket.socket | None = None
        self._found: _Address | None = None
        self._lookup: Thread | None = None
        self._trouble = "its name is being looked up"

    def send(self, packets: Iterable[bytearray]) -> None:
        """Send them all, in order.

        Raises:
            SinkError: the name is unknown (so far), or the host or its port is out of reach.
        """
        if self._socket is None:
            self._socket = self._connected()
        try:
            for packet in packets:
                self._socket.send(packet)
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
            if self._lookup is None or not self._lookup.is_alive():
                # A daemon: at the end nobody waits for a name server.
                self._lookup = Thread(target=self._look_up, name="resolver", daemon=True)
                self._lookup.start()
            raise self._error(self._trouble)
        return self._found

    def _look_up(self) -> None:
        try:
            family, _, _, _, address = socket.getaddrinfo(
                self._host, self._port, type=socket.SOCK_DGRAM
            )[0]
        except OSError as err:
            self._trouble = f"its name cannot be resolved: {err.strerror or err}"
        else:
            self._found = family, address  # type: ignore[assignment]  # AF_INET and AF_INET6 only

    def _error(self, reason: str) -> SinkError:
        return SinkError(f"{self._host} port {self._port}: {reason}")


_IPV4: Final = 4
