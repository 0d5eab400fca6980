"""Errors of commands sent to the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .contract.errors import ErrorCode
from .texts import placeholders, translation_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .contract.messages import Notice, Problem

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


class AnnouncementFailedError(RaveberryError):
    """The player could not play an announcement."""

    key = "announcement_failed"

    def __init__(self, reason: Notice) -> None:
        """Derive the translation from the reason; unknown ones get a general text."""
        self.key = translation_key(f"notice_{reason.code}", reason.params) or self.key
        super().__init__(placeholders(reason.params))


class RefusedError(RaveberryError):
    """The server refused a command."""

    def __init__(self, problem: Problem) -> None:
        """Derive the translation from the refusal; unknown ones get the text of their category."""
        self.problem = problem
        self.code = problem.code
        self.is_callers_fault = problem.code not in _SERVER_SIDE
        limits = {"limit": problem.limit, "retry_after_s": problem.retry_after_s}
        values: dict[str, str | float] = {
            name: value for name, value in limits.items() if value is not None
        }
        values |= problem.params
        category = problem.code if problem.code in ErrorCode else "refused"
        self.key = translation_key(f"refused_{problem.refusal}", values) or category
        super().__init__(placeholders(values))
