"""Start and end of child processes, with asyncio streams.

asyncio's own subprocesses are not used: with uvloop each start that fails leaks up to six
descriptors, and libuv aborts the whole process if it cannot read the result of the `exec`.
"""

import asyncio
import os
import socket
import subprocess
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final, Self

_LONGEST_LINE: Final = 1 << 16
_POLL_S: Final = 0.1
_DIES_WITHIN_S: Final = 2.0
"""A killed process that still runs waits in the kernel for a network folder that hangs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpawnedProcess:
    """A child process and its standard streams."""

    ending: "_Ending"
    stdin: asyncio.StreamWriter
    stdout: asyncio.StreamReader
    stderr: asyncio.StreamReader

    @property
    def pid(self) -> int:
        """Process id."""
        return self.ending.process.pid

    @property
    def returncode(self) -> int | None:
        """Exit code, negative for a signal, None while the process is running."""
        return self.ending.process.returncode

    async def wait(self) -> int:
        """Wait for the end of the process, and return its exit code."""
        return await self.ending.wait()

    async def communicate(self, data: bytes) -> bytes:
        """Write all standard input, and return all standard output; errors are discarded."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._write(data), name="standard input")
            tasks.create_task(self.stderr.read(), name="standard error")
            output = tasks.create_task(self.stdout.read(), name="standard output")
        return output.result()

    async def _write(self, data: bytes) -> None:
        # A child may end before it has read everything.
        with suppress(OSError, RuntimeError):
            self.stdin.write(data)
            await self.stdin.drain()
        self.stdin.close()


@asynccontextmanager
async def spawned(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    longest_line: int = _LONGEST_LINE,
    leads_group: bool = False,
) -> AsyncIterator[SpawnedProcess]:
    """Run a program within the block, and kill it at the end of the block.

    One that cannot be killed is left: it ends as soon as the kernel lets it.

    Args:
        command: the program and its arguments.
        environment: the whole environment of the child.
        longest_line: bytes; longer lines make `readline` raise a ValueError.
        leads_group: whether the child leads a process group, and a session.

    Raises:
        OSError: the program cannot be started; nothing stays open.
        MemoryError: the same.
    """
    async with AsyncExitStack() as stack:
        with ExitStack() as sockets:
            ours, theirs = [], []
            with ExitStack() as given:
                for _ in range(3):
                    our_end, their_end = socket.socketpair()
                    ours.append(sockets.enter_context(our_end))
                    theirs.append(given.enter_context(their_end))
                process = subprocess.Popen(  # noqa: ASYNC220, S603 - vfork; the caller's program
                    command,
                    stdin=theirs[0].fileno(),
                    stdout=theirs[1].fileno(),
                    stderr=theirs[2].fileno(),
                    env=environment,
                    start_new_session=leads_group,
                )
                ending = await stack.enter_async_context(_Ending(process))
            streams = [await stack.enter_async_context(_streams(end, longest_line)) for end in ours]
            sockets.pop_all()  # they belong to the streams
        (_, stdin), (stdout, _), (stderr, _) = streams
        yield SpawnedProcess(ending=ending, stdin=stdin, stdout=stdout, stderr=stderr)


@asynccontextmanager
async def _streams(
    end: socket.socket, longest_line: int
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=longest_line, loop=loop)
    protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
    # With uvloop, `open_unix_connection` leaves the socket open if libuv refuses it.
    transport, _ = await loop.connect_accepted_socket(lambda: protocol, end)
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    try:
        yield reader, writer
    finally:
        writer.close()


class _Ending:
    """Wait for the end of a process, which is killed at the end of the block."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._has_exited = asyncio.Event()
        self._pidfd: int | None = None

    async def __aenter__(self) -> Self:
        try:
            self._pidfd = os.pidfd_open(self.process.pid)
            asyncio.get_running_loop().add_reader(self._pidfd, self._reap)
        except (OSError, MemoryError):
            # No descriptor is free, or the container's seccomp profile is older than pidfd_open.
            self._unwatch()
            self._poll()
        return self

    async def __aexit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()
        with suppress(TimeoutError):
            async with asyncio.timeout(_DIES_WITHIN_S):
                await self._has_exited.wait()

    async def wait(self) -> int:
        await self._has_exited.wait()
        return self.process.wait()

    def _poll(self) -> None:
        self._reap()
        if not self._has_exited.is_set():
            asyncio.get_running_loop().call_later(_POLL_S, self._poll)

    def _reap(self) -> None:
        if self.process.poll() is not None:
            self._unwatch()
            self._has_exited.set()

    def _unwatch(self) -> None:
        if self._pidfd is not None:
            asyncio.get_running_loop().remove_reader(self._pidfd)
            os.close(self._pidfd)
            self._pidfd = None
