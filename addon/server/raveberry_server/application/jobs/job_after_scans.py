"""A job on all songs of the library: it runs after each scan, until the host pauses it."""

import logging
from typing import override

from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import Job, JobProcess, JobState, JobStore

from .library_scans import LibraryScans
from .repeated_job import JobFailures, RepeatedJob

_LOGGER = logging.getLogger(__name__)


class JobAfterScans(RepeatedJob):
    """Runner of the job; one that the host cancelled rests until it is resumed."""

    def __init__(
        self,
        *,
        process: JobProcess,
        book: JobStore,
        clock: Clock,
        failures: JobFailures,
        scans: LibraryScans,
    ) -> None:
        super().__init__(process=process, book=book, clock=clock, failures=failures)
        self._scans = scans

    @property
    def is_paused(self) -> bool:
        """True after the host has cancelled it."""
        return self._job is not None and self._job.state is JobState.CANCELLED

    @override
    async def run(self) -> None:
        """Run the job after each scan, until cancelled."""
        if self._job is None:
            await self._load()
        stop_listening = self._scans.listen(self._note_scan)
        try:
            await super().run()
        finally:
            stop_listening()

    async def _load(self) -> None:
        """Take over the last run, so that a pause outlasts a restart."""
        try:
            self._job = await self._book.last_job(self.kind)
        except StoreError as err:
            _LOGGER.warning("The last run of the job %s cannot be read: %s", self.kind, err)

    def _note_scan(self, scan: Job) -> None:
        if scan.state is JobState.DONE and not self.is_paused:
            self.request()
