"""A backup of the data folder as Home Assistant's Supervisor creates and restores it.

From its source: `backup_pre` and `backup_post` run in the container without a shell, and a failing
one aborts the backup. A file is skipped when its full path matches a pattern with `PurePath.match`,
and a folder that matches is not entered. A file that disappears before it is read aborts the
backup. A restore empties the folder first.
"""

import re
import shlex
import shutil
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import Final

from tests.system.support.party_system import ROOT

CONFIG: Final = (ROOT / "addon" / "config.yaml").read_text()


def excluded() -> Sequence[str]:
    """Return the patterns of `backup_exclude`."""
    block = re.search(r"^backup_exclude:\n((?:  - .*\n)+)", CONFIG, re.MULTILINE)
    assert block is not None
    return [line.removeprefix("  - ").strip('"') for line in block[1].splitlines()]


def command(name: str) -> Sequence[str]:
    """Return the arguments of `backup_pre` or `backup_post`."""
    found = re.search(rf"^{name}: (.+)$", CONFIG, re.MULTILINE)
    assert found is not None
    return shlex.split(found[1])


def archive(data: Path, target: Path, *, run: Callable[[Sequence[str]], int]) -> None:
    """Create a hot backup of the data folder; `run` runs a command in the container."""
    assert run(command("backup_pre")) == 0
    try:
        with tarfile.open(target, "w:gz", compresslevel=1) as tar:
            _add(tar, data, "data", excluded())
    finally:
        assert run(command("backup_post")) == 0


def restore(source: Path, data: Path) -> None:
    """Replace the data folder by the content of a backup."""
    if data.exists():
        shutil.rmtree(data)
    with tarfile.open(source) as tar:
        tar.extractall(data.parent / "unpacked", filter="tar")
    shutil.copytree(data.parent / "unpacked" / "data", data, symlinks=True)
    shutil.rmtree(data.parent / "unpacked")


def _add(tar: tarfile.TarFile, folder: Path, name: str, patterns: Sequence[str]) -> None:
    tar.add(folder, arcname=name, recursive=False)
    for item in folder.iterdir():
        if any(PurePath(item).match(pattern) for pattern in patterns):
            continue
        inner = f"{name}/{item.name}"
        if item.is_dir() and not item.is_symlink():
            _add(tar, item, inner, patterns)
        else:
            tar.add(item, arcname=inner, recursive=False)
