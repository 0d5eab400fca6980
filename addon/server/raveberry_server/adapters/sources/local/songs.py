"""Songs of the library, by id, key, folder or album, and their places on disk."""

import json
import os
import random
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from raveberry_server.adapters.sound_file_suffixes import is_sound_file
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.file_range import FileRange

SOURCE: Final = "local"
PREFIX: Final = f"{SOURCE}:"
URI: Final = re.compile(r"local:([0-9a-f]{16})")

_IS_PRESENT: Final = " AND root.is_present"
PLACED: Final = (
    "song JOIN file ON file.id = song.id JOIN folder ON folder.id = file.folder "
    f"JOIN root ON root.id = folder.root{_IS_PRESENT}"
)
_ANYWHERE: Final = PLACED.removesuffix(_IS_PRESENT)
_PLACE: Final = (
    "song.key, folder.path, file.name, root.path, song.has_cover, folder.cover, "
    "song.start_s, song.end_s"
)
HAS_COVER: Final = "(song.has_cover OR folder.cover IS NOT NULL)"
SONGS: Final = (
    f"SELECT song.key, song.title, song.artist, song.album, song.duration_s, {HAS_COVER}, "  # noqa: S608 - constants
    f"song.composer, song.label, song.isrc FROM {PLACED} "
)

SONG_STAMPS: Final = f"SELECT song.key, file.size, file.mtime_ns FROM {PLACED}"  # noqa: S608 - constants

IS_MUSIC: Final = "NOT song.is_spoken"
"""Condition for what is picked without a guest or the host having chosen it."""

LACKS_TITLE: Final = 1
LACKS_ARTIST: Final = 2
LACKS_ALBUM: Final = 4
"""Flags of tags that a song's file lacks."""

EMBEDDED_COVER: Final = 1
FOUND_COVER: Final = 2
"""Values of `has_cover`: the cover is in the song's tags, or it was found online."""

_FEW_IDS: Final = 2_000
"""Libraries with no more ids are shuffled as a whole."""
_DRAWS: Final = 4
"""Ids drawn for each random song."""

type Row = tuple[Any, ...]
"""Columns as in the query beside it; the type checker does not know their types."""


def song_of(row: Row) -> Song:
    """Return the song in a row of `SONGS`."""
    key, title, artist, album, duration_s, has_cover, composer, label, isrc = row
    return Song(
        uri=f"{PREFIX}{key}",
        source=SOURCE,
        title=title,
        artist=artist,
        album=album,
        duration_s=duration_s,
        artwork=key if has_cover else None,
        composer=composer,
        label=label,
        isrc=isrc,
    )


def songs_by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> Sequence[Song]:
    """Return the songs with these ids that exist, in this order.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    marks = ", ".join("?" for _ in ids)
    rows = connection.execute(
        f"SELECT song.id, {SONGS.removeprefix('SELECT ')} WHERE song.id IN ({marks})",
        ids,
    )
    songs = {row[0]: song_of(row[1:]) for row in rows}
    return [songs[found] for found in ids if found in songs]


def song_by_key(connection: sqlite3.Connection, key: str) -> Song | None:
    """Return the song with that key, None if the library has none.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    row = connection.execute(f"{SONGS} WHERE song.key = ?", (key,)).fetchone()
    return song_of(row) if row else None


def songs_of_keys(connection: sqlite3.Connection, keys: Sequence[str]) -> Mapping[str, Song]:
    """Return the songs with these keys that exist, by key.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    rows = connection.execute(
        f"{SONGS} WHERE song.key IN (SELECT value FROM json_each(?))",  # noqa: S608 - constants
        (json.dumps(keys),),
    )
    return {row[0]: song_of(row) for row in rows}


def songs_under_folder(
    connection: sqlite3.Connection, key: str
) -> tuple[str, Sequence[Song]] | None:
    """Return the name and all songs of a folder and its subfolders; None if there are none.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    name = title_in(connection, "SELECT name FROM folder WHERE key = ?", key)
    rows = connection.execute(
        f"{SONGS} WHERE file.folder IN ("  # noqa: S608 - constants
        "WITH RECURSIVE inner (id) AS (SELECT id FROM folder WHERE key = ? "
        "UNION SELECT folder.id FROM folder JOIN inner ON folder.parent = inner.id) "
        "SELECT id FROM inner) ORDER BY folder.path, song.disc, song.track, file.name",
        (key,),
    )
    songs = [song_of(row) for row in rows]
    return (name, songs) if songs else None


