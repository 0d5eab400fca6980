"""What can go wrong between Home Assistant and the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .contract.errors import ErrorCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .contract.messages import Problem

_NOT_THE_CALLERS_FAULT = {ErrorCode.UNAVAILABLE, ErrorCode.SOURCE_FAILED}


class RaveberryError(Exception):
    """Something that a person is told about.

    Attributes:
        key: of its text, under ``exceptions`` in the translations.
        placeholders: what the text is filled in with.
        is_callers_fault: the same call will be refused again.
    """

    key: str
    is_callers_fault = False

    def __init__(self, placeholders: Mapping[str, str] | None = None) -> None:
        """Keep what the text is filled in with."""
        super().__init__(self.key, placeholders)
        self.placeholders = dict(placeholders or {})


class BrokerLostError(RaveberryError):
    """Home Assistant is not connected to the MQTT broker."""

    key = "broker_lost"


class NoAnswerError(RaveberryError):
    """The server said nothing in time."""

    key = "no_answer"


class BadAnswerError(RaveberryError):
    """The server's answer is not what the contract says."""

    key = "bad_answer"


class NotSupportedError(RaveberryError):
    """The caller wants what the server has no command for."""

    is_callers_fault = True

    def __init__(self, key: str) -> None:
        """Say what is not supported."""
        self.key = key
        super().__init__()


class AddressNotAllowedError(RaveberryError):
    """The server may not fetch from Home Assistant; a repair can change that."""

    key = "address_not_allowed"
    is_callers_fault = True


class RefusedError(RaveberryError):
    """The server refused a command, and says why."""

    def __init__(self, problem: Problem) -> None:
        """Find the text for the code; one of a newer server gets the general text."""
        self.code = problem.code
        self.key = problem.code if problem.code in ErrorCode else "refused"
        self.is_callers_fault = problem.code not in _NOT_THE_CALLERS_FAULT
        super().__init__({"message": problem.message})
