"""Health of the sources and their jobs, and updates of their components."""

import asyncio
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import StoreError
from raveberry_server.application.party import Party
from raveberry_server.application.ports import Clock, SourceHealth
from raveberry_server.application.ports.component_versions import ComponentVersions
from raveberry_server.application.ports.jobs import (
    Job,
    JobError,
    JobProcess,
    JobReport,
    JobState,
    JobStore,
)
from raveberry_server.domain.model.entry import EntryState
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import JobFailed
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.queue import undo
from raveberry_server.domain.requests import removal

from .job_after_scans import JobAfterScans
from .library_scans import LibraryScans
from .song_fetcher import KIND as FETCH

_LOGGER = logging.getLogger(__name__)

RENEWAL: Final = "renew"
_FAILURES_SHOWN: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesOverview:
    """The sources in order, and the latest job of each kind and song."""

    sources: tuple[SourceHealth, ...]
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatableComponent:
    """Component of a source that can be updated: the update job and the installed versions."""

    process: JobProcess
    versions: ComponentVersions


class SourceMaintenance:
    """Report on the sources, and updates of their components."""

    def __init__(  # noqa: PLR0913 - its collaborators
        self,
        *,
        catalog: Catalog,
        renewable: UpdatableComponent | None,
        book: JobStore,
        party: Party,
        clock: Clock,
        scans: LibraryScans | None = None,
        after_scans: Sequence[JobAfterScans] = (),
    ) -> None:
        self._catalog = catalog
        self._repeated = {job.kind: job for job in (scans, *after_scans) if job is not None}
        self._after_scans = after_scans
        self._renewable = renewable
        self._book = book
        self._party = party
        self._clock = clock
        self._is_wanted = False
        self._has_news = asyncio.Event()
        self._failed: list[Job] = []
        self._job: Job | None = None
        self._renewal: asyncio.Task[None] | None = None

    async def overview(self) -> SourcesOverview:
        """Return the health of the sources and their jobs.

        Raises:
            RefusedError: `unavailable`, the database cannot be read.
        """
        try:
            kept = [await self._book.last_job(kind) for kind in (LibraryScans.kind, RENEWAL)]
            fetches = await self._book.jobs(FETCH)
        except StoreError as err:
            raise RefusedError(Refusal.DATABASE_UNREADABLE) from err
        state = self._party.saved.state
        jobs = (
            *(job for job in kept if job is not None),
            *(job for repeated in self._after_scans if (job := repeated.job) is not None),
            *_running_downloads(fetches, state),
            *_failed_downloads(state),
        )
        return SourcesOverview(sources=tuple(self._catalog.health), jobs=jobs)

    async def cancel(self, job: str, caller: Caller) -> None:
        """Stop a job; the song of a download leaves the queue.

        Raises:
            RefusedError: `conflict`, it is not running.
        """
        entry = _entry_of(job)
        if entry is not None:
            await self._party.apply(lambda state, _now: _stop_download(state, caller, entry))
        elif job == RENEWAL and self._is_renewing:
            self._is_wanted = False
            if self._renewal is not None:
                self._renewal.cancel()
        elif job not in self._repeated or not self._repeated[job].cancel():
            raise RefusedError(Refusal.JOB_NOT_RUNNING)

    async def retry(self, job: str, caller: Caller) -> None:
        """Start a job that failed or was cancelled again.

        Raises:
            RefusedError: `not_found` if there is no such job; as `renew` and `bring_back`.
        """
        entry = _entry_of(job)
        if entry is not None:
            await self._party.apply(lambda state, now: undo.bring_back(state, caller, entry, now))
        elif job == RENEWAL:
            self.renew()
        elif job in self._repeated:
            self._repeated[job].request()
        else:
            raise RefusedError(Refusal.JOB_UNKNOWN)

    @property
    def _is_renewing(self) -> bool:
        return self._job is not None and self._job.state is JobState.RUNNING

    def renew(self) -> None:
        """Request an update to the latest version; one update runs at a time.

        Raises:
            RefusedError: `conflict` when there is nothing to update.
        """
        self._expect_renewable()
        self._is_wanted = True
        self._has_news.set()

    async def go_back(self) -> None:
        """Switch back to the version before the update.

        Raises:
            RefusedError: `conflict` when there is none, `unavailable` on a full disk.
        """
        renewable = self._expect_renewable()
        try:
            name = await asyncio.to_thread(renewable.versions.go_back)
        except OSError as err:
            raise RefusedError(Refusal.NOT_SAVED, detail=str(err)) from err
        if name is None:
            raise RefusedError(Refusal.NO_PREVIOUS_VERSION)
        renewable.versions.take_up()

    def _expect_renewable(self) -> UpdatableComponent:
        if self._renewable is None:
            raise RefusedError(Refusal.NOTHING_TO_UPDATE)
        return self._renewable

    async def run(self) -> None:
        """Run requested updates and report other failed jobs, until cancelled."""
        stops = [job.listen(self._note) for job in self._repeated.values()]
        try:
            while True:
                await self._has_news.wait()
                self._has_news.clear()
                while self._failed:
                    job = self._failed.pop(0)
                    if job.reason is not None:
                        await self._publish_failure(job.kind, job.reason)
                if self._is_wanted:
                    self._is_wanted = False
                    async with asyncio.TaskGroup() as tasks:
                        renewal = self._renew(self._expect_renewable())
                        self._renewal = tasks.create_task(renewal, name="update")
                    if self._renewal.cancelled() and self._job is not None:
                        await self._end(self._job, JobState.CANCELLED, None)
        finally:
            for stop_listening in stops:
                stop_listening()

    def _note(self, job: Job) -> None:
        if job.state is JobState.FAILED:
            self._failed.append(job)
            self._has_news.set()

    async def _renew(self, renewable: UpdatableComponent) -> None:
        self._job = Job(
            kind=RENEWAL,
            state=JobState.RUNNING,
            progress=0.0,
            reason=None,
            started_at=self._clock.at(),
        )
        await self._keep(self._job)
        try:
            await renewable.process.run(self._note_report)
        except JobError as err:
            _LOGGER.warning("The source was not updated: %s", err)
            failed = Notice(NoticeCode.UPDATE_FAILED, detail=str(err))
            await self._end(self._job, JobState.FAILED, failed)
            await self._publish_failure(RENEWAL, failed)
        else:
            await self._end(self._job, JobState.DONE, self._job.reason)
            renewable.versions.take_up()

    async def _note_report(self, report: JobReport) -> None:
        if self._job is not None:
            reason = report.summary or self._job.reason
            self._job = replace(self._job, progress=report.progress, reason=reason)
            await self._keep(self._job)

    async def _end(self, job: Job, state: JobState, reason: Notice | None) -> None:
        self._job = replace(job, state=state, reason=reason, ended_at=self._clock.at())
        await self._keep(self._job)

    async def _keep(self, job: Job) -> None:
        try:
            await self._book.keep_job(job)
        except StoreError as err:
            _LOGGER.warning("An update cannot be saved: %s", err)

    async def _publish_failure(self, kind: str, reason: Notice) -> None:
        failed = JobFailed(job=kind, kind=kind, reason=reason)

        def record(state: PartyState, _now: Now) -> Step[None]:
            return Step(state=state, events=(failed,), result=None)

        await self._party.learn(record)


