"""Bounded pool of slots, with shares for each guest and address."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError

from .fair_queue import Claimant

_LATER_S: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotLimits:
    """Slots in total, for one guest and for one address."""

    altogether: int
    of_guest: int
    of_address: int


class SlotPool:
    """Pool of slots; not durable."""

    def __init__(self, limits: SlotLimits) -> None:
        self._limits = limits
        self._taken = 0
        self._taken_by: Counter[str | Claimant] = Counter()

    @property
    def taken(self) -> int:
        """Number of occupied slots."""
        return self._taken

    @contextmanager
    def taking(self, claimant: Claimant | None) -> Iterator[None]:
        """Occupy a slot inside the block; None is bound by the total only.

        Raises:
            RefusedError: `unavailable` when all are occupied, `limit_reached` when the claimant's
                share is.
        """
        limits = self._limits
        if self._taken >= limits.altogether:
            raise RefusedError(Refusal.CONNECTIONS_LIMIT, retry_after_s=_LATER_S)
        if claimant is not None:
            self._expect_share(claimant)
        self._count(claimant, 1)
        try:
            yield
        finally:
            self._count(claimant, -1)

    def _expect_share(self, claimant: Claimant) -> None:
        limits = self._limits
        for key, limit in ((claimant, limits.of_guest), (claimant.address, limits.of_address)):
            if self._taken_by[key] >= limit:
                raise RefusedError(
                    Refusal.CONNECTIONS_OF_GUEST, limit=limit, remaining=0, retry_after_s=_LATER_S
                )

    def _count(self, claimant: Claimant | None, change: int) -> None:
        self._taken += change
        for key in (claimant, claimant.address) if claimant is not None else ():
            self._taken_by[key] += change
            if not self._taken_by[key]:
                del self._taken_by[key]
