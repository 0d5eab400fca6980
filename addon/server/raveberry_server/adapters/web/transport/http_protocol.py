"""aiohttp's server, extended where it has no hooks.

Requests that are not HTTP get problem details with a code, like all others. Each connection knows
its peer and for how long it has been kept waiting. One that becomes a WebSocket is handed over.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Final, Protocol, cast, override

from aiohttp import web
from aiohttp.web_request import BaseRequest

from raveberry_server.adapters.web.problem_details import problem_response
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.ids import GuestId

from .connections import SLOWEST_S, TOO_SLOW, Connections
from .peer import Peer, PeerConnection
from .processor_shares import ProcessorShares
from .websocket_connection import WebSocketConnection

_LOGGER = logging.getLogger(__name__)

IDLE_S: Final = 75.0
"""Keep-alive of idle connections, longer than that of reverse proxies."""

LINGERING_S: Final = 2.0
"""Time to wait for the rest of a body that the handler did not read."""


class HttpRunner(web.AppRunner):
    """Runner of an application.

    Args:
        app: the application.
        shutdown_s: time that requests have to finish at shutdown.
        has_acted: returns whether a guest has taken part, so that connections are not newcomers'.

    aiohttp has no hook for errors of its parser (3.14: plain text, its version in the headers and a
    traceback in the log), hence the server and the protocol below.
    """

    def __init__(
        self, app: web.Application, *, shutdown_s: float, has_acted: Callable[[GuestId], bool]
    ) -> None:
        super().__init__(
            app,
            access_log=None,
            shutdown_timeout=shutdown_s,
            keepalive_timeout=IDLE_S,
            lingering_time=LINGERING_S,
            # Compressed bodies are refused, so they are never decompressed.
            auto_decompress=False,
        )
        self._has_acted = has_acted

    def protocol(self) -> "HttpProtocol":
        """Return the protocol of a new connection."""
        return cast("_HttpServer", self.server)()

    @override
    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        server = _HttpServer(
            made.request_handler,
            request_factory=made.request_factory,
            **made._kwargs,  # noqa: SLF001 - see above
        )
        server.has_acted = self._has_acted
        return server


class _HttpServer(web.Server):
    has_acted: Callable[[GuestId], bool]

    @override
    def __call__(self) -> "HttpProtocol":
        return HttpProtocol(self, has_acted=self.has_acted, loop=self._loop, **self._kwargs)


class _Reader(Protocol):
    """What passes the bytes of a connection on."""

    def hand_over(self, connection: WebSocketConnection) -> None:
        """Pass them on to a WebSocket."""
        ...


class HttpProtocol(PeerConnection, web.RequestHandler):
    """Protocol of one connection."""

    __slots__ = ("_awaited_from_s", "_connections", "_holds", "_of_peer", "peer")

    def __init__(  # type: ignore[no-untyped-def]
        self,
        manager: web.Server,
        *,
        has_acted: Callable[[GuestId], bool],
        loop: asyncio.AbstractEventLoop,
        **options,  # noqa: ANN003 - aiohttp's
    ) -> None:
        super().__init__(manager, loop=loop, **options)
        self.peer = Peer(has_acted=has_acted)
        self._connections: Connections | None = None
        # Time since when the headers of a request are awaited, None between requests.
        self._awaited_from_s: float | None = None
        self._of_peer: asyncio.Task[Any] | None = None
        self._holds = 0

    def join(self, connections: Connections, address: str | None, shares: ProcessorShares) -> None:
        """Count the connection until it is lost, and the time that it takes."""
        self.peer.join(address, shares)
        self._connections = connections
        connections.add(self)

    @override
    async def start(self) -> None:
        await self.peer.measured(super().start())

    def upgraded(self) -> WebSocketConnection:
        """Hand the connection over to a WebSocket, once its handshake was answered.

        aiohttp's WebSockets keep the request, its parser and its tasks: 20 kB (bench/scale.md).

        Raises:
            ConnectionResetError: the peer has disconnected.
        """
        transport, connections = self.transport, self._connections
        if transport is None or connections is None:
            raise ConnectionResetError
        connection = WebSocketConnection(
            peer=self.peer, transport=transport, connections=connections, holds=self._holds
        )
        # For aiohttp the connection is lost; without a transport there is none for it to close.
        self.transport = None
        self.connection_lost(None)
        connections.add(connection)
        cast("_Reader", transport.get_protocol()).hand_over(connection)
        # Bytes that came after the request.
        self.set_parser(connection.reader)
        return connection

    @contextmanager
    def cancelling(self) -> Iterator[None]:
        """Cancel the current task when the peer disconnects inside the block."""
        self._of_peer = asyncio.current_task()
        try:
            yield
        finally:
            self._of_peer = None

    @property
    def is_websocket(self) -> bool:
        """Return whether it is about to become a WebSocket."""
        return self._upgraded

    def hold_reading(self) -> None:
        """Read nothing until `release_reading` was called as often."""
        self._holds += 1
        self._pause_transport_reading()

    def release_reading(self) -> None:
        """Read again, unless there is another hold, or aiohttp has too much to handle already."""
        self._holds -= 1
        if not self._reading_paused and not self._buffer_paused:
            self._resume_transport_reading()

    @override
    def _resume_transport_reading(self) -> None:
        if not self._holds:
            super()._resume_transport_reading()

    @property
    def is_between_requests(self) -> bool:
        """Return whether a request was answered and no other has begun."""
        return self._waiter is not None and self._awaited_from_s is None

    def is_overdue(self, now_s: float) -> bool:
        """Return whether its peer sends headers or reads an answer too slowly."""
        if self.transport is None:
            return False
        if self._awaited_from_s is not None and now_s - self._awaited_from_s >= SLOWEST_S:
            return True
        unsent = self.transport.get_write_buffer_size()
        return self.peer.unread_for_s(unsent, now_s) >= SLOWEST_S

    def ping_if_silent(self, now_s: float) -> None:
        """Send nothing: HTTP has no pings."""

    def end(self) -> None:
        """Close it immediately, with an answer if the peer has begun a request."""
        if self.transport is None:
            return
        if self._awaited_from_s is not None and not self.transport.get_write_buffer_size():
            self.transport.write(TOO_SLOW)
            self.force_close()
        else:
            self.transport.abort()

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._awaited_from_s = self._loop.time()
        super().connection_made(transport)

    @override
    def connection_lost(self, exc: BaseException | None) -> None:
        if self._connections is not None:
            self._connections.discard(self)
        if self._of_peer is not None:
            self._of_peer.cancel()
        super().connection_lost(exc)

    @override
    def data_received(self, data: bytes) -> None:
        started_s = time.perf_counter()
        super().data_received(data)
        # Without data it is a part of a measured step: aiohttp parses on after a body was read.
        if data:
            self.peer.note_work(time.perf_counter() - started_s)
        if self._messages or self._current_request is not None or self._upgraded:
            self._awaited_from_s = None
        elif self._awaited_from_s is None and self._waiter is not None:
            self._awaited_from_s = self._loop.time()

    @override
    def handle_error(
        self,
        request: BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or request.writer.output_size > 0:
            return super().handle_error(request, status, exc, message)
        _LOGGER.debug("Not HTTP, from %s: %s", request.remote, message)
        refused = RefusedError(Refusal.HTTP_INVALID)
        response = problem_response(refused, status)
        response.headers["Server"] = "Raveberry"  # replaces aiohttp's own version
        response.force_close()
        return response


def connection_of(request: web.Request) -> HttpProtocol:
    """Return the connection of a request."""
    return cast("HttpProtocol", request.protocol)
