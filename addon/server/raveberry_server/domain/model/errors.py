"""Why a command is refused."""

from enum import StrEnum


class RaveberryError(Exception):
    """The root of everything the server raises."""


class Reason(StrEnum):
    """The codes of the contract (a test holds both lists together)."""

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
        reason: the code that every door shows.
        message: one sentence for a person that says what to do.
        limit: the limit that was hit, if one was.
        remaining: how much of it is left.
        retry_after_s: when to try again.
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
        """Say why, and what to do."""
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message
        self.limit = limit
        self.remaining = remaining
        self.retry_after_s = retry_after_s
