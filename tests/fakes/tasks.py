"""A task that runs for as long as a test needs it."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager


@asynccontextmanager
async def running(work: Coroutine[object, object, None], name: str = "") -> AsyncIterator[None]:
    """The work runs inside the block and is cancelled at its end; its failure is the block's."""
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(work, name=name or "work of the test")
        try:
            yield
        finally:
            task.cancel()
