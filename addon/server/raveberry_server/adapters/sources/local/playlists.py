"""Playlists of the library: files, folders and albums, read on each request."""

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import BrowseItem, Linked, Playlist
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.requests.playlist_requests import MissingSong

from .browse import PREFIX, song_item, songs_in_album, songs_of_keys, songs_under_folder
from .database import song_key
from .playlist_files import LARGEST_BYTES, PlaylistLine, named_in
from .search_text import name_tier, search_text, trigrams

_URI: Final = re.compile(r"local:(playlist|folder|album)/([0-9a-f]{16})")
_LONGEST_QUERY: Final = 120
_CANDIDATES: Final = 500
_FOLDER_LETTERS: Final = 3
"""Fewer letters match hundreds of folders, and rarely mean one."""
_PRESENT: Final = "JOIN root ON root.id = folder.root AND root.is_present"
_SIMILAR: Final = 0.5
"""Lowest similarity of a name that is accepted as a misspelling."""


@dataclass(frozen=True, slots=True)
class PlaylistFile:
    """A playlist file of the library."""

    key: str
    title: str
    path: str


def playlist_uri(kind: str, key: str) -> str:
    """Return the permanent URI of a playlist; `kind` is `playlist`, `folder` or `album`."""
    return f"{PREFIX}{kind}/{key}"


def playlist_parts(uri: str) -> tuple[str, str] | None:
    """Return kind and key of a playlist's URI, None if it is not the library's."""
    found = _URI.fullmatch(uri)
    return (found[1], found[2]) if found else None


def playlist_file(connection: sqlite3.Connection, key: str) -> PlaylistFile | None:
    """Return the playlist file with that key, None if the library has none.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    row = connection.execute(
        "SELECT playlist.key, playlist.title, folder.path, playlist.name FROM playlist "
        "JOIN folder ON folder.id = playlist.folder "
        "JOIN root ON root.id = folder.root AND root.is_present WHERE playlist.key = ?",
        (key,),
    ).fetchone()
    if row is None:
        return None
    key, title, folder, name = row
    return PlaylistFile(key, title, os.fsdecode(os.path.join(folder, name)))  # noqa: PTH118 - bytes


def named_by(file: PlaylistFile) -> Sequence[PlaylistLine]:
    """Return the current items of a playlist file.

    Raises:
        SourceError: it cannot be read.
    """
    path = Path(file.path)
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST_BYTES)
    except OSError as err:
        raise SourceError(f"The playlist {file.title} cannot be read: {err.strerror}") from err
    return named_in(content, name=path.name, folder=str(path.parent))


def songs_named(
    connection: sqlite3.Connection, named: Sequence[PlaylistLine]
) -> Sequence[Song | PlaylistLine | MissingSong]:
    """Return the song of each item, the item itself for a link, or why there is none.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    keys = [[song_key(os.fsencode(path)) for path in one.paths] for one in named]
    songs = songs_of_keys(connection, tuple(set(chain.from_iterable(keys))))
    roots = [os.fsdecode(path) for (path,) in connection.execute("SELECT path FROM root")]
    return [
        next((songs[key] for key in wanted if key in songs), one if one.link else None)
        or MissingSong(title=one.title, reason=_reason(connection, one, roots))
        for one, wanted in zip(named, keys, strict=True)
    ]


def playlist_of_file(
    connection: sqlite3.Connection, file: PlaylistFile, named: Sequence[PlaylistLine], limit: int
) -> Playlist:
    """Return the first songs of a playlist file, with missing and linked ones listed.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    songs: list[Song] = []
    missing: list[MissingSong] = []
    linked: list[Linked] = []
    for one in songs_named(connection, named[:limit]):
        match one:
            case Song():
                songs.append(one)
            case MissingSong():
                missing.append(one)
            case PlaylistLine():
                linked.append(Linked(title=one.title, uri=one.link, place=len(songs)))
    return Playlist(
        uri=playlist_uri("playlist", file.key),
        title=file.title,
        songs=tuple(songs),
        missing=tuple(missing),
        left_out=max(0, len(named) - limit),
        linked=tuple(linked),
    )


def playlist_item(line: Song | PlaylistLine) -> BrowseItem:
    """Return an item of a playlist file for its page."""
    if isinstance(line, PlaylistLine):
        return BrowseItem(kind="song", title=line.title, link=line.link)
    return song_item(line)


def playlist_of_page(
    connection: sqlite3.Connection, kind: str, key: str, limit: int
) -> Playlist | None:
    """Return the first songs of an album, or of a folder and its subfolders.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    found = (songs_under_folder if kind == "folder" else songs_in_album)(connection, key)
    if found is None:
        return None
    title, songs = found
    return Playlist(
        uri=playlist_uri(kind, key),
        title=title,
        songs=tuple(songs[:limit]),
        left_out=max(0, len(songs) - limit),
    )


