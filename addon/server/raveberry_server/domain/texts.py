"""What people write about themselves and their songs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from .ids import EntryId, GuestId

LONGEST_NAME: Final = 40
LONGEST_DEDICATION: Final = 200
LONGEST_HASHTAG: Final = 100

_EMOJI_JOINER: Final = "\u200d"


class TextKind(StrEnum):
    """What somebody has written."""

    NAME = "name"
    DEDICATION = "dedication"
    HASHTAG = "hashtag"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingText:
    """A text that nobody but its guest, mods and the host sees yet.

    `entry` is the song that a dedication belongs to. A guest has one name waiting at most, a song
    one dedication: a newer text takes the place of the older one.
    """

    kind: TextKind
    text: str
    guest: GuestId
    entry: EntryId | None
    at: datetime

    @property
    def id(self) -> str:
        """How commands call it."""
        return self.id_of(self.kind, self.entry or self.guest)

    @staticmethod
    def id_of(kind: TextKind, owner: str) -> str:
        """How a text of that kind is called, by its guest or song."""
        return f"{kind}:{owner}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashtag:
    """A word for the screen, with its sign, and whose it is."""

    text: str
    guest: GuestId
    at: datetime


def counted(count: int, noun: str) -> str:
    """How many there are, in words: `1 song`, `2 songs`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def one_line(text: str, longest: int) -> str:
    """A text as one line: no control characters, single blanks, cut where it gets too long."""
    printable = "".join(
        letter if letter.isprintable() or letter == _EMOJI_JOINER else " " for letter in text
    )
    return " ".join(printable.split())[:longest].rstrip()
