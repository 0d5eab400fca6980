"""The log of the party at three real NATS servers."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from raveberry_server.adapters.nats.connection import NatsAddress, connected
from raveberry_server.adapters.nats.jetstream.commit_log import CommitLog, LogReader, NotNextError
from raveberry_server.adapters.nats.jetstream.lease_bucket import LeaseBucket
from raveberry_server.adapters.nats.jetstream.snapshot_bucket import SnapshotBucket, StoredSnapshot
from raveberry_server.adapters.nats.jetstream.storage import (
    JetStreamError,
    PartyStorage,
)
from raveberry_server.adapters.nats.jetstream.storage_names import StorageNames
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.application.errors import ReplicationError
from raveberry_server.application.leadership.lease import Lease
from raveberry_server.application.leadership.lease_keeper import LeaseKeeper
from raveberry_server.application.leadership.logged_transaction import statements_of
from raveberry_server.application.leadership.transaction_log import LogPosition, Statement

from tests.fakes.real_jetstream import ClusterServer, a_cluster, storage_of

KEY = b"k" * 32
NODE = "Party 1"
PATIENCE_S = 60.0

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
async def cluster(tmp_path: Path) -> AsyncIterator[Sequence[ClusterServer]]:
    async with a_cluster(tmp_path / "nats") as servers, asyncio.timeout(PATIENCE_S):
        yield servers


@asynccontextmanager
async def storage_at(cluster: Sequence[ClusterServer]) -> AsyncIterator[PartyStorage]:
    address = NatsAddress(servers=[server.url for server in cluster])
    async with connected(address, "test") as client:
        yield await storage_of(client, NODE)


@asynccontextmanager
async def a_leader(storage: PartyStorage, *, key: bytes = KEY) -> AsyncIterator[LeaseKeeper]:
    """Wait until the lease is free and keep it inside the block."""
    clock = SystemClock()
    keeper = LeaseKeeper(
        lease=Lease(holder=uuid4().hex),
        store=LeaseBucket(bucket=storage.lease, key=key),
        mono_s=clock.boot_s,
        lowest_epoch=lambda: 1,
        may_take=lambda: True,
    )
    async with asyncio.TaskGroup() as tasks:
        keeping = tasks.create_task(keeper.run())
        try:
            await keeper.until_leading()
            yield keeper
        finally:
            keeping.cancel()


def rows(number: int) -> Sequence[Statement]:
    return [
        Statement(sql="INSERT INTO vote VALUES (?, ?)", parameters=("é", number)),
        Statement(
            sql="DELETE FROM vote WHERE id = ?", parameters=[(1.25,), (b"\0",)], is_repeated=True
        ),
    ]


async def appended(log: CommitLog, statements: Sequence[Statement]) -> LogPosition:
    """Append from a thread, as the database does."""
    return await asyncio.to_thread(log.append, statements)


async def test_what_a_leader_appends_is_read_by_others(cluster: Sequence[ClusterServer]) -> None:
    async with storage_at(cluster) as storage, a_leader(storage) as keeper:
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        positions = [await appended(log, rows(number)) for number in range(40)]
        reader = LogReader(storage=storage, key=KEY)
        found, read = await reader.read(0, (await reader.state()).last)
        more, _ = await reader.read(read, (await reader.state()).last)
        assert [one.at for one in (*found, *more)] == positions
        values = [list(one.parameters) for one in statements_of(found[7].transaction)]
        assert values == [["é", 7], [[1.25], [b"\0"]]]
        assert await reader.epoch_at(1) == keeper.epoch
        assert await reader.epoch_at(99) is None


async def test_a_large_transaction_is_one_transaction(cluster: Sequence[ClusterServer]) -> None:
    async with storage_at(cluster) as storage, a_leader(storage) as keeper:
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        text = "".join(uuid4().hex for _ in range(60_000))
        at = await appended(log, [Statement(sql="INSERT INTO song VALUES (?)", parameters=(text,))])
        reader = LogReader(storage=storage, key=KEY)
        found, _ = await reader.read(0, at.sequence)
        assert at.sequence > 1
        assert [one.at for one in found] == [at]
        (statement,) = statements_of(found[0].transaction)
        assert list(statement.parameters) == [text]


async def test_the_next_leader_ends_the_one_before(cluster: Sequence[ClusterServer]) -> None:
    """The stream refuses the first leader, even while its lease seems valid to it."""
    async with storage_at(cluster) as storage, a_leader(storage) as first:
        log = CommitLog(storage=storage, key=KEY, keeper=first, last=0)
        await appended(log, rows(1))
        await first.release()
        async with a_leader(storage) as second:
            assert second.epoch > first.epoch
            next_log = CommitLog(storage=storage, key=KEY, keeper=second, last=1)
            await next_log.begin()
            late = CommitLog(storage=storage, key=KEY, keeper=second, last=1)
            with pytest.raises(NotNextError):
                await appended(late, rows(2))
            with pytest.raises(ReplicationError):
                await appended(log, rows(2))


async def test_an_answer_that_was_lost_is_no_second_message(
    cluster: Sequence[ClusterServer],
) -> None:
    async with storage_at(cluster) as storage, a_leader(storage) as keeper:
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        again = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        assert await appended(log, rows(1)) == await appended(again, rows(1))
        reader = LogReader(storage=storage, key=KEY)
        assert (await reader.state()).last == 1


async def test_a_silent_stream_ends_the_leadership(cluster: Sequence[ClusterServer]) -> None:
    async with storage_at(cluster) as storage, a_leader(storage) as keeper:
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        await appended(log, rows(1))
        for server in cluster[:2]:
            await server.hang()
        try:
            with pytest.raises(ReplicationError):
                await appended(log, rows(2))
            assert not keeper.may_act()
        finally:
            for server in cluster[:2]:
                server.send_signal(signal.SIGCONT)


async def test_a_full_stream_refuses_and_the_leader_stays(
    cluster: Sequence[ClusterServer],
) -> None:
    async with storage_at(cluster) as storage, a_leader(storage) as keeper:
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        await appended(log, rows(1))
        info = await storage.js.stream_info(storage.stream)
        await storage.js.update_stream(info.config, max_bytes=info.state.bytes)
        with pytest.raises(ReplicationError, match="refuses"):
            await appended(log, rows(2))
        assert keeper.may_act()
        await storage.js.update_stream(info.config, max_bytes=10**6)
        assert (await appended(log, rows(2))).sequence == 2


async def test_a_log_of_another_key_is_refused_in_words(cluster: Sequence[ClusterServer]) -> None:
    async with storage_at(cluster) as storage, a_leader(storage) as keeper:
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        await appended(log, rows(1))
        other = LogReader(storage=storage, key=b"o" * 32)
        with pytest.raises(JetStreamError, match=r"signing\.key"):
            await other.read(0, 1)


async def until_stored(
    bucket: SnapshotBucket, sequences: Sequence[int]
) -> Sequence[StoredSnapshot]:
    """Return the snapshots once these are listed, as the copy that NATS lists may be behind."""
    async with asyncio.timeout(5):
        while True:
            found = await bucket.stored()
            if [one.sequence for one in found] == [*sequences]:
                return found
            await asyncio.sleep(0.1)


async def test_snapshots_are_listed_newest_first_and_replace_the_log(
    cluster: Sequence[ClusterServer], tmp_path: Path
) -> None:
    async with storage_at(cluster) as storage, a_leader(storage) as keeper:
        log = CommitLog(storage=storage, key=KEY, keeper=keeper, last=0)
        bucket = SnapshotBucket(storage=storage, key=KEY)
        assert await bucket.stored() == ()
        file, copy = tmp_path / "file", tmp_path / "copy"
        content = b"".join(uuid4().bytes for _ in range(50_000))
        file.write_bytes(content)
        await bucket.upload(await appended(log, rows(1)), file)
        newest = await appended(log, rows(2))
        await bucket.upload(newest, file)
        first, _ = await until_stored(bucket, (2, 1))
        await bucket.download(first, copy)
        assert copy.read_bytes() == content
        await bucket.forget_before(newest)
        assert await until_stored(bucket, (2,)) == [first]
        reader = LogReader(storage=storage, key=KEY)
        assert (await reader.state()).first == newest.sequence
        with pytest.raises(JetStreamError, match="missing"):
            await reader.read(0, 1)


async def removed_last_chunk(storage: PartyStorage, at: LogPosition) -> tuple[str, bytes]:
    """Remove the end of a snapshot and return its subject and content."""
    names = StorageNames(NODE)
    info = await storage.snapshots.get_info(f"{at.sequence}-{at.epoch}")
    subject = f"$O.{names.snapshots_bucket}.C.{info.nuid}"
    chunk = await storage.js.get_last_msg(names.snapshots_stream, subject)
    assert chunk.seq is not None
    await storage.js.delete_msg(names.snapshots_stream, chunk.seq)
    return subject, chunk.data or b""


async def test_a_snapshot_is_read_again_until_the_copy_that_nats_reads_has_all_of_it(
    cluster: Sequence[ClusterServer], tmp_path: Path
) -> None:
    async with storage_at(cluster) as storage, asyncio.TaskGroup() as tasks:
        bucket = SnapshotBucket(storage=storage, key=KEY)
        file, copy = tmp_path / "file", tmp_path / "copy"
        file.write_bytes(b"".join(uuid4().bytes for _ in range(50_000)))
        at = LogPosition(log=storage.log, epoch=1, sequence=2)
        await bucket.upload(at, file)
        subject, chunk = await removed_last_chunk(storage, at)
        (snapshot,) = await until_stored(bucket, (2,))
        reading = tasks.create_task(bucket.download(snapshot, copy))
        await asyncio.sleep(0.5)
        await storage.js.publish(subject, chunk)
        await reading
        assert copy.read_bytes() == file.read_bytes()


async def test_a_snapshot_without_its_end_is_refused(
    cluster: Sequence[ClusterServer], tmp_path: Path
) -> None:
    async with storage_at(cluster) as storage:
        bucket = SnapshotBucket(storage=storage, key=KEY)
        file, copy = tmp_path / "file", tmp_path / "copy"
        file.write_bytes(b"".join(uuid4().bytes for _ in range(50_000)))
        at = LogPosition(log=storage.log, epoch=1, sequence=2)
        await bucket.upload(at, file)
        await removed_last_chunk(storage, at)
        (snapshot,) = await until_stored(bucket, (2,))
        with pytest.raises(JetStreamError, match="cannot be read: DigestMismatchError"):
            await bucket.download(snapshot, copy)
        assert not copy.exists()


async def test_a_stream_with_fewer_copies_is_refused_in_words(
    cluster: Sequence[ClusterServer],
) -> None:
    address = NatsAddress(servers=[server.url for server in cluster])
    async with connected(address, "test") as client:
        storage = await storage_of(client, NODE)
        js = client.jetstream(timeout=PATIENCE_S)
        info = await js.stream_info(storage.stream)
        await js.delete_stream(storage.stream)
        await js.add_stream(info.config, num_replicas=1)
        with pytest.raises(JetStreamError, match="has 1 copies"):
            await storage_of(client, NODE)
