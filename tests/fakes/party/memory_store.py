"""A store in memory that can be slow or broken."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from raveberry_server.application.errors import ReplicationError, StoreError
from raveberry_server.application.ports import AnswerKey, KeptAnswer, PastPopularity, SavedState
from raveberry_server.application.ports.jobs import Job
from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.events import Event
from raveberry_server.domain.model.playback import Anchor
from raveberry_server.domain.model.state import PartyState


def as_loaded(state: PartyState) -> PartyState:
    """Return a state as a store loads it, without guests who never acted and player state."""
    anchor = Anchor(position_s=state.playback.anchor.position_s)
    lasting = {name: guest for name, guest in state.guests.items() if guest.is_persistent}
    return replace(
        state,
        guests=MappingProxyType(lasting),
        playback=replace(
            state.playback,
            anchor=anchor,
            fade=None,
            fault=None,
            outputs=(),
            interruption=None,
            buzzed_s=None,
        ),
        top=tuple(
            replace(entry, ballot=Ballot(up=entry.ballot.up, down=entry.ballot.down))
            for entry in state.top
        ),
    )


class MemoryStore:
    """Implements `Store`, `JobBook` and `PlayCounts`.

    Attributes:
        saved: the last committed state.
        events: all committed events, in order.
        times: the time of each commit.
        commits: the number of commits.
        written: set by each commit.
        times_played: the play counts, by uri.
        queries: the uris of songs that were requested after a query.
        answers: the stored answers to commands with an idempotency key.
        heard_at: the time of the newest checkpoint.
        checkpoints: the newest checkpoint of each epoch.
        job_kept: set by each stored job.
        is_broken: whether commits fail.
        is_alone: whether they fail because other servers cannot be reached.
        gate: commits wait while it is not set.
    """

    installation_id = "0123456789abcdef0123456789abcdef"

    def __init__(self, *, saved: SavedState | None = None) -> None:
        self.saved = saved or SavedState(state=PartyState(), revision=0)
        self.events: list[Event] = []
        self.times: list[datetime] = []
        self.last_audible_at: datetime | None = None
        self.commits = 0
        self.written = asyncio.Event()
        self.checkpoints: dict[int, float] = {}
        self.kept_jobs: dict[str, Job] = {}
        self.job_kept = asyncio.Event()
        self.times_played: dict[str, int] = {}
        self.queries: dict[str, list[str]] = {}
        self.answers: dict[AnswerKey, KeptAnswer] = {}
        self.is_broken = False
        self.is_alone = False
        self.gate = asyncio.Event()
        self.gate.set()

    def songs_of(self, query: str) -> Sequence[str]:
        return self.queries.get(query, [])

    @property
    def queries_deleted(self) -> int:
        return 0

    async def popularity(self) -> PastPopularity:
        rows = ((text, uri, 1) for text, uris in self.queries.items() for uri in uris)
        return PastPopularity(
            revision=self.saved.revision, times_played=self.times_played, queries=tuple(rows)
        )

    async def load(self) -> SavedState:
        return self.saved

    async def commit(
        self,
        *,
        after: SavedState,
        events: Sequence[Event],
        at: datetime,
        answers: Sequence[KeptAnswer] = (),
    ) -> None:
        await self._expect_well()
        assert after.revision >= self.saved.revision, "commits come in order"
        assert at.tzinfo is not None
        self.saved = after
        self.events += events
        self.times.append(at)
        for name in [name for one in answers for name in one.evicted]:
            self.answers.pop(name, None)
        self.answers |= {AnswerKey(one.caller, one.key): one for one in answers}
        self.commits += 1
        self.written.set()

    async def checkpoint(self, *, epoch: int, position_s: float, at: datetime) -> None:
        await self._expect_well()
        self.last_audible_at = at
        self.checkpoints[epoch] = position_s

    async def last_job(self, kind: str) -> Job | None:
        return self.kept_jobs.get(kind)

    async def keep_job(self, job: Job) -> None:
        await self._expect_well()
        self.kept_jobs[job.id] = job
        self.job_kept.set()

    async def jobs(self, kind: str) -> Sequence[Job]:
        return tuple(job for job in self.kept_jobs.values() if job.kind == kind)

    async def drop_job(self, name: str) -> None:
        await self._expect_well()
        self.kept_jobs.pop(name, None)

    async def _expect_well(self) -> None:
        await self.gate.wait()
        if self.is_alone:
            raise ReplicationError("the servers of the test are away")
        if self.is_broken:
            raise StoreError("the disk of the test is full")
