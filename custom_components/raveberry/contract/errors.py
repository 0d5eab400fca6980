"""What can be wrong with a message, and the codes by which every door refuses."""

from enum import StrEnum
from typing import Final


class ContractError(Exception):
    """A payload is not what the contract says.

    Attributes:
        path: where in the payload, as in ``$.entries[3].score``.
        reason: what is wrong there and what is expected.
    """

    def __init__(self, path: str, reason: str) -> None:
        """Say where and what."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ErrorCode(StrEnum):
    """Why a command was refused; the same on every door."""

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
