"""Free disk space: monitoring, warnings and eviction from caches."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from raveberry_server.application.party import Party

from .problems import ProblemCode, Problems

_LOGGER = logging.getLogger(__name__)

LOOK_EVERY_S: Final = 10.0
_MOST_RESERVED: Final = 500_000_000
"""A night of 200 guests writes some 20 MB of party and history; a fetched song is up to 30 MB, two
snapshots and a library copy for a backup up to 150 MB, and the logs of five processes 50 MB."""
_RESERVED_SHARE: Final = 20
"""On small disks a twentieth is reserved."""
_ENOUGH: Final = 1.2
"""Factor by which free space must exceed the reserve before the problem is cleared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskSpace:
    """Bytes of a file system that this user can use."""

    free: int
    total: int

    @property
    def reserve(self) -> int:
        """Bytes that caches leave free, and below which the host is warned."""
        return min(_MOST_RESERVED, self.total // _RESERVED_SHARE)


class DiskWatch:
    """Watch that shrinks caches when space runs low, then reports a low or full disk.

    Args:
        path: the folder, by which the host recognizes the disk.
        space: measures the space.
        shrink: evicts cached songs that are not queued.
    """

    def __init__(
        self,
        *,
        path: str,
        space: Callable[[], Awaitable[DiskSpace]],
        shrink: Callable[[], Awaitable[None]],
        party: Party,
        problems: Problems,
    ) -> None:
        self._path = path
        self._space = space
        self._shrink = shrink
        self._party = party
        self._problems = problems
        self._is_low = False

    async def run(self) -> None:
        """Check periodically, until cancelled."""
        while True:
            await self.check()
            await asyncio.sleep(LOOK_EVERY_S)

    async def check(self) -> None:
        """Measure once, and shrink or report as needed."""
        try:
            space = await self._space()
            if space.free < space.reserve:
                await self._shrink()
                space = await self._space()
        except OSError as err:
            _LOGGER.warning("The free space of %s cannot be measured: %s", self._path, err)
            return
        self._is_low = space.free < space.reserve * (_ENOUGH if self._is_low else 1)
        is_full = self._is_low and not self._party.is_store_well
        self._set(ProblemCode.DISK_FULL, space, is_true=is_full)
        self._set(ProblemCode.DISK_LOW, space, is_true=self._is_low and not is_full)

    def _set(self, code: ProblemCode, space: DiskSpace, *, is_true: bool) -> None:
        if is_true:
            self._problems.report(code, free_mb=space.free // 1_000_000, path=self._path)
        else:
            self._problems.clear(code)
