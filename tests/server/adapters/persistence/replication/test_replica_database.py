"""The database of a standby, and the store that writes to its log."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from raveberry_server.adapters.persistence.replication.recording_connection import (
    RecordingConnection,
    position_of,
)
from raveberry_server.adapters.persistence.replication.replica_database import (
    ReplicaDatabase,
    version_of,
    write_snapshot,
)
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.errors import ReplicationError, StoreError
from raveberry_server.application.leadership.transaction_log import Statement
from raveberry_server.application.ports import SavedState

from tests.fakes.party.memory_log import MemoryLog, rows_of

AT = datetime(2026, 12, 1, tzinfo=UTC)
INSERT = "INSERT INTO code (kind, code, expires_at) VALUES (?, ?, ?)"


async def a_store(data: Path, log: MemoryLog | None) -> tuple[SqliteStore, SavedState]:
    store = SqliteStore(data=data, log=log)
    saved = await store.load()
    if log is not None:
        await store.mark_position(log.position)
    return store, saved


async def commit(store: SqliteStore, saved: SavedState) -> SavedState:
    """Commit a change of the state."""
    state = replace(saved.state, entries_made=saved.state.entries_made + 1)
    after = SavedState(state=state, revision=saved.revision + 1)
    await store.commit(after=after, events=(), at=AT)
    return after


def position_in(data: Path) -> object:
    with closing(sqlite3.connect(data / "party.db")) as connection:
        return position_of(connection)


async def test_a_commit_stores_its_position_in_the_log(tmp_path: Path) -> None:
    log = MemoryLog()
    store, saved = await a_store(tmp_path, log)
    await commit(store, saved)
    await store.close()
    assert len(log.transactions) == 1
    assert position_in(tmp_path) == log.position


async def test_a_transaction_that_the_log_refuses_is_not_committed(tmp_path: Path) -> None:
    log = MemoryLog()
    store, saved = await a_store(tmp_path, log)
    saved = await commit(store, saved)
    before = rows_of(tmp_path)
    log.is_full = True
    with pytest.raises(ReplicationError):
        await commit(store, saved)
    assert rows_of(tmp_path) == before
    log.is_full = False
    await commit(store, saved)
    assert not log.has_given_up
    await store.close()


async def test_reads_are_no_transactions_of_the_log(tmp_path: Path) -> None:
    log = MemoryLog()
    store, _ = await a_store(tmp_path, log)
    assert await store.last_job("scan") is None
    await store.close()
    assert log.transactions == []


async def test_a_leader_whose_disk_refuses_what_the_log_has_gives_up(tmp_path: Path) -> None:
    log = MemoryLog()
    store, _ = await a_store(tmp_path, log)

    def work(connection: sqlite3.Connection) -> None:
        # The position cannot be stored beside it.
        connection.execute("DROP TABLE log_position")
        connection.execute("CREATE VIEW log_position AS SELECT 1")

    with pytest.raises(StoreError):
        await store.write(work)
    await store.close()
    assert log.has_given_up


async def test_a_party_without_a_log_is_no_copy_of_one_any_more(tmp_path: Path) -> None:
    store, _ = await a_store(tmp_path, MemoryLog())
    await store.close()
    assert position_in(tmp_path) is not None
    store, _ = await a_store(tmp_path, None)
    await store.close()
    assert position_in(tmp_path) is None


async def test_a_snapshot_replaces_a_database_which_is_kept(tmp_path: Path) -> None:
    log = MemoryLog()
    store, saved = await a_store(tmp_path / "leader", log)
    saved = await commit(store, saved)
    here = tmp_path / "here"
    old, _ = await a_store(here, None)
    await old.close()
    before = rows_of(here)
    replica = ReplicaDatabase(data=here)
    await replica.open()
    assert replica.position is None
    position = write_snapshot(tmp_path / "leader", here / "copy")
    assert position == log.position
    await replica.replace(here / "copy")
    assert replica.position == log.position
    assert replica.is_usable
    assert rows_of(here / "set-aside" / "1") == before
    await store.close()
    await replica.end()
    assert rows_of(here) == rows_of(tmp_path / "leader")


async def test_a_damaged_database_has_no_position(tmp_path: Path) -> None:
    (tmp_path / "party.db").write_bytes(b"no database" * 500)
    replica = ReplicaDatabase(data=tmp_path)
    await replica.open()
    assert replica.position is None
    with pytest.raises(StoreError):
        await replica.apply([], MemoryLog().position)
    await replica.end()


async def test_a_damaged_snapshot_replaces_nothing(tmp_path: Path) -> None:
    store, _ = await a_store(tmp_path, MemoryLog())
    await store.close()
    before = rows_of(tmp_path)
    (tmp_path / "copy").write_bytes(b"no database" * 500)
    replica = ReplicaDatabase(data=tmp_path)
    await replica.open()
    with pytest.raises(StoreError):
        await replica.replace(tmp_path / "copy")
    shutil.copyfile(tmp_path / "party.db", tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as connection:
        connection.execute("DROP TABLE log_position")
    with pytest.raises(StoreError, match="no snapshot of a log"):
        await replica.replace(tmp_path / "copy")
    await replica.end()
    assert rows_of(tmp_path) == before


async def test_a_transaction_that_does_not_belong_here_changes_nothing(tmp_path: Path) -> None:
    log = MemoryLog()
    store, _ = await a_store(tmp_path, log)
    await store.close()
    replica = ReplicaDatabase(data=tmp_path)
    await replica.open()
    before = rows_of(tmp_path)
    good = Statement(sql=INSERT, parameters=("guest", "1234", None))
    for bad in (
        Statement(sql="INSERT INTO nothing VALUES (1)"),
        Statement(sql="no statement"),
        Statement(sql=INSERT, parameters=("guest",)),
        Statement(sql=INSERT, parameters=("guest", 2**80, None)),
    ):
        with pytest.raises(StoreError):
            await replica.apply([[good], [bad]], log.position)
        assert rows_of(tmp_path) == before
    await replica.end()


async def test_a_database_of_a_newer_version_can_only_follow(tmp_path: Path) -> None:
    store, _ = await a_store(tmp_path, MemoryLog())
    await store.close()
    schema, _ = version_of(tmp_path)
    with closing(sqlite3.connect(tmp_path / "party.db")) as connection:
        connection.execute(f"PRAGMA user_version = {schema + 1}")
    replica = ReplicaDatabase(data=tmp_path)
    await replica.open()
    assert not replica.is_usable
    assert replica.position is not None
    await replica.end()


def test_a_script_is_no_part_of_a_recorded_transaction() -> None:
    with closing(sqlite3.connect(":memory:", factory=RecordingConnection)) as connection:
        connection.executescript("CREATE TABLE a (x)")
        connection.record()
        with pytest.raises(sqlite3.ProgrammingError):
            connection.executescript("DROP TABLE a")
        connection.executemany("INSERT INTO a VALUES (?)", iter([(1,), (2,)]))
        connection.execute("SELECT x FROM a")
        assert connection.recorded() == [
            Statement(sql="INSERT INTO a VALUES (?)", parameters=[(1,), (2,)], is_repeated=True)
        ]
