"""Tracks of a cue sheet are songs like any other of the library."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import RefusedError
from raveberry_server.domain.model.song import Song
from raveberry_server.jobs.scan_library import main

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.player.cue_albums import TITLES, cue_sheet, make_noise

STARTS_S = (0.0, 1.2, 2.48)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music" / "The Folder"
    folder.mkdir(parents=True)
    make_noise(folder / "album.flac", duration_s=4.0)
    (folder / "album.cue").write_text(cue_sheet("album.flac", STARTS_S))
    (folder / "cover.png").write_bytes(base64.b64decode(PIXEL))
    return folder


PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@asynccontextmanager
async def scanned(tmp_path: Path) -> AsyncIterator[LocalSource]:
    scan(tmp_path)
    source = LocalSource(data=tmp_path / "data", plays=MemoryStore(), folders=(tmp_path / "music",))
    try:
        yield source
    finally:
        await source.close()


def scan(tmp_path: Path) -> None:
    library = tmp_path / "data" / LIBRARY
    assert main(["--library", str(library), "--", str(tmp_path / "music")]) == 0


async def track(source: LocalSource, title: str) -> Song:
    (found,) = (await source.search(title, 5)).songs
    return found


async def test_a_track_is_found_with_its_own_names_and_length(tmp_path: Path, music: Path) -> None:
    async with scanned(tmp_path) as source:
        song = await track(source, "Ann Second")
        assert (song.title, song.artist, song.album) == ("Second", "Ann", "The Album")
        assert song.duration_s == pytest.approx(1.28)
        assert await source.song(song.uri) == song
        assert len({(await track(source, title)).uri for title in TITLES[:3]}) == 3
        file = music / "album.flac"
        assert await source.playable(song.uri) == f"{file}/#t=1.200,2.480"
        third = await track(source, "Third")
        assert await source.playable(third.uri) == f"{file}/#t=2.480"


@pytest.mark.usefixtures("music")
async def test_tracks_are_listed_in_order_under_album_folder_and_artist(tmp_path: Path) -> None:
    async with scanned(tmp_path) as source:
        albums = await source.browse("albums", 0, 9)
        assert albums is not None
        (album,) = albums.items
        assert (album.title, album.subtitle) == ("The Album", "Ann")
        for path in (album.path, await folder_path(source)):
            page = await source.browse(path or "", 0, 9)
            assert page is not None
            assert [item.title for item in page.items] == list(TITLES[:3])
        playlist = await source.playlist(album.uri or "", 9)
        assert playlist is not None
        assert [song.title for song in playlist.songs] == list(TITLES[:3])


async def folder_path(source: LocalSource) -> str:
    page = await source.browse("folders", 0, 9)
    assert page is not None
    (item,) = page.items
    return item.path or ""


@pytest.mark.usefixtures("music")
async def test_a_track_has_the_cover_of_its_album(tmp_path: Path) -> None:
    async with scanned(tmp_path) as source:
        song = await track(source, "Second")
        assert song.artwork is not None
        assert await source.artwork(song.artwork)


async def test_a_track_has_those_lyrics_of_its_file_that_are_sung_in_it(
    tmp_path: Path, music: Path
) -> None:
    (music / "album.lrc").write_text("[00:00.50]One\n[00:01.50]Two\n[00:02.30]Too\n[00:03.00]Three")
    async with scanned(tmp_path) as source:
        found = {}
        for title in TITLES[:3]:
            lyrics = await source.lyrics((await track(source, title)).uri)
            assert lyrics is not None
            found[title] = [(line.text, round(line.at_s or 0, 2)) for line in lyrics.lines]
        assert found == {
            "First": [("One", 0.5)],
            "Second": [("Two", 0.3), ("Too", 1.1)],
            "Third": [("Three", 0.52)],
        }
        (music / "album.lrc").write_text("One\nTwo")
        assert await source.lyrics((await track(source, "First")).uri) is None


async def test_a_track_is_found_again_after_its_album_was_renamed(
    tmp_path: Path, music: Path
) -> None:
    async with scanned(tmp_path) as source:
        song = await track(source, "Second")
        (music / "album.flac").rename(music / "moved.flac")
        expected = f"{music / 'moved.flac'}/#t=1.200,2.480"
        assert await source.playable(song.uri) is None
        assert await source.found_again(song) == expected
        (music / "album.cue").write_text(cue_sheet("moved.flac", STARTS_S))
        scan(tmp_path)
        assert await source.found_again(song) == expected
        assert await Catalog(sources=[source]).playable(song) == expected


@pytest.mark.usefixtures("music")
async def test_an_exported_track_is_found_by_its_path(tmp_path: Path) -> None:
    async with scanned(tmp_path) as source:
        song = await track(source, "Second")
        paths = await source.relative_paths({song.uri})
        assert paths == {song.uri: "The Folder/album.flac/02"}
        assert await source.songs_at([paths[song.uri], "The Folder/album.flac"]) == [song, None]


@pytest.mark.usefixtures("music")
async def test_a_track_has_no_file_that_could_be_sent(tmp_path: Path) -> None:
    async with scanned(tmp_path) as source:
        song = await track(source, "Second")
        with pytest.raises(RefusedError):
            await Catalog(sources=[source]).file_of(song.uri)


@pytest.mark.usefixtures("music")
async def test_random_songs_are_tracks(tmp_path: Path) -> None:
    async with scanned(tmp_path) as source:
        assert {song.title for song in await source.random_songs(9)} == set(TITLES[:3])
