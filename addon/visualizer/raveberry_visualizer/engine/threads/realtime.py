"""Real-time scheduling for threads that must not be late."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from enum import Enum
from typing import Final

try:
    from . import rt_watchdog
except ImportError:
    # Not compiled here. Without it, a thread in real time that spins would end the process.
    rt_watchdog = None  # type: ignore[assignment]

_PRIORITY: Final = 2
"""Above all ordinary programs, below PulseAudio (5) and MPD's output (40)."""

_NICENESS: Final = -10

_LONGEST_US: Final = 500_000
"""A frame takes a thousandth of it. A thread that runs this long without a pause would block the
machine: through a bug of ours, or in a library that busy-waits."""


class SchedulingPriority(Enum):
    """The priority that the system granted, in words for the log."""

    REAL_TIME = "in real time"
    RAISED = "with a raised priority"
    NONE = "with the usual priority: while other programs are busy, light may be late"


def request_realtime() -> SchedulingPriority:
    """Run this thread in real time if possible; its threads and child processes do not inherit it.

    A thread that does not pause for half a second returns to ordinary scheduling.
    """
    return _request(os.SCHED_RR | os.SCHED_RESET_ON_FORK)


@contextmanager
def realtime_for_new_children() -> Generator[None]:
    """Run the processes and threads that are started within this context in real time.

    Such a process is killed when it does not pause for half a second.
    """
    policy, parameters = os.sched_getscheduler(0), os.sched_getparam(0)
    niceness = os.getpriority(os.PRIO_PROCESS, 0)
    granted = _request(os.SCHED_RR)
    try:
        yield
    finally:
        if granted is SchedulingPriority.REAL_TIME:
            os.sched_setscheduler(0, policy, parameters)
        elif granted is SchedulingPriority.RAISED:
            os.setpriority(os.PRIO_PROCESS, 0, niceness)


def _request(policy: int) -> SchedulingPriority:
    if rt_watchdog is not None:
        try:
            # The watchdog comes first: without it nothing runs in real time.
            rt_watchdog.limit_running(_LONGEST_US)
            os.sched_setscheduler(0, policy, os.sched_param(_PRIORITY))
        except OSError:
            pass  # most systems grant it to root alone, or to nobody
        else:
            return SchedulingPriority.REAL_TIME
    try:
        # On Linux this is the priority of the calling thread alone. A higher one stays: without
        # privileges it could not be restored.
        os.setpriority(os.PRIO_PROCESS, 0, min(_NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))
    except OSError:
        return SchedulingPriority.NONE
    return SchedulingPriority.RAISED
