"""Database of the library: creation, opening and keys."""

import hashlib
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Final

VERSION: Final = 12
"""Incremented with every change of library.sql or of the meaning of its texts."""
_SCHEMA: Final = Path(__file__).with_name("library.sql")
_BUSY_S: Final = 5.0


def song_key(path: bytes) -> str:
    """Return the permanent key of a song, folder or playlist, from its path: 16 hex digits."""
    return hashlib.blake2b(path, digest_size=8).hexdigest()


@lru_cache(maxsize=2_000)
def group_key(*texts: str) -> str | None:
    """Return the key of an artist, album or genre by its folded texts; None without the first."""
    if not texts[0]:
        return None
    return hashlib.blake2b("\n".join(texts).encode(), digest_size=8).hexdigest()


def opened_for_scan(file: Path) -> sqlite3.Connection:
    """Open the library for the scan job; recreate one of another version or a damaged one.

    Raises:
        sqlite3.Error: it cannot be written.
        OSError: its folder cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = _connected(file)
        if _is_current(connection):
            return connection
        connection.close()
    except sqlite3.DatabaseError as err:
        if isinstance(err, sqlite3.OperationalError):
            raise
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    connection = _connected(file)
    schema = _SCHEMA.read_text(encoding="utf-8")
    connection.executescript(f"BEGIN;\n{schema}\nPRAGMA user_version = {VERSION};\nCOMMIT;")
    return connection


def opened_for_reading(file: Path) -> sqlite3.Connection | None:
    """Open the library for reading, None while there is none of this version.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    if not file.exists():
        return None
    try:
        return _opened_for_reading(file)
    except sqlite3.OperationalError as err:
        if err.sqlite_errorcode not in NO_ROOM:
            raise
    return _opened_for_reading(file, "PRAGMA locking_mode = EXCLUSIVE")


def is_exclusive(connection: sqlite3.Connection) -> bool:
    """Return whether this connection locks the library, so that it must be closed soon."""
    (mode,) = connection.execute("PRAGMA locking_mode").fetchone()
    return bool(mode == "exclusive")


NO_ROOM: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_SHMMAP,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
"""Errors of opening a WAL database when its shared index, a file beside it, does not fit on the
disk. An exclusive connection keeps its index in memory."""


def _opened_for_reading(file: Path, *pragmas: str) -> sqlite3.Connection | None:
    # Not mode=ro: a reader of a WAL may have to recover the shared index while the writer starts or
    # ends, and would fail with "attempt to write a readonly database".
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=_BUSY_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in (*pragmas, "PRAGMA query_only = ON"):
            connection.execute(pragma)
        if _version(connection) == VERSION:
            return connection
    except sqlite3.Error:
        connection.close()
        raise
    connection.close()
    return None


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_BUSY_S, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # Rows lost in a power cut are read again by the next scan.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16000")
        # A checkpoint copies the log into the file and waits for the disk: with one for each 16 MB
        # instead of 64 MB, a scan takes half as long again.
        connection.execute("PRAGMA wal_autocheckpoint = 16000")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_current(connection: sqlite3.Connection) -> bool:
    try:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        return verdict == "ok" and _version(connection) == VERSION
    except sqlite3.DatabaseError:
        connection.close()
        raise


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
