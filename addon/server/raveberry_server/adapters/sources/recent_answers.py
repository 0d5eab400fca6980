"""Answers of a while ago: people type a word and take the last letter back."""

from collections import OrderedDict
from typing import Final

from raveberry_server.application.ports import Found

_HELD_S: Final = 600.0
_MOST: Final = 200


class RecentAnswers:
    """Remembers what was found, so that services with an allowance are asked less."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, int], tuple[float, Found]] = OrderedDict()

    def found(self, query: str, limit: int, now_s: float) -> Found | None:
        """What was found for the same words, None if that is too long ago."""
        until_s, found = self._answers.get((query, limit), (0.0, None))
        return found if now_s < until_s else None

    def keep(self, query: str, limit: int, found: Found, now_s: float) -> Found:
        """Remember an answer, and give it back."""
        self._answers[query, limit] = (now_s + _HELD_S, found)
        self._answers.move_to_end((query, limit))
        if len(self._answers) > _MOST:
            self._answers.popitem(last=False)
        return found
