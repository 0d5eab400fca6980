"""What people write about themselves and their songs."""

from typing import Final

LONGEST_NAME: Final = 40
LONGEST_DEDICATION: Final = 200

_EMOJI_JOINER: Final = "\u200d"


def one_line(text: str, longest: int) -> str:
    """A text as one line: no control characters, single blanks, cut where it gets too long."""
    printable = "".join(
        letter if letter.isprintable() or letter == _EMOJI_JOINER else " " for letter in text
    )
    return " ".join(printable.split())[:longest].rstrip()
