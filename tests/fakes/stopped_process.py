"""A process that hangs."""

import asyncio
import os
import signal
from pathlib import Path


async def stop_process(process: int) -> None:
    """Stop a process, and wait until none of its threads runs.

    On a busy machine, threads go on for a moment after the signal was sent.
    """
    os.kill(process, signal.SIGSTOP)
    while not await asyncio.to_thread(_is_stopped, process):  # noqa: ASYNC110 - it notifies nobody
        await asyncio.sleep(0.001)


def _is_stopped(process: int) -> bool:
    stats = [task.read_text() for task in Path(f"/proc/{process}/task").glob("*/stat")]
    return all(stat.rpartition(")")[2].split()[0] == "T" for stat in stats)
