"""Rate limits of guests and addresses for requests, searches and light previews.

They are far above normal use, because a hundred phones behind one address may load their pages at
the same time. The host's endpoints have none.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from raveberry_server.adapters.web.auth.authenticator import Authenticator
from raveberry_server.adapters.web.auth.signed_songs import FOLDER
from raveberry_server.application.throttling.fair_queue import (
    Claimant,
    FairQueue,
    Shares,
    working_for,
)
from raveberry_server.application.throttling.rate_limiter import Rate, RateLimiter
from raveberry_server.application.throttling.slot_pool import SlotLimits, SlotPool
from raveberry_server.domain.model.errors import Refusal, RefusedError

REQUESTS_OF_GUEST: Final = Rate(at_once=1_000, per_s=200)
"""Requests and frames of a guest who has taken part."""

REQUESTS_OF_NEWCOMERS: Final = Rate(at_once=6_000, per_s=150)
"""Requests and frames of all others of an address: a hundred phones load forty files each."""

SEARCHES_OF_GUEST: Final = Rate(at_once=40, per_s=5)
"""Searches of a guest who has taken part; a page searches while the guest types."""

SEARCHES_OF_NEWCOMERS: Final = Rate(at_once=300, per_s=10)
"""Searches of all others of an address."""

READS: Final = Shares(
    slots=8, of_guest=2, of_address=4, waiting_of_guest=2_000, waiting_of_address=4_000
)
COMMANDS: Final = Shares(
    slots=16, of_guest=2, of_address=8, waiting_of_guest=2_000, waiting_of_address=4_000
)
SEARCHES: Final = Shares(
    slots=16, of_guest=2, of_address=8, waiting_of_guest=8, waiting_of_address=400
)
PREVIEWS: Final = SlotLimits(altogether=64, of_guest=2, of_address=40)

LONGEST_PAUSE_S: Final = 1.0
"""Longest delay of a refusal, so that a client cannot retry faster than that on one connection."""

MOST_PAUSED: Final = 1_000
"""Refusals that are delayed at the same time; further ones are sent immediately."""

_READING: Final = frozenset({hdrs.METH_GET, hdrs.METH_HEAD})
_UNBOUND: Final = frozenset({"/healthz"})
"""Polled by watchdogs, which would restart the server after a refusal."""

_OTHER_TURNS: Final = frozenset({"/api/v1/ws", "/api/v1/search", "/stream.mp3"})
"""These last longer and have slots or queues of their own, as files of songs do."""


class RateLimits:
    """Rate limits of all clients at one endpoint."""

    def __init__(self, *, mono_s: Callable[[], float]) -> None:
        self.reads: Final = FairQueue(READS)
        self.commands: Final = FairQueue(COMMANDS)
        self._searches = FairQueue(SEARCHES)
        self.previews: Final = SlotPool(PREVIEWS)
        self._limiter = RateLimiter(mono_s=mono_s)
        self._paused = 0

    async def expect_request_left(self, claimant: Claimant | None) -> None:
        """Raise unless a request or frame is within the claimant's rate limit.

        Raises:
            RefusedError: `rate_limited`, after a pause.
        """
        if claimant is None:
            return
        rate = REQUESTS_OF_GUEST if claimant.guest else REQUESTS_OF_NEWCOMERS
        await self._expect_left("requests", claimant, rate)

    @asynccontextmanager
    async def search_turn(self, claimant: Claimant | None) -> AsyncIterator[None]:
        """Wait for the turn of a search and hold it inside the block.

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


class RateLimitMiddleware:
    """Middleware that applies the rate limits of one endpoint."""

    def __init__(self, *, authenticator: Authenticator, rate_limits: RateLimits) -> None:
        self._authenticator = authenticator
        self._rate_limits = rate_limits

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Admit requests that are within the claimant's rate limit, in fair order."""
        if request.headers.get(hdrs.CONTENT_ENCODING, "identity") != "identity":
            raise RefusedError(Refusal.BODY_COMPRESSED)
        claimant = self._authenticator.claimant(request)
        if claimant is None or request.path in _UNBOUND:
            return await handler(request)
        with working_for(claimant):
            return await self._in_turn(request, handler, claimant)

    async def _in_turn(
        self, request: web.Request, handler: Handler, claimant: Claimant
    ) -> web.StreamResponse:
        await self._rate_limits.expect_request_left(claimant)
        if request.method not in _READING:
            await self._rate_limits.commands.pass_turn(claimant)
            return await handler(request)
        if request.path in _OTHER_TURNS or request.path.startswith(FOLDER):
            return await handler(request)
        async with self._rate_limits.reads.turn(claimant):
            return await handler(request)
