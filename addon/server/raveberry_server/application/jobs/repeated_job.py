"""A job that runs again on request: progress, retries with back-off, and cancellation."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import (
    Job,
    JobError,
    JobListener,
    JobProcess,
    JobReport,
    JobState,
    JobStore,
)
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.domain.notices import Notice

_LOGGER = logging.getLogger(__name__)
_KEPT_STEP: Final = 0.1
"""Progress that is worth a write to the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFailures:
    """Handling of failures: the notices, and the pause after each failure but the last."""

    failed: Callable[[str], Notice]
    retried: Callable[[str], Notice]
    back_off_s: Sequence[float]


class RepeatedJob:
    """Runner of a job on request, one at a time."""

    kind: str

    def __init__(
        self, *, process: JobProcess, book: JobStore, clock: Clock, failures: JobFailures
    ) -> None:
        self._process = process
        self._failures = failures
        self._book = book
        self._clock = clock
        self._is_wanted = asyncio.Event()
        self._listeners: list[JobListener] = []
        self._job: Job | None = None
        self._kept_progress = 0.0
        self._run: asyncio.Task[None] | None = None

    @property
    def job(self) -> Job | None:
        """Latest run, None before the first."""
        return self._job

    def request(self) -> None:
        """Request a run; a run in progress is followed by another one, which sees every change."""
        self._is_wanted.set()

    def cancel(self) -> bool:
        """Stop the run in progress, and return whether there was one; its results are kept."""
        if self._run is None or self._job is None or self._job.state is not JobState.RUNNING:
            return False
        self._is_wanted.clear()
        self._run.cancel()
        return True

    def listen(self, listener: JobListener) -> Callable[[], None]:
        """Call the listener at each update of the job, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def run(self) -> None:
        """Run the job after each request, until cancelled."""
        while True:
            await self._is_wanted.wait()
            async with asyncio.TaskGroup() as tasks:
                self._run = tasks.create_task(self._run_until_done(), name=self.kind)
            if self._run.cancelled():
                await self._end(JobState.CANCELLED, None)

    async def _run_until_done(self) -> None:
        job = Job(
            kind=self.kind,
            state=JobState.RUNNING,
            progress=None,
            reason=None,
            started_at=self._clock.at(),
        )
        for back_off_s in (*self._failures.back_off_s, None):
            self._is_wanted.clear()
            await self._note(job)
            try:
                await self._process.run(self._note_report)
            except JobError as err:
                _LOGGER.warning("The job %s stopped: %s", self.kind, err)
                if back_off_s is None:
                    failed = self._failures.failed(str(err))
                    await self._end(JobState.FAILED, failed)
                    return
                retried = self._failures.retried(str(err))
                await self._note(replace(job, reason=retried))
                # A request ends the back-off.
                await wait_at_most(back_off_s, self._is_wanted)
            else:
                await self._end(JobState.DONE, self._job.reason if self._job else None)
                return

    async def _note_report(self, report: JobReport) -> None:
        if self._job is not None:
            reason = report.summary or self._job.reason
            await self._note(replace(self._job, progress=report.progress, reason=reason))

    async def _end(self, state: JobState, reason: Notice | None) -> None:
        if self._job is not None:
            ended = replace(self._job, state=state, reason=reason, ended_at=self._clock.at())
            await self._note(ended)

    async def _note(self, job: Job) -> None:
        before, self._job = self._job, job
        progress = job.progress or 0.0
        is_small_step = (
            before is not None
            and (before.state, before.reason) == (job.state, job.reason)
            and 0 <= progress - self._kept_progress < _KEPT_STEP
        )
        if not is_small_step:
            self._kept_progress = progress
            try:
                await self._book.keep_job(job)
            except StoreError as err:
                _LOGGER.warning("The progress of the job %s cannot be written: %s", self.kind, err)
        for listener in tuple(self._listeners):
            listener(job)
