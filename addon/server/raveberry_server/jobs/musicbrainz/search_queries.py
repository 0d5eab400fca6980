"""Queries of MusicBrainz's search, in the syntax of Lucene.

The fields are those of https://musicbrainz.org/doc/MusicBrainz_API/Search.
"""

import re
from typing import Final

from raveberry_server.adapters.sources.search_text import search_text

from .cleaned_names import SongName

LENGTH_TOLERANCE_S: Final = 3.0
_SPECIAL: Final = re.compile(r'([+\-&|!(){}\[\]^"~*?:\\/])')
_MOST_WORDS: Final = 12


def recording_query(name: SongName, duration_s: float) -> str:
    """Return the query for recordings of that name and about that length."""
    lowest_ms = max(0, round(1_000 * (duration_s - LENGTH_TOLERANCE_S)))
    highest_ms = round(1_000 * (duration_s + LENGTH_TOLERANCE_S))
    length = f"dur:[{lowest_ms} TO {highest_ms}]"
    if name.artist:
        return f"recording:{_phrase(name.title)} AND artist:{_phrase(name.artist)} AND {length}"
    words = map(_phrase, search_text(name.title).split()[:_MOST_WORDS])
    either = (f"(recording:{word} OR artist:{word})" for word in words)
    return f"{' AND '.join(either)} AND {length}"


def release_group_query(artist: str, album: str) -> str:
    """Return the query for the release groups of an album."""
    return f"releasegroup:{_phrase(album)} AND artist:{_phrase(artist)}"


def _phrase(text: str) -> str:
    """Return a text as a phrase, in which nothing has a meaning of its own."""
    return f'"{_SPECIAL.sub(r"\\\1", " ".join(text.split()))}"'
