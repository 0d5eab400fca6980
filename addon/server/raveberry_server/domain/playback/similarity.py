"""Which songs go on from others: artist, genre, year, tempo, and what this party liked."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.song import Song, fold_text
from raveberry_server.domain.queue.order import shuffle_key

_ARTIST_WEIGHT, _GENRE_WEIGHT, _YEAR_WEIGHT, _TEMPO_WEIGHT = 0.35, 0.4, 0.15, 0.1
"""How much each trait counts, where both songs have it."""

_YEARS_SCALE: Final = 8.0
"""After so many years a song sounds like another time."""

_TEMPO_TOLERANCE_OCTAVES: Final = 0.2
"""A tempo that is off by this part of an octave is another one; half and double are the same."""

_SEED_WEIGHT, _LIKED_WEIGHT, _RECENT_ARTIST_PENALTY, _JITTER_WEIGHT = 0.7, 0.3, 0.4, 0.08
_NEAREST_LIKED: Final = 3
_WORD: Final = float(1 << 64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What songs are compared by; what is not known is empty or None."""

    artist: str = ""
    genre: frozenset[str] = frozenset()
    year: int | None = None
    tempo_bpm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """What songs are wanted to go on from.

    Attributes:
        song: the one that they should be like.
        liked: what this party liked, best first.
        heard: the `sameness` of what has played; none of it is wanted again.
        worn: the folded names of artists that were heard just now.
        deal: which of equals come first; another number is another choice.
    """

    song: Song
    liked: tuple[Song, ...] = ()
    heard: frozenset[str] = frozenset()
    worn: frozenset[str] = frozenset()
    deal: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A song that could be next."""

    song: Song
    traits: Traits


def traits(
    *, artist: str = "", genre: str = "", year: int | None = None, tempo_bpm: float | None = None
) -> Traits:
    """The traits as tags spell them."""
    return Traits(
        artist=fold_text(artist),
        genre=frozenset(fold_text(genre).split()),
        year=year,
        tempo_bpm=tempo_bpm if tempo_bpm and tempo_bpm > 0 else None,
    )


def similarity(one: Traits, other: Traits) -> float:
    """How alike two songs are, 0 to 1, by what is known of both; 0 if nothing is."""
    known = tuple(_compare(one, other))
    weight = math.fsum(weight for weight, _ in known)
    return math.fsum(weight * alike for weight, alike in known) / weight if known else 0.0


def rank_candidates(
    candidates: Sequence[Candidate],
    basis: Seed,
    known: Mapping[str, Traits],
    limit: int,
) -> Sequence[Song]:
    """The songs that go on from the basis best, best first.

    An artist that has just been heard comes less; chance decides between near equals, so that two
    evenings differ.

    Args:
        candidates: what there is to choose from.
        basis: what to go on from.
        known: the traits of the basis' songs by their uri; of others only the artist is known.
        limit: how many are wanted.
    """
    like = _traits_of(basis.song, known)
    liked = [_traits_of(song, known) for song in basis.liked]

    def merit(candidate: Candidate) -> float:
        fits = similarity(candidate.traits, like)
        nearest = sorted((similarity(candidate.traits, one) for one in liked), reverse=True)
        if nearest:
            taste = math.fsum(nearest[:_NEAREST_LIKED]) / min(_NEAREST_LIKED, len(nearest))
            fits = _SEED_WEIGHT * fits + _LIKED_WEIGHT * taste
        if candidate.traits.artist in basis.worn:
            fits *= 1 - _RECENT_ARTIST_PENALTY
        return fits + _JITTER_WEIGHT * _jitter(candidate.song, basis.deal)

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


def _jitter(song: Song, deal: int) -> float:
    return shuffle_key(int.from_bytes(song.uri.encode()[-8:]), deal) / _WORD
