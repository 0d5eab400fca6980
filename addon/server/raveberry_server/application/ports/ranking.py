"""What is known of the past that puts hits in order."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class PlayCounts(Protocol):
    """Knows how often songs have been played here, for ranking."""

    @property
    def times_played(self) -> Mapping[str, int]:
        """How often each song that ever started did, by uri; never changed, only replaced."""
        ...


class PastQueries(Protocol):
    """Knows what people typed before they asked for a song."""

    def songs_of(self, query: str) -> Sequence[str]:
        """The uris of the songs that such a query led to, the most wanted first."""
        ...
