"""One effect for one key, whatever fails in between."""

import asyncio

import pytest
from raveberry_server.commands import idempotency
from raveberry_server.commands.idempotency import IdempotencyKeys, KeyedCommand
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.clock import FakeClock

ANN = GuestId("ann")
VOTE = KeyedCommand(command="vote", arguments="e1")


class Counter:
    """Command that counts its runs."""

    def __init__(self) -> None:
        self.times = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.problem: BaseException | None = None

    async def __call__(self) -> int:
        self.times += 1
        await self.gate.wait()
        if self.problem is not None:
            raise self.problem
        return self.times


async def test_a_repeated_command_gets_the_first_answer() -> None:
    kept, act = IdempotencyKeys(clock=FakeClock()), Counter()
    assert [await kept.once(ANN, "k", VOTE, act) for _ in range(3)] == [1, 1, 1]
    assert await kept.once(ANN, "other", VOTE, act) == 2
    assert await kept.once(GuestId("ben"), "k", VOTE, act) == 3


async def test_concurrent_repetitions_get_the_same_refusal() -> None:
    kept, act = IdempotencyKeys(clock=FakeClock()), Counter()
    act.gate.clear()
    act.problem = RefusedError(Refusal.SONG_LEFT)
    async with asyncio.TaskGroup() as tasks:
        calls = [tasks.create_task(refusal(kept, act)) for _ in range(3)]
        await asyncio.sleep(0)
        act.gate.set()
    assert [call.result() for call in calls] == [Reason.GONE] * 3
    assert act.times == 1


async def test_repetitions_of_a_cancelled_command_may_be_retried() -> None:
    kept, act = IdempotencyKeys(clock=FakeClock()), Counter()
    act.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(kept.once(ANN, "k", VOTE, act))
        await asyncio.sleep(0)
        second = tasks.create_task(refusal(kept, act))
        await asyncio.sleep(0)
        first.cancel()
    assert second.result() is Reason.UNAVAILABLE
    act.gate.set()
    assert await kept.once(ANN, "k", VOTE, act) == 2


async def test_a_cancelled_repetition_does_not_affect_others() -> None:
    kept, act = IdempotencyKeys(clock=FakeClock()), Counter()
    act.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(kept.once(ANN, "k", VOTE, act))
        await asyncio.sleep(0)
        second = tasks.create_task(kept.once(ANN, "k", VOTE, act))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
        act.gate.set()
    assert first.result() == 1


async def test_a_key_belongs_to_one_command() -> None:
    kept, act = IdempotencyKeys(clock=FakeClock()), Counter()
    await kept.once(ANN, "k", VOTE, act)
    with pytest.raises(RefusedError) as refused:
        await kept.once(ANN, "k", KeyedCommand(command="vote", arguments="e2"), act)
    assert refused.value.reason is Reason.CONFLICT


async def test_answers_expire_by_age_and_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, act = FakeClock(), Counter()
    kept = IdempotencyKeys(clock=clock)
    await kept.once(ANN, "k", VOTE, act)
    clock.advance(idempotency.KEPT_FOR_S - 1)
    assert await kept.once(ANN, "k", VOTE, act) == 1
    clock.advance(1)
    assert await kept.once(ANN, "k", VOTE, act) == 2
    monkeypatch.setattr(idempotency, "MOST_KEPT", 2)
    for at in range(3):
        await kept.once(ANN, f"new{at}", VOTE, act)
    assert await kept.once(ANN, "k", VOTE, act) == 6


async def refusal(kept: IdempotencyKeys, act: Counter) -> Reason:
    with pytest.raises(RefusedError) as refused:
        await kept.once(ANN, "k", VOTE, act)
    return refused.value.reason


async def test_a_refusal_after_its_key_expired_reaches_its_caller_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(idempotency, "MOST_KEPT", 1)
    kept, slow, quick = IdempotencyKeys(clock=FakeClock()), Counter(), Counter()
    slow.gate.clear()
    slow.problem = RefusedError(Refusal.SONG_LEFT)
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(refusal(kept, slow))
        await asyncio.sleep(0)
        for key in ("a", "b", "k"):
            await kept.once(ANN, key, VOTE, quick)
        slow.gate.set()
    assert first.result() is Reason.GONE
    assert await kept.once(ANN, "k", VOTE, quick) == 3


async def test_one_guest_evicts_only_own_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idempotency, "MOST_KEPT", 20)
    monkeypatch.setattr(idempotency, "MOST_OF_ONE", 5)
    kept, act = IdempotencyKeys(clock=FakeClock()), Counter()
    assert await kept.once(ANN, "k", VOTE, act) == 1
    for number in range(100):
        troll = GuestId(f"alias{number}")
        await kept.once(troll, "k", VOTE, act, owner="192.0.2.66")
        await kept.once(GuestId("one"), f"k{number}", VOTE, act)
    assert await kept.once(ANN, "k", VOTE, act) == 1


async def test_a_full_store_evicts_the_newest_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(idempotency, "MOST_KEPT", 4)
    kept, act = IdempotencyKeys(clock=FakeClock()), Counter()
    for key in ("a", "b", "c"):
        await kept.once(ANN, key, VOTE, act)
    for number in range(10):
        await kept.once(GuestId("troll"), f"k{number}", VOTE, act)
    assert [await kept.once(ANN, key, VOTE, act) for key in ("a", "b", "c")] == [1, 2, 3]
