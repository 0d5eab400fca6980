"""Texts of guests (names, dedications, hashtags), their clean-up, and names that are given."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from .ids import EntryId, GuestId

MAX_NAME_LENGTH: Final = 40
MAX_DEDICATION_LENGTH: Final = 200
MAX_HASHTAG_LENGTH: Final = 100

_EMOJI_JOINER: Final = "\u200d"
_INVISIBLE: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
)
"""Invisible characters that Unicode counts as letters, marks or symbols."""
_MAX_MARKS_PER_LETTER: Final = 4
"""Marks on one letter; more of them overlap the lines above and below."""


class TextKind(StrEnum):
    """Kind of a text."""

    NAME = "name"
    DEDICATION = "dedication"
    HASHTAG = "hashtag"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingText:
    """A text that waits for approval, visible to its author, mods and the host.

    `entry` is the song of a dedication. A newer text of a guest, or of a song, replaces the older
    one of the same kind.
    """

    kind: TextKind
    text: str
    guest: GuestId
    entry: EntryId | None
    at: datetime

    @property
    def id(self) -> str:
        """Return the id that commands use."""
        return self.id_of(self.kind, self.entry or self.guest)

    @staticmethod
    def id_of(kind: TextKind, owner: str) -> str:
        """Return the id of a text by its kind and its guest or song."""
        return f"{kind}:{owner}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashtag:
    """A hashtag on the screen, and its author."""

    text: str
    guest: GuestId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultNames:
    """Words of one language that the names of guests without one are made of.

    Attributes:
        pattern: how the words are joined, with the placeholders `style` and `animal`.
    """

    pattern: str
    styles: Sequence[str]
    animals: Sequence[str]

    def name_of(self, number: int) -> str:
        """Return the name of the guest with this number, counted from 1.

        It differs from those of all other numbers. Consecutive names share no word, unless a list
        has a single one.
        """
        combinations = len(self.styles) * len(self.animals)
        lap, at = divmod(number - 1, combinations)
        shift = at // math.lcm(len(self.styles), len(self.animals))
        name = self.pattern.format(
            style=self.styles[at % len(self.styles)],
            animal=self.animals[(at + shift) % len(self.animals)],
        )
        return f"{name} {lap + 1}" if lap else name


def one_line(text: str, longest: int) -> str:
    """Return a text as one visible line: single spaces, cut to a maximum length.

    Control and formatting characters become spaces, so that they cannot change the direction of
    the text beside it. A text without visible characters becomes empty.
    """
    printable = "".join(letter if _is_kept(letter) else " " for letter in text)
    line = (
        _without_stacked_marks(" ".join(printable.split()))[:longest].rstrip().rstrip(_EMOJI_JOINER)
    )
    return line if any(map(_is_visible, line)) else ""


def _is_kept(letter: str) -> bool:
    return (letter.isprintable() and letter not in _INVISIBLE) or letter == _EMOJI_JOINER


def _is_visible(letter: str) -> bool:
    return letter.isprintable() and not unicodedata.category(letter).startswith(("M", "Z"))


def _without_stacked_marks(line: str) -> str:
    """Return the line without marks that have no letter, or that exceed the maximum per letter."""
    kept, marks, has_letter = [], 0, False
    for letter in line:
        if unicodedata.category(letter).startswith("M"):
            marks += 1
            if not has_letter or marks > _MAX_MARKS_PER_LETTER:
                continue
        elif letter == _EMOJI_JOINER:
            if not has_letter:
                continue
        else:
            marks, has_letter = 0, letter != " "
        kept.append(letter)
    return "".join(kept)
