"""Parsers of playlist files: M3U, PLS, XSPF, CSV, and lines of text.

A file is untrusted. Its lines become texts only: nothing is opened or looked up here.
"""

import codecs
import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.parsers import expat

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest_texts import one_line
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLIST_SONGS

LARGEST_BYTES: Final = 1 << 20
"""Read limit of a playlist file, some twenty thousand songs."""
LONGEST_LOCATION: Final = 2_000
_LONGEST_WORDS: Final = 200
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLS_LINE: Final = re.compile(r"(File|Title)(\d{1,6})\s*=(.*)", re.IGNORECASE | re.DOTALL)
_ADDRESS: Final = re.compile(
    r"\b[A-Za-z][A-Za-z0-9+.-]+:(?://\S+|track:\S+|[0-9a-f]{16}(?!\S))", re.IGNORECASE
)
"""A web address, or the URI of a song in a music service or in the library."""
_NUMBERING: Final = re.compile(r"^\s*(?:#?\d{1,4}[.):]|[-*\u2022])\s+")
_DURATION: Final = re.compile(r"\s*[(\[]?\b\d{1,2}(?::\d\d){1,2}[)\]]?\s*$")
_DASH: Final = re.compile(r"\s+[-\u2013\u2014]\s+|\t+")
_FORMULA_GUARD: Final = re.compile(r"^'(?=[=+\-@|%])")
"""What an export puts before a text that a spreadsheet would take for a formula."""
_SEPARATORS: Final = ",;\t"
_COLUMNS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("title", "name", "track", "track name", "track title", "song", "titel"), "title"
    ),
    **dict.fromkeys(
        (
            *("artist", "artists", "artist name", "artist names", "artist name s"),
            *("artist name(s)", "track artist", "interpret", "künstler"),
        ),
        "artist",
    ),
    **dict.fromkeys(
        (
            *("uri", "url", "link", "location", "path", "file", "track uri", "track url"),
            *("spotify uri", "spotify url", "pfad", "datei"),
        ),
        "location",
    ),
}
"""Names of columns in the exports of music services and players."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One song that a file names.

    Attributes:
        number: its line, row or track, from 1.
        location: a path or an address.
    """

    number: int
    location: str = ""
    artist: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistFile:
    """The songs that a file names; `left_out` is the number of those beyond the limit."""

    name: str
    lines: tuple[FileLine, ...]
    left_out: int = 0


def read_playlist_file(content: bytes, name: str) -> PlaylistFile:
    """Return the songs that a playlist file names, or lines of text such as "Artist - Title".

    The format is that of the content, and of the name where the content does not tell.

    Raises:
        RefusedError: `bad_request` if it is no text, or names no song.
    """
    text = _text(content)
    if "\0" in text:
        raise RefusedError(Refusal.PLAYLIST_FILE_INVALID)
    title, dot, suffix = name.rpartition(".")
    parse = _parser_of(text, suffix.casefold() if dot else "")
    try:
        found = [line for line in map(_cleaned, parse(text)) if line is not None]
    except (expat.ExpatError, csv.Error) as err:
        raise RefusedError(Refusal.PLAYLIST_FILE_INVALID) from err
    if not found:
        raise RefusedError(Refusal.PLAYLIST_FILE_EMPTY)
    return PlaylistFile(
        name=one_line(title or name, _LONGEST_WORDS),
        lines=tuple(found[:MAX_PLAYLIST_SONGS]),
        left_out=max(0, len(found) - MAX_PLAYLIST_SONGS),
    )


def _parser_of(text: str, suffix: str) -> Callable[[str], Iterator[FileLine]]:
    start = text.lstrip()[:4_000]
    if start.startswith("<"):
        return _xspf
    if start.casefold().startswith("[playlist]") or suffix == "pls":
        return _pls
    if start.upper().startswith("#EXT") or suffix in {"m3u", "m3u8"}:
        return _m3u
    has_header = "title" in _columns_of(_row_of(start)).values()
    return _csv if suffix in {"csv", "tsv"} or has_header else _plain


def _text(content: bytes) -> str:
    """Return a file as text; whatever is no Unicode is taken for the code page of Windows."""
    raw = content[:LARGEST_BYTES]
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.removeprefix(mark).decode(encoding, "replace")
    try:
        # A character may have been cut at the limit.
        return raw.decode("utf-8", "ignore" if len(content) > LARGEST_BYTES else "strict")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _cleaned(line: FileLine) -> FileLine | None:
    """Return a line without control characters and excess, None if it names nothing."""
    location = line.location.strip()
    if len(location) > LONGEST_LOCATION or not location.isprintable():
        location = ""
    cleaned = replace(
        line,
        location=location,
        artist=one_line(line.artist, _LONGEST_WORDS),
        title=one_line(line.title, _LONGEST_WORDS),
    )
    return cleaned if location or cleaned.title else None


# --- M3U and PLS, also of the music folders ------------------------------------------------------


def playlist_lines(content: bytes) -> Iterator[str]:
    """Yield stripped lines; invalid UTF-8 is escaped byte by byte, as in file names."""
    encoding = "utf-8"
    for mark, marked in _MARKS:
        if content.startswith(mark):
            content, encoding = content.removeprefix(mark), marked
            break
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = content.decode(encoding, errors)
    return (line.strip(" \t\0") for line in re.split(r"[\r\n]+", text))


