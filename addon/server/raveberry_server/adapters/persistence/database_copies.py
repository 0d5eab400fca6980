"""Databases that others may be writing at the same time: read, and copied as a whole."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

_ONLY_OWNER: Final = 0o600
"""The database holds the password of the guests' Wi-Fi."""
_BUSY_S: Final = 5.0


def opened_for_reading(file: Path) -> sqlite3.Connection:
    """The party's database, which its writer may be writing at the same time.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    # Not mode=ro: whoever reads after a crash may have to recover the index beside the log.
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=_BUSY_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def write_copy(connection: sqlite3.Connection, target: Path, *, is_checked: bool = True) -> None:
    """Copy a database so that the target is there whole, and on disk, or not at all.

    The copy is one file without a write-ahead log. It belongs to the owner of its folder, as root
    may make it for a server that runs as another user.

    Raises:
        OSError: the copy cannot be written.
        sqlite3.Error: the database cannot be read, or the copy is damaged or cannot be written.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=_ONLY_OWNER)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            # One sync at the end is enough: nobody knows the file by its name before.
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
    """Give a finished file its name, for good: it survives a power cut from here on.

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
    """Read the whole database.

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
