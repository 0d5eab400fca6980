"""Parser of playlist files (M3U, M3U8 and PLS) from all kinds of programs.

A playlist is untrusted: nothing is opened because of its content. Its lines become paths, and only
a song that the library holds under such a path is ever played. Links are subject to the same policy
as pasted ones.
"""

import codecs
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from raveberry_server.domain.notices import Notice, NoticeCode

ENDS: Final = (".m3u", ".m3u8", ".pls")
LARGEST_BYTES: Final = 1 << 20
"""Read limit of a playlist file, some twenty thousand songs."""
_MOST_ENTRIES: Final = 10_000
_LONGEST_LINE: Final = 4_096
"""Bytes; no file system has longer paths."""
_LONGEST_LINK: Final = 2_000
"""Characters, as for pasted links."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""At least two letters, as a single one is a Windows drive."""
_PLS_LINE: Final = re.compile(r"(File|Title)(\d{1,6})\s*=(.*)", re.IGNORECASE | re.DOTALL)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistLine:
    """One item of a playlist file.

    Attributes:
        title: title for display.
        paths: absolute paths that it may refer to, likeliest first; empty for anything else.
        link: an address of any scheme in place of a file.
        reason: explanation if it is neither.
    """

    title: str
    paths: Sequence[str] = ()
    link: str = ""
    reason: Notice | None = None


def is_playlist_file(name: str) -> bool:
    """Return whether a file name is that of a playlist; hidden files are not."""
    return not name.startswith(".") and name.lower().endswith(ENDS)


def named_in(content: bytes, *, name: str, folder: str) -> Sequence[PlaylistLine]:
    """Return the items of a playlist file, with paths relative to its folder made absolute."""
    lines = _lines(content[:LARGEST_BYTES])
    pairs = _pls(lines) if name.lower().endswith(".pls") else _m3u(lines)
    found = []
    for location, title in pairs:
        found.append(_named(location, title, folder))
        if len(found) == _MOST_ENTRIES:
            break
    return found


def _lines(content: bytes) -> Iterator[str]:
    """Yield stripped lines; invalid UTF-8 is escaped byte by byte, as in file names."""
    encoding = "utf-8"
    for mark, marked in _MARKS:
        if content.startswith(mark):
            content, encoding = content.removeprefix(mark), marked
            break
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = content.decode(encoding, errors)
    return (line.strip(" \t\0") for line in re.split(r"[\r\n]+", text))


def _m3u(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    title = ""
    for line in lines:
        if line.upper().startswith("#EXTINF:"):
            title = line.partition(",")[2]
        elif line and not line.startswith("#"):
            yield line, title
            title = ""


def _pls(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    files: dict[int, str] = {}
    titles: dict[int, str] = {}
    for line in lines:
        found = _PLS_LINE.fullmatch(line)
        if found and found[3].strip():
            wanted = files if found[1].lower() == "file" else titles
            wanted.setdefault(int(found[2]), found[3].strip())
    for number in sorted(files):
        yield files[number], titles.get(number, "")


def _named(location: str, title: str, folder: str) -> PlaylistLine:
    shown = _shown(title) or _shown(re.split(r"[/\\]", location.rstrip("/\\"))[-1]) or "?"
    if len(location) > _LONGEST_LINE:
        return PlaylistLine(title=shown, reason=Notice(NoticeCode.LINE_TOO_LONG))
    if "\0" in location:
        return PlaylistLine(title=shown, reason=Notice(NoticeCode.LINE_UNREADABLE))
    if location.lower().startswith("file:"):
        path = _path_of_uri(location)
        if path is None:
            return PlaylistLine(title=shown, reason=Notice(NoticeCode.OTHER_MACHINE))
        return PlaylistLine(title=shown, paths=[os.path.normpath(path)])
    if _SCHEME.match(location):
        is_plain = len(location) <= _LONGEST_LINK and location.isprintable()
        reason = None if is_plain else Notice(NoticeCode.LINK_UNREADABLE)
        return PlaylistLine(title=shown, link=location if is_plain else "", reason=reason)
    return PlaylistLine(title=shown, paths=tuple(_absolute(location, folder)))


def _absolute(location: str, folder: str) -> Iterator[str]:
    """Yield absolute paths for the spellings that programs use."""
    spelled = [location]
    if "\\" in location:
        spelled.append(re.sub(r"^[A-Za-z]:", "", location).replace("\\", "/"))
    legacy = os.fsencode(location)
    spelled += [
        one.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
        for one in tuple(spelled)
        if not _is_utf8(legacy)
    ]
    seen = set()
    for one in spelled:
        for form in (one, unicodedata.normalize("NFC", one), unicodedata.normalize("NFD", one)):
            path = os.path.normpath(os.path.join(folder, form))  # noqa: PTH118 - lexically
            if path not in seen:
                seen.add(path)
                yield path


def _path_of_uri(uri: str) -> str | None:
    rest = uri[len("file:") :]
    if rest.startswith("//"):
        host, slash, path = rest[2:].partition("/")
        if host.lower() not in {"", "localhost"}:
            return None
        rest = slash + path
    path = os.fsdecode(unquote_to_bytes(rest.encode("utf-8", "surrogateescape")))
    return path if path.startswith("/") and "\0" not in path else None


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _shown(text: str) -> str:
    """Return a text for display, in one line of at most 200 characters."""
    plain = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in plain).split())[:200]
