"""The database of a standby follows the log, through snapshots where the log was shortened."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import override

import pytest
from nats.aio.client import Client
from raveberry_server.adapters.nats.connection import NatsAddress, connected
from raveberry_server.adapters.nats.jetstream.commit_log import CommitLog, LogReader
from raveberry_server.adapters.nats.jetstream.lease_bucket import LeaseBucket
from raveberry_server.adapters.nats.jetstream.log_follower import LogFollower
from raveberry_server.adapters.nats.jetstream.snapshot_bucket import SnapshotBucket
from raveberry_server.adapters.nats.jetstream.storage import PartyStorage
from raveberry_server.adapters.nats.jetstream.stream_leaders import StreamLeaders
from raveberry_server.adapters.persistence.replication.replica_database import ReplicaDatabase
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.application.leadership.lease import Lease
from raveberry_server.application.leadership.lease_keeper import LeaseKeeper
from raveberry_server.application.leadership.transaction_log import LogPosition, Statement
from raveberry_server.application.ports import SavedState
from raveberry_server.standby import Leadership

from tests.fakes.party.memory_log import rows_of
from tests.fakes.real_jetstream import a_cluster, storage_of

KEY = b"k" * 32
AT = datetime(2026, 12, 1, tzinfo=UTC)
PATIENCE_S = 60.0

pytestmark = pytest.mark.timeout(120)


class DyingError(Exception):
    """The end of a process."""


class DyingDatabase(ReplicaDatabase):
    """A database whose process ends after the first part of the log."""

    @override
    async def apply(
        self, transactions: Sequence[Sequence[Statement]], position: LogPosition
    ) -> None:
        await super().apply(transactions, position)
        raise DyingError


@dataclass(kw_only=True)
class Leader:
    """A leader that commits without pages and player."""

    leadership: Leadership
    store: SqliteStore
    saved: SavedState
    storage: PartyStorage
    data: Path

    async def commit(self, times: int = 1) -> None:
        """Commit changes of the state."""
        for _ in range(times):
            state = replace(self.saved.state, entries_made=self.saved.state.entries_made + 1)
            self.saved = SavedState(state=state, revision=self.saved.revision + 1)
            await self.store.commit(after=self.saved, events=(), at=AT)

    def follower(self, database: ReplicaDatabase, data: Path) -> LogFollower:
        """Return what keeps the database of another server at the end of the log."""
        return LogFollower(
            reader=LogReader(storage=self.storage, key=KEY),
            snapshots=SnapshotBucket(storage=self.storage, key=KEY),
            database=database,
            data=data,
        )


async def nowhere() -> None:
    """Return that no NATS server is on this machine."""


@asynccontextmanager
async def a_leader(folder: Path) -> AsyncIterator[Leader]:
    """Run a cluster and the first leader of a party inside the block."""
    clock, data = SystemClock(), folder / "leader"
    async with (
        a_cluster(folder / "nats") as nats,
        asyncio.timeout(PATIENCE_S),
        connected(NatsAddress(servers=[server.url for server in nats]), "test") as client,
        asyncio.TaskGroup() as tasks,
    ):
        storage = await storage_of(client, "raveberry")
        keeper = LeaseKeeper(
            lease=Lease(holder="leader"),
            store=LeaseBucket(bucket=storage.lease, key=KEY),
            mono_s=clock.boot_s,
            lowest_epoch=lambda: 1,
            may_take=lambda: True,
        )
        keeping = tasks.create_task(keeper.run())
        await keeper.until_leading()
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        leadership = Leadership(
            keeper=keeper,
            log=log,
            snapshots=SnapshotBucket(storage=storage, key=KEY),
            streams=StreamLeaders(client=Client(), storage=storage, server_here=nowhere),
            data=data,
            is_first=True,
        )
        store = SqliteStore(data=data, log=log)
        saved = await store.load()
        await leadership.start(store)
        yield Leader(leadership=leadership, store=store, saved=saved, storage=storage, data=data)
        await store.close()
        keeping.cancel()


async def until_equal(follower: LogFollower, here: Path, leader: Leader) -> None:
    """Catch up and compare all rows."""
    await follower.catch_up()
    assert follower.is_ready
    assert rows_of(here) == rows_of(leader.data)


async def test_a_new_standby_takes_a_snapshot_and_follows(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    async with a_leader(tmp_path) as leader:
        await leader.commit(40)
        database = ReplicaDatabase(data=here)
        follower = leader.follower(database, here)
        await until_equal(follower, here, leader)
        await leader.commit(3)
        await until_equal(follower, here, leader)
        await database.end()


async def test_a_standby_that_missed_what_the_log_has_no_more_takes_a_snapshot(
    tmp_path: Path,
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    async with a_leader(tmp_path) as leader:
        database = ReplicaDatabase(data=here)
        await until_equal(leader.follower(database, here), here, leader)
        await database.close()
        await leader.commit(10)
        await leader.leadership.shorten_log()
        await leader.commit(2)
        first = (await LogReader(storage=leader.storage, key=KEY).state()).first
        assert database.position is not None
        assert first > database.position.sequence
        await until_equal(leader.follower(database, here), here, leader)
        await database.end()
        # The database so far is kept, and no unfinished file is left.
        assert (here / "set-aside" / "1" / "party.db").exists()
        assert list(here.glob(".snapshot*")) == []


async def test_a_standby_killed_in_the_middle_continues_where_it_was(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    async with a_leader(tmp_path) as leader:
        database = ReplicaDatabase(data=here)
        await until_equal(leader.follower(database, here), here, leader)
        await leader.commit(100)
        await database.end()
        dying = DyingDatabase(data=here)
        with pytest.raises(DyingError):
            await leader.follower(dying, here).catch_up()
        await dying.end()
        again = ReplicaDatabase(data=here)
        await until_equal(leader.follower(again, here), here, leader)
        await again.end()
