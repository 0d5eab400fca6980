"""Parser of the tags of sound files."""

import os
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache
from io import BufferedReader, BytesIO, FileIO
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from tinytag import TinyTag, TinyTagException, UnsupportedFormatError

from raveberry_server.adapters.sound_file_suffixes import READABLE
from raveberry_server.adapters.sources.local.songs import LACKS_ALBUM, LACKS_ARTIST, LACKS_TITLE
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.model.song import isrc_in

from .ape_tags import ape_tags
from .sound_probe import ProbeError, probed
from .tag_encodings import repaired

_WITH_APE_TAGS: Final = (".mp3", ".mp2", ".ape", ".mpc", ".wv")
_TEXTS: Final = ("title", "artist", "album", "albumartist", "composer", "genre")
_OTHER_TEXTS: Final = ("artist", "label", "organization", "publisher")
_OTHERS: Final = (
    "label", "organization", "publisher", "isrc", "replaygain_track_gain", "replaygain_album_gain",
    "cuesheet",
)  # fmt: skip
_NUMBER: Final = re.compile(r"\s*(\d{1,6})")
_LONGEST_TEXT: Final = 500
_MOST_REPAIRED: Final = 3 * _LONGEST_TEXT
"""Letters whose encoding is looked for: a letter of UTF-8 may have been read as three."""
_MOST_ARTISTS: Final = 20
_SHORTEST_S: Final = 0.1
"""Anything shorter is a few bytes that look like an audio frame by chance."""
_PATIENCE_S: Final = 20
_SMALL_BYTES: Final = 1 << 18
"""Files up to this size are read at once."""
_YEAR: Final = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_GAIN: Final = re.compile(r"[-+]?\d{1,2}(\.\d+)?")
_GUESTS: Final = re.compile(r"(?<=\S)\s+[(\[]?(?:feat\.?|ft\.|featuring)\s", re.IGNORECASE)
"""What stands between an artist and those who take part in one song."""
_TRACK_NUMBER: Final = re.compile(r"^\d{1,3}[\s._-]+(?=\S)")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


class FileProblem(StrEnum):
    """Codes of problems of a file, which texts/ has under `health`."""

    EMPTY = "file_empty"
    SILENT = "file_silent"
    FORMAT_UNKNOWN = "file_format_unknown"
    DAMAGED = "file_damaged"
    SLOW = "file_slow"
    NOT_OPENED = "file_not_opened"
    CUE_SHEET = "file_cue_sheet"


class UnreadableError(RaveberryError):
    """A file is not a playable song; the message is a `FileProblem`, or one with ``: detail``."""


class Tags(NamedTuple):
    """Metadata of one song; texts are single lines.

    Attributes:
        artist: all artists.
        lead_artist: the first artist without guests, empty if that is all of them.
        encoding: in what the texts really were, empty if they were what they claimed to be.
        missing: flags of the tags that the file lacks, whatever its name says.
        cue_sheet: that of an album in one file, empty without one.
    """

    title: str
    artist: str
    album: str
    album_artist: str
    track: int | None
    disc: int | None
    year: int | None
    genre: str
    duration_s: float | None
    gain_db: float | None
    has_cover: bool
    composer: str = ""
    label: str = ""
    isrc: str = ""
    lead_artist: str = ""
    encoding: str = ""
    missing: int = 0
    cue_sheet: str = ""


def tags_of(path: str) -> Tags:
    """Read a file's tags, within `patience`; the file name fills in for missing ones.

    Raises:
        UnreadableError: it holds no sound of a known format.
        OSError: it cannot be opened.
    """
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - paths of scans are no Paths
        return tags_in(file.fileno(), os.fstat(file.fileno()).st_size, path)


