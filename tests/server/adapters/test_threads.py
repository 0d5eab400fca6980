"""Worker threads are started before there is work, and a failed start blocks no caller."""

import asyncio
import threading

from raveberry_server.adapters.threads import WorkerThreads


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
    assert threading.enumerate() == before
    workers.shutdown()
