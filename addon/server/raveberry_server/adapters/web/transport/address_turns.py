"""One short call per claimant in each iteration of the event loop.

A command is answered several iterations after its bytes arrive. Without turns, one phone with sixty
connections has sixty requests parsed and handled in each of them, and everybody waits for all.
While calls are waiting the loop does not sleep, so one that is alone loses no time. Calls of an
address that has used more than its share of the event loop wait until it is within it.

A claimant is an address, or a guest who has taken part, at one address.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from .processor_shares import ProcessorShares

_LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class _Line:
    address: str
    calls: deque[Callable[[], None]] = field(default_factory=deque)


class AddressTurns:
    """Round-robin scheduler of short calls by claimant."""

    def __init__(self, shares: ProcessorShares) -> None:
        self._shares = shares
        self._served: set[str] = set()
        self._waiting: dict[str, _Line] = {}
        self._planned: asyncio.Handle | None = None
        self._is_resting = False

    def take(self, claimant: str, address: str) -> bool:
        """Take the turn of a claimant in this iteration; return False if it has to wait for one."""
        if claimant in self._served or claimant in self._waiting or self._shares.wait_s(address):
            return False
        self._plan()
        self._served.add(claimant)
        return True

    def call_later(self, claimant: str, address: str, work: Callable[[], None]) -> None:
        """Call a function when it is the claimant's turn."""
        self._plan()
        self._waiting.setdefault(claimant, _Line(address)).calls.append(work)

    def _plan(self, in_s: float = 0.0) -> None:
        if self._planned is not None:
            if in_s or not self._is_resting:
                return
            self._planned.cancel()
        loop = asyncio.get_running_loop()
        self._is_resting = in_s > 0
        self._planned = (
            loop.call_later(in_s, self._begin_iteration)
            if in_s
            else loop.call_soon(self._begin_iteration)
        )

    def _begin_iteration(self) -> None:
        """Serve each waiting claimant once, unless its address has to wait."""
        self._planned = None
        self._served.clear()
        waits_s = []
        for claimant in tuple(self._waiting):
            line = self._waiting[claimant]
            if wait_s := self._shares.wait_s(line.address):
                waits_s.append(wait_s)
                continue
            self._plan()
            work = line.calls.popleft()
            if not line.calls:
                del self._waiting[claimant]
            self._served.add(claimant)
            try:
                work()
            except Exception:
                # A bug that one phone meets must not take the turns of all others. The call itself
                # ends its connection.
                _LOGGER.exception("A connection failed")
        if waits_s:
            self._plan(min(waits_s))
