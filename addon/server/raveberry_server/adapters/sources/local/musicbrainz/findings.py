"""Database of what MusicBrainz and the Cover Art Archive know of the library, beside it.

It is a file of its own, as that of loudness: a scan recreates the library after a change of its
schema, and looking up 10,000 songs takes hours. The lookup job writes it; scans and the server read
it. The row of a recording holds for a file of the same size and time only.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.local.songs import FileStamp

_NAME: Final = "musicbrainz.db"
_VERSION: Final = 1
_BUSY_S: Final = 5.0
_SCHEMA: Final = f"""
BEGIN;
-- Without a title, nothing was found.
CREATE TABLE IF NOT EXISTS recording (
  key TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  looked_up_s INTEGER NOT NULL,
  title TEXT,
  artist TEXT,
  album TEXT,
  release_group TEXT
) STRICT, WITHOUT ROWID;
-- Without an image, nothing was found.
CREATE TABLE IF NOT EXISTS cover (
  album_key TEXT PRIMARY KEY,
  looked_up_s INTEGER NOT NULL,
  image BLOB
) STRICT;
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_FORGET: Final = "DROP TABLE IF EXISTS recording; DROP TABLE IF EXISTS cover;"


class Recording(NamedTuple):
    """A recording of MusicBrainz.

    Attributes:
        artist: the artists as they are credited.
        album: title of the release group, empty if it is uncertain.
        release_group: its id, empty with the title.
    """

    title: str
    artist: str
    album: str = ""
    release_group: str = ""


class RecordingFinding(NamedTuple):
    """Result of looking up a file; `recording` is None if nothing matched.

    Attributes:
        looked_up_s: time of the lookup in seconds since 1970.
    """

    stamp: FileStamp
    looked_up_s: int
    recording: Recording | None = None


class CoverFinding(NamedTuple):
    """Result of looking up an album, with the time of the lookup in seconds since 1970."""

    looked_up_s: int
    has_image: bool


def findings_file(library: Path) -> Path:
    """Return the file of the findings for the file library.db."""
    return library.with_name(_NAME)


def opened_for_lookups(file: Path) -> sqlite3.Connection:
    """Open the database for the lookup job; recreate a damaged one.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    try:
        return _opened(file)
    except sqlite3.DatabaseError as err:
        if isinstance(err, sqlite3.OperationalError):
            raise
    for suffix in ("", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    return _opened(file)


def opened_for_reading(file: Path, *, busy_s: float = _BUSY_S) -> sqlite3.Connection | None:
    """Open the database for reading, None while there is none of this version.

    Args:
        file: the database.
        busy_s: how long to wait for the lookup job while it writes.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    if not file.exists():
        return None
    address = f"{file.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=busy_s)
    try:
        if _version(connection) == _VERSION:
            return connection
    except sqlite3.Error:
        connection.close()
        raise
    connection.close()
    return None


def recording_findings(
    connection: sqlite3.Connection, keys: Collection[str]
) -> Mapping[str, RecordingFinding]:
    """Return the findings of the songs with these keys that were looked up.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    rows = connection.execute(
        "SELECT key, size, mtime_ns, looked_up_s, title, artist, album, release_group "
        "FROM recording WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {
        key: RecordingFinding(
            FileStamp(size, mtime_ns),
            looked_up_s,
            None if title is None else Recording(title, *others),
        )
        for key, size, mtime_ns, looked_up_s, title, *others in rows
    }


def keys_of_found_recordings(
    connection: sqlite3.Connection, after: str, limit: int
) -> Sequence[str]:
    """Return the next keys of songs whose recording was found, in their order.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    rows = connection.execute(
        "SELECT key FROM recording WHERE title IS NOT NULL AND key > ? ORDER BY key LIMIT ?",
        (after, limit),
    )
    return [key for (key,) in rows]


def write_recording(connection: sqlite3.Connection, key: str, finding: RecordingFinding) -> None:
    """Write the finding of a song; the caller commits.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    connection.execute(
        "INSERT OR REPLACE INTO recording VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (key, *finding.stamp, finding.looked_up_s, *(finding.recording or (None,) * 4)),
    )


def cover_findings(
    connection: sqlite3.Connection, albums: Collection[str]
) -> Mapping[str, CoverFinding]:
    """Return the findings of the albums with these keys that were looked up.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    rows = connection.execute(
        "SELECT album_key, looked_up_s, image IS NOT NULL FROM cover "
        "WHERE album_key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(albums)),),
    )
    return {key: CoverFinding(looked_up_s, bool(is_found)) for key, looked_up_s, is_found in rows}


def albums_with_cover(connection: sqlite3.Connection) -> Sequence[str]:
    """Return the keys of the albums whose cover was found.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    rows = connection.execute("SELECT album_key FROM cover WHERE image IS NOT NULL")
    return [key for (key,) in rows]


def cover_of(connection: sqlite3.Connection, album: str) -> bytes | None:
    """Return the cover of the album with that key, None if none was found.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    row = connection.execute("SELECT image FROM cover WHERE album_key = ?", (album,)).fetchone()
    return row[0] if row else None


def covers_bytes(connection: sqlite3.Connection) -> int:
    """Return the size of all covers together.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    (size,) = connection.execute("SELECT coalesce(sum(length(image)), 0) FROM cover").fetchone()
    return int(size)


def write_cover(
    connection: sqlite3.Connection, album: str, looked_up_s: int, image: bytes | None
) -> None:
    """Write the finding of an album; the caller commits.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    connection.execute("INSERT OR REPLACE INTO cover VALUES (?, ?, ?)", (album, looked_up_s, image))


def remove_covers(connection: sqlite3.Connection, albums: Collection[str]) -> None:
    """Remove the covers of these albums; the caller commits.

    Raises:
        sqlite3.Error: they cannot be written.
    """
    connection.execute(
        "DELETE FROM cover WHERE album_key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(albums)),),
    )


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_BUSY_S)
    try:
        version = _version(connection)
        connection.executescript(_SCHEMA if version in {0, _VERSION} else _FORGET + _SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
