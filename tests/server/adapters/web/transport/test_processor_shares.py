"""An address that uses more than its share of the server waits while others use it."""

import asyncio
import time
from contextlib import ExitStack

import pytest
from raveberry_server.adapters.web.transport.processor_shares import (
    AT_ONCE_S,
    MOST_KEPT,
    MOST_OWED_S,
    MOST_SHARE,
    OTHERS_WITHIN_S,
    SHARE,
    SHARE_OF_GUEST,
    ProcessorShares,
)
from raveberry_server.adapters.web.transport.websocket_connection import WebSocketConnection

from tests.fakes.party.served_party import Served

from .test_address_turns import (
    ABUSIVE,
    HONEST,
    PING,
    REQUEST,
    connected,
    page,
    pieces,
    received,
)

__all__ = ["pieces"]

BUSY_S = 0.08
PONG = b"\x8a\x00"


class Clocks:
    """Clocks that a test sets."""

    def __init__(self) -> None:
        self.mono_s = 100.0
        self.processor_s = 0.0
        self.guests = 0
        self.shares = ProcessorShares(
            guests_of=lambda _: self.guests,
            mono_s=lambda: self.mono_s,
            processor_s=lambda: self.processor_s,
        )


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def test_an_address_that_is_alone_never_waits(clocks: Clocks) -> None:
    for _ in range(100):
        clocks.shares.note("a", 1.0)
    assert clocks.shares.wait_s("a") == 0


def test_beside_others_it_waits_until_it_is_within_its_share(clocks: Clocks) -> None:
    shares = clocks.shares
    shares.note("b", 0.001)
    shares.note("a", AT_ONCE_S)
    assert shares.wait_s("a") == 0
    shares.note("a", 0.01)
    assert shares.wait_s("a") == pytest.approx(0.01 / SHARE)
    assert shares.wait_s("b") == 0
    clocks.mono_s += 0.01 / SHARE
    assert shares.wait_s("a") == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("guests", "share"), [(0, SHARE), (10, SHARE + 10 * SHARE_OF_GUEST), (2_000, MOST_SHARE)]
)
def test_a_router_with_many_guests_has_a_larger_share(
    clocks: Clocks, guests: int, share: float
) -> None:
    clocks.guests = guests
    clocks.shares.note("b", 0.001)
    clocks.shares.note("a", AT_ONCE_S + 0.05)
    assert clocks.shares.wait_s("a") == pytest.approx(0.05 / share)
    clocks.mono_s += 0.05 / share
    assert clocks.shares.wait_s("a") == pytest.approx(0, abs=1e-9)


def test_guests_who_come_later_shorten_the_wait(clocks: Clocks) -> None:
    shares = clocks.shares
    shares.note("b", 0.001)
    shares.note("a", MOST_OWED_S)
    assert shares.wait_s("a") == pytest.approx((MOST_OWED_S - AT_ONCE_S) / SHARE)
    clocks.guests = 2_000
    clocks.mono_s += 0.5
    left_s = MOST_OWED_S - AT_ONCE_S - 0.5 * SHARE
    assert shares.wait_s("a") == pytest.approx(left_s / MOST_SHARE)


def test_others_count_for_a_moment_only(clocks: Clocks) -> None:
    shares = clocks.shares
    shares.note("b", 0.001)
    shares.note("a", 1.0)
    assert shares.wait_s("a") > 0
    clocks.mono_s += OTHERS_WITHIN_S + 0.1
    shares.note("a", 1.0)
    assert shares.wait_s("a") == 0


def test_no_address_waits_for_longer_than_a_moment(clocks: Clocks) -> None:
    shares = clocks.shares
    shares.note("a", 3600.0)
    shares.note("b", 0.001)
    assert shares.wait_s("a") == pytest.approx((MOST_OWED_S - AT_ONCE_S) / SHARE)


def test_what_the_server_does_beside_is_shared_out_in_proportion(clocks: Clocks) -> None:
    shares = clocks.shares
    shares.note("a", 0.03)
    shares.note("b", 0.01)
    # The server has worked twice as long as was measured.
    clocks.processor_s += 0.1
    clocks.mono_s += 1.0
    shares.note("b", 0.01)
    shares.note("a", AT_ONCE_S)
    assert shares.wait_s("a") == pytest.approx(AT_ONCE_S / SHARE)