def _entry_of(job: str) -> EntryId | None:
    """Return the entry whose song a job downloads, None for other jobs."""
    entry = job.removeprefix(f"{FETCH}-")
    return EntryId(entry) if entry != job else None


def _stop_download(state: PartyState, caller: Caller, entry: EntryId) -> Step[None]:
    waiting = state.waiting.get(entry)
    if waiting is None or waiting.state is not EntryState.PENDING:
        raise RefusedError(Refusal.JOB_NOT_RUNNING)
    return removal.remove(state, caller, entry)


def _running_downloads(jobs: Iterable[Job], state: PartyState) -> Iterator[Job]:
    """Yield the downloads with progress and title of their songs."""
    for job in jobs:
        entry = state.waiting.get(job.entry) if job.entry is not None else None
        if entry is not None and entry.state is EntryState.PENDING:
            yield replace(job, progress=entry.progress, title=entry.song.title)


def _failed_downloads(state: PartyState) -> Iterator[Job]:
    """Yield the latest downloads that were given up and whose songs can be brought back."""
    for entry, reason in undo.failed_downloads(state)[:_FAILURES_SHOWN]:
        yield Job(
            kind=FETCH,
            state=JobState.FAILED,
            progress=None,
            reason=reason,
            started_at=entry.requested_at,
            entry=entry.id,
            title=entry.song.title,
        )
