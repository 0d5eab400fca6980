"""Background tasks and child processes of a test."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path


@asynccontextmanager
async def running(work: Coroutine[object, object, None], name: str = "") -> AsyncIterator[None]:
    """Run the coroutine inside the block, cancel it at the end and raise its failure."""
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(work, name=name or "work of the test")
        try:
            yield
        finally:
            task.cancel()


def kill_children(module: str) -> None:
    """Kill the children of this process that run a module."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it has just ended
        if parent == os.getpid() and module.encode() in words:
            os.kill(int(folder.name), signal.SIGKILL)
