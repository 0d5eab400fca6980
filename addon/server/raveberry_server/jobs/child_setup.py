"""Start-up of child processes: priority, and the end with the server; and their progress.

The watcher of folders runs as long as the server, so a module that it does not need is imported
where it is used, and `typing` not at all (bench/weight.md).
"""

import os
import sys
from _thread import allocate_lock, start_new_thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Final

    from raveberry_server.domain.notices import Notice

_NICE: "Final" = 15
"""Lowers the CPU priority; the I/O scheduler follows it."""
_LAST: "Final" = 19
_STARTS_WITHIN_S: "Final" = 10.0
_SESSION: "Final" = "/proc/self/autogroup"


def live_modestly() -> None:
    """Lower the priority, and end with the server.

    See `end_with_the_server`.
    """
    give_way()
    end_with_the_server()


def report(progress: float, summary: "Notice | None" = None, place: str | None = None) -> None:
    """Send the progress of a job to the server, at its end with a summary.

    Args:
        progress: share of the work that is done.
        summary: the result, at the end.
        place: what the job works on, which the server names if the job is not heard of again.
    """
    import json  # noqa: PLC0415 - see above

    described = summary and {"code": summary.code, "params": dict(summary.params)}
    line = {"progress": progress, "summary": described, **({"place": place} if place else {})}
    print(json.dumps(line), flush=True)  # noqa: T201 - to the server


def end_with_the_server(on_word: "Callable[[bytes], None]" = lambda _word: None) -> None:
    """End this process when the server ends, by a thread.

    The server holds the other end of standard input open: when the server has ended in any way,
    reading returns the end of the file.

    Args:
        on_word: called in that thread with what the server sends.
    """
    in_background(lambda: _die_with_parent(on_word))


def in_background(work: "Callable[[], object]") -> None:
    """Run a function in a daemon thread; end the process if the thread cannot start.

    `threading.Thread.start` would wait without limit for a thread that gets no memory for its
    first frame, and the process would outlive the server.
    """
    until_up = allocate_lock()
    until_up.acquire()

    def run() -> None:
        until_up.release()
        work()

    start_new_thread(run, ())
    if not until_up.acquire(timeout=_STARTS_WITHIN_S):
        die()


def give_way(nice: int = _NICE) -> None:
    """Lower the CPU priority of this process."""
    os.nice(nice)
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def go_last() -> None:
    """Lower the priority below that of other jobs, for long background work.

    SCHED_IDLE would be worse: the kernel takes a processor with such work for idle, wakes other
    tasks there, and may then let the work run until its next tick (PREEMPT_LAZY).
    """
    os.nice(_LAST)
    if os.getsid(0) in {os.getpid(), os.getppid()}:
        # Outside containers Linux first shares processors among sessions, sched(7): in its own
        # session a job yields to no other process, whatever its nice value.
        try:
            with open(_SESSION, "w") as session:  # noqa: PTH123 - pathlib takes 0.3 MB
                session.write(str(_LAST))
        except OSError:
            return  # the kernel has no groups of sessions


def leave_room(processes: "Iterable[int]") -> None:
    """Keep processes off one of the processors, where there are several.

    Even at low priority, kernels may let a process run until their next tick (PREEMPT_LAZY).
    """
    _, *others = sorted(os.sched_getaffinity(0))
    for process in processes if others else ():
        try:
            os.sched_setaffinity(process, others)
        except ProcessLookupError:
            continue


def die() -> None:
    """Exit at once, and kill the process group if this process leads it."""
    if os.getpgrp() == os.getpid():
        from signal import SIGKILL  # noqa: PLC0415 - see above

        os.killpg(os.getpid(), SIGKILL)
    os._exit(1)


def _die_with_parent(on_word: "Callable[[bytes], None]") -> None:
    while word := os.read(sys.stdin.fileno(), 4096):
        on_word(word)
    die()
