"""Last search of each guest, to learn which query led to a requested song."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from raveberry_server.domain.model.ids import GuestId

from .url_validation import link_in

_SEEKERS: Final = 2_000
"""Guests whose last search is remembered."""


class RecentSearches:
    """The last search of each guest and its hits."""

    def __init__(self) -> None:
        self._last: OrderedDict[GuestId, tuple[str, frozenset[str]]] = OrderedDict()

    def note(self, guest: GuestId, query: str, uris: Iterable[str]) -> None:
        """Remember the hits of a guest's search; a link is no query."""
        if link_in(query) is not None:
            return
        self._last[guest] = (query, frozenset(uris))
        self._last.move_to_end(guest)
        while len(self._last) > _SEEKERS:
            self._last.popitem(last=False)

    def query_for(self, guest: GuestId, uri: str) -> str | None:
        """Return the query by which the guest found the song, None if it was found another way."""
        query, uris = self._last.get(guest, ("", frozenset()))
        return query if uri in uris else None

    def last_query(self, guest: GuestId) -> str | None:
        """Return what a guest searched last."""
        found = self._last.get(guest)
        return found[0] if found else None

    def forget(self, guest: GuestId) -> None:
        """Forget the search of a guest."""
        self._last.pop(guest, None)
