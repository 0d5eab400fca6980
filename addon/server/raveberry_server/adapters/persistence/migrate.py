"""Migration of a database to the current schema by numbered SQL files.

The first file makes the schema of the first release; each other one is a step from the version
before.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import StoreError

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
    """Apply the missing files, each in its own transaction.

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
    version, first, current = _version(connection), min(scripts), max(scripts)
    if version > current:
        raise NewerSchemaError(_way_back(connection, database, version, current))
    if 0 < version < first:
        raise StoreError(
            f"{database} has schema {version} of a development version, older than the first "
            f"release (schema {first}); move it away to start a new party. Nothing was changed"
        )
    missing = {
        number: script
        for number, script in scripts.items()
        if version < number <= (current if last is None else max(last, first))
    }
    if missing and version and is_copied:
        write_copy(connection, database.with_name(f"{database.name}.before-{version + 1:04}"))
        for old in copies_of(database)[_COPIES_KEPT:]:
            old.unlink(missing_ok=True)
    for number, script in missing.items():
        sql = script.read_text(encoding="utf-8")
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def newest_schema(folder: Path = MIGRATIONS) -> int:
    """Return the schema of this version."""
    return max(_scripts(folder))


def is_current(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> bool:
    """Return whether a database has the schema of this version."""
    return _version(connection) == newest_schema(folder)


def _scripts(folder: Path) -> Mapping[int, Path]:
    """Return the files by number, lowest first."""
    scripts: dict[int, Path] = {}
    for script in sorted(folder.glob("*.sql")):
        name = _FILE.fullmatch(script.name)
        expected = max(scripts) + 1 if scripts else None
        if name is None or (expected is not None and int(name[1]) != expected):
            wanted = "a migration" if expected is None else f"migration {expected:04}"
            raise StoreError(f"{script}: {wanted} is expected here")
        scripts[int(name[1])] = script
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
