"""A gateway's side of search workers: they are asked first, and the party if none answers."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

from nats.aio.client import NO_RESPONDERS_STATUS
from nats.aio.msg import Msg
from nats.js.api import Header

from raveberry_server.adapters.system.metrics import Metric, MetricKind
from raveberry_server.application.backoff import Backoff
from raveberry_server.application.replication.replica import Position
from raveberry_server.application.replication.replica_party import ReplicaParty
from raveberry_server.application.replication.sealing import WrongKeyError
from raveberry_server.application.replication.search_messages import RemoteSearch
from raveberry_server.application.replication.subjects import SEARCH, SearchPart
from raveberry_server.application.replication.values import Json, UnreadableValueError
from raveberry_server.application.throttling.fair_queue import current_claimant
from raveberry_server.domain.model.guest import Caller

from .link import ServerLink
from .refusals import refused_error

BEGIN_S: Final = 1.0
"""Time for a worker to send something; afterwards another one is asked."""
PART_S: Final = 2.5
"""Longest silence of a worker that searches; it sends something every second."""
TRIES: Final = 2
PAUSES_S: Final = (1.0, 30.0)
"""First and longest time without questions to workers after none of some has answered."""

_NOBODY: Final = SearchPart(is_passed_on=True)

type TellResults = Callable[[Json, bool], None]
"""Receives the results so far, as JSON, and whether they are complete."""


class SearchWorkers:
    """The search workers of a party."""

    def __init__(
        self, *, link: ServerLink, party: ReplicaParty, position: Callable[[], Position]
    ) -> None:
        self._link = link
        self._party = party
        self._position = position
        self._inbox: str | None = None
        self._numbers = count()
        self._waiting: dict[str, asyncio.Queue[SearchPart]] = {}
        self._paused_until_s = 0.0
        first_s, most_s = PAUSES_S
        self._pauses = Backoff(first_s=first_s, most_s=most_s)
        self._answered = self._passed_on = self._silent = 0

    def metrics(self) -> Iterator[Metric]:
        """Yield the metrics of searches."""
        counts = {
            "worker": self._answered,
            "party": self._passed_on,
            "silent": self._silent,
        }
        yield Metric(
            name="raveberry_gateway_searches_total",
            help="Searches answered by a worker, left to the party, or not answered by a worker.",
            kind=MetricKind.COUNTER,
            values={(("by", name),): value for name, value in counts.items()},
        )

    async def run(self) -> None:
        """Receive answers until cancelled."""
        async with self._link.inbox() as (inbox, answers):
            self._inbox = inbox
            try:
                async for answer in answers.messages:
                    self._take(answer)
            finally:
                self._inbox = None

    async def search(
        self, caller: Caller, arguments: Json, tell: TellResults, *, is_page: bool
    ) -> bool:
        """Pass on the results of a worker; return False if none answers, and the party is needed.

        A worker that falls silent is replaced by another one, which begins again: hits keep their
        positions, as all search in the same way.

        Raises:
            RefusedError: as the worker refuses it.
        """
        loop = asyncio.get_running_loop()
        is_possible = self._inbox is not None and self._link.is_connected
        if is_possible and loop.time() >= self._paused_until_s:
            for _ in range(TRIES):
                try:
                    is_answered = await self._ask(caller, arguments, tell, is_page=is_page)
                except TimeoutError:
                    self._silent += 1
                    continue
                if is_answered:
                    self._answered += 1
                    self._pauses.reset()
                    return True
                break
            else:
                self._paused_until_s = loop.time() + self._pauses.longer_s()
        self._passed_on += 1
        return False

    async def _ask(
        self, caller: Caller, arguments: Json, tell: TellResults, *, is_page: bool
    ) -> bool:
        """Ask one worker, and return whether it has answered.

        Raises:
            RefusedError: as the worker refuses it.
            TimeoutError: it falls silent.
        """
        number = str(next(self._numbers))
        parts = self._waiting[number] = asyncio.Queue()
        request = RemoteSearch(
            caller=caller,
            arguments=arguments,
            at=self._position(),
            begin_by_s=self._party.mono_s() + BEGIN_S,
            is_page=is_page,
            claimant=current_claimant(),
        )
        within_s = BEGIN_S
        try:
            await self._link.send(SEARCH, request, f"{self._inbox}.{number}")
            while True:
                async with asyncio.timeout(within_s):
                    part = await parts.get()
                if part.refused is not None:
                    raise refused_error(part.refused)
                if part.is_passed_on:
                    return False
                if part.result is not None:
                    tell(part.result, part.is_done)
                if part.is_done:
                    return True
                within_s = PART_S
        finally:
            del self._waiting[number]

    def _take(self, answer: Msg) -> None:
        parts = self._waiting.get(answer.subject.rpartition(".")[-1])
        if parts is not None:
            parts.put_nowait(self._part_of(answer))

    def _part_of(self, answer: Msg) -> SearchPart:
        is_nobody = (answer.headers or {}).get(Header.STATUS) == NO_RESPONDERS_STATUS
        if is_nobody:
            return _NOBODY
        try:
            return self._link.opened(SEARCH, answer.data, SearchPart)
        except (UnreadableValueError, WrongKeyError):
            # Whoever sent that cannot search for us.
            return _NOBODY
