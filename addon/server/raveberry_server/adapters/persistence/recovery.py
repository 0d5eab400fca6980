"""Recovery of a missing or damaged party database.

Rows that can still be read are newer than any snapshot, so they are tried first, then those of
the file without its log, which may be of another moment. A snapshot is next, because it is
complete, and an empty party comes last. The damaged files are kept.
"""

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from raveberry_server.application.errors import StoreError

from .database_copies import SMALL_PAGES, check, publish
from .database_snapshots import PARTY, good_snapshots
from .load_state import read_saved
from .migrate import MIGRATIONS, migrate
from .rows import ENTRY_COLUMNS, entry_of, guest_of

_LOGGER = logging.getLogger(__name__)

SET_ASIDE: Final = "set-aside"
KEPT_ASIDE: Final = 2
"""Replaced databases that are kept for inspection."""

_REVISIONS: Final = 1_000_000
"""Pages remember the newest revision that they saw. A recovered party continues beyond it, so that
no page takes a new revision for one that it knows."""

_ONE_ROW: Final = frozenset({"installation", "party", "playback"})
_HISTORY: Final = frozenset(
    {
        *("play", "request", "times_played", "liked", "played_entry", "evening", "play_vote"),
        *("saved_playlist", "saved_song", "playlist_change", "past_query"),
        "applied_preset",
    }
)
"""Tables that are not needed to continue the party."""


_CONSISTENT: Final = """
DELETE FROM ballot WHERE entry NOT IN (SELECT id FROM entry);
DELETE FROM left_entry WHERE entry NOT IN (SELECT id FROM entry);
DELETE FROM left_entry WHERE entry = (SELECT entry FROM playback);
DELETE FROM left_entry WHERE EXISTS (SELECT 1 FROM left_entry AS later
  WHERE later.entry = left_entry.entry AND later.deed > left_entry.deed);
DELETE FROM play_vote WHERE epoch NOT IN (SELECT epoch FROM play);
DELETE FROM saved_song WHERE playlist NOT IN (SELECT number FROM saved_playlist);
UPDATE playback SET entry = NULL WHERE entry NOT IN (SELECT id FROM entry);
UPDATE playback SET epoch = max(epoch, (SELECT coalesce(max(epoch), 0) FROM play));
UPDATE party SET entries_made = max(entries_made,
  (SELECT coalesce(max(sequence) + 1, 0) FROM entry),
  (SELECT coalesce(max(CAST(substr(id, 2) AS INTEGER)) + 1, 0) FROM entry),
  (SELECT coalesce(max(CAST(substr(entry, 2) AS INTEGER)) + 1, 0) FROM play));
"""


