"""Ports of past plays and queries, which rank hits."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class PlayCounts(Protocol):
    """Play counts of songs, for ranking."""

    @property
    def times_played(self) -> Mapping[str, int]:
        """Number of plays of each song by URI; the mapping is replaced, never changed."""
        ...


class PastQueries(Protocol):
    """Queries that guests typed before they requested a song."""

    def songs_of(self, query: str) -> Sequence[str]:
        """Return the URIs of the songs that such a query led to, most requested first."""
        ...
