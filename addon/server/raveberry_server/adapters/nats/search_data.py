"""Plays, past queries and sources of the party, which a search worker follows beside the state."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

from raveberry_server.application.errors import SourceError
from raveberry_server.application.party import Change
from raveberry_server.application.ports import BrowseItem, Found
from raveberry_server.application.replication.popularity import PopularityReplica
from raveberry_server.application.replication.sealing import WrongKeyError
from raveberry_server.application.replication.search_messages import (
    Popularity,
    PopularityRequest,
    SearchSources,
    SourceQuery,
    SourcesRequest,
)
from raveberry_server.application.replication.subjects import (
    FOUND,
    POPULARITY,
    SOURCES,
    Feed,
    Pieces,
    SourceHits,
)
from raveberry_server.application.replication.values import UnreadableValueError
from raveberry_server.application.replication.worker_catalog import WorkerCatalog
from raveberry_server.application.throttling.fair_queue import current_claimant
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.domain.model.errors import RaveberryError, Refusal, RefusedError

from .link import ServerLink
from .refusals import refused_error

_LOGGER = logging.getLogger(__name__)

ASK_EVERY_S: Final = 2.0
"""Interval at which sources and saved playlists are asked for, which no message announces."""
_RETRY_S: Final = 0.5
_ONLINE_S: Final = 30.0


class RemoteSources:
    """The sources that only the party reaches; implements `PartySources`."""

    def __init__(self, link: ServerLink) -> None:
        self._link = link

    async def found(self, name: str, words: str, limit: int) -> Found:
        """Return the hits of a source.

        Raises:
            RefusedError: `source_failed`, or as the party refuses it.
        """
        query = SourceQuery(words=words, limit=limit, names=(name,), claimant=current_claimant())
        try:
            hits = await self._link.ask(FOUND, query, SourceHits, within_s=_ONLINE_S)
        except (RefusedError, UnreadableValueError, WrongKeyError) as err:
            raise RefusedError(Refusal.SEARCH_FAILED) from err
        if hits.refused is not None:
            raise refused_error(hits.refused)
        return hits.found or Found(songs=(), has_more=False)

    async def playlists_named(
        self, words: str, limit: int, names: Sequence[str]
    ) -> Sequence[BrowseItem]:
        """Return the playlists of party and sources whose names fit.

        Raises:
            SourceError: the party cannot answer.
        """
        query = SourceQuery(
            words=words,
            limit=limit,
            names=tuple(names),
            is_for_playlists=True,
            claimant=current_claimant(),
        )
        try:
            hits = await self._link.ask(FOUND, query, SourceHits)
        except (RefusedError, UnreadableValueError, WrongKeyError) as err:
            raise SourceError(Refusal.SEARCH_FAILED, str(err)) from err
        return hits.playlists


class SearchDataFollower:
    """Keeps plays, past queries and sources of a worker up to date."""

    def __init__(
        self, *, link: ServerLink, popularity: PopularityReplica, catalog: WorkerCatalog, name: str
    ) -> None:
        self._link = link
        self._popularity = popularity
        self._catalog = catalog
        self._name = name
        self._is_needed = asyncio.Event()
        self._is_ready = asyncio.Event()
        self._is_behind = True
        self._reported = ""

    async def until_ready(self) -> None:
        """Wait until everything was taken once."""
        await self._is_ready.wait()

    def take(self, message: Feed) -> None:
        """Take a message of the feed."""
        if message.delta is not None:
            self._popularity.take_delta(message.delta)
        queries_deleted = message.status.queries_deleted if message.status is not None else None
        if self._popularity.is_behind(message.at, queries_deleted):
            self._is_behind = True
            self._is_needed.set()

    def note(self, change: Change) -> None:
        """Ask for the sources again after a change of settings, which may switch them on or off."""
        if change.before.state.settings is not change.after.state.settings:
            self._is_needed.set()

    async def run(self) -> None:
        """Follow the party until cancelled."""
        while True:
            self._is_needed.clear()
            try:
                if self._is_behind:
                    await self._take_popularity()
                request = SourcesRequest(searcher=self._name)
                self._catalog.take(await self._link.ask(SOURCES, request, SearchSources))
            except (RaveberryError, UnreadableValueError) as err:
                self._report(str(err))
                await asyncio.sleep(_RETRY_S)
                continue
            self._reported = ""
            self._is_ready.set()
            await wait_at_most(ASK_EVERY_S, self._is_needed)

    async def _take_popularity(self) -> None:
        pieces = await self._link.ask(POPULARITY, PopularityRequest(), Pieces)
        data = await self._link.bytes_of(pieces)
        self._is_behind = False
        self._popularity.take_all(self._link.opened(POPULARITY, data, Popularity))

    def _report(self, text: str) -> None:
        """Log a failure once."""
        if text != self._reported:
            self._reported = text
            _LOGGER.warning("Plays and sources of the party cannot be followed: %s", text)
