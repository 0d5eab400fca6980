"""Worker threads are started before there is work, and a failed start blocks no caller."""

import asyncio
import ctypes
import sys
import threading
from functools import partial

import pytest
from raveberry_server.adapters.system.heap import GnuHeap
from raveberry_server.adapters.system.worker_threads import (
    FairThread,
    WorkerThreads,
    shorten_waits_for_threads,
)
from raveberry_server.application.throttling.fair_queue import Claimant, working_for


def running(name: str) -> int:
    return sum(thread.name.startswith(name) for thread in threading.enumerate())


async def test_all_threads_run_before_there_is_work() -> None:
    workers = WorkerThreads(name="early", count=5)
    assert running("early") == 0
    await workers.start()
    assert running("early") == 5
    await workers.start()
    assert running("early") == 5
    workers.shutdown()


async def test_no_thread_is_started_after_that() -> None:
    workers = WorkerThreads(name="none-later", count=3)
    await workers.start()
    before = threading.enumerate()
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(loop.run_in_executor(workers, sum, (1, 2)) for _ in range(50)))
    assert set(threading.enumerate()) <= set(before), "threads of other tests may end"
    workers.shutdown()


def test_a_thread_that_computes_soon_lets_the_event_loop_continue() -> None:
    interval_s = sys.getswitchinterval()
    try:
        shorten_waits_for_threads()
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(interval_s)


async def test_a_phone_with_many_calls_leaves_the_thread_to_others() -> None:
    thread = FairThread(name="fair")
    await thread.start()
    order: list[str] = []
    async with asyncio.TaskGroup() as tasks:
        for name, address, count in (("phone", "a", 50), ("guest", "b", 3)):
            with working_for(Claimant(address=address)):
                for _ in range(count):
                    tasks.create_task(thread.run(partial(order.append, name)))
        for _ in range(3):
            tasks.create_task(thread.run(partial(order.append, "host")))
    # The phone has two calls in the thread while a guest waits, and the host waits for nobody.
    assert order[:12].count("guest") == 3
    assert order[:9].count("host") == 3
    assert order.count("phone") == 50
    thread.shutdown()


async def test_a_call_that_is_cancelled_gives_its_turn_back() -> None:
    thread = FairThread(name="cancelled")
    await thread.start()
    may_go_on = threading.Event()
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        with working_for(Claimant(address="a")):
            blocking = tasks.create_task(thread.run(may_go_on.wait))
            waiting = tasks.create_task(thread.run(lambda: "waited"))
        await asyncio.sleep(0)
        blocking.cancel()
        await asyncio.sleep(0)
        may_go_on.set()
    assert waiting.result() == "waited"
    thread.shutdown()


async def test_the_blocks_cached_for_every_thread_return_to_the_heap() -> None:
    workers = WorkerThreads(name="cached", count=4)
    await workers.start()
    loop = asyncio.get_running_loop()
    everybody = threading.Barrier(4)

    def free_many() -> None:
        everybody.wait(10)
        library = ctypes.PyDLL(None)
        library.malloc.restype = ctypes.c_void_p
        blocks = [library.malloc(size) for size in range(40, 1_000, 16) for _ in range(32)]
        for block in blocks:
            library.free(ctypes.c_void_p(block))

    await asyncio.gather(*(loop.run_in_executor(workers, free_many) for _ in range(4)))
    before = GnuHeap(ctypes.PyDLL(None)).allocated_bytes()
    await workers.release_cache()
    for _ in range(2_000):  # until the threads that free them have ended
        if before - GnuHeap(ctypes.PyDLL(None)).allocated_bytes() > 300_000:
            break
        await asyncio.sleep(0.01)
    else:
        pytest.fail("they are still cached")
    workers.shutdown()


async def test_a_busy_thread_does_not_prevent_the_others() -> None:
    workers = WorkerThreads(name="busy", count=2)
    await workers.start()
    is_over = threading.Event()
    busy = asyncio.get_running_loop().run_in_executor(workers, is_over.wait, 20)
    await workers.release_cache()
    assert not busy.done()
    is_over.set()
    await busy
    workers.shutdown()
