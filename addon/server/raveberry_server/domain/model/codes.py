"""Codes that people read from a screen and type: how they look, and whether they fit."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from .errors import Reason, RefusedError

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that people take for others: 0 and O, 1, I and L, U and V."""

CODE_LENGTH: Final = 8
"""30**8 codes: who tries a thousand a second for eight hours finds one with 1 to 20,000."""

MOD_CODE_LIFETIME: Final = timedelta(hours=1)
_MAX_INPUT_LENGTH: Final = 40


class WrongCodeError(RefusedError):
    """A code that lets nobody in; whoever tries many is slowed down."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            Reason.NOT_ALLOWED, "That code is wrong or over; scan or type the one of this moment"
        )


def generate_code(choose: Callable[[str], str]) -> str:
    """A new code, each letter by a choice that comes from outside."""
    letters = "".join(choose(LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[: CODE_LENGTH // 2]}-{letters[CODE_LENGTH // 2 :]}"


def normalize_code(typed: str) -> str:
    """What somebody typed or scanned without what makes no difference."""
    return "".join(letter for letter in typed[:_MAX_INPUT_LENGTH].upper() if letter in LETTERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinCode:
    """The code that lets guests in; readable, as its link is shown all evening."""

    text: str
    expires_at: datetime | None
    before: str = field(default="", compare=False)
    """The one before it, which is not kept over a restart."""

    def was(self, typed: str) -> bool:
        """Whether that is the code before this one."""
        return bool(self.before) and hmac.compare_digest(
            normalize_code(typed), normalize_code(self.before)
        )

    def fits(self, typed: str, at: datetime) -> bool:
        """Whether that is this code, at a time when it holds."""
        is_same = hmac.compare_digest(normalize_code(typed), normalize_code(self.text))
        return is_same and not self.is_over(at)

    def is_over(self, at: datetime) -> bool:
        """Whether it holds no more."""
        return self.expires_at is not None and at >= self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ModCode:
    """The code that makes guests mods; shown once, so that only its hash is kept."""

    hash: str
    expires_at: datetime

    @classmethod
    def of(cls, text: str, at: datetime) -> "ModCode":
        """The code of that text, made at that time."""
        return cls(hash=_hash(text), expires_at=at + MOD_CODE_LIFETIME)

    def fits(self, typed: str, at: datetime) -> bool:
        """Whether that is this code, at a time when it holds."""
        return hmac.compare_digest(_hash(typed), self.hash) and at < self.expires_at


def _hash(typed: str) -> str:
    return hashlib.sha256(normalize_code(typed).encode()).hexdigest()
