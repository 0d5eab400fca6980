"""Songs of a silent server wait, lose nothing and delay no other server."""

import asyncio
from dataclasses import replace

import pytest
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.jobs import download_lanes, song_fetcher
from raveberry_server.domain.model.entry import EntryState
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.requests import placeholders

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.fetched_source import FetchedSource, a_web_song
from tests.fakes.tasks import running

from .test_song_fetcher import FetcherFixture

AWAY = Notice(NoticeCode.SOURCE_AWAY, source="web")
A, B = "http://a.example/song", "http://b.example/song"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(song_fetcher, "_BACK_OFF_S", (0.0, 0.0))
    monkeypatch.setattr(song_fetcher, "_PROBE_S", 0.0)
    monkeypatch.setattr(download_lanes, "RETRY_S", (0.0,))


class OutageFixture(FetcherFixture):
    """A party with a source of two servers, each with many songs."""

    def __init__(self) -> None:
        super().__init__()
        for server in (A, B):
            for number in range(20):
                song = replace(a_web_song(f"{server[7]}{number}"), uri=f"web:{server}?{number}")
                self.web.songs[song.uri] = song
        self.web.gate.set()

    async def request(self, server: str, count: int) -> list[EntryId]:
        return [
            await self.ask(f"web:{server}?{number}", a_guest(f"guest {server} {number}"))
            for number in range(count)
        ]

    def count(self, entries: list[EntryId], *, waiting: bool) -> int:
        return sum(self.entry(entry).waits_for_source is waiting for entry in entries)

    @property
    def lost(self) -> list[SongEnded]:
        return [event for event in self.server.store.events if isinstance(event, SongEnded)]


async def test_an_outage_of_ten_minutes_loses_no_request() -> None:
    async with OutageFixture().fetching() as fixture:
        fixture.web.silent = {f"web:{A}"}
        entries = await fixture.request(A, 10)
        for _ in range(20):
            await fixture.until(lambda: fixture.count(entries, waiting=True) > 8)
            fixture.server.clock.advance(30)
        assert fixture.entry(entries[0]).reason in (AWAY, None)
        entries += await fixture.request(A, 12)
        entries = list(dict.fromkeys(entries))
        fixture.web.silent = set()
        await fixture.until(lambda: all(fixture.entry(one).is_ready for one in entries))
    assert fixture.lost == []
    assert len(entries) == 12


async def test_a_silent_server_delays_no_other_one() -> None:
    async with OutageFixture().fetching() as fixture:
        fixture.web.gate.clear()
        slow = await fixture.request(A, 5)
        await fixture.until(lambda: len(fixture.web.orders) == 2)
        fixture.web.script = {f"web:{B}?{n}": [fixture.web.songs[f"web:{B}?{n}"]] for n in range(5)}  # type: ignore[assignment]
        fixture.web.script |= {f"web:{A}?{n}": [] for n in range(20)}
        others = await fixture.request(B, 5)
        await fixture.until(lambda: all(fixture.entry(one).is_ready for one in others))
        assert not any(fixture.entry(one).is_ready for one in slow)


async def test_a_song_whose_server_answers_for_others_fails() -> None:
    async with OutageFixture().fetching() as fixture:
        fixture.web.gate.clear()
        fixture.web.silent = {f"web:{A}"}
        fixture.web.songs["web:http://a.example/other"] = replace(
            a_web_song("other"), uri="web:http://a.example/other"
        )
        fixture.web.script["web:http://a.example/other"] = [FetchError(Cause.GONE)] * 99
        (entry,) = await fixture.request(A, 1)

        def answers() -> None:
            fixture.fetches._lanes.note_answer(download_lanes.Lane("web", "a.example"), 10.0**9)

        answers()
        await fixture.until(lambda: fixture.server.state.entry(entry) is None)
    assert [event.detail and event.detail.code for event in fixture.lost] == ["site_silent"]


async def test_a_server_that_is_silent_for_an_hour_is_given_up() -> None:
    async with OutageFixture().fetching() as fixture:
        fixture.web.silent = {f"web:{A}"}
        (entry,) = await fixture.request(A, 1)
        await fixture.until(lambda: fixture.entry(entry).waits_for_source)
        fixture.server.clock.advance(3_700)
        await fixture.until(lambda: fixture.server.state.entry(entry) is None)
    assert len(fixture.lost) == 1


async def test_a_song_that_needs_no_download_goes_on_once_its_source_is_back() -> None:
    library = a_library("Amber")
    server = HeadlessServer(sources=(library, FetchedSource()))
    fetches = song_fetcher.SongFetcher(
        party=server.party, catalog=server.catalog, book=server.store, clock=server.clock
    )
    async with server.running(), running(fetches.run()):
        made = await server.execute("enqueue", a_guest("ann"), uri="local:Amber")
        entry = EntryId(made.entry.id)
        library.lost = "unplugged"
        await server.step(lambda state, _now: placeholders.wait_for_source(state, (entry,)))
        waiting = server.state.waiting[entry]
        assert (waiting.state, waiting.score) == (EntryState.PENDING, 1)
        library.lost = ""
        async with asyncio.timeout(30):
            while not server.state.waiting[entry].is_ready:  # noqa: ASYNC110 - a real pause
                await asyncio.sleep(0.01)
