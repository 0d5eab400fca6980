"""Lasting problems that the host has to solve: the table and the current ones."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

from raveberry_server.translations import english
from raveberry_server.translations.message_rendering import rendered

_LOGGER = logging.getLogger(__name__)

LONGEST_PARAM: Final = 300
"""Characters of one parameter; longer ones are truncated."""

_UNKNOWN: Final = "?"

type Param = str | int
type Key = tuple[ProblemCode, Param | None]


class Severity(StrEnum):
    """Impact of a problem on the party."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class ProblemCode(StrEnum):
    """Codes of problems, as the contract spells them; texts/ has their words.

    Attributes:
        severity: impact on the party.
        subject: the parameter that distinguishes problems of this code; None where there can be
            only one.
    """

    severity: Severity
    subject: str | None

    def __new__(cls, code: str, severity: Severity, subject: str | None = None) -> Self:
        """Create the member of a row."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.severity = severity
        member.subject = subject
        return member

    MUSIC_FOLDER_MISSING = "music_folder_missing", Severity.WARNING, "path"
    MUSIC_FOLDER_SILENT = "music_folder_silent", Severity.WARNING, "path"
    MUSIC_EMPTY = "music_empty", Severity.INFO
    COOKIES_UNUSABLE = "cookies_unusable", Severity.WARNING
    OPTION_UNUSABLE = "option_unusable", Severity.WARNING, "option"
    OPTIONS_UNREADABLE = "options_unreadable", Severity.ERROR
    LIGHT_UNUSABLE = "light_unusable", Severity.WARNING, "option"
    BROKER_AWAY = "broker_away", Severity.WARNING
    BROKER_REFUSED = "broker_refused", Severity.WARNING
    BROKER_EMBEDDED = "broker_embedded", Severity.INFO
    BROKER_PRIVATE = "broker_private", Severity.INFO
    BROKER_OPEN = "broker_open", Severity.INFO
    SUPERVISOR_AWAY = "supervisor_away", Severity.WARNING
    GUEST_PORT_CLOSED = "guest_port_closed", Severity.WARNING
    SOUND_MISSING = "sound_missing", Severity.ERROR
    SNAPCAST_AWAY = "snapcast_away", Severity.WARNING
    DISK_LOW = "disk_low", Severity.WARNING
    DISK_FULL = "disk_full", Severity.ERROR
    DATABASE_SALVAGED = "database_salvaged", Severity.WARNING
    DATABASE_RESTORED = "database_restored", Severity.WARNING
    DATABASE_REPLACED = "database_replaced", Severity.INFO
    RESTORE_FAILED = "restore_failed", Severity.WARNING
    DATABASE_LOST = "database_lost", Severity.WARNING
    MANY_NEWCOMERS = "many_newcomers", Severity.WARNING, "address"
    SONGS_FAILING = "songs_failing", Severity.WARNING, "source"
    TASK_FAILING = "task_failing", Severity.WARNING, "task"


_LEVELS: Final = {
    Severity.INFO: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}
_TEXTS: Final = (english.PROBLEMS, english.SOURCES, english.OPTIONS)
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem as code and parameters, from which pages build the text."""

    code: ProblemCode
    params: Mapping[str, Param]
    since: datetime

    @property
    def severity(self) -> Severity:
        """Impact on the party."""
        return self.code.severity

    @property
    def message(self) -> str:
        """English sentence; a missing parameter becomes a question mark."""
        return rendered(english.PROBLEMS[self.code], self.params, *_TEXTS)


class Problems:
    """Current problems; each is logged once when it appears and once when it is solved."""

    def __init__(self, *, at: Callable[[], datetime]) -> None:
        self._at = at
        self._problems: dict[Key, Problem] = {}
        self._version = 0
        self._listeners: list[Callable[[], None]] = []

    @property
    def current(self) -> tuple[Problem, ...]:
        """All problems, most severe first, then oldest first."""
        return tuple(
            sorted(
                self._problems.values(),
                key=lambda problem: (_ORDER.index(problem.severity), problem.since),
            )
        )

    @property
    def version(self) -> int:
        """Counter that grows with every change."""
        return self._version

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener after every change, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def report(self, code: ProblemCode, /, **params: Param) -> None:
        """Report a problem; a report of a known one only updates its parameters."""
        cut = {name: _cut(value) for name, value in params.items()}
        key = _key(code, cut)
        known = self._problems.get(key)
        if known is not None and known.params == cut:
            return
        since = self._at() if known is None else known.since
        problem = Problem(code=code, params=MappingProxyType(cut), since=since)
        self._problems[key] = problem
        level = _LEVELS[problem.severity] if known is None else logging.DEBUG
        _LOGGER.log(level, "%s", problem.message)
        self._notify()

    def clear(self, *codes: ProblemCode, subject: Param | None = None) -> None:
        """Clear the problems with these codes, or only those about the subject."""
        wanted = None if subject is None else _cut(subject)
        gone = [
            key
            for key in self._problems
            if key[0] in codes and (wanted is None or key[1] == wanted)
        ]
        for key in gone:
            _LOGGER.info("Solved: %s", self._problems.pop(key).message)
        if gone:
            self._notify()

    def _notify(self) -> None:
        self._version += 1
        for listener in tuple(self._listeners):
            listener()


def _key(code: ProblemCode, params: Mapping[str, Param]) -> Key:
    return code, params.get(code.subject, _UNKNOWN) if code.subject is not None else None


def _cut(value: Param) -> Param:
    return value[:LONGEST_PARAM] if isinstance(value, str) else value
