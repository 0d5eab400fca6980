"""Fair queueing: those who want the same thing take turns, by address and then by guest.

Whoever asks a thousand times waits behind the own questions and not before those of others.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.errors import Reason, RefusedError

_SOON_S: Final = 1.0
"""When somebody who has too much waiting should ask again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """One who gets a share of its own.

    Attributes:
        address: the device or, where devices cannot be told apart, the network.
        guest: a guest who has taken part; empty for all others at that address together, as
            nothing keeps them from being one and the same.
    """

    address: str
    guest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How much of something there is, and how much of it one may have.

    Attributes:
        slots: turns that may be taken at the same time.
        of_guest: by one guest, or all newcomers of an address together.
        of_address: by one address.
        waiting_of_guest: turns that one guest may wait for.
        waiting_of_address: turns that one address may wait for.
    """

    slots: int
    of_guest: int
    of_address: int
    waiting_of_guest: int
    waiting_of_address: int


type _Line = deque[asyncio.Future[None]]


class FairQueue:
    """Grants turns: to each address in turn, and there to each guest in turn.

    A turn that is over makes room in the next round of the event loop, not at once: short turns
    that follow each other leave room for everything else.
    """

    def __init__(self, shares: Shares) -> None:
        self._shares = shares
        self._lines: dict[str, dict[str, _Line]] = {}  # whose turn is next comes first
        self._running = 0
        self._running_of: Counter[str | Claimant] = Counter()
        self._waiting_of: Counter[str | Claimant] = Counter()

    @property
    def waiting(self) -> int:
        """How many wait for a turn."""
        return sum(len(line) for guests in self._lines.values() for line in guests.values())

    @asynccontextmanager
    async def turn(self, claimant: Claimant | None) -> AsyncIterator[None]:
        """Wait for a turn, and have it inside the block; None is not bound by turns.

        Raises:
            RefusedError: `rate_limited`, too much waits already.
        """
        if claimant is None:
            yield
            return
        await self._wait(claimant)
        try:
            yield
        finally:
            asyncio.get_running_loop().call_soon(self._release, claimant)

    async def _wait(self, claimant: Claimant) -> None:
        if not self._lines and self._has_room(claimant):
            self._take(claimant)
            return
        shares = self._shares
        if (
            self._waiting_of[claimant] >= shares.waiting_of_guest
            or self._waiting_of[claimant.address] >= shares.waiting_of_address
        ):
            raise RefusedError(
                Reason.RATE_LIMITED,
                "That is a lot at once; wait for the answers and try again",
                limit=shares.waiting_of_guest,
                remaining=0,
                retry_after_s=_SOON_S,
            )
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        guests = self._lines.setdefault(claimant.address, {})
        guests.setdefault(claimant.guest, deque()).append(granted)
        self._count_waiting(claimant, 1)
        self._grant()
        try:
            await granted
        except asyncio.CancelledError:
            if granted.done() and not granted.cancelled():
                self._release(claimant)
            else:
                self._leave(claimant, granted)
            raise

    def _leave(self, claimant: Claimant, granted: asyncio.Future[None]) -> None:
        guests = self._lines.get(claimant.address, {})
        line = guests.get(claimant.guest)
        if line is None or granted not in line:
            return
        line.remove(granted)
        self._count_waiting(claimant, -1)
        self._drop_empty(claimant)

    def _grant(self) -> None:
        """Let as many go on as there is room for."""
        while self._running < self._shares.slots:
            claimant = next(
                (
                    claimant
                    for address, guests in self._lines.items()
                    for guest in guests
                    if self._has_room(claimant := Claimant(address=address, guest=guest))
                ),
                None,
            )
            if claimant is None:
                return
            guests = self._lines.pop(claimant.address)
            line = guests.pop(claimant.guest)
            granted = line.popleft()
            # Whoever had a turn is the last one to get the next.
            guests[claimant.guest] = line
            self._lines[claimant.address] = guests
            self._count_waiting(claimant, -1)
            self._drop_empty(claimant)
            if not granted.done():
                self._take(claimant)
                granted.set_result(None)

    def _drop_empty(self, claimant: Claimant) -> None:
        guests = self._lines[claimant.address]
        if not guests[claimant.guest]:
            del guests[claimant.guest]
        if not guests:
            del self._lines[claimant.address]

    def _has_room(self, claimant: Claimant) -> bool:
        return (
            self._running < self._shares.slots
            and self._running_of[claimant] < self._shares.of_guest
            and self._running_of[claimant.address] < self._shares.of_address
        )

    def _take(self, claimant: Claimant) -> None:
        self._running += 1
        _count(self._running_of, claimant, 1)

    def _release(self, claimant: Claimant) -> None:
        self._running -= 1
        _count(self._running_of, claimant, -1)
        self._grant()

    def _count_waiting(self, claimant: Claimant, change: int) -> None:
        _count(self._waiting_of, claimant, change)


def _count(counter: "Counter[str | Claimant]", claimant: Claimant, change: int) -> None:
    for key in (claimant, claimant.address):
        counter[key] += change
        if not counter[key]:
            del counter[key]