class DatabaseOrigin(StrEnum):
    """Source of a recovered database."""

    SNAPSHOT = "snapshot"
    """A snapshot, because the database was missing: a backup was restored."""

    ROWS = "rows"
    """Rows of the damaged database that could be read."""

    OLDER = "older"
    """A snapshot, because too little of the damaged database could be read."""

    NOTHING = "nothing"
    """None: the party is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveredDatabase:
    """Result of a recovery.

    Attributes:
        origin: source of the data.
        detail: name of the snapshot, or the tables that lost rows.
        kept: folder of the damaged files, None if nothing was damaged.
    """

    origin: DatabaseOrigin
    detail: str
    kept: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _CopiedRows:
    """Result of copying rows out of a damaged database.

    Attributes:
        copied: number of rows.
        torn: tables that could not be read completely.
        senseless: tables with rows that this version cannot interpret; those rows are dropped.
        is_log_lost: only the file was read, without its log.
    """

    copied: int
    torn: frozenset[str]
    senseless: frozenset[str] = frozenset()
    is_log_lost: bool = False


def is_damage(err: Exception) -> bool:
    """Return whether an error is due to the file's content, not to the disk or permissions."""
    if not isinstance(err, sqlite3.Error):
        return isinstance(err, ValueError | TypeError | LookupError)
    code = getattr(err, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code in _UNREADABLE:
        return True
    return code & 0xFF not in _OUTSIDE


_UNREADABLE: Final = frozenset(
    {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}
)
_OUTSIDE: Final = frozenset(
    {
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)


def restore_missing(data: Path, *, migrations: Path = MIGRATIONS) -> RecoveredDatabase | None:
    """Use the newest intact snapshot if the database is missing; None if nothing was done.

    Raises:
        OSError: the data folder cannot be written.
        sqlite3.Error: the same.
    """
    database = data / PARTY
    if any(file.exists() and file.stat().st_size for file in (database, _log_of(database))):
        return None
    for snapshot in good_snapshots(data):
        if _use_copy(snapshot, database, migrations):
            return RecoveredDatabase(
                origin=DatabaseOrigin.SNAPSHOT,
                detail=snapshot.name,
            )
    return None


def recover(data: Path, why: Exception, *, migrations: Path = MIGRATIONS) -> RecoveredDatabase:
    """Replace a damaged database by the best that can be recovered, and keep the damaged one.

    Raises:
        OSError: the data folder cannot be written.
        sqlite3.Error: the same.
    """
    database = data / PARTY
    rebuilt = database.with_name(f"{PARTY}.rebuilt.unfinished")
    rows = _rebuild(database, rebuilt, migrations)
    if rows is None or rows.torn - _HISTORY:
        without_log = database.with_name(f"{PARTY}.without-log.unfinished")
        older = _rebuild(database, without_log, migrations, is_log_read=False)
        if older is not None and (rows is None or not older.torn - _HISTORY):
            _remove(rebuilt)
            without_log.rename(rebuilt)
            rows = replace(older, is_log_lost=True)
        _remove(without_log)
    aside = keep_aside(data)
    try:
        if rows is not None and not rows.torn - _HISTORY:
            publish(rebuilt, database)
            return _recovered(DatabaseOrigin.ROWS, why, aside, _lost_of(rows))
        for snapshot in good_snapshots(data):
            if _use_copy(snapshot, database, migrations):
                return _recovered(DatabaseOrigin.OLDER, why, aside, snapshot.name)
        if rows is not None:
            publish(rebuilt, database)
            return _recovered(DatabaseOrigin.ROWS, why, aside, _lost_of(rows))
        database.unlink(missing_ok=True)
        return _recovered(DatabaseOrigin.NOTHING, why, aside, "everything")
    finally:
        _remove(rebuilt)


def replace_database(
    data: Path, copy: Path, *, migrations: Path = MIGRATIONS, is_moved: bool = False
) -> Path | None:
    """Replace the database by a copy; return the folder that keeps the replaced one.

    Args:
        data: the data folder.
        copy: the copy.
        migrations: folder of the SQL files.
        is_moved: the copy is on the same disk and is moved, so that it is used once.

    Raises:
        StoreError: the copy is not a party of this version or an earlier one.
        OSError: the data folder cannot be written.
        sqlite3.Error: the copy is damaged, or the folder cannot be written.
    """
    database = data / PARTY
    with closing(_opened(copy, mode="ro")) as connection:
        check(connection)
        if not is_party(connection):
            raise StoreError(f"{copy.name} is no database of a party")
    _fold_log(database)
    newest = _revision(database)
    aside = keep_aside(data) if database.exists() else None
    if not _use_copy(copy, database, migrations, newest=newest, is_moved=is_moved):
        raise StoreError(f"{copy.name} cannot be used by this version; nothing was changed")
    return aside


def keep_log(connection: sqlite3.Connection, *, is_kept: bool = True) -> None:
    """Leave the log as it is when the connection is closed, as it may be what damages the file."""
    connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_kept)


def is_foreign(connection: sqlite3.Connection) -> bool:
    """Return whether a database has content that is not a party.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(objects) and not is_party(connection)


def is_party(connection: sqlite3.Connection) -> bool:
    """Return whether a database is one of a party, of whichever version."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version > 0 and set(_tables(connection)) >= _ONE_ROW


def loadable(copy: Path, *, migrations: Path = MIGRATIONS) -> None:
    """Bring the copy of a database to this version, as one file.

    Raises:
        NewerSchemaError: it was written by a newer version.
        StoreError: it is too old.
        sqlite3.Error, ValueError, TypeError, LookupError: it is damaged.
    """
    copy.chmod(0o600)
    with closing(_opened(copy, mode="rw")) as connection:
        migrate(connection, database=copy, folder=migrations, is_copied=False)
        read_saved(connection)
        connection.execute("PRAGMA journal_mode = DELETE")


def _use_copy(
    copy: Path, database: Path, migrations: Path, *, newest: int = 0, is_moved: bool = False
) -> bool:
    """Replace the database by a copy if it can be loaded, and return whether it could.

    Args:
        copy: the copy.
        database: the database.
        migrations: folder of the SQL files.
        newest: newest revision that pages have seen.
        is_moved: move the copy.
    """
    unfinished = copy if is_moved else database.with_name(f"{PARTY}.restored.unfinished")
    try:
        if not is_moved:
            shutil.copyfile(copy, unfinished)
        loadable(unfinished, migrations=migrations)
        with closing(_opened(unfinished, mode="rw")) as connection:
            connection.execute(
                "UPDATE party SET revision = max(revision, ?) + ?", (newest, _REVISIONS)
            )
        publish(unfinished, database)
    except (StoreError, sqlite3.Error, ValueError, TypeError, LookupError) as err:
        if not isinstance(err, StoreError) and not is_damage(err):
            raise
        _LOGGER.warning("%s cannot be used: %s", copy, err)
        return False
    finally:
        _remove(unfinished)
    return True


# --- rebuilding a damaged database ---------------------------------------------------------------


def _rebuild(
    damaged: Path, target: Path, migrations: Path, *, is_log_read: bool = True
) -> _CopiedRows | None:
    """Copy all readable rows into a new database; None if the result is unusable."""
    _remove(target)
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            target.chmod(0o600)
            connection.execute(SMALL_PAGES)
            connection.execute("PRAGMA synchronous = OFF")
            # SQLite reads no log of a file that it takes for immutable.
            mode = "rw" if is_log_read else "ro&immutable=1"
            with closing(_opened(damaged, mode=mode)) as source:
                keep_log(source)
                _make_tables_of(source, connection, target, migrations)
                rows = _copy_tables(source, connection)
            if rows.copied == 0:
                return None
            migrate(connection, database=target, folder=migrations, is_copied=False)
            _make_consistent(connection)
            rows = replace(rows, senseless=_without_senseless_rows(connection))
            connection.execute("PRAGMA journal_mode = DELETE")
            check(connection)
    except (StoreError, sqlite3.Error, ValueError, TypeError, LookupError) as err:
        if not isinstance(err, StoreError) and not is_damage(err):
            raise
        _LOGGER.debug("The damaged database cannot be rebuilt: %s", err)
        return None
    return rows


def _make_tables_of(
    source: sqlite3.Connection, target: sqlite3.Connection, file: Path, migrations: Path
) -> None:
    """Create the tables of the damaged database's schema version, so that its rows fit."""
    (version,) = source.execute("PRAGMA user_version").fetchone()
    migrate(target, database=file, folder=migrations, is_copied=False, last=version or None)


def _copy_tables(source: sqlite3.Connection, target: sqlite3.Connection) -> _CopiedRows:
    known = set(_tables(source))
    copied, torn = 0, set[str]()
    target.execute("BEGIN")
    for table in _tables(target):
        if table not in known:
            torn.add(table)
            continue
        count, is_whole = _copy_table(source, target, table)
        copied += count
        if not is_whole or (table in _ONE_ROW and not count):
            torn.add(table)
    target.execute("COMMIT")
    return _CopiedRows(copied=copied, torn=frozenset(torn))


def _copy_table(
    source: sqlite3.Connection, target: sqlite3.Connection, table: str
) -> tuple[int, bool]:
    """Copy rows from both ends if needed; return their number and whether none was missed."""
    names = _columns(target, table)
    columns, marks = ", ".join(names), ", ".join("?" for _ in names)
    # The names of tables and columns come from our own migrations.
    put = f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
    last_first = ", ".join(f"{key} DESC" for key in _primary_key(target, table)) or "rowid DESC"
    count, is_whole = 0, True
    for order in ("", f" ORDER BY {last_first}"):
        is_read, rows = _readable(source, f"SELECT {columns} FROM {table}{order}")  # noqa: S608
        for row in rows:
            try:
                target.execute(put, row)
                count += 1
            except (sqlite3.Error, UnicodeError):
                is_whole = False
        if is_read:
            return count, is_whole
        is_whole = False
    return count, is_whole


def _readable(connection: sqlite3.Connection, query: str) -> tuple[bool, Sequence[tuple[Any, ...]]]:
    """Return whether a query could be read completely, and the rows read until then."""
    rows: list[tuple[Any, ...]] = []
    try:
        cursor = connection.execute(query)
        rows.extend(cursor)
    except (sqlite3.Error, UnicodeError) as err:
        if isinstance(err, sqlite3.Error) and not is_damage(err):
            raise
        return False, rows
    return True, rows


def _make_consistent(connection: sqlite3.Connection) -> None:
    """Delete rows that refer to lost ones, and raise counters beyond all numbers in use."""
    connection.executescript(_CONSISTENT)
    connection.execute("UPDATE party SET revision = revision + ?", (_REVISIONS,))


def _without_senseless_rows(connection: sqlite3.Connection) -> frozenset[str]:
    """Delete rows until the state can be loaded, and return the tables that lost some.

    Raises:
        ValueError: it cannot be loaded nevertheless.
    """
    dropped = set[str]()
    for table, made_of in _ROW_BY_ROW.items():
        columns = ENTRY_COLUMNS if table != "guest" else "*"
        for row in connection.execute(f"SELECT {columns} FROM {table}").fetchall():  # noqa: S608
            try:
                made_of(row)
            except (ValueError, TypeError):
                connection.execute(f"DELETE FROM {table} WHERE id = ?", (row[0],))  # noqa: S608
                dropped.add(table)
    if dropped:
        connection.executescript(_CONSISTENT)
    tables: tuple[str | None, ...] = (*_BESIDE, None)
    for side in tables:
        try:
            read_saved(connection)
        except (ValueError, TypeError, LookupError):
            if side is None:
                raise
            dropped.add(side)
            connection.execute(f"DELETE FROM {side}")  # noqa: S608 - a constant
        else:
            break
    return frozenset(dropped)


_ROW_BY_ROW: Final[Mapping[str, Callable[[tuple[Any, ...]], object]]] = {
    "entry": lambda row: entry_of(row, {}),
    "liked": lambda row: entry_of(row, {}),
    "played_entry": lambda row: entry_of(row, {}),
    "guest": guest_of,
}
_BESIDE: Final = (
    *("bucket", "waiting_text", "hashtag", "code", "left_entry", "playlist_order"),
    *("rearranged", "last_played", "output", "latest_turn"),
)
"""Tables that the queue does not need, the least important first."""


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return [str(name) for (name,) in rows]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return [str(name) for (name,) in rows]


def _primary_key(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,)
    )
    return [str(name) for (name,) in rows]


