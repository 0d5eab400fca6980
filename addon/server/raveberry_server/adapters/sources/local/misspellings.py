"""Misspelled words: the index forms by which the intended word is found, and the comparison."""

from collections.abc import Iterator
from typing import Final

SHORTEST: Final = 3
"""Letters of a word that can be misspelled; a shorter one with a typo may be any other word."""
_INDEXED: Final = 5
"""First letters of a word that its forms cover. A typo behind them leaves the forms as they are."""
_LONG: Final = 8
"""Letters of a word that may contain two typos."""


def forms(word: str) -> Iterator[str]:
    """Yield what one typo may leave of the first letters of a word.

    Word and misspelling have a form in common if they differ in one missing, added, changed or
    swapped letter: each is the start itself or lacks one of its letters.
    """
    start = word[:_INDEXED]
    if len(word) < _INDEXED:
        yield start
    yield from dict.fromkeys(start[:at] + start[at + 1 :] for at in range(len(start)))


def typos_in(typed: str, word: str) -> int | None:
    """Return the typos in a text that is meant to be a word or the start of one.

    None if there are more than a text of this length may have.
    """
    most = 2 if len(typed) >= _LONG else 1
    if len(typed) > len(word) + most:
        return None
    # What both start with is compared once only.
    at = 0
    for one, other in zip(typed, word, strict=False):
        if one != other:
            break
        at += 1
    typed, word = typed[at:], word[at:]
    return next((typos for typos in range(most + 1) if _is_within(typed, word, typos)), None)


def _is_within(typed: str, word: str, typos: int) -> bool:
    """Return whether a text is a word, or the start of one, with at most so many typos."""
    at, shorter = 0, min(len(typed), len(word))
    while at < shorter and typed[at] == word[at]:
        at += 1
    typed, word = typed[at:], word[at:]
    if len(typed) <= typos:
        return True
    if not typos or not word:
        return False
    left = typos - 1
    return (
        _is_within(typed[1:], word[1:], left)
        or _is_within(typed, word[1:], left)
        or _is_within(typed[1:], word, left)
        or (typed[:2] == word[1::-1] and _is_within(typed[2:], word[2:], left))
    )
