"""A song as its source describes it."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_EXTRAS: Final = re.compile(
    r"[(\[][^)\]]*\b(official|video|audio|lyrics?|visuali[sz]er|hd|hq|4k)\b[^)\]]*[)\]]"
)
_NOT_A_WORD: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Song:
    """A song; `uri` names it for ever, `artwork` is the key of its cover if it has one."""

    uri: str
    source: str
    title: str
    artist: str = ""
    album: str = ""
    duration_s: float | None = None
    artwork: str | None = None
    explicit: bool = False


def folded(text: str) -> str:
    """A text without case, diacritics and punctuation, for comparing."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    return _NOT_A_WORD.sub(" ", bare.casefold()).strip()


def sameness(song: Song) -> str:
    """What two recordings of one song share, whatever source they come from."""
    title = folded(_EXTRAS.sub("", song.title.casefold()))
    return f"{folded(song.artist)}\n{title}" if title else song.uri
