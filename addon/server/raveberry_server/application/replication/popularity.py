"""Plays and past queries of a search worker, which follow those of the party.

Pure: it decides what a message means, and the caller fetches all of them after a gap.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from raveberry_server.application.catalog.past_queries import PastSearchQueries

from .replica import PartyDelta, Position
from .search_messages import Popularity
from .values import UnreadableValueError

_MOST_WAITING: Final = 2_000
"""Deltas that are kept while all plays and queries are on their way."""


class PopularityReplica:
    """Plays and past queries at a position; implements the ports `PlayCounts` and `PastQueries`."""

    def __init__(self) -> None:
        self._times_played: Mapping[str, int] = {}
        self._queries = PastSearchQueries()
        self._queries_deleted = -1
        self._at = Position(epoch=-1, revision=-1)
        self._recent: deque[PartyDelta] = deque(maxlen=_MOST_WAITING)

    @property
    def position(self) -> Position:
        """Position of the last commit that is part of them."""
        return self._at

    @property
    def times_played(self) -> Mapping[str, int]:
        """Number of plays of each song by URI; the mapping is replaced, never changed."""
        return self._times_played

    def songs_of(self, query: str) -> Sequence[str]:
        """Return the URIs of the songs that such a query led to, most requested first."""
        return self._queries.songs_of(query)

    def take_all(self, popularity: Popularity) -> None:
        """Take all plays and queries, and apply the deltas that came meanwhile.

        Raises:
            UnreadableValueError: they cannot be read; nothing has changed.
        """
        queries = PastSearchQueries()
        try:
            queries.load(
                (str(text), str(uri), int(times)) for text, uri, times in popularity.queries
            )
            times_played = {str(uri): int(times) for uri, times in popularity.played}
        except (TypeError, ValueError) as err:
            raise UnreadableValueError(f"no plays and queries: {err}") from err
        self._queries, self._times_played = queries, times_played
        self._at, self._queries_deleted = popularity.at, popularity.queries_deleted
        recent, self._recent = self._recent, deque(maxlen=_MOST_WAITING)
        for delta in recent:
            self.take_delta(delta)

    def take_delta(self, delta: PartyDelta) -> None:
        """Apply a commit if it is the next one, else keep it for a while."""
        if delta.at <= self._at:
            return
        if (delta.at.epoch, delta.base) != (self._at.epoch, self._at.revision):
            self._recent.append(delta)
            return
        for text, uri in delta.searched or ():
            self._queries.add(text, uri)
        for uri in delta.started or ():
            times = self._times_played.get(uri, 0) + 1
            self._times_played = {**self._times_played, uri: times}
        self._at = delta.at

    def is_behind(self, at: Position, queries_deleted: int | None) -> bool:
        """Return whether the party has changed what this replica does not have."""
        is_other = queries_deleted is not None and queries_deleted != self._queries_deleted
        return at > self._at or is_other
