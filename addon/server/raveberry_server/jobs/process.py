"""A job's process as the server sees it: started, listened to, ended with the server."""

import asyncio
import contextlib
import json
import logging
import math
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final

from raveberry_server.application.jobs import JobError, JobReport, Report

_LOGGER = logging.getLogger(__name__)
_LONGEST_REASON: Final = 300
_LONGEST_LINE: Final = 1 << 20

type HearLine = Callable[[bytes], Awaitable[None]]


class ChildProcess:
    """Runs a module of this folder with this interpreter."""

    def __init__(self, *, module: str, arguments: Sequence[str]) -> None:
        self._module = module
        self._arguments = tuple(arguments)

    async def run(self, report: Report) -> None:
        """Run it once, from start to end, and hear how far it is.

        Raises:
            JobError: it could not be started or ended with an error; the reason is what it wrote
                to standard error last.
        """

        async def hear(line: bytes) -> None:
            said = report_of(line)
            if said is None:
                _LOGGER.warning("A job said something unexpected: %.200r", line)
            else:
                await report(said)

        await self.run_and_hear(hear)

    async def run_and_hear(self, hear: HearLine) -> None:
        """Run it once, from start to end, and hear each line that it says.

        Standard input stays open and empty: its end tells the child that the server is gone. The
        child has a process group of its own, which ends with it.

        Raises:
            JobError: as `run`.
        """
        try:
            child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                "-m",
                self._module,
                *self._arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                limit=_LONGEST_LINE,
                start_new_session=True,
            )
        except OSError as err:
            raise JobError(f"it could not be started: {err}") from err
        try:
            async with asyncio.TaskGroup() as tasks:
                complaint = tasks.create_task(self._logged(_piped(child.stderr)))
                tasks.create_task(_heard(_piped(child.stdout), hear))
            code = await child.wait()
        finally:
            end_group(child.pid)
            if child.returncode is None:
                await child.wait()
        if code:
            how = f"it was ended by signal {-code}" if code < 0 else f"it ended with {code}"
            raise JobError(complaint.result() or how)

    async def _logged(self, stream: asyncio.StreamReader) -> str:
        """Log what it complains about; the last line is what it stopped for."""
        complaint = ""
        async for line in stream:
            complaint = line.decode("utf-8", "replace").strip()[:_LONGEST_REASON] or complaint
            _LOGGER.warning("%s: %s", self._module, complaint)
        return complaint


def scan_process(*, library: Path, folders: Sequence[Path]) -> ChildProcess:
    """The scan of these music folders into that library."""
    return ChildProcess(
        module="raveberry_server.jobs.scan",
        arguments=("--library", str(library), "--", *map(str, folders)),
    )


def report_of(line: bytes) -> JobReport | None:
    """What a job says in one line, None if it is not of the agreed shape."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    match said:
        case {"progress": int() | float() as progress, "summary": str() | None as summary} if (
            not isinstance(progress, bool) and math.isfinite(progress) and 0 <= progress <= 1
        ):
            return JobReport(progress=float(progress), summary=summary)
        case _:
            return None


def end_group(leader: int) -> None:
    """End a child and all that it has started, if any of them still lives."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


async def _heard(stream: asyncio.StreamReader, hear: HearLine) -> None:
    async for line in stream:
        await hear(line)


def _piped(stream: asyncio.StreamReader | None) -> asyncio.StreamReader:
    """The stream, which is there because a pipe was asked for."""
    if stream is None:
        raise JobError("it was started without a pipe")
    return stream
