"""Memory is given back once a burst is over, and not again for what cannot be given back."""

import asyncio
from collections.abc import Sequence
from itertools import count

import pytest
from raveberry_server.application import memory_trimmer
from raveberry_server.application.memory_trimmer import MemoryTrimmer

MB = 1 << 20


async def nothing() -> None:
    """Release no cache."""


def times_given_back(
    unused_mb: Sequence[float | None], *, left_mb: float = 20, used_s: float = 1.0
) -> list[int]:
    """Check once at each amount, and return the checks at which memory was given back.

    Args:
        unused_mb: the unused memory at each check.
        left_mb: what remains unused after each trim.
        used_s: the processor time between two checks.
    """
    given: list[int] = []
    now: list[float | None] = [None]

    def unused_bytes() -> int | None:
        return None if now[0] is None else int(now[0] * MB)

    watch = MemoryTrimmer(
        unused_bytes=unused_bytes,
        processor_s=count(used_s, used_s).__next__,
        release_caches=nothing,
        give_back=lambda: None,
    )
    for at, unused in enumerate(unused_mb):
        now[0] = unused
        if watch.is_trim_worth_it():
            given.append(at)
            now[0] = left_mb
            watch.note_rest()
    return given


def test_memory_is_given_back_when_a_burst_is_over() -> None:
    assert times_given_back([20, 25, 30, 35, 35.5, 20, 20]) == [4]


def test_a_small_amount_is_not_trimmed() -> None:
    assert times_given_back([20, 21, 22, 23, 23, 23]) == []


def test_a_small_amount_is_trimmed_while_the_server_is_idle() -> None:
    assert times_given_back([20, 20.3, 20.6, 20.2, 20.2], used_s=0.1) == [2]
    assert times_given_back([20, 21.5, 23, 23.1], used_s=0.1) == [3]


def test_memory_left_by_a_trim_triggers_no_other() -> None:
    assert times_given_back([20, 30, 30, 28, 28, 28, 29, 30], left_mb=28) == [2]


def test_a_trim_within_a_burst_does_not_prevent_one_after_it() -> None:
    # At the third check the burst pauses; what it still occupies is freed when it ends.
    assert times_given_back([20, 30, 30, 23, 28, 28, 20, 20], left_mb=22) == [2, 5]


def test_a_process_with_less_unused_memory_has_a_lower_floor() -> None:
    assert times_given_back([40, 20, 25, 25, 20]) == [3]


def test_an_unreadable_amount_is_ignored() -> None:
    assert times_given_back([20, None, 30, None, 30, 20]) == [4]


async def test_caches_are_released_before_the_heap_is_trimmed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory_trimmer, "LOOK_EVERY_S", 0)
    monkeypatch.setattr(memory_trimmer, "SETTLED_AFTER_S", 0)
    amounts = iter([20, 30, 30, 20])
    done: list[str] = []
    is_trimmed = asyncio.Event()

    async def release() -> None:
        await asyncio.sleep(0)
        done.append("released")

    def trim() -> None:
        done.append("trimmed")
        is_trimmed.set()

    trimmer = MemoryTrimmer(
        unused_bytes=lambda: next(amounts, 20) * MB,
        processor_s=count(1.0, 1.0).__next__,
        release_caches=release,
        give_back=trim,
    )
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(trimmer.run())
        await is_trimmed.wait()
        running.cancel()
    assert done == ["released", "trimmed"]
