"""Database of measured loudness, beside the library.

It is a file of its own: a scan recreates the library after a change of its schema, and measuring
10,000 songs takes days. The measuring job writes it, the server reads it. A row holds for a file of
the same size and time only.
"""

import sqlite3
from collections.abc import Collection, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.local.songs import FileStamp
from raveberry_server.domain.playback.loudness import Loudness

_VERSION: Final = 2
"""Version 1 measured other channels and rates than those that are played."""

_BUSY_S: Final = 5.0
_SCHEMA: Final = f"""
BEGIN;
CREATE TABLE IF NOT EXISTS measurement (
  key TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  finding TEXT NOT NULL,
  lufs REAL,
  peak REAL,
  duration_s REAL
) STRICT, WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_FORGET: Final = "DELETE FROM measurement;"


class Finding(StrEnum):
    """Result of a measurement.

    Attributes:
        MEASURED: it has a loudness.
        TAGGED: the file has a gain of its own, which the player reads.
        SILENT: it is silent, or too short to have a loudness.
        UNREADABLE: it cannot be decoded.
        TOO_LONG: decoding it would take too much time.
    """

    MEASURED = "measured"
    TAGGED = "tagged"
    SILENT = "silent"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"


class Measurement(NamedTuple):
    """Result of measuring a file; `loudness` is None unless it was measured."""

    stamp: FileStamp
    finding: Finding
    loudness: Loudness | None = None


def opened_for_measuring(file: Path) -> sqlite3.Connection:
    """Open the database for the measuring job; recreate a damaged one.

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


def write(connection: sqlite3.Connection, key: str, measured: Measurement) -> None:
    """Write a measurement; the caller commits.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    loudness = measured.loudness
    found = (loudness.lufs, loudness.peak, loudness.duration_s) if loudness else (None, None, None)
    connection.execute(
        "INSERT OR REPLACE INTO measurement VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, *measured.stamp, measured.finding, *found),
    )


def measurements(
    connection: sqlite3.Connection, keys: Collection[str]
) -> Mapping[str, Measurement]:
    """Return the measurements of the songs with these keys that have any.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    marks = ", ".join("?" for _ in keys)
    rows = connection.execute(
        "SELECT key, size, mtime_ns, finding, lufs, peak, duration_s FROM measurement "  # noqa: S608 - only question marks
        f"WHERE key IN ({marks})",
        tuple(keys),
    )
    return {
        key: Measurement(
            stamp=FileStamp(size, mtime_ns),
            finding=Finding(finding),
            loudness=None
            if lufs is None
            else Loudness(lufs=lufs, peak=peak, duration_s=duration_s),
        )
        for key, size, mtime_ns, finding, lufs, peak, duration_s in rows
    }


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_BUSY_S)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.executescript(_SCHEMA if version in {0, _VERSION} else _FORGET + _SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
