"""The party's side of search workers: answers what they need beyond its state."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.adapters.system.metrics import Metric, gauge
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.past_queries import queries_of, uris_started
from raveberry_server.application.errors import StoreError
from raveberry_server.application.party import Change
from raveberry_server.application.ports import Clock, PopularityStore
from raveberry_server.application.ports.saved_playlists import SavedPlaylistStore
from raveberry_server.application.replication.replica import PartyDelta, Position
from raveberry_server.application.replication.replica_party import ServerStatus
from raveberry_server.application.replication.sealing import Sealer
from raveberry_server.application.replication.search_messages import (
    Popularity,
    PopularityRequest,
    SearchedSource,
    SearchSources,
    SourceQuery,
    SourcesRequest,
)
from raveberry_server.application.replication.subjects import (
    FOUND,
    POPULARITY,
    SOURCES,
    Pieces,
    SourceHits,
    Subject,
)
from raveberry_server.application.throttling.fair_queue import Claimant, working_for
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import Role

from .refusals import refused_message

GONE_AFTER_S: Final = 10.0
"""Time without a request after which a worker counts as gone."""
_MOST_SEARCHERS: Final = 1_000

type Handler = Callable[[bytes], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchData:
    """The party's part in the searches of workers.

    Attributes:
        catalog: the sources.
        popularity: plays and past queries.
        saved_playlists: the saved playlists.
        library: returns the number of the last finished scan, None if the library is not served.
    """

    catalog: Catalog
    popularity: PopularityStore
    saved_playlists: SavedPlaylistStore
    library: Callable[[], int | None]


class SearcherRequests:
    """Answers to search workers, and what the feed tells them."""

    def __init__(self, *, data: SearchData, sealer: Sealer, clock: Clock) -> None:
        self._data = data
        self._sealer = sealer
        self._clock = clock
        self._seen_s: dict[str, float] = {}

    def metrics(self) -> Iterator[Metric]:
        """Yield the metrics of search workers."""
        from_s = self._clock.mono_s() - GONE_AFTER_S
        here = sum(seen_s >= from_s for seen_s in self._seen_s.values())
        yield gauge("raveberry_searchers", "Search workers that report.", here)

    def handlers(
        self, at_epoch: Callable[[int], Position], pieces: Callable[[bytes], Pieces]
    ) -> tuple[tuple[Subject, Handler], ...]:
        """Return the handlers of the requests.

        Args:
            at_epoch: returns the position of a revision.
            pieces: keeps some bytes for a while, and returns how to fetch them.
        """

        async def answer_popularity(data: bytes) -> Pieces:
            self._sealer.open(POPULARITY.name, data, PopularityRequest)
            queries_deleted = self._data.popularity.queries_deleted
            past = await self._data.popularity.popularity()
            popularity = Popularity(
                at=at_epoch(past.revision),
                played=list(past.times_played.items()),
                queries=past.queries,
                queries_deleted=queries_deleted,
            )
            # Thousands of rows take longer than the event loop has.
            return pieces(await asyncio.to_thread(self._sealer.seal, POPULARITY.name, popularity))

        return (
            (POPULARITY, answer_popularity),
            (SOURCES, self._answer_sources),
            (FOUND, self._answer_found),
        )

    def with_popularity(self, delta: PartyDelta, change: Change) -> PartyDelta:
        """Return the delta of a commit with its plays and queries."""
        started = tuple(uris_started(change.events))
        is_learned = change.after.state.settings.log_requests
        searched = tuple(queries_of(change.events)) if is_learned else ()
        return replace(delta, started=started or None, searched=searched or None)

    def with_numbers(self, status: ServerStatus) -> ServerStatus:
        """Return a status from which workers see what they have to fetch."""
        return replace(
            status,
            queries_deleted=self._data.popularity.queries_deleted,
            library=self._data.library(),
        )

    async def _answer_sources(self, data: bytes) -> SearchSources:
        request = self._sealer.open(SOURCES.name, data, SourcesRequest)
        now_s = self._clock.mono_s()
        if len(self._seen_s) >= _MOST_SEARCHERS:
            self._seen_s.clear()
        self._seen_s[request.searcher] = now_s
        try:
            saved = await self._data.saved_playlists.saved_playlists()
        except StoreError:
            # As in a search of the party itself, which goes on without them.
            saved = ()
        return SearchSources(sources=self._sources(), saved=saved)

    def _sources(self) -> Sequence[SearchedSource]:
        catalog = self._data.catalog
        return tuple(
            SearchedSource(
                name=name,
                is_online=catalog.is_online(name),
                is_set_up=catalog.is_set_up(name),
                roles=tuple(role for role in Role if catalog.admits(name, role)),
                has_playlists=catalog.has_named_playlists(name),
            )
            for name in catalog.searchable
        )

    async def _answer_found(self, data: bytes) -> SourceHits:
        query = self._sealer.open(FOUND.name, data, SourceQuery)
        with working_for(Claimant(*query.claimant) if query.claimant is not None else None):
            try:
                return await self._found(query)
            except RefusedError as err:
                return SourceHits(refused=refused_message(err))

    async def _found(self, query: SourceQuery) -> SourceHits:
        catalog = self._data.catalog
        if query.is_for_playlists:
            named = await catalog.playlists_named(query.words, query.limit, query.names)
            return SourceHits(playlists=tuple(named))
        return SourceHits(found=await catalog.found(query.words, query.limit, query.names))
