"""Lasting problems that the host has to solve: the table and the current ones."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from string import Formatter
from types import MappingProxyType
from typing import Final

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
    """Kinds of problems, as the contract spells them."""

    MUSIC_FOLDER_MISSING = "music_folder_missing"
    MUSIC_EMPTY = "music_empty"
    COOKIES_UNUSABLE = "cookies_unusable"
    OPTION_UNUSABLE = "option_unusable"
    OPTIONS_UNREADABLE = "options_unreadable"
    LIGHT_UNUSABLE = "light_unusable"
    BROKER_AWAY = "broker_away"
    BROKER_REFUSED = "broker_refused"
    BROKER_EMBEDDED = "broker_embedded"
    BROKER_PRIVATE = "broker_private"
    BROKER_OPEN = "broker_open"
    SUPERVISOR_AWAY = "supervisor_away"
    GUEST_PORT_CLOSED = "guest_port_closed"
    SOUND_MISSING = "sound_missing"
    DISK_LOW = "disk_low"
    DISK_FULL = "disk_full"
    DATABASE_SALVAGED = "database_salvaged"
    MANY_NEWCOMERS = "many_newcomers"
    TASK_FAILING = "task_failing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemKind:
    """One row of the table.

    Attributes:
        severity: impact on the party.
        message: English fallback, with the parameters in braces.
        subject: the parameter that distinguishes problems of this code; None where there can be
            only one.
    """

    severity: Severity
    message: str
    subject: str | None = None


KINDS: Final[Mapping[ProblemCode, ProblemKind]] = {
    ProblemCode.MUSIC_FOLDER_MISSING: ProblemKind(
        severity=Severity.WARNING,
        message="The music folder {path} (option {option}) is missing. Connect its disk or correct "
        "the option; its songs are back as soon as the folder is there.",
        subject="path",
    ),
    ProblemCode.MUSIC_EMPTY: ProblemKind(
        severity=Severity.INFO,
        message="There is no music in {paths} (option {option}). Copy songs there, or choose other "
        "folders.",
    ),
    ProblemCode.COOKIES_UNUSABLE: ProblemKind(
        severity=Severity.WARNING,
        message="The cookies file {path} (option {option}) cannot be used: {reason}. Songs that "
        "need an account cannot be fetched until it can.",
    ),
    ProblemCode.OPTION_UNUSABLE: ProblemKind(
        severity=Severity.WARNING,
        message="The option {option} cannot be used: {reason}. Until it is corrected, {used} is "
        "used instead.",
        subject="option",
    ),
    ProblemCode.OPTIONS_UNREADABLE: ProblemKind(
        severity=Severity.ERROR,
        message="The options cannot be read: {reason}. All of them have their defaults; save them "
        "again in the app's configuration.",
    ),
    ProblemCode.LIGHT_UNUSABLE: ProblemKind(
        severity=Severity.WARNING,
        message="{option} {reason}. This light is left out, the others work.",
        subject="option",
    ),
    ProblemCode.BROKER_AWAY: ProblemKind(
        severity=Severity.WARNING,
        message="The MQTT broker at {host}:{port} does not answer ({reason}). Home Assistant and "
        "the lights follow again as soon as it does; the music plays.",
    ),
    ProblemCode.BROKER_REFUSED: ProblemKind(
        severity=Severity.WARNING,
        message="The MQTT broker at {host}:{port} refuses the connection ({reason}). Correct "
        "{option}; Home Assistant does not see the party until then.",
    ),
    ProblemCode.BROKER_EMBEDDED: ProblemKind(
        severity=Severity.INFO,
        message="The party uses its own MQTT broker, which Home Assistant does not see. Install "
        "the app Mosquitto broker and add the integration MQTT in Home Assistant; the party joins "
        "them by itself.",
    ),
    ProblemCode.BROKER_PRIVATE: ProblemKind(
        severity=Severity.INFO,
        message="The party uses its own MQTT broker on port {port}, open to this machine only. For "
        "a Home Assistant on another machine, set {username_option} and {password_option}, or name "
        "its broker with {host_option}.",
    ),
    ProblemCode.BROKER_OPEN: ProblemKind(
        severity=Severity.INFO,
        message="The party uses its own MQTT broker. In Home Assistant, add the integration MQTT "
        "with this machine's address, port {port}, user {username} and the password you chose.",
    ),
    ProblemCode.SUPERVISOR_AWAY: ProblemKind(
        severity=Severity.WARNING,
        message="Home Assistant's Supervisor does not answer ({reason}). The party plays; the MQTT "
        "broker and the guests' address are asked for again until it does.",
    ),
    ProblemCode.GUEST_PORT_CLOSED: ProblemKind(
        severity=Severity.WARNING,
        message="Guests cannot reach their page: its port is closed. Give 8080/tcp a port under "
        "Network in the app's configuration, and restart the app.",
    ),
    ProblemCode.SOUND_MISSING: ProblemKind(
        severity=Severity.ERROR,
        message="There is no way out for the sound: {reason}.",
    ),
    ProblemCode.DISK_LOW: ProblemKind(
        severity=Severity.WARNING,
        message="The disk is nearly full: {free_mb} MB are left in {path}. Free some space before "
        "requests can no longer be saved.",
    ),
    ProblemCode.DISK_FULL: ProblemKind(
        severity=Severity.ERROR,
        message="The disk is full: {free_mb} MB are left in {path}. The music plays, but requests "
        "and votes cannot be saved until there is space.",
    ),
    ProblemCode.DATABASE_SALVAGED: ProblemKind(
        severity=Severity.WARNING,
        message="The database was damaged and has been salvaged: {outcome}. The damaged files are "
        "kept in {kept}.",
    ),
    ProblemCode.MANY_NEWCOMERS: ProblemKind(
        severity=Severity.WARNING,
        message="More new guests come at once than people do, from {address}. The party goes on, "
        "and their votes are limited. Let only those join who scan the code on the screen.",
        subject="address",
    ),
    ProblemCode.TASK_FAILING: ProblemKind(
        severity=Severity.WARNING,
        message="A part of the server fails and is started again: {task} ({reason}). The party "
        "goes on without it until it runs; the log has the details for a bug report.",
        subject="task",
    ),
}
"""Severity and English message of every code; the pages have their own translations."""

_LEVELS: Final = {
    Severity.INFO: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}
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
        return KINDS[self.code].severity

    @property
    def message(self) -> str:
        """English sentence; a missing parameter becomes a question mark."""
        template = KINDS[self.code].message
        names = [name for _, name, _, _ in Formatter().parse(template) if name]
        return template.format_map(dict.fromkeys(names, _UNKNOWN) | dict(self.params))


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

    def report(self, code: ProblemCode, **params: Param) -> None:
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
    subject = KINDS[code].subject
    return code, params.get(subject, _UNKNOWN) if subject is not None else None


def _cut(value: Param) -> Param:
    return value[:LONGEST_PARAM] if isinstance(value, str) else value
