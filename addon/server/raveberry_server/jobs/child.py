"""What every child process does first."""

import os
import signal
import sys
import threading
from _thread import start_new_thread
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

_NICE: Final = 15
"""Gives way to everybody; the disk's scheduler follows it."""
_LAST: Final = 19
_STARTS_WITHIN_S: Final = 10.0
_SESSION: Final = Path("/proc/self/autogroup")


def live_modestly() -> None:
    """Let others go first, and live not a moment longer than the server.

    See `end_with_the_server`.
    """
    give_way()
    end_with_the_server()


def end_with_the_server(on_word: Callable[[], None] = lambda: None) -> None:
    """Live not a moment longer than the server, from now on and in a thread.

    The server keeps the other end of standard input open: when it is gone, however it went, reading
    ends.

    Args:
        on_word: called in that thread when the server says something.
    """
    in_background(lambda: _die_with_parent(on_word))


def in_background(work: Callable[[], object]) -> None:
    """Run something in a thread that ends with the process; without the thread, end the process.

    `threading.Thread.start` would wait without limit for a thread that gets no memory for its first
    frame, and nobody would notice that the server is gone.
    """
    is_up = threading.Event()

    def run() -> None:
        is_up.set()
        work()

    start_new_thread(run, ())
    if not is_up.wait(_STARTS_WITHIN_S):
        die()


def give_way(nice: int = _NICE) -> None:
    """Let others go first."""
    os.nice(nice)
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def go_last() -> None:
    """Let even those go first that give way: for long work that nobody waits for.

    SCHED_IDLE would be worse: the kernel takes a processor with such work for a free one, sends
    there whoever wakes up, and may then let the work run on until its next tick (PREEMPT_LAZY).
    """
    os.nice(_LAST)
    if os.getsid(0) in {os.getpid(), os.getppid()}:
        # Outside of containers Linux shares the processors among sessions first, sched(7): inside
        # one of its own a job gives way to nobody, however modest it is.
        with suppress(OSError):
            _SESSION.write_text(str(_LAST))


def leave_room(processes: Iterable[int]) -> None:
    """Keep processes off one of the processors, where there are several.

    However modest a process is, kernels may let it run on until their next tick (PREEMPT_LAZY).
    """
    _, *others = sorted(os.sched_getaffinity(0))
    for process in processes if others else ():
        with suppress(ProcessLookupError):
            os.sched_setaffinity(process, others)


def die() -> None:
    """End at once, with all that was started by this process if that is its own to end."""
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


def _die_with_parent(on_word: Callable[[], None]) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        on_word()
    die()
