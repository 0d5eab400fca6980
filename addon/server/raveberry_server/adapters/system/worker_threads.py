"""Worker threads that are started early and kept, and one whose time is shared fairly.

CPython's `Thread.start` waits without limit for the new thread, and a thread that gets no memory
for its first frame never starts: the caller hangs, and the event loop with it. So the server starts
its threads during its own start, and none afterwards.
"""

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Final

from raveberry_server.application.throttling.fair_queue import (
    FairQueue,
    Shares,
    current_claimant,
)

from .heap import HEAP

_SWITCH_S: Final = 0.0005

_TOGETHER_S: Final = 0.05
"""Time for all threads to be idle, so that none does the same again for another one."""

_TURNS: Final = Shares(
    slots=16, of_guest=2, of_address=2, waiting_of_guest=10_000, waiting_of_address=10_000
)
"""The thread always has work of several guests, also while a busy event loop delivers results."""


def shorten_waits_for_threads() -> None:
    """Let the event loop continue after half a millisecond when a thread computes.

    By default it waits for five, each time that it has slept, and a vote is answered after several
    such times.
    """
    sys.setswitchinterval(_SWITCH_S)


class WorkerThreads(ThreadPoolExecutor):
    """Executor whose threads can all be started before there is work."""

    def __init__(self, *, name: str, count: int = 1) -> None:
        super().__init__(max_workers=count, thread_name_prefix=name)
        self._count = count

    async def start(self) -> None:
        """Start all threads; does nothing if they are running."""
        loop = asyncio.get_running_loop()
        # An executor starts a thread only if none is idle, so they wait for each other.
        everybody = Barrier(self._count)
        await asyncio.gather(
            *(loop.run_in_executor(self, everybody.wait) for _ in range(self._count))
        )

    async def release_cache(self) -> None:
        """Return the blocks that the C library caches for each idle thread to the heap."""
        loop = asyncio.get_running_loop()
        everybody = Barrier(self._count)

        def release() -> None:
            with suppress(BrokenBarrierError):
                everybody.wait(_TOGETHER_S)
            HEAP.empty_thread_cache()

        await asyncio.gather(*(loop.run_in_executor(self, release) for _ in range(self._count)))


class FairThread(WorkerThreads):
    """Thread that works for guests in turn, so that nobody waits behind the calls of one phone."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self._turns = FairQueue(_TURNS)

    async def run[R](self, work: Callable[[], R]) -> R:
        """Return the result of a function that the thread runs.

        Raises:
            RefusedError: `rate_limited`, or as the function.
        """
        async with self._turns.turn(current_claimant()):
            return await asyncio.get_running_loop().run_in_executor(self, work)
