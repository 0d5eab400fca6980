"""Similar songs from the library."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.database import group_key
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource
from raveberry_server.domain.model.song import Song, match_key
from raveberry_server.domain.playback.similarity import Seed

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.sources.generated_library import Made, write_library

GENRES = ("Rock", "Disco", "Polka", "Jazz")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create, for each genre, a hundred songs by ten artists from one decade."""
    folder = tmp_path_factory.mktemp("data")
    made = [
        Made(number, f"{genre} song {at}", f"{genre} band {at % 10}", "Album")
        for number, (genre, at) in enumerate((genre, at) for genre in GENRES for at in range(100))
    ]
    write_library(folder / LIBRARY, made)
    with closing(sqlite3.connect(folder / LIBRARY)) as connection, connection:
        for decade, genre in enumerate(GENRES):
            connection.execute(
                "UPDATE song SET genre = ?, genre_key = ?, year = ? WHERE title LIKE ?",
                (genre, group_key(genre.casefold()), 1970 + 10 * decade, f"{genre} song %"),
            )
    return folder


async def similar(data: Path, seed: Seed, limit: int = 20) -> list[Song]:
    source = LocalSource(data=data, plays=MemoryStore())
    try:
        return list(await source.similar(seed, limit))
    finally:
        await source.close()


async def found(data: Path, title: str) -> Song:
    source = LocalSource(data=data, plays=MemoryStore())
    try:
        return (await source.search(title, 1)).songs[0]
    finally:
        await source.close()


def genres(songs: list[Song]) -> set[str]:
    return {song.title.split()[0] for song in songs}


async def test_a_song_is_followed_by_its_kind(data: Path) -> None:
    song = await found(data, "Polka song 7")
    songs = await similar(data, Seed(song=song))
    assert (len(songs), genres(songs)) == (20, {"Polka"})
    assert song not in songs


async def test_played_songs_are_not_suggested_again(data: Path) -> None:
    song = await found(data, "Jazz song 7")
    before = await similar(data, Seed(song=song))
    heard = frozenset(map(match_key, before))
    after = await similar(data, Seed(song=song, played=heard))
    assert genres(after) == {"Jazz"}
    assert not heard & set(map(match_key, after))


async def test_a_song_from_elsewhere_is_followed_by_the_kind_of_its_artist(data: Path) -> None:
    song = Song(uri="youtube:1", source="youtube", title="New", artist="disco BAND 3")
    assert genres(await similar(data, Seed(song=song))) == {"Disco"}


async def test_an_unknown_song_is_followed_by_liked_ones(data: Path) -> None:
    unknown = Song(uri="youtube:2", source="youtube", title="New", artist="Nobody at all")
    liked = (await found(data, "Rock song 1"), await found(data, "Rock song 2"))
    assert genres(await similar(data, Seed(song=unknown, liked=liked))) == {"Rock"}


async def test_an_unknown_song_is_followed_by_a_random_one(data: Path) -> None:
    unknown = Song(uri="stream:x", source="stream", title="radio")
    assert len(await similar(data, Seed(song=unknown))) == 20


async def test_an_empty_library_suggests_nothing(tmp_path: Path) -> None:
    assert await similar(tmp_path, Seed(song=Song(uri="local:0", source="local", title="x"))) == []


async def test_an_audiobook_is_followed_by_music(data: Path) -> None:
    with closing(sqlite3.connect(data / LIBRARY)) as connection, connection:
        connection.execute("UPDATE song SET is_spoken = title LIKE 'Polka song %'")
    try:
        chapter = await found(data, "Polka song 5")
        followers = genres(await similar(data, Seed(song=chapter)))
        assert followers <= {"Rock", "Disco", "Jazz"}
        assert followers
    finally:
        with closing(sqlite3.connect(data / LIBRARY)) as connection, connection:
            connection.execute("UPDATE song SET is_spoken = 0")
