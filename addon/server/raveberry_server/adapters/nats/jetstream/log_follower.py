"""Follow the log with the database of a server that does not lead."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from raveberry_server.application.errors import StoreError
from raveberry_server.application.leadership.logged_transaction import statements_of
from raveberry_server.application.leadership.transaction_log import LogPosition, Statement
from raveberry_server.application.replication.values import UnreadableValueError

from .commit_log import LogReader, LogState
from .snapshot_bucket import SnapshotBucket, StoredSnapshot
from .storage import JetStreamError

_LOGGER = logging.getLogger(__name__)

_READ_EVERY_S: Final = 0.25
_UNFINISHED: Final = ".snapshot-of-log"


class FollowingDatabase(Protocol):
    """Database that follows a log."""

    @property
    def position(self) -> LogPosition | None:
        """The last transaction of the log that it has, None if it is no copy of a log."""
        ...

    @property
    def is_usable(self) -> bool:
        """Return whether this version can lead with it."""
        ...

    async def open(self) -> None:
        """Open it."""
        ...

    async def apply(
        self, transactions: Sequence[Sequence[Statement]], position: LogPosition
    ) -> None:
        """Apply transactions, all or none."""
        ...

    async def replace(self, snapshot: Path) -> None:
        """Use a snapshot instead."""
        ...


class LogFollower:
    """Keeps a database at the end of the log."""

    def __init__(
        self,
        *,
        reader: LogReader,
        snapshots: SnapshotBucket,
        database: FollowingDatabase,
        data: Path,
    ) -> None:
        self._reader = reader
        self._snapshots = snapshots
        self._database = database
        self._file = data / _UNFINISHED
        self._last = 0
        self._is_empty = False
        self._is_checked = False
        self._is_ready = False
        self._reported = ""

    @property
    def is_ready(self) -> bool:
        """Return whether the database was at the end of the log a moment ago and can lead."""
        return self._is_ready

    @property
    def is_empty(self) -> bool:
        """Return whether nobody has ever appended to the log."""
        return self._is_empty

    @property
    def last(self) -> int:
        """Number of the last message of the log that was read."""
        return self._last

    async def run(self) -> None:
        """Follow the log until cancelled."""
        while True:
            try:
                await self.catch_up()
            except (JetStreamError, StoreError, UnreadableValueError, OSError) as err:
                self._is_ready = self._is_checked = False
                if str(err) != self._reported:
                    self._reported = str(err)
                    _LOGGER.warning("The party cannot be followed: %s", err)
            await asyncio.sleep(_READ_EVERY_S)

    async def catch_up(self) -> None:
        """Apply everything up to the end of the log.

        Raises:
            JetStreamError: there is no answer, or a message is missing or not of this party.
            StoreError: the database cannot be written.
            UnreadableValueError: a transaction is none.
            OSError: the disk refuses.
        """
        if not self._is_checked:
            await self._database.open()
        while self._last < (state := await self._reader.state()).last or not self._is_checked:
            self._is_empty = state.last == 0
            if self._is_empty:
                self._is_checked = True
                break
            if not self._is_checked:
                await self._use_copy(state)
            await self._apply_next(state.last)
        if not self._database.is_usable:
            raise StoreError("The party is of a newer version: update this server so it can lead")
        self._is_ready = True
        self._reported = ""

    async def _use_copy(self, state: LogState) -> None:
        """Continue from the position of the database, or from a snapshot."""
        position = self._database.position
        if position is None or not await self._is_in_log(position, state):
            await self._take_snapshot(state, from_sequence=0)
            position = self._database.position
        if position is None:
            raise JetStreamError("The snapshot of the party has no position")
        self._last = position.sequence
        self._is_checked = True

    async def _is_in_log(self, position: LogPosition, state: LogState) -> bool:
        if position.log != self._reader.log:
            return False
        return await self._is_at(position.sequence, position.epoch, state)

    async def _is_at(self, sequence: int, epoch: int, state: LogState) -> bool:
        if not state.first <= sequence <= state.last:
            return False
        return await self._reader.epoch_at(sequence) == epoch

    async def _take_snapshot(self, state: LogState, *, from_sequence: int) -> None:
        for one in await self._snapshots.stored():
            if one.sequence >= from_sequence and await self._is_at(one.sequence, one.epoch, state):
                await self._use_snapshot(one)
                return
        raise JetStreamError("There is no snapshot of the party yet")

    async def _use_snapshot(self, snapshot: StoredSnapshot) -> None:
        _LOGGER.info("Taking a snapshot of the party")
        try:
            await self._snapshots.download(snapshot, self._file)
            await self._database.replace(self._file)
        finally:
            self._file.unlink(missing_ok=True)

    async def _apply_next(self, last: int) -> None:
        found, read = await self._reader.read(self._last, last)
        rebased = [one for one in found if one.transaction.is_rebased]
        if rebased:
            state = await self._reader.state()
            await self._take_snapshot(state, from_sequence=rebased[-1].at.sequence)
            position = self._database.position
            self._last = position.sequence if position is not None else self._last
            return
        if found:
            statements = [statements_of(one.transaction) for one in found]
            await self._database.apply(statements, found[-1].at)
        self._last = read