def m3u_items(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the location and the title of each song, the title empty without one."""
    title = ""
    for line in lines:
        if line.upper().startswith("#EXTINF:"):
            title = line.partition(",")[2]
        elif line and not line.startswith("#"):
            yield line, title
            title = ""


def pls_items(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the location and the title of each song by its number."""
    files: dict[int, str] = {}
    titles: dict[int, str] = {}
    for line in lines:
        found = _PLS_LINE.fullmatch(line)
        if found and found[3].strip():
            wanted = files if found[1].lower() == "file" else titles
            wanted.setdefault(int(found[2]), found[3].strip())
    for number in sorted(files):
        yield files[number], titles.get(number, "")


def _m3u(text: str) -> Iterator[FileLine]:
    return _items(m3u_items(line.strip() for line in text.splitlines()))


def _pls(text: str) -> Iterator[FileLine]:
    return _items(pls_items(line.strip() for line in text.splitlines()))


def _items(items: Iterable[tuple[str, str]]) -> Iterator[FileLine]:
    for number, (location, words) in enumerate(items, 1):
        artist, title = _artist_and_title(words)
        yield FileLine(number=number, location=location, artist=artist, title=title)


# --- XSPF ----------------------------------------------------------------------------------------


def _xspf(text: str) -> Iterator[FileLine]:
    """Yield the tracks of an XSPF file, which may declare no document type and no entities."""
    reader = _XspfReader()
    reader.read(text)
    return iter(reader.tracks)


class _XspfReader:
    """Reader of the tracks of an XSPF file.

    Attributes:
        tracks: the tracks that were read.
    """

    def __init__(self) -> None:
        self.tracks: list[FileLine] = []
        self._path: list[str] = []
        self._track: dict[str, str] = {}

    def read(self, text: str) -> None:
        """Read a whole file.

        Raises:
            expat.ExpatError: it is no XSPF file.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), True)  # noqa: FBT003 - positional only

    def _start(self, name: str, _attributes: object) -> None:
        self._path.append(name.rpartition(" ")[2])
        if self._path[0] != "playlist":
            raise expat.ExpatError
        if self._path[-1] == "track":
            self._track = {}

    def _characters(self, text: str) -> None:
        if self._path[-2:-1] == ["track"]:
            name = self._path[-1]
            self._track[name] = self._track.get(name, "") + text

    def _end(self, _name: str) -> None:
        if self._path.pop() != "track":
            return
        words = {name: " ".join(text.split()) for name, text in self._track.items()}
        line = FileLine(
            number=len(self.tracks) + 1,
            location=words.get("location", ""),
            artist=words.get("creator", ""),
            title=words.get("title", ""),
        )
        self.tracks.append(line)


def _refuse_document_type(*_declared: object) -> None:
    raise expat.ExpatError


# --- CSV and text --------------------------------------------------------------------------------


def _row_of(start: str) -> Sequence[str]:
    """Return the cells of the first row."""
    line = next(iter(start.splitlines()), "")
    try:
        return next(csv.reader([line], delimiter=_separator(line)), ())
    except csv.Error:
        return ()


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _columns_of(header: Sequence[str]) -> Mapping[int, str]:
    """Return what the columns hold, by their names; the first one of each kind."""
    columns: dict[int, str] = {}
    for at, name in enumerate(header):
        kind = _COLUMNS.get(" ".join(name.strip().casefold().split()))
        if kind is not None and kind not in columns.values():
            columns[at] = kind
    return columns


def _csv(text: str) -> Iterator[FileLine]:
    """Yield the rows of a table; without a header, the columns are artist and title."""
    separator = _separator(next(iter(text.lstrip().splitlines()), ""))
    rows = csv.reader(text.lstrip().splitlines(keepends=True), delimiter=separator)
    first = next(rows, None)
    columns = _columns_of(first or ())
    if "title" not in columns.values() and "location" not in columns.values():
        columns = {0: "artist", 1: "title"}
        yield from _table_row(1, first or (), columns)
    for number, row in enumerate(rows, 2):
        yield from _table_row(number, row, columns)


def _table_row(number: int, row: Sequence[str], columns: Mapping[int, str]) -> Iterator[FileLine]:
    cells = {kind: _FORMULA_GUARD.sub("", row[at]) for at, kind in columns.items() if at < len(row)}
    if len(row) == 1 and row[0].strip():
        yield _plain_line(number, row[0])
    elif any(text.strip() for text in cells.values()):
        yield FileLine(number=number, **cells)


def _plain(text: str) -> Iterator[FileLine]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _plain_line(number, line)


def _plain_line(number: int, line: str) -> FileLine:
    address = _ADDRESS.search(line)
    if address:
        artist, title = _artist_and_title(_NUMBERING.sub("", line[: address.start()]).strip(" -\t"))
        return FileLine(number=number, location=address[0], artist=artist, title=title)
    artist, title = _artist_and_title(_DURATION.sub("", _NUMBERING.sub("", line)))
    return FileLine(number=number, artist=artist, title=title)


def _artist_and_title(words: str) -> tuple[str, str]:
    """Return artist and title of "Artist - Title"; other words are the title."""
    parts = _DASH.split(words.strip(), maxsplit=1)
    return (parts[0], parts[1]) if len(parts) > 1 and parts[1] else ("", words.strip())
