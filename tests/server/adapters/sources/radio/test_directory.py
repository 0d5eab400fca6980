"""Stations of the directory: search, probing and click counts, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.sources.radio.directory import RadioDirectory, uuid_in
from raveberry_server.adapters.sources.radio.source import RadioSource
from raveberry_server.application.commands.handlers.music import OnlineSources
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import FetchOrder, FetchReport
from raveberry_server.domain.model.entry import EntryState
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.song import Song

from tests.fakes.house import House
from tests.fakes.music_services import (
    CAUSES,
    HOSTILE_STATION,
    SILENT_STATION,
    STATION,
    Services,
    served_music,
    station_link,
)
from tests.fakes.scene import a_guest
from tests.fakes.source import a_library


class Stand:
    """A fake of the directory, and the source that queries its `machines`."""

    def __init__(self, *, services: Services, folder: Path, api: JsonApi) -> None:
        self.services = services
        self.machines: Sequence[str] = (services.url(),)
        self.directory = RadioDirectory(api=api, machines=self._named)
        self.radio = RadioSource(folder=folder, directory=self.directory)

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
async def stand(services: Services, tmp_path: Path) -> AsyncIterator[Stand]:
    services.trouble = ""
    services.asked.clear()
    services.gate.clear()
    api = JsonApi(name="The directory", private_hosts=lambda: (services.host, "localhost:443"))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(api.run())
        yield Stand(services=services, folder=tmp_path, api=api)
        running.cancel()


@pytest.mark.parametrize("words", ["night", "soul", "germany"])
async def test_stations_are_found_by_name_tag_and_country(stand: Stand, words: str) -> None:
    found = await stand.radio.search(words, 10)
    song = found.songs[0]
    assert (song.title, song.album, song.source, song.duration_s) == (
        "Night Jazz",
        "jazz, soul, night, Germany",
        "radio",
        None,
    )
    assert await stand.radio.song(song.uri) == song


async def test_what_the_player_cannot_play_and_what_is_no_station_is_left_out(
    stand: Stand,
) -> None:
    found = await stand.radio.search("germany", 10)
    assert {uuid_in(song.uri) for song in found.songs} == {STATION, HOSTILE_STATION}
    assert all(song.title.isprintable() for song in found.songs)
    assert (await stand.radio.search("germany", 1)).has_more
    asked = len(stand.services.asked)
    assert (await stand.radio.search("ge", 1)).songs == ()
    assert (await stand.radio.search("germany", 1)).has_more
    assert len(stand.services.asked) == asked, "nobody is asked for two letters, or twice"


async def test_a_click_is_counted_when_somebody_listens(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    listened: list[tuple[str, tuple[str, ...]]] = []

    async def listen(_self: RadioSource, _uri: str, address: str, hosts: Sequence[str]) -> None:
        listened.append((address, tuple(hosts)))

    # The fake has a local address, which stations of the directory may not use.
    monkeypatch.setattr(RadioSource, "_listen", listen)
    song = await stand.tuned(STATION)
    assert song.title == "Night Jazz"
    assert listened == [(stand.services.url("/media/radio"), ())]
    assert f"/json/url/{STATION}" in stand.services.paths()


async def test_a_station_that_leads_into_this_house_is_refused(stand: Stand) -> None:
    with pytest.raises(FetchError) as failure:
        await stand.tuned(HOSTILE_STATION)
    assert failure.value.cause is Cause.REFUSED
    assert not any(path.startswith("/json/url/") for path in stand.services.paths())


async def test_a_station_that_is_off_the_air_or_gone_is_told(stand: Stand) -> None:
    with pytest.raises(FetchError) as failure:
        await stand.tuned(SILENT_STATION)
    assert "off the air" in str(failure.value)
    with pytest.raises(FetchError) as failure:
        await stand.tuned(STATION[:-1] + "9")
    assert failure.value.cause is Cause.GONE
    assert await stand.radio.song(station_link(STATION[:-1] + "9")) is None
    assert await stand.radio.song("radio:station/../x") is None


async def test_where_one_machine_does_not_answer_the_next_is_asked(stand: Stand) -> None:
    stand.machines = ("http://127.0.0.1:1", "http://127.0.0.1:2", stand.services.url())
    assert (await stand.radio.search("night", 5)).songs
    assert stand.radio.health.reason is None


@pytest.mark.parametrize(("trouble", "cause"), CAUSES.items())
async def test_a_hostile_or_unlucky_directory_is_a_clear_failure(
    stand: Stand, trouble: str, cause: Cause
) -> None:
    stand.services.trouble = trouble
    with pytest.raises(FetchError) as failure:
        await stand.radio.search("night", 5)
    assert failure.value.cause is cause
    assert stand.radio.health.reason is not None


async def test_a_directory_that_stalls_is_given_up(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raveberry_server.adapters.sources.json_api._PATIENCE_S", 0.5)
    stand.services.trouble = "stalled"
    with pytest.raises(FetchError) as failure:
        await stand.radio.search("night", 5)
    assert failure.value.cause is Cause.NETWORK


class ScriptedApi(JsonApi):
    """An API client with scripted DNS and server lists."""

    def __init__(self, *, phone_book: Sequence[str] | None, listed: object) -> None:
        super().__init__(name="The directory")
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


async def test_the_phone_book_is_asked_for_the_names_of_machines(stand: Stand) -> None:
    api = stand.directory._api
    assert await api.servers_of("localhost") == ["localhost"]
    with pytest.raises(FetchError):
        await api.servers_of("no-such-machine.invalid")


async def test_whoever_may_find_stations_may_ask_for_them(stand: Stand) -> None:
    async with House(sources=(a_library("Amber"), stand.radio)).running() as house:
        command = house.commands.command("enqueue")
        args = command.arguments(uri=station_link(STATION))
        with pytest.raises(RefusedError) as refusal:
            await house.commands.carry_out(command, args, a_guest("ann"))
        assert refusal.value.reason is Reason.NOT_ALLOWED
        await house.set("radio_directory", "everybody")
        await house.commands.carry_out(command, args, a_guest("ann"))
        (entry,) = house.state.waiting.values()
        assert (entry.song.title, entry.state) == ("Night Jazz", EntryState.PENDING)
        command = house.commands.command("online_sources")
        told = await house.commands.carry_out(command, command.arguments(), a_guest("ann"))
        assert told == OnlineSources(names=("radio",))
