"""Base class of the server's errors, and refusals of commands with their reasons."""

from enum import StrEnum


class RaveberryError(Exception):
    """Base class of all errors of the server."""


class Reason(StrEnum):
    """Error codes; a test compares them with those of the contract."""

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


class RefusedError(RaveberryError):
    """A command was refused and changed nothing.

    Attributes:
        reason: the error code, the same on every interface.
        message: a sentence for people with a remedy.
        limit: the limit that was reached, if any.
        remaining: the rest of that limit.
        retry_after_s: the seconds until a retry can succeed.
    """

    def __init__(
        self,
        reason: Reason,
        message: str,
        *,
        limit: float | None = None,
        remaining: float | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        """Keep code, message and limit."""
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message
        self.limit = limit
        self.remaining = remaining
        self.retry_after_s = retry_after_s