def tags_in(descriptor: int, size: int, path: str) -> Tags:
    """Read the tags of an open file, within `patience`; its name fills in for missing ones.

    Raises:
        UnreadableError: it holds no sound of a known format.
        OSError: it cannot be read.
    """
    lowered = path.lower()
    is_known = lowered.endswith(READABLE)
    tag = _parsed(descriptor, size, path) if is_known else _probed(path, size)
    if lowered.endswith(_WITH_APE_TAGS) and not (tag.title and tag.artist):
        _fill(tag, ape_tags(path))
    encoding = _repair(tag)
    title, (lead, artist), album = line(tag.title), _artists(tag), line(tag.album)
    missing = (
        (0 if title else LACKS_TITLE)
        | (0 if artist else LACKS_ARTIST)
        | (0 if album else LACKS_ALBUM)
    )
    if not title:
        title, name_artist = _said_by_name(path)
        artist = artist or name_artist
    return Tags(
        title=title,
        artist=artist,
        album=album,
        album_artist=line(tag.albumartist),
        track=_number(tag.track),
        disc=_number(tag.disc),
        year=year_in(tag.year or ""),
        genre=line(tag.genre),
        duration_s=tag.duration,
        gain_db=_gain_db(tag),
        has_cover=tag.images.any is not None,
        composer=line(tag.composer),
        label=_other(tag, "label", "organization", "publisher"),
        isrc=isrc_in(_other(tag, "isrc")),
        lead_artist=lead,
        encoding=encoding,
        missing=missing,
        cue_sheet=tag.other["cuesheet"][0] if "cuesheet" in tag.other else "",
    )


def _probed(path: str, size: int) -> TinyTag:
    """Return the tags of a file of a format that the tag reader does not know."""
    if not size:
        raise UnreadableError(FileProblem.EMPTY)
    tag = TinyTag()
    try:
        tag.duration, texts = probed(path)
    except FileNotFoundError:
        # Without ffprobe, a name is better than nothing.
        return tag
    except TimeoutError as err:
        raise UnreadableError(FileProblem.SLOW) from err
    except ProbeError as err:
        raise UnreadableError(f"{FileProblem.DAMAGED}: {line(str(err))}") from err
    if tag.duration < _SHORTEST_S:
        raise UnreadableError(FileProblem.SILENT)
    if path.lower().endswith(_WITH_APE_TAGS):
        # Read here, as ffprobe replaces what is not UTF-8.
        texts = {**texts, **ape_tags(path)}
    _fill(tag, texts)
    return tag


def _fill(tag: TinyTag, texts: Mapping[str, str]) -> None:
    """Set the fields that are missing in a tag."""
    tag.title = tag.title or texts.get("title")
    tag.artist = tag.artist or texts.get("artist")
    tag.album = tag.album or texts.get("album")
    tag.albumartist = tag.albumartist or texts.get("album artist") or texts.get("album_artist")
    tag.composer = tag.composer or texts.get("composer")
    tag.genre = tag.genre or texts.get("genre")
    tag.year = tag.year or texts.get("year") or texts.get("date")
    tag.track = tag.track or _first_number(texts.get("track"))
    tag.disc = tag.disc or _first_number(texts.get("disc"))
    for name in _OTHERS:
        if text := texts.get(name):
            tag.other.setdefault(name, [text])


def _first_number(text: str | None) -> int | None:
    found = _NUMBER.match(text or "")
    return int(found[1]) if found else None


def _repair(tag: TinyTag) -> str:
    """Replace texts that are in another encoding than stated; return its name, empty if none is."""
    ours = f"{tag.title}{tag.artist}{tag.album}{tag.albumartist}{tag.composer}{tag.genre}"
    if ours.isascii() and not tag.other:
        return ""
    texts = {
        name: text[:_MOST_REPAIRED]
        for name in _TEXTS
        if isinstance(text := tag.__dict__[name], str) and not text.isascii()
    }
    for name in _OTHER_TEXTS:
        for number, text in enumerate(tag.other.get(name, ())[:_MOST_ARTISTS]):
            if not text.isascii():
                texts[f"{name} {number}"] = text[:_MOST_REPAIRED]
    if not texts:
        return ""
    better, encoding = repaired(texts)
    for key, anew in better.items():
        name, _, place = key.partition(" ")
        if place:
            tag.other[name][int(place)] = anew
        else:
            tag.__dict__[name] = anew
    return encoding


