"""Past search queries and the songs requested from them, bounded and without names of guests."""

import sqlite3
from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from raveberry_server.domain.model.song import fold_text

MOST: Final = 5_000
"""Pairs of query and song that are kept."""
_LEAST_START: Final = 4
"""Shortest prefix that matches longer queries."""
_LONGEST: Final = 120
_LAST_LETTER: Final = "\U0010ffff"

type _Songs = tuple[tuple[str, int], ...]
"""URIs and how often each was requested; most queries led to one song, so this is small."""


class PastSearchQueries:
    """Past queries in memory; written by the store's thread, safe to read from any thread.

    Each change is one operation on the dictionary or the sorted list, which no reader interrupts.
    """

    def __init__(self) -> None:
        self._songs: dict[str, _Songs] = {}
        self._texts: list[str] = []

    def load(self, connection: sqlite3.Connection) -> None:
        """Load the queries of the database."""
        songs: dict[str, _Songs] = {}
        for text, uri, times in connection.execute("SELECT text, uri, times FROM past_query"):
            songs[text] = (*songs.get(text, ()), (uri, times))
        self._songs = songs
        self._texts = sorted(songs)

    def add(self, text: str, uri: str) -> None:
        """Add a query that has been written to the database."""
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


def write_query(connection: sqlite3.Connection, text: str, uri: str, at: datetime) -> None:
    """Store a query in the database, and delete the least recent ones beyond the limit."""
    words = key_of(text)
    if not words:
        return
    connection.execute(
        "INSERT INTO past_query (text, uri, times, last_at) VALUES (?, ?, 1, ?) "
        "ON CONFLICT (text, uri) DO UPDATE SET times = times + 1, last_at = excluded.last_at",
        (words, uri, at.isoformat()),
    )
    connection.execute(
        "DELETE FROM past_query WHERE last_at < "
        "(SELECT last_at FROM past_query ORDER BY last_at DESC LIMIT 1 OFFSET ?)",
        (MOST - 1,),
    )
