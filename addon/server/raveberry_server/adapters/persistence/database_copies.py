"""Read and copy databases that another process may be writing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

_ONLY_OWNER: Final = 0o600
"""The database contains the password of the guests' Wi-Fi."""
_BUSY_S: Final = 5.0
SMALL_CACHE: Final = "PRAGMA cache_size = -512"
"""By default each connection keeps 2 MB of pages, also after a long queue was cleared."""
SMALL_PAGES: Final = "PRAGMA page_size = 1024"
"""Set before anything is written. A vote changes a few rows on a handful of pages, and each page is
written twice: with the usual 4 kB a memory card gets twice as many bytes (bench/wear.md)."""


def opened_for_reading(file: Path) -> sqlite3.Connection:
    """Open the party's database for reading, concurrently with its writer.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    # Not mode=ro: after a crash the reader may have to rebuild the index of the write-ahead log.
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=_BUSY_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute(SMALL_CACHE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def write_copy(connection: sqlite3.Connection, target: Path, *, is_checked: bool = True) -> None:
    """Copy a database so that the target is complete and on disk, or missing.

    The copy is one file without a write-ahead log. It belongs to the owner of its folder, because
    root may copy for a server that runs as another user.

    Raises:
        OSError: the copy cannot be written.
        sqlite3.Error: the database cannot be read, or the copy is damaged or cannot be written.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=_ONLY_OWNER)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            # One sync at the end suffices: before that, the file does not have its final name.
            copy.execute("PRAGMA synchronous = OFF")
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if is_checked:
                check(copy)
        publish(unfinished, target)
    except (OSError, sqlite3.Error):
        unfinished.unlink(missing_ok=True)
        raise


def publish(unfinished: Path, target: Path) -> None:
    """Move a finished file to its final name durably: it survives a power cut from here on.

    Raises:
        OSError: the disk refuses.
    """
    folder = target.parent.stat()
    if os.geteuid() == 0:
        os.chown(unfinished, folder.st_uid, folder.st_gid)
    _sync(unfinished)
    unfinished.replace(target)
    _sync(target.parent)


def check(connection: sqlite3.Connection) -> None:
    """Raise unless the database is intact; reads all of it.

    Raises:
        sqlite3.DatabaseError: it is damaged.
    """
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
