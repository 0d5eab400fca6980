"""Lookup of missing tags and covers, while the host has switched it on."""

import asyncio
from typing import Final, override

from raveberry_server.application.party import Change, Party
from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import Job, JobProcess, JobReport, JobState, JobStore
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.notices import Notice, NoticeCode

from .job_after_scans import JobAfterScans
from .library_scans import LibraryScans
from .repeated_job import JobFailures

_BACK_OFF_S: Final = (60.0, 600.0, 3_600.0)
"""Pause after each failure but the last."""
_AGAIN_S: Final = 86_400.0
"""Time after which a run without a scan finds what is due to be looked up again."""


class LibraryCompletion(JobAfterScans):
    """Runner of the lookup: after each scan and once a day.

    It asks for a scan when it has found something, as scans write the library.
    """

    kind = "musicbrainz"

    def __init__(
        self,
        *,
        process: JobProcess,
        book: JobStore,
        clock: Clock,
        scans: LibraryScans,
        party: Party,
    ) -> None:
        failures = JobFailures(
            failed=lambda detail: Notice(NoticeCode.MUSICBRAINZ_FAILED, detail=detail),
            retried=lambda detail: Notice(NoticeCode.MUSICBRAINZ_RETRIED, detail=detail),
            back_off_s=_BACK_OFF_S,
        )
        super().__init__(process=process, book=book, clock=clock, failures=failures, scans=scans)
        self._party = party
        self._shown: Notice | None = None

    @property
    @override
    def job(self) -> Job | None:
        """Latest run, None before the first and while it is switched off."""
        return self._job if self._is_on else None

    @override
    def request(self) -> None:
        """Request a run; nothing happens while it is switched off."""
        if self._is_on:
            super().request()

    @override
    async def run(self) -> None:
        """Look up what is missing, until cancelled."""
        stop_listening = self._party.listen(self._note_change)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._request_daily(), name="daily lookup")
                await super().run()
        finally:
            stop_listening()

    async def _request_daily(self) -> None:
        while True:
            await asyncio.sleep(_AGAIN_S)
            if not self.is_paused:
                self.request()

    @property
    def _is_on(self) -> bool:
        return _is_on_in(self._party.saved.state)

    def _note_change(self, change: Change) -> None:
        was_on, is_on = _is_on_in(change.before.state), _is_on_in(change.after.state)
        if is_on and not was_on:
            self.request()
        elif was_on and not is_on:
            self._is_wanted.clear()
            self.cancel()

    @override
    async def _note_report(self, report: JobReport) -> None:
        if not self._is_on:
            # It was switched off as the run began.
            self.cancel()
            return
        await super()._note_report(report)
        if report.summary is None:
            return
        if self._shown is None:
            # The scan before this run has shown it.
            self._shown = report.summary
        elif report.summary != self._shown:
            self._shown = report.summary
            self._scans.scan()

    @override
    async def _end(self, state: JobState, reason: Notice | None) -> None:
        await super()._end(state, reason)
        self._shown = None
        if state is JobState.CANCELLED:
            # It ended between two summaries.
            self._scans.scan()


def _is_on_in(state: PartyState) -> bool:
    return state.settings.musicbrainz_lookup
