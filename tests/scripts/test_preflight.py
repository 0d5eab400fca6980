"""A machine on which scripts/run and scripts/test cannot work is refused in one sentence."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

NEW_PYTHON = "#!/bin/sh\n[ $1 = -B ] && echo started $3\nexit 0\n"
OLD_PYTHON = "#!/bin/sh\n[ $1 = -V ] && echo Python 3.11.2\nexit 1\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Stand-ins for the programs that tell one machine from another."""

    folder: Path

    def has(self, program: str, text: str) -> None:
        file = self.folder / "bin" / program
        file.write_text(text)
        file.chmod(0o755)

    def lacks(self, program: str) -> None:
        (self.folder / "bin" / program).unlink()

    def start(self, script: str) -> subprocess.CompletedProcess[str]:
        command = (self.folder / "scripts" / script, "--argument")
        path = {"PATH": str(self.folder / "bin")}
        return subprocess.run(command, env=path, capture_output=True, text=True, check=False)


@pytest.fixture(params=["run", "test"])
def script(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture
def machine(folder: Path) -> Machine:
    """A suitable one."""
    (folder / "bin").mkdir()
    (folder / "scripts").mkdir()
    for name in ("run", "test", "preflight.sh"):
        shutil.copy(ROOT / "scripts" / name, folder / "scripts")
    preflight = folder / "scripts" / "preflight.sh"
    python = folder / "bin" / "python3"
    assert "/usr/bin/python3" in preflight.read_text()
    preflight.write_text(preflight.read_text().replace("/usr/bin/python3", str(python)))
    machine = Machine(folder=folder)
    for program in ("sh", "dirname", "find", "head", "id"):
        machine.has(program, f'#!/bin/sh\nexec {shutil.which(program)} "$@"\n')
    machine.has("apt-get", "#!/bin/sh\n")
    machine.has("uname", "#!/bin/sh\n[ $1 = -s ] && echo Linux || echo x86_64\n")
    machine.has("python3", NEW_PYTHON)
    return machine


def test_a_suitable_machine_starts_the_program_with_its_arguments(
    machine: Machine, script: str
) -> None:
    done = machine.start(script)
    assert (done.returncode, done.stdout) == (0, "started --argument\n"), done.stderr


def refusal(machine: Machine, script: str) -> str:
    done = machine.start(script)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(str(machine.folder / "scripts" / script))
    return done.stderr


def test_another_system_is_refused_with_the_container_instead(
    machine: Machine, script: str
) -> None:
    machine.has("uname", "#!/bin/sh\necho Darwin\n")
    said = refusal(machine, script)
    assert "needs Debian 13" in said
    assert "docs/container.md" in said


def test_linux_without_apt_is_refused_with_the_container_instead(
    machine: Machine, script: str
) -> None:
    machine.lacks("apt-get")
    assert "docs/container.md" in refusal(machine, script)


def test_an_old_python_is_refused_with_the_container_instead(machine: Machine, script: str) -> None:
    machine.has("python3", OLD_PYTHON)
    said = refusal(machine, script)
    assert "Python 3.13" in said
    assert "Python 3.11.2" in said
    assert "docs/container.md" in said


def test_no_python_is_refused_with_the_command_that_installs_it(
    machine: Machine, script: str
) -> None:
    machine.lacks("python3")
    assert "apt-get install python3" in refusal(machine, script)


def test_32_bit_is_refused(machine: Machine, script: str) -> None:
    machine.has("uname", "#!/bin/sh\n[ $1 = -s ] && echo Linux || echo armv7l\n")
    assert "64-bit" in refusal(machine, script)


@pytest.fixture
def stranger() -> tuple[str, ...]:
    """Starts a program as somebody who owns nothing here."""
    if os.geteuid():
        pytest.skip("only root can become somebody else")
    return (shutil.which("setpriv") or "", "--reuid=65534", "--regid=65534", "--clear-groups")


@pytest.mark.parametrize("made", [".", ".run", ".run/cache", ".venv"])
def test_what_somebody_else_made_is_named(
    machine: Machine, stranger: tuple[str, ...], script: str, made: str
) -> None:
    (machine.folder / made).mkdir(parents=True, exist_ok=True)
    machine.folder.chmod(0o755 if made == "." else 0o777)
    done = subprocess.run(
        (*stranger, machine.folder / "scripts" / script),
        env={"PATH": f"{machine.folder / 'bin'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    top = made.partition("/")[0]
    expected = "checkout of your own" if made == "." else f"sudo rm -r {machine.folder}/{top}"
    assert expected in done.stderr
