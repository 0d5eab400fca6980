"""WebSocket of one connection (RFC 6455), after its handshake.

It has aiohttp's parser of frames and nothing else of aiohttp, whose own WebSockets keep the
request, its handlers and three tasks as long as they are open.
"""

import asyncio
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha1
from typing import TYPE_CHECKING, Final, cast, override

from aiohttp import EofStream, WebSocketError, WSMessage, WSMsgType, hdrs, web
from aiohttp._websocket.reader import WebSocketDataQueue  # the parser's only kind of queue
from aiohttp.http import WS_CLOSING_MESSAGE, WS_KEY, WebSocketReader

from .connections import SLOWEST_S, Connections
from .peer import Peer, PeerConnection

if TYPE_CHECKING:
    from aiohttp.base_protocol import BaseProtocol

LONGEST_MESSAGE: Final = 128 * 1024
"""A longer one closes the socket as soon as its header is read, because incomplete ones are kept
in memory."""

HEARTBEAT_S: Final = 30.0
"""Silence after which the peer is pinged."""

DEAD_AFTER_S: Final = 45.0
"""Silence after which the peer is disconnected."""

_CLOSE_PATIENCE_S: Final = 2.0
_MOST_WAITING_BYTES: Final = 64 * 1024
_VERSION: Final = "13"
_KEY_BYTES: Final = 16
_FINAL: Final = 0x80
_PING: Final = bytes((_FINAL | WSMsgType.PING, 0))


class WebSocketConnection(PeerConnection):
    """A WebSocket. Its frames are written to `transport`, apart from control frames.

    Args:
        peer: the other side.
        transport: the connection.
        connections: those that it counts among.
        holds: how often `hold_reading` was called before.
    """

    __slots__ = (
        "_connections",
        "_error_code",
        "_has_peer_closed",
        "_heard_s",
        "_holds",
        "_is_ended",
        "_is_pinged",
        "_queue",
        "_reading_paused",
        "peer",
        "reader",
        "transport",
    )

    is_websocket: Final = True
    is_between_requests: Final = False

    def __init__(
        self, *, peer: Peer, transport: asyncio.Transport, connections: Connections, holds: int
    ) -> None:
        loop = asyncio.get_running_loop()
        self.peer = peer
        self.transport = transport
        self._connections = connections
        self._holds = holds
        # The parser sets it by `pause_reading`, and reads it.
        self._reading_paused = False
        self._queue = WebSocketDataQueue(cast("BaseProtocol", self), _MOST_WAITING_BYTES, loop=loop)
        self.reader: Final = WebSocketReader(
            self._queue, LONGEST_MESSAGE, compress=False, decode_text=True
        )
        self._heard_s = loop.time()
        self._is_pinged = False
        self._is_ended = False
        self._has_peer_closed = False
        self._error_code: int | None = None
        self._resume()

    # --- messages --------------------------------------------------------------------------------

    async def receive(self) -> WSMessage | None:
        """Return the next message, None after the last one.

        The last one is that before the peer closed the socket, disconnected or broke the protocol.
        """
        if self._is_ended:
            return None
        try:
            message = await self._queue.read()
        except EofStream:
            return None
        except WebSocketError as err:
            self._error_code = err.code
            return None
        if message.type is WSMsgType.CLOSE:
            self._has_peer_closed = True
            return None
        return None if self._is_ended else cast("WSMessage", message)

    def pong(self, content: bytes) -> None:
        """Answer a ping."""
        if not self.transport.is_closing():
            self.transport.write(_control_frame(WSMsgType.PONG, content))

    def end_reading(self) -> None:
        """Let `receive` return None from now on."""
        if not self._is_ended:
            self._is_ended = True
            self._queue.feed_data(WS_CLOSING_MESSAGE, 0)

    async def close(self, code: int) -> None:
        """Close the socket with a code, unless the peer has; wait a moment for its answer."""
        self._is_ended = True
        try:
            if self.transport.is_closing():
                return
            wanted = self._error_code or code
            self.transport.write(_control_frame(WSMsgType.CLOSE, wanted.to_bytes(2)))
            if not self._has_peer_closed and self._error_code is None:
                await self._until_peer_closes()
        finally:
            # One that does not even read the close frame would be kept in memory forever.
            unsent = self.transport.get_write_buffer_size()
            (self.transport.abort if unsent else self.transport.close)()

    async def _until_peer_closes(self) -> None:
        with suppress(TimeoutError, EofStream, WebSocketError):
            async with asyncio.timeout(_CLOSE_PATIENCE_S):
                while (await self._queue.read()).type is not WSMsgType.CLOSE:
                    pass

    # --- limits ----------------------------------------------------------------------------------

    def is_overdue(self, now_s: float) -> bool:
        """Return whether its peer answers no ping or reads too slowly."""
        if now_s - self._heard_s >= DEAD_AFTER_S:
            return True
        unsent = self.transport.get_write_buffer_size()
        return self.peer.unread_for_s(unsent, now_s) >= SLOWEST_S

    def ping_if_silent(self, now_s: float) -> None:
        """Send a ping to a peer that has not sent anything for long."""
        if self._is_pinged or now_s - self._heard_s < HEARTBEAT_S or self.transport.is_closing():
            return
        self._is_pinged = True
        self.transport.write(_PING)

    def end(self) -> None:
        """Close it immediately."""
        self.transport.abort()

    @contextmanager
    def reading_held(self) -> Iterator[None]:
        """Read nothing inside the block."""
        self.hold_reading()
        try:
            yield
        finally:
            self.release_reading()

    def hold_reading(self) -> None:
        """Read nothing until `release_reading` was called as often."""
        self._holds += 1
        self.transport.pause_reading()

    def release_reading(self) -> None:
        """Read again, unless there is another hold or too many messages wait."""
        self._holds -= 1
        self._resume()

    def pause_reading(self) -> None:
        """Read nothing, as too many messages wait."""
        self._reading_paused = True
        self.transport.pause_reading()

    def resume_reading(self) -> None:
        """Read again, unless there is a hold."""
        self._reading_paused = False
        self._resume()

    def _resume(self) -> None:
        if not self._holds and not self._reading_paused:
            self.transport.resume_reading()

    # --- events of the transport -----------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        """Parse bytes of the peer."""
        started_s = time.perf_counter()
        self._heard_s, self._is_pinged = asyncio.get_running_loop().time(), False
        self.reader.feed_data(data)
        self.peer.note_work(time.perf_counter() - started_s)

    def connection_lost(self, _error: Exception | None) -> None:
        """Let `receive` return None, as the peer is gone."""
        self._connections.discard(self)
        self._is_ended = True
        self._queue.feed_eof()

    def eof_received(self) -> None:
        """Let the transport close, as no answers can be of use."""

    def pause_writing(self) -> None:
        """Nobody waits until there is room: pages that do not read are disconnected."""

    def resume_writing(self) -> None:
        """Nobody waits for it."""