def _revision(database: Path) -> int:
    """Return the newest revision of a party, 0 if it cannot be read."""
    try:
        with closing(_opened(database, mode="rw")) as connection:
            (revision,) = connection.execute("SELECT revision FROM party").fetchone()
            return int(revision)
    except (sqlite3.Error, ValueError, TypeError):
        return 0


# --- files ---------------------------------------------------------------------------------------


def _opened(file: Path, *, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
    )


def _log_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def _fold_log(database: Path) -> None:
    """Write the log of a crashed server into the database, unless that is damaged or missing."""
    if not _log_of(database).exists():
        return
    try:
        with closing(_opened(database, mode="rw")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as err:
        if not is_damage(err):
            raise
        _LOGGER.debug("The log of %s cannot be read: %s", database, err)


def keep_aside(data: Path) -> Path:
    """Keep a copy of the database, and move its log away: no other database may be opened with it.

    The database stays until it is replaced, so that a crash in between loses nothing. After such a
    crash the copy is there already.
    """
    folder = data / SET_ASIDE
    kept = sorted(int(old.name) for old in folder.glob("[0-9]*") if old.name.isdigit())
    if kept and not _log_of(data / PARTY).exists():
        newest = folder / str(kept[-1])
        if _is_same_file(newest / PARTY, data / PARTY):
            return newest
    for number in kept[: len(kept) + 1 - KEPT_ASIDE]:
        shutil.rmtree(folder / str(number), ignore_errors=True)
    aside = folder / str(max(kept, default=0) + 1)
    aside.mkdir(parents=True)
    database = data / PARTY
    if database.exists():
        os.link(database, aside / PARTY)
    for other in (_log_of(database), database.with_name(f"{PARTY}-shm")):
        if other.exists():
            other.rename(aside / other.name)
    return aside


def _is_same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _recovered(
    origin: DatabaseOrigin, why: Exception, aside: Path, detail: str
) -> RecoveredDatabase:
    _LOGGER.error("The party's database was damaged: %s", why)
    return RecoveredDatabase(origin=origin, detail=detail, kept=aside)


def _lost_of(rows: _CopiedRows) -> str:
    lost = ["the latest changes"] if rows.is_log_lost else []
    if touched := rows.torn | rows.senseless:
        names = ", ".join(sorted(table.replace("_", " ") for table in touched))
        lost.append(f"parts of {names}")
    return ", ".join(lost) or "nothing known"
