"""Health of the sources, and updates."""

import asyncio
from collections.abc import Awaitable

import pytest
from raveberry_server.application.jobs import library_scans
from raveberry_server.application.jobs.library_scans import LibraryScans
from raveberry_server.application.jobs.loudness_measurement import LoudnessMeasurement
from raveberry_server.application.jobs.song_fetcher import SongFetcher
from raveberry_server.application.jobs.source_maintenance import (
    RENEWAL,
    SourceMaintenance,
    UpdatableComponent,
)
from raveberry_server.application.ports.jobs import JobState
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import JobFailed
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import current_song

from tests.fakes.jobs import ScriptedProcess
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.fetched_source import FetchedSource, a_web_song
from tests.fakes.tasks import running

NO_UPDATE = Notice(NoticeCode.UPDATE_FAILED, detail="no network")
ONE_SONG = Notice(NoticeCode.LIBRARY_SCANNED, songs=1)
NO_SCAN = Notice(NoticeCode.SCAN_FAILED, detail="the disk is off")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_scans, "_BACK_OFF_S", (0.0, 0.0, 0.0))


class ScriptedVersions:
    """Implements `ComponentVersions`."""

    def __init__(self, *before: str) -> None:
        self.before = list(before)
        self.taken_up = asyncio.Event()
        self.is_full = False

    def go_back(self) -> str | None:
        if self.is_full:
            raise OSError(28, "No space left on device")
        return self.before.pop() if self.before else None

    def take_up(self) -> None:
        self.taken_up.set()


class MaintenanceFixture:
    def __init__(self, *script: str | None, scan: ScriptedProcess | None = None) -> None:
        self.web = FetchedSource(a_web_song("a"))
        self.server = HeadlessServer(sources=(a_library("Amber"), self.web))
        self.versions = ScriptedVersions("1")
        self.process = ScriptedProcess(*script)
        self.scans = scan and LibraryScans(
            process=scan, book=self.server.store, clock=self.server.clock
        )
        self.sources = SourceMaintenance(
            catalog=self.server.catalog,
            renewable=UpdatableComponent(process=self.process, versions=self.versions),
            book=self.server.store,
            party=self.server.party,
            clock=self.server.clock,
            scans=self.scans,
        )

    async def until_kept(self, state: JobState, kind: str = RENEWAL) -> None:
        store = self.server.store
        async with asyncio.timeout(30):
            while kind not in store.kept_jobs or store.kept_jobs[kind].state is not state:
                store.job_kept.clear()
                await store.job_kept.wait()


async def test_the_host_sees_how_each_source_is() -> None:
    fixture = MaintenanceFixture()
    fixture.web.trouble = "broken"
    overview = await fixture.sources.overview()
    assert [(health.name, health.reason) for health in overview.sources] == [
        ("local", None),
        ("web", Notice("service_failed", failure="broken")),
    ]
    assert overview.jobs == ()


async def test_an_update_is_a_job_and_its_version_is_used() -> None:
    fixture = MaintenanceFixture(None)
    async with fixture.server.running(), running(fixture.sources.run()):
        fixture.sources.renew()
        await fixture.versions.taken_up.wait()
    job = fixture.server.store.kept_jobs[RENEWAL]
    assert (job.state, job.progress, job.reason) == (JobState.DONE, 1.0, ONE_SONG)
    assert [job.kind for job in (await fixture.sources.overview()).jobs] == [RENEWAL]


async def test_a_failed_update_is_reported_and_changes_nothing() -> None:
    fixture = MaintenanceFixture("no network")
    async with fixture.server.running(), running(fixture.sources.run()):
        told = asyncio.Event()
        fixture.server.party.listen(lambda _change: told.set())
        fixture.sources.renew()
        await told.wait()
    assert fixture.server.store.events == [
        JobFailed(job=RENEWAL, kind=RENEWAL, reason=NO_UPDATE),
    ]
    assert fixture.server.store.kept_jobs[RENEWAL].state is JobState.FAILED
    assert not fixture.versions.taken_up.is_set()


async def test_a_failed_scan_is_reported() -> None:
    server = HeadlessServer()
    scans = LibraryScans(
        process=ScriptedProcess("one", "two", "three", "the disk is off"),
        book=server.store,
        clock=server.clock,
    )
    sources = SourceMaintenance(
        catalog=server.catalog,
        renewable=None,
        book=server.store,
        party=server.party,
        clock=server.clock,
        scans=scans,
    )
    told = asyncio.Event()
    server.party.listen(lambda _change: told.set())
    async with server.running(), running(sources.run()):
        await asyncio.sleep(0)
        async with running(scans.run()):
            await told.wait()
    assert server.store.events == [JobFailed(job="scan", kind="scan", reason=NO_SCAN)]


async def test_a_running_update_is_cancelled_and_retried() -> None:
    fixture = MaintenanceFixture(None)
    fixture.process.gate.clear()
    async with fixture.server.running(), running(fixture.sources.run()):
        fixture.sources.renew()
        await fixture.process.has_begun.wait()
        await fixture.sources.cancel(RENEWAL, HOST_CALLER)
        await fixture.until_kept(JobState.CANCELLED)
        assert not fixture.versions.taken_up.is_set()
        await refused(fixture.sources.cancel(RENEWAL, HOST_CALLER), Refusal.JOB_NOT_RUNNING)
        fixture.process.gate.set()
        await fixture.sources.retry(RENEWAL, HOST_CALLER)
        await fixture.versions.taken_up.wait()


