"""Accept loop that answers the connections that it refuses, and never stops.

When descriptors run out, uvloop closes new connections without an answer, and asyncio stops
accepting for a second. This loop keeps a descriptor in reserve to answer with.
"""

import asyncio
import errno
import fcntl
import logging
import os
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Final

from .address_turns import AddressTurns
from .connections import FULL, Connections
from .http_protocol import HttpProtocol
from .paced_reader import PacedReader
from .processor_shares import ProcessorShares

_LOGGER = logging.getLogger(__name__)

AT_ONCE: Final = 16
"""Connections accepted per iteration of the event loop."""

LOWEST_DESCRIPTOR: Final = 1024
"""FD_SETSIZE: connections use no descriptor below it, where the limit is higher."""

PAUSE_S: Final = 0.5
"""Pause where not even a refusal is possible."""

_READ_S: Final = 1.0
"""Time that a refused connection stays half open, so that its peer can read the answer."""

_SILENT_S: Final = 60.0
"""Interval at which the same error is logged again."""

_MOST_LINGERING: Final = 64
_NO_DESCRIPTORS: Final = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
_GONE_ALREADY: Final = frozenset(
    {errno.ECONNABORTED, errno.EPROTO, errno.EPERM, errno.EINTR, errno.ECONNRESET}
)


