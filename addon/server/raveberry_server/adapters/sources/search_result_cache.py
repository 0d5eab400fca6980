"""Cache of recent search results, as people retype queries."""

from collections import OrderedDict
from typing import Final

from raveberry_server.application.ports import Found

_HELD_S: Final = 600.0
_MOST: Final = 200


class SearchResultCache:
    """Recent search results, kept to save requests to services with quotas."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, int], tuple[float, Found]] = OrderedDict()

    def found(self, query: str, limit: int, now_s: float) -> Found | None:
        """Return the result of the same query, None if it is unknown or too old."""
        until_s, found = self._answers.get((query, limit), (0.0, None))
        return found if now_s < until_s else None

    def keep(self, query: str, limit: int, found: Found, now_s: float) -> Found:
        """Store a result and return it."""
        self._answers[query, limit] = (now_s + _HELD_S, found)
        self._answers.move_to_end((query, limit))
        if len(self._answers) > _MOST:
            self._answers.popitem(last=False)
        return found