def songs_in_album(connection: sqlite3.Connection, key: str) -> tuple[str, Sequence[Song]] | None:
    """Return the title and songs of an album, None if there is none.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    title = title_in(connection, "SELECT min(album) FROM song WHERE album_key = ?", key)
    rows = connection.execute(
        f"{SONGS} WHERE song.album_key = ? ORDER BY song.disc, song.track, song.title_text", (key,)
    )
    songs = [song_of(row) for row in rows]
    return (title, songs) if songs else None


def random_songs(connection: sqlite3.Connection, count: int) -> Sequence[Song]:
    """Return distinct, uniformly random songs without audiobooks and podcasts.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    return songs_by_id(connection, random_ids(connection, count))


def random_ids(connection: sqlite3.Connection, count: int) -> Sequence[int]:
    """Return the ids of distinct, uniformly random songs without audiobooks and podcasts.

    A large library is walked only if most of its ids belong to no music.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    lowest, highest = connection.execute(
        "SELECT (SELECT min(id) FROM song), (SELECT max(id) FROM song)"
    ).fetchone()
    ids = range(lowest or 0, (highest or 0) + 1)
    if len(ids) > _FEW_IDS:
        # Ids have gaps, so some that are drawn belong to no song. All others are equally likely.
        drawn = random.sample(ids, min(len(ids), _DRAWS * count))
        found = _present(connection, drawn)
        if len(found) >= count:
            return found[:count]
    rows = connection.execute(
        f"SELECT song.id FROM {PLACED} WHERE {IS_MUSIC} ORDER BY random() LIMIT ?",  # noqa: S608 - constants
        (count,),
    )
    return [song for (song,) in rows]


def _present(connection: sqlite3.Connection, drawn: Sequence[int]) -> Sequence[int]:
    """Return those ids that belong to music, in the same order."""
    rows = connection.execute(
        f"SELECT song.id FROM {PLACED} "  # noqa: S608 - constants
        f"WHERE {IS_MUSIC} AND song.id IN (SELECT value FROM json_each(?))",
        (json.dumps(drawn),),
    )
    here = {song for (song,) in rows}
    return [song for song in drawn if song in here]


@dataclass(frozen=True, slots=True, kw_only=True)
class SongLocation:
    """Path of a song on disk, its covers, and the music folder or drive that it is on.

    Attributes:
        start_s: start of a track in its file, None for a song that is a whole file.
        end_s: end of a track, None for the last one.
    """

    key: str
    path: str
    root: str
    has_cover: bool
    folder_cover: str | None
    start_s: float | None = None
    end_s: float | None = None

    def within(self, path: str) -> str:
        """Return the location of the song in a file: that path, or the track's part of it."""
        if self.start_s is None:
            return path
        return FileRange(file=path, start_s=self.start_s, end_s=self.end_s).location


class FileStamp(NamedTuple):
    """Properties of a file that change with its content, and not with its name."""

    size: int
    mtime_ns: int


def place_of(
    connection: sqlite3.Connection, key: str, *, also_away: bool = False
) -> SongLocation | None:
    """Return the location of a song, None if the library has none with that key.

    Args:
        connection: the library.
        key: the key of the song.
        also_away: also if its drive was away in the last scan.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    row = connection.execute(
        f"SELECT {_PLACE} FROM {_ANYWHERE} WHERE song.key = ? AND (? OR root.is_present)",  # noqa: S608 - constants
        (key, also_away),
    ).fetchone()
    return _place_in(row) if row else None


def album_with_found_cover(connection: sqlite3.Connection, key: str) -> str | None:
    """Return the key of a song's album if its cover was found online, otherwise None.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    row = connection.execute(
        "SELECT album_key FROM song WHERE key = ? AND has_cover = ?", (key, FOUND_COVER)
    ).fetchone()
    return row[0] if row else None


