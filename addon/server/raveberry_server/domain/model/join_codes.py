"""Join codes and mod codes: spelling and validity."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from .errors import Refusal, RefusedError

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters without those that are easily confused: 0 and O, 1, I and L, U and V."""

CODE_LENGTH: Final = 8
"""30**8 codes: 1,000 guesses a second for eight hours succeed with a chance of 1 in 20,000."""

MOD_CODE_LIFETIME: Final = timedelta(hours=1)
_MAX_INPUT_LENGTH: Final = 40


class WrongCodeError(RefusedError):
    """A wrong or expired code; the rate of guesses is limited."""

    def __init__(self) -> None:
        """Refuse with the code of the refusal."""
        super().__init__(Refusal.CODE_WRONG)


def generate_code(choose: Callable[[str], str]) -> str:
    """Return a new code; `choose` picks a random letter."""
    letters = "".join(choose(LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[: CODE_LENGTH // 2]}-{letters[CODE_LENGTH // 2 :]}"


def normalize_code(typed: str) -> str:
    """Return a typed or scanned code in upper case, without separators and other characters."""
    return "".join(letter for letter in typed[:_MAX_INPUT_LENGTH].upper() if letter in LETTERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinCode:
    """The code that admits guests; stored in plain text, because its link is displayed."""

    text: str
    expires_at: datetime | None
    previous: str = field(default="", compare=False)
    """The previous code, which is not stored."""

    def is_previous(self, typed: str) -> bool:
        """Return True if the typed text is the previous code."""
        return bool(self.previous) and hmac.compare_digest(
            normalize_code(typed), normalize_code(self.previous)
        )

    def matches(self, typed: str, at: datetime) -> bool:
        """Return True if the typed text is this code and it has not expired."""
        is_same = hmac.compare_digest(normalize_code(typed), normalize_code(self.text))
        return is_same and not self.is_expired(at)

    def is_expired(self, at: datetime) -> bool:
        """Return True if the code has expired."""
        return self.expires_at is not None and at >= self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ModCode:
    """The code that makes guests mods; shown once, and stored as a hash."""

    hash: str
    expires_at: datetime

    @classmethod
    def of(cls, text: str, at: datetime) -> "ModCode":
        """Create the code from its text and the time of its creation."""
        return cls(hash=_hash(text), expires_at=at + MOD_CODE_LIFETIME)

    def matches(self, typed: str, at: datetime) -> bool:
        """Return True if the typed text is this code and it has not expired."""
        return hmac.compare_digest(_hash(typed), self.hash) and at < self.expires_at


def _hash(typed: str) -> str:
    return hashlib.sha256(normalize_code(typed).encode()).hexdigest()
