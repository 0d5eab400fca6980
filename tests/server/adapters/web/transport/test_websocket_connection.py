"""WebSockets without aiohttp's connection: handshake, frames, pings and the end."""

import asyncio
import gc
import json
import socket
import struct
import weakref
from contextlib import ExitStack
from typing import Any, override

import pytest
from aiohttp import WSCloseCode, web
from raveberry_server.adapters.web import api
from raveberry_server.adapters.web.transport import websocket_connection
from raveberry_server.adapters.web.transport.connections import SLOWEST_S, Connections
from raveberry_server.adapters.web.transport.peer import Peer
from raveberry_server.adapters.web.transport.websocket_connection import (
    DEAD_AFTER_S,
    HEARTBEAT_S,
    WebSocketConnection,
)

from tests.fakes.party.served_party import Served

from .test_address_turns import HONEST, PING, UPGRADE, connected, page, received

CLOSE, PONG, PINGED = b"\x88", b"\x8a\x00", b"\x89\x00"
MASK = bytes(4)


class RecordedTransport(asyncio.Transport):
    """A transport that records what is done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.unsent = 0
        self.is_reading_now = True
        self.ended = ""

    @override
    def write(self, data: Any) -> None:
        self.written += bytes(data)

    @override
    def get_write_buffer_size(self) -> int:
        return self.unsent

    @override
    def pause_reading(self) -> None:
        self.is_reading_now = False

    @override
    def resume_reading(self) -> None:
        self.is_reading_now = True

    @override
    def is_closing(self) -> bool:
        return bool(self.ended)

    @override
    def close(self) -> None:
        self.ended = "closed"

    @override
    def abort(self) -> None:
        self.ended = "aborted"


def a_connection(transport: asyncio.Transport, *, holds: int = 0) -> WebSocketConnection:
    return WebSocketConnection(
        peer=Peer(has_acted=lambda _guest: False),
        transport=transport,
        connections=Connections(most=10, most_of_address=lambda: 0),
        holds=holds,
    )


def frame(head: int, content: bytes = b"") -> bytes:
    """Return a frame as browsers send it, masked."""
    return bytes((head, 0x80 | len(content))) + MASK + content


async def until_ended(phone: socket.socket, answer: bytes = b"") -> bytes:
    """Return everything received until the server disconnects."""
    while data := await received(phone):
        answer += data
    return answer


# --- handshake -----------------------------------------------------------------------------------


async def test_the_answer_proves_that_the_key_was_read(served: Served) -> None:
    with ExitStack() as stack:
        phone = stack.enter_context(connected(served, HONEST))
        phone.sendall(UPGRADE)
        head, _, _ = (await received(phone)).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 101 ")
    # The example of RFC 6455, 1.3.
    assert b"\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in head
    assert b"aiohttp" not in head


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b"Upgrade: websocket", b"Upgrade: h2c"),
        (b"Connection: Upgrade", b"Connection: close"),
        (b"Version: 13", b"Version: 1"),
        (b"Key: dGhlIHNhbXBsZSBub25jZQ==", b"Key: short"),
        (b"Key: dGhlIHNhbXBsZSBub25jZQ==", b"Key: \xff"),
        (b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", b""),
    ],
)
async def test_another_request_is_refused(served: Served, there: bytes, instead: bytes) -> None:
    with ExitStack() as stack:
        phone = stack.enter_context(connected(served, HONEST))
        phone.sendall(UPGRADE.replace(there, instead))
        answer = await received(phone)
    assert answer.startswith(b"HTTP/1.1 400 ")


async def test_frames_that_come_with_the_request_are_answered(served: Served) -> None:
    with ExitStack() as stack:
        phone = stack.enter_context(connected(served, HONEST))
        phone.sendall(UPGRADE + PING)
        answer = b""
        while PONG not in answer:
            answer += await received(phone)


async def test_the_request_of_an_open_page_is_forgotten(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests: list[weakref.ref[web.Request]] = []

    def response(request: web.Request) -> websocket_connection.UpgradedResponse:
        requests.append(weakref.ref(request))
        return websocket_connection.UpgradedResponse(request)

    monkeypatch.setattr(api, "UpgradedResponse", response)
    with ExitStack() as stack:
        phone = await page(served, stack)
        phone.sendall(PING)
        assert PONG in await received(phone)
        gc.collect()
        assert [request() for request in requests] == [None]
        assert served.live.pages_open == 1


# --- frames --------------------------------------------------------------------------------------


async def test_a_command_may_come_in_pieces(served: Served) -> None:
    command = json.dumps({"id": "a", "watch_lights": False}).encode()
    with ExitStack() as stack:
        phone = await page(served, stack)
        phone.sendall(frame(0x01, command[:5]) + PING + frame(0x00, command[5:9]))
        phone.sendall(frame(0x80, command[9:]))
        answer = b""
        while b'"ack"' not in answer:
            answer += await received(phone)
    assert answer.startswith(PONG)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (frame(0xC1, b"a"), WSCloseCode.PROTOCOL_ERROR),  # compressed
        (frame(0x91, b"a"), WSCloseCode.PROTOCOL_ERROR),  # a reserved bit
        (frame(0x83, b"a"), WSCloseCode.PROTOCOL_ERROR),  # an unknown kind
        (frame(0x09, b"a"), WSCloseCode.PROTOCOL_ERROR),  # a ping in pieces
        (b"\x89\xfe\x00\x7e" + MASK, WSCloseCode.PROTOCOL_ERROR),  # a ping that is too long
        (frame(0x80, b"a"), WSCloseCode.PROTOCOL_ERROR),  # the end of nothing
        (frame(0x01, b"a") + frame(0x81, b"b"), WSCloseCode.PROTOCOL_ERROR),  # no end
        (frame(0x88, b"a"), WSCloseCode.PROTOCOL_ERROR),  # half a code
        (frame(0x88, b"\x03\xec"), WSCloseCode.PROTOCOL_ERROR),  # a code that is never sent
        (frame(0x81, b"\xff"), WSCloseCode.INVALID_TEXT),
        (frame(0x01, b"\xff") + frame(0x80, b"a"), WSCloseCode.INVALID_TEXT),
        (struct.pack("!BBQ", 0x81, 0xFF, 1 << 40) + MASK, WSCloseCode.MESSAGE_TOO_BIG),
    ],
)
async def test_what_is_no_frame_closes_the_socket_with_a_reason(
    served: Served, sent: bytes, code: WSCloseCode
) -> None:
    with ExitStack() as stack:
        phone = await page(served, stack)
        phone.sendall(sent)
        answer = await until_ended(phone)
    assert answer[answer.index(CLOSE) :] == CLOSE + struct.pack("!BH", 2, code)


# --- the end -------------------------------------------------------------------------------------


async def test_a_page_that_closes_its_socket_is_answered(served: Served) -> None:
    with ExitStack() as stack:
        phone = await page(served, stack)
        phone.sendall(frame(0x88, struct.pack("!H", WSCloseCode.GOING_AWAY)))
        assert await until_ended(phone) == CLOSE + struct.pack("!BH", 2, WSCloseCode.OK)
    assert served.live.pages_open == 0


async def test_a_page_that_does_not_answer_the_close_frame_is_disconnected(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket_connection, "_CLOSE_PATIENCE_S", 0.05)
    with ExitStack() as stack:
        phone = await page(served, stack)
        [open_page] = served.live._pages
        open_page.resync()
        answer = await until_ended(phone)
    assert answer == CLOSE + struct.pack("!BH", 2, WSCloseCode.SERVICE_RESTART)


async def test_one_that_leaves_unread_what_it_was_sent_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(websocket_connection, "_CLOSE_PATIENCE_S", 0.0)
    transport = RecordedTransport()
    transport.unsent = 1
    await a_connection(transport).close(WSCloseCode.OK)
    assert transport.ended == "aborted"


async def test_frames_before_the_end_are_dropped_once_the_peer_is_gone() -> None:
    connection = a_connection(RecordedTransport())
    connection.data_received(frame(0x81, b"a") + frame(0x81, b"b"))
    first = await connection.receive()
    assert first is not None
    assert first.data == "a"
    connection.connection_lost(None)
    assert await connection.receive() is None


async def test_a_stopped_page_reads_no_more_frames() -> None:
    connection = a_connection(RecordedTransport())
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(connection.receive())
        await asyncio.sleep(0)
        connection.end_reading()
        connection.data_received(frame(0x81, b"a"))
    assert waiting.result() is None
    assert await connection.receive() is None


# --- limits --------------------------------------------------------------------------------------


async def test_a_silent_peer_is_pinged_once_and_then_disconnected() -> None:
    transport = RecordedTransport()
    connection = a_connection(transport)
    now_s = asyncio.get_running_loop().time()
    connection.ping_if_silent(now_s + HEARTBEAT_S - 1)
    assert transport.written == b""
    connection.ping_if_silent(now_s + HEARTBEAT_S + 1)
    connection.ping_if_silent(now_s + HEARTBEAT_S + 2)
    assert transport.written == PINGED
    assert not connection.is_overdue(now_s + DEAD_AFTER_S - 1)
    assert connection.is_overdue(now_s + DEAD_AFTER_S + 1)


async def test_a_peer_that_answers_is_pinged_again_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    transport = RecordedTransport()
    connection = a_connection(transport)
    loop = asyncio.get_running_loop()
    answered_s = loop.time() + HEARTBEAT_S + 1
    connection.ping_if_silent(answered_s)
    monkeypatch.setattr(loop, "time", lambda: answered_s)
    connection.data_received(frame(0x8A))
    monkeypatch.undo()
    assert not connection.is_overdue(answered_s + DEAD_AFTER_S - 1)
    connection.ping_if_silent(answered_s + HEARTBEAT_S + 1)
    assert transport.written == 2 * PINGED


async def test_a_peer_that_reads_nothing_is_overdue() -> None:
    transport = RecordedTransport()
    connection = a_connection(transport)
    now_s = asyncio.get_running_loop().time()
    transport.unsent = 100_000
    assert not connection.is_overdue(now_s)
    transport.unsent = 90_000
    assert not connection.is_overdue(now_s + SLOWEST_S)
    transport.unsent = 89_999
    assert connection.is_overdue(now_s + 2 * SLOWEST_S)


async def test_nothing_is_read_before_every_hold_has_ended() -> None:
    transport = RecordedTransport()
    transport.pause_reading()
    connection = a_connection(transport, holds=1)
    with connection.reading_held():
        connection.release_reading()
        assert not transport.is_reading_now
    assert transport.is_reading_now


async def test_reading_pauses_while_too_many_frames_wait() -> None:
    transport = RecordedTransport()
    connection = a_connection(transport)
    for _ in range(64):
        connection.data_received(frame(0x81, b"x" * 125) * 32)
    assert not transport.is_reading_now
    connection.hold_reading()
    connection.release_reading()
    assert not transport.is_reading_now
    while not transport.is_reading_now:
        assert await connection.receive() is not None
