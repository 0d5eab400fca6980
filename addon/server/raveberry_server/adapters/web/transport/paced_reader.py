"""Reader that hands a connection its bytes in small pieces, in turn with other connections."""

import asyncio
from collections.abc import Buffer
from functools import partial
from typing import Final, override

from .address_turns import AddressTurns
from .http_protocol import HttpProtocol

_REQUEST_BYTES: Final = 64 * 1024
"""Largest piece of a request, so that one that is too long can be refused: a connection that is
closed with unread bytes is reset, and its peer may lose the answer."""

_FRAMES_BYTES: Final = 4096
"""Largest piece of a WebSocket. uvloop reads 256 kB at once by default, which takes many
milliseconds to parse if they are small frames."""

_BUFFER: Final = memoryview(bytearray(_REQUEST_BYTES))
"""Shared by all connections, as each piece is copied before another one is read."""


class PacedReader(asyncio.BufferedProtocol):
    """Protocol that passes everything on to an HTTP protocol, and its bytes in turns.

    While a piece waits nothing is read, so all further bytes wait in the peer's own memory.
    """

    __slots__ = ("_http", "_turns")

    def __init__(self, *, http: HttpProtocol, turns: AddressTurns) -> None:
        self._http = http
        self._turns = turns

    @override
    def get_buffer(self, sizehint: int) -> Buffer:
        return _BUFFER[:_FRAMES_BYTES] if self._http.is_websocket else _BUFFER

    @override
    def buffer_updated(self, nbytes: int) -> None:
        piece = bytes(_BUFFER[:nbytes])
        claimant, address = self._http.claimant, self._http.address
        if claimant is None or address is None or self._turns.take(claimant, address):
            self._http.data_received(piece)
            return
        self._http.hold_reading()
        self._turns.call_later(claimant, address, partial(self._pass_on, piece))

    def _pass_on(self, piece: bytes) -> None:
        transport = self._http.transport
        try:
            if transport is not None:
                self._http.data_received(piece)
        except Exception:
            # A bug: the event loop ends the connection of a protocol that raises, so this does too.
            if transport is not None:
                transport.abort()
            raise
        finally:
            self._http.release_reading()

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._http.connection_made(transport)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._http.connection_lost(exc)

    @override
    def eof_received(self) -> None:
        self._http.eof_received()

    @override
    def pause_writing(self) -> None:
        self._http.pause_writing()

    @override
    def resume_writing(self) -> None:
        self._http.resume_writing()
