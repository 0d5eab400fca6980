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

from tests.fakes.fetched import FetchedSource, a_web_song
from tests.fakes.house import House
from tests.fakes.jobs import ScriptedProcess
from tests.fakes.source import a_library
from tests.fakes.tasks import running


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


class Shop:
    def __init__(self, *script: str | None) -> None:
        self.web = FetchedSource(a_web_song("a"))
        self.house = House(sources=(a_library("Amber"), self.web))
        self.versions = ScriptedVersions("1")
        self.sources = SourceMaintenance(
            catalog=self.house.catalog,
            renewable=UpdatableComponent(process=ScriptedProcess(*script), versions=self.versions),
            book=self.house.store,
            party=self.house.party,
            clock=self.house.clock,
        )


async def test_the_host_sees_how_each_source_is() -> None:
    shop = Shop()
    shop.web.trouble = "broken"
    overview = await shop.sources.overview()
    assert [(health.name, health.reason) for health in overview.sources] == [
        ("local", None),
        ("web", "broken"),
    ]
    assert overview.jobs == ()


async def test_a_renewal_is_a_job_and_its_version_is_taken_up() -> None:
    shop = Shop(None)
    async with shop.house.running(), running(shop.sources.run()):
        shop.sources.renew()
        await shop.versions.taken_up.wait()
    job = shop.house.store.kept_jobs[RENEWAL]
    assert (job.state, job.progress, job.reason) == (JobState.DONE, 1.0, "run 1")
    assert [job.kind for job in (await shop.sources.overview()).jobs] == [RENEWAL]


async def test_a_renewal_that_fails_is_told_and_changes_nothing() -> None:
    shop = Shop("no network")
    async with shop.house.running(), running(shop.sources.run()):
        told = asyncio.Event()
        shop.house.party.listen(lambda _change: told.set())
        shop.sources.renew()
        await told.wait()
    assert shop.house.store.events == [
        JobFailed(job=RENEWAL, kind=RENEWAL, reason="no network"),
    ]
    assert shop.house.store.kept_jobs[RENEWAL].state is JobState.FAILED
    assert not shop.versions.taken_up.is_set()


async def test_a_scan_that_failed_for_good_is_told() -> None:
    house = House()
    scans = LibraryScans(
        process=ScriptedProcess("one", "two", "three", "the disk is off"),
        book=house.store,
        clock=house.clock,
    )
    sources = SourceMaintenance(
        catalog=house.catalog,
        renewable=None,
        book=house.store,
        party=house.party,
        clock=house.clock,
        scans=scans,
    )
    told = asyncio.Event()
    house.party.listen(lambda _change: told.set())
    async with house.running(), running(sources.run()):
        await asyncio.sleep(0)
        async with running(scans.run()):
            await told.wait()
    assert house.store.events == [JobFailed(job="scan", kind="scan", reason="the disk is off")]


async def test_one_goes_back_as_far_as_there_is_something() -> None:
    shop = Shop()
    await shop.sources.go_back()
    assert shop.versions.taken_up.is_set()
    with pytest.raises(RefusedError) as refusal:
        await shop.sources.go_back()
    assert refusal.value.reason is Reason.CONFLICT
    shop.versions.is_full = True
    with pytest.raises(RefusedError) as refusal:
        await shop.sources.go_back()
    assert refusal.value.reason is Reason.UNAVAILABLE


async def test_without_anything_renewable_nothing_is_renewed() -> None:
    async with House().running() as house:
        command = house.commands.command("renew_source")
        for back in (True, False):
            with pytest.raises(RefusedError) as refusal:
                await house.commands.carry_out(command, command.arguments(back=back), HOST_CALLER)
            assert refusal.value.reason is Reason.CONFLICT
        overview = house.commands.command("sources")
        assert await house.commands.carry_out(overview, overview.arguments(), HOST_CALLER)
