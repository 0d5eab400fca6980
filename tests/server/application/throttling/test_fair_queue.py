"""Every claimant is served, however often another one calls."""

import asyncio
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.application.throttling.fair_queue import Claimant, FairQueue, Shares
from raveberry_server.domain.model.errors import Reason, RefusedError

ONE = Shares(slots=1, of_guest=1, of_address=1, waiting_of_guest=1_000, waiting_of_address=1_000)
TROLL = Claimant(address="192.0.2.66")
ANN = Claimant(address="192.0.2.1", guest="ann")


async def served(queue: FairQueue, claimants: list[Claimant]) -> list[Claimant]:
    """Return the claimants in the order of their turns."""
    order: list[Claimant] = []

    async def act(claimant: Claimant) -> None:
        async with queue.turn(claimant):
            order.append(claimant)
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as tasks:
        for claimant in claimants:
            tasks.create_task(act(claimant))
    return order


async def test_a_claimant_waits_for_one_turn_of_each_other() -> None:
    order = await served(FairQueue(ONE), [TROLL] * 100 + [ANN])
    assert order.index(ANN) <= 2


async def test_guests_of_one_address_take_turns_too() -> None:
    neighbour = Claimant(address=TROLL.address, guest="ben")
    order = await served(FairQueue(ONE), [TROLL] * 100 + [neighbour])
    assert order.index(neighbour) <= 2


async def test_many_guests_of_one_address_are_one_address() -> None:
    crowd = [Claimant(address=TROLL.address, guest=str(number)) for number in range(100)]
    order = await served(FairQueue(ONE), [*crowd, ANN])
    assert order.index(ANN) <= 2


async def test_no_claimant_takes_all_slots() -> None:
    queue = FairQueue(
        Shares(slots=3, of_guest=2, of_address=2, waiting_of_guest=9, waiting_of_address=9)
    )
    gate, running = asyncio.Event(), Counter[Claimant]()

    async def act(claimant: Claimant) -> None:
        async with queue.turn(claimant):
            running[claimant] += 1
            await gate.wait()

    async with asyncio.TaskGroup() as tasks:
        for claimant in [TROLL] * 5 + [ANN]:
            tasks.create_task(act(claimant))
        await asyncio.sleep(0.01)
        assert running == {TROLL: 2, ANN: 1}
        assert queue.waiting == 3
        gate.set()
    assert running == {TROLL: 5, ANN: 1}


async def test_a_turn_that_is_only_passed_is_free_again() -> None:
    queue = FairQueue(ONE)
    for claimant in (ANN, TROLL, None, ANN):
        async with asyncio.timeout(1):
            await queue.pass_turn(claimant)
    assert not queue.waiting


@pytest.mark.parametrize("limited", ["waiting_of_guest", "waiting_of_address"])
async def test_a_claimant_with_too_many_waiting_turns_is_refused(
    limited: str,
) -> None:
    limits = {"waiting_of_guest": 9, "waiting_of_address": 9, limited: 2}
    queue = FairQueue(Shares(slots=1, of_guest=1, of_address=1, **limits))
    async with asyncio.TaskGroup() as tasks, queue.turn(ANN):
        waiting = [tasks.create_task(served(queue, [ANN])) for _ in range(2)]
        await settled()
        with pytest.raises(RefusedError) as refused:
            await one_turn(queue, ANN)
        assert refused.value.reason is Reason.RATE_LIMITED
        assert refused.value.retry_after_s
        other = tasks.create_task(served(queue, [TROLL]))
        await settled()
    assert [task.result() for task in (*waiting, other)] == [[ANN], [ANN], [TROLL]]


async def test_a_cancelled_claimant_uses_no_turn() -> None:
    queue = FairQueue(ONE)
    async with asyncio.TaskGroup() as tasks:
        async with queue.turn(ANN):
            gone = [tasks.create_task(one_turn(queue, TROLL)) for _ in range(3)]
            await settled()
            gone[0].cancel()
            await settled()
            assert queue.waiting == 2
        # The next claimant's turn begins in the next iteration of the event loop.
        asyncio.get_running_loop().call_soon(gone[1].cancel)
        await gone[2]
        await one_turn(queue, ANN)
    assert queue.waiting == 0


@pytest.mark.parametrize("is_granted", [False, True])
async def test_a_claimant_whose_wait_fails_uses_no_turn(*, is_granted: bool) -> None:
    queue = FairQueue(ONE)
    async with queue.turn(ANN):
        failing = queue.turn(TROLL).__aenter__()
        failing.send(None)
    if is_granted:
        await settled()
    with pytest.raises(MemoryError):
        failing.throw(MemoryError())
    assert queue.waiting == 0
    async with asyncio.timeout(1):
        await one_turn(queue, ANN)


async def one_turn(queue: FairQueue, claimant: Claimant) -> None:
    async with queue.turn(claimant):
        await asyncio.sleep(0)


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_the_host_needs_no_turn() -> None:
    queue = FairQueue(ONE)
    async with queue.turn(ANN), queue.turn(None), queue.turn(None):
        assert queue.waiting == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=60))
def test_every_turn_is_granted_once_and_addresses_alternate(
    asked: list[tuple[int, int]],
) -> None:
    claimants = [Claimant(address=str(address), guest=str(guest)) for address, guest in asked]
    order = asyncio.run(served(FairQueue(ONE), claimants))
    assert Counter(order) == Counter(claimants)
    left = Counter(claimant.address for claimant in claimants)
    for before, after in pairwise(order):
        left[before.address] -= 1
        others = [address for address, count in left.items() if count and address != before.address]
        if others and before is not order[0]:
            assert after.address != before.address
