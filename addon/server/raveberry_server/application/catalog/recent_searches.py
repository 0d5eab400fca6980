"""Remembers for a moment who searched for what, so that it is known which words led to a song."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song

_SEEKERS: Final = 2_000
"""The last search of so many guests is remembered."""


class RecentSearches:
    """The last search of each guest, and what it found."""

    def __init__(self) -> None:
        self._last: OrderedDict[GuestId, tuple[str, frozenset[str]]] = OrderedDict()

    def note(self, guest: GuestId, query: str, songs: Iterable[Song]) -> None:
        """Somebody has found these songs."""
        self._last[guest] = (query, frozenset(song.uri for song in songs))
        self._last.move_to_end(guest)
        while len(self._last) > _SEEKERS:
            self._last.popitem(last=False)

    def query_for(self, guest: GuestId, uri: str) -> str | None:
        """What that guest typed to find the song, None if they found it another way."""
        query, uris = self._last.get(guest, ("", frozenset()))
        return query if uri in uris else None
