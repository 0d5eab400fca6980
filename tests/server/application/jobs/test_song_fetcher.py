"""Fetch jobs: progress, retries, and the end with their entry."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.jobs import song_fetcher
from raveberry_server.application.jobs.song_fetcher import KIND, SongFetcher
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.domain.model.entry import Entry, EntryState
from raveberry_server.domain.model.events import JobFailed, SongEnded
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.queue import undo
from raveberry_server.domain.requests import removal, song_requests

from tests.fakes.fetched import FetchedSource, a_web_song
from tests.fakes.house import House
from tests.fakes.scene import a_guest, a_song
from tests.fakes.source import a_library
from tests.fakes.tasks import running

ANN = a_guest("ann")
BOB = a_guest("bob")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(song_fetcher, "_BACK_OFF_S", (0.0, 0.0))


class Kitchen:
    """A party with a library and a source that fetches."""

    def __init__(self) -> None:
        self.web = FetchedSource(*(a_web_song(name) for name in "abcd"))
        self.use()

    def use(self, *others: FetchedSource) -> None:
        """Add these sources from the start."""
        self.house = House(sources=(a_library("Amber"), self.web, *others))
        self.fetches = SongFetcher(
            party=self.house.party,
            catalog=self.house.catalog,
            book=self.house.store,
            clock=self.house.clock,
        )

    @asynccontextmanager
    async def cooking(self) -> AsyncIterator["Kitchen"]:
        async with self.house.running(), running(self.fetches.run()):
            yield self

    async def ask(self, uri: str, who: object = ANN) -> EntryId:
        command = self.house.commands.command("enqueue")
        args = command.arguments(uri=uri)
        made = await self.house.commands.carry_out(command, args, who)  # type: ignore[arg-type]
        assert isinstance(made, song_requests.Requested)
        return made.entry

    async def until(self, is_so: Callable[[], bool]) -> None:

        news = asyncio.Event()
        stop = self.house.party.listen(lambda _change: news.set())
        async with asyncio.timeout(30):
            while not is_so():
                await news.wait()
                news.clear()
        stop()

    def entry(self, name: EntryId) -> Entry:
        found = self.house.state.entry(name)
        assert found is not None
        return found

    def reasons(self) -> list[str | None]:
        events = self.house.store.events
        return [event.detail for event in events if isinstance(event, SongEnded)]


async def test_r13_a_request_is_answered_at_once_and_becomes_ready_later() -> None:
    async with Kitchen().cooking() as kitchen:
        entry = await kitchen.ask("web:a")
        assert kitchen.entry(entry).state is EntryState.PENDING
        await kitchen.until(lambda: kitchen.entry(entry).progress == 0.5)
        assert kitchen.house.store.kept_jobs[f"fetch-{entry}"].state is JobState.RUNNING
        kitchen.web.gate.set()
        await kitchen.until(lambda: kitchen.entry(entry).is_ready)
    assert kitchen.house.store.kept_jobs == {}
    assert kitchen.web.kept == {"web:a"}


async def test_a_song_of_the_library_is_ready_at_once() -> None:
    async with Kitchen().cooking() as kitchen:
        assert kitchen.entry(await kitchen.ask("local:Amber")).is_ready
    assert kitchen.web.orders == []


async def test_what_was_fetched_before_is_ready_at_once() -> None:
    async with Kitchen().cooking() as kitchen:
        kitchen.web.here.add("web:a")
        assert kitchen.entry(await kitchen.ask("web:a")).is_ready


@pytest.mark.parametrize("cause", [Cause.NETWORK, Cause.BROKEN])
async def test_what_may_pass_is_tried_three_times_and_seen_to_be(cause: Cause) -> None:
    async with Kitchen().cooking() as kitchen:
        kitchen.web.script["web:a"] = [FetchError(cause), FetchError(cause), a_web_song("a")]
        entry = await kitchen.ask("web:a")
        await kitchen.until(lambda: kitchen.entry(entry).is_ready)
        kitchen.web.script["web:b"] = [FetchError(cause)] * 3
        entry = await kitchen.ask("web:b", BOB)
        await kitchen.until(lambda: kitchen.house.state.entry(entry) is None)
    assert kitchen.reasons() == [cause.sentence]
    assert len(kitchen.web.orders) == 6
    (failed,) = (event for event in kitchen.house.store.events if isinstance(event, JobFailed))
    assert failed == JobFailed(job=f"fetch-{entry}", kind=KIND, reason=cause.value, entry=entry)
    assert kitchen.house.store.kept_jobs == {}


@pytest.mark.parametrize("cause", [cause for cause in Cause if not cause.may_pass])
async def test_what_will_not_pass_fails_at_once_with_its_reason(cause: Cause) -> None:
    async with Kitchen().cooking() as kitchen:
        kitchen.web.script["web:a"] = [FetchError(cause)]
        entry = await kitchen.ask("web:a")
        await kitchen.until(lambda: kitchen.house.state.entry(entry) is None)
    assert kitchen.reasons() == [cause.sentence]
    assert len(kitchen.web.orders) == 1


async def test_a_song_that_is_taken_out_is_not_fetched_on() -> None:
    async with Kitchen().cooking() as kitchen:
        entry = await kitchen.ask("web:a")
        await kitchen.web.has_begun.wait()
        await kitchen.house.step(lambda state, _now: removal.remove(state, HOST_CALLER, entry))
        await kitchen.web.has_ended.wait()
        await kitchen.house.step(lambda state, now: undo.bring_back(state, HOST_CALLER, entry, now))
        kitchen.web.gate.set()
        await kitchen.until(lambda: kitchen.entry(entry).is_ready)


async def test_a_few_are_fetched_at_a_time_and_the_next_to_play_first() -> None:
    async with Kitchen().cooking() as kitchen:
        for name in "abc":
            await kitchen.ask(f"web:{name}")
        await kitchen.ask("web:d", BOB)
        await kitchen.until(lambda: len(kitchen.web.orders) == 2)
        kitchen.web.gate.set()
        await kitchen.until(lambda: len(kitchen.web.orders) == 4)
        await kitchen.until(lambda: all(e.is_ready for e in kitchen.house.state.waiting.values()))
    assert [order.song.title for order in kitchen.web.orders[:3]] == ["a", "b", "d"]


async def test_after_a_restart_it_goes_on_and_remembers_how_often_it_failed() -> None:
    kitchen = Kitchen()
    async with kitchen.house.running():
        entry = await kitchen.ask("web:a")
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
        await kitchen.house.store.keep_job(job)
    kitchen.web.script["web:a"] = [FetchError(Cause.NETWORK)]
    async with kitchen.cooking():
        await kitchen.until(lambda: kitchen.house.state.entry(entry) is None)
    assert len(kitchen.web.orders) == 1
    assert kitchen.house.store.kept_jobs == {}


async def test_a_ready_song_whose_file_is_gone_is_fetched_once_more() -> None:
    kitchen = Kitchen()
    kitchen.web.here.add("web:a")
    async with kitchen.house.running():
        entry = await kitchen.ask("web:a")
        assert kitchen.entry(entry).is_ready
    kitchen.web.here.clear()
    async with kitchen.cooking():
        await kitchen.until(lambda: kitchen.entry(entry).progress == 0.5)
        kitchen.web.gate.set()
        await kitchen.until(lambda: kitchen.entry(entry).is_ready)


async def test_only_the_hosts_links_may_come_from_anywhere() -> None:
    async with Kitchen().cooking() as kitchen:
        await kitchen.house.set("allowed_private_hosts", ["nas.local:8000"])
        kitchen.web.gate.set()
        await kitchen.ask("web:a")
        await kitchen.ask("web:b", HOST_CALLER)
        await kitchen.until(lambda: len(kitchen.web.orders) == 2)
    guests, hosts = kitchen.web.orders
    assert (guests.extractors, guests.private_hosts) == (("youtube", "soundcloud", "bandcamp"), ())
    assert (hosts.extractors, hosts.private_hosts) == ((), ("nas.local:8000",))


@pytest.mark.parametrize(
    ("who", "has_radio", "plays"),
    [(HOST_CALLER, True, True), (ANN, True, False), (HOST_CALLER, False, False)],
)
async def test_a_link_without_an_end_is_radio_where_the_host_asks_for_it(
    who: object, has_radio: bool, plays: bool
) -> None:
    kitchen = Kitchen()
    radio = FetchedSource(name="radio")
    station = Song(uri="radio:web:a", source="radio", title="House FM")
    radio.songs[station.uri] = station
    radio.gate.set()
    if has_radio:
        kitchen.use(radio)
    kitchen.web.script["web:a"] = [FetchError(Cause.ENDLESS)]
    async with kitchen.cooking():
        entry = await kitchen.ask("web:a", who)
        if plays:
            await kitchen.until(lambda: kitchen.entry(entry).is_ready)
            assert kitchen.entry(entry).song == station
        else:
            await kitchen.until(lambda: kitchen.house.state.entry(entry) is None)
            assert kitchen.reasons() == [Cause.ENDLESS.sentence]
            assert radio.orders == []


async def test_r13_many_requests_to_a_slow_source_are_answered_and_delay_no_vote() -> None:
    kitchen = Kitchen()
    songs = [a_web_song(f"song{number}") for number in range(20)]
    kitchen.web.songs |= {song.uri: song for song in songs}
    vote = kitchen.house.commands.command("vote")
    async with kitchen.cooking():
        for song in songs:
            # No download ends here, so each answer was given without waiting for one.
            entry = await kitchen.ask(song.uri, a_guest(f"guest of {song.title}"))
            args = vote.arguments(entry=entry, value=1)
            await kitchen.house.commands.carry_out(vote, args, ANN)
        waiting = kitchen.house.state.waiting.values()
        assert [entry.state for entry in waiting] == [EntryState.PENDING] * 20
        assert [entry.score for entry in waiting] == [2] * 20
        assert len(kitchen.web.orders) == song_fetcher.MOST_AT_ONCE


async def test_r22_a_song_that_comes_while_the_disk_is_full_is_ready_all_the_same() -> None:
    async with Kitchen().cooking() as kitchen:
        entry = await kitchen.ask("web:a")
        await kitchen.until(lambda: kitchen.entry(entry).progress == 0.5)
        kitchen.house.store.is_broken = True
        kitchen.web.gate.set()
        await kitchen.until(lambda: kitchen.entry(entry).is_ready)


async def test_a_song_whose_source_is_switched_off_says_so() -> None:
    async with Kitchen().cooking() as kitchen:
        asked = song_requests.Request(song=a_song("x"), is_ready=False)
        made = await kitchen.house.step(
            lambda state, now: song_requests.request(state, ANN, asked, now)
        )
        await kitchen.until(lambda: kitchen.house.state.entry(made.entry) is None)
    assert "switched off" in (kitchen.reasons()[0] or "")
