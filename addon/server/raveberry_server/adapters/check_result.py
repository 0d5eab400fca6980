"""Results of the doctor's checks."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Severity of a finding."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Result of one check.

    Attributes:
        part: the checked part.
        verdict: severity.
        text: description for people.
        mend: remedy, None if nothing is wrong.
    """

    part: str
    verdict: Verdict
    text: str
    mend: str | None = None
