"""Ports of past plays and queries, which rank hits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPopularity:
    """Plays and queries as they were after a commit, in the order in which they came.

    Attributes:
        revision: the revision of that commit.
        times_played: number of plays of each song by URI.
        queries: text, URI and number of requests.
    """

    revision: int
    times_played: Mapping[str, int]
    queries: Sequence[tuple[str, str, int]]


class PopularityStore(Protocol):
    """All plays and queries at once, for replicas."""

    @property
    def queries_deleted(self) -> int:
        """Number of times that old queries were deleted, which no commit tells."""
        ...

    async def popularity(self) -> PastPopularity:
        """Return the plays and queries of the last commit."""
        ...
