"""What holds for every test; not read by tests/homeassistant, which runs apart."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.rounds import Rounds

# Machines are shared and slow at times: no example fails for being late.
settings.register_profile("everyday", deadline=None)
settings.register_profile("long", parent=settings.get_profile("everyday"), max_examples=5000)
settings.load_profile("everyday")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `scripts/soak` choose how often a test repeats its round, and by which chance."""
    group = parser.getgroup("soak")
    group.addoption("--count", type=int, help="rounds of tests that are marked with `rounds`")
    group.addoption("--seed", type=int, help="what chance in these tests starts from")


def pytest_configure() -> None:
    """Compile what is in C, if it has changed: tests are of this checkout."""
    script = Path(__file__).parents[1] / "addon" / "hatch_build.py"
    subprocess.run([sys.executable, script], check=True)  # noqa: S603 - our own


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Rounds:
    """How often to do it: as the mark `rounds` says, or the command line."""
    (everyday,) = request.node.get_closest_marker("rounds").args
    count = request.config.getoption("--count")
    seed = request.config.getoption("--seed")
    return Rounds(count=everyday if count is None else count, seed=1 if seed is None else seed)


@pytest.fixture(autouse=True)
def same_precedence() -> Iterator[None]:
    """No test lets the ones after it run as idle work, or before everybody else."""

    def precedence() -> tuple[int, int]:
        return os.sched_getscheduler(0), os.getpriority(os.PRIO_PROCESS, 0)

    before = precedence()
    yield
    assert precedence() == before
