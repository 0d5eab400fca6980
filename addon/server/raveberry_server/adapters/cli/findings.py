"""What the doctor finds."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        part: what was looked at.
        verdict: how bad it is.
        text: what was found.
        mend: what to do about it; None when all is well.
    """

    part: str
    verdict: Verdict
    text: str
    mend: str | None = None
