"""Fair queueing: turns are granted round-robin by address, then by guest.

A flood of calls from one claimant waits behind that claimant's own calls, not ahead of others.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, NamedTuple

from raveberry_server.domain.model.errors import Refusal, RefusedError

_SOON_S: Final = 1.0
"""Retry delay for a claimant with too many waiting calls."""


class Claimant(NamedTuple):
    """Client identity that turns are shared out by; a tuple, as it is a key of dictionaries.

    Attributes:
        address: the device or, where devices cannot be distinguished, the network.
        guest: a guest who has taken part; empty for all others at that address together, as they
            may all be the same client.
    """

    address: str
    guest: str = ""


_CLAIMANT: ContextVar[Claimant | None] = ContextVar("claimant", default=None)


def current_claimant() -> Claimant | None:
    """Return the claimant that the current task works for, None if it is not throttled."""
    return _CLAIMANT.get()


class working_for:  # noqa: N801 - a context manager, used like a function
    """Make the current task, and those started inside the block, work for a claimant.

    A class, because a generator costs three times as much, for each request.
    """

    __slots__ = ("_claimant", "_token")

    def __init__(self, claimant: Claimant | None) -> None:
        self._claimant = claimant

    def __enter__(self) -> None:
        self._token = _CLAIMANT.set(self._claimant)

    def __exit__(self, *_: object) -> None:
        _CLAIMANT.reset(self._token)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Capacity of a queue and the shares of one claimant.

    Attributes:
        slots: concurrent turns in total.
        of_guest: concurrent turns of one guest, or of all newcomers at an address.
        of_address: concurrent turns of one address.
        waiting_of_guest: waiting turns of one guest.
        waiting_of_address: waiting turns of one address.
    """

    slots: int
    of_guest: int
    of_address: int
    waiting_of_guest: int
    waiting_of_address: int


type _Line = deque[asyncio.Future[None]]
type _Counts = dict[str | Claimant, int]
"""Turns by address and by claimant, without zeros."""


class FairQueue:
    """Round-robin scheduler over addresses, and within each address over guests.

    A finished turn is released in the next iteration of the event loop, not at once, so that a
    series of short turns does not block the loop.
    """

    def __init__(self, shares: Shares) -> None:
        self._shares = shares
        self._lines: dict[str, dict[Claimant, _Line]] = {}  # next in turn first
        self._running = 0
        self._running_of: _Counts = {}
        self._waiting_of: _Counts = {}
        self._ended: list[Claimant] = []

    @property
    def waiting(self) -> int:
        """Number of waiting turns."""
        return sum(len(line) for guests in self._lines.values() for line in guests.values())

    @asynccontextmanager
    async def turn(self, claimant: Claimant | None) -> AsyncIterator[None]:
        """Wait for a turn, and hold it inside the block; None is not throttled.

        Raises:
            RefusedError: `rate_limited`, too many turns are waiting already.
        """
        if claimant is None:
            yield
            return
        if not self._take_free_turn(claimant):
            await self._wait(claimant)
        try:
            yield
        finally:
            self._release_soon(claimant)

    async def pass_turn(self, claimant: Claimant | None) -> None:
        """Wait for a turn and end it immediately, as `turn` with an empty block.

        Raises:
            RefusedError: as `turn`.
        """
        if claimant is None:
            return
        if not self._take_free_turn(claimant):
            await self._wait(claimant)
        self._release_soon(claimant)

    def _release_soon(self, claimant: Claimant) -> None:
        if not self._ended:
            asyncio.get_running_loop().call_soon(self._release_ended)
        self._ended.append(claimant)

    def _release_ended(self) -> None:
        ended, self._ended = self._ended, []
        for claimant in ended:
            self._count_running(claimant, -1)
        self._grant()

    def _take_free_turn(self, claimant: Claimant) -> bool:
        """Take a turn if no one waits and there is room; return False otherwise."""
        if self._lines or not self._has_room(claimant):
            return False
        self._count_running(claimant, 1)
        return True

    async def _wait(self, claimant: Claimant) -> None:
        shares = self._shares
        if (
            self._waiting_of.get(claimant, 0) >= shares.waiting_of_guest
            or self._waiting_of.get(claimant.address, 0) >= shares.waiting_of_address
        ):
            raise RefusedError(
                Refusal.TOO_MANY_WAITING,
                limit=shares.waiting_of_guest,
                remaining=0,
                retry_after_s=_SOON_S,
            )
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        guests = self._lines.setdefault(claimant.address, {})
        guests.setdefault(claimant, deque()).append(granted)
        self._count_waiting(claimant, 1)
        self._grant()
        try:
            await granted
        except BaseException:
            # Not only a cancellation: a turn that nobody holds would be lost forever.
            if granted.done() and not granted.cancelled():
                self._count_running(claimant, -1)
                self._grant()
            else:
                self._leave(claimant, granted)
            raise

    def _leave(self, claimant: Claimant, granted: asyncio.Future[None]) -> None:
        guests = self._lines.get(claimant.address, {})
        line = guests.get(claimant)
        if line is None or granted not in line:
            return
        line.remove(granted)
        self._count_waiting(claimant, -1)
        self._drop_empty(claimant)

    def _grant(self) -> None:
        """Grant turns while there is room."""
        while (claimant := self._next()) is not None:
            guests = self._lines.pop(claimant.address)
            line = guests.pop(claimant)
            granted = line.popleft()
            # Rotate the claimant to the end.
            guests[claimant] = line
            self._lines[claimant.address] = guests
            self._count_waiting(claimant, -1)
            self._drop_empty(claimant)
            if not granted.done():
                self._count_running(claimant, 1)
                granted.set_result(None)

    def _next(self) -> Claimant | None:
        """Return the waiting claimant whose turn it is, None if there is no room for any."""
        if self._running >= self._shares.slots:
            return None
        running_of, shares = self._running_of, self._shares
        for address, guests in self._lines.items():
            # Many may wait behind an address that has all of its turns.
            if running_of.get(address, 0) < shares.of_address:
                for claimant in guests:
                    if running_of.get(claimant, 0) < shares.of_guest:
                        return claimant
        return None

    def _drop_empty(self, claimant: Claimant) -> None:
        guests = self._lines[claimant.address]
        if not guests[claimant]:
            del guests[claimant]
        if not guests:
            del self._lines[claimant.address]

    def _has_room(self, claimant: Claimant) -> bool:
        running_of, shares = self._running_of, self._shares
        return (
            self._running < shares.slots
            and running_of.get(claimant, 0) < shares.of_guest
            and running_of.get(claimant.address, 0) < shares.of_address
        )

    def _count_running(self, claimant: Claimant, change: int) -> None:
        self._running += change
        _count(self._running_of, claimant, change)

    def _count_waiting(self, claimant: Claimant, change: int) -> None:
        _count(self._waiting_of, claimant, change)


def _count(counts: _Counts, claimant: Claimant, change: int) -> None:
    for key in (claimant, claimant.address):
        count = counts.get(key, 0) + change
        if count:
            counts[key] = count
        else:
            del counts[key]
