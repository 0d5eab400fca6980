"""Brings a database to the schema of this version, one numbered SQL file after the other."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import StoreError
from raveberry_server.domain.song import Song, sameness

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_FILE: Final = re.compile(r"(\d{4})_\w+\.sql")


def migrate(connection: sqlite3.Connection, *, database: Path, folder: Path = MIGRATIONS) -> None:
    """Apply what is missing, each file in a transaction of its own.

    The files may ask for `sameness(uri, artist, title)` of a song.

    A database that holds something is copied to ``<name>.before-<first missing number>`` first.

    Raises:
        StoreError: the database comes from a newer version.
        sqlite3.Error: it cannot be written; the files before the failing one are applied.
    """
    scripts = _scripts(folder)
    version = _version(connection)
    if version > len(scripts):
        raise StoreError(
            f"{database} was written by a newer Raveberry (schema {version}, this one knows "
            f"{len(scripts)}): install that version again, or put a copy from before its "
            f"update in its place ({database.name}.before-{len(scripts) + 1:04})"
        )
    missing = scripts[version:]
    if missing and version:
        _copy(connection, database.with_name(f"{database.name}.before-{version + 1:04}"))
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
    """Whether a database has the schema of this version."""
    return _version(connection) == len(_scripts(folder))


def _sameness(uri: str, artist: str, title: str) -> str:
    return sameness(Song(uri=uri, source="", title=title, artist=artist))


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


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the database so that the target is there whole or not at all."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    unfinished.replace(target)
