"""The source `jamendo`, against a fake of Jamendo's API over real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.jamendo.source import JamendoSource, licence_in
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import FetchOrder, FetchReport
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.playback.similarity import Seed

from tests.fakes.sources.music_services import (
    CAUSES,
    CLIENT_ID,
    NO_COVERS,
    PICTURE,
    Services,
    served_music,
)
from tests.fakes.sources.song_caches import a_cache


class SourceFixture:
    """A fake of the service, the settings with a client id, and the source."""

    def __init__(self, *, services: Services, folder: Path, api: JsonApi) -> None:
        self.services = services
        self.settings = Settings(jamendo_client_id=CLIENT_ID)
        self.source = JamendoSource(
            cache=a_cache(folder, "jamendo"),
            api=api,
            settings=lambda: self.settings,
            service=services.url("/v3.0"),
            private_hosts=(services.host,),
        )

    async def fetched(self, song: Song) -> Song:
        async def on_report(_report: FetchReport) -> None: ...

        return await self.source.fetch(FetchOrder(song=song), on_report)


@pytest.fixture(scope="module")
def services(sounds: Path) -> Iterator[Services]:
    with served_music(sounds / "tagged.mp3") as services:
        yield services


@pytest.fixture
async def fixture(services: Services, tmp_path: Path) -> AsyncIterator[SourceFixture]:
    services.trouble = ""
    services.asked.clear()
    services.gate.clear()
    api = JsonApi(private_hosts=lambda: (services.host,))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(api.run())
        yield SourceFixture(services=services, folder=tmp_path, api=api)
        running.cancel()


async def test_songs_are_found_with_their_licence(fixture: SourceFixture) -> None:
    found = await fixture.source.search("open s", 5)
    assert [(song.uri, song.title, song.artist, song.licence) for song in found.songs] == [
        ("jamendo:168", "Open Sea", "Both", "CC BY-NC-SA 3.0"),
        ("jamendo:169", "Open Sky", "Both", ""),
    ]
    assert not found.has_more
    assert (await fixture.source.search("open s", 1)).has_more
    asked = len(fixture.services.asked)
    assert (await fixture.source.search("op", 1)).songs == ()
    assert await fixture.source.search("open s", 5) == found
    assert len(fixture.services.asked) == asked, "nobody is asked for two letters, or twice"


async def test_odd_names_are_one_line_and_what_has_none_is_no_song(fixture: SourceFixture) -> None:
    songs = (await fixture.source.search("all", 20)).songs
    assert len(songs) == 4
    assert all(song.title.isprintable() and len(song.title) <= 200 for song in songs)
    assert [song.duration_s for song in songs] == [3.0, None, None, 3.0]


async def test_a_song_is_fetched_and_keeps_its_licence_and_cover(fixture: SourceFixture) -> None:
    song = await fixture.source.song("jamendo:168")
    assert song is not None
    came = await fixture.fetched(song)
    assert (came.title, came.licence) == ("Open Sea", "CC BY-NC-SA 3.0")
    assert came.artwork is not None
    assert await fixture.source.artwork(came.artwork)
    assert await fixture.source.playable(song.uri)
    assert await fixture.source.song(song.uri) == await fixture.fetched(song) == came
    await fixture.source.keep_only({song.uri})
    assert await fixture.source.playable(song.uri)


async def test_a_cover_is_there_before_its_song_and_is_fetched_once(fixture: SourceFixture) -> None:
    song = (await fixture.source.search("open sea", 5)).songs[0]
    assert song.artwork is not None
    assert await fixture.source.artwork(song.artwork) == PICTURE
    asked = len(fixture.services.asked)
    assert await fixture.source.artwork(song.artwork) == PICTURE
    assert len(fixture.services.asked) == asked


@pytest.mark.parametrize("trouble", NO_COVERS)
async def test_a_cover_that_cannot_be_had_is_none(fixture: SourceFixture, trouble: str) -> None:
    song = (await fixture.source.search("open sea", 5)).songs[0]
    fixture.services.trouble = trouble
    assert await fixture.source.artwork(song.artwork or "") is None
    assert fixture.source.health.reason is None


@pytest.mark.parametrize(
    "key", ["", "cover:", "cover:0", "cover:x", "cover:999", "cover:" + "9" * 40]
)
async def test_an_invalid_cover_key_has_no_cover(fixture: SourceFixture, key: str) -> None:
    assert await fixture.source.artwork(key) is None


async def test_a_cover_inside_this_house_is_not_fetched(fixture: SourceFixture) -> None:
    song = await fixture.source.song("jamendo:171")
    assert song is not None
    assert await fixture.source.artwork(song.artwork or "") is None


async def test_sound_inside_this_house_is_not_fetched(fixture: SourceFixture) -> None:
    song = await fixture.source.song("jamendo:171")
    assert song is not None
    with pytest.raises(FetchError) as failure:
        await fixture.fetched(song)
    assert failure.value.cause is Cause.REFUSED


async def test_a_removed_song_is_reported(fixture: SourceFixture) -> None:
    assert await fixture.source.song("jamendo:999") is None
    assert await fixture.source.song("jamendo:0x1") is None
    gone = Song(uri="jamendo:999", source="jamendo", title="?")
    with pytest.raises(FetchError) as failure:
        await fixture.fetched(gone)
    assert failure.value.cause is Cause.GONE


async def test_similar_songs_come_from_jamendo(
    fixture: SourceFixture,
) -> None:
    song = await fixture.source.song("jamendo:168")
    assert song is not None
    assert [one.title for one in await fixture.source.similar(Seed(song=song), 5)] == ["Open Sky"]
    other = Song(uri="local:1", source="local", title="Else", artist="Both")
    assert await fixture.source.similar(Seed(song=other), 5) == ()


@pytest.mark.parametrize(
    ("trouble", "cause"),
    [
        *CAUSES.items(),
        ("code 5", Cause.LOGIN),
        ("code 6", Cause.BLOCKED),
        ("code 11", Cause.LOGIN),
        ("code 1", Cause.BROKEN),
    ],
)
async def test_a_hostile_or_unlucky_service_is_a_clear_failure(
    fixture: SourceFixture, trouble: str, cause: Cause
) -> None:
    fixture.services.trouble = trouble
    with pytest.raises(FetchError) as failure:
        await fixture.source.search("open", 5)
    assert failure.value.cause is cause
    assert CLIENT_ID not in str(failure.value)
    assert fixture.source.health.reason is not None
    with pytest.raises(FetchError):
        await fixture.source.search("again", 5)
    assert len(fixture.services.asked) == 1


async def test_a_stalling_service_times_out(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raveberry_server.adapters.sources.json_api._PATIENCE_S", 0.5)
    fixture.services.trouble = "stalled"
    with pytest.raises(FetchError) as failure:
        await fixture.source.search("open", 5)
    assert failure.value.cause is Cause.NETWORK


async def test_another_client_id_begins_anew(fixture: SourceFixture) -> None:
    fixture.settings = replace(fixture.settings, jamendo_client_id="wrong")
    with pytest.raises(FetchError):
        await fixture.source.search("open", 5)
    assert fixture.source.health.reason == Notice("jamendo_client_id_wrong")
    fixture.settings = replace(fixture.settings, jamendo_client_id=CLIENT_ID)
    assert fixture.source.health.reason is None
    assert (await fixture.source.search("open", 5)).songs


async def test_without_a_client_id_no_request_is_made(fixture: SourceFixture) -> None:
    fixture.settings = Settings()
    assert not fixture.source.health.is_set_up
    assert (await fixture.source.search("open", 5)).songs == ()
    assert await fixture.source.song("jamendo:168") is None
    assert fixture.services.asked == []


@pytest.mark.parametrize(
    ("link", "licence"),
    [
        ("http://creativecommons.org/licenses/by/3.0/", "CC BY 3.0"),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/deed.de", "CC BY-NC-ND 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0"),
        ("https://creativecommons.org/licenses/<b>/3.0/", ""),
        ("https://creativecommons.org.evil.example/licenses/by/3.0/", ""),
        (None, ""),
        (7, ""),
    ],
)
async def test_a_licence_is_called_by_its_short_name(link: object, licence: str) -> None:
    assert licence_in(link) == licence
