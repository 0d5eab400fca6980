"""A step of the test's wall clock moves the wall clock of a process, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.system.support.wall_clock import CC, WallClock, a_wall_clock

pytestmark = pytest.mark.skipif(CC is None, reason="no C compiler is installed")

HOUR_S = 3600
CLOCKS = """
import datetime, sys, time
for _ in sys.stdin:
    now = datetime.datetime.now().timestamp()
    wall = time.clock_gettime(time.CLOCK_REALTIME)
    print(time.time(), now, wall, time.monotonic(), flush=True)
"""


def test_a_step_moves_the_wall_clock_and_no_other(tmp_path: Path) -> None:
    with a_wall_clock(tmp_path) as clock, clocks(clock) as process:
        before = read(process)
        clock.set_offset(-HOUR_S)
        after = read(process)
    moved_s = [later - earlier for earlier, later in zip(before, after, strict=True)]
    assert moved_s[:3] == pytest.approx([-HOUR_S] * 3, abs=60)
    assert 0 <= moved_s[3] < 60


def test_a_process_that_starts_later_has_the_same_wall_clock(tmp_path: Path) -> None:
    with a_wall_clock(tmp_path) as clock:
        with clocks(clock) as process:
            before = read(process)
        clock.set_offset(HOUR_S)
        with clocks(clock) as process:
            assert read(process)[0] - before[0] == pytest.approx(HOUR_S, abs=60)


def clocks(clock: WallClock) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (sys.executable, "-c", CLOCKS),
        env=os.environ | clock.variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def read(process: subprocess.Popen[str]) -> list[float]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return [float(value) for value in process.stdout.readline().split()]