class DescriptorReserve:
    """Descriptors kept in reserve for when no others are left."""

    def __init__(self, *, size: int = 4) -> None:
        self._size = size
        self._kept: list[int] = []
        self.refill()

    def refill(self) -> None:
        """Fill the reserve, as far as descriptors are available."""
        with suppress(OSError):
            while len(self._kept) < self._size:
                self._kept.append(os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC))

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Free one descriptor inside the block."""
        if self._kept:
            os.close(self._kept.pop())
        try:
            yield
        finally:
            self.refill()

    def close(self) -> None:
        """Close all descriptors of the reserve."""
        while self._kept:
            os.close(self._kept.pop())


class Acceptor:
    """Accept loop of listening sockets, which it closes when stopped.

    Args:
        listeners: listening sockets.
        tasks: runs the short task that sets up each connection.
        protocol: creates the protocol of a connection.
        connections: counts and limits open connections.
        counted_as: returns the address that a peer's connections count towards, None if not
            limited.
        shares: the time of the event loop that each address takes.
    """

    def __init__(  # noqa: PLR0913 - all that connections are limited by
        self,
        *,
        listeners: Sequence[socket.socket],
        tasks: asyncio.TaskGroup,
        protocol: Callable[[], HttpProtocol],
        connections: Connections,
        counted_as: Callable[[str], str | None],
        shares: ProcessorShares,
    ) -> None:
        self._listeners = listeners
        self._tasks = tasks
        self._protocol = protocol
        self._connections = connections
        self._counted_as = counted_as
        self._shares = shares
        self._turns = AddressTurns(shares)
        self._reserve = DescriptorReserve()
        self._lingering: set[socket.socket] = set()
        self._silent_until_s = 0.0
        self._is_stopped = False

    def start(self) -> None:
        """Start accepting connections."""
        for listener in self._listeners:
            listener.settimeout(0)
            self._watch(listener)

    def stop(self) -> None:
        """Stop accepting connections, and close the listeners."""
        self._is_stopped = True
        loop = asyncio.get_running_loop()
        for listener in self._listeners:
            loop.remove_reader(listener)
            listener.close()
        for refused in self._lingering:
            refused.close()
        self._lingering.clear()
        self._reserve.close()

    def _watch(self, listener: socket.socket) -> None:
        if listener.fileno() >= 0:
            asyncio.get_running_loop().add_reader(listener, self._accept_some, listener)

    def _accept_some(self, listener: socket.socket) -> None:
        for _ in range(AT_ONCE):
            try:
                taken = self._accept(listener)
            except OSError as err:
                self._pause(listener, err)
                return
            if not taken:
                return

    def _accept(self, listener: socket.socket) -> bool:
        """Accept one connection, and return whether one was waiting.

        Raises:
            OSError: it can be neither accepted nor refused.
        """
        try:
            accepted, peer = listener.accept()
        except BlockingIOError:
            return False
        except OSError as err:
            if err.errno in _GONE_ALREADY:
                return True
            if err.errno not in _NO_DESCRIPTORS:
                raise
            return self._refuse_without_descriptors(listener, err)
        accepted = _above_low_descriptors(accepted)
        accepted.settimeout(0)
        address = self._counted_as(peer[0]) if peer else None
        refusal = self._connections.refusal(address)
        if refusal is None:
            self._take_in(accepted, address)
        else:
            self._refuse(accepted, refusal)
        return True

    def _take_in(self, accepted: socket.socket, address: str | None) -> None:
        protocol = self._protocol()
        protocol.join(self._connections, address, self._shares)
        if address is None or self._turns.take(address, address):
            self._start(protocol, accepted)
        else:
            self._turns.call_later(address, address, partial(self._start, protocol, accepted))

    def _start(self, protocol: HttpProtocol, accepted: socket.socket) -> None:
        if self._is_stopped or protocol not in self._connections:
            self._connections.discard(protocol)
            accepted.close()
            return
        self._tasks.create_task(self._connect(protocol, accepted), name="connection")

    async def _connect(self, protocol: HttpProtocol, accepted: socket.socket) -> None:
        reader = PacedReader(http=protocol, turns=self._turns)
        try:
            await asyncio.get_running_loop().connect_accepted_socket(lambda: reader, accepted)
        except Exception as err:  # noqa: BLE001 - any error of a peer that disconnected
            _LOGGER.debug("A connection could not be made: %s", err)
            self._connections.discard(protocol)
            accepted.close()

    def _refuse(self, accepted: socket.socket, words: bytes) -> None:
        """Answer and close, after a delay if possible: a reset might overtake the answer."""
        with suppress(OSError):
            accepted.send(words)
            accepted.shutdown(socket.SHUT_WR)
        if len(self._lingering) >= _MOST_LINGERING:
            accepted.close()
            return
        self._lingering.add(accepted)
        asyncio.get_running_loop().call_later(_READ_S, self._end_lingering, accepted)

    def _end_lingering(self, refused: socket.socket) -> None:
        self._lingering.discard(refused)
        refused.close()

    def _refuse_without_descriptors(self, listener: socket.socket, err: OSError) -> bool:
        now_s = asyncio.get_running_loop().time()
        if now_s >= self._silent_until_s:
            self._silent_until_s = now_s + _SILENT_S
            _LOGGER.error("New connections are refused, as there is no room for them: %s", err)
        with self._reserve.lent():
            try:
                accepted, _ = listener.accept()
            except BlockingIOError:
                return False
            with accepted, suppress(OSError):
                accepted.settimeout(0)
                accepted.send(FULL)
                accepted.shutdown(socket.SHUT_WR)
        return True

    def _pause(self, listener: socket.socket, err: OSError) -> None:
        """Stop watching the listener for a moment; it would stay readable."""
        _LOGGER.warning("No connection can be accepted for the moment: %s", err)
        loop = asyncio.get_running_loop()
        loop.remove_reader(listener)
        loop.call_later(PAUSE_S, self._watch, listener)


def _above_low_descriptors(accepted: socket.socket) -> socket.socket:
    """Move a connection to a descriptor that `select` cannot watch, if there are any.

    paho waits with `select`, which fails from 1,024 on, so connections leave it the low ones.
    """
    try:
        moved = fcntl.fcntl(accepted.fileno(), fcntl.F_DUPFD_CLOEXEC, LOWEST_DESCRIPTOR)
    except OSError:
        return accepted
    with accepted:
        return socket.socket(accepted.family, accepted.type, accepted.proto, fileno=moved)


def listening(host: str | None, port: int, *, backlog: int) -> list[socket.socket]:
    """Return sockets that listen at one address, or at all addresses of IPv4 and IPv6.

    Raises:
        OSError: the port is taken, or the address is not local.
    """
    if host is not None:
        return [socket.create_server((host, port), backlog=backlog)]
    sockets = [socket.create_server(("0.0.0.0", port), backlog=backlog)]  # noqa: S104 - guests connect from the local network
    if socket.has_ipv6:
        try:
            sockets.append(
                socket.create_server(("::", port), family=socket.AF_INET6, backlog=backlog)
            )
        except OSError as err:
            if err.errno == errno.EADDRINUSE:
                sockets[0].close()
                raise
            _LOGGER.info("There is no IPv6 here: %s", err)
    return sockets
