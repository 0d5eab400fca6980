"""Budgets of phones: how much of what costs the server one guest and one address may have.

They are far above what honest phones do: a hundred behind one address load their pages at the same
time. The host's doors have none.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from raveberry_server.adapters.web.auth.visitors import Authenticator
from raveberry_server.application.throttling.fair_queue import Claimant, FairQueue, Shares
from raveberry_server.application.throttling.rate_limiter import Rate, RateLimiter
from raveberry_server.application.throttling.slots import SlotLimits, SlotPool
from raveberry_server.domain.model.errors import Reason, RefusedError

REQUESTS_OF_GUEST: Final = Rate(at_once=1_000, per_s=200)
"""Requests and frames of a guest who has taken part."""

REQUESTS_OF_NEWCOMERS: Final = Rate(at_once=6_000, per_s=150)
"""Requests and frames of all others at one address: a hundred phones load forty files each."""

SEARCHES_OF_GUEST: Final = Rate(at_once=40, per_s=5)
"""Searches of a guest who has taken part; a page searches while one types."""

SEARCHES_OF_NEWCOMERS: Final = Rate(at_once=300, per_s=10)
"""Searches of all others at one address."""

READS: Final = Shares(
    slots=8, of_guest=4, of_address=6, waiting_of_guest=2_000, waiting_of_address=4_000
)
COMMANDS: Final = Shares(
    slots=16, of_guest=4, of_address=12, waiting_of_guest=2_000, waiting_of_address=4_000
)
SEARCHES: Final = Shares(
    slots=8, of_guest=2, of_address=6, waiting_of_guest=8, waiting_of_address=400
)
PREVIEWS: Final = SlotLimits(
    noun="pages that show the lights", altogether=64, of_guest=2, of_address=40
)

LONGEST_PAUSE_S: Final = 1.0
"""How long somebody who asks for too much is kept waiting for the refusal: nobody can be refused
faster than that on one connection."""

MOST_PAUSED: Final = 1_000
"""Connections that are kept waiting; beyond, refusals leave at once."""

_READING: Final = frozenset({hdrs.METH_GET, hdrs.METH_HEAD})
_UNBOUND: Final = frozenset({"/healthz"})
"""Asked by whoever watches over the server, who would take a refusal for an illness."""

_OTHER_TURNS: Final = frozenset({"/api/v1/ws", "/api/v1/search", "/stream.mp3"})
"""These have turns or places of their own, as they last longer."""


class Budgets:
    """What all phones together are given, at one door."""

    def __init__(self, *, mono_s: Callable[[], float]) -> None:
        self.reads: Final = FairQueue(READS)
        self.commands: Final = FairQueue(COMMANDS)
        self._searches = FairQueue(SEARCHES)
        self.previews: Final = SlotPool(PREVIEWS)
        self._limiter = RateLimiter(mono_s=mono_s)
        self._paused = 0

    async def expect_request_left(self, claimant: Claimant | None) -> None:
        """Let a request or frame through that is within the budget of who sends it.

        Raises:
            RefusedError: `rate_limited`, after a pause.
        """
        if claimant is None:
            return
        rate = REQUESTS_OF_GUEST if claimant.guest else REQUESTS_OF_NEWCOMERS
        await self._expect_left("requests", claimant, rate)

    @asynccontextmanager
    async def search_turn(self, claimant: Claimant | None) -> AsyncIterator[None]:
        """Wait for the turn of a search, and have it inside the block.

        Raises:
            RefusedError: `rate_limited`, after a pause.
        """
        if claimant is not None:
            rate = SEARCHES_OF_GUEST if claimant.guest else SEARCHES_OF_NEWCOMERS
            await self._expect_left("searches", claimant, rate)
        async with self._searches.turn(claimant):
            yield

    async def _expect_left(self, kind: str, claimant: Claimant, rate: Rate) -> None:
        try:
            self._limiter.expect_left(f"{kind} {claimant.guest or claimant.address}", rate)
        except RefusedError as refusal:
            await self._pause(refusal)
            raise

    async def _pause(self, refusal: RefusedError) -> None:
        if self._paused >= MOST_PAUSED:
            return
        self._paused += 1
        try:
            await asyncio.sleep(max(0.1, min(refusal.retry_after_s or 0.0, LONGEST_PAUSE_S)))
        finally:
            self._paused -= 1


class BudgetMiddleware:
    """The budgets as a middleware of one door."""

    def __init__(self, *, authenticator: Authenticator, budgets: Budgets) -> None:
        self._authenticator = authenticator
        self._budgets = budgets

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let requests through that are within the budget of who sends them, in fair order."""
        if request.headers.get(hdrs.CONTENT_ENCODING, "identity") != "identity":
            raise RefusedError(Reason.BAD_REQUEST, "Send bodies as they are, without compression")
        claimant = self._authenticator.claimant(request)
        if claimant is None or request.path in _UNBOUND:
            return await handler(request)
        await self._budgets.expect_request_left(claimant)
        if request.method not in _READING:
            async with self._budgets.commands.turn(claimant):
                pass
            return await handler(request)
        if request.path in _OTHER_TURNS:
            return await handler(request)
        async with self._budgets.reads.turn(claimant):
            return await handler(request)
