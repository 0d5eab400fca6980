"""The error of a malformed message, and the codes with which commands are refused."""

from enum import StrEnum
from typing import Final


class ContractError(Exception):
    """A payload that violates the contract.

    Attributes:
        path: location in the payload, such as ``$.entries[3].score``.
        reason: the violation and the expected value.
    """

    def __init__(self, path: str, reason: str) -> None:
        """Store path and reason."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ErrorCode(StrEnum):
    """Reason of a refusal, the same on every interface."""

    BAD_REQUEST = "bad_request"
    NOT_ALLOWED = "not_allowed"
    PARTY_CLOSED = "party_closed"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    GONE = "gone"
    TOO_LARGE = "too_large"
    LIMIT_REACHED = "limit_reached"
    COOLDOWN = "cooldown"
    FILTERED = "filtered"
    TOO_LONG = "too_long"
    QUEUE_FULL = "queue_full"
    DUPLICATE = "duplicate"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    SOURCE_FAILED = "source_failed"


HTTP_STATUS: Final = {
    ErrorCode.BAD_REQUEST: 400,
    ErrorCode.NOT_ALLOWED: 403,
    ErrorCode.PARTY_CLOSED: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.GONE: 409,
    ErrorCode.TOO_LARGE: 413,
    ErrorCode.LIMIT_REACHED: 422,
    ErrorCode.COOLDOWN: 422,
    ErrorCode.FILTERED: 422,
    ErrorCode.TOO_LONG: 422,
    ErrorCode.QUEUE_FULL: 422,
    ErrorCode.DUPLICATE: 422,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.UNAVAILABLE: 503,
    ErrorCode.SOURCE_FAILED: 503,
}
