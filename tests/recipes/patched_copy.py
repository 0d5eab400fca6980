"""A copy of the repository with the patch of a recipe applied."""

import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Final

from tests.architecture.tree import ROOT, project_files

LANGUAGE_FOLDERS: Final = (
    "addon/translations",
    "custom_components/raveberry/translations",
    "texts",
)
_LEFT_OUT: Final = ("bench/", "frontend/")
_HALVES: Final = ("addon/contract", "addon/server", "addon/visualizer")
_LONGEST_S: Final = 240


class PatchedCopy:
    """A copy of the tracked files in which a patch is applied, and commands that run in it."""

    def __init__(self, *, folder: Path, patch: Path) -> None:
        self.folder = folder
        self.patch = patch

    def make(self) -> None:
        """Copy the files and apply the patch."""
        for file in project_files():
            if file.as_posix().startswith(_LEFT_OUT) or not (ROOT / file).is_file():
                continue
            target = self.folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / file, target)
        applied = self._done("git", "apply", str(self.patch))
        assert applied.returncode == 0, f"{self.patch.name} needs an update:\n{applied.stderr}"

    def run(self, *command: str) -> None:
        """Run a program of the Python environment, or a script of the copy; it must succeed."""
        program, *arguments = command
        own = Path(sys.executable).parent / program
        done = self._done(str(own) if own.exists() else program, *arguments)
        assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}{done.stderr}"

    @property
    def edited(self) -> frozenset[PurePosixPath]:
        """Files of the patch that are written by hand, apart from tests and languages."""
        lines = self.patch.read_text().splitlines()
        files = (line.removeprefix("+++ b/") for line in lines if line.startswith("+++ b/"))
        exempt = ("tests/", *(f"{folder}/" for folder in LANGUAGE_FOLDERS))
        return frozenset(PurePosixPath(file) for file in files if not file.startswith(exempt))

    def _done(self, *command: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(str(self.folder / half) for half in _HALVES)
        return subprocess.run(  # noqa: S603 - our own environment
            command,
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": path, "GIT_CEILING_DIRECTORIES": str(self.folder)},
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