def _artists(tag: TinyTag) -> tuple[str, str]:
    """Return the lead artist, empty if there is no other, and all artists.

    Tags have several values, one value with separators, or one for display and others beside it.
    """
    first, others = tag.artist or "", tag.other.get("artist")
    if not others and "\0" not in first:
        shown = line(first)
        return lead_artist(shown, shown), shown
    texts = (first, *(others or ())[:_MOST_ARTISTS])
    named = [line(name) for text in texts for name in text.split("\0", _MOST_ARTISTS)]
    names = [name for name in dict.fromkeys(named) if name][:_MOST_ARTISTS]
    shown = names[0] if names else ""
    for name in names[1:]:
        if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", shown, re.IGNORECASE):
            shown = f"{shown}, {name}"
    shown = line(shown)
    return lead_artist(names[0] if names else "", shown), shown


@lru_cache(maxsize=1_000)
def lead_artist(first: str, shown: str) -> str:
    """Return the first artist without guests, empty if that is all that is shown."""
    guests = _GUESTS.search(first)
    lead = first[: guests.start()] if guests else first
    return lead if lead != shown else ""


@lru_cache(maxsize=1_000)
def line(text: str | None) -> str:
    """Return a text as one printable line of at most 500 characters."""
    if not text:
        return ""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:_LONGEST_TEXT].rstrip()
    # Crafted texts have millions of letters.
    shown = _UNPRINTABLE.sub(" ", text[: 10 * _LONGEST_TEXT])
    return " ".join(shown.split())[:_LONGEST_TEXT].rstrip()


def year_in(text: str) -> int | None:
    """Return the year in a date, None without one."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def _parsed(descriptor: int, size: int, path: str) -> TinyTag:
    """Parse a file by its first bytes, or else by its suffix, which may be wrong."""
    signal.alarm(_PATIENCE_S)
    try:
        content = os.pread(descriptor, size, 0) if size <= _SMALL_BYTES else b""
        if len(content) == size:
            # The tag reader seeks a lot, which costs system calls except in memory.
            return _parsed_from(BytesIO(content), path)
        return _parsed_from(BufferedReader(FileIO(descriptor, closefd=False)), path)
    finally:
        signal.alarm(0)


def _parsed_from(file: BinaryIO, path: str) -> TinyTag:
    problem: str = FileProblem.FORMAT_UNKNOWN
    for name in (None, path):
        try:
            tag = TinyTag.get(name, file, image=True)
        except UnsupportedFormatError:
            continue
        except TinyTagException as err:
            problem = f"{FileProblem.DAMAGED}: {line(str(err)) or type(err.__cause__).__name__}"
            continue
        if tag.duration and tag.duration >= _SHORTEST_S:
            return tag
        problem = FileProblem.SILENT if tag.filesize else FileProblem.EMPTY
    raise UnreadableError(problem)


@contextmanager
def patience() -> Iterator[None]:
    """Abort files that keep the tag reader busy, as only crafted files do.

    Setting this up for each file would cost as much as opening it.
    """

    def give_up(_signal: int, _frame: object) -> None:
        raise UnreadableError(FileProblem.SLOW)

    before = signal.signal(signal.SIGALRM, give_up)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


def _said_by_name(path: str) -> tuple[str, str]:
    """Return title and artist from a name such as ``01 - Artist - Title``."""
    text = _TRACK_NUMBER.sub("", line(Path(path).stem).replace("_", " "))
    artist, dash, title = text.partition(" - ")
    return (title.strip(), artist.strip()) if dash and title.strip() else (text or "?", "")


def _number(value: int | None) -> int | None:
    return value if value and 0 < value < 100_000 else None  # noqa: PLR2004 - beyond any album


def _other(tag: TinyTag, *names: str) -> str:
    """Return the first of these additional tags that the file has."""
    for name in names:
        if texts := tag.other.get(name):
            return line(texts[0])
    return ""


def _gain_db(tag: TinyTag) -> float | None:
    for texts in (tag.other.get("replaygain_track_gain"), tag.other.get("replaygain_album_gain")):
        found = _GAIN.match(texts[0].strip()) if texts else None
        if found:
            return float(found[0])
    return None
