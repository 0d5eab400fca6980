"""Search queries for songs of the generated library, by kind of inaccuracy."""

import random
import unicodedata
from collections.abc import Callable, Sequence

from anyascii import anyascii

from tests.fakes.sources.generated_library import Made


def is_latin(song: Made) -> bool:
    return all(ord(letter) < 0x250 for letter in song.title + song.artist)


def bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def mistyped(word: str, dice: random.Random) -> str:
    """Return the word with one letter missing, added, changed or swapped, never the first one."""
    at, other = dice.randrange(1, len(word) - 1), dice.choice("abcdefghijklmnopqrstuvwxyz")
    return dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + other + word[at:],
            word[:at] + other + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
    )


def with_typos(text: str, count: int, least_letters: int, dice: random.Random) -> str | None:
    words = text.lower().split()
    long = [at for at, word in enumerate(words) if len(word) >= least_letters]
    if len(long) < count:
        return None
    for at in dice.sample(long, count):
        words[at] = mistyped(words[at], dice)
    return " ".join(words)


def shuffled(text: str, dice: random.Random) -> str:
    words = text.split()
    return " ".join(dice.sample(words, len(words)))


type Query = Callable[[Made, random.Random], str | None]

KINDS: dict[str, Query] = {
    "exact": lambda song, _: f"{song.artist} {song.title}",
    "artist and start of title": lambda song, _: (
        f"{song.artist} {song.title[: max(4, len(song.title) * 2 // 3)]}"
    ),
    "one typo": lambda song, dice: (
        with_typos(f"{song.artist} {song.title}", 1, 4, dice) if is_latin(song) else None
    ),
    "two typos in long words": lambda song, dice: (
        with_typos(f"{song.title} {song.artist}", 2, 7, dice) if is_latin(song) else None
    ),
    "swapped words": lambda song, dice: shuffled(f"{song.title} {song.artist}", dice),
    "missing diacritics": lambda song, _: (
        bare(f"{song.title} {song.artist}")
        if is_latin(song) and not (song.title + song.artist).isascii()
        else None
    ),
    "other script": lambda song, _: (
        None if is_latin(song) else f"{song.title} {song.artist}".upper()
    ),
    "in Latin letters": lambda song, _: (
        None if is_latin(song) else anyascii(f"{song.title} {song.artist}")
    ),
}

LEAST_FOUND = {kind: 0.90 if kind == "two typos in long words" else 0.98 for kind in KINDS}
"""The share of queries that must find the song among the first five results."""


STARTED = 5
"""Letters of a word that were typed, one of them wrong."""


def typed_starts(
    songs: Sequence[Made], dice: random.Random, count: int
) -> Sequence[tuple[str, str]]:
    """Return the first letters of titles with a typo, and as they are meant."""
    starts = [
        song.title.split()[0].lower()[:STARTED]
        for song in dice.sample(songs, len(songs))
        if is_latin(song) and len(song.title.split()[0]) >= STARTED
    ]
    return [(mistyped(start, dice), start) for start in starts[:count]]


def starting_with(songs: Sequence[Made], start: str) -> Sequence[Made]:
    """Return the songs with a word in title or artist that starts so."""
    return [song for song in songs if f" {start}" in f" {song.title} {song.artist}".lower()]
