"""Child processes of the server: one-shot jobs and resident workers."""

import asyncio
import contextlib
import json
import logging
import math
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from raveberry_server.application.ports.jobs import JobError, JobReport, Report
from raveberry_server.domain.notices import Notice

from .environment import child_environment
from .spawned_process import SpawnedProcess, spawned

_LOGGER = logging.getLogger(__name__)
_RENEWAL: Final = "raveberry_server.jobs.update_ytdlp"
_LONGEST_REASON: Final = 300
_LONGEST_LINE: Final = 1 << 20
_MOST_UNREAD: Final = 1 << 20
"""Bytes waiting for a child to read them; further lines are dropped."""
_IDLE_S: Final = 60.0
"""Time after which an idle resident child is ended."""

type OnLine = Callable[[bytes], Awaitable[None]]
type OnPart = Callable[[Mapping[str, object]], Awaitable[None]]


class ChildProcess:
    """Runner of a job module with this interpreter.

    Args:
        module: the module to run.
        arguments: command line, which every user of the machine can read.
        first_line: first line of standard input, readable by the child only.
    """

    def __init__(
        self, *, module: str, arguments: Sequence[str] = (), first_line: bytes = b""
    ) -> None:
        self._module = module
        self._arguments = tuple(arguments)
        self._first_line = first_line
        self._stdin: asyncio.StreamWriter | None = None

    def send_line(self, line: bytes) -> None:
        """Write a line to the child, if it is running."""
        if self._stdin is not None:
            _write(self._stdin, line + b"\n")

    async def run(self, report: Report) -> None:
        """Run the child to its end, and report its progress.

        Raises:
            JobError: it could not be started, was killed or ended with an error; the reason of an
                error is the last line that it wrote to standard error.
        """

        async def on_report(line: bytes) -> None:
            said = report_of(line)
            if said is None:
                _LOGGER.warning("A job wrote an unexpected line: %.200r", line)
            else:
                await report(said)

        await self.run_and_read(on_report)

    async def run_and_read(self, on_report: OnLine) -> None:
        """Run the child to its end, and pass each line of its output to `hear`.

        Standard input stays open after the first line: its end signals to the child that the server
        is gone. The child leads a process group, which is killed when the child ends.

        Raises:
            JobError: as `run`.
        """
        async with _child(self._module, self._arguments) as child:
            self._stdin = child.stdin
            try:
                if self._first_line:
                    self.send_line(self._first_line)
                async with asyncio.TaskGroup() as tasks:
                    complaint = tasks.create_task(_logged(self._module, child.stderr))
                    tasks.create_task(_read_lines(child.stdout, on_report))
                code = await child.wait()
            finally:
                self._stdin = None
        if code < 0:
            raise JobError(f"it was ended by signal {-code}")
        if code:
            raise JobError(complaint.result() or f"it ended with {code}")


class ResidentProcess:
    """Child process that answers requests, started on demand and ended when idle."""

    def __init__(self, *, module: str, arguments: Callable[[], Sequence[str]]) -> None:
        self._module = module
        self._arguments = arguments
        self._asked: asyncio.Queue[bytes] = asyncio.Queue()
        self._waiting: dict[int, asyncio.Queue[Mapping[str, object] | JobError]] = {}
        self._questions = 0
        self._child: int | None = None

    def dismiss(self) -> None:
        """End the current child; the next request starts another one."""
        if self._child is not None:
            end_group(self._child)

    async def ask(
        self, question: Mapping[str, object], on_part: OnPart | None = None
    ) -> Mapping[str, object]:
        """Send a request and return its answer, both without the id.

        Args:
            question: the request.
            on_part: receives the lines with `is_part` that come before the answer.

        Raises:
            JobError: the child ended or could not be started.
        """
        self._questions += 1
        number = self._questions
        answers: asyncio.Queue[Mapping[str, object] | JobError] = asyncio.Queue()
        self._waiting[number] = answers
        self._asked.put_nowait(json.dumps({"id": number, **question}).encode() + b"\n")
        try:
            while True:
                answer = await answers.get()
                if isinstance(answer, JobError):
                    raise answer
                if answer.get("is_part") is not True:
                    return answer
                if on_part is not None:
                    await on_part(answer)
        finally:
            self._waiting.pop(number, None)

    async def run(self) -> None:
        """Forward requests and answers, until cancelled."""
        while True:
            line = await self._asked.get()
            try:
                await self._serve(line)
            except JobError as err:
                _LOGGER.warning("%s: %s", self._module, err)
                self._break_off(str(err))
            except Exception:
                _LOGGER.exception("%s failed", self._module)
                self._break_off("it failed")
            else:
                self._break_off("it ended before it answered")

    def _break_off(self, reason: str) -> None:
        while not self._asked.empty():
            self._asked.get_nowait()
        for answers in self._waiting.values():
            answers.put_nowait(JobError(reason))

    async def _serve(self, line: bytes) -> None:
        """Start the child for a request, and let it answer others until it is idle."""
        async with _child(self._module, self._arguments()) as child:
            self._child = child.pid
            try:
                async with asyncio.TaskGroup() as tasks:
                    asking = tasks.create_task(
                        self._ask_on(child.stdin, line), name="worker requests"
                    )
                    tasks.create_task(_logged(self._module, child.stderr), name="worker errors")
                    answering = tasks.create_task(
                        _read_lines(child.stdout, self._note_report), name="worker answers"
                    )
                    answering.add_done_callback(lambda _task: asking.cancel())
            finally:
                self._child = None

    async def _ask_on(self, stdin: asyncio.StreamWriter, line: bytes | None) -> None:
        while line is not None:
            try:
                if not _write(stdin, line):
                    return
                await stdin.drain()
            except OSError:
                return
            line = await self._next()
        stdin.close()

    async def _next(self) -> bytes | None:
        """Return the next request, None when the child has been idle for too long."""
        while True:
            try:
                async with asyncio.timeout(_IDLE_S):
                    return await self._asked.get()
            except TimeoutError:
                if not self._waiting:
                    return None

    async def _note_report(self, line: bytes) -> None:
        try:
            said = json.loads(line)
            answers = self._waiting.get(said.pop("id"))
        except (ValueError, TypeError, KeyError, AttributeError):
            _LOGGER.warning("A job wrote an unexpected line: %.200r", line)
            return
        if answers is not None:
            answers.put_nowait(said)


