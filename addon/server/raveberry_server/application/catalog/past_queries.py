"""Songs that guests requested after a query, and plays: what ranks hits beside their words."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from raveberry_server.domain.model.events import Event, SongRequested, SongStarted
from raveberry_server.domain.model.song import fold_text

_LEAST_START: Final = 4
"""Shortest prefix that matches longer queries."""
_LONGEST: Final = 120
_LAST_LETTER: Final = "\U0010ffff"

type _Songs = tuple[tuple[str, int], ...]
"""URIs and how often each was requested; most queries led to one song, so this is small."""


class PastSearchQueries:
    """Past queries in memory; written by one thread, safe to read from any thread.

    Each change is one operation on the dictionary or the sorted list, which no reader interrupts.
    """

    def __init__(self) -> None:
        self._songs: dict[str, _Songs] = {}
        self._texts: list[str] = []

    def load(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Replace all queries by rows of text, URI and number of requests."""
        songs: dict[str, _Songs] = {}
        for text, uri, times in rows:
            songs[text] = (*songs.get(text, ()), (uri, times))
        self._songs = songs
        self._texts = sorted(songs)

    def rows(self) -> Iterator[tuple[str, str, int]]:
        """Yield all queries as `load` takes them."""
        for text, songs in self._songs.items():
            for uri, times in songs:
                yield text, uri, times

    def add(self, text: str, uri: str) -> None:
        """Add a query that led to the request of a song."""
        words = key_of(text)
        if words:
            times = dict(self._songs.get(words, ()))
            is_new = not times
            self._songs[words] = tuple((times | {uri: times.get(uri, 0) + 1}).items())
            if is_new:
                insort(self._texts, words)

    def songs_of(self, query: str) -> Sequence[str]:
        """Return the URIs of songs requested from such a query, the most requested first."""
        words = key_of(query)
        found = dict(self._songs.get(words, ()))
        if len(words) >= _LEAST_START:
            texts = self._texts
            start = bisect_left(texts, words)
            for text in texts[start : bisect_left(texts, words + _LAST_LETTER)]:
                if text.startswith(words) and text != words:
                    for uri, times in self._songs.get(text, ()):
                        found.setdefault(uri, 0)
                        found[uri] += times
        return sorted(found, key=lambda uri: -found[uri])


def key_of(text: str) -> str:
    """Return the normalised text of a query, by which it is stored."""
    return fold_text(text)[:_LONGEST].rstrip()


def uris_started(events: Sequence[Event]) -> Iterator[str]:
    """Return the URIs of songs that started, one per start."""
    return (event.entry.song.uri for event in events if isinstance(event, SongStarted))


def queries_of(events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Yield search queries and the URIs of the songs that were requested from them."""
    for event in events:
        if isinstance(event, SongRequested) and event.query is not None:
            yield event.query, event.entry.song.uri
