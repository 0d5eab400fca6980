"""Threads run in real time where the system permits it, and lose it when they never pause."""

import os
import subprocess
import sys
from threading import Thread

import pytest
from raveberry_visualizer.engine import (
    SchedulingPriority,
    realtime_for_new_children,
    request_realtime,
)
from raveberry_visualizer.engine.threads.rt_watchdog import limit_running

ORDINARY = os.SCHED_OTHER
"""What the system gives to children of a thread in real time."""

USUAL = os.sched_getscheduler(0)
"""What these tests were started with; a machine may run all its checks as idle work."""

IS_REALTIME = (
    "def is_realtime(): return os.sched_getscheduler(0) & ~os.SCHED_RESET_ON_FORK == os.SCHED_RR"
)

NOBODY = 65534

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may always run in real time")


def policy() -> int:
    return os.sched_getscheduler(0) & ~os.SCHED_RESET_ON_FORK


def policies_in(*claims: Thread) -> None:
    for thread in claims:
        thread.start()
    for thread in claims:
        thread.join()


def ended_by(*lines: str) -> subprocess.CompletedProcess[str]:
    """The result of a program of these lines, in which `is_realtime` checks a thread."""
    program = [
        "import os, resource",
        "from raveberry_visualizer.engine import *",
        IS_REALTIME,
        *lines,
    ]
    return subprocess.run(  # noqa: S603 - the tests' own words
        [sys.executable, "-c", "\n".join(program)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


@needs_root
def test_real_time_priority_is_not_inherited() -> None:
    seen: dict[str, object] = {}

    def draw() -> None:
        seen["taken"] = request_realtime()
        seen["own"] = policy()
        policies_in(Thread(target=lambda: seen.update(thread=policy())))
        answer = subprocess.run(
            [sys.executable, "-c", "import os; print(os.sched_getscheduler(0))"],
            check=True,
            capture_output=True,
            text=True,
        )
        seen["child"] = int(answer.stdout)

    policies_in(Thread(target=draw))
    assert seen == {
        "taken": SchedulingPriority.REAL_TIME,
        "own": os.SCHED_RR,
        "thread": ORDINARY,
        "child": ORDINARY,
    }
    assert policy() == USUAL


@needs_root
def test_threads_started_meanwhile_run_in_real_time_and_their_starter_does_not() -> None:
    seen: list[int] = []
    with realtime_for_new_children():
        policies_in(Thread(target=lambda: seen.append(policy())))
    policies_in(Thread(target=lambda: seen.append(policy())))
    assert [*seen, policy()] == [os.SCHED_RR, USUAL, USUAL]


@needs_root
def test_without_permission_threads_keep_their_priority() -> None:
    told = ended_by(
        f"os.setuid({NOBODY})",
        "with realtime_for_new_children(): pass",
        "print(request_realtime().name, os.sched_getscheduler(0))",
    ).stdout
    assert told.split() == [SchedulingPriority.NONE.name, str(USUAL)]


@needs_root
def test_a_higher_priority_from_outside_is_kept() -> None:
    shown = ended_by(
        "os.setpriority(os.PRIO_PROCESS, 0, -15)",
        f"os.setuid({NOBODY})",
        "with realtime_for_new_children(): pass",
        "print(os.getpriority(os.PRIO_PROCESS, 0))",
    ).stdout
    assert shown.split() == ["-15"]


@needs_root
def test_only_a_thread_that_never_pauses_loses_its_priority() -> None:
    ended = ended_by(
        "import hashlib",
        "from threading import Event, Thread",
        "is_over = Event()",
        "def keep_time():",
        "    request_realtime()",
        "    is_over.wait()",
        "    print('paused', is_realtime())",
        "def spin():",
        "    request_realtime()",
        # Without Python's lock, which a thread would wait for.
        "    while is_realtime(): hashlib.pbkdf2_hmac('sha256', b'', b'', 400_000)",
        "    print('spun', is_realtime())",
        "threads = [Thread(target=keep_time), Thread(target=spin)]",
        "for thread in threads: thread.start()",
        "threads[1].join()",
        "is_over.set()",
        "threads[0].join()",
    )
    assert ended.stdout.splitlines() == ["spun False", "paused True"]
    assert ended.stderr == (
        "a real-time thread ran for too long without a pause and lost its priority\n"
    )
    assert ended.returncode == 0


@needs_root
def test_lost_real_time_priority_can_be_requested_again() -> None:
    spin = "while is_realtime(): pass"
    again = "print(request_realtime().name, is_realtime())"
    assert ended_by("request_realtime()", spin, again, spin, again).stdout.split() == [
        *(SchedulingPriority.REAL_TIME.name, "True"),
        *(SchedulingPriority.REAL_TIME.name, "True"),
    ]


@pytest.mark.parametrize(
    ("limit", "error"),
    [(0, ValueError), (-1, ValueError), (1 << 64, OverflowError), ("", TypeError)],
)
def test_a_limit_must_be_positive(limit: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        limit_running(limit)
