"""Similarity of songs by artist, genre, year and tempo, for autoplay."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.song import Song, fold_text
from raveberry_server.domain.model.waiting_entries import shuffle_key

_ARTIST_WEIGHT, _GENRE_WEIGHT, _YEAR_WEIGHT, _TEMPO_WEIGHT = 0.35, 0.4, 0.15, 0.1
"""Weight of each trait that both songs have."""

_YEARS_SCALE: Final = 8.0
"""Difference in years at which similarity falls to 1/e."""

_TEMPO_TOLERANCE_OCTAVES: Final = 0.2
"""Difference in tempo without any similarity; half and double tempo are equal."""

_SEED_WEIGHT, _LIKED_WEIGHT, _RECENT_ARTIST_PENALTY, _JITTER_WEIGHT = 0.7, 0.3, 0.4, 0.08
_NEAREST_LIKED: Final = 3
_WORD: Final = float(1 << 64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """Properties by which songs are compared; empty or None if unknown."""

    artist: str = ""
    genre: frozenset[str] = frozenset()
    year: int | None = None
    tempo_bpm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """The songs that recommendations continue from.

    Attributes:
        song: the song that they should resemble.
        liked: the songs that this party liked, best first.
        played: the match keys of songs that have played and are not wanted again.
        recent_artists: the folded names of artists that played recently.
        variation: the seed of the random choice between equals.
    """

    song: Song
    liked: tuple[Song, ...] = ()
    played: frozenset[str] = frozenset()
    recent_artists: frozenset[str] = frozenset()
    variation: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarityCandidate:
    """A song that may be recommended."""

    song: Song
    traits: Traits


def traits(
    *, artist: str = "", genre: str = "", year: int | None = None, tempo_bpm: float | None = None
) -> Traits:
    """Return the traits of a song from its tags."""
    return Traits(
        artist=fold_text(artist),
        genre=frozenset(fold_text(genre).split()),
        year=year,
        tempo_bpm=tempo_bpm if tempo_bpm and tempo_bpm > 0 else None,
    )


def similarity(one: Traits, other: Traits) -> float:
    """Return the similarity of two songs, 0 to 1, by the traits that both have."""
    known = tuple(_compare(one, other))
    weight = math.fsum(weight for weight, _ in known)
    return math.fsum(weight * alike for weight, alike in known) / weight if known else 0.0


def rank_candidates(
    candidates: Sequence[SimilarityCandidate],
    seed: Seed,
    known: Mapping[str, Traits],
    limit: int,
) -> Sequence[Song]:
    """Return the songs that fit the seed best, best first.

    Recent artists rank lower, and near equals are ordered at random, so that parties differ.

    Args:
        candidates: the songs to choose from.
        seed: the songs to continue from.
        known: the traits of the seed's songs by their uri; of others only the artist is known.
        limit: the maximum number of songs.
    """
    like = _traits_of(seed.song, known)
    liked = [_traits_of(song, known) for song in seed.liked]

    def merit(candidate: SimilarityCandidate) -> float:
        fits = similarity(candidate.traits, like)
        nearest = sorted((similarity(candidate.traits, one) for one in liked), reverse=True)
        if nearest:
            taste = math.fsum(nearest[:_NEAREST_LIKED]) / min(_NEAREST_LIKED, len(nearest))
            fits = _SEED_WEIGHT * fits + _LIKED_WEIGHT * taste
        if candidate.traits.artist in seed.recent_artists:
            fits *= 1 - _RECENT_ARTIST_PENALTY
        return fits + _JITTER_WEIGHT * _jitter(candidate.song, seed.variation)

    by_merit = sorted(candidates, key=merit, reverse=True)
    return [candidate.song for candidate in by_merit[:limit]]


def _compare(one: Traits, other: Traits) -> Iterator[tuple[float, float]]:
    if one.artist and other.artist:
        yield _ARTIST_WEIGHT, float(one.artist == other.artist)
    if one.genre and other.genre:
        yield _GENRE_WEIGHT, len(one.genre & other.genre) / len(one.genre | other.genre)
    if one.year is not None and other.year is not None:
        yield _YEAR_WEIGHT, math.exp(-abs(one.year - other.year) / _YEARS_SCALE)
    if one.tempo_bpm is not None and other.tempo_bpm is not None:
        octaves = math.log2(one.tempo_bpm / other.tempo_bpm)
        yield _TEMPO_WEIGHT, max(0.0, 1 - abs(octaves - round(octaves)) / _TEMPO_TOLERANCE_OCTAVES)


def _traits_of(song: Song, known: Mapping[str, Traits]) -> Traits:
    return known.get(song.uri) or traits(artist=song.artist)


def _jitter(song: Song, variation: int) -> float:
    return shuffle_key(int.from_bytes(song.uri.encode()[-8:]), variation) / _WORD
