"""Parser of playlist files (M3U, M3U8 and PLS) from all kinds of programs.

A playlist is untrusted: nothing is opened because of its content. Its lines become paths, and only
a song that the library holds under such a path is ever played. Links are subject to the same policy
as pasted ones.
"""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from raveberry_server.application.playlists.playlist_formats import (
    LARGEST_BYTES,
    m3u_items,
    playlist_lines,
    pls_items,
)
from raveberry_server.domain.notices import Notice, NoticeCode

ENDS: Final = (".m3u", ".m3u8", ".pls")
_MOST_ENTRIES: Final = 10_000
_LONGEST_LINE: Final = 4_096
"""Bytes; no file system has longer paths."""
_LONGEST_LINK: Final = 2_000
"""Characters, as for pasted links."""
_COMPARED_PARTS: Final = 5
"""Parts of a path of another machine that are compared: artist, album, disc, file, and one more."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""At least two letters, as a single one is a Windows drive."""


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
    lines = playlist_lines(content[:LARGEST_BYTES])
    pairs = pls_items(lines) if name.lower().endswith(".pls") else m3u_items(lines)
    found = []
    for location, title in pairs:
        found.append(_named(location, title, folder))
        if len(found) == _MOST_ENTRIES:
            break
    return found


def possible_paths(location: str, roots: Sequence[str]) -> Sequence[str]:
    """Return the absolute paths below music folders that a location may refer to, likeliest first.

    The first folders of a path may be those of another machine.
    """
    named = _named(location, "", "/")
    paths = list(named.paths)
    for path in named.paths:
        parts = path.strip("/").split("/")
        for start in range(max(0, len(parts) - _COMPARED_PARTS), len(parts)):
            paths += [os.path.join(root, *parts[start:]) for root in roots]  # noqa: PTH118 - lexically
    return tuple(dict.fromkeys(paths))


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
