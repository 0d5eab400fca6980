"""A phone at a quarter of this machine's speed on slow 4G, at the party of scripts/run.

Milliseconds and frames depend on what else the machine does: they are printed, and bench/pages.md
compares them with their bars. Bytes do not.
"""

import re
import subprocess
import sys
from typing import Final

import pytest

from tests.architecture.tree import ROOT
from tests.rounds import Rounds

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

MOST_BYTES: Final = 60_000


@pytest.mark.rounds(1)
def test_a_slow_phone_votes_with_60_kb_and_draws_while_others_vote(rounds: Rounds) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bench.pages", "--rounds", str(rounds.count), "--seconds", "4"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for line in ran.stdout.splitlines():
        rounds.report(line)
    votes = re.findall(r"(\d+) waiting: first vote answered .*?, (\d+) bytes", ran.stdout)
    assert [int(waiting) for waiting, _ in votes] == [8, 200]
    assert max(int(size) for _, size in votes) <= MOST_BYTES
    (frames,) = re.findall(r"([\d.]+) frames a second", ran.stdout)
    assert float(frames) > 0
