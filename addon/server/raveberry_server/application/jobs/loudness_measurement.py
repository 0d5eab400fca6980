"""Measurement of the loudness of local songs: after each scan, until the host pauses it."""

from typing import Final

from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import JobProcess, JobStore
from raveberry_server.domain.notices import Notice, NoticeCode

from .job_after_scans import JobAfterScans
from .library_scans import LibraryScans
from .repeated_job import JobFailures

_BACK_OFF_S: Final = (60.0, 600.0, 3_600.0)
"""Pause after each failure but the last."""


class LoudnessMeasurement(JobAfterScans):
    """Runner of the measurement."""

    kind = "loudness"

    def __init__(
        self, *, process: JobProcess, book: JobStore, clock: Clock, scans: LibraryScans
    ) -> None:
        failures = JobFailures(
            failed=lambda detail: Notice(NoticeCode.LOUDNESS_FAILED, detail=detail),
            retried=lambda detail: Notice(NoticeCode.LOUDNESS_RETRIED, detail=detail),
            back_off_s=_BACK_OFF_S,
        )
        super().__init__(process=process, book=book, clock=clock, failures=failures, scans=scans)
