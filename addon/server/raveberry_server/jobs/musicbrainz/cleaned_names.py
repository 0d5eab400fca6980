"""Names of songs and albums, without what file names and tags add to them."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.search_text import search_text

_DASH: Final = re.compile(r"\s+[-\u2013\u2014]+\s+")
_BRACKETS: Final = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_VIDEO_ID: Final = re.compile(r"\s*\[(?=[^\]]*(?:[\d_-]|[a-z][A-Z]))[\w-]{11}\]\s*$")
"""What yt-dlp appends: 11 characters that are no word."""
_TRACK_NUMBER: Final = re.compile(r"^(?:\d{1,2}-)?(?:\d{1,3}\s*[._-]+\s*|0\d{1,2}\s+)(?=\S)")
"""A number with a leading zero or a separator."""
_NUMBER: Final = re.compile(r"^\d{1,3}\s+(?=\S)")
"""A number that may also begin the name, as in 50 Cent."""
_TRAILING: Final = re.compile(
    r"\s+official\s+(?:(?:music|lyrics?)\s+)?(?:video|audio|clip)\s*$", re.IGNORECASE
)
_LONGEST: Final = 200

_SONG_EXTRAS: Final = frozenset(
    {
        "4k", "720p", "1080p", "audio", "clip", "download", "explicit", "free", "full",
        "hd", "hq", "lyric", "lyrics", "music", "musikvideo", "mv", "official", "officiel",
        "offiziell", "offizielles", "oficial", "remaster", "remastered", "uhd", "video",
        "videoclip", "visualiser", "visualizer",
    }
)  # fmt: skip
_ALBUM_EXTRAS: Final = frozenset(
    {
        "anniversary", "bonus", "cd", "collector", "deluxe", "disc", "disk", "edition",
        "expanded", "explicit", "limited", "remaster", "remastered", "s", "special",
        "track", "tracks", "version",
    }
)  # fmt: skip
_COUNT: Final = re.compile(r"\d+(?:st|nd|rd|th)?")


class SongName(NamedTuple):
    """Artist and title by a file name; without an artist, the title has all words."""

    artist: str
    title: str


def names_in_file_name(file_name: str) -> Sequence[SongName]:
    """Return what a file name may mean, the likeliest first; none if it says too little."""
    stem = PurePath(file_name[-_LONGEST:]).stem.replace("_", " ")
    if " " not in stem:
        stem = stem.replace(".", " ")
    text = _VIDEO_ID.sub("", " ".join(stem.split()))
    text = _TRAILING.sub("", without_extras(_TRACK_NUMBER.sub("", text), _SONG_EXTRAS))
    readings = (text, _NUMBER.sub("", text))
    names = (_name_in(reading) for reading in readings)
    return list(dict.fromkeys(name for name in names if name is not None))


def title_without_extras(title: str) -> str:
    """Return a title of a tag without brackets such as (Official Video)."""
    return without_extras(title, _SONG_EXTRAS)


def album_without_extras(album: str) -> str:
    """Return the title of an album without brackets such as (Deluxe Edition)."""
    return without_extras(album, _ALBUM_EXTRAS)


def without_extras(text: str, extras: frozenset[str]) -> str:
    """Return a text without brackets that hold only these words and numbers; else as it is."""

    def kept(brackets: re.Match[str]) -> str:
        words = search_text(brackets[1]).split()
        is_extra = any(word in extras for word in words) and all(
            word in extras or _COUNT.fullmatch(word) for word in words
        )
        return " " if is_extra else brackets[0]

    return " ".join(_BRACKETS.sub(kept, text).split()) or text


def _name_in(text: str) -> SongName | None:
    """Return artist and title in ``Artist - Title``, or else all words; None without any."""
    parts = [part for part in map(str.strip, _DASH.split(text)) if search_text(part)]
    if len(parts) > 1:
        named = [part for part in parts if not part.isdecimal()]
        # Between the first and the last part is the album.
        return SongName(named[0], named[-1]) if len(named) > 1 else SongName(parts[0], parts[-1])
    return SongName("", text) if search_text(text) else None
