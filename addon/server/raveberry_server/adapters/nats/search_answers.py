"""A search worker: answers the searches of gateways from its own copy of party and library."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from typing import Final

from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from raveberry_contract import ContractError, decoded, encoded, messages

from raveberry_server.adapters.system.metrics import Metric, counter, gauge
from raveberry_server.application.catalog.search import (
    SearchCatalog,
    SearchProgress,
    SearchQuery,
    complete_search,
    search_all,
    searcher,
)
from raveberry_server.application.replication.replica import Position
from raveberry_server.application.replication.replica_party import ReplicaParty
from raveberry_server.application.replication.sealing import WrongKeyError
from raveberry_server.application.replication.search_messages import RemoteSearch
from raveberry_server.application.replication.subjects import SEARCH, SearchPart
from raveberry_server.application.replication.values import UnreadableValueError
from raveberry_server.application.replication.worker_catalog import NotHereError
from raveberry_server.application.throttling.fair_queue import Claimant, working_for
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.presenter.command_results import search_answer
from raveberry_server.presenter.refusals import internal_error, invalid_message

from .link import ServerLink
from .refusals import refused_message

_LOGGER = logging.getLogger(__name__)

SEARCH_S: Final = 30.0
"""Longest search, as at the party."""
FIRST_SIGN_S: Final = 0.4
"""Time after which a gateway is told that its search has begun."""
SIGN_EVERY_S: Final = 1.0
LATE_S: Final = 2.0
"""Time after the last moment to begin from which a search is dropped; clocks differ a little."""
_CATCH_UP_S: Final = 0.25
"""Time for a commit that the gateway knows already to arrive here."""
_MOST_IN_HAND: Final = 256

_PASSED_ON: Final = SearchPart(is_done=True, is_passed_on=True)

type _Parts = asyncio.Queue[SearchPart]


class SearchAnswers:
    """Answers to the searches that the queue group gets."""

    def __init__(
        self,
        *,
        link: ServerLink,
        party: ReplicaParty,
        position: Callable[[], Position],
        catalog: SearchCatalog,
        is_current: Callable[[], bool],
    ) -> None:
        """Search in a catalog; while it is not current, searches are passed on to the party."""
        self._link = link
        self._party = party
        self._position = position
        self._catalog = catalog
        self._is_current = is_current
        self._in_hand = asyncio.Semaphore(_MOST_IN_HAND)
        self._is_open = False
        self._answered = self._passed_on = self._late = 0

    def metrics(self) -> Iterator[Metric]:
        """Yield the metrics of searches."""
        is_up = self._is_open and self._is_current()
        yield gauge("raveberry_searcher_up", "1 while the worker answers searches.", is_up)
        yield counter("raveberry_searches_total", "Searches that were answered.", self._answered)
        yield counter(
            "raveberry_searches_passed_on_total",
            "Searches that were left to the party.",
            self._passed_on,
        )
        yield counter(
            "raveberry_searches_late_total",
            "Searches that began too late, so that somebody else was asked.",
            self._late,
        )

    async def run(self) -> None:
        """Answer searches, many at a time, until cancelled."""
        requests = await self._link.requests(SEARCH)
        self._is_open = True
        try:
            async with asyncio.TaskGroup() as tasks:
                async for request in requests.messages:
                    await self._in_hand.acquire()
                    tasks.create_task(self._answer(request), name="search")
        finally:
            self._is_open = False
            await requests.unsubscribe()

    async def _answer(self, request: Msg) -> None:
        try:
            wanted = self._link.opened(SEARCH, request.data, RemoteSearch)
            if wanted.begin_by_s + LATE_S <= self._party.mono_s():
                self._late += 1
                return
            async with asyncio.timeout(SEARCH_S), asyncio.TaskGroup() as tasks:
                parts: _Parts = asyncio.Queue()
                tasks.create_task(self._search(wanted, parts), name="search in sources")
                await self._send(request, parts)
        except* (UnreadableValueError, WrongKeyError) as group:
            _LOGGER.warning("A search cannot be read: %s", group.exceptions[0])
        except* TimeoutError:
            _LOGGER.warning("A search took longer than %s s", SEARCH_S)
        except* NatsError as group:
            _LOGGER.debug("An answer is lost: %s", group.exceptions[0])
        finally:
            self._in_hand.release()

    async def _send(self, request: Msg, parts: _Parts) -> None:
        """Send results as they arrive, and a sign of life in between."""
        within_s = FIRST_SIGN_S
        is_done = False
        while not is_done:
            part = SearchPart()
            try:
                async with asyncio.timeout(within_s):
                    part = await parts.get()
            except TimeoutError:
                pass
            within_s = SIGN_EVERY_S
            is_done = part.is_done
            await request.respond(self._link.sealed(SEARCH, part))

    async def _search(self, wanted: RemoteSearch, parts: _Parts) -> None:
        """Search, and put the results and always a last part."""
        try:
            with working_for(Claimant(*wanted.claimant) if wanted.claimant is not None else None):
                last = await self._last_part(wanted, parts)
        except NotHereError as err:
            _LOGGER.debug("Left to the party: %s", err)
            last = _PASSED_ON
        except RefusedError as err:
            last = SearchPart(is_done=True, refused=refused_message(err))
        except Exception:
            # A defect in one search ends none of the others.
            _LOGGER.exception("Cannot search")
            last = SearchPart(is_done=True, refused=refused_message(internal_error()))
        if last.is_passed_on:
            self._passed_on += 1
        else:
            self._answered += 1
        parts.put_nowait(last)

    async def _last_part(self, wanted: RemoteSearch, parts: _Parts) -> SearchPart:
        if not self._is_current() or not await self._has_caught_up(wanted.at):
            return _PASSED_ON
        try:
            request = decoded(messages.SearchRequest, wanted.arguments)
        except ContractError as err:
            raise invalid_message(err) from err
        caller, state = wanted.caller, self._party.saved.state
        by = searcher(state, caller.id, caller.role)
        query = SearchQuery(words=request.q, limit=request.limit, sources=request.sources)

        def part_of(progress: SearchProgress, *, is_done: bool) -> SearchPart:
            state, now = self._party.saved.state, self._party.now()
            answer = search_answer(query.words, progress, state, now, caller.role)
            return SearchPart(result=encoded(answer), is_done=is_done)

        if wanted.is_page:
            last = await search_all(
                self._catalog,
                state.settings,
                query,
                by,
                lambda progress: parts.put_nowait(part_of(progress, is_done=False)),
            )
        else:
            last = await complete_search(self._catalog, state.settings, query, by)
        return part_of(last, is_done=True)

    async def _has_caught_up(self, at: Position) -> bool:
        """Wait a moment for a commit that the gateway has shown, and return whether it came."""
        if self._position() >= at:
            return True
        has_come = asyncio.Event()
        forget = self._party.listen(lambda _change: has_come.set())
        try:
            async with asyncio.timeout(_CATCH_UP_S):
                while self._position() < at:
                    has_come.clear()
                    await has_come.wait()
        except TimeoutError:
            return False
        finally:
            forget()
        return True
