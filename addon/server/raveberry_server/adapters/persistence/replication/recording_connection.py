"""A connection that records the statements of a transaction, for the databases of other servers."""

import sqlite3
from collections.abc import Iterable
from typing import Any, Final, override

from raveberry_server.application.leadership.transaction_log import LogPosition, Statement

_READS: Final = ("SELECT", "PRAGMA")

_MARK_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS log_position (one INTEGER PRIMARY KEY CHECK (one = 1), "
    "log TEXT NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL) STRICT"
)
_MARK: Final = (
    "INSERT INTO log_position (one, log, epoch, sequence) VALUES (1, ?, ?, ?) "
    "ON CONFLICT (one) DO UPDATE SET log = excluded.log, epoch = excluded.epoch, "
    "sequence = excluded.sequence"
)
FORGET_MARK: Final = "DROP TABLE IF EXISTS log_position"
"""A database that changes without a log is no copy of one any more."""


class RecordingConnection(sqlite3.Connection):
    """A connection whose changing statements can be recorded with their exact values."""

    _recorded: list[Statement] | None = None

    def record(self) -> None:
        """Start to record."""
        self._recorded = []

    def recorded(self) -> list[Statement]:
        """Stop to record, and return the statements since `record`."""
        recorded, self._recorded = self._recorded or [], None
        return recorded

    @override
    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        cursor = super().execute(sql, parameters)
        if self._recorded is not None and not _is_read(sql):
            self._recorded.append(Statement(sql=sql, parameters=parameters))
        return cursor

    @override
    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        rows = list(parameters)
        cursor = super().executemany(sql, rows)
        if self._recorded is not None and rows:
            self._recorded.append(Statement(sql=sql, parameters=rows, is_repeated=True))
        return cursor

    @override
    def executescript(self, sql_script: str, /) -> sqlite3.Cursor:
        if self._recorded is not None:
            # It would end the transaction.
            raise sqlite3.ProgrammingError("a script is not part of a transaction")
        return super().executescript(sql_script)


def replay(connection: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    """Execute recorded statements inside the caller's transaction.

    Raises:
        sqlite3.Error: they do not belong to this database.
    """
    for statement in statements:
        if statement.is_repeated:
            connection.executemany(statement.sql, statement.parameters)
        else:
            connection.execute(statement.sql, statement.parameters)


def mark_position(connection: sqlite3.Connection, position: LogPosition) -> None:
    """Store the position of the database in the log, inside the caller's transaction."""
    connection.execute(_MARK_TABLE)
    connection.execute(_MARK, (position.log, position.epoch, position.sequence))


def position_of(connection: sqlite3.Connection) -> LogPosition | None:
    """Return the position of the database in the log, None if it is no copy of one."""
    try:
        row = connection.execute("SELECT log, epoch, sequence FROM log_position").fetchone()
    except sqlite3.OperationalError:
        return None
    return LogPosition(log=row[0], epoch=row[1], sequence=row[2]) if row else None


def _is_read(sql: str) -> bool:
    return sql.lstrip()[:6].upper() in _READS
