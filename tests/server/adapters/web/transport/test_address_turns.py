"""In each iteration of the event loop, one short call is made for an address."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial

import pytest
from raveberry_server.adapters.web import rate_limits
from raveberry_server.adapters.web.transport.address_turns import AddressTurns
from raveberry_server.adapters.web.transport.http_protocol import HttpProtocol
from raveberry_server.adapters.web.transport.processor_shares import ProcessorShares
from raveberry_server.adapters.web.transport.websocket_connection import WebSocketConnection
from raveberry_server.application.throttling.rate_limiter import Rate

from tests.fakes.party.served_party import Served

ABUSIVE, HONEST = "127.0.0.66", "127.0.0.67"
PHONES = 30
REQUEST = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
UPGRADE = (
    b"GET /api/v1/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
PING = b"\x89\x80mask"


class Iterations:
    """The event loop's iterations, counted from 0."""

    def __init__(self) -> None:
        self.number = 0
        self._count()

    def _count(self) -> None:
        self.number += 1
        asyncio.get_running_loop().call_soon(self._count)


def called(turns: AddressTurns, address: str, work: Callable[[], None]) -> None:
    if turns.take(address, address):
        work()
    else:
        turns.call_later(address, address, work)


async def test_each_address_has_one_call_in_an_iteration_and_keeps_its_order() -> None:
    turns, made = AddressTurns(ProcessorShares()), list[tuple[str, int]]()
    for number in range(3):
        called(turns, "a", partial(made.append, ("a", number)))
    called(turns, "b", partial(made.append, ("b", 0)))
    seen = []
    for _ in range(3):
        seen.append(len(made))
        await asyncio.sleep(0)
    assert made == [("a", 0), ("b", 0), ("a", 1), ("a", 2)]
    assert seen == [2, 3, 4]


async def test_a_later_call_does_not_overtake_a_waiting_one() -> None:
    turns, made = AddressTurns(ProcessorShares()), list[int]()
    called(turns, "a", partial(made.append, 0))
    called(turns, "a", partial(made.append, 1))
    await asyncio.sleep(0)
    called(turns, "a", partial(made.append, 2))
    await asyncio.sleep(0)
    assert made == [0, 1, 2]


async def test_an_address_has_its_turn_again_in_the_next_iteration() -> None:
    turns = AddressTurns(ProcessorShares())
    assert [turns.take("a", "a"), turns.take("a", "a")] == [True, False]
    await asyncio.sleep(0)
    assert turns.take("a", "a")


async def test_a_call_that_fails_stops_no_others(caplog: pytest.LogCaptureFixture) -> None:
    turns, made = AddressTurns(ProcessorShares()), list[str]()
    turns.call_later("a", "a", lambda: made.append(str(1 // 0)))
    turns.call_later("a", "a", partial(made.append, "a"))
    turns.call_later("b", "b", partial(made.append, "b"))
    for _ in range(3):
        await asyncio.sleep(0)
    assert made == ["b", "a"]
    assert "ZeroDivisionError" in caplog.text


async def test_a_connection_whose_bytes_cannot_be_handled_is_ended(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with ExitStack() as stack:
        phones = [stack.enter_context(connected(served, ABUSIVE)) for _ in range(2)]
        for phone in phones:
            phone.sendall(REQUEST)
        for phone in phones:
            assert b" 200 " in await received(phone)
        handle = HttpProtocol.data_received

        def data_received(protocol: HttpProtocol, data: bytes) -> None:
            if b"broken" in data:
                raise ZeroDivisionError
            handle(protocol, data)

        monkeypatch.setattr(HttpProtocol, "data_received", data_received)
        # The first one takes the turn of the address, so the other waits for its own.
        phones[0].sendall(REQUEST)
        phones[1].sendall(REQUEST.replace(b"localhost", b"broken"))
        assert b" 200 " in await received(phones[0])
        async with asyncio.timeout(5):
            with suppress(ConnectionResetError):
                assert await received(phones[1]) == b""
    assert "ZeroDivisionError" in caplog.text


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str, int]]:
    """Iteration, address and size of each piece that connections have handled."""
    found = list[tuple[int, str, int]]()
    iterations: list[Iterations] = []

    def note(address: str | None, data: bytes) -> None:
        if not iterations:
            iterations.append(Iterations())
        if data and address is not None:
            found.append((iterations[0].number, address, len(data)))

    handle, handle_frames = HttpProtocol.data_received, WebSocketConnection.data_received

    def data_received(protocol: HttpProtocol, data: bytes) -> None:
        note(protocol.address, data)
        handle(protocol, data)

    def frames_received(connection: WebSocketConnection, data: bytes) -> None:
        note(connection.address, data)
        handle_frames(connection, data)

    monkeypatch.setattr(HttpProtocol, "data_received", data_received)
    monkeypatch.setattr(WebSocketConnection, "data_received", frames_received)
    return found


def connected(served: Served, address: str) -> socket.socket:
    port = int(served.guest_url.rpartition(":")[2])
    return socket.create_connection(("127.0.0.1", port), 10, (address, 0))


async def received(phone: socket.socket) -> bytes:
    phone.settimeout(0)
    return await asyncio.get_running_loop().sock_recv(phone, 65_536)


async def test_the_connections_of_a_phone_are_handled_one_after_another(
    served: Served, pieces: list[tuple[int, str, int]]
) -> None:
    with ExitStack() as stack:
        phones = [stack.enter_context(connected(served, ABUSIVE)) for _ in range(PHONES)]
        phones.append(stack.enter_context(connected(served, HONEST)))
        for phone in phones:
            phone.sendall(REQUEST)
        for phone in phones:
            assert b" 200 " in await received(phone)
        del pieces[:]
        # All are connected now, and the event loop does not run before all have sent something.
        for phone in phones:
            phone.sendall(REQUEST)
        for phone in phones:
            assert b" 200 " in await received(phone)
    assert len(pieces) == PHONES + 1
    each = Counter((iteration, address) for iteration, address, _ in pieces)
    assert set(each.values()) == {1}
    iterations = [iteration for iteration, address, _ in pieces if address == ABUSIVE]
    assert len(set(iterations)) == PHONES
    honest = next(iteration for iteration, address, _ in pieces if address == HONEST)
    assert honest - min(iterations) <= 1


async def page(served: Served, stack: ExitStack) -> socket.socket:
    """Return the WebSocket of a page that has got its snapshot."""
    phone = stack.enter_context(connected(served, ABUSIVE))
    phone.sendall(UPGRADE)
    answer = b""
    while b'"snapshot"' not in answer:
        answer += await received(phone)
    return phone


async def test_a_lot_of_small_frames_is_handled_in_pieces(
    served: Served, pieces: list[tuple[int, str, int]]
) -> None:
    with ExitStack() as stack:
        phone = await page(served, stack)
        del pieces[:]
        phone.sendall(PING * 2_000)
        answer = b""
        while answer.count(b"\x8a\x00") < 900:
            answer += await received(phone)
    assert max(size for _, _, size in pieces) <= 4_096
    iterations = [iteration for iteration, _, _ in pieces]
    assert len(set(iterations)) == len(iterations) > 1


async def test_frames_beyond_the_budget_stay_in_the_memory_of_the_phone(
    served: Served, pieces: list[tuple[int, str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        phone = await page(served, stack)
        monkeypatch.setattr(rate_limits, "REQUESTS_OF_NEWCOMERS", Rate(at_once=0, per_s=0.01))
        del pieces[:]
        phone.sendall(PING * 10_000)
        # Each refusal pauses for a second.
        await asyncio.sleep(0.5)
        assert len(pieces) == 1
