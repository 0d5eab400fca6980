"""Connections are limited by address and by time, except those of guests who have taken part."""

import asyncio
import errno
import http.client
import json
import resource
import select
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.adapters.web.transport import connections, http_protocol
from raveberry_server.adapters.web.transport.acceptor import DescriptorReserve
from raveberry_server.adapters.web.transport.connections import Connections, room_for_connections

from tests.fakes.party.served_party import Served, serving

CAP = 64


class Connection:
    """A connection that only counts."""

    def __init__(
        self,
        address: str | None,
        *,
        is_newcomers: bool = True,
        is_between_requests: bool = False,
        guest: str | None = None,
    ) -> None:
        self.address = address
        self.is_newcomers = is_newcomers
        self.is_between_requests = is_between_requests
        self.claimant = guest or address
        self.is_ended = False

    def is_overdue(self, _now_s: float) -> bool:
        return False

    def ping_if_silent(self, _now_s: float) -> None:
        pass

    def end(self) -> None:
        self.is_ended = True


def connected(*made: Connection, most: int = 100, most_of_address: int = 3) -> Connections:
    counted = Connections(most=most, most_of_address=lambda: most_of_address)
    for connection in made:
        counted.add(connection)
    return counted


def test_an_address_of_newcomers_has_so_many_connections_and_others_are_not_under_it() -> None:
    counted = connected(*(Connection("a") for _ in range(3)))
    assert b" 429 " in (counted.refusal("a") or b"")
    assert counted.refusal("b") is None
    assert counted.refusal(None) is None


def test_who_has_taken_part_does_not_count() -> None:
    counted = connected(*(Connection("a", is_newcomers=False) for _ in range(50)))
    assert counted.refusal("a") is None


def test_guests_who_have_taken_part_are_counted_once_at_each_address() -> None:
    guests = [Connection("a", guest=guest) for guest in ("Ann", "Ann", "Ben")]
    counted = connected(*guests, Connection("a"), Connection("b", guest="Cem"))
    assert [counted.guests_of(address) for address in "abc"] == [2, 1, 0]


def test_without_a_limit_an_address_has_any_number() -> None:
    assert connected(*(Connection("a") for _ in range(50)), most_of_address=0).refusal("a") is None


def test_a_connection_between_requests_makes_room_for_a_new_one_of_its_address() -> None:
    idle = Connection("a", is_between_requests=True)
    counted = connected(Connection("a"), idle, Connection("a"))
    assert counted.refusal("a") is None
    assert idle.is_ended
    assert len(counted) == 2


def test_a_full_server_closes_idle_connections_of_the_busiest_address() -> None:
    actors = [Connection("a", is_newcomers=False) for _ in range(5)]
    crowd = [Connection("b") for _ in range(3)]
    counted = connected(*actors, *crowd, Connection("c"), most=9, most_of_address=0)
    assert counted.refusal("d") is None
    assert [one.is_ended for one in crowd] == [True, False, False]
    assert not any(one.is_ended for one in actors)


def test_the_busiest_address_gets_no_room_of_others() -> None:
    counted = connected(*(Connection("b") for _ in range(3)), most=3, most_of_address=0)
    assert b" 503 " in (counted.refusal("b") or b"")


def test_a_newcomer_is_refused_if_all_connections_have_acted() -> None:
    counted = connected(*(Connection("a", is_newcomers=False) for _ in range(3)), most=3)
    refusal = counted.refusal("b") or b""
    head, _, body = refusal.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
    assert json.loads(body)["code"] == "unavailable"


def test_a_connection_that_is_gone_is_not_counted() -> None:
    made = [Connection("a") for _ in range(3)]
    counted = connected(*made)
    for connection in made:
        counted.discard(connection)
        counted.discard(connection)
    assert counted.refusal("a") is None
    assert len(counted) == 0


@pytest.mark.parametrize(
    ("descriptors", "room"), [(1_024, 768), (100, 50), (65_536, 16_384), (512, 256)]
)
def test_some_descriptors_are_left_for_everything_else(descriptors: int, room: int) -> None:
    assert room_for_connections(descriptors) == room


# --- real sockets --------------------------------------------------------------------------------


def opened(port: int, sent: bytes = b"") -> socket.socket:
    phone = socket.create_connection(("127.0.0.1", port), timeout=10)
    phone.sendall(sent)
    return phone


def port_of(served: Served) -> int:
    return int(served.guest_url.rpartition(":")[2])


def read_all(phone: socket.socket) -> bytes:
    """Return everything received until the peer closes."""
    parts = []
    try:
        while part := phone.recv(65_536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def healthz(port: int, address: str = "127.0.0.1") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, 10, (address, 0))
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    finally:
        connection.close()


def flood(port: int, number: int) -> tuple[ExitStack, list[bytes]]:
    """Open idle connections of one phone; return them, and the refusals of the others."""
    stack, refusals = ExitStack(), []
    idle: dict[int, socket.socket] = {}
    answered = select.poll()

    def read_refusals(within_ms: int) -> bool:
        ready = answered.poll(within_ms)
        for descriptor, _ in ready:
            answered.unregister(descriptor)
            with idle.pop(descriptor) as phone:
                refusals.append(phone.recv(4096))
        return bool(ready)

    for _ in range(number):
        phone = stack.enter_context(opened(port))
        idle[phone.fileno()] = phone
        answered.register(phone, select.POLLIN)
        read_refusals(0 if len(idle) <= CAP else 50)
    # A server that has no processor for a moment refuses later.
    while read_refusals(1_000):
        pass
    return stack, refusals


