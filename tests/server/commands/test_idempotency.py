"""One effect for one key, whatever fails in between."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import pytest
from raveberry_contract import commands
from raveberry_server.application.ports import AnswerKey, KeptAnswer
from raveberry_server.commands import idempotency
from raveberry_server.commands.idempotency import (
    IdempotencyKey,
    IdempotencyKeys,
    KeyedCommand,
    fingerprint_of,
)
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.clock import FakeClock

ANN = GuestId("ann")
VOTE = "vote e1"


class Counter:
    """Command that counts its runs, and whose effects are committed or not.

    Attributes:
        commits: whether it has effects, and if so, whether their commit succeeds.
        stored: what is in the database.
    """

    def __init__(self, *, commits: bool | None = None) -> None:
        self.times = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.problem: BaseException | None = None
        self.commits = commits
        self.kept: Any = None
        self.stored: dict[AnswerKey, KeptAnswer] = {}
        self._applied: list[tuple[KeyedCommand, KeptAnswer]] = []

    async def __call__(self, keyed: KeyedCommand) -> dict[str, object]:
        self.times += 1
        answer = {"times": self.times}
        if self.commits is not None:
            self._applied.append((keyed, keyed.begin()(self.kept or answer)))
            if self.gate.is_set():
                self.commit()
        await self.gate.wait()
        if self.problem is not None:
            raise self.problem
        return answer

    def commit(self) -> None:
        """End the commits of all effects so far."""
        assert self.commits is not None
        for _, kept in self._applied if self.commits else ():
            for name in kept.evicted:
                self.stored.pop(name, None)
            self.stored[AnswerKey(kept.caller, kept.key)] = kept
        for keyed, _ in self._applied:
            keyed.settle(is_written=self.commits)
        self._applied = []


async def once(
    keys: IdempotencyKeys,
    key: str,
    act: Counter,
    *,
    caller: str = ANN,
    command: str = VOTE,
    owner: str | None = None,
) -> object:
    """Send a command with a key, and return how many times it has run."""
    wanted = IdempotencyKey(text=key, owner=owner)
    return (await keys.once(GuestId(caller), wanted, command, act))["times"]


async def refusal(keys: IdempotencyKeys, act: Counter) -> Reason:
    with pytest.raises(RefusedError) as refused:
        await once(keys, "k", act)
    return refused.value.reason


def a_server() -> IdempotencyKeys:
    return IdempotencyKeys(clock=FakeClock())


def restarted(act: Counter) -> IdempotencyKeys:
    return IdempotencyKeys(clock=FakeClock(), stored=act.stored.values())


async def test_a_repeated_command_gets_the_first_answer() -> None:
    keys, act = a_server(), Counter()
    assert [await once(keys, "k", act) for _ in range(3)] == [1, 1, 1]
    assert await once(keys, "other", act) == 2
    assert await once(keys, "k", act, caller="ben") == 3


async def test_concurrent_repetitions_get_the_same_refusal() -> None:
    keys, act = a_server(), Counter()
    act.gate.clear()
    act.problem = RefusedError(Refusal.SONG_LEFT)
    async with asyncio.TaskGroup() as tasks:
        calls = [tasks.create_task(refusal(keys, act)) for _ in range(3)]
        await asyncio.sleep(0)
        act.gate.set()
    assert [call.result() for call in calls] == [Reason.GONE] * 3
    assert act.times == 1


async def test_repetitions_of_a_cancelled_command_may_be_retried() -> None:
    keys, act = a_server(), Counter()
    act.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(once(keys, "k", act))
        await asyncio.sleep(0)
        second = tasks.create_task(refusal(keys, act))
        await asyncio.sleep(0)
        first.cancel()
    assert second.result() is Reason.UNAVAILABLE
    act.gate.set()
    assert await once(keys, "k", act) == 2


async def test_a_cancelled_repetition_does_not_affect_others() -> None:
    keys, act = a_server(), Counter()
    act.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(once(keys, "k", act))
        await asyncio.sleep(0)
        second = tasks.create_task(once(keys, "k", act))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
        act.gate.set()
    assert first.result() == 1


async def test_a_key_belongs_to_one_command() -> None:
    keys, act = a_server(), Counter()
    await once(keys, "k", act)
    with pytest.raises(RefusedError) as refused:
        await once(keys, "k", act, command="vote e2")
    assert refused.value.reason is Reason.CONFLICT


async def test_answers_expire_by_age_and_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, act = FakeClock(), Counter()
    keys = IdempotencyKeys(clock=clock)
    await once(keys, "k", act)
    clock.advance(idempotency.KEPT_FOR_S - 1)
    assert await once(keys, "k", act) == 1
    clock.advance(1)
    assert await once(keys, "k", act) == 2
    monkeypatch.setattr(idempotency, "MOST_KEPT", 2)
    for at in range(3):
        await once(keys, f"new{at}", act)
    assert await once(keys, "k", act) == 6


async def test_a_refusal_after_its_key_expired_reaches_its_caller_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(idempotency, "MOST_KEPT", 1)
    keys, slow, quick = a_server(), Counter(), Counter()
    slow.gate.clear()
    slow.problem = RefusedError(Refusal.SONG_LEFT)
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(refusal(keys, slow))
        await asyncio.sleep(0)
        for key in ("a", "b", "k"):
            await once(keys, key, quick)
        slow.gate.set()
    assert first.result() is Reason.GONE
    assert await once(keys, "k", quick) == 3


async def test_one_guest_evicts_only_own_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idempotency, "MOST_KEPT", 20)
    monkeypatch.setattr(idempotency, "MOST_OF_ONE", 5)
    keys, act = a_server(), Counter()
    assert await once(keys, "k", act) == 1
    for number in range(100):
        await once(keys, "k", act, caller=f"alias{number}", owner="192.0.2.66")
        await once(keys, f"k{number}", act, caller="one")
    assert await once(keys, "k", act) == 1


async def test_a_full_store_evicts_the_newest_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(idempotency, "MOST_KEPT", 4)
    keys, act = a_server(), Counter()
    for key in ("a", "b", "c"):
        await once(keys, key, act)
    for number in range(10):
        await once(keys, f"k{number}", act, caller="troll")
    assert [await once(keys, key, act) for key in ("a", "b", "c")] == [1, 2, 3]


# --- after a restart or a takeover ---------------------------------------------------------------


async def test_the_next_server_repeats_the_stored_answer() -> None:
    act = Counter(commits=True)
    assert await once(a_server(), "k", act) == 1
    keys = restarted(act)
    assert await once(keys, "k", act) == 1
    assert await once(keys, "k", act, caller="ben") == 2
    with pytest.raises(RefusedError) as refused:
        await once(keys, "k", act, command="vote e2")
    assert refused.value.reason is Reason.CONFLICT


async def test_an_answer_without_effects_is_not_stored() -> None:
    act = Counter()
    await once(a_server(), "k", act)
    assert await once(restarted(act), "k", act) == 2


async def test_stored_answers_are_kept_for_ten_minutes_after_a_start() -> None:
    clock, act = FakeClock(), Counter(commits=True)
    await once(a_server(), "k", act)
    keys = IdempotencyKeys(clock=clock, stored=act.stored.values())
    clock.advance(idempotency.KEPT_FOR_S - 1)
    assert await once(keys, "k", act) == 1
    clock.advance(1)
    assert await once(keys, "k", act) == 2


async def test_answers_that_leave_memory_leave_the_database_with_the_next_commit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(idempotency, "MOST_KEPT", 8)
    monkeypatch.setattr(idempotency, "MOST_OF_ONE", 3)
    keys, act = a_server(), Counter(commits=True)
    for number in range(30):
        await once(keys, f"k{number}", act, caller=f"guest{number % 4}")
        assert len(act.stored) <= 8
    monkeypatch.setattr(idempotency, "MOST_KEPT", 20)
    for number in range(30, 40):
        await once(keys, f"k{number}", act, caller="guest0")
    assert sum(name.caller == "guest0" for name in act.stored) == 3


async def test_an_old_answer_is_deleted_by_the_next_command_that_stores_one() -> None:
    clock, act = FakeClock(), Counter(commits=True)
    keys = IdempotencyKeys(clock=clock)
    await once(keys, "old", act)
    clock.advance(idempotency.KEPT_FOR_S)
    act.commits = False
    await once(keys, "failed", act)
    assert AnswerKey(ANN, "old") in act.stored
    act.commits = True
    await once(keys, "new", act)
    assert [name.key for name in act.stored] == ["new"]


async def test_a_key_that_is_used_again_after_its_time_is_stored_again() -> None:
    clock, act = FakeClock(), Counter(commits=True)
    keys = IdempotencyKeys(clock=clock)
    await once(keys, "k", act)
    clock.advance(idempotency.KEPT_FOR_S)
    assert await once(keys, "k", act) == 2
    await once(keys, "other", act)
    assert await once(restarted(act), "k", act) == 2


async def test_the_answer_of_a_command_that_outlived_its_key_leaves_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(idempotency, "MOST_KEPT", 1)
    keys, slow, quick = a_server(), Counter(commits=True), Counter(commits=True)
    slow.stored = quick.stored
    slow.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(once(keys, "k", slow))
        await asyncio.sleep(0)
        await once(keys, "a", quick)
        slow.commit()
        slow.gate.set()
    await once(keys, "b", quick)
    assert [name.key for name in quick.stored] == ["b"]


async def test_the_commit_decides_if_the_caller_has_gone() -> None:
    for is_written in (True, False):
        keys, act = a_server(), Counter(commits=is_written)
        act.gate.clear()
        async with asyncio.TaskGroup() as tasks:
            first = tasks.create_task(once(keys, "k", act))
            await asyncio.sleep(0)
            second = tasks.create_task(outcome(keys, act))
            await asyncio.sleep(0)
            first.cancel()
            await asyncio.sleep(0)
            assert not second.done()
            act.commit()
        assert second.result() == (1 if is_written else Reason.UNAVAILABLE)
        act.gate.set()
        assert await once(keys, "k", act) == (1 if is_written else 2)


async def test_a_command_that_fails_after_its_commit_is_not_carried_out_again() -> None:
    keys, act = a_server(), Counter(commits=True)
    act.problem = ArithmeticError()
    with pytest.raises(ArithmeticError):
        await once(keys, "k", act)
    assert await once(keys, "k", act) == 1


async def outcome(keys: IdempotencyKeys, act: Counter) -> object:
    try:
        return await once(keys, "k", act)
    except RefusedError as err:
        return err.reason


async def test_a_refusal_of_a_command_that_goes_on_is_repeated() -> None:
    act = Counter(commits=True)
    act.kept, act.problem = Refusal.PLAYLIST_PENDING, RefusedError(Refusal.PLAYLIST_PENDING)
    keys = a_server()
    assert await refusal(keys, act) is Reason.UNAVAILABLE
    for server in (keys, restarted(act)):
        assert await refusal(server, act) is Reason.UNAVAILABLE
    assert act.times == 1


async def test_a_command_that_ended_in_a_refusal_may_be_retried() -> None:
    keys, act = a_server(), Counter(commits=True)
    act.kept, act.problem = Refusal.PLAYLIST_PENDING, RefusedError(Refusal.PLAYLIST_EMPTY)
    await refusal(keys, act)
    act.kept = act.problem = None
    assert await once(keys, "k", act) == 2
    assert await once(restarted(act), "k", act) == 2


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"result": 1}',
        '{"refusal": "of a newer version"}',
        '{"refusal": 1}',
        "{" * 100_000,
    ],
)
async def test_a_damaged_answer_is_left_out(answer: str) -> None:
    stored = KeptAnswer(caller=ANN, key="k", fingerprint=VOTE, answer=answer)
    act = Counter(commits=True)
    act.stored[AnswerKey(ANN, "k")] = stored
    keys = restarted(act)
    await once(keys, "other", act)
    assert [name.key for name in act.stored] == ["other"]
    assert await once(keys, "k", act) == 2


async def test_half_of_a_surrogate_pair_can_be_stored_and_repeated() -> None:
    act = Counter(commits=True)
    act.kept = {"times": "\ud800"}
    await once(a_server(), "k", act)
    (stored,) = act.stored.values()
    assert (stored.answer.isascii(), json.loads(stored.answer)) == (True, {"result": act.kept})
    assert await once(restarted(act), "k", act) == "\ud800"


# --- fingerprints --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class EnqueueOfNextVersion(commands.Enqueue):
    """Arguments of a later minor version, which has one more."""

    fade: bool = False
    moods: tuple[str, ...] = ()


def test_a_fingerprint_tells_commands_and_arguments_apart() -> None:
    song, entry = commands.Enqueue(query="elm"), commands.OneEntry(entry="e1")
    different = {
        fingerprint_of("enqueue", song),
        fingerprint_of("enqueue", commands.Enqueue(uri="elm")),
        fingerprint_of("enqueue", commands.Enqueue(query="elm", top=True)),
        fingerprint_of("remove", entry),
        fingerprint_of("prioritize", entry),
        fingerprint_of("remove_entries", commands.SeveralEntries(entries=("e1",))),
        fingerprint_of("remove_entries", commands.SeveralEntries(entries=("e1", "e2"))),
        fingerprint_of("set_settings", commands.SetSettings(values={"mode": "full_voting"})),
        fingerprint_of("set_settings", commands.SetSettings(values={"mode": "no_control"})),
    }
    assert len(different) == 9
    assert fingerprint_of("enqueue", commands.Enqueue(query="elm", top=False)) in different


def test_versions_agree_about_a_fingerprint() -> None:
    new = fingerprint_of("enqueue", EnqueueOfNextVersion(query="elm"))
    assert new == fingerprint_of("enqueue", commands.Enqueue(query="elm"))
