"""Worker threads that are started early and kept.

CPython's `Thread.start` waits without limit for the new thread, and a thread that gets no memory
for its first frame never starts: the caller hangs, and the event loop with it. So the server starts
its threads during its own start, and none afterwards.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


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
