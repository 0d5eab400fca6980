"""Playlists of the library: files, folders and albums, read on each request."""

import json
import os
import re
import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Final

from raveberry_server.application.ports import BrowseItem, Linked, Playlist
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.requests.playlist_requests import MissingSong

from .browse import song_item
from .database import song_key
from .playlist_files import PlaylistLine, possible_paths
from .songs import PLACED, PREFIX, songs_in_album, songs_of_keys, songs_under_folder

_COMPARED_PARTS: Final = 8
"""Parts of a path of another machine that are compared."""
_URI: Final = re.compile(r"local:(playlist|folder|album)/([0-9a-f]{16})")


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


def songs_named(
    connection: sqlite3.Connection, named: Sequence[PlaylistLine]
) -> Sequence[Song | PlaylistLine | MissingSong]:
    """Return the song of each item, the item itself for a link, or why there is none.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    keys = [[song_key(os.fsencode(path)) for path in one.paths] for one in named]
    songs = songs_of_keys(connection, tuple(set(chain.from_iterable(keys))))
    found: list[Song | PlaylistLine | None] = [
        next((songs[key] for key in wanted if key in songs), one if one.link else None)
        for one, wanted in zip(named, keys, strict=True)
    ]
    missing = [one for one, song in zip(named, found, strict=True) if song is None]
    elsewhere = iter(_songs_elsewhere(connection, missing))
    roots = [os.fsdecode(path) for (path,) in connection.execute("SELECT path FROM root")]
    return [
        song
        or next(elsewhere)
        or MissingSong(title=one.title, reason=_reason(connection, one, roots))
        for one, song in zip(named, found, strict=True)
    ]


def _songs_elsewhere(
    connection: sqlite3.Connection, named: Sequence[PlaylistLine]
) -> Sequence[Song | None]:
    """Return the song of each item whose path is that of another machine.

    It has the most last parts in common with the item, at least the file and its folder; upper and
    lower case are the same, as on Windows.
    """
    wanted = [[_last_parts(path) for path in one.paths] for one in named]
    names = {parts[0] for spellings in wanted for parts in spellings if len(parts) > 1}
    if not names:
        return [None] * len(named)
    held: dict[str, list[tuple[Sequence[str], str]]] = {}
    for key, folder, name in connection.execute(
        f"SELECT song.key, folder.path, file.name FROM {PLACED} ORDER BY folder.path, file.name"  # noqa: S608 - a constant
    ):
        parts = _last_parts(os.fsdecode(os.path.join(folder, name)))  # noqa: PTH118 - bytes
        if parts[0] in names:
            held.setdefault(parts[0], []).append((parts, key))
    keys = [_most_alike(spellings, held) for spellings in wanted]
    songs = songs_of_keys(connection, [key for key in keys if key])
    return [songs.get(key) if key else None for key in keys]


def _most_alike(
    spellings: Sequence[Sequence[str]], held: Mapping[str, Sequence[tuple[Sequence[str], str]]]
) -> str | None:
    """Return the key of the song with the most last parts in common, None below two."""
    best, most = None, 1
    for wanted in spellings:
        for parts, key in held.get(wanted[0], ()) if wanted else ():
            pairs = zip(wanted, parts, strict=False)
            common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            if common > most:
                best, most = key, common
    return best


def _last_parts(path: str) -> Sequence[str]:
    """Return the parts of a path for comparison, last one first."""
    parts = path.strip("/").split("/")[-_COMPARED_PARTS:]
    return [unicodedata.normalize("NFC", part).casefold() for part in reversed(parts)]


def songs_at(connection: sqlite3.Connection, paths: Sequence[str]) -> Sequence[Song | None]:
    """Return the song at each path of a playlist file from anywhere, None where there is none.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    roots = [os.fsdecode(path) for (path,) in connection.execute("SELECT path FROM root")]
    keys = [
        [song_key(os.fsencode(path)) for path in possible_paths(location, roots)]
        for location in paths
    ]
    songs = songs_of_keys(connection, tuple(set(chain.from_iterable(keys))))
    return [next((songs[key] for key in wanted if key in songs), None) for wanted in keys]


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


def _reason(connection: sqlite3.Connection, one: PlaylistLine, roots: Sequence[str]) -> Notice:
    if one.reason is not None:
        return one.reason
    inside = [path for path in one.paths if any(_is_below(path, root) for root in roots)]
    if not inside:
        return Notice(NoticeCode.OUTSIDE_FOLDERS)
    row = connection.execute(
        "SELECT 1 FROM file JOIN folder ON folder.id = file.folder "
        "WHERE file.problem IS NOT NULL AND (folder.path, file.name) IN "
        "(SELECT unhex(value ->> 0), unhex(value ->> 1) FROM json_each(?))",
        (
            json.dumps(
                [[part.hex() for part in map(os.fsencode, os.path.split(path))] for path in inside]
            ),
        ),
    ).fetchone()
    return Notice(NoticeCode.FILE_UNREADABLE if row else NoticeCode.FILE_UNKNOWN_HERE)


def _is_below(path: str, root: str) -> bool:
    return path.startswith(root.rstrip("/") + "/")
