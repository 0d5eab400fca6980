"""Stations of the directory: search, probing and click counts, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.sources.radio.directory import RadioDirectory, uuid_in
from raveberry_server.adapters.sources.radio.source import RadioSource
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import FetchOrder, FetchReport
from raveberry_server.domain.model.entry import EntryState
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.settings import Settings, Visibility
from raveberry_server.domain.model.song import Song

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.music_services import (
    CAUSES,
    HOSTILE_STATION,
    IN_PIECES,
    SILENT_STATION,
    STATION,
    Services,
    served_music,
    station_link,
)


class SourceFixture:
    """A fake of the directory, and the source that queries its `machines`."""

    def __init__(self, *, services: Services, folder: Path, api: JsonApi) -> None:
        self.services = services
        self.machines: Sequence[str] = (services.url(),)
        self.settings = Settings()
        self.directory = RadioDirectory(api=api, machines=self._named)
        self.radio = RadioSource(
            folder=folder, directory=self.directory, settings=lambda: self.settings
        )

    async def _named(self) -> Sequence[str]:
        return self.machines

    async def tuned(self, uuid: str) -> Song:
        song = Song(uri=station_link(uuid), source="radio", title="?")

        async def nobody(_report: FetchReport) -> None: ...

        return await self.radio.fetch(FetchOrder(song=song), nobody)


@pytest.fixture(scope="module")
def services(sounds: Path) -> Iterator[Services]:
    with served_music(sounds / "tagged.mp3") as services:
        yield services


@pytest.fixture
async def fixture(services: Services, tmp_path: Path) -> AsyncIterator[SourceFixture]:
    services.trouble = ""
    services.asked.clear()
    services.gate.clear()
    api = JsonApi(private_hosts=lambda: (services.host, "localhost:443"))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(api.run())
        yield SourceFixture(services=services, folder=tmp_path, api=api)
        running.cancel()


@pytest.mark.parametrize("words", ["night", "soul", "germany"])
async def test_stations_are_found_by_name_tag_and_country(
    fixture: SourceFixture, words: str
) -> None:
    found = await fixture.radio.search(words, 10)
    song = found.songs[0]
    assert (song.title, song.album, song.source, song.duration_s) == (
        "Night Jazz",
        "jazz, soul, night, Germany",
        "radio",
        None,
    )
    assert await fixture.radio.song(song.uri) == song


async def test_unplayable_stations_are_left_out(
    fixture: SourceFixture,
) -> None:
    found = await fixture.radio.search("germany", 10)
    assert {uuid_in(song.uri) for song in found.songs} == {STATION, HOSTILE_STATION, IN_PIECES}
    assert all(song.title.isprintable() for song in found.songs)
    assert (await fixture.radio.search("germany", 1)).has_more
    asked = len(fixture.services.asked)
    assert (await fixture.radio.search("ge", 1)).songs == ()
    assert (await fixture.radio.search("germany", 1)).has_more
    assert len(fixture.services.asked) == asked, "nobody is asked for two letters, or twice"


async def test_a_click_is_counted_when_somebody_listens(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    listened: list[tuple[str, tuple[str, ...]]] = []

    async def listen(_self: RadioSource, _uri: str, address: str, hosts: Sequence[str]) -> None:
        listened.append((address, tuple(hosts)))

    # The fake has a local address, which stations of the directory may not use.
    monkeypatch.setattr(RadioSource, "_listen", listen)
    song = await fixture.tuned(STATION)
    assert song.title == "Night Jazz"
    assert listened == [(fixture.services.url("/media/radio"), ())]
    assert f"/json/url/{STATION}" in fixture.services.paths()


async def test_a_station_in_the_local_network_is_refused(fixture: SourceFixture) -> None:
    with pytest.raises(FetchError) as failure:
        await fixture.tuned(HOSTILE_STATION)
    assert failure.value.cause is Cause.REFUSED
    assert not any(path.startswith("/json/url/") for path in fixture.services.paths())


async def test_a_station_that_is_off_the_air_or_gone_is_told(fixture: SourceFixture) -> None:
    with pytest.raises(FetchError) as failure:
        await fixture.tuned(SILENT_STATION)
    assert failure.value.refusal is Refusal.STATION_OFF_AIR
    with pytest.raises(FetchError) as failure:
        await fixture.tuned(STATION[:-1] + "9")
    assert failure.value.refusal is Refusal.STATION_UNKNOWN
    assert await fixture.radio.song(station_link(STATION[:-1] + "9")) is None
    assert await fixture.radio.song("radio:station/../x") is None


async def test_another_server_is_tried_if_one_does_not_answer(fixture: SourceFixture) -> None:
    fixture.machines = ("http://127.0.0.1:1", "http://127.0.0.1:2", fixture.services.url())
    assert (await fixture.radio.search("night", 5)).songs
    assert fixture.radio.health.reason is None


@pytest.mark.parametrize(("trouble", "cause"), CAUSES.items())
async def test_a_hostile_or_unlucky_directory_is_a_clear_failure(
    fixture: SourceFixture, trouble: str, cause: Cause
) -> None:
    fixture.services.trouble = trouble
    with pytest.raises(FetchError) as failure:
        await fixture.radio.search("night", 5)
    assert failure.value.cause is cause
    assert fixture.radio.health.reason is not None


async def test_a_stalling_directory_times_out(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raveberry_server.adapters.sources.json_api._PATIENCE_S", 0.5)
    fixture.services.trouble = "stalled"
    with pytest.raises(FetchError) as failure:
        await fixture.radio.search("night", 5)
    assert failure.value.cause is Cause.NETWORK


class ScriptedApi(JsonApi):
    """An API client with scripted DNS and server lists."""

    def __init__(self, *, phone_book: Sequence[str] | None, listed: object) -> None:
        super().__init__()
        self.phone_book = phone_book
        self.listed = listed
        self.asked: list[str] = []

    async def servers_of(self, name: str) -> Sequence[str]:
        assert name == "all.api.radio-browser.info"
        if self.phone_book is None:
            raise FetchError(Cause.NETWORK)
        return self.phone_book

    async def json_at(self, addresses: Sequence[str], *_rest: object) -> object:
        self.asked += addresses
        if addresses[0].endswith("/json/servers"):
            if self.listed is None:
                raise FetchError(Cause.NETWORK)
            return self.listed
        return []


LISTED = [{"name": "fi1.api.radio-browser.info"}, {"name": "evil.example"}, {"ip": "1.2.3.4"}]


@pytest.mark.parametrize(
    ("phone_book", "listed", "asked"),
    [
        (
            ["at1.api.radio-browser.info", "evil.example"],
            None,
            "https://at1.api.radio-browser.info",
        ),
        (["evil.example"], LISTED, "https://fi1.api.radio-browser.info"),
        (None, LISTED, "https://fi1.api.radio-browser.info"),
        (None, None, ".api.radio-browser.info"),
    ],
)
async def test_the_machines_are_those_of_the_phone_book_or_the_list_or_the_last_known(
    phone_book: Sequence[str] | None, listed: object, asked: str
) -> None:
    api = ScriptedApi(phone_book=phone_book, listed=listed)
    await RadioDirectory(api=api).found("jazz", 1)
    machines = [address for address in api.asked if "/json/stations" in address]
    assert machines
    assert all(asked in address for address in machines)


async def test_servers_are_looked_up_in_dns(fixture: SourceFixture) -> None:
    api = fixture.directory._api
    assert await api.servers_of("localhost") == ["localhost"]
    with pytest.raises(FetchError):
        await api.servers_of("no-such-machine.invalid")


async def test_stations_are_requestable_by_roles_that_find_them(fixture: SourceFixture) -> None:
    async with HeadlessServer(sources=(a_library("Amber"), fixture.radio)).running() as server:
        ann, link = a_guest("ann"), station_link(STATION)
        with pytest.raises(RefusedError) as refusal:
            await server.execute("enqueue", ann, uri=link)
        assert refusal.value.reason is Reason.NOT_ALLOWED
        fixture.settings = Settings(radio_directory=Visibility.EVERYBODY)
        await server.execute("enqueue", ann, uri=link)
        (entry,) = server.state.waiting.values()
        assert (entry.song.title, entry.state) == ("Night Jazz", EntryState.PENDING)
        assert (await server.execute("online_sources", ann)).sources == ("radio",)
