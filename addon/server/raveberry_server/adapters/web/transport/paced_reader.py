"""Reader that hands a connection its bytes in small pieces, in turn with other connections."""

import asyncio
from collections.abc import Buffer
from functools import partial
from typing import Final, override

from .address_turns import AddressTurns
from .http_protocol import HttpProtocol
from .websocket_connection import WebSocketConnection

_REQUEST_BYTES: Final = 64 * 1024
"""Largest piece of a request, so that one that is too long can be refused: a connection that is
closed with unread bytes is reset, and its peer may lose the answer."""

_FRAMES_BYTES: Final = 4096
"""Largest piece of a WebSocket. uvloop reads 256 kB at once by default, which takes many
milliseconds to parse if they are small frames."""

_BUFFER: Final = memoryview(bytearray(_REQUEST_BYTES))
"""Shared by all connections, as each piece is copied before another one is read."""


class PacedReader(asyncio.BufferedProtocol):
    """Protocol that passes everything on to HTTP or a WebSocket, and its bytes in turns.

    While a piece waits nothing is read, so all further bytes wait in the peer's own memory.
    """

    __slots__ = ("_receiver", "_turns")

    def __init__(self, *, http: HttpProtocol, turns: AddressTurns) -> None:
        self._receiver: HttpProtocol | WebSocketConnection = http
        self._turns = turns

    def hand_over(self, connection: WebSocketConnection) -> None:
        """Pass everything on to a WebSocket from now on."""
        self._receiver = connection

    @override
    def get_buffer(self, sizehint: int) -> Buffer:
        return _BUFFER[:_FRAMES_BYTES] if self._receiver.is_websocket else _BUFFER

    @override
    def buffer_updated(self, nbytes: int) -> None:
        piece = bytes(_BUFFER[:nbytes])
        claimant, address = self._receiver.claimant, self._receiver.address
        if claimant is None or address is None or self._turns.take(claimant, address):
            self._receiver.data_received(piece)
            return
        self._receiver.hold_reading()
        self._turns.call_later(claimant, address, partial(self._pass_on, piece))

    def _pass_on(self, piece: bytes) -> None:
        transport = self._receiver.transport
        try:
            if transport is not None:
                self._receiver.data_received(piece)
        except Exception:
            # A bug: the event loop ends the connection of a protocol that raises, so this does too.
            if transport is not None:
                transport.abort()
            raise
        finally:
            self._receiver.release_reading()

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(self._receiver, HttpProtocol):
            self._receiver.connection_made(transport)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._receiver.connection_lost(exc)

    @override
    def eof_received(self) -> None:
        self._receiver.eof_received()

    @override
    def pause_writing(self) -> None:
        self._receiver.pause_writing()

    @override
    def resume_writing(self) -> None:
        self._receiver.resume_writing()