async def test_1100_idle_sockets_of_one_phone_block_no_others(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine the flood takes longer, and each socket that ended would admit another one.
    monkeypatch.setattr(http_protocol, "SLOWEST_S", 600.0)
    port = port_of(served)
    async with served.browser() as guest, guest.ws_connect("/api/v1/ws") as page:
        await page.receive()
        entry = next(iter(served.server.state.waiting), None)
        assert entry is None
        stack, refusals = await asyncio.to_thread(flood, port, 1_100)
        with stack:
            assert len(refusals) >= 1_100 - CAP
            assert all(b" 429 " in refusal and b"rate_limited" in refusal for refusal in refusals)
            assert await asyncio.to_thread(healthz, port, "127.0.0.2") == 200
            await page.send_json({"id": "1", "command": "set_profile", "args": {"name": "Ann"}})
            assert not page.closed


async def test_a_phone_whose_pages_are_idle_may_open_another(served: Served) -> None:
    """A phone's own keep-alive connections do not prevent another one."""
    port = port_of(served)

    def answered() -> socket.socket:
        phone = opened(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b" 200 " in phone.recv(65_536)
        return phone

    def crowd() -> None:
        with ExitStack() as stack:
            for _ in range(3 * CAP):
                stack.enter_context(answered())

    await asyncio.to_thread(crowd)


async def test_trusted_proxies_and_the_hosts_port_have_any_number(tmp_path: Path) -> None:
    from ipaddress import ip_network  # noqa: PLC0415 - used by this test only

    access = HostAccess(trusted_proxies=(ip_network("127.0.0.0/8"),))
    async with serving(tmp_path, access=access) as served:
        host_port = int(served.host_url.rpartition(":")[2])
        for port in (port_of(served), host_port):
            stack, refusals = await asyncio.to_thread(flood, port, CAP + 20)
            with stack:
                assert not refusals


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_protocol, "SLOWEST_S", 0.3)
    monkeypatch.setattr(connections, "SWEEP_S", 0.05)


@pytest.mark.usefixtures("short_patience")
@pytest.mark.parametrize(
    ("sent", "answer"),
    [(b"", b""), (b"GET / HTTP/1.1\r\nHost: a", b" 408 ")],
)
async def test_headers_that_do_not_come_end_the_connection(
    tmp_path: Path, sent: bytes, answer: bytes
) -> None:
    async with serving(tmp_path) as served:
        with opened(port_of(served), sent) as phone:
            assert answer in await asyncio.to_thread(read_all, phone)


@pytest.mark.usefixtures("short_patience")
async def test_headers_of_a_later_request_that_do_not_come_end_the_connection(
    tmp_path: Path,
) -> None:
    def ask_and_begin_again(port: int) -> bytes:
        with opened(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n") as phone:
            assert b" 200 " in phone.recv(65_536)
            phone.sendall(b"GET / HT")
            return read_all(phone)

    async with serving(tmp_path) as served:
        assert b" 408 " in await asyncio.to_thread(ask_and_begin_again, port_of(served))


@pytest.mark.usefixtures("short_patience")
async def test_headers_that_drip_end_the_connection_all_the_same(tmp_path: Path) -> None:
    def drip(port: int) -> bytes:
        with opened(port, b"GET / HTTP/1.1\r\n") as phone:
            phone.settimeout(0.05)
            for _ in range(200):
                try:
                    phone.sendall(b"a: b\r\n")
                    if said := phone.recv(4096):
                        return said
                except TimeoutError:
                    continue
        return b""

    async with serving(tmp_path) as served:
        assert b" 408 " in await asyncio.to_thread(drip, port_of(served))


async def test_a_body_that_does_not_come_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raveberry_server.adapters.web.api.SLOWEST_S", 0.2)
    sent = b"POST /api/v1/command/vote HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"
    async with serving(tmp_path) as served:
        with opened(port_of(served), sent) as phone:
            answer = await asyncio.to_thread(read_all, phone)
    assert b" 408 " in answer
    assert b'"bad_request"' in answer


@pytest.mark.usefixtures("short_patience")
async def test_a_client_that_never_reads_is_disconnected(tmp_path: Path) -> None:
    """It sends requests and reads no response; the server keeps only one response for it."""
    request = b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"

    def ask_on(port: int) -> bool:
        with socket.socket() as phone:
            phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            phone.settimeout(10)
            phone.connect(("127.0.0.1", port))
            try:
                for _ in range(100_000):
                    phone.sendall(request)
            except (ConnectionError, TimeoutError) as err:
                return isinstance(err, ConnectionError)
        return False

    async with serving(tmp_path) as served:
        assert await asyncio.to_thread(ask_on, port_of(served))


@contextmanager
def no_descriptors() -> Iterator[None]:
    """Let this process open no further descriptors inside the block."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest = socket.socket()
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest.fileno(), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        lowest.close()


def test_a_reserve_frees_a_descriptor_when_there_are_no_others() -> None:
    reserve = DescriptorReserve()
    with no_descriptors():
        with pytest.raises(OSError, match="Too many open files") as failed:
            socket.socket()
        assert failed.value.errno == errno.EMFILE
        with reserve.lent(), socket.socket():
            pass
        with reserve.lent(), socket.socket():
            pass
    reserve.close()
