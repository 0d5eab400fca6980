"""The source `subsonic` against a real Supysonic.

It refuses tokens, finds songs by their titles only, and knows neither likeness nor API keys.
"""

import asyncio
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.sources.subsonic.protocol import hosts_in
from raveberry_server.adapters.sources.subsonic.source import SubsonicSource
from raveberry_server.application.errors import FetchError
from raveberry_server.application.ports import FetchOrder, FetchReport
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.playback.similarity import Seed

from tests.fakes.sources.song_caches import a_cache
from tests.fakes.sources.supysonic import PASSWORD, USER, a_listenbrainz, a_supysonic

pytestmark = pytest.mark.system

SONGS = (
    ("Night Ferry", "Neon Tide", "Harbour"),
    ("Breakwater", "Neon Tide", "Harbour"),
    ("Amber", "Somebody Else", "Elsewhere"),
)


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("supysonic-music")
    for number, (title, artist, album) in enumerate(SONGS):
        tags = {"title": title, "artist": artist, "album": album, "genre": "Synthpop"}
        options = [part for name, text in tags.items() for part in ("-metadata", f"{name}={text}")]
        tone = ("-f", "lavfi", "-i", f"sine=frequency={300 + 100 * number}:duration=3")
        subprocess.run(  # noqa: S603 - the tests' own words
            ["ffmpeg", "-v", "error", *tone, *options, str(folder / f"{number}.mp3")],  # noqa: S607 - of Debian
            check=True,
        )
    return folder


class Setup:
    """The source and its settings, which may be changed."""

    def __init__(self, *, url: str, api: JsonApi, folder: Path) -> None:
        self.settings = Settings(subsonic_url=url, subsonic_user=USER, subsonic_password=PASSWORD)
        self.source = SubsonicSource(
            cache=a_cache(folder, "subsonic"), api=api, settings=lambda: self.settings
        )

    async def titles(self, path: str) -> list[str]:
        page = await self.source.browse(path, 0, 20)
        assert page is not None
        return sorted(item.label.code if item.label else item.title for item in page.items)

    async def reason(self) -> Notice | None:
        """Return the problem that a failing search leads to."""
        with pytest.raises(FetchError):
            await self.source.search("night", 5)
        return self.source.health.reason


@asynccontextmanager
async def a_setup(url: str, folder: Path) -> AsyncIterator[Setup]:
    made: list[Setup] = []
    api = JsonApi(private_hosts=lambda: hosts_in(made[0].settings))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(api.run())
        made.append(Setup(url=url, api=api, folder=folder))
        yield made[0]
        running.cancel()


async def test_a_real_music_server_is_searched_browsed_and_played(
    tmp_path: Path, music: Path
) -> None:
    async with a_supysonic(tmp_path, music) as url, a_setup(url, tmp_path) as setup:
        source = setup.source
        (song,) = (await source.search("ferry", 5)).songs
        assert (song.title, song.artist, song.album) == ("Night Ferry", "Neon Tide", "Harbour")
        for words in ("neon", "harbour"):
            found = await source.search(words, 5)
            assert {one.title for one in found.songs} == {"Night Ferry", "Breakwater"}
        assert source.health.reason is None

        front = ["page_albums", "page_artists", "page_genres", "page_playlists"]
        assert await setup.titles("subsonic") == front
        assert await setup.titles("subsonic/artists") == ["Neon Tide", "Somebody Else"]
        assert await setup.titles("subsonic/albums") == ["Elsewhere", "Harbour"]
        assert await setup.titles("subsonic/genres") == ["Synthpop"]
        assert len(await setup.titles("subsonic/genre/Synthpop")) == 3
        page = await source.browse("subsonic/albums", 0, 5)
        assert page is not None
        album = next(item for item in page.items if item.title == "Harbour")
        assert await setup.titles(album.path or "") == ["Breakwater", "Night Ferry"]
        playlist = await source.playlist(album.uri or "", 5)
        assert playlist is not None
        assert len(playlist.songs) == 2

        similar = await source.similar(Seed(song=song), 5)
        assert "Night Ferry" not in {one.title for one in similar}
        assert len(similar) == 2, "it knows no likeness, but the genre"
        assert len(await source.random_songs(2)) == 2

        async def nobody(_report: FetchReport) -> None: ...

        came = await source.fetch(FetchOrder(song=song), nobody)
        assert await source.playable(came.uri) is not None
        assert source.health.reason is None


async def test_a_real_music_server_passes_on_what_plays_if_the_host_wants_it(
    tmp_path: Path, music: Path
) -> None:
    started_at = datetime(2026, 7, 1, 21, 30, tzinfo=UTC)
    with a_listenbrainz() as (listens, submitted):
        async with a_supysonic(tmp_path, music, listens) as url, a_setup(url, tmp_path) as setup:
            (song,) = (await setup.source.search("ferry", 5)).songs
            await setup.source.scrobble(song, started_at, is_finished=True)
            assert submitted == [], "it is switched off at first"

            setup.settings = replace(setup.settings, subsonic_scrobble=True)
            await setup.source.scrobble(song, started_at, is_finished=False)
            await setup.source.scrobble(song, started_at, is_finished=True)
            unknown = replace(song, uri=f"{song.uri}x")
            await setup.source.scrobble(unknown, started_at, is_finished=True)
            assert setup.source.health.reason is None
    playing, played = submitted
    assert playing["listen_type"] == "playing_now"
    assert played["listen_type"] == "single"
    (listen,) = cast("list[dict[str, object]]", played["payload"])
    assert listen["listened_at"] == int(started_at.timestamp())
    assert cast("dict[str, object]", listen["track_metadata"])["track_name"] == "Night Ferry"


async def test_each_cause_is_named(tmp_path: Path, music: Path) -> None:
    async with a_supysonic(tmp_path, music) as url, a_setup(url, tmp_path) as setup:
        works = setup.settings
        setup.settings = replace(works, subsonic_password=f"not {PASSWORD}")
        assert await setup.reason() == Notice("music_server_login_wrong")
        setup.settings = replace(works, subsonic_url=f"{url}/music")
        assert await setup.reason() == Notice("music_server_missing")
        setup.settings = replace(works, subsonic_user="")
        assert await setup.reason() == Notice("music_server_login_unsupported")
        setup.settings = works
        assert (await setup.source.search("ferry", 5)).songs
    async with a_setup(url, tmp_path) as setup:
        assert await setup.reason() == Notice("service_failed", failure="cause_network"), (
            "it is down"
        )
