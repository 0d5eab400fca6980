"""A song as its source describes it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_VIDEO_SUFFIXES: Final = re.compile(
    r"[(\[][^)\]]*\b(official|video|audio|lyrics?|visuali[sz]er|hd|hq|4k)\b[^)\]]*[)\]]"
)
_ISRC: Final = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")
_NOT_A_WORD: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Song:
    """A song; `uri` identifies it permanently, `artwork` is the key of its cover, if any.

    Texts are empty if unknown.

    Attributes:
        licence: its free licence, such as "CC BY-SA 3.0".
        composer: of the work.
        label: of the recording.
        isrc: International Standard Recording Code of the recording.
    """

    uri: str
    source: str
    title: str
    artist: str = ""
    album: str = ""
    duration_s: float | None = None
    artwork: str | None = None
    explicit: bool = False
    licence: str = ""
    composer: str = ""
    label: str = ""
    isrc: str = ""


def fold_text(text: str) -> str:
    """Return a text without case, diacritics and punctuation, for comparison."""
    if text.isascii():
        # Most texts, ten times as fast.
        lowered = text.lower()
        is_plain = text.replace(" ", "").isalnum()
        return " ".join((lowered if is_plain else _NOT_A_WORD.sub(" ", lowered)).split())
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    return _NOT_A_WORD.sub(" ", bare.casefold()).strip()


def isrc_in(text: str) -> str:
    """Return a recording code in capitals without separators, empty for any other text."""
    code = text.replace("-", "").replace(" ", "").upper()
    return code if _ISRC.fullmatch(code) else ""


def match_key(song: Song) -> str:
    """Return a key that equal songs of different sources share.

    Without artist or title it is the URI, as many songs are called "Intro".
    """
    return _match_key_of_names(song.artist, song.title) or song.uri


def song_keys(song: Song) -> frozenset[str]:
    """Return the keys by which two songs are the same: they have one of them in common."""
    return frozenset((song.uri, match_key(song)))


def artist_of_match_key(name: str) -> str:
    """Return the folded artist of a match key, empty if the key is a URI."""
    artist, _, title = name.partition("\n")
    return artist if title else ""


@lru_cache(maxsize=1_000)  # each keystroke finds many of the same songs
def _match_key_of_names(artist: str, title: str) -> str | None:
    bare_artist = fold_text(artist)
    bare_title = fold_text(_VIDEO_SUFFIXES.sub("", title.casefold()))
    return f"{bare_artist}\n{bare_title}" if bare_artist and bare_title else None


def is_same_song(one: Song, other: Song) -> bool:
    """Return True if two songs are the same, regardless of their sources."""
    return one.uri == other.uri or match_key(one) == match_key(other)
