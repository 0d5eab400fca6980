"""Which songs go on from others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.similarity import (
    Seed,
    SimilarityCandidate,
    Traits,
    rank_candidates,
    similarity,
    traits,
)

ROCK = traits(artist="The Stones", genre="Rock", year=1972, tempo_bpm=120.0)

some_traits = st.builds(
    traits,
    artist=st.sampled_from(["", "Ann", "Bob"]),
    genre=st.sampled_from(["", "Rock", "Hard Rock", "Disco"]),
    year=st.none() | st.integers(1950, 2026),
    tempo_bpm=st.none() | st.floats(40, 220),
)


def song(title: str, artist: str = "") -> Song:
    return Song(uri=f"local:{title}", source="local", title=title, artist=artist)


def candidate(title: str, **known: object) -> SimilarityCandidate:
    artist = str(known.get("artist", ""))
    return SimilarityCandidate(song=song(title, artist), traits=traits(**known))  # type: ignore[arg-type]


@given(some_traits, some_traits)
def test_likeness_is_a_part_and_alike_both_ways(one: Traits, other: Traits) -> None:
    assert 0.0 <= similarity(one, other) <= 1.0
    assert similarity(one, other) == pytest.approx(similarity(other, one))


def test_a_song_is_similar_to_itself_and_not_to_unknown_ones() -> None:
    assert similarity(ROCK, ROCK) == 1.0
    assert similarity(ROCK, Traits()) == 0.0


def test_tags_are_compared_whatever_their_case_and_signs() -> None:
    assert similarity(ROCK, traits(artist="the stones!", genre="ROCK")) == 1.0


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ({"artist": "The Stones"}, {"artist": "Somebody"}),
        ({"genre": "Hard Rock"}, {"genre": "Disco"}),
        ({"year": 1974}, {"year": 1984}),
        ({"tempo_bpm": 121.0}, {"tempo_bpm": 150.0}),
        ({"tempo_bpm": 60.0}, {"tempo_bpm": 90.0}),
        ({"genre": "Rock", "year": 1999}, {"genre": "Disco", "year": 1972}),
    ],
)
def test_each_trait_distinguishes_songs(
    nearer: dict[str, object], farther: dict[str, object]
) -> None:
    near, far = candidate("near", **nearer), candidate("far", **farther)
    assert similarity(ROCK, near.traits) > similarity(ROCK, far.traits)


def test_a_tempo_of_nothing_is_no_tempo() -> None:
    assert traits(tempo_bpm=0.0).tempo_bpm is None
    assert traits(tempo_bpm=-1.0).tempo_bpm is None


def test_the_best_are_of_the_same_kind() -> None:
    rock = [candidate(f"rock{at}", genre="Rock", year=1970 + at) for at in range(5)]
    disco = [candidate(f"disco{at}", genre="Disco", year=1970 + at) for at in range(5)]
    found = rank_candidates([*disco, *rock], Seed(song=song("now")), {"local:now": ROCK}, 5)
    assert {one.title for one in found} == {one.song.title for one in rock}


def test_what_the_party_liked_decides_between_equals() -> None:
    equals = [candidate("x", genre="Disco"), candidate("y", genre="Polka")]
    known = {"local:now": ROCK, "local:hit": traits(genre="Polka")}
    for deal in range(20):
        seed = Seed(song=song("now"), liked=(song("hit"),), variation=deal)
        assert rank_candidates(equals, seed, known, 1)[0].title == "y"


def test_an_artist_that_was_heard_just_now_comes_less() -> None:
    both = [candidate("x", artist="Ann", genre="Rock"), candidate("y", artist="Bob", genre="Rock")]
    seed = Seed(song=song("now", "Cem"), recent_artists=frozenset({"ann"}))
    known = {"local:now": traits(artist="Cem", genre="Rock")}
    for deal in range(20):
        again = Seed(song=seed.song, recent_artists=seed.recent_artists, variation=deal)
        assert rank_candidates(both, again, known, 1)[0].title == "y"


def test_of_a_song_that_the_library_does_not_know_the_artist_counts() -> None:
    both = [candidate("x", artist="Ann"), candidate("y", artist="Bob")]
    assert rank_candidates(both, Seed(song=song("new", "Bob")), {}, 1)[0].title == "y"


def test_two_evenings_differ_where_nothing_else_decides() -> None:
    equals = [candidate(f"{at}", genre="Rock") for at in range(30)]
    firsts = {
        rank_candidates(equals, Seed(song=song("now"), variation=deal), {"local:now": ROCK}, 1)[
            0
        ].title
        for deal in range(30)
    }
    assert len(firsts) > 5
    again = [
        rank_candidates(equals, Seed(song=song("now"), variation=7), {"local:now": ROCK}, 30)
    ] * 2
    assert again[0] == again[1]
