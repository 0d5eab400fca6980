"""A store in memory that can be held up and can break."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import Saved
from raveberry_server.domain.events import Event
from raveberry_server.domain.state import PartyState


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One successful call of `commit`."""

    before: PartyState
    after: Saved
    events: tuple[Event, ...]
    at: datetime


class MemoryStore:
    """Keeps what was committed; `broken` makes it refuse, `hold` makes commits wait."""

    def __init__(self, saved: Saved | None = None) -> None:
        self.saved = saved or Saved(state=PartyState(), revision=0)
        self.broken: str | None = None
        self.commits: list[Commit] = []
        self.checkpoints: list[tuple[int, float]] = []
        self.asked = asyncio.Event()
        """Set by every call of `commit` as it comes in."""
        self._may_write = asyncio.Event()
        self._may_write.set()

    def hold(self) -> None:
        """Let commits wait until `release`."""
        self._may_write.clear()

    def release(self) -> None:
        """Let waiting commits go on."""
        self._may_write.set()

    async def load(self) -> Saved:
        self._expect_well()
        return self.saved

    async def commit(
        self, *, before: PartyState, after: Saved, events: Sequence[Event], at: datetime
    ) -> None:
        self.asked.set()
        await self._may_write.wait()
        self._expect_well()
        assert before is self.saved.state, "a commit stands on the one before it"
        assert after.revision > self.saved.revision
        self.saved = after
        self.commits.append(Commit(before=before, after=after, events=tuple(events), at=at))

    async def checkpoint(self, *, epoch: int, position_s: float) -> None:
        self._expect_well()
        self.checkpoints.append((epoch, position_s))

    def _expect_well(self) -> None:
        if self.broken is not None:
            raise StoreError(self.broken)
