"""Checks of paths in the options: music folders and the file of cookies."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from raveberry_server.application.problems.problems import ProblemCode, Problems

LOOK_S: Final = 5.0
"""Interval between checks, so that a disk that was plugged in soon stops being a problem."""

_LARGEST_COOKIES: Final = 10_000_000
_FIELDS: Final = 7
_EXPIRY: Final = 4
_HTTP_ONLY: Final = "#HttpOnly_"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPath:
    """Paths that an option names.

    Attributes:
        option: name of the option, as shown to people.
        paths: the paths.
    """

    option: str
    paths: tuple[Path, ...]


class OptionPathWatch:
    """Monitor that reports unusable folders and files until they become usable."""

    def __init__(self, *, music: NamedPath, cookies: NamedPath, problems: Problems) -> None:
        self._music = music
        self._cookies = cookies
        self._problems = problems

    async def run(self) -> None:
        """Check regularly until cancelled."""
        while True:
            music, cookies = await asyncio.to_thread(self._check)
            for path, is_there in music:
                self._note_folder(path, is_there=is_there)
            for path, reason in cookies:
                self._note_cookies(path, reason)
            await asyncio.sleep(LOOK_S)

    def _check(self) -> tuple[Sequence[tuple[Path, bool]], Sequence[tuple[Path, str | None]]]:
        """Return the state of all paths; runs in a thread, because a disk may be slow."""
        return (
            [(path, _is_folder(path)) for path in self._music.paths],
            [(path, cookies_fault(path)) for path in self._cookies.paths],
        )

    def _note_folder(self, path: Path, *, is_there: bool) -> None:
        code = ProblemCode.MUSIC_FOLDER_MISSING
        if is_there:
            self._problems.clear(code, subject=str(path))
        else:
            self._problems.report(code, path=str(path), option=self._music.option)

    def _note_cookies(self, path: Path, reason: str | None) -> None:
        code = ProblemCode.COOKIES_UNUSABLE
        if reason is None:
            self._problems.clear(code)
        else:
            self._problems.report(code, path=str(path), option=self._cookies.option, reason=reason)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and os.access(path, os.R_OK | os.X_OK)


def cookies_fault(path: Path) -> str | None:
    """Return why a file has no cookies in Netscape's format, None if it has."""
    try:
        if path.stat().st_size > _LARGEST_COOKIES:
            return "it is larger than 10 MB"
        text = path.read_text(encoding="utf-8")
    except OSError as err:
        return _UNREADABLE.get(type(err), f"it cannot be read ({err.strerror})")
    except ValueError:
        return "it is no text"
    if text.lstrip().startswith(("{", "[")):
        return "it is JSON; export the cookies in Netscape's format"
    return _text_fault(text)


def _text_fault(text: str) -> str | None:
    cookies = 0
    for number, line in enumerate(text.splitlines(), start=1):
        entry = line.removeprefix(_HTTP_ONLY)
        if not entry.strip() or entry.startswith("#"):
            continue
        if not _is_cookie(entry.split("\t")):
            return f"line {number} is no cookie in Netscape's format"
        cookies += 1
    return None if cookies else "there are no cookies in it"


def _is_cookie(fields: Sequence[str]) -> bool:
    if len(fields) != _FIELDS:
        return False
    expiry = fields[_EXPIRY].strip().removeprefix("-").partition(".")[0]
    return not expiry or expiry.isdecimal()


_UNREADABLE: Final[Mapping[type[OSError], str]] = {
    FileNotFoundError: "it is missing",
    IsADirectoryError: "it is a folder",
}