def renewal_process(*, folder: Path) -> ChildProcess:
    """Return the job that updates yt-dlp in that folder."""
    return ChildProcess(module=_RENEWAL, arguments=(str(folder),))


def report_of(line: bytes) -> JobReport | None:
    """Return the report in a job's output line, None if the line is malformed."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    match said:
        case {"progress": int() | float() as progress, "summary": dict() | None as summary} if (
            not isinstance(progress, bool) and math.isfinite(progress) and 0 <= progress <= 1
        ):
            return JobReport(progress=float(progress), summary=_notice_of(summary))
        case _:
            return None


def _notice_of(described: Mapping[str, object] | None) -> Notice | None:
    """Return a notice in a job's output, None if there is none."""
    match described:
        case {"code": str() as code, "params": dict() as params}:
            return Notice(code, **{str(name): value for name, value in params.items()})
        case _:
            return None


def end_group(leader: int) -> None:
    """Kill a child and all its descendants that still run."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _write(stdin: asyncio.StreamWriter, data: bytes) -> bool:
    """Write to a child's standard input; return False if the child is gone or does not read.

    A child may end at any moment, also between the check of its pipe and the write: asyncio
    ignores a write to a closed pipe, uvloop raises a RuntimeError.
    """
    if stdin.is_closing() or stdin.transport.get_write_buffer_size() > _MOST_UNREAD:
        return False
    try:
        stdin.write(data)
    except (OSError, RuntimeError) as err:
        _LOGGER.debug("A child process ended: %s", err)
        return False
    return True


@contextlib.asynccontextmanager
async def _child(module: str, arguments: Sequence[str]) -> AsyncIterator[SpawnedProcess]:
    """Run a module with this interpreter within the block; end it and its descendants after it."""
    command = (sys.executable, "-P", "-m", module, *arguments)
    environment = child_environment(for_pip=module == _RENEWAL)
    async with contextlib.AsyncExitStack() as stack:
        try:
            child = await stack.enter_async_context(
                spawned(
                    command,
                    environment=environment,
                    longest_line=_LONGEST_LINE,
                    leads_group=True,
                )
            )
        except (OSError, MemoryError) as err:
            raise JobError(f"it could not be started: {err}") from err
        stack.callback(end_group, child.pid)
        yield child


async def _logged(module: str, stream: asyncio.StreamReader) -> str:
    """Log a child's standard error and return the last line, the reason of a failure."""
    complaint = ""
    async for line in _lines(stream):
        complaint = line.decode("utf-8", "replace").strip()[:_LONGEST_REASON] or complaint
        _LOGGER.warning("%s: %s", module, complaint)
    return complaint


async def _read_lines(stream: asyncio.StreamReader, on_report: OnLine) -> None:
    async for line in _lines(stream):
        await on_report(line)


async def _lines(stream: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """Yield a child's output lines; of an overlong line only the end remains."""
    while True:
        try:
            line = await stream.readline()
        except ValueError:
            _LOGGER.warning("A job wrote a line that is too long")
            continue
        except OSError as err:
            _LOGGER.warning("The output of a job cannot be read: %s", err)
            return
        if not line:
            return
        yield line
