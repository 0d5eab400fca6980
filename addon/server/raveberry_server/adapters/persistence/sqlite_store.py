"""Party store in ``party.db``: SQLite in WAL mode, written by a thread of its own."""

import asyncio
import errno
import logging
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from raveberry_server.adapters.system.heap import HEAP
from raveberry_server.adapters.system.worker_threads import WorkerThreads
from raveberry_server.application.catalog.past_queries import (
    PastSearchQueries,
    queries_of,
    uris_started,
)
from raveberry_server.application.errors import StoreError
from raveberry_server.application.leadership.transaction_log import LogPosition, TransactionLog
from raveberry_server.application.ports import KeptAnswer, PastPopularity, SavedState
from raveberry_server.application.ports.jobs import Job
from raveberry_server.domain.model.events import Event
from raveberry_server.domain.model.state import PartyState

from .command_answers import read_answers, write_answers
from .database_copies import SMALL_CACHE, SMALL_PAGES, check
from .database_snapshots import PARTY, restore_library
from .history_writer import vote_times, write_history, write_vote_times
from .load_state import read_saved
from .migrate import MIGRATIONS, migrate
from .recovery import (
    RecoveredDatabase,
    is_damage,
    is_foreign,
    keep_log,
    recover,
    restore_missing,
)
from .replication.recording_connection import FORGET_MARK, RecordingConnection, mark_position
from .rows import JOB_COLUMNS, job_of, job_row
from .songs_by_past_query import READ_QUERIES
from .state_diff import write_difference

_LOGGER = logging.getLogger(__name__)

_BUSY_S: Final = 5.0
"""Time to wait for a reader that copies the database."""

_DISK_REFUSES: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})

