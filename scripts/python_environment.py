"""Python environments of the checkout, updated when their requirements change."""

import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from steps import Step, pip_note, run

SYSTEM_PYTHON: Final = Path("/usr/bin/python3")
"""Debian's Python; another python3 may come first on PATH."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """A Python environment made with pip.

    Attributes:
        folder: root of the environment.
        stamp: name of the file in it that holds a digest of sources and installs.
        sources: files that list the requirements.
        installs: arguments of each `pip install` call, run in the parent folder.
        cache: folder of pip's download cache.
    """

    folder: Path
    stamp: str
    sources: Sequence[Path]
    installs: Sequence[Sequence[str]]
    cache: Path

    @property
    def python(self) -> Path:
        """Interpreter of the environment."""
        return self.folder / "bin" / "python"

    def is_current(self) -> bool:
        """Return whether it was made from the current sources."""
        remembered = self.folder / self.stamp
        return remembered.exists() and remembered.read_text() == self._digest()

    def make(self) -> None:
        """Create or update the environment unless it is current.

        Raises:
            SetupError: pip or the compiler failed.
        """
        if self.is_current():
            return
        if not (self.folder / "bin" / "pip").exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            self._run(str(SYSTEM_PYTHON), "-m", "venv", str(self.folder))
        for arguments in self.installs:
            pip = (str(self.python), "-m", "pip", "install", "--progress-bar=off")
            self._run(*pip, "--disable-pip-version-check", *arguments)
        (self.folder / self.stamp).write_text(self._digest())

    def step(self, title: str) -> Step:
        """Return a set-up step that makes the environment."""
        return Step(title=title, is_due=lambda: not self.is_current(), carry_out=self.make)

    def _digest(self) -> str:
        digest = hashlib.sha256(repr([list(one) for one in self.installs]).encode())
        for source in self.sources:
            digest.update(source.read_bytes() if source.exists() else b"")
        return digest.hexdigest()

    def _run(self, *command: str) -> None:
        run(
            command,
            describe=pip_note,
            folder=self.folder.parent,
            environment=os.environ | {"PIP_CACHE_DIR": str(self.cache / "pip")},
        )


def addon_environment(root: Path) -> Environment:
    """Return .venv with server and light show, at the versions of the container image."""
    return Environment(
        folder=root / ".venv",
        stamp="made-for-run",
        sources=(root / "addon/pyproject.toml", root / "addon/requirements.lock"),
        installs=(
            ("--require-hashes", "-r", "addon/requirements.lock"),
            ("--no-deps", "--no-build-isolation", "-e", "./addon[server,visualizer]"),
        ),
        cache=root / ".run" / "cache",
    )


def home_assistant_environment(root: Path) -> Environment:
    """Return .venv-ha with the Home Assistant version for the integration's tests."""
    tests = root / "tests" / "homeassistant"
    wanted, constraints = tests / "requirements.txt", tests / "constraints.txt"
    return Environment(
        folder=root / ".venv-ha",
        stamp="made-for-test",
        sources=(wanted, constraints),
        installs=(("-r", str(wanted), "-c", str(constraints)),),
        cache=root / ".run" / "cache",
    )


def make_addon_environment(root: Path) -> None:
    """Make .venv and compile the C modules of the light show.

    Raises:
        SetupError: pip or the compiler failed.
    """
    addon_environment(root).make()
    compile_kernels(root)


def compile_kernels(root: Path) -> None:
    """Compile the C modules of the light show that are older than their sources.

    Raises:
        SetupError: the compiler failed.
    """
    run((str(root / ".venv" / "bin" / "python"), str(root / "addon" / "hatch_build.py")))
