"""Updated versions of yt-dlp in the data folder, which override the installed one.

Each version has a folder; the file `current` names the one in use and the previous one. Versions in
use are never modified: a new version is complete before it is named.
"""

import json
import logging
import shutil
from functools import cache
from pathlib import Path
from typing import Final

_LOGGER = logging.getLogger(__name__)
_PACKAGE: Final = "yt-dlp"
FOLDER: Final = "sites"
"""Folder of the versions in the data folder."""
BROKEN: Final = "broken"
"""Marker file in a version that could not be imported: the previous one is used."""
INSTALLED: Final = ""
"""Name of the version that came with this program."""


class YtdlpVersions:
    """Selection of the version in use."""

    def __init__(self, *, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Folder of the versions."""
        return self._folder

    def overlay(self) -> Path | None:
        """Return the folder of the version in use, None for the installed one."""
        for name in self._named():
            folder = self._folder / name
            if not name:
                return None
            if (folder / "yt_dlp").is_dir() and not (folder / BROKEN).exists():
                return folder
        return None

    def version(self) -> str | None:
        """Return the version in use, None if there is none at all."""
        overlay = self.overlay()
        if overlay is not None:
            return overlay.name
        return _installed_version()

    def use(self, name: str) -> None:
        """Use a version from now on; the previous one remains available.

        Raises:
            OSError: the disk is full.
        """
        current, before = self._named()
        self._name(name, before if name == current else current)
        for old in self._folder.iterdir():
            if old.is_dir() and old.name not in self._named():
                shutil.rmtree(old, ignore_errors=True)

    def go_back(self) -> str | None:
        """Switch to the previous version; return its name, None if there is none.

        Raises:
            OSError: the disk is full.
        """
        current, before = self._named()
        if current == before:
            return None
        self._name(before, current)
        return self.version()

    def _named(self) -> tuple[str, str]:
        try:
            raw = json.loads((self._folder / "current").read_bytes())
            return Path(str(raw["use"])).name, Path(str(raw["before"])).name
        except FileNotFoundError:
            return INSTALLED, INSTALLED
        except (OSError, ValueError, TypeError, KeyError) as err:
            _LOGGER.warning(
                "The chosen version of yt-dlp cannot be read (%s); the installed one is used", err
            )
            return INSTALLED, INSTALLED

    def _name(self, current: str, before: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / "current.unfinished"
        unfinished.write_text(json.dumps({"use": current, "before": before}))
        unfinished.replace(self._folder / "current")


@cache
def _installed_version() -> str | None:
    """Return the installed version, None if there is none; reading it takes milliseconds."""
    from importlib import metadata  # noqa: PLC0415 - needed for the sources page only

    try:
        return metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:
        return None
