"""Similar songs from the library."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from raveberry_server.adapters.sources.search_text import search_text
from raveberry_server.domain.model.song import Song, match_key
from raveberry_server.domain.playback.similarity import (
    Seed,
    SimilarityCandidate,
    Traits,
    rank_candidates,
    traits,
)

from .songs import IS_MUSIC, PREFIX, random_ids, song_of

_OF_ARTIST: Final = 150
_OF_GENRE: Final = 400
_OF_ALL: Final = 250
_LIKED: Final = 10

_COLUMNS: Final = (
    "song.key, song.title, song.artist, song.album, song.duration_s, "
    "(song.has_cover OR folder.cover IS NOT NULL), song.composer, song.label, song.isrc, "
    "song.genre, song.year, song.artist_text, song.genre_key"
)
_FROM: Final = (
    "FROM song JOIN file ON file.id = song.id JOIN folder ON folder.id = file.folder "
    "JOIN root ON root.id = folder.root AND root.is_present"
)


class _Row:
    """A song and the traits by which it is compared."""

    def __init__(self, row: tuple[object, ...]) -> None:
        *song, genre, year, artist_text, genre_key = row
        self.song = song_of(tuple(song))
        self.artist_text = str(artist_text)
        self.genre_key = str(genre_key) if genre_key else None
        self.traits: Traits = traits(
            artist=self.song.artist,
            genre=str(genre),
            year=year if isinstance(year, int) else None,
        )


def similar_songs(connection: sqlite3.Connection, seed: Seed, limit: int) -> Sequence[Song]:
    """Return the songs that suit the seed best, best first, without recently played ones.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    models = [
        row for song in (seed.song, *seed.liked[:_LIKED]) for row in _models(connection, song)
    ]
    known = {row.song.uri: row.traits for row in models}
    like = next(_models(connection, seed.song), None)
    if like is not None:
        known[seed.song.uri] = like.traits
    heard = seed.played | {match_key(seed.song)}
    candidates = {
        row.song.uri: SimilarityCandidate(song=row.song, traits=row.traits)
        for row in _sample(connection, models)
        if match_key(row.song) not in heard
    }
    return rank_candidates(tuple(candidates.values()), seed, known, limit)


def _models(connection: sqlite3.Connection, song: Song) -> Iterator[_Row]:
    """Yield the song from the library, else one by the same artist, if any."""
    if song.uri.startswith(PREFIX):
        yield from _rows(connection, "song.key = ?", (song.uri.removeprefix(PREFIX),), 1)
    elif artist := search_text(song.artist):
        yield from _rows(connection, "song.artist_text = ?", (artist,), 1)


def _sample(connection: sqlite3.Connection, models: Sequence[_Row]) -> Iterator[_Row]:
    """Yield songs of the same artists and genres, and some others for variety."""
    artists = {row.artist_text for row in models} - {""}
    genres = {row.genre_key for row in models if row.genre_key}
    for column, values, most in (
        ("song.artist_text", artists, _OF_ARTIST),
        ("song.genre_key", genres, _OF_GENRE),
    ):
        if values:
            here = f"{column} IN ({_marks(values)}) AND {IS_MUSIC}"
            yield from _random(connection, here, values, most)
    # Their number is part of the program, not of a request.
    others = ", ".join(map(str, random_ids(connection, _OF_ALL)))
    yield from _rows(connection, f"song.id IN ({others})", (), _OF_ALL)


def _random(
    connection: sqlite3.Connection, where: str, values: Collection[str], most: int
) -> Iterator[_Row]:
    # Only ids are shuffled, not whole rows.
    chosen = f"song.id IN (SELECT song.id FROM song WHERE {where} ORDER BY random() LIMIT {most})"  # noqa: S608 - marks and constants
    yield from _rows(connection, chosen, tuple(values), most)


def _rows(
    connection: sqlite3.Connection, where: str, values: tuple[str, ...], most: int
) -> Iterator[_Row]:
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE {where} LIMIT {most}"
    yield from map(_Row, connection.execute(sql, values))


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" for _ in values)
