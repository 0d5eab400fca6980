"""Results of the doctor's checks."""

from dataclasses import dataclass
from enum import StrEnum

from raveberry_server.translations.catalogue import Catalogue

from .terminal_texts import Sentence


class Verdict(StrEnum):
    """Severity of a finding."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Result of one check.

    Attributes:
        part: the checked part; `part_…` in texts/ is its name.
        verdict: severity.
        description: what was found.
        remedy: None if nothing is wrong.
    """

    part: str
    verdict: Verdict
    description: Sentence
    remedy: Sentence | None = None

    @property
    def text(self) -> str:
        """The description in English."""
        return self.description.text(Catalogue())

    @property
    def mend(self) -> str | None:
        """The remedy in English."""
        return self.remedy.text(Catalogue()) if self.remedy else None
