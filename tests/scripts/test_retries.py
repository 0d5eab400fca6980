"""Only tests with a real browser, player or broker are retried, once, and each try ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

TESTS = """
import pytest, time

def note(name):
    with open(name, "a") as tries:
        tries.write("1")

@pytest.fixture
def broker():
    pass

@pytest.fixture
def listener(broker):
    pass

@pytest.fixture
def slow_to_end():
    yield
    time.sleep(60)

@pytest.mark.system
def test_marked():
    note("marked")
    assert False

def test_with_a_broker(listener):
    note("with_a_broker")
    assert False

def test_plain(tmp_path):
    note("plain")
    assert False

@pytest.mark.system
@pytest.mark.timeout(1)
def test_hanging():
    note("hanging")
    time.sleep(60)

@pytest.mark.timeout(1)
def test_hanging_to_the_end(slow_to_end):
    note("hanging_to_the_end")
    time.sleep(60)
"""


def run(folder: Path, *options: str) -> str:
    """Run the tests; the output."""
    file = folder / "test_tries.py"
    file.write_text(TESTS)
    command = ["-c", str(ROOT / "pyproject.toml"), f"--rootdir={folder}", "-p", "tests.conftest"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *command, "-p", "no:cacheprovider", *options, str(file)],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def tries(folder: Path) -> dict[str, int]:
    names = ("marked", "with_a_broker", "plain", "hanging", "hanging_to_the_end")
    return {name: len(file.read_text()) for name in names if (file := folder / name).exists()}


@pytest.mark.timeout(120)
def test_a_test_is_retried_once_where_something_real_runs(tmp_path: Path) -> None:
    shown = run(tmp_path, "--retry-real")
    assert tries(tmp_path) == {
        "marked": 2,
        "with_a_broker": 2,
        "plain": 1,
        "hanging": 2,
        "hanging_to_the_end": 1,
    }
    assert "5 failed, 1 error, 3 rerun" in shown


def test_nothing_is_retried_unless_asked_for(tmp_path: Path) -> None:
    run(tmp_path, "-k", "marked or broker")
    assert tries(tmp_path) == {"marked": 1, "with_a_broker": 1}
