"""Being run before other programs, for the threads that keep time."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from enum import Enum
from typing import Final

from raveberry_visualizer import overrun

_PRIORITY: Final = 2
"""Above every ordinary program, below what makes the sound: PulseAudio takes 5, MPD 40."""

_NICENESS: Final = -10

_LONGEST_US: Final = 500_000
"""A frame takes thousandths of it. What runs for so long without a pause would hold up the machine:
a bug of ours, or a library that waits for something without sleeping."""


class Precedence(Enum):
    """What the system grants, and in words."""

    REAL_TIME = "in real time"
    RAISED = "with a raised priority"
    NONE = "with no precedence: while other programs are busy, light may be late"


def take_precedence() -> Precedence:
    """Have this thread run as soon as it is ready; neither its threads nor its children do.

    A thread that does not pause for half a second loses it again.
    """
    return _take(os.SCHED_RR | os.SCHED_RESET_ON_FORK)


def has_precedence() -> bool:
    """Whether this thread is run in real time now."""
    return os.sched_getscheduler(0) & ~os.SCHED_RESET_ON_FORK == os.SCHED_RR


@contextmanager
def precedence_for_new_threads() -> Generator[None]:
    """Have the threads that are started meanwhile run as soon as they are ready."""
    policy, parameters = os.sched_getscheduler(0), os.sched_getparam(0)
    niceness = os.getpriority(os.PRIO_PROCESS, 0)
    taken = _take(os.SCHED_RR)
    try:
        yield
    finally:
        if taken is Precedence.REAL_TIME:
            os.sched_setscheduler(0, policy, parameters)
        elif taken is Precedence.RAISED:
            os.setpriority(os.PRIO_PROCESS, 0, niceness)


def _take(policy: int) -> Precedence:
    try:
        # The limit comes first: without it nothing runs in real time.
        overrun.limit_running(_LONGEST_US)
        os.sched_setscheduler(0, policy, os.sched_param(_PRIORITY))
    except OSError:
        pass  # most systems grant it to root alone, or to nobody
    else:
        return Precedence.REAL_TIME
    try:
        # To Linux this is the priority of the one thread.
        os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)
    except OSError:
        return Precedence.NONE
    return Precedence.RAISED
