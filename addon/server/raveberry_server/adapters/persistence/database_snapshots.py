"""Snapshots of the databases in the data folder, for backups that copy its files one by one.

A copy of live database files can be torn, because the file and its write-ahead log are read at
different moments. So backups exclude them and contain the newest snapshot, from which the server
restores a missing database when it starts.
"""

import logging
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import StoreError

from .database_copies import check, opened_for_reading, publish, write_copy

_LOGGER = logging.getLogger(__name__)

PARTY: Final = "party.db"
LIBRARY: Final = "library.db"
KEPT: Final = 2
"""The newest snapshot, and the one before it in case the newest is unreadable."""
_NAME: Final = re.compile(r"party-(\d{6,})\.db")
# Not library.db: the Supervisor matches the patterns of backup_exclude from the right.
_LIBRARY_COPY: Final = "library-copy.db"


def take_snapshot(data: Path, *, with_library: bool) -> Path | None:
    """Write a snapshot, with or without a running server; None if there is no party yet.

    Args:
        data: the data folder.
        with_library: also copy the music library, so that a restored party plays before the music
            folders have been scanned; skipped if the disk has no room for it.

    Raises:
        StoreError: the party's database cannot be read, or the snapshot cannot be written; older
            snapshots are untouched.
    """
    if not _holds_something(data / PARTY):
        return None
    folder = data / "snapshots"
    numbers = [number for number, _ in _snapshots(folder)]
    target = folder / f"party-{max(numbers, default=0) + 1:06}.db"
    try:
        _make_folder(folder)
        _copy(data / PARTY, target)
    except (OSError, sqlite3.Error) as err:
        raise StoreError(f"No snapshot of {data / PARTY} can be written: {err}") from err
    for _, old in _snapshots(folder)[KEPT:]:
        old.unlink(missing_ok=True)
    if with_library and (data / LIBRARY).exists():
        try:
            # A damaged copy does no harm: the next scan rebuilds the library.
            _copy(data / LIBRARY, folder / _LIBRARY_COPY, is_checked=False)
        except (OSError, sqlite3.Error) as err:
            _LOGGER.warning("The backup has no music library, a restore scans it again: %s", err)
    return target


def drop_library_copy(data: Path) -> None:
    """Delete the copy of the library, which only a backup needs."""
    (data / "snapshots" / _LIBRARY_COPY).unlink(missing_ok=True)


def good_snapshots(data: Path) -> Iterator[Path]:
    """Yield the intact snapshots, newest first."""
    for _, snapshot in _snapshots(data / "snapshots"):
        try:
            with closing(
                sqlite3.connect(f"{snapshot.absolute().as_uri()}?mode=ro", uri=True)
            ) as it:
                check(it)
        except sqlite3.Error as err:
            _LOGGER.warning("The snapshot %s cannot be used: %s", snapshot, err)
            continue
        yield snapshot


def restore_library(data: Path) -> bool:
    """Use the copy in a backup if the library is missing, and return whether it was used.

    Raises:
        OSError: the folder cannot be written.
    """
    library, copy = data / LIBRARY, data / "snapshots" / _LIBRARY_COPY
    if library.exists() or not copy.exists():
        return False
    publish(copy, library)
    return True


def _copy(source: Path, target: Path, *, is_checked: bool = True) -> None:
    with closing(opened_for_reading(source)) as connection:
        write_copy(connection, target, is_checked=is_checked)


def _snapshots(folder: Path) -> list[tuple[int, Path]]:
    """Return number and file of each snapshot, newest first; clocks can go backwards."""
    found = ((_NAME.fullmatch(file.name), file) for file in folder.glob("party-*.db"))
    return sorted(((int(name[1]), file) for name, file in found if name), reverse=True)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        owner = folder.parent.stat()
        os.chown(folder, owner.st_uid, owner.st_gid)


def _holds_something(file: Path) -> bool:
    return any(
        part.exists() and part.stat().st_size for part in (file, file.with_name(f"{file.name}-wal"))
    )
