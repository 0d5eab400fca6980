"""The Python environments of the checkout, made anew when what they are made of has changed."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from errors import SetupError

SYSTEM_PYTHON: Final = Path("/usr/bin/python3")
"""Debian's own: another python3 may come first on PATH."""


class EnvironmentFailedError(SetupError):
    """pip or the compiler could not do it; its words are on the terminal."""


def make_addon_environment(root: Path) -> None:
    """Make .venv with server and light show, at the versions that the container has.

    Raises:
        EnvironmentFailedError: pip or the compiler failed.
    """
    make_environment(
        root / ".venv",
        stamp="made-for-run",
        sources=(root / "addon/pyproject.toml", root / "addon/requirements.lock"),
        steps=(
            ("--require-hashes", "-r", "addon/requirements.lock"),
            ("--no-deps", "--no-build-isolation", "-e", "./addon[server,visualizer]"),
        ),
        cache=root / ".run" / "cache",
    )
    compile_kernels(root)


def compile_kernels(root: Path) -> None:
    """Compile what is in C, unless that has been done since it changed.

    Raises:
        EnvironmentFailedError: the compiler failed.
    """
    command = [str(root / ".venv" / "bin" / "python"), str(root / "addon" / "hatch_build.py")]
    _call(command, root / ".run" / "cache", root)


def make_home_assistant_environment(root: Path) -> str:
    """Make .venv-ha with the Home Assistant that the integration is tested with.

    Returns:
        Its Python.

    Raises:
        EnvironmentFailedError: pip failed.
    """
    folder, pinned = root / ".venv-ha", root / "tests" / "homeassistant" / "requirements.txt"
    make_environment(
        folder,
        stamp="made-for-test",
        sources=(pinned,),
        steps=(("-r", str(pinned)),),
        cache=root / ".run" / "cache",
    )
    return str(folder / "bin" / "python")


def make_environment(
    folder: Path,
    *,
    stamp: str,
    sources: Sequence[Path],
    steps: Sequence[Sequence[str]],
    cache: Path,
) -> None:
    """Make an environment with pip, unless the same has been made of the same sources.

    Args:
        folder: where it is.
        stamp: name of the file in it that remembers what it was made of.
        sources: files that say what belongs into it.
        steps: arguments of `pip install`, one call after the other, in the folder above it.
        cache: where pip keeps what it downloads.

    Raises:
        EnvironmentFailedError: pip failed.
    """
    wanted = _digest(sources, steps)
    remembered = folder / stamp
    if remembered.exists() and remembered.read_text() == wanted:
        return
    if not (folder / "bin" / "pip").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _call([str(SYSTEM_PYTHON), "-m", "venv", str(folder)], cache, folder.parent)
    for step in steps:
        pip = [str(folder / "bin" / "python"), "-m", "pip"]
        command = [*pip, "install", "-q", "--disable-pip-version-check", *step]
        _call(command, cache, folder.parent)
    remembered.write_text(wanted)


def _digest(sources: Sequence[Path], steps: Sequence[Sequence[str]]) -> str:
    digest = hashlib.sha256(repr([list(step) for step in steps]).encode())
    for source in sources:
        digest.update(source.read_bytes() if source.exists() else b"")
    return digest.hexdigest()


def _call(command: Sequence[str], cache: Path, folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        command, cwd=folder, env=os.environ | {"PIP_CACHE_DIR": str(cache / "pip")}, check=False
    )
    if done.returncode:
        raise EnvironmentFailedError(f"this failed, see above: {' '.join(command)}")
