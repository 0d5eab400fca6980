"""Fetch jobs: progress, retries, and the end with their entry."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from raveberry_server.application.errors import Cause, FetchError, fetch_notice
from raveberry_server.application.jobs import download_lanes, song_fetcher
from raveberry_server.application.jobs.song_fetcher import KIND, SongFetcher
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.domain.model.entry import Entry, EntryState
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.events import JobFailed, SongEnded
from raveberry_server.domain.model.guest import HOST_CALLER, Caller
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.queue import undo
from raveberry_server.domain.requests import removal, song_requests

from tests.fakes.party.domain_party import a_guest, a_song
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.fetched_source import FakeRadioSource, FetchedSource, a_web_song
from tests.fakes.tasks import running

ANN = a_guest("ann")
BOB = a_guest("bob")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(song_fetcher, "_BACK_OFF_S", (0.0, 0.0))
    monkeypatch.setattr(song_fetcher, "_PROBE_S", 0.0)
    monkeypatch.setattr(download_lanes, "RETRY_S", (0.0,))


class FetcherFixture:
    """A party with a library and a source that fetches."""

    def __init__(self) -> None:
        self.web = FetchedSource(*(a_web_song(name) for name in "abcd"))
        self.use()

    def use(self, *others: FetchedSource) -> None:
        """Add these sources from the start."""
        self.server = HeadlessServer(sources=(a_library("Amber"), self.web, *others))
        self.fetches = SongFetcher(
            party=self.server.party,
            catalog=self.server.catalog,
            book=self.server.store,
            clock=self.server.clock,
        )

    @asynccontextmanager
    async def fetching(self) -> AsyncIterator["FetcherFixture"]:
        async with self.server.running(), running(self.fetches.run()):
            yield self

    async def ask(self, uri: str, who: Caller = ANN) -> EntryId:
        made = await self.server.execute("enqueue", who, uri=uri)
        return EntryId(made.entry.id)

    async def until(self, is_so: Callable[[], bool]) -> None:

        news = asyncio.Event()
        stop = self.server.party.listen(lambda _change: news.set())
        async with asyncio.timeout(30):
            while not is_so():
                await news.wait()
                news.clear()
        stop()

    def entry(self, name: EntryId) -> Entry:
        found = self.server.state.entry(name)
        assert found is not None
        return found

    def reasons(self) -> list[str | None]:
        events = self.server.store.events
        return [event.detail for event in events if isinstance(event, SongEnded)]


async def test_r13_a_request_is_answered_at_once_and_becomes_ready_later() -> None:
    async with FetcherFixture().fetching() as fixture:
        entry = await fixture.ask("web:a")
        assert fixture.entry(entry).state is EntryState.PENDING
        await fixture.until(lambda: fixture.entry(entry).progress == 0.5)
        assert fixture.server.store.kept_jobs[f"fetch-{entry}"].state is JobState.RUNNING
        fixture.web.gate.set()
        await fixture.until(lambda: fixture.entry(entry).is_ready)
    assert fixture.server.store.kept_jobs == {}
    assert fixture.web.kept == {"web:a"}


async def test_a_song_of_the_library_is_ready_at_once() -> None:
    async with FetcherFixture().fetching() as fixture:
        assert fixture.entry(await fixture.ask("local:Amber")).is_ready
    assert fixture.web.orders == []


async def test_a_cached_song_is_ready_at_once() -> None:
    async with FetcherFixture().fetching() as fixture:
        fixture.web.here.add("web:a")
        assert fixture.entry(await fixture.ask("web:a")).is_ready


async def test_a_temporary_failure_is_retried_three_times() -> None:
    cause = Cause.BROKEN
    async with FetcherFixture().fetching() as fixture:
        fixture.web.script["web:a"] = [FetchError(cause), FetchError(cause), a_web_song("a")]
        entry = await fixture.ask("web:a")
        await fixture.until(lambda: fixture.entry(entry).is_ready)
        fixture.web.script["web:b"] = [FetchError(cause)] * 3
        entry = await fixture.ask("web:b", BOB)
        await fixture.until(lambda: fixture.server.state.entry(entry) is None)
    assert fixture.reasons() == [fetch_notice(FetchError(cause))]
    assert len(fixture.web.orders) == 6
    (failed,) = (event for event in fixture.server.store.events if isinstance(event, JobFailed))
    assert failed == JobFailed(
        job=f"fetch-{entry}", kind=KIND, reason=fetch_notice(FetchError(cause)), entry=entry
    )
    assert fixture.server.store.kept_jobs == {}


@pytest.mark.parametrize("cause", [cause for cause in Cause if not cause.may_pass])
async def test_a_permanent_failure_is_not_retried(cause: Cause) -> None:
    async with FetcherFixture().fetching() as fixture:
        fixture.web.script["web:a"] = [FetchError(cause)]
        entry = await fixture.ask("web:a")
        await fixture.until(lambda: fixture.server.state.entry(entry) is None)
    assert fixture.reasons() == [fetch_notice(FetchError(cause))]
    assert len(fixture.web.orders) == 1


async def test_the_download_of_a_removed_song_is_stopped() -> None:
    async with FetcherFixture().fetching() as fixture:
        entry = await fixture.ask("web:a")
        await fixture.web.has_begun.wait()
        await fixture.server.step(lambda state, _now: removal.remove(state, HOST_CALLER, entry))
        await fixture.web.has_ended.wait()
        await fixture.server.step(
            lambda state, now: undo.bring_back(state, HOST_CALLER, entry, now)
        )
        fixture.web.gate.set()
        await fixture.until(lambda: fixture.entry(entry).is_ready)


async def test_nothing_is_left_of_a_download_that_is_given_up_or_removed() -> None:
    fixture = FetcherFixture()
    fixture.web.unfinished = {"web:of a killed server", "web:a"}
    async with fixture.server.running():
        removed = await fixture.ask("web:a")
    async with fixture.fetching():
        await fixture.web.has_begun.wait()
        assert fixture.web.unfinished == {"web:a"}
        fixture.web.script["web:b"] = [FetchError(Cause.BROKEN)] * 3
        given_up = await fixture.ask("web:b", BOB)
        await fixture.until(lambda: fixture.server.state.entry(given_up) is None)
        await fixture.server.step(lambda state, _now: removal.remove(state, HOST_CALLER, removed))
        await fixture.web.is_discarded.wait()


async def test_a_few_are_fetched_at_a_time_and_the_next_to_play_first() -> None:
    async with FetcherFixture().fetching() as fixture:
        for name in "abc":
            await fixture.ask(f"web:{name}")
        await fixture.ask("web:d", BOB)
        await fixture.until(lambda: len(fixture.web.orders) == 2)
        fixture.web.gate.set()
        await fixture.until(lambda: len(fixture.web.orders) == 4)
        await fixture.until(lambda: all(e.is_ready for e in fixture.server.state.waiting.values()))
    assert [order.song.title for order in fixture.web.orders[:3]] == ["a", "b", "d"]


async def test_downloads_continue_after_a_restart_with_their_failure_count() -> None:
    fixture = FetcherFixture()
    async with fixture.server.running():
        entry = await fixture.ask("web:a")
    old = Job(
        kind=KIND,
        state=JobState.RUNNING,
        progress=None,
        reason=None,
        started_at=datetime(2026, 1, 1, tzinfo=UTC),
        entry=entry,
        failures=2,
    )
    for job in (old, replace(old, entry=EntryId("e77"))):
        await fixture.server.store.keep_job(job)
    fixture.web.script["web:a"] = [FetchError(Cause.BROKEN)]
    async with fixture.fetching():
        await fixture.until(lambda: fixture.server.state.entry(entry) is None)
    assert len(fixture.web.orders) == 1
    assert fixture.server.store.kept_jobs == {}


async def test_a_ready_song_whose_file_is_gone_is_fetched_once_more() -> None:
    fixture = FetcherFixture()
    fixture.web.here.add("web:a")
    async with fixture.server.running():
        entry = await fixture.ask("web:a")
        assert fixture.entry(entry).is_ready
    fixture.web.here.clear()
    async with fixture.fetching():
        await fixture.until(lambda: fixture.entry(entry).progress == 0.5)
        fixture.web.gate.set()
        await fixture.until(lambda: fixture.entry(entry).is_ready)


async def test_only_the_hosts_links_may_come_from_anywhere() -> None:
    async with FetcherFixture().fetching() as fixture:
        await fixture.server.set("allowed_private_hosts", ["nas.local:8000"])
        fixture.web.gate.set()
        await fixture.ask("web:a")
        await fixture.ask("web:b", HOST_CALLER)
        await fixture.until(lambda: len(fixture.web.orders) == 2)
    guests, hosts = fixture.web.orders
    assert (guests.extractors, guests.private_hosts) == (("youtube", "soundcloud", "bandcamp"), ())
    assert (hosts.extractors, hosts.private_hosts) == ((), ("nas.local:8000",))


@pytest.mark.parametrize(
    ("who", "has_radio", "plays"),
    [(HOST_CALLER, True, True), (ANN, True, False), (HOST_CALLER, False, False)],
)
async def test_an_endless_link_of_the_host_is_radio(
    who: object, has_radio: bool, plays: bool
) -> None:
    fixture = FetcherFixture()
    radio = FakeRadioSource()
    station = Song(uri="radio:web:a", source="radio", title="House FM")
    radio.songs[station.uri] = station
    radio.gate.set()
    if has_radio:
        fixture.use(radio)
    fixture.web.script["web:a"] = [FetchError(Cause.ENDLESS)]
    async with fixture.fetching():
        entry = await fixture.ask("web:a", who)
        if plays:
            await fixture.until(lambda: fixture.entry(entry).is_ready)
            assert fixture.entry(entry).song == station
        else:
            await fixture.until(lambda: fixture.server.state.entry(entry) is None)
            assert fixture.reasons() == [Notice(Refusal.STREAM_ENDLESS)]
            assert radio.orders == []


async def test_r13_many_requests_to_a_slow_source_are_answered_and_delay_no_vote() -> None:
    fixture = FetcherFixture()
    songs = [a_web_song(f"song{number}") for number in range(20)]
    fixture.web.songs |= {song.uri: song for song in songs}
    async with fixture.fetching():
        for song in songs:
            # No download ends here, so each answer was given without waiting for one.
            entry = await fixture.ask(song.uri, a_guest(f"guest of {song.title}"))
            await fixture.server.execute("vote", ANN, entry=entry, value=1)
        waiting = fixture.server.state.waiting.values()
        assert [entry.state for entry in waiting] == [EntryState.PENDING] * 20
        assert [entry.score for entry in waiting] == [2] * 20
        assert len(fixture.web.orders) == download_lanes.MOST_PER_LANE


async def test_r22_a_song_that_comes_while_the_disk_is_full_is_ready_all_the_same() -> None:
    async with FetcherFixture().fetching() as fixture:
        entry = await fixture.ask("web:a")
        await fixture.until(lambda: fixture.entry(entry).progress == 0.5)
        fixture.server.store.is_broken = True
        fixture.web.gate.set()
        await fixture.until(lambda: fixture.entry(entry).is_ready)


async def test_a_song_of_a_disabled_source_has_a_reason() -> None:
    async with FetcherFixture().fetching() as fixture:
        asked = song_requests.Request(song=a_song("x"), is_ready=False)
        made = await fixture.server.step(
            lambda state, now: song_requests.request(state, ANN, asked, now)
        )
        await fixture.until(lambda: fixture.server.state.entry(made.entry) is None)
    assert fixture.reasons() == [Notice(NoticeCode.SOURCE_OFF)]
