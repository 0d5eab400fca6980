"""Health of the sources, and updates."""

import asyncio

import pytest
from raveberry_server.application.jobs import library_scans
from raveberry_server.application.jobs.library_scans import LibraryScans
from raveberry_server.application.jobs.source_maintenance import (
    RENEWAL,
    SourceMaintenance,
    UpdatableComponent,
)
from raveberry_server.application.ports.jobs import JobState
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import JobFailed
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.notices import Notice, NoticeCode

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
    def __init__(self, *script: str | None) -> None:
        self.web = FetchedSource(a_web_song("a"))
        self.server = HeadlessServer(sources=(a_library("Amber"), self.web))
        self.versions = ScriptedVersions("1")
        self.sources = SourceMaintenance(
            catalog=self.server.catalog,
            renewable=UpdatableComponent(process=ScriptedProcess(*script), versions=self.versions),
            book=self.server.store,
            party=self.server.party,
            clock=self.server.clock,
        )


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
