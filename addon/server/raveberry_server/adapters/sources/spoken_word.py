"""Audiobooks, podcasts and other recordings of speech, which no party wants by chance."""

from functools import lru_cache
from typing import Final

from .search_text import search_text

_SUFFIX: Final = ".m4b"
"""Suffix of MPEG-4 audiobooks."""
_GENRES: Final = frozenset({"speech", "spoken", "talk", "interview"})
"""Folded genres of speech that are also parts of names of music genres."""
_PARTS_OF_GENRES: Final = (
    "audiobook", "audio book", "audio drama", "audio theatre", "podcast", "spoken word",
    "radio drama", "radio play", "horbuch", "hoerbuch", "horspiel", "hoerspiel", "livre audio",
    "audiolibro", "audiolivro", "luisterboek", "hoorspel", "ljudbok", "lydbok", "lydbog",
    "sluchowisko",
)  # fmt: skip
"""Parts of folded genres of speech, as taggers and shops of several languages write them."""


def is_spoken_word(*, path: str, genre: str) -> bool:
    """Return whether a sound file holds speech, by its suffix or its genre tag."""
    return path.lower().endswith(_SUFFIX) or _is_genre_of_speech(genre)


@lru_cache(maxsize=1_000)
def _is_genre_of_speech(genre: str) -> bool:
    """Return whether a genre tag stands for speech instead of music."""
    folded = search_text(genre)
    return folded in _GENRES or any(part in folded for part in _PARTS_OF_GENRES)