def key_of_part(connection: sqlite3.Connection, part: FileRange) -> str | None:
    """Return the key of the track that begins there in its file, None if there is none.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    folder, name = os.path.split(os.fsencode(part.file))
    row = connection.execute(
        f"SELECT song.key FROM {_ANYWHERE} WHERE folder.path = ? "  # noqa: S608 - a constant
        "AND file.name > ? AND file.name < ? AND abs(song.start_s - ?) < 0.001",
        (folder, name + b"/", name + b"0", part.start_s),
    ).fetchone()
    return str(row[0]) if row else None


def stamped_place_of(
    connection: sqlite3.Connection, key: str
) -> tuple[SongLocation, FileStamp] | None:
    """Return the location of a song and the stamp that its file had when it was read.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    row = connection.execute(
        f"SELECT file.size, file.mtime_ns, {_PLACE} FROM {_ANYWHERE} WHERE song.key = ?",  # noqa: S608 - constants
        (key,),
    ).fetchone()
    return (_place_in(row[2:]), FileStamp(row[0], row[1])) if row else None


def places_of_recording(connection: sqlite3.Connection, song: Song) -> Sequence[SongLocation]:
    """Return the locations of songs with the same tags and length, under whatever name.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    rows = connection.execute(
        f"SELECT {_PLACE} FROM {PLACED} WHERE song.title = ? AND song.artist = ? "  # noqa: S608 - constants
        "AND song.album = ? AND abs(song.duration_s - ?) < 1 ORDER BY song.id",
        (song.title, song.artist, song.album, song.duration_s),
    )
    return [_place_in(row) for row in rows]


def renamed_file(old: Path, stamp: FileStamp) -> Path | None:
    """Return the file in the folder of a missing one that has its size and time."""
    try:
        with os.scandir(old.parent) as entries:
            for entry in entries:
                status = entry.stat() if is_sound_file(entry.name) else None
                if status and FileStamp(status.st_size, status.st_mtime_ns) == stamp:
                    return Path(entry.path)
    except OSError:
        return None
    return None


def absent_folder(song: Path, folders: Iterable[Path]) -> Path | None:
    """Return the folder whose drive or network share is away, None if only the song is missing.

    The mount point of a drive that is away is an empty folder: a music folder, or one in it.
    """
    for folder in folders:
        if song.is_relative_to(folder):
            first = folder / song.relative_to(folder).parts[0]
            if is_empty(folder):
                return folder
            if first != song and first.exists() and is_empty(first):
                return first
    return None


def is_empty(folder: Path) -> bool:
    """Return True if a folder is missing, cannot be read or is empty."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return True


def _place_in(row: Row) -> SongLocation:
    key, folder, name, root, has_cover, cover, start_s, end_s = row
    return SongLocation(
        key=key,
        path=os.fsdecode(os.path.join(folder, name.partition(b"/")[0])),  # noqa: PTH118 - bytes
        root=os.fsdecode(root),
        has_cover=has_cover == EMBEDDED_COVER,
        folder_cover=os.fsdecode(os.path.join(folder, cover)) if cover else None,  # noqa: PTH118
        start_s=start_s,
        end_s=end_s,
    )


def relative_paths(connection: sqlite3.Connection, keys: Sequence[str]) -> Mapping[str, str]:
    """Return the paths of songs by key, relative to their music folder.

    Those whose names are no valid text are left out.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    rows = connection.execute(
        f"SELECT song.key, folder.path, file.name FROM {PLACED} "  # noqa: S608 - a constant
        "WHERE song.key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    ).fetchall()
    # The outermost first: drives inside music folders are roots, too.
    roots = [path for (path,) in connection.execute("SELECT path FROM root ORDER BY length(path)")]
    paths = {}
    for key, folder, name in rows:
        inside = os.path.join(folder, b"")  # noqa: PTH118 - bytes
        root = next(one for one in roots if inside.startswith(os.path.join(one, b"")))  # noqa: PTH118
        with suppress(UnicodeDecodeError):
            paths[key] = os.path.relpath(os.path.join(folder, name), root).decode()  # noqa: PTH118 - bytes
    return paths


def music_folders_and_drives(connection: sqlite3.Connection) -> Sequence[str]:
    """Return the paths of the music folders of the last scan, and of drives and shares in them.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    return [os.fsdecode(path) for (path,) in connection.execute("SELECT path FROM root")]


def title_in(connection: sqlite3.Connection, sql: str, key: str) -> str:
    """Return the name of a folder, album or genre by its key, empty if it has none."""
    row = connection.execute(sql, (key,)).fetchone()
    return (row[0] or "") if row else ""
