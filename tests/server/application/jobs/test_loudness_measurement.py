"""Loudness is measured after each scan, until the host pauses it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from raveberry_server.application.jobs import loudness_measurement
from raveberry_server.application.jobs.library_scans import LibraryScans
from raveberry_server.application.jobs.loudness_measurement import LoudnessMeasurement
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.domain.notices import Notice, NoticeCode

from tests.fakes.clock import FakeClock
from tests.fakes.jobs import ScriptedProcess
from tests.fakes.party.memory_store import MemoryStore


class MeasurementFixture:
    """Scans and measurements with scripted processes."""

    def __init__(self, store: MemoryStore, *script: str | None) -> None:
        self.store = store
        self.process = ScriptedProcess(*script)
        clock = FakeClock()
        self.scans = LibraryScans(process=ScriptedProcess(), book=store, clock=clock)
        self.loudness = LoudnessMeasurement(
            process=self.process, book=store, clock=clock, scans=self.scans
        )
        self._news = asyncio.Event()
        self.loudness.listen(lambda _job: self._news.set())
        self.scans.listen(lambda _job: self._news.set())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as tasks:
            runs = [tasks.create_task(self.loudness.run()), tasks.create_task(self.scans.run())]
            yield
            for task in runs:
                task.cancel()

    async def until(self, state: JobState, *, runs: int = 1) -> Job:
        async with asyncio.timeout(30):
            while True:
                job = self.loudness.job
                if job is not None and job.state is state and self.process.runs == runs:
                    return job
                self._news.clear()
                await self._news.wait()

    async def rescan(self) -> None:
        """Scan once more, to the end."""
        begun = self.scans.job
        self.scans.scan()
        async with asyncio.timeout(30):
            while self.scans.job is begun or not self.scans.job or not self.scans.job.ended_at:
                self._news.clear()
                await self._news.wait()


async def test_it_runs_after_each_scan() -> None:
    fixture = MeasurementFixture(MemoryStore())
    async with fixture.running():
        job = await fixture.until(JobState.DONE)
        assert fixture.store.kept_jobs["loudness"] == job
        fixture.scans.scan()
        await fixture.until(JobState.DONE, runs=2)


async def test_a_pause_outlasts_scans_and_a_restart_until_it_is_resumed() -> None:
    fixture = MeasurementFixture(MemoryStore())
    fixture.process.gate.clear()
    async with fixture.running():
        await fixture.process.has_begun.wait()
        assert fixture.loudness.cancel()
        await fixture.until(JobState.CANCELLED)
        assert not fixture.loudness.cancel()
        await fixture.rescan()
        assert fixture.loudness.is_paused
    restarted = MeasurementFixture(fixture.store)
    async with restarted.running():
        await restarted.rescan()
        assert restarted.process.runs == 0
        restarted.loudness.request()
        await restarted.until(JobState.DONE)
        await restarted.rescan()
        await restarted.until(JobState.DONE, runs=2)


async def test_failures_are_retried_and_then_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loudness_measurement, "_BACK_OFF_S", (0.0,))
    fixture = MeasurementFixture(MemoryStore(), "killed", "no ffmpeg")
    async with fixture.running():
        job = await fixture.until(JobState.FAILED, runs=2)
    assert job.reason == Notice(NoticeCode.LOUDNESS_FAILED, detail="no ffmpeg")


async def test_a_store_that_is_broken_stops_no_measurement() -> None:
    fixture = MeasurementFixture(MemoryStore())
    fixture.store.is_broken = True
    async with fixture.running():
        await fixture.until(JobState.DONE)
