"""What every child process does first."""

import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

_NICE: Final = 15
"""Gives way to everybody; the disk's scheduler follows it."""
_LAST: Final = "19"
_SESSION: Final = Path("/proc/self/autogroup")


def live_modestly() -> None:
    """Let others go first, and live not a moment longer than the server.

    The server keeps the other end of standard input open: when it is gone, however it went, reading
    ends.
    """
    give_way()
    threading.Thread(target=_die_with_parent, name="watch", daemon=True).start()


def give_way() -> None:
    """Let others go first."""
    os.nice(_NICE)
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def take_what_is_left() -> None:
    """Run only while a processor has nothing else to do: for long work that nobody waits for.

    Whatever else wakes up goes on at once. Where nothing is ever idle, about a three-hundredth of a
    processor remains. The disk's scheduler follows it.
    """
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    if os.getsid(0) == os.getpid():
        # Outside of containers Linux shares the processors among sessions first, sched(7): inside
        # one of its own a process gives way to nobody, however modest it is.
        with suppress(OSError):
            _SESSION.write_text(_LAST)


def leave_room() -> None:
    """Keep off one of the processors, where there are several; what is started later does, too.

    However modest a process is, kernels may let it run on until their next tick (PREEMPT_LAZY).
    """
    _, *others = sorted(os.sched_getaffinity(0))
    if others:
        os.sched_setaffinity(0, others)


def die() -> None:
    """End at once, with all that was started by this process if that is its own to end."""
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


def _die_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    die()
