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
from raveberry_server.domain.playback.similarity import Seed

from tests.fakes.caches import a_cache
from tests.fakes.music_services import (
    CAUSES,
    CLIENT_ID,
    NO_COVERS,
    PICTURE,
    Services,
    served_music,
)


class Stand:
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
async def stand(services: Services, tmp_path: Path) -> AsyncIterator[Stand]:
    services.trouble = ""
    services.asked.clear()
    services.gate.clear()
    api = JsonApi(name="JamendoSource", private_hosts=lambda: (services.host,))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(api.run())
        yield Stand(services=services, folder=tmp_path, api=api)
        running.cancel()


async def test_songs_are_found_with_their_licence(stand: Stand) -> None:
    found = await stand.source.search("open s", 5)
    assert [(song.uri, song.title, song.artist, song.licence) for song in found.songs] == [
        ("jamendo:168", "Open Sea", "Both", "CC BY-NC-SA 3.0"),
        ("jamendo:169", "Open Sky", "Both", ""),
    ]
    assert not found.has_more
    assert (await stand.source.search("open s", 1)).has_more
    asked = len(stand.services.asked)
    assert (await stand.source.search("op", 1)).songs == ()
    assert await stand.source.search("open s", 5) == found
    assert len(stand.services.asked) == asked, "nobody is asked for two letters, or twice"


async def test_odd_names_are_one_line_and_what_has_none_is_no_song(stand: Stand) -> None:
    songs = (await stand.source.search("all", 20)).songs
    assert len(songs) == 4
    assert all(song.title.isprintable() and len(song.title) <= 200 for song in songs)
    assert [song.duration_s for song in songs] == [3.0, None, None, 3.0]


async def test_a_song_is_fetched_and_keeps_its_licence_and_cover(stand: Stand) -> None:
    song = await stand.source.song("jamendo:168")
    assert song is not None
    came = await stand.fetched(song)
    assert (came.title, came.licence) == ("Open Sea", "CC BY-NC-SA 3.0")
    assert came.artwork is not None
    assert await stand.source.artwork(came.artwork)
    assert await stand.source.playable(song.uri)
    assert await stand.source.song(song.uri) == await stand.fetched(song) == came
    await stand.source.keep_only({song.uri})
    assert await stand.source.playable(song.uri)


async def test_a_cover_is_there_before_its_song_and_is_fetched_once(stand: Stand) -> None:
    song = (await stand.source.search("open sea", 5)).songs[0]
    assert song.artwork is not None
    assert await stand.source.artwork(song.artwork) == PICTURE
    asked = len(stand.services.asked)
    assert await stand.source.artwork(song.artwork) == PICTURE
    assert len(stand.services.asked) == asked


@pytest.mark.parametrize("trouble", NO_COVERS)
async def test_a_cover_that_cannot_be_had_is_none(stand: Stand, trouble: str) -> None:
    song = (await stand.source.search("open sea", 5)).songs[0]
    stand.services.trouble = trouble
    assert await stand.source.artwork(song.artwork or "") is None
    assert stand.source.health.reason is None


@pytest.mark.parametrize(
    "key", ["", "cover:", "cover:0", "cover:x", "cover:999", "cover:" + "9" * 40]
)
async def test_what_is_no_key_of_a_cover_has_none(stand: Stand, key: str) -> None:
    assert await stand.source.artwork(key) is None


async def test_a_cover_inside_this_house_is_not_fetched(stand: Stand) -> None:
    song = await stand.source.song("jamendo:171")
    assert song is not None
    assert await stand.source.artwork(song.artwork or "") is None


async def test_sound_inside_this_house_is_not_fetched(stand: Stand) -> None:
    song = await stand.source.song("jamendo:171")
    assert song is not None
    with pytest.raises(FetchError) as failure:
        await stand.fetched(song)
    assert failure.value.cause is Cause.REFUSED


async def test_a_song_that_is_gone_says_so(stand: Stand) -> None:
    assert await stand.source.song("jamendo:999") is None
    assert await stand.source.song("jamendo:0x1") is None
    gone = Song(uri="jamendo:999", source="jamendo", title="?")
    with pytest.raises(FetchError) as failure:
        await stand.fetched(gone)
    assert failure.value.cause is Cause.GONE


async def test_what_follows_a_song_is_what_jamendo_thinks_is_like_it(stand: Stand) -> None:
    song = await stand.source.song("jamendo:168")
    assert song is not None
    assert [one.title for one in await stand.source.similar(Seed(song=song), 5)] == ["Open Sky"]
    other = Song(uri="local:1", source="local", title="Else", artist="Both")
    assert await stand.source.similar(Seed(song=other), 5) == ()


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
    stand: Stand, trouble: str, cause: Cause
) -> None:
    stand.services.trouble = trouble
    with pytest.raises(FetchError) as failure:
        await stand.source.search("open", 5)
    assert failure.value.cause is cause
    assert CLIENT_ID not in str(failure.value)
    assert stand.source.health.reason is not None
    with pytest.raises(FetchError):
        await stand.source.search("again", 5)
    assert len(stand.services.asked) == 1


async def test_a_service_that_stalls_is_given_up(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raveberry_server.adapters.sources.json_api._PATIENCE_S", 0.5)
    stand.services.trouble = "stalled"
    with pytest.raises(FetchError) as failure:
        await stand.source.search("open", 5)
    assert failure.value.cause is Cause.NETWORK


async def test_another_client_id_begins_anew(stand: Stand) -> None:
    stand.settings = replace(stand.settings, jamendo_client_id="wrong")
    with pytest.raises(FetchError):
        await stand.source.search("open", 5)
    assert "client id" in (stand.source.health.reason or "")
    stand.settings = replace(stand.settings, jamendo_client_id=CLIENT_ID)
    assert stand.source.health.reason is None
    assert (await stand.source.search("open", 5)).songs


async def test_without_a_client_id_nothing_is_asked(stand: Stand) -> None:
    stand.settings = Settings()
    assert not stand.source.health.is_set_up
    assert (await stand.source.search("open", 5)).songs == ()
    assert await stand.source.song("jamendo:168") is None
    assert stand.services.asked == []


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