async def test_a_cancelled_scan_keeps_its_songs_and_is_retried() -> None:
    process = ScriptedProcess()
    process.gate.clear()
    fixture = MaintenanceFixture(scan=process)
    assert fixture.scans is not None
    async with fixture.server.running(), running(fixture.scans.run()):
        await process.has_begun.wait()
        await fixture.sources.cancel("scan", HOST_CALLER)
        await fixture.until_kept(JobState.CANCELLED, "scan")
        await refused(fixture.sources.cancel("scan", HOST_CALLER), Refusal.JOB_NOT_RUNNING)
        process.gate.set()
        await fixture.sources.retry("scan", HOST_CALLER)
        await fixture.until_kept(JobState.DONE, "scan")


async def test_the_measurement_of_loudness_is_paused_and_resumed() -> None:
    server = HeadlessServer()
    process = ScriptedProcess()
    process.gate.clear()
    scans = LibraryScans(process=ScriptedProcess(), book=server.store, clock=server.clock)
    loudness = LoudnessMeasurement(
        process=process, book=server.store, clock=server.clock, scans=scans
    )
    ended = asyncio.Event()
    loudness.listen(lambda job: ended.set() if job.ended_at else None)
    sources = SourceMaintenance(
        catalog=server.catalog,
        renewable=None,
        book=server.store,
        party=server.party,
        clock=server.clock,
        scans=scans,
        after_scans=(loudness,),
    )
    assert (await sources.overview()).jobs == ()
    async with server.running(), running(loudness.run()), running(scans.run()):
        await process.has_begun.wait()
        job = (await sources.overview()).jobs[-1]
        assert (job.id, job.state, job.progress) == ("loudness", JobState.RUNNING, 0.5)
        await sources.cancel("loudness", HOST_CALLER)
        await ended.wait()
        assert (await sources.overview()).jobs[-1].state is JobState.CANCELLED
        await refused(sources.cancel("loudness", HOST_CALLER), Refusal.JOB_NOT_RUNNING)
        ended.clear()
        process.gate.set()
        await sources.retry("loudness", HOST_CALLER)
        await ended.wait()
        assert (await sources.overview()).jobs[-1].state is JobState.DONE


async def test_a_cancelled_download_leaves_the_queue_and_a_retry_brings_it_back() -> None:
    fixture = MaintenanceFixture()
    fetches = SongFetcher(
        party=fixture.server.party,
        catalog=fixture.server.catalog,
        book=fixture.server.store,
        clock=fixture.server.clock,
    )
    async with fixture.server.running(), running(fetches.run()):
        made = await fixture.server.execute("enqueue", HOST_CALLER, uri="web:a")
        await fixture.web.has_begun.wait()
        (job,) = (await fixture.sources.overview()).jobs
        assert (job.id, job.title) == (f"fetch-{made.entry.id}", "a")
        await fixture.sources.cancel(job.id, HOST_CALLER)
        await fixture.web.has_ended.wait()
        assert (await fixture.sources.overview()).jobs == ()
        await refused(fixture.sources.cancel(job.id, HOST_CALLER), Refusal.JOB_NOT_RUNNING)
        await fixture.sources.retry(job.id, HOST_CALLER)
        assert made.entry.id in fixture.server.state.waiting


async def test_a_download_that_was_given_up_is_listed_until_its_song_is_back() -> None:
    fixture = MaintenanceFixture()
    async with fixture.server.running():
        made = await fixture.server.execute("enqueue", HOST_CALLER, uri="web:a")
        entry = EntryId(made.entry.id)
        reason = Notice("service_failed", failure="broken")
        await fixture.server.step(lambda state, _now: current_song.fail_song(state, entry, reason))
        (job,) = (await fixture.sources.overview()).jobs
        assert (job.id, job.state, job.reason, job.title) == (
            f"fetch-{entry}",
            JobState.FAILED,
            reason,
            "a",
        )
        await fixture.sources.retry(job.id, HOST_CALLER)
        assert entry in fixture.server.state.waiting
        assert (await fixture.sources.overview()).jobs == ()


@pytest.mark.parametrize("job", ["scan", "backup", ""])
async def test_other_jobs_are_neither_cancelled_nor_retried(job: str) -> None:
    fixture = MaintenanceFixture()
    await refused(fixture.sources.cancel(job, HOST_CALLER), Refusal.JOB_NOT_RUNNING)
    await refused(fixture.sources.retry(job, HOST_CALLER), Refusal.JOB_UNKNOWN)


async def refused(action: Awaitable[None], expected: Refusal) -> None:
    with pytest.raises(RefusedError) as refusal:
        await action
    assert refusal.value.refusal is expected


async def test_versions_are_reverted_one_by_one() -> None:
    fixture = MaintenanceFixture()
    await fixture.sources.go_back()
    assert fixture.versions.taken_up.is_set()
    with pytest.raises(RefusedError) as refusal:
        await fixture.sources.go_back()
    assert refusal.value.reason is Reason.CONFLICT
    fixture.versions.is_full = True
    with pytest.raises(RefusedError) as refusal:
        await fixture.sources.go_back()
    assert refusal.value.reason is Reason.UNAVAILABLE


async def test_without_updatable_components_nothing_is_updated() -> None:
    async with HeadlessServer().running() as server:
        for back in (True, False):
            with pytest.raises(RefusedError) as refusal:
                await server.execute("renew_source", HOST_CALLER, back=back)
            assert refusal.value.reason is Reason.CONFLICT
        assert await server.execute("sources", HOST_CALLER)
