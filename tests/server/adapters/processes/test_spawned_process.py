"""Start and end of child processes."""

import asyncio
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvloop
from raveberry_server.adapters.processes.spawned_process import spawned

ENVIRONMENT = dict(os.environ)
DESCRIPTORS_OF_A_START = 24
STRACE = shutil.which("strace")
STARTS_WITH_FAILING_CALLS = """
import asyncio, os
import uvloop
from raveberry_server.adapters.processes.spawned_process import spawned

async def start():
    try:
        async with spawned(["true"], environment={}) as child:
            await child.wait()
    except OSError:
        return 1
    return 0

async def main():
    await start()  # the loop opens what it keeps
    await asyncio.sleep(0.01)  # it closes sockets later
    before = len(os.listdir("/proc/self/fd"))
    failed = sum([await start() for _ in range(30)])
    await asyncio.sleep(0.01)
    print(failed, len(os.listdir("/proc/self/fd")) - before)

uvloop.run(main())
"""


def open_descriptors() -> set[str]:
    return {entry.name for entry in os.scandir("/proc/self/fd")}


@contextmanager
def only_free_descriptors(count: int) -> Iterator[None]:
    """Allow that many more descriptors than the lowest free ones."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + count, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def output_of(code: str, data: bytes = b"") -> tuple[bytes, int]:
    async with spawned([sys.executable, "-c", code], environment=ENVIRONMENT) as child:
        return await child.communicate(data), await child.wait()


async def test_it_reads_input_and_writes_output() -> None:
    code = "import sys; sys.stderr.write('x' * 300_000); print(sys.stdin.read()[::-1], end='')"
    assert await output_of(code, b"abc" * 100_000) == (b"cba" * 100_000, 0)


async def test_its_exit_code_is_returned() -> None:
    assert await output_of("raise SystemExit(7)") == (b"", 7)
    assert await output_of("import os; os.kill(os.getpid(), 9)") == (b"", -signal.SIGKILL)


async def test_a_child_that_ignores_its_input_ends() -> None:
    assert await output_of("", b"x" * 1_000_000) == (b"", 0)


async def test_it_is_killed_at_the_end_of_the_block() -> None:
    async with spawned(["sleep", "60"], environment=ENVIRONMENT) as child:
        assert child.returncode is None
    assert child.returncode == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


async def test_a_program_that_is_missing_is_an_error() -> None:
    before = open_descriptors()
    with pytest.raises(FileNotFoundError):
        async with spawned(["/nowhere/program"], environment=ENVIRONMENT):
            pass
    assert open_descriptors() == before


async def test_without_a_descriptor_for_the_process_its_end_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_pid: int) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "pidfd_open", refuse)
    assert await output_of("print('hello')") == (b"hello\n", 0)


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
def test_a_start_that_lacks_descriptors_leaves_none_open(run: object) -> None:
    async def start_with_ever_more() -> list[bool]:
        await output_of("")  # the loop opens what it keeps
        await asyncio.sleep(0.01)  # it closes sockets later
        before = open_descriptors()
        succeeded = []
        for count in range(DESCRIPTORS_OF_A_START):
            try:
                with only_free_descriptors(count):
                    await output_of("")
            except OSError:
                succeeded.append(False)
            else:
                succeeded.append(True)
            await asyncio.sleep(0.01)
            assert open_descriptors() == before, f"{count} free descriptors"
        return succeeded

    succeeded = run(start_with_ever_more())  # type: ignore[operator]
    assert not succeeded[0]
    assert succeeded[-1]


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
def test_a_stream_that_the_event_loop_refuses_is_closed() -> None:
    inject = ("--trace=fcntl", "--inject=fcntl:error=EIO:when=20+5")
    script = (sys.executable, "-c", STARTS_WITH_FAILING_CALLS)
    command = [str(STRACE), "-qq", "-o", os.devnull, *inject, *script]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert ended.returncode == 0, ended.stderr
    failed, left_open = map(int, ended.stdout.split())
    assert failed > 0
    assert left_open == 0


@pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")
async def test_a_result_of_exec_that_cannot_be_read_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(subprocess.os, "read", fail)  # type: ignore[attr-defined]
    with pytest.raises(OSError, match="Input/output"):
        async with spawned(["sleep", "0"], environment=ENVIRONMENT):
            pass
