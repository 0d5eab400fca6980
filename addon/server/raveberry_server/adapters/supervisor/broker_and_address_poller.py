"""Polling of Home Assistant's Supervisor for the MQTT broker and the guests' address.

The Supervisor may answer late or change its answers.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.broker_selection import BrokerAddress
from raveberry_server.application.problems.problems import ProblemCode, Problems

from .client import GuestAddress, SupervisorClient, SupervisorError, SupervisorTimeoutError

_LOGGER = logging.getLogger(__name__)

FIRST_PAUSE_S: Final = 0.5
LONGEST_PAUSE_S: Final = 5.0
"""Together with the client's time-out of 8 s, the pause of a second after it and a moment to
connect, a broker is in use within 10 s after it becomes available."""

PAUSE_AFTER_TIMEOUT_S: Final = 1.0
SETTLED_PAUSE_S: Final = 60.0
SERVICE: Final = "raveberry"


class BrokerAndAddressPoller:
    """Poller of broker and address, frequent until both are in use and occasional after that."""

    def __init__(  # noqa: PLR0913 - all queries and their receivers
        self,
        *,
        client: SupervisorClient,
        problems: Problems,
        offer_broker: Callable[[BrokerAddress | None], None] | None,
        is_settled: Callable[[], bool],
        until_attention: Callable[[], Awaitable[None]],
        move: Callable[[str], None] | None,
        discovery: Mapping[str, object],
    ) -> None:
        """Set what to poll for.

        Args:
            client: client of the Supervisor.
            problems: reports that the Supervisor does not answer.
            offer_broker: takes Home Assistant's broker; None if the options name one.
            is_settled: returns whether that broker is in use.
            until_attention: returns when that broker can no longer be used.
            move: takes the address of the guest page; None if the options name it.
            discovery: payload of the announcement to Home Assistant.
        """
        self._client = client
        self._problems = problems
        self._offer_broker = offer_broker
        self._is_settled = is_settled
        self._until_attention = until_attention
        self._move = move
        self._discovery = discovery
        self._is_announced = False
        self._failures = 0

    async def run(self) -> None:
        """Poll until cancelled; no answer of the Supervisor affects the party."""
        backoff = Backoff(first_s=FIRST_PAUSE_S, most_s=LONGEST_PAUSE_S)
        async with self._client:
            while True:
                pause_s = await self._check(backoff)
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause_s):
                        await self._until_attention()
                        # A lost broker may be back in a moment, so the next request waits.
                        await asyncio.sleep(FIRST_PAUSE_S)

    async def _check(self, backoff: Backoff) -> float:
        """Request everything once, and return the seconds until the next time."""
        try:
            if self._offer_broker is not None:
                self._offer_broker(await self._client.broker())
            if self._move is not None:
                self._take_address(await self._client.guest_address())
            if not self._is_announced:
                await self._client.announce(SERVICE, self._discovery)
                self._is_announced = True
        except SupervisorError as err:
            self._note_failure(str(err))
            is_late = isinstance(err, SupervisorTimeoutError)
            return PAUSE_AFTER_TIMEOUT_S if is_late else backoff.longer_s()
        self._failures = 0
        self._problems.clear(ProblemCode.SUPERVISOR_AWAY)
        if self._offer_broker is None or self._is_settled():
            backoff.reset()
            return SETTLED_PAUSE_S
        return backoff.longer_s()

    def _take_address(self, address: GuestAddress) -> None:
        if address.url is None or self._move is None:
            self._problems.report(ProblemCode.GUEST_PORT_CLOSED)
            return
        self._problems.clear(ProblemCode.GUEST_PORT_CLOSED)
        self._move(address.url)

    def _note_failure(self, reason: str) -> None:
        self._failures += 1
        if self._failures > 1:
            self._problems.report(ProblemCode.SUPERVISOR_AWAY, detail=reason)
        else:
            _LOGGER.info("The Supervisor does not answer: %s", reason)
