"""The song plays on without NATS only while it is certain that no server can lead."""

import asyncio
import socket
from collections.abc import Iterator, Sequence
from urllib.parse import ParseResult, urlparse

import pytest
from raveberry_server.adapters.nats.outage import until_lease_can_be_taken

from tests.ports import free_port

SHORT_S = 1.2


def a_dead_server() -> ParseResult:
    """Return the address of a server that has ended: its machine refuses connections."""
    return urlparse(f"nats://127.0.0.1:{free_port()}")


@pytest.fixture
def live_server() -> Iterator[ParseResult]:
    """Return the address of a server that accepts connections and says nothing, as if it hung."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield urlparse(f"nats://127.0.0.1:{server.getsockname()[1]}")


async def is_waiting(servers: Sequence[ParseResult]) -> bool:
    """Return whether the wait goes on for a while."""
    try:
        async with asyncio.timeout(SHORT_S):
            await until_lease_can_be_taken(lambda: servers)
    except TimeoutError:
        return True
    return False


async def test_no_server_can_lead_while_all_nats_servers_are_gone() -> None:
    assert await is_waiting([a_dead_server() for _ in range(3)])


async def test_one_nats_server_of_three_lets_no_server_lead(live_server: ParseResult) -> None:
    assert await is_waiting([a_dead_server(), live_server, a_dead_server()])


async def test_two_nats_servers_of_three_let_a_server_lead(live_server: ParseResult) -> None:
    assert not await is_waiting([a_dead_server(), live_server, live_server])


async def test_two_nats_servers_of_five_let_a_server_lead(live_server: ParseResult) -> None:
    # Three of five hold the lease, and these two may be among them.
    dead = [a_dead_server() for _ in range(3)]
    assert not await is_waiting([*dead, live_server, live_server])


async def test_fewer_addresses_than_copies_of_the_lease_prove_nothing() -> None:
    assert not await is_waiting([a_dead_server() for _ in range(2)])
    assert not await is_waiting([])


@pytest.mark.parametrize(
    "address",
    [
        "nats://unknown.invalid:4222",
        # Of a network for documentation, to which no packet gets an answer.
        "nats://192.0.2.77:4222",
        "nats://127.0.0.1:99999",
        "nats://",
        "",
    ],
)
async def test_a_server_that_cannot_be_asked_may_be_running(address: str) -> None:
    unknown = urlparse(address)
    assert not await is_waiting([a_dead_server(), unknown, unknown])
    assert await is_waiting([a_dead_server(), a_dead_server(), unknown])


async def test_the_wait_ends_once_a_second_server_is_back(live_server: ParseResult) -> None:
    servers = [a_dead_server(), a_dead_server(), live_server]
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(until_lease_can_be_taken(lambda: servers))
        await asyncio.sleep(SHORT_S)
        assert not waiting.done()
        servers[0] = live_server


async def test_a_server_that_is_known_by_two_addresses_counts_twice(
    live_server: ParseResult,
) -> None:
    # Two that answer may be two servers.
    assert not await is_waiting([a_dead_server(), a_dead_server(), live_server, live_server])
