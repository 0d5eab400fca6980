"""Follows what the Supervisor says, whenever it comes and whatever changes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.brokers import Broker
from raveberry_server.application.problems.table import ProblemCode, Problems

from .client import GuestAddress, SupervisorClient, SupervisorError, SupervisorTimeoutError

_LOGGER = logging.getLogger(__name__)

FIRST_PAUSE_S: Final = 0.5
LONGEST_PAUSE_S: Final = 5.0
"""With the client's time limit of 8 s, a pause of a second after it ran out, and a moment to
connect, a broker is joined within 10 s after it can be."""

PAUSE_AFTER_TIMEOUT_S: Final = 1.0
SETTLED_PAUSE_S: Final = 60.0
SERVICE: Final = "raveberry"


class SupervisorWatch:
    """Asks for broker and address until both are in use, and now and then after that."""

    def __init__(  # noqa: PLR0913 - what it asks for and who takes the answers
        self,
        *,
        client: SupervisorClient,
        problems: Problems,
        offer_broker: Callable[[Broker | None], None] | None,
        is_settled: Callable[[], bool],
        until_attention: Callable[[], Awaitable[None]],
        move: Callable[[str], None] | None,
        discovery: Mapping[str, object],
    ) -> None:
        """Watch for what is wanted.

        Args:
            client: asks the Supervisor.
            problems: where it is reported that it does not answer.
            offer_broker: takes Home Assistant's broker; None where the options name one.
            is_settled: whether that broker is in use.
            until_attention: waits until it cannot be used any more.
            move: takes the address of the guests' page; None where the options name it.
            discovery: what Home Assistant is told about us.
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
        """Follow until cancelled; the party goes on whatever the Supervisor does."""
        backoff = Backoff(first_s=FIRST_PAUSE_S, most_s=LONGEST_PAUSE_S)
        async with self._client:
            while True:
                pause_s = await self._look(backoff)
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause_s):
                        await self._until_attention()
                        # What ended may be there again in a moment: no storm of questions.
                        await asyncio.sleep(FIRST_PAUSE_S)

    async def _look(self, backoff: Backoff) -> float:
        """Ask for everything once; the seconds until the next time."""
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
            self._problems.report(ProblemCode.SUPERVISOR_AWAY, reason=reason)
        else:
            _LOGGER.info("The Supervisor does not answer: %s", reason)
