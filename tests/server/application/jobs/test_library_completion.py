"""Missing tags and covers are looked up while the host has switched it on, and then shown."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from raveberry_server.application.jobs import library_completion
from raveberry_server.application.jobs.library_completion import LibraryCompletion
from raveberry_server.application.jobs.library_scans import LibraryScans
from raveberry_server.application.jobs.source_maintenance import SourceMaintenance
from raveberry_server.application.ports.jobs import JobError, JobReport, JobState, Report
from raveberry_server.domain import setting_changes
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.notices import Notice, NoticeCode

from tests.fakes.jobs import ScriptedProcess
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.tasks import running


def named(songs: int) -> Notice:
    return Notice(NoticeCode.MUSICBRAINZ_COMPLETED, songs=songs, albums=0, full=0)


class Lookups:
    """Implements `JobProcess`: each run reports the next numbers of songs that have a name.

    A run waits for the gate before its last report.
    """

    def __init__(self, *script: Sequence[int] | str) -> None:
        self.script = list(script)
        self.runs = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.has_begun = asyncio.Event()

    async def run(self, report: Report) -> None:
        self.runs += 1
        found = self.script.pop(0) if self.script else (0,)
        if isinstance(found, str):
            raise JobError(found)
        *first, last = found
        for songs in first:
            await report(JobReport(progress=0.5, summary=named(songs)))
        await report(JobReport(progress=0.5))
        self.has_begun.set()
        await self.gate.wait()
        await report(JobReport(progress=1.0, summary=named(last)))


class CompletionFixture:
    """Scans and lookups with scripted processes."""

    def __init__(self, *script: Sequence[int] | str, server: HeadlessServer | None = None) -> None:
        self.server = server or HeadlessServer()
        self.process = Lookups(*script)
        self.scan = ScriptedProcess()
        store, clock = self.server.store, self.server.clock
        self.scans = LibraryScans(process=self.scan, book=store, clock=clock)
        self.completion = LibraryCompletion(
            process=self.process,
            book=store,
            clock=clock,
            scans=self.scans,
            party=self.server.party,
        )
        self.maintenance = SourceMaintenance(
            catalog=self.server.catalog,
            renewable=None,
            book=store,
            party=self.server.party,
            clock=clock,
            scans=self.scans,
            after_scans=(self.completion,),
        )
        self._news = asyncio.Event()
        self.completion.listen(lambda _job: self._news.set())
        self.scans.listen(lambda _job: self._news.set())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with (
            self.server.running(),
            running(self.completion.run()),
            running(self.scans.run()),
        ):
            await self.until(scans=1)
            yield

    async def switch(self, *, is_on: bool) -> None:
        await self.server.party.apply(
            lambda state, _now: setting_changes.set_setting(state, "musicbrainz_lookup", is_on)
        )

    async def until(self, state: JobState | None = None, *, runs: int = 0, scans: int = 0) -> None:
        """Wait until this many runs and scans have ended, and the last run in that state."""
        async with asyncio.timeout(30):
            while not self._is(state, runs, scans):
                self._news.clear()
                await self._news.wait()
            # Whatever follows from it has begun.
            for _ in range(20):
                await asyncio.sleep(0)

    def _is(self, state: JobState | None, runs: int, scans: int) -> bool:
        scan, job = self.scans.job, self.server.store.kept_jobs.get(LibraryCompletion.kind)
        has_scanned = scan is not None and scan.state is JobState.DONE
        return (
            self.scan.runs >= scans
            and has_scanned
            and self.process.runs >= runs
            and (state is None or (job is not None and job.state is state))
        )


async def test_it_is_off_until_the_host_switches_it_on() -> None:
    fixture = CompletionFixture()
    async with fixture.running():
        assert fixture.process.runs == 0
        await fixture.switch(is_on=True)
        await fixture.until(JobState.DONE, runs=1)
        fixture.scans.scan()
        await fixture.until(JobState.DONE, runs=2)


async def test_it_stops_at_once_when_it_is_switched_off() -> None:
    fixture = CompletionFixture()
    fixture.process.gate.clear()
    async with fixture.running():
        await fixture.switch(is_on=True)
        await fixture.process.has_begun.wait()
        (job,) = [one for one in (await fixture.maintenance.overview()).jobs if one.kind != "scan"]
        assert (job.kind, job.state, job.progress) == ("musicbrainz", JobState.RUNNING, 0.5)
        await fixture.switch(is_on=False)
        await fixture.until(JobState.CANCELLED, scans=2)
        assert fixture.completion.job is None
        with pytest.raises(RefusedError) as refused:
            await fixture.maintenance.cancel("musicbrainz", HOST_CALLER)
        assert refused.value.refusal is Refusal.JOB_NOT_RUNNING
        await fixture.maintenance.retry("musicbrainz", HOST_CALLER)
        fixture.scans.scan()
        await fixture.until(scans=3)
        assert fixture.process.runs == 1
        fixture.process.gate.set()
        await fixture.switch(is_on=True)
        await fixture.until(JobState.DONE, runs=2)


async def test_a_pause_outlasts_scans_and_a_restart() -> None:
    fixture = CompletionFixture()
    fixture.process.gate.clear()
    async with fixture.running():
        await fixture.switch(is_on=True)
        await fixture.process.has_begun.wait()
        await fixture.maintenance.cancel("musicbrainz", HOST_CALLER)
        await fixture.until(JobState.CANCELLED, scans=2)
    restarted = CompletionFixture(server=fixture.server)
    async with restarted.running():
        restarted.scans.scan()
        await restarted.until(scans=2)
        assert restarted.process.runs == 0
        await restarted.maintenance.retry("musicbrainz", HOST_CALLER)
        await restarted.until(JobState.DONE, runs=1)


async def test_a_scan_shows_what_was_found_during_and_after_a_run() -> None:
    fixture = CompletionFixture((0, 2, 2, 3))
    fixture.process.gate.clear()
    async with fixture.running():
        await fixture.switch(is_on=True)
        await fixture.process.has_begun.wait()
        await fixture.until(scans=2)
        fixture.process.gate.set()
        # The scans after it lead to another run, which finds nothing more.
        fixture.process.script = [(3, 3)] * 9
        await fixture.until(JobState.DONE, runs=2, scans=3)
        scans = fixture.scan.runs
        fixture.completion.request()
        await fixture.until(JobState.DONE, runs=fixture.process.runs + 1)
        assert fixture.scan.runs == scans


async def test_what_is_due_again_is_looked_up_without_a_scan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library_completion, "_AGAIN_S", 0.01)
    fixture = CompletionFixture()
    async with fixture.running():
        await fixture.switch(is_on=True)
        await fixture.until(runs=4)
        assert fixture.scan.runs == 1


async def test_a_failure_is_retried_and_then_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_completion, "_BACK_OFF_S", (0.0,))
    fixture = CompletionFixture("down", "still down")
    async with fixture.running():
        await fixture.switch(is_on=True)
        await fixture.until(JobState.FAILED, runs=2)
        job = fixture.completion.job
        assert job is not None
        assert job.reason == Notice(NoticeCode.MUSICBRAINZ_FAILED, detail="still down")
        assert fixture.scan.runs == 1