def test_steps_that_other_programs_delay_count_by_the_processor_time(clocks: Clocks) -> None:
    shares = clocks.shares
    shares.note("a", 0.14)
    shares.note("b", 0.05)
    # Half of the measured time was that of other programs.
    clocks.processor_s += 0.1
    clocks.mono_s += 1.0
    shares.note("b", 0.01)
    shares.note("a", AT_ONCE_S + 0.1)
    assert shares.wait_s("a") == 0
    shares.note("a", 0.02)
    assert shares.wait_s("a") == pytest.approx(0.01 / SHARE)


def test_very_many_addresses_take_no_more_memory(clocks: Clocks) -> None:
    for number in range(MOST_KEPT + 10):
        clocks.shares.note(str(number), 1.0)
    assert clocks.shares.wait_s("0") == 0
    assert clocks.shares.wait_s("10") > 0


async def test_the_time_of_all_steps_is_noted() -> None:
    async def work() -> str:
        for _ in range(2):
            ends_s = time.thread_time() + BUSY_S
            while time.thread_time() < ends_s:
                pass
            await asyncio.sleep(0.001)
        return "done"

    shares = ProcessorShares(mono_s=lambda: 100.0, processor_s=lambda: 0.0)
    assert await shares.measured("a", work()) == "done"
    shares.note("b", 0.001)
    assert shares.wait_s("a") * SHARE + AT_ONCE_S >= 2 * BUSY_S - 1e-6


async def test_measured_work_fails_and_is_cancelled_like_other_work() -> None:
    shares, seen = ProcessorShares(), list[str]()

    async def fail() -> None:
        await asyncio.sleep(0)
        raise ZeroDivisionError

    async def sleep() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    with pytest.raises(ZeroDivisionError):
        await shares.measured("a", fail())
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await shares.measured("a", sleep())
    assert seen == ["cancelled"]


@pytest.fixture
def over_its_share(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Addresses that have to wait; the test decides which ones."""
    over = set[str]()
    monkeypatch.setattr(
        ProcessorShares, "wait_s", lambda _, address: 0.02 if address in over else 0.0
    )
    return over


async def test_nothing_of_an_address_over_its_share_is_read(
    served: Served, pieces: list[tuple[int, str, int]], over_its_share: set[str]
) -> None:
    with ExitStack() as stack:
        abusive = [stack.enter_context(connected(served, ABUSIVE)) for _ in range(3)]
        honest = stack.enter_context(connected(served, HONEST))
        for phone in (*abusive[:2], honest):
            phone.sendall(REQUEST)
            assert b" 200 " in await received(phone)
        over_its_share.add(ABUSIVE)
        del pieces[:]
        for phone in (*abusive, honest):
            phone.sendall(REQUEST)
        assert b" 200 " in await received(honest)
        await asyncio.sleep(0.1)
        assert {address for _, address, _ in pieces} == {HONEST}
        over_its_share.clear()
        for phone in abusive:
            assert b" 200 " in await received(phone)


async def test_frames_that_were_read_already_wait_as_well(
    served: Served, monkeypatch: pytest.MonkeyPatch, over_its_share: set[str]
) -> None:
    handle = WebSocketConnection.data_received
    with ExitStack() as stack:
        phone = await page(served, stack)

        def data_received(connection: WebSocketConnection, data: bytes) -> None:
            handle(connection, data)
            over_its_share.add(ABUSIVE)

        monkeypatch.setattr(WebSocketConnection, "data_received", data_received)
        phone.sendall(PING * 3)
        phone.settimeout(0)
        await asyncio.sleep(0.1)
        with pytest.raises(BlockingIOError):
            phone.recv(1)
        over_its_share.clear()
        answer = b""
        while answer.count(PONG) < 3:
            answer += await received(phone)


async def test_the_work_for_a_connection_is_noted_for_its_address(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = dict[str, float]()

    def note(_shares: ProcessorShares, address: str, used_s: float) -> None:
        noted[address] = noted.get(address, 0.0) + used_s

    monkeypatch.setattr(ProcessorShares, "note", note)
    with ExitStack() as stack:
        phone = stack.enter_context(connected(served, HONEST))
        phone.sendall(REQUEST)
        assert b" 200 " in await received(phone)
    assert noted.keys() == {HONEST}
    assert noted[HONEST] > 0
