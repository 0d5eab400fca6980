"""External faults for a running party: killed processes, full disks, lost descriptors, errnos.

System calls fail by `strace --inject`, which works on real processes without changes to them.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from tests.system.support.party_system import System

STRACE: Final = shutil.which("strace")
_SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class Injection:
    """System calls to fail, and the errnos to fail them with."""

    calls: str
    errnos: tuple[str, ...]


INJECTIONS: Final = (
    Injection("openat,socket,pipe2", ("EMFILE", "ENFILE", "ENOMEM")),
    Injection("openat,newfstatat,statx,getdents64,readlink", ("EIO", "EACCES", "ENOMEM")),
    Injection("accept4,accept", ("EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "ECONNABORTED")),
    Injection("pwrite64,ftruncate", ("ENOSPC", "EIO")),
    Injection("fsync,fdatasync", ("EIO", "ENOSPC")),
    Injection("pread64", ("EIO",)),
    Injection("write,writev,sendto,sendmsg,sendmmsg", ("EPIPE", "ECONNRESET", "EAGAIN")),
    Injection("write", ("ENOSPC", "EIO")),
    Injection("read,recvfrom,recvmsg", ("ECONNRESET", "EIO", "EAGAIN")),
    Injection("connect,bind", ("ECONNREFUSED", "ETIMEDOUT", "EADDRNOTAVAIL")),
    Injection("unlink,rename,mkdir,fcntl", ("EIO", "ENOSPC")),
    Injection("clone3,vfork,clone", ("EAGAIN", "ENOMEM")),
    Injection("mmap,mremap,mprotect", ("ENOMEM", "EAGAIN")),
)


@contextmanager
def injecting(pid: int, chance: Random, *, log: Path) -> Iterator[None]:
    """Make some system calls of a process and its children fail inside the block."""
    spared = ",".join(str(number) for number in sorted(_spared(pid)))
    is_on_descriptors = chance.random() < 0.5
    chosen: dict[str, Injection] = {}
    for injection in chance.sample(INJECTIONS, len(INJECTIONS)):
        calls = set(injection.calls.split(","))
        if bool({"read", "write"} & calls) is is_on_descriptors and not any(
            calls & set(other.split(",")) for other in chosen
        ):
            chosen[injection.calls] = injection
    assert STRACE is not None
    command = [STRACE, "-f", "-qq", "-p", str(pid), "-o", str(log), f"--trace={','.join(chosen)}"]
    if is_on_descriptors:
        command.append(f"--trace-fds=!{spared}")
    for injection in chosen.values():
        errno, first, step = chance.choice(injection.errnos), chance.randint(1, 5), _step(chance)
        command.append(f"--inject={injection.calls}:error={errno}:when={first}+{step}")
    with _traced(command, pid, log):
        yield


def descriptors(pid: int) -> int:
    """Return how many descriptors a process has open."""
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def injected(log: Path) -> int:
    """Return how many system calls failed, by strace's log."""
    return log.read_text(errors="replace").count("(INJECTED)")


@contextmanager
def refused_memory(pid: int, *, every: int, log: Path) -> Iterator[None]:
    """Refuse each, or every second, memory mapping of a process and its children."""
    assert STRACE is not None
    inject = ("--trace=mmap", f"--inject=mmap:error=ENOMEM:when={every}+{every}")
    with _traced((STRACE, "-f", "-qq", "-p", str(pid), "-o", str(log), *inject), pid, log):
        yield


def last_calls(log: Path) -> str:
    """Return the end of strace's log, to see which calls a process did not survive."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-_SHOWN:])


@contextmanager
def _traced(command: Sequence[str], pid: int, log: Path) -> Iterator[None]:
    """Run strace on a process inside the block."""
    log.write_text("")
    tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        try:
            tracer.wait(10)
        except subprocess.TimeoutExpired:
            tracer.kill()
            tracer.wait()
        # A tracer that exits while a thread is stopped may leave it stopped.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


def _step(chance: Random) -> int:
    """Return n such that every nth call fails; mostly small."""
    return chance.choice((2, 3, 5, 10, 30))


def _spared(pid: int) -> set[int]:
    """Return the descriptors to spare: those of events and of internal pipes."""
    events: set[int] = set()
    pipes: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for one in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            number, target = int(one.name), str(one.readlink())
            if re.match(r"anon_inode:\[?event", target):
                events.add(number)
            elif target.startswith("pipe:"):
                pipes[target][number] = one.lstat().st_mode & 0o600
    own = {number for ends in pipes.values() if len(set(ends.values())) > 1 for number in ends}
    return events | own


@contextmanager
def lost_descriptors(pid: int) -> Iterator[None]:
    """Keep a process from opening any descriptor inside the block."""
    taken = {int(one.name) for one in Path(f"/proc/{pid}/fd").iterdir()}
    lowest = next(number for number in range(len(taken) + 1) if number not in taken)
    before = re.search(r"Max open files +(\d+)", Path(f"/proc/{pid}/limits").read_text())
    assert before is not None
    _limit(pid, f"--nofile={lowest}:")
    try:
        yield
    finally:
        _limit(pid, f"--nofile={before[1]}:")


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """Fill a small disk inside the block."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1 << 14))
    try:
        yield
    finally:
        ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(*, megabytes: int = 24) -> Iterator[Path | None]:
    """Mount a small file system inside the block; yield None where mounting is not permitted."""
    folder = Path(tempfile.mkdtemp(prefix="rb-disk-", dir="/tmp"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "raveberry-test", str(folder)]
    is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield folder if is_mounted else None
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


def killed(system: System, service: str) -> None:
    """Kill the process of a service if it runs."""
    if pid := system.pid(service):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _limit(pid: int, limit: str) -> None:
    # The process may have been killed meanwhile.
    subprocess.run(["prlimit", "--pid", str(pid), limit], check=False, capture_output=True)
