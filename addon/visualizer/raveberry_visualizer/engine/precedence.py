"""Being run before other programs, for the threads that keep time."""

import os
import resource
from collections.abc import Generator
from contextlib import contextmanager
from enum import Enum
from typing import Final

_PRIORITY: Final = 2
"""Above every ordinary program, below what makes the sound: PulseAudio takes 5, MPD 40."""

_NICENESS: Final = -10

_RLIMIT_RTTIME: Final = 15
"""Linux's number; Python's `resource` knows no name for it."""

_LONGEST_S: Final = 0.5
"""A frame takes thousandths of it. A thread that runs for so long without a pause has a bug and
would hold up the whole machine: the system ends us, and whoever started us starts us again."""

_US_PER_S: Final = 1_000_000


class Precedence(Enum):
    """What the system grants, and in words."""

    REAL_TIME = "in real time"
    RAISED = "with a raised priority"
    NONE = "with no precedence: while other programs are busy, light may be late"


def take_precedence() -> Precedence:
    """Have this thread run as soon as it is ready; neither its threads nor its children do."""
    return _take(os.SCHED_RR | os.SCHED_RESET_ON_FORK)


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
        # The guard comes first: without it nothing runs in real time.
        _limit_running()
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


def _limit_running() -> None:
    longest_us = int(_LONGEST_S * _US_PER_S)
    _, most = resource.getrlimit(_RLIMIT_RTTIME)
    if most == resource.RLIM_INFINITY or most > longest_us:
        resource.setrlimit(_RLIMIT_RTTIME, (longest_us, longest_us))
