"""The database of a server that stands by, which follows the log of the leader.

Nothing here knows the schema: a database of an older version is followed as it is, and migrated
when this server leads, as after any other update.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from raveberry_server.adapters.persistence.database_copies import (
    SMALL_CACHE,
    check,
    opened_for_reading,
    publish,
    write_copy,
)
from raveberry_server.adapters.persistence.database_snapshots import PARTY
from raveberry_server.adapters.persistence.migrate import newest_schema
from raveberry_server.adapters.persistence.recovery import keep_aside
from raveberry_server.adapters.system.worker_threads import WorkerThreads
from raveberry_server.application.errors import StoreError
from raveberry_server.application.leadership.transaction_log import LogPosition, Statement

from .recording_connection import mark_position, position_of, replay

_LOGGER = logging.getLogger(__name__)

_BUSY_S: Final = 5.0


class ReplicaDatabase:
    """The party's database as long as another server writes it; `close` comes last."""

    def __init__(self, *, data: Path) -> None:
        self._data = data
        self._file = data / PARTY
        self._thread = WorkerThreads(name="replica")
        self._connection: sqlite3.Connection | None = None
        self._position: LogPosition | None = None
        self._schema = 0

    @property
    def position(self) -> LogPosition | None:
        """The last transaction of the log that it has, None if it is no copy of a log."""
        return self._position

    @property
    def is_usable(self) -> bool:
        """Return whether this version can lead with it; one of a newer version can only follow."""
        return self._schema <= newest_schema()

    async def open(self) -> None:
        """Open the database; one that is missing or damaged has no position.

        Raises:
            StoreError: the folder cannot be read.
        """
        await self._in_thread(self._open)

    async def apply(
        self, transactions: Sequence[Sequence[Statement]], position: LogPosition
    ) -> None:
        """Apply transactions of the log, all or none, and store the new position.

        Raises:
            StoreError: nothing was written.
        """
        await self._in_thread(lambda: self._apply(transactions, position))

    async def replace(self, snapshot: Path) -> None:
        """Use a snapshot as the database; the replaced one is kept aside.

        Raises:
            StoreError: it is damaged or the disk refuses.
        """
        await self._in_thread(lambda: self._replace(snapshot))

    async def close(self) -> None:
        """Close the database, which another object may open now."""
        await self._in_thread(self._close)

    async def end(self) -> None:
        """Close the database and end the thread."""
        await self.close()
        self._thread.shutdown(wait=False)

    async def _in_thread(self, work: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _open(self) -> None:
        self._close()
        self._position, self._schema = None, 0
        if not self._file.exists():
            return
        try:
            connection = sqlite3.connect(self._file, timeout=_BUSY_S, isolation_level=None)
            self._connection = connection
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(SMALL_CACHE)
            check(connection)
            self._position = position_of(connection)
            self._note_schema(connection)
        except sqlite3.Error as err:
            _LOGGER.warning("%s cannot be used, a snapshot replaces it: %s", self._file, err)
            self._close()
            self._position = None

    def _note_schema(self, connection: sqlite3.Connection) -> None:
        (self._schema,) = connection.execute("PRAGMA user_version").fetchone()

    def _apply(self, transactions: Sequence[Sequence[Statement]], position: LogPosition) -> None:
        connection = self._connection
        if connection is None:
            raise StoreError(f"{self._file} is not open")
        try:
            connection.execute("BEGIN IMMEDIATE")
            for statements in transactions:
                replay(connection, statements)
            mark_position(connection, position)
            connection.execute("COMMIT")
        except (sqlite3.Error, OverflowError, ValueError) as err:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise StoreError(f"{self._file} cannot follow the log: {err}") from err
        self._position = position

    def _replace(self, snapshot: Path) -> None:
        try:
            with closing(sqlite3.connect(snapshot)) as copy:
                check(copy)
                if position_of(copy) is None:
                    raise StoreError(f"{snapshot.name} is no snapshot of a log")
            self._close()
            if self._file.exists():
                _LOGGER.info("The database so far is kept in %s", keep_aside(self._data))
            snapshot.chmod(0o600)
            publish(snapshot, self._file)
        except (OSError, sqlite3.Error) as err:
            raise StoreError(f"{self._file} cannot be replaced by a snapshot: {err}") from err
        self._open()

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def write_snapshot(data: Path, target: Path) -> LogPosition:
    """Copy the party's database, beside its writer, and return the position of the copy.

    Raises:
        StoreError: it cannot be copied, or is no copy of a log.
    """
    try:
        with closing(opened_for_reading(data / PARTY)) as connection:
            write_copy(connection, target, is_checked=False)
        with closing(sqlite3.connect(target)) as copy:
            position = position_of(copy)
    except (OSError, sqlite3.Error) as err:
        raise StoreError(f"No snapshot of the party can be written: {err}") from err
    if position is None:
        raise StoreError("The database is no copy of a log")
    return position


def version_of(data: Path) -> tuple[int, str]:
    """Return what changes when a new version loads a database: schema and version, if there is one.

    Raises:
        StoreError: it cannot be read.
    """
    if not (data / PARTY).exists():
        return 0, ""
    try:
        with closing(opened_for_reading(data / PARTY)) as connection:
            (schema,) = connection.execute("PRAGMA user_version").fetchone()
            row = connection.execute("SELECT id || ' ' || version FROM installation").fetchone()
    except sqlite3.Error as err:
        raise StoreError(f"{data / PARTY} cannot be read: {err}") from err
    return int(schema), str(row[0]) if row else ""