def playlist_like(connection: sqlite3.Connection, query: str) -> str | None:
    """Return the URI of the best match; a playlist precedes an album, an album a folder.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    text = search_text(query)[:_LONGEST_QUERY].rstrip()
    if not text:
        return None
    words = text.split()
    best: tuple[int, int, int, str] | None = None
    for place, (kind, rows) in enumerate(_candidates(connection, words).items()):
        for key, name in rows:
            tier = _tier(name, text, words)
            rank = (tier, place, len(name), playlist_uri(kind, key))
            if tier and (best is None or rank < best):
                best = rank
    return best[-1] if best else None


def playlists_named(connection: sqlite3.Connection, query: str, limit: int) -> Sequence[BrowseItem]:
    """Return playlist files with words that have these prefixes, then such folders.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    text = search_text(query)[:_LONGEST_QUERY].rstrip()
    if not text:
        return ()
    words = text.split()
    files = connection.execute(
        "SELECT playlist.title_text, 'playlist', playlist.key, playlist.title, folder.name "  # noqa: S608 - constants
        f"FROM playlist JOIN folder ON folder.id = playlist.folder {_PRESENT} "
        "WHERE instr(' ' || playlist.title_text, ' ' || ?) LIMIT ?",
        (max(words, key=len), _CANDIDATES),
    ).fetchall()
    folders = connection.execute(
        "SELECT folder.name_text, 'folder', folder.key, folder.name, outer.name "  # noqa: S608 - constants
        f"FROM folder JOIN folder AS outer ON outer.id = folder.parent {_PRESENT} "
        "WHERE folder.name_text >= ?1 AND folder.name_text < ?1 || char(1114111) AND "
        "(EXISTS (SELECT 1 FROM file WHERE file.folder = folder.id) OR "
        "EXISTS (SELECT 1 FROM folder AS inner WHERE inner.parent = folder.id)) LIMIT ?2",
        (text, _CANDIDATES),
    )
    named = sorted(
        (tier, place, len(name), item)
        for place, rows in enumerate((files, folders if len(text) >= _FOLDER_LETTERS else ()))
        for name, *item in rows
        if (tier := name_tier(name, text, words))
    )
    return [
        BrowseItem(
            kind=kind,
            title=title,
            subtitle=inside,
            path=f"{kind}/{key}",
            uri=playlist_uri(kind, key),
        )
        for *_, (kind, key, title, inside) in named[:limit]
    ]


def _candidates(
    connection: sqlite3.Connection, words: Sequence[str]
) -> Mapping[str, Iterable[tuple[str, str]]]:
    match = " AND ".join(f'"{word}"' for word in words)
    return {
        "playlist": connection.execute("SELECT key, title_text FROM playlist"),
        "album": connection.execute(
            "SELECT DISTINCT album_key, album_text FROM song WHERE album_key IS NOT NULL AND id IN "
            "(SELECT rowid FROM word WHERE word MATCH ? LIMIT ?)",
            (f"{{album}} : ({match}*)", _CANDIDATES),
        ),
        "folder": connection.execute(
            "SELECT key, name_text FROM folder WHERE instr(name_text, ?)", (max(words, key=len),)
        ),
    }


def _tier(name: str, text: str, words: Sequence[str]) -> int:
    """Return the rank of a name, misspellings included; 1 is best, 0 is no match."""
    if tier := name_tier(name, text, words):
        return tier
    wanted, held = set(trigrams(f" {text} ")), set(trigrams(f" {name} "))
    common = len(wanted & held)
    return 4 if common >= _SIMILAR * max(len(wanted), len(held)) else 0


def _reason(connection: sqlite3.Connection, one: PlaylistLine, roots: Sequence[str]) -> str:
    if one.reason:
        return one.reason
    inside = [path for path in one.paths if any(_is_below(path, root) for root in roots)]
    if not inside:
        return "lies outside the music folders"
    row = connection.execute(
        "SELECT file.problem FROM file JOIN folder ON folder.id = file.folder "
        "WHERE file.problem IS NOT NULL AND (folder.path, file.name) IN "
        "(SELECT unhex(value ->> 0), unhex(value ->> 1) FROM json_each(?))",
        (
            json.dumps(
                [[part.hex() for part in map(os.fsencode, os.path.split(path))] for path in inside]
            ),
        ),
    ).fetchone()
    return f"cannot be played: it {row[0]}" if row else "is not in the library"


def _is_below(path: str, root: str) -> bool:
    return path.startswith(root.rstrip("/") + "/")
