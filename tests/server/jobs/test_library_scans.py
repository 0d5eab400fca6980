"""One scan at a time, retried after a failure, with a stored row for its state."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from raveberry_server.application.jobs import library_scans
from raveberry_server.application.jobs.library_scans import LibraryScans
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.domain.notices import Notice, NoticeCode

from tests.fakes.clock import FakeClock
from tests.fakes.jobs import ScriptedProcess
from tests.fakes.party.memory_store import MemoryStore

ONE_SONG = Notice(NoticeCode.LIBRARY_SCANNED, songs=1)
RETRIED = Notice(NoticeCode.SCAN_RETRIED, detail="killed")
STOPPED = Notice(NoticeCode.SCAN_FAILED, detail="four")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_scans, "_BACK_OFF_S", (0.0, 0.0, 0.0))


class Listener:
    """Listener that records all jobs, and can wait for one."""

    def __init__(self, scans: LibraryScans) -> None:
        self.jobs: list[Job] = []
        self._news = asyncio.Event()
        self.leave = scans.listen(self._note_report)

    def _note_report(self, job: Job) -> None:
        self.jobs.append(job)
        self._news.set()

    async def ended(self, times: int = 1) -> Job:
        while sum(job.ended_at is not None for job in self.jobs) < times:
            self._news.clear()
            await self._news.wait()
        return self.jobs[-1]


@asynccontextmanager
async def running(
    process: ScriptedProcess, store: MemoryStore
) -> AsyncIterator[tuple[LibraryScans, Listener]]:
    scans = LibraryScans(process=process, book=store, clock=FakeClock())
    listener = Listener(scans)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(scans.run())
        yield scans, listener
        task.cancel()


async def test_a_scan_begins_with_the_server() -> None:
    process, store = ScriptedProcess(), MemoryStore()
    async with running(process, store) as (scans, listener):
        job = await listener.ended()
        assert scans.job == job
    assert (job.state, job.progress, job.reason) == (JobState.DONE, 1.0, ONE_SONG)
    assert store.kept_jobs == {"scan": job}
    assert [job.progress for job in listener.jobs] == [None, 0.5, 1.0, 1.0]


async def test_it_scans_again_only_when_it_is_wanted() -> None:
    process = ScriptedProcess()
    async with running(process, MemoryStore()) as (scans, listener):
        await listener.ended()
        assert process.runs == 1
        scans.scan()
        scans.scan()
        await listener.ended(2)
    assert process.runs == 2


async def test_wanted_while_it_runs_it_scans_once_more() -> None:
    process = ScriptedProcess()
    async with running(process, MemoryStore()) as (scans, listener):
        scans.listen(
            lambda job: scans.scan() if job.progress == 0.5 and process.runs == 1 else None
        )
        await listener.ended(2)
    assert process.runs == 2


async def test_a_failed_scan_is_retried_and_reported() -> None:
    process = ScriptedProcess("killed", None)
    async with running(process, MemoryStore()) as (_, listener):
        job = await listener.ended()
    assert job.state is JobState.DONE
    assert any(job.reason == RETRIED for job in listener.jobs)


async def test_after_the_fourth_failure_it_rests_with_its_reason() -> None:
    process, store = ScriptedProcess("one", "two", "three", "four"), MemoryStore()
    async with running(process, store) as (scans, listener):
        job = await listener.ended()
        assert (process.runs, job.state, job.reason) == (4, JobState.FAILED, STOPPED)
        assert store.kept_jobs["scan"] == job
        scans.scan()
        assert (await listener.ended(2)).state is JobState.DONE


async def test_a_requested_scan_ends_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_scans, "_BACK_OFF_S", (3_600.0,))
    process = ScriptedProcess("killed", None)
    async with running(process, MemoryStore()) as (scans, listener):
        scans.listen(lambda job: scans.scan() if job.reason == RETRIED else None)
        await listener.ended()
    assert process.runs == 2


async def test_a_store_that_is_broken_stops_no_scan(caplog: pytest.LogCaptureFixture) -> None:
    store = MemoryStore()
    store.is_broken = True
    async with running(ScriptedProcess(), store) as (_, listener):
        assert (await listener.ended()).state is JobState.DONE
    assert "cannot be written" in caplog.text


async def test_a_removed_listener_is_not_called() -> None:
    async with running(ScriptedProcess(), MemoryStore()) as (scans, listener):
        await listener.ended()
        other = Listener(scans)
        listener.leave()
        heard = len(listener.jobs)
        scans.scan()
        await other.ended()
    assert len(listener.jobs) == heard
