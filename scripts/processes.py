"""Discovery and termination of the processes of one run, by a marker in their environment."""

import contextlib
import ctypes
import os
import signal
import time
from pathlib import Path
from typing import Final

MARK: Final = "RAVEBERRY_RUN"
"""Environment variable that names the run folder in each process of a run."""

_SET_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG in prctl(2)
_SET_CHILD_SUBREAPER: Final = 36  # PR_SET_CHILD_SUBREAPER in prctl(2)


def adopt_orphans() -> None:
    """Become the parent of all descendants whose own parent has ended."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)


def end_with_parent() -> None:
    """Make the kernel send SIGTERM to this process when its parent ends."""
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGTERM)


def running(run_dir: Path) -> list[int]:
    """Return the processes that carry the marker of a run, except this one and its ancestors.

    Server and visualizer make their environment unreadable to other processes of their user. They
    count if their parent carries the marker, or is this process after adopting them.
    """
    mark = os.fsencode(f"{MARK}={run_dir}")
    spared = _ancestry(os.getpid())
    marked, unreadable = set(), set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                marked.add(int(folder.name))
        except PermissionError:
            unreadable.add(int(folder.name))
        except OSError:  # it has ended
            continue
    hidden = {pid for pid in unreadable if _is_of(pid, {*marked, os.getpid()})}
    return sorted((marked | hidden) - spared)


def _is_of(pid: int, parents: set[int]) -> bool:
    """Return whether a process of this user runs as a child of one of the parents."""
    try:
        is_ours = Path(f"/proc/{pid}").stat().st_uid == os.geteuid()
        state, parent, *_ = _stat(pid)
    except OSError:  # it has ended
        return False
    return is_ours and state != "Z" and int(parent) in parents


def end_all(run_dir: Path, *, patience_s: float) -> None:
    """Send SIGTERM to every process of a run, and SIGKILL to those left after the patience."""
    for sent, allowed_s in ((signal.SIGTERM, patience_s), (signal.SIGKILL, 2.0)):
        deadline_s = time.monotonic() + allowed_s
        for pid in running(run_dir):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sent)
        while running(run_dir) and time.monotonic() < deadline_s:
            reap()
            time.sleep(0.05)
    reap()


def reap() -> None:
    """Reap ended children, including adopted ones."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _ancestry(pid: int) -> set[int]:
    found = set()
    while pid > 0:
        found.add(pid)
        pid = int(_stat(pid)[1])
    return found


def _stat(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat from the third on: state, parent and so on."""
    # The process name in parentheses may contain spaces and parentheses.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
