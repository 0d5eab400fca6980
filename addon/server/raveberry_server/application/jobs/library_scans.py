"""Library scans: triggers, progress, and retries with back-off."""

import asyncio
import logging
from typing import Final, override

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import ChangeWatch, JobError, JobProcess, JobStore
from raveberry_server.domain.notices import Notice, NoticeCode

from .repeated_job import JobFailures, RepeatedJob

_LOGGER = logging.getLogger(__name__)
_BACK_OFF_S: Final = (1.0, 5.0, 30.0)
"""Pause after each failure but the last."""
_WATCH_AGAIN_S: Final = (2.0, 600.0)
"""First and longest pause before the folders are watched again."""


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


class LibraryScans(RepeatedJob):
    """Runner of library scans, at the start and on request, one at a time."""

    kind = "scan"

    def __init__(self, *, process: JobProcess, book: JobStore, clock: Clock) -> None:
        failures = JobFailures(
            failed=lambda detail: Notice(NoticeCode.SCAN_FAILED, detail=detail),
            retried=lambda detail: Notice(NoticeCode.SCAN_RETRIED, detail=detail),
            back_off_s=_BACK_OFF_S,
        )
        super().__init__(process=process, book=book, clock=clock, failures=failures)

    def scan(self) -> None:
        """Request a scan; a running scan is followed by another one, which sees every change."""
        self.request()

    @override
    async def run(self) -> None:
        """Scan now and after each request, until cancelled."""
        self.request()
        await super().run()
