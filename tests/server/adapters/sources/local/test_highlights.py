"""Random songs, genres and artists of the library."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local import songs
from raveberry_server.adapters.sources.local.database import group_key
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.sources.generated_library import Made, write_library


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[LocalSource]:
    """Open a library of 90 songs by one band and 10 by others, half of its ids unused."""
    made = [
        Made(2 * number, f"Song {number}", "Many" if number < 90 else f"Few {number}", "Album")
        for number in range(100)
    ]
    write_library(tmp_path / LIBRARY, made)
    with closing(sqlite3.connect(tmp_path / LIBRARY)) as connection, connection:
        connection.execute(
            "UPDATE song SET genre = 'Disco', genre_key = ? WHERE artist = 'Many'",
            (group_key("disco"),),
        )
    source = LocalSource(data=tmp_path, plays=MemoryStore())
    yield source
    await source.close()


@pytest.mark.parametrize("few_ids", [0, 10_000])
async def test_random_songs_are_distinct_and_as_many_as_wanted(
    library: LocalSource, monkeypatch: pytest.MonkeyPatch, few_ids: int
) -> None:
    monkeypatch.setattr(songs, "_FEW_IDS", few_ids)
    for count in (1, 20, 100):
        assert len({song.uri for song in await library.random_songs(count)}) == count
    assert len(await library.random_songs(200)) == 100


async def test_all_songs_are_drawn_now_and_then(
    library: LocalSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(songs, "_FEW_IDS", 0)
    drawn = {song.uri for _ in range(100) for song in await library.random_songs(20)}
    assert len(drawn) == 100


@pytest.mark.parametrize("few_ids", [0, 10_000])
async def test_audiobooks_are_not_drawn(
    library: LocalSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few_ids: int
) -> None:
    monkeypatch.setattr(songs, "_FEW_IDS", few_ids)
    with closing(sqlite3.connect(tmp_path / LIBRARY)) as connection, connection:
        connection.execute("UPDATE song SET is_spoken = 1 WHERE artist = 'Many'")
    drawn = await library.random_songs(100)
    assert {song.artist for song in drawn} == {f"Few {number}" for number in range(90, 100)}
    assert not (await library.highlights(5)).genres


async def test_genres_and_artists_with_many_songs_come_first(library: LocalSource) -> None:
    found = await library.highlights(5)
    assert [item.title for item in found.genres] == ["Disco"]
    assert len(found.artists) == 5
    assert found.artists[0].title == "Many"
    page = await library.browse(found.artists[0].path or "", 0, 100)
    assert page is not None
    assert len([item for item in page.items if item.song]) > 80


async def test_an_empty_library_has_no_highlights(tmp_path: Path) -> None:
    write_library(tmp_path / LIBRARY, [])
    source = LocalSource(data=tmp_path, plays=MemoryStore())
    found = await source.highlights(5)
    await source.close()
    assert not found.genres
    assert not found.artists
