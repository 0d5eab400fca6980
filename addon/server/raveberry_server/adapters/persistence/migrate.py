"""Schema migrations, one numbered SQL file each."""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import StoreError
from raveberry_server.domain.model.song import Song, match_key

from .database_copies import write_copy

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_FILE: Final = re.compile(r"(\d{4})_\w+\.sql")
_COPIES_KEPT: Final = 2
"""Copies from before an update that are kept: the way back to the two versions before this one."""


class NewerSchemaError(StoreError):
    """The database was written by a newer version."""


def migrate(
    connection: sqlite3.Connection,
    *,
    database: Path,
    folder: Path = MIGRATIONS,
    is_copied: bool = True,
    last: int | None = None,
) -> None:
    """Apply missing migrations, each in its own transaction.

    The SQL files may call `sameness(uri, artist, title)`.

    Args:
        connection: the database.
        database: its file.
        folder: folder of the SQL files.
        is_copied: first copy a database with content to ``<name>.before-<first missing number>``,
            of which only the newest are kept.
        last: number of the last file to apply, None for all.

    Raises:
        NewerSchemaError: the database was written by a newer version.
        OSError: the copy cannot be written.
        sqlite3.Error: the database cannot be written; files before the failed one are applied.
    """
    scripts = _scripts(folder)
    version = _version(connection)
    if version > len(scripts):
        raise NewerSchemaError(_way_back(connection, database, version, len(scripts)))
    missing = scripts[version:last]
    if missing and version and is_copied:
        write_copy(connection, database.with_name(f"{database.name}.before-{version + 1:04}"))
        for old in copies_of(database)[_COPIES_KEPT:]:
            old.unlink(missing_ok=True)
    connection.create_function("sameness", 3, _sameness, deterministic=True)
    for number, script in enumerate(missing, start=version + 1):
        sql = script.read_text(encoding="utf-8")
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def is_current(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> bool:
    """Return whether a database has the schema of this version."""
    return _version(connection) == len(_scripts(folder))


def _sameness(uri: str, artist: str, title: str) -> str:
    return match_key(Song(uri=uri, source="", title=title, artist=artist))


def _scripts(folder: Path) -> Sequence[Path]:
    scripts = sorted(folder.glob("*.sql"))
    for number, script in enumerate(scripts, start=1):
        name = _FILE.fullmatch(script.name)
        if name is None or int(name[1]) != number:
            raise StoreError(f"{script}: migration {number:04} is expected here")
    return scripts


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def copies_of(database: Path) -> Sequence[Path]:
    """Return the copies from before updates, newest first."""
    return sorted(database.parent.glob(f"{database.name}.before-[0-9]*[0-9]"), reverse=True)


def _way_back(connection: sqlite3.Connection, database: Path, version: int, known: int) -> str:
    usable = [copy for copy in copies_of(database) if int(copy.name[-4:]) <= known + 1]
    copy = (
        f"or go back to the party as it was before the update with: raveberry restore {usable[0]}"
        if usable
        else "or restore a backup from before the update"
    )
    return (
        f"{database} was written by {_writer(connection)} (schema {version}, this one knows "
        f"{known}): install that version again, {copy}. Nothing was changed"
    )


def _writer(connection: sqlite3.Connection) -> str:
    """Return the name of the version that wrote the database, as far as it is recorded."""
    try:
        (name,) = connection.execute("SELECT version FROM installation").fetchone()
    except (sqlite3.Error, TypeError):
        return "a newer Raveberry"
    return f"Raveberry {name}" if name else "a newer Raveberry"
