"""Names of songs as people say them: which songs of a queue or a search are meant."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..contract.messages import Entry, Song

MAX_CHOICES: Final = 3
_BY: Final = (" by ", " von ")
"""Words between title and artist."""

_VARIANT: Final = re.compile(r"\s*[(\[].*?[)\]]|\s+[-\N{EN DASH}]\s.*$")
"""Suffix of a title: "(Live)", "[Remix]" or "- Remastered"."""


def song_name(song: Song) -> str:
    """Return title and artist."""
    return f"{song.title}, {song.artist}" if song.artist else song.title


def folded(text: str) -> str:
    """Return a text for comparison: lower case letters and digits without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def without_by(query: str) -> str:
    """Return a query without the word between title and artist."""
    for word in _BY:
        query = query.replace(word, " ")
    return query


def matching_entries(query: str, entries: tuple[Entry, ...]) -> list[Entry]:
    """Return entries with all words of a query, one for each song; an exact title wins."""
    wanted = folded(without_by(query))
    words = set(wanted.split())
    found: dict[str, Entry] = {}
    for entry in entries:
        name = folded(song_name(entry.song))
        if words and words <= set(name.split()):
            found.setdefault(entry.song.uri, entry)
    exact = [entry for entry in found.values() if folded(entry.song.title) == wanted]
    return (exact or list(found.values()))[:MAX_CHOICES]


def versions(query: str, songs: Iterable[Song]) -> list[Song]:
    """Return the songs that a title may mean: of several artists, or variants without an original.

    One song, or none, means that nothing has to be asked.
    """
    wanted = folded(query)
    originals: dict[str, Song] = {}
    variants: dict[tuple[str, str], Song] = {}
    for song in songs:
        title = folded(song.title)
        if title == wanted:
            originals.setdefault(folded(song.artist), song)
        elif folded(_VARIANT.sub("", song.title)) == wanted:
            variants.setdefault((title, folded(song.artist)), song)
    return list((originals or variants).values())[:MAX_CHOICES]


def is_name_of(query: str, song: Song) -> bool:
    """Return whether a query is the whole name of a song: its title, or title and artist."""
    wanted = folded(without_by(query))
    titles = {folded(song.title), folded(_VARIANT.sub("", song.title))} - {""}
    return wanted in {*titles, *(f"{title} {folded(song.artist)}" for title in titles)}


def distinct_names(songs: Sequence[Song]) -> list[tuple[str, ...]]:
    """Return the names by which each of several songs is told from the others.

    These are title, artist or both, and what tells a version apart, such as "Live".
    """
    names = [_names(song) for song in songs]
    keys = [{folded(name) for name in one} for one in names]
    return [
        tuple(
            sorted(
                name
                for name in one
                if folded(name) and sum(folded(name) in other for other in keys) == 1
            )
        )
        for one in names
    ]


def _names(song: Song) -> set[str]:
    names = {song.title, song.artist, song_name(song), *_VARIANT.findall(song.title)}
    for title in (song.title, _VARIANT.sub("", song.title)):
        names |= {title, *(f"{title}{by}{song.artist}" for by in _BY)}
    return names
