"""Measurement of the loudness of local songs: after each scan, until the host pauses it."""

import logging
from typing import Final, override

from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import Job, JobProcess, JobState, JobStore
from raveberry_server.domain.notices import Notice, NoticeCode

from .library_scans import LibraryScans
from .repeated_job import JobFailures, RepeatedJob

_LOGGER = logging.getLogger(__name__)
_BACK_OFF_S: Final = (60.0, 600.0, 3_600.0)


class LoudnessMeasurement(RepeatedJob):
    """Runner of the measurement; one that the host cancelled rests until it is resumed."""

    kind = "loudness"

    def __init__(
        self, *, process: JobProcess, book: JobStore, clock: Clock, scans: LibraryScans
    ) -> None:
        failures = JobFailures(
            failed=lambda detail: Notice(NoticeCode.LOUDNESS_FAILED, detail=detail),
            retried=lambda detail: Notice(NoticeCode.LOUDNESS_RETRIED, detail=detail),
            back_off_s=_BACK_OFF_S,
        )
        super().__init__(process=process, book=book, clock=clock, failures=failures)
        self._scans = scans

    @property
    def is_paused(self) -> bool:
        """True after the host has cancelled it."""
        return self.job is not None and self.job.state is JobState.CANCELLED

    @override
    async def run(self) -> None:
        """Measure after each scan, until cancelled."""
        if self.job is None:
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
            _LOGGER.warning("The last measurement of loudness cannot be read: %s", err)

    def _note_scan(self, scan: Job) -> None:
        if scan.state is JobState.DONE and not self.is_paused:
            self.request()
