"""Library scans: triggers, progress, and retries with back-off."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import (
    ChangeWatch,
    Job,
    JobError,
    JobListener,
    JobProcess,
    JobReport,
    JobState,
    JobStore,
)
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.domain.notices import Notice, NoticeCode

_LOGGER = logging.getLogger(__name__)
_BACK_OFF_S: Final = (1.0, 5.0, 30.0)
"""Pause after each failure but the last."""
_WATCH_AGAIN_S: Final = (2.0, 600.0)
"""First and longest pause before the folders are watched again."""
_KEPT_STEP: Final = 0.1
"""Progress that is worth a write to the database."""


class LibraryWatch:
    """Watch on the music folders, which requests one scan for each burst of changes."""

    def __init__(self, *, watch: ChangeWatch, scans: "LibraryScans") -> None:
        self._watch = watch
        self._scans = scans

    async def run(self) -> None:
        """Watch until cancelled; a watch that ends is restarted after a scan for missed changes."""
        first_s, most_s = _WATCH_AGAIN_S
        pauses = Backoff(first_s=first_s, most_s=most_s)

        def changed() -> None:
            pauses.reset()
            self._scans.scan()

        while True:
            try:
                await self._watch.run(changed)
            except JobError as err:
                _LOGGER.warning("The music folders are not watched: %s", err)
            await asyncio.sleep(pauses.longer_s())
            self._scans.scan()


class LibraryScans:
    """Runner of library scans, at the start and on request, one at a time."""

    kind = "scan"

    def __init__(self, *, process: JobProcess, book: JobStore, clock: Clock) -> None:
        self._process = process
        self._book = book
        self._clock = clock
        self._is_wanted = asyncio.Event()
        self._listeners: list[JobListener] = []
        self._job: Job | None = None
        self._kept_progress = 0.0
        self._scan: asyncio.Task[None] | None = None

    @property
    def job(self) -> Job | None:
        """Latest scan, None before the first."""
        return self._job

    def scan(self) -> None:
        """Request a scan; a running scan is followed by another one, which sees every change."""
        self._is_wanted.set()

    def cancel(self) -> bool:
        """Stop the running scan, and return whether there was one; found songs are kept."""
        if self._scan is None or self._job is None or self._job.state is not JobState.RUNNING:
            return False
        self._is_wanted.clear()
        self._scan.cancel()
        return True

    def listen(self, listener: JobListener) -> Callable[[], None]:
        """Call the listener at each update of the scan, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def run(self) -> None:
        """Scan now and after each request, until cancelled."""
        while True:
            async with asyncio.TaskGroup() as tasks:
                self._scan = tasks.create_task(self._scan_until_done(), name="scan")
            if self._scan.cancelled():
                await self._end(JobState.CANCELLED, None)
            await self._is_wanted.wait()

    async def _scan_until_done(self) -> None:
        job = Job(
            kind=self.kind,
            state=JobState.RUNNING,
            progress=None,
            reason=None,
            started_at=self._clock.at(),
        )
        for back_off_s in (*_BACK_OFF_S, None):
            self._is_wanted.clear()
            await self._note(job)
            try:
                await self._process.run(self._note_report)
            except JobError as err:
                _LOGGER.warning("The scan of the library stopped: %s", err)
                if back_off_s is None:
                    failed = Notice(NoticeCode.SCAN_FAILED, detail=str(err))
                    await self._end(JobState.FAILED, failed)
                    return
                retried = Notice(NoticeCode.SCAN_RETRIED, detail=str(err))
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
                _LOGGER.warning("The scan's progress cannot be written: %s", err)
        for listener in tuple(self._listeners):
            listener(job)
