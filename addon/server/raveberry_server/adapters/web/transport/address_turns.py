"""One short call per address in each iteration of the event loop.

A command is answered several iterations after its bytes arrive. Without turns, one phone with sixty
connections has sixty requests parsed and handled in each of them, and everybody waits for all.
While calls are waiting the loop does not sleep, so an address that is alone loses no time.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable

_LOGGER = logging.getLogger(__name__)


class AddressTurns:
    """Round-robin scheduler of short calls by address."""

    def __init__(self) -> None:
        self._served: set[str] = set()
        self._waiting: dict[str, deque[Callable[[], None]]] = {}
        self._is_planned = False

    def take(self, address: str) -> bool:
        """Take the turn of an address in this iteration; return False if it has had it already."""
        if address in self._served:
            return False
        self._plan()
        self._served.add(address)
        return True

    def call_later(self, address: str, work: Callable[[], None]) -> None:
        """Call a function when it is the address's turn."""
        self._plan()
        self._waiting.setdefault(address, deque()).append(work)

    def _plan(self) -> None:
        if not self._is_planned:
            self._is_planned = True
            asyncio.get_running_loop().call_soon(self._begin_iteration)

    def _begin_iteration(self) -> None:
        """Serve each waiting address once."""
        self._is_planned = False
        self._served.clear()
        for address in tuple(self._waiting):
            self._plan()
            line = self._waiting[address]
            work = line.popleft()
            if not line:
                del self._waiting[address]
            self._served.add(address)
            try:
                work()
            except Exception:
                # A bug that one phone meets must not take the turns of all others. The call itself
                # ends its connection.
                _LOGGER.exception("A connection failed")
