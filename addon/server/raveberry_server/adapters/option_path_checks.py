"""Checks of paths in the options, such as music folders and files of cookies."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from raveberry_server.application.errors import SourceError
from raveberry_server.application.problems.problems import Param, ProblemCode, Problems
from raveberry_server.option_rows import OptionRow, OptionValues

LOOK_S: Final = 5.0
"""Interval between checks, so that a disk that was plugged in soon stops being a problem."""

_LARGEST_COOKIES: Final = 10_000_000
_FIELDS: Final = 7
_EXPIRY: Final = 4
_HTTP_ONLY: Final = "#HttpOnly_"


type Look = Callable[[str], Mapping[str, Param] | None]
type Read = Callable[[Path, Look, str], Awaitable[Mapping[str, Param] | None]]
"""Runs a function that looks at a path; raises a SourceError while its folder does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathCheck:
    """Check of the paths that an option names.

    Attributes:
        option: the option; its value is a path, several, or None.
        problem: the problem of an unusable path, with the parameters `path` and `option`.
        look: returns further parameters of the problem, None if the path is usable. It takes the
            path as a text and is a function of a module, because a disk may be slow or remote.
    """

    option: OptionRow[Any]
    problem: ProblemCode
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedPath:
    """A path to check, and the name of its option as shown to people."""

    path: Path
    option: str
    check: PathCheck


def watched_paths(
    checks: Iterable[PathCheck], options: OptionValues, name: Callable[[OptionRow[Any]], str]
) -> tuple[WatchedPath, ...]:
    """Return the paths that options name; `name` is how people know an option."""
    watched = []
    for check in checks:
        value = options[check.option]
        paths = value if isinstance(value, tuple) else () if value is None else (value,)
        watched += [
            WatchedPath(path=path, option=name(check.option), check=check) for path in paths
        ]
    return tuple(watched)


class CookiesFaultCode(StrEnum):
    """Codes of the reasons in `ProblemCode.COOKIES_UNUSABLE`."""

    TOO_LARGE = "cookies_too_large"
    MISSING = "cookies_missing"
    FOLDER = "cookies_folder"
    UNREADABLE = "cookies_unreadable"
    BINARY = "cookies_binary"
    JSON = "cookies_json"
    LINE = "cookies_line"
    ABSENT = "cookies_absent"


@dataclass(frozen=True, slots=True)
class CookiesFault:
    """Reason why a file of cookies cannot be used, with the parameters of its text."""

    code: CookiesFaultCode
    params: Mapping[str, Param] = field(default_factory=dict)


class OptionPathWatch:
    """Monitor that reports unusable folders and files until they become usable."""

    def __init__(self, *, paths: Sequence[WatchedPath], problems: Problems, read: Read) -> None:
        self._paths = paths
        self._problems = problems
        self._read = read

    async def run(self) -> None:
        """Check regularly until cancelled."""
        while True:
            for watched in self._paths:
                try:
                    fault = await self._read(watched.path, watched.check.look, str(watched.path))
                except SourceError:
                    fault = None  # a problem of its own
                self._note(watched, fault)
            await asyncio.sleep(LOOK_S)

    def _note(self, watched: WatchedPath, fault: Mapping[str, Param] | None) -> None:
        code = watched.check.problem
        if fault is not None:
            self._problems.report(code, path=str(watched.path), option=watched.option, **fault)
        elif code.subject is None:
            self._problems.clear(code)
        else:
            self._problems.clear(code, subject=str(watched.path))


def missing_folder(path: str) -> Mapping[str, Param] | None:
    """Return None if a path is a readable folder."""
    return None if Path(path).is_dir() and os.access(path, os.R_OK | os.X_OK) else {}


def unusable_cookies(path: str) -> Mapping[str, Param] | None:
    """Return why a file has no cookies in Netscape's format, None if it has."""
    fault = cookies_fault(Path(path))
    return None if fault is None else {"reason": fault.code, **fault.params}


def cookies_fault(path: Path) -> CookiesFault | None:
    """Return why a file has no cookies in Netscape's format, None if it has."""
    try:
        if path.stat().st_size > _LARGEST_COOKIES:
            return CookiesFault(CookiesFaultCode.TOO_LARGE)
        text = path.read_text(encoding="utf-8")
    except OSError as err:
        return CookiesFault(
            _CODES.get(type(err), CookiesFaultCode.UNREADABLE), {"detail": str(err.strerror)}
        )
    except ValueError:
        return CookiesFault(CookiesFaultCode.BINARY)
    if text.lstrip().startswith(("{", "[")):
        return CookiesFault(CookiesFaultCode.JSON)
    return _text_fault(text)


def _text_fault(text: str) -> CookiesFault | None:
    cookies = 0
    for number, line in enumerate(text.splitlines(), start=1):
        entry = line.removeprefix(_HTTP_ONLY)
        if not entry.strip() or entry.startswith("#"):
            continue
        if not _is_cookie(entry.split("\t")):
            return CookiesFault(CookiesFaultCode.LINE, {"line": number})
        cookies += 1
    return None if cookies else CookiesFault(CookiesFaultCode.ABSENT)


def _is_cookie(fields: Sequence[str]) -> bool:
    if len(fields) != _FIELDS:
        return False
    expiry = fields[_EXPIRY].strip().removeprefix("-").partition(".")[0]
    return not expiry or expiry.isdecimal()


_CODES: Final[Mapping[type[OSError], CookiesFaultCode]] = {
    FileNotFoundError: CookiesFaultCode.MISSING,
    IsADirectoryError: CookiesFaultCode.FOLDER,
}
