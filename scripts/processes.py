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
    """The processes that carry the mark of a run, without this one and those that started it.

    Server and visualizer keep others of their user from reading their environment. They belong to
    the run of their parent, or to this process once it has adopted them.
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
    """Whether a process of this user runs and has one of those parents."""
    try:
        is_ours = Path(f"/proc/{pid}").stat().st_uid == os.geteuid()
        state, parent, *_ = _stat(pid)
    except OSError:  # it has ended
        return False
    return is_ours and state != "Z" and int(parent) in parents


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
        pid = int(_stat(pid)[1])
    return found


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on, then the parent."""
    # The name in parentheses may itself hold spaces and parentheses.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
