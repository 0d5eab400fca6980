"""Versions of yt-dlp in the data folder, which go before the one that was installed.

Each version has a folder of its own; the file `current` names the one that is used, and the one to
go back to. Nothing is changed that is in use: a new version is complete before it is named.
"""

import json
import logging
import shutil
from pathlib import Path
from typing import Final

_LOGGER = logging.getLogger(__name__)
_PACKAGE: Final = "yt-dlp"
FOLDER: Final = "sites"
"""Where the versions are in the data folder."""
BROKEN: Final = "broken"
"""A file in the folder of a version that could not be imported: the one before it is used."""
INSTALLED: Final = ""
"""The name of the version that came with this program."""


class YtdlpVersions:
    """Which version is used."""

    def __init__(self, *, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the versions are."""
        return self._folder

    def overlay(self) -> Path | None:
        """The folder of the version that is used, None for the one that was installed."""
        for name in self._named():
            folder = self._folder / name
            if not name:
                return None
            if (folder / "yt_dlp").is_dir() and not (folder / BROKEN).exists():
                return folder
        return None

    def version(self) -> str | None:
        """The version that is used, None if there is none at all."""
        overlay = self.overlay()
        if overlay is not None:
            return overlay.name
        # A megabyte of modules, which only a look at the sources needs.
        from importlib import metadata  # noqa: PLC0415 - see above

        try:
            return metadata.version(_PACKAGE)
        except metadata.PackageNotFoundError:
            return None

    def use(self, name: str) -> None:
        """Use a version from now on; the one before it can be gone back to.

        Raises:
            OSError: the disk is full.
        """
        current, before = self._named()
        self._name(name, before if name == current else current)
        for old in self._folder.iterdir():
            if old.is_dir() and old.name not in self._named():
                shutil.rmtree(old, ignore_errors=True)

    def go_back(self) -> str | None:
        """Use the version before this one; its name, None if there is none.

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
            _LOGGER.warning("It cannot be read which yt-dlp is used (%s): the installed one", err)
            return INSTALLED, INSTALLED

    def _name(self, current: str, before: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / "current.unfinished"
        unfinished.write_text(json.dumps({"use": current, "before": before}))
        unfinished.replace(self._folder / "current")
