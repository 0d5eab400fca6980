"""Errors of commands sent to the server."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from .compiled_texts import COUNTED
from .contract.errors import ErrorCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .contract.messages import Problem

_MINUTE_S: Final = 60
_HOUR_S: Final = 3600
_LONGEST_IN_SECONDS: Final = 90
_LONGEST_IN_MINUTES_S: Final = 90 * _MINUTE_S

_SERVER_SIDE = {ErrorCode.UNAVAILABLE, ErrorCode.SOURCE_FAILED}


class RaveberryError(Exception):
    """Base class of the errors that are shown to the user.

    Attributes:
        key: translation key under ``exceptions``.
        placeholders: translation placeholders.
        is_callers_fault: True if the same call would fail again.
    """

    key: str
    is_callers_fault = False

    def __init__(self, placeholders: Mapping[str, str] | None = None) -> None:
        """Store the translation placeholders."""
        super().__init__(self.key, placeholders)
        self.placeholders = dict(placeholders or {})


class BrokerNotConnectedError(RaveberryError):
    """Home Assistant is not connected to the MQTT broker."""

    key = "broker_lost"


class NoAnswerError(RaveberryError):
    """The server did not reply in time."""

    key = "no_answer"


class BadAnswerError(RaveberryError):
    """The reply of the server does not match the contract."""

    key = "bad_answer"


class NotSupportedError(RaveberryError):
    """The call has no equivalent command of the server."""

    is_callers_fault = True

    def __init__(self, key: str) -> None:
        """Store the translation key of the unsupported call."""
        self.key = key
        super().__init__()


class AddressNotAllowedError(RaveberryError):
    """The server may not fetch from Home Assistant; a repair issue offers to allow it."""

    key = "address_not_allowed"
    is_callers_fault = True


class RefusedError(RaveberryError):
    """The server refused a command."""

    def __init__(self, problem: Problem) -> None:
        """Derive the translation from the refusal; unknown ones get the text of their category."""
        self.code = problem.code
        self.is_callers_fault = problem.code not in _SERVER_SIDE
        limits = {"limit": problem.limit, "retry_after_s": problem.retry_after_s}
        values: dict[str, str | float] = {
            name: value for name, value in limits.items() if value is not None
        }
        values |= problem.params
        self.key = _translation_key(problem, values)
        super().__init__({name: _text(name, value) for name, value in values.items()})


def _translation_key(problem: Problem, values: Mapping[str, str | float]) -> str:
    key = f"refused_{problem.refusal}"
    if key in COUNTED:
        counted = COUNTED[key]
        is_one = counted is not None and values.get(counted) == 1
        return f"{key}_one" if is_one else key
    return problem.code if problem.code in ErrorCode else "refused"


def _text(name: str, value: str | float) -> str:
    """Return a value as text; names of durations end in `_s`."""
    if isinstance(value, str):
        return value
    if name.endswith("_s"):
        return _duration(value)
    return f"{value:.0f}" if value == int(value) else str(value)


def _duration(seconds: float) -> str:
    """Return a duration in a readable unit, rounded up."""
    if seconds < _LONGEST_IN_SECONDS:
        return f"{max(1, ceil(seconds))} s"
    if seconds < _LONGEST_IN_MINUTES_S:
        return f"{ceil(seconds / _MINUTE_S)} min"
    return f"{ceil(seconds / _HOUR_S)} h"