_READ_JOBS: Final = f"SELECT {JOB_COLUMNS} FROM job "  # noqa: S608 - our own columns
_KEEP_JOB: Final = (
    f"INSERT OR REPLACE INTO job (id, {JOB_COLUMNS}) "  # noqa: S608 - our own columns
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class SqliteStore:
    """Implementation of the store ports; `load` comes first, `close` last.

    The caller must hold the `DataLock` of the folder. A commit whose caller was cancelled may have
    been written all the same, so each commit starts from what is on disk.
    """

    def __init__(
        self,
        *,
        data: Path,
        version: str = "",
        migrations: Path = MIGRATIONS,
        log: TransactionLog | None = None,
    ) -> None:
        """Take the data folder; with a log, a transaction is committed once the log has it."""
        self._log = log
        self._file = data / PARTY
        self._version = version
        self._migrations = migrations
        self._thread = WorkerThreads(name="store")
        self._connection: sqlite3.Connection | None = None
        self._releases: list[Callable[[], None]] = []
        self._on_disk = PartyState()
        self._revision = 0
        self._times_played: Mapping[str, int] = {}
        self._queries = PastSearchQueries()
        self._queries_deleted = 0
        self._answers: Sequence[KeptAnswer] = ()
        self._installation_id = ""
        self._recovered: RecoveredDatabase | None = None
        self._is_loaded = False

    @property
    def recovered(self) -> RecoveredDatabase | None:
        """Result of a recovery during `load`, None if none was needed."""
        return self._recovered

    @property
    def is_writable(self) -> bool:
        """Return whether the database is open; it is not while the disk refuses writes."""
        return self._connection is not None

    @property
    def installation_id(self) -> str:
        """Id of this installation, created with the database; known after `load`."""
        return self._installation_id

    @property
    def times_played(self) -> Mapping[str, int]:
        """Number of starts of each song by URI; an immutable snapshot, replaced at each start."""
        return self._times_played

    def songs_of(self, query: str) -> Sequence[str]:
        """Return the URIs of songs requested from such a query, the most requested first."""
        return self._queries.songs_of(query)

    @property
    def queries_deleted(self) -> int:
        """Number of times that old queries were deleted, which no commit tells."""
        return self._queries_deleted

    def take_answers(self) -> Sequence[KeptAnswer]:
        """Return the stored answers to commands, oldest first, once after each `load`."""
        answers, self._answers = self._answers, ()
        return answers

    async def popularity(self) -> PastPopularity:
        """Return the plays and queries of the last commit."""

        def read() -> PastPopularity:
            return PastPopularity(
                revision=self._revision,
                times_played=self._times_played,
                queries=tuple(self._queries.rows()),
            )

        return await self._in_thread(read)

    def also_release(self, release: Callable[[], None]) -> None:
        """Register a function that is called from a thread when all connections must close."""
        self._releases.append(release)

    async def load(self) -> SavedState:
        """Return the last committed state, or that of a new installation.

        A damaged database is recovered. One that can be read but not written is loaded
        nevertheless; each commit then tries to open it again.

        Raises:
            StoreError: the database cannot be read; the message says what to do.
        """
        return await self._in_thread(self._load)

    async def commit(
        self,
        *,
        after: SavedState,
        events: Sequence[Event],
        at: datetime,
        answers: Sequence[KeptAnswer] = (),
    ) -> None:
        """Write the difference to the last commit, its events and the answers to its commands.

        Raises:
            StoreError: nothing was written.
        """
        await self._in_thread(lambda: self._commit(after, events, at, answers))

    async def checkpoint(self, *, epoch: int, position_s: float, at: datetime) -> None:
        """Store the position of the playing song at a time; a stale epoch changes nothing.

        Raises:
            StoreError: nothing was written.
        """
        await self._in_thread(lambda: self._checkpoint(epoch, position_s, at))

    async def last_job(self, kind: str) -> Job | None:
        """Return the newest job of a kind.

        Raises:
            StoreError: the database cannot be read.
        """
        return await self._in_thread(lambda: self._last_job(kind))

    async def keep_job(self, job: Job) -> None:
        """Store a job, replacing the one with the same id.

        Raises:
            StoreError: nothing was written.
        """
        await self._in_thread(lambda: self._keep_job(job))

    async def jobs(self, kind: str) -> Sequence[Job]:
        """Return all jobs of a kind.

        Raises:
            StoreError: the database cannot be read.
        """
        return await self._in_thread(lambda: self._jobs(kind))

    async def drop_job(self, name: str) -> None:
        """Delete the job with an id.

        Raises:
            StoreError: nothing was written.
        """
        await self._in_thread(lambda: self._drop_job(name))

    async def write[R](self, work: Callable[[sqlite3.Connection], R]) -> R:
        """Run a function in one transaction, for rows outside the party's state.

        Raises:
            StoreError: nothing was written.
        """

        def written() -> R:
            with self._transaction() as connection:
                return work(connection)

        return await self._in_thread(written)

    async def mark_position(self, position: LogPosition) -> None:
        """Store the position of the database in the log without a transaction of the log.

        Raises:
            StoreError: nothing was written.
        """

        def mark() -> None:
            with self._transaction(is_logged=False) as connection:
                mark_position(connection, position)

        await self._in_thread(mark)

    async def forget_queries_before(self, moment: datetime) -> None:
        """Delete queries that have not been used since a time.

        Raises:
            StoreError: nothing was deleted.
        """

        def forget(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM past_query WHERE last_at < ?", (moment.isoformat(),))
            self._queries.load(connection.execute(READ_QUERIES))
            self._queries_deleted += 1

        await self.write(forget)

    async def release_cache(self) -> None:
        """Free the pages of the database in memory, and what the thread keeps for reuse."""

        def release() -> None:
            if self._connection is not None:
                with suppress(sqlite3.Error):
                    self._connection.execute("PRAGMA shrink_memory")
            HEAP.empty_thread_cache()

        await self._in_thread(release)

    async def close(self) -> None:
        """Finish pending work and close the file."""
        await self._in_thread(self._end)
        self._thread.shutdown(wait=False)

    async def _in_thread[R](self, work: Callable[[], R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    # --- writer thread ---------------------------------------------------------------------------

    def _load(self) -> SavedState:
        self._close()
        self._is_loaded = False
        try:
            try:
                saved = self._loaded_from_disk()
            except (OSError, sqlite3.Error) as err:
                if isinstance(err, OSError) and err.errno not in _DISK_REFUSES:
                    raise
                saved = self._loaded_without_writing(err)
        except (OSError, sqlite3.Error, ValueError, TypeError, LookupError) as err:
            raise StoreError(
                f"{self._file} cannot be opened ({err}): see that its folder can be written by the "
                "user that runs Raveberry and that the disk has room"
            ) from err
        self._is_loaded = True
        return saved

    def _loaded_from_disk(self) -> SavedState:
        """Open and read the database, after a recovery if necessary.

        Raises:
            OSError: the disk refuses.
            sqlite3.Error: the same.
            StoreError: it was written by a newer version.
        """
        data = self._file.parent
        self._recovered = restore_missing(data, migrations=self._migrations)
        restore_library(data)
        try:
            saved = self._read(self._opened())
        except (sqlite3.Error, ValueError, TypeError, LookupError) as err:
            self._close()
            if not is_damage(err):
                raise
            self._recovered = recover(data, err, migrations=self._migrations)
            saved = self._read(self._opened())
        self._write_log_into_file()
        return saved

    def _write_log_into_file(self) -> None:
        """Make the file a party of its own, as a careless copy may have a log of another moment."""
        if self._connection is not None:
            with suppress(sqlite3.Error):  # the disk may be full: the log stays
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _loaded_without_writing(self, why: Exception) -> SavedState:
        """Read the database through a copy in memory.

        Raises:
            OSError: it cannot be read either.
            sqlite3.Error: the same.
        """
        self._close()
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
            if self._file.exists() and self._file.stat().st_size:
                with closing(self._connected()) as source:
                    source.backup(memory)
            saved = self._read(memory)
        _LOGGER.error("%s cannot be written, commands are refused: %s", self._file, why)
        return saved

    def _read(self, connection: sqlite3.Connection) -> SavedState:
        if is_foreign(connection):
            raise sqlite3.DatabaseError("it is no database of a party")
        if self._log is None:
            connection.execute(FORGET_MARK)
        migrate(connection, database=self._file, folder=self._migrations)
        self._note_installation(connection)
        self._times_played = dict(connection.execute("SELECT uri, times FROM times_played"))
        self._queries.load(connection.execute(READ_QUERIES))
        self._answers = read_answers(connection)
        saved = read_saved(connection)
        self._on_disk, self._revision = saved.state, saved.revision
        return saved

    def _connected(self) -> sqlite3.Connection:
        """Return a connection that needs no shared-memory index on disk, which may be full."""
        connection = sqlite3.connect(
            f"{self._file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None
        )
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        return connection

    def _opened(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # It contains the password of the guests' Wi-Fi.
        self._file.touch(mode=0o600)
        connection = sqlite3.connect(
            self._file,
            timeout=_BUSY_S,
            isolation_level=None,
            factory=sqlite3.Connection if self._log is None else RecordingConnection,
        )
        self._connection = connection
        keep_log(connection)
        connection.execute(SMALL_PAGES)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(SMALL_CACHE)
        check(connection)
        return connection

    def _note_installation(self, connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO installation (one, id) VALUES (1, ?) ON CONFLICT (one) DO NOTHING",
            (self._installation_id or uuid.uuid4().hex,),
        )
        connection.execute(
            "UPDATE installation SET version = ? WHERE version <> ?", (self._version,) * 2
        )
        (name,) = connection.execute("SELECT id FROM installation").fetchone()
        self._installation_id = str(name)

    def _commit(
        self,
        after: SavedState,
        events: Sequence[Event],
        at: datetime,
        answers: Sequence[KeptAnswer],
    ) -> None:
        with self._transaction() as connection:
            voted = vote_times(connection, events, at)
            write_difference(connection, self._on_disk, after, at)
            write_history(connection, events, at, after.state)
            write_vote_times(connection, voted)
            write_answers(connection, answers)
        self._on_disk, self._revision = after.state, after.revision
        if after.state.settings.log_requests:
            for query, uri in queries_of(events):
                self._queries.add(query, uri)
        for uri in uris_started(events):
            times = self._times_played.get(uri, 0) + 1
            self._times_played = {**self._times_played, uri: times}

    def _checkpoint(self, epoch: int, position_s: float, at: datetime) -> None:
        with self._transaction() as connection:
            # While this waited for its turn, a seek may have been committed.
            connection.execute(
                "UPDATE playback SET position_s = ?, heard_at = ? "
                "WHERE epoch = ? AND entry IS NOT NULL AND seek_s IS NULL",
                (position_s, at.isoformat(), epoch),
            )

    def _last_job(self, kind: str) -> Job | None:
        with self._transaction() as connection:
            row = connection.execute(_READ_JOBS + "WHERE id = ?", (kind,)).fetchone()
        return job_of(row) if row else None

    def _jobs(self, kind: str) -> Sequence[Job]:
        with self._transaction() as connection:
            rows = connection.execute(_READ_JOBS + "WHERE kind = ?", (kind,)).fetchall()
        return tuple(map(job_of, rows))

    def _drop_job(self, name: str) -> None:
        with self._transaction() as connection:
            connection.execute("DELETE FROM job WHERE id = ?", (name,))

    def _keep_job(self, job: Job) -> None:
        with self._transaction() as connection:
            connection.execute(_KEEP_JOB, (job.id, *job_row(job)))

    @contextmanager
    def _transaction(self, *, is_logged: bool = True) -> Iterator[sqlite3.Connection]:
        """Commit the whole block or nothing of it."""
        connection = self._connection or self._opened_again()
        is_broken = is_appended = False
        try:
            connection.execute("BEGIN IMMEDIATE")
            if is_logged and isinstance(connection, RecordingConnection):
                connection.record()
                yield connection
                is_appended = self._append(connection)
            else:
                yield connection
            connection.execute("COMMIT")
            is_appended = False
        except (sqlite3.Error, OSError, MemoryError, OverflowError, UnicodeEncodeError) as err:
            is_broken = isinstance(err, sqlite3.OperationalError)
            raise StoreError(f"{self._file} cannot be written: {err}") from err
        finally:
            if is_appended and self._log is not None:
                # The log is ahead of this database, which catches up by following it.
                self._log.give_up()
            if connection.in_transaction:
                # After some errors SQLite has rolled back already.
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
            if is_broken:
                self._release_locks()

    def _append(self, connection: RecordingConnection) -> bool:
        """Append the transaction to the log, if it has changed something.

        Raises:
            ReplicationError: the log does not have it.
        """
        statements = connection.recorded()
        if self._log is None or not statements:
            return False
        position = self._log.append(statements)
        try:
            mark_position(connection, position)
        except sqlite3.Error:
            self._log.give_up()
            raise
        return True

    def _release_locks(self) -> None:
        """Close all connections: a lock that could not be released is held until then."""
        with suppress(sqlite3.Error):
            self._close()
        for release in self._releases:
            release()

    def _end(self) -> None:
        if self._is_loaded and self._connection is not None:
            keep_log(self._connection, is_kept=False)
        self._is_loaded = False
        self._close()

    def _opened_again(self) -> sqlite3.Connection:
        """Open a database that could be read but not written before.

        Raises:
            StoreError: it still cannot be written.
        """
        if not self._is_loaded:
            raise StoreError(f"{self._file} is not open")
        try:
            connection = self._opened()
            migrate(connection, database=self._file, folder=self._migrations)
            self._note_installation(connection)
        except (OSError, sqlite3.Error) as err:
            self._close()
            raise StoreError(f"{self._file} cannot be opened: {err}") from err
        return connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
