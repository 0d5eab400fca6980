"""The processes of one run: found by a mark in their environment, ended to the last one."""

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
    """Ask the system to send this process a SIGTERM when its parent ends."""
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGTERM)


def running(run_dir: Path) -> list[int]:
    """The processes that carry the mark of a run, without this one and those that started it."""
    mark = os.fsencode(f"{MARK}={run_dir}")
    spared = _ancestry(os.getpid())
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        pid = int(folder.name)
        try:
            is_marked = mark in (folder / "environ").read_bytes().split(b"\0")
        except OSError:  # it has ended, or belongs to another user
            continue
        if is_marked and pid not in spared:
            found.append(pid)
    return found


def end_all(run_dir: Path, *, patience_s: float) -> None:
    """End every process of a run: ask first, and force what is left after a while."""
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
    """Take leave of ended children, adopted ones too."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _ancestry(pid: int) -> set[int]:
    found = set()
    while pid > 0:
        found.add(pid)
        # The name in parentheses may itself hold spaces and parentheses.
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        pid = int(stat[1])
    return found
