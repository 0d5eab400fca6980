"""The best match comes first."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_server.adapters.sources.local.database import opened_for_reading, song_key
from raveberry_server.adapters.sources.local.search import LibrarySearch
from raveberry_server.adapters.sources.search_text import search_text, transliterated

from tests.fakes.effort import examples
from tests.fakes.sources.generated_library import Made, catalogue, write_library
from tests.fakes.sources.search_queries import KINDS, LEAST_FOUND, starting_with, typed_starts

SONGS = [
    ("Love", "Small Band"),
    ("Love Me Do", "The Beatles"),
    ("Lovely Day", "Bill Withers"),
    ("Glove Box", "The Mittens"),
    ("All You Need Is Love", "The Beatles"),
    ("Help!", "The Beatles"),
    ("Bohemian Rhapsody", "Queen"),
    ("Killer Queen", "Queen"),
    ("Dancing Queen", "ABBA"),
    ("Thunderstruck", "AC/DC"),
    ("So What", "P!nk"),
    ("Ace of Spades", "Motörhead"),
    ("Группа крови", "Кино"),
    ("千本桜", "初音ミク"),
    ("夜に駆ける", "ヨアソビ"),
    ("北京欢迎你", "群星"),
    ("강남스타일", "싸이"),
    ("Ζορμπάς", "Μίκης Θεοδωράκης"),
    ("Nothing Else Matters", "Metallica"),
    ("Me and the Devil", "!!!"),
    ("With or Without You", "U2"),
    ("Deep in the Album", "Ann", "Lovers Rock"),
]


def made(number: int, title: str, artist: str, album: str = "") -> Made:
    return Made(number, title, artist, album)


class SearchedLibrary:
    """A library and its songs by their ids."""

    def __init__(self, file: Path, songs: Sequence[Made]) -> None:
        write_library(file, songs)
        connection = opened_for_reading(file)
        assert connection is not None
        self.connection = connection
        self.search = LibrarySearch(connection=connection)
        self.times_played: dict[str, int] = {}
        by_key = {song_key(bytes(song.path)): song for song in songs}
        self.songs = {
            number: by_key[key] for number, key in connection.execute("SELECT id, key FROM song")
        }

    def found(self, query: str, limit: int = 20) -> list[str]:
        """Return the titles of the hits."""
        return [song.title for song in self.hits(query, limit)]

    def hits(self, query: str, limit: int = 20) -> list[Made]:
        ids, _ = self.search.found(query, limit, self.times_played)
        assert len(set(ids)) == len(ids) <= limit
        return [self.songs[number] for number in ids]

    def play(self, title: str, times: int) -> None:
        for song in self.songs.values():
            if song.title == title:
                key = song_key(bytes(song.path))
                self.times_played = {**self.times_played, f"local:{key}": times}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SearchedLibrary]:
    searched = SearchedLibrary(
        tmp_path / "library.db", [made(number, *song) for number, song in enumerate(SONGS)]
    )
    with closing(searched.connection):
        yield searched


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("love", "Love"),
        ("LOVE ME", "Love Me Do"),
        ("beatles help", "Help!"),
        ("help beatles", "Help!"),
        ("acdc", "Thunderstruck"),
        ("ac dc thunder", "Thunderstruck"),
        ("AC/DC", "Thunderstruck"),
        ("pink so", "So What"),
        ("motorhead", "Ace of Spades"),
        ("MOTÖRHEAD", "Ace of Spades"),
        ("moterhead", "Ace of Spades"),
        ("bohemain rapsody", "Bohemian Rhapsody"),
        ("rhapsody bohemian", "Bohemian Rhapsody"),
        ("группа", "Группа крови"),
        ("ГРУППА КРОВИ", "Группа крови"),
        ("група крови", "Группа крови"),
        ("本桜", "千本桜"),
        ("桜", "千本桜"),
        ("初音", "千本桜"),
        ("!!!", "Me and the Devil"),
        ("u2", "With or Without You"),
        ("hunderst", "Thunderstruck"),
        ("lovers rock", "Deep in the Album"),
        ("kino", "Группа крови"),
        ("gruppa krovi", "Группа крови"),
        ("kino grupa krovi", "Группа крови"),
        ("Yoasobi", "夜に駆ける"),
        ("miku", "千本桜"),
        ("beijing", "北京欢迎你"),
        ("bei jing", "北京欢迎你"),
        ("gangnam", "강남스타일"),
        ("theodorakis", "Ζορμπάς"),
        ("металлика", "Nothing Else Matters"),
    ],
)
def test_the_intended_song_is_the_first_hit(
    library: SearchedLibrary, query: str, first: str
) -> None:
    assert library.found(query)[0] == first


@pytest.mark.parametrize("query", ["", "   ", "xyzzyx", "\x00", "🎵🎵", '"', "%", "_", "*"])
def test_an_empty_query_finds_nothing(library: SearchedLibrary, query: str) -> None:
    assert library.found(query) == []


def test_word_starts_come_before_album_and_middles_of_words(library: SearchedLibrary) -> None:
    assert library.found("love") == [
        "Love",
        "Love Me Do",
        "All You Need Is Love",
        "Lovely Day",
        "Deep in the Album",
        "Glove Box",
    ]


def test_among_equals_the_more_played_comes_first(library: SearchedLibrary) -> None:
    library.play("Lovely Day", 3)
    library.play("Glove Box", 9)
    assert library.found("love") == [
        "Love",
        "Lovely Day",
        "Love Me Do",
        "All You Need Is Love",
        "Deep in the Album",
        "Glove Box",
    ]


def test_for_a_few_letters_the_more_played_comes_first_wherever_they_stand(
    library: SearchedLibrary,
) -> None:
    library.play("Glove Box", 9)
    library.play("All You Need Is Love", 3)
    found = library.found("ov")
    assert found[:2] == ["Glove Box", "All You Need Is Love"]
    assert all("ov" in search_text(title) for title in found[:5])


def test_an_artist_s_songs_come_before_songs_that_name_it(library: SearchedLibrary) -> None:
    assert set(library.found("queen")[:2]) == {"Bohemian Rhapsody", "Killer Queen"}


def test_it_says_when_there_are_more(library: SearchedLibrary) -> None:
    ids, has_more = library.search.found("love", 3, {})
    assert (len(ids), has_more) == (3, True)
    ids, has_more = library.search.found("love", 6, {})
    assert (len(ids), has_more) == (6, False)


def test_songs_of_a_missing_folder_are_not_found(tmp_path: Path, library: SearchedLibrary) -> None:
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection, connection:
        connection.execute("UPDATE root SET is_present = 0")
    assert library.found("love") == []


def test_what_was_found_meanwhile_is_searched(tmp_path: Path, library: SearchedLibrary) -> None:
    library.play("Love", 1)
    assert library.found("love")
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection, connection:
        connection.execute("DELETE FROM word")
        connection.execute("DELETE FROM part")
        connection.execute("DELETE FROM song")
    assert library.found("love") == []


def test_played_songs_are_first_among_more_candidates_than_are_weighed(tmp_path: Path) -> None:
    songs = [made(number, f"Sun {number}", "Ann") for number in range(1_000)]
    searched = SearchedLibrary(tmp_path / "library.db", songs)
    with closing(searched.connection):
        searched.play("Sun 999", 2)
        searched.play("Sun 500", 1)
        assert searched.found("sun")[:2] == ["Sun 999", "Sun 500"]
        assert searched.found("ann su")[:2] == ["Sun 999", "Sun 500"]


@given(st.text(max_size=60))
@settings(max_examples=examples(150), deadline=None)
def test_no_query_breaks_the_search(shared: SearchedLibrary, query: str) -> None:
    shared.found(query)


@pytest.mark.parametrize("query", ["a" * 500, "a " * 250, "桜" * 500, "love " * 100, "é!" * 250])
def test_a_long_query_breaks_nothing_either(shared: SearchedLibrary, query: str) -> None:
    shared.found(query)


def test_a_pasted_title_with_a_story_around_it_is_found(library: SearchedLibrary) -> None:
    pasted = "Queen \u2013 Bohemian Rhapsody (Official Video Remastered)"
    assert library.found(pasted)[0] == "Bohemian Rhapsody"


# --- measured ------------------------------------------------------------------------------------

SIZE = 10_000
QUERIES = 150


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchedLibrary]:
    searched = SearchedLibrary(tmp_path_factory.mktemp("library") / "library.db", catalogue(SIZE))
    with closing(searched.connection):
        yield searched


@pytest.mark.parametrize("kind", KINDS)
def test_a_query_for_one_song_has_it_in_the_first_five(shared: SearchedLibrary, kind: str) -> None:
    dice = random.Random(kind)
    songs = list(shared.songs.values())
    dice.shuffle(songs)
    asked = [(query, song) for song in songs if (query := KINDS[kind](song, dice))][:QUERIES]
    missed = [(query, song) for query, song in asked if song not in shared.hits(query, 5)]
    assert len(asked) == QUERIES
    assert 1 - len(missed) / len(asked) >= LEAST_FOUND[kind], missed[:5]


def test_five_letters_with_a_typo_find_a_song_that_starts_so(shared: SearchedLibrary) -> None:
    songs = list(shared.songs.values())
    typed = typed_starts(songs, random.Random(6), QUERIES)
    missed = [
        query
        for query, meant in typed
        if not set(starting_with(songs, meant)) & set(shared.hits(query, 5))
    ]
    assert len(typed) == QUERIES
    assert 1 - len(missed) / len(typed) >= 0.8, missed[:5]


def test_a_repeated_query_is_not_searched_again(shared: SearchedLibrary) -> None:
    statements: list[str] = []
    shared.hits("nigth")
    shared.connection.set_trace_callback(statements.append)
    shared.hits("nigth")
    shared.connection.set_trace_callback(None)
    assert statements == ["PRAGMA data_version"]


def test_a_repeated_query_knows_songs_that_were_played_meanwhile(library: SearchedLibrary) -> None:
    assert library.found("lov")[0] == "Love"
    library.play("Glove Box", 1)
    assert library.found("lov")[0] == "Glove Box"


def test_a_typo_is_searched_by_few_statements(shared: SearchedLibrary) -> None:
    statements: list[str] = []
    song = next(song for song in shared.songs.values() if len(search_text(song.title)) > 8)
    words = search_text(f"{song.artist} {song.title}").split()
    longest = max(words, key=len)
    query = " ".join(words).replace(longest, f"{longest[:-2]}{longest[-1]}{longest[-2]}")
    shared.hits("something else")
    shared.connection.set_trace_callback(statements.append)
    assert song in shared.hits(query)
    shared.connection.set_trace_callback(None)
    assert len(statements) < 12 + 7 * len(words)


def test_hits_of_short_queries_are_ordered_by_plays(
    shared: SearchedLibrary,
) -> None:
    dice = random.Random(5)
    songs = dice.sample(list(shared.songs.values()), 600)
    times = {song: number for number, song in enumerate(songs, start=1)}
    shared.times_played = {
        f"local:{song_key(bytes(song.path))}": number for song, number in times.items()
    }
    for query in ("ove", "ing", "an", "sh", "олн", "o"):
        hits = shared.hits(query)
        assert len(hits) == 20
        for song in hits:
            texts = f"{song.title} {song.artist} {song.album}"
            assert query in f"{search_text(texts)} {transliterated(texts)}"
        played = [times.get(song, 0) for song in hits]
        assert played == sorted(played, reverse=True)