class UpgradedResponse(web.StreamResponse):
    """Answer to a handshake, after which the connection is no longer aiohttp's."""

    def __init__(self, request: web.Request) -> None:
        key = request.headers.get(hdrs.SEC_WEBSOCKET_KEY, "")
        accepted = b64encode(sha1(key.encode() + WS_KEY, usedforsecurity=False).digest())
        super().__init__(
            status=101,
            headers={
                hdrs.UPGRADE: "websocket",
                hdrs.CONNECTION: "upgrade",
                hdrs.SEC_WEBSOCKET_ACCEPT: accepted.decode(),
            },
        )

    @override
    async def write_eof(self, data: bytes = b"") -> None:
        """Write nothing."""


def is_handshake(request: web.Request) -> bool:
    """Return whether a request opens a WebSocket (RFC 6455, 4.2.1)."""
    headers = request.headers
    options = headers.get(hdrs.CONNECTION, "").lower().split(",")
    return (
        request.method == hdrs.METH_GET
        and headers.get(hdrs.UPGRADE, "").strip().lower() == "websocket"
        and "upgrade" in map(str.strip, options)
        and headers.get(hdrs.SEC_WEBSOCKET_VERSION) == _VERSION
        and _is_key(headers.get(hdrs.SEC_WEBSOCKET_KEY, ""))
    )


def _is_key(text: str) -> bool:
    try:
        return len(b64decode(text, validate=True)) == _KEY_BYTES
    except ValueError:
        return False


def _control_frame(kind: WSMsgType, content: bytes) -> bytes:
    return bytes((_FINAL | kind, len(content))) + content
