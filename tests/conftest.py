"""Fixtures and hooks for all tests, except tests/homeassistant, which run separately."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.rounds import Rounds

REAL = frozenset({"broker", "browser", "mpd", "webkit"})
"""Fixtures that start a real program, like tests that are marked with `system`."""

TIMEOUT = pytest.StashKey[object]()

# Machines are shared and slow at times: no example fails for being late.
settings.register_profile(
    "everyday",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", parent=settings.get_profile("everyday"), max_examples=1000)
settings.load_profile("everyday")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of `scripts/soak` (repeated rounds) and of `scripts/test` (retries)."""
    group = parser.getgroup("raveberry")
    group.addoption(
        "--retry-real", action="store_true", help="retry tests with a real browser, player, broker"
    )
    group.addoption(
        "--count", type=int, help="rounds of tests that take `rounds`, examples of a property"
    )
    group.addoption("--seed", type=int, help="what chance in these tests starts from")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Allow one retry for tests that start a real browser, player or broker, and for no others.

    A run with more rounds takes longer than the `timeout` mark of its test allows, so the timeout
    of the command line applies instead.
    """
    allowed_s = config.getoption("timeout")
    if config.getoption("--count") is not None and allowed_s is not None:
        for item in items:
            item.add_marker(pytest.mark.timeout(allowed_s), append=False)
    if config.getoption("--retry-real"):
        for item in items:
            if item.get_closest_marker("system") or not REAL.isdisjoint(item.fixturenames):  # type: ignore[attr-defined]
                item.add_marker(pytest.mark.flaky(reruns=1, reruns_delay=1))


@pytest.hookimpl(tryfirst=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: object) -> None:
    """Store the timeout of a test, as pytest-timeout starts one timer for all its tries."""
    item.stash[TIMEOUT] = settings


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Restart the timer for a retry."""
    if getattr(item, "execution_count", 1) > 1:
        _restart_timer(item)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Restart the timer for the teardown after a timeout, and stop it before the next try."""
    if signal.getitimer(signal.ITIMER_REAL)[0] == 0:
        _restart_timer(item)
    try:
        yield
    finally:
        item.config.pluginmanager.hook.pytest_timeout_cancel_timer(item=item)


def _restart_timer(item: pytest.Item) -> None:
    hooks = item.config.pluginmanager.hook
    if (settings := item.stash.get(TIMEOUT, None)) is not None:
        hooks.pytest_timeout_cancel_timer(item=item)
        hooks.pytest_timeout_set_timer(item=item, settings=settings)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the C modules if they have changed, so that tests run with this checkout's code.

    It also sets the number of examples, as properties read it when they are collected.
    """
    if (count := config.getoption("--count")) is not None:
        settings.register_profile("soak", parent=settings.default, max_examples=count)
        settings.load_profile("soak")
    script = Path(__file__).parents[1] / "addon" / "hatch_build.py"
    subprocess.run([sys.executable, script], check=True)  # noqa: S603 - our own


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Rounds:
    """The number of rounds and the seed, from the mark `rounds` or the command line."""
    (everyday,) = request.node.get_closest_marker("rounds").args
    count = request.config.getoption("--count")
    seed = request.config.getoption("--seed")
    return Rounds(count=everyday if count is None else count, seed=1 if seed is None else seed)


@pytest.fixture(autouse=True)
def same_precedence() -> Iterator[None]:
    """Fail a test that leaves the process with another scheduling policy or priority."""

    def precedence() -> tuple[int, int]:
        return os.sched_getscheduler(0), os.getpriority(os.PRIO_PROCESS, 0)

    before = precedence()
    yield
    assert precedence() == before
