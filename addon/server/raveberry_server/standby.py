"""A server of a party that has several: it stands by until it leads, and says when it does not."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    suppress,
)
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from .adapters.nats.connection import NatsAddress, NatsClient, connected
from .adapters.nats.jetstream.commit_log import CommitLog, LogReader, NotNextError
from .adapters.nats.jetstream.lease_bucket import LeaseBucket
from .adapters.nats.jetstream.log_follower import LogFollower
from .adapters.nats.jetstream.snapshot_bucket import SnapshotBucket
from .adapters.nats.jetstream.storage import JetStreamError, PartyStorage, party_storage
from .adapters.nats.jetstream.stream_leaders import StreamLeaders
from .adapters.nats.outage import until_lease_can_be_taken
from .adapters.persistence.replication.replica_database import (
    ReplicaDatabase,
    version_of,
    write_snapshot,
)
from .adapters.persistence.sqlite_store import SqliteStore
from .adapters.system.clock import SystemClock
from .application.errors import ReplicationError, StoreError
from .application.leadership.lease import Lease
from .application.leadership.lease_keeper import LeaseKeeper

_LOGGER = logging.getLogger(__name__)

RETRY_S: Final = 2.0
SNAPSHOT_AFTER_MESSAGES: Final = 5_000
SNAPSHOT_AFTER_BYTES: Final = 32 * 1024 * 1024
_CHECK_EVERY_S: Final = 10.0
_UNFINISHED: Final = ".snapshot-for-others"

STANDS_BY: Final = "This server stands by: another one leads the party."


@dataclass(frozen=True, slots=True, kw_only=True)
class StandbySurroundings:
    """Surroundings of a server that stands by.

    Attributes:
        address: the NATS servers.
        node: name of the party.
        key: the signing key.
        data: the data folder.
        told_to_stop: set when the process is to end.
        pause_player: pauses the player of this machine, if it can be reached.
        on_lost: restarts the process, which stands by again.
        serving: serves the reason why there is no party here, inside its block.
        keep_library: keeps the library of this machine current until cancelled.
    """

    address: NatsAddress
    node: str
    key: bytes
    data: Path
    told_to_stop: asyncio.Event
    pause_player: Callable[[], Awaitable[None]]
    on_lost: Callable[[], None]
    serving: Callable[[str], AbstractAsyncContextManager[None]]
    keep_library: Callable[[], Coroutine[None, None, None]]


class Leadership:
    """The right of this server to lead the party, and what goes with it."""

    def __init__(  # noqa: PLR0913 - all that a leader has
        self,
        *,
        keeper: LeaseKeeper,
        log: CommitLog,
        snapshots: SnapshotBucket,
        streams: StreamLeaders,
        data: Path,
        is_first: bool,
    ) -> None:
        self._keeper = keeper
        self._log = log
        self._streams = streams
        self._snapshots = snapshots
        self._data = data
        self._is_first = is_first
        self._version = version_of(data)
        self._snapshot_messages = 0
        self._snapshot_bytes = 0

    @property
    def epoch(self) -> int:
        """The epoch, higher than that of all earlier leaders."""
        return self._keeper.epoch

    @property
    def log(self) -> CommitLog:
        """The log that the database writes to."""
        return self._log

    def may_act(self) -> bool:
        """Return whether this server still leads, by its clock."""
        return self._keeper.may_act()

    async def start(self, store: SqliteStore) -> None:
        """Let other servers follow the database that was loaded.

        Raises:
            StoreError: they cannot, and this server may not lead.
        """
        if store.recovered is not None and not self._is_first:
            raise ReplicationError("The database was damaged and lacks what others have")
        if not self._is_first and self._version == version_of(self._data):
            return
        # Others take the snapshot before anything that follows.
        await store.mark_position(self._log.next_position)
        try:
            await self._store_snapshot()
        except JetStreamError as err:
            raise ReplicationError(str(err)) from err
        await self._log.begin(is_rebased=True)

    async def run(self) -> None:
        """Store snapshots, so that the log stays short, until cancelled.

        Meanwhile, other machines lead its streams.
        """
        while True:
            await self._streams.move_away()
            await asyncio.sleep(_CHECK_EVERY_S)
            messages = self._log.messages - self._snapshot_messages
            is_long = self._log.bytes_appended - self._snapshot_bytes >= SNAPSHOT_AFTER_BYTES
            if (messages >= SNAPSHOT_AFTER_MESSAGES or is_long) and self.may_act():
                await self.shorten_log()

    async def shorten_log(self) -> None:
        """Store a snapshot, and delete what it replaces."""
        messages, size = self._log.messages, self._log.bytes_appended
        try:
            await self._store_snapshot(is_cleared=True)
        except (JetStreamError, StoreError, OSError) as err:
            _LOGGER.warning("The log of the party grows: %s", err)
            return
        self._snapshot_messages, self._snapshot_bytes = messages, size

    async def _store_snapshot(self, *, is_cleared: bool = False) -> None:
        file = self._data / _UNFINISHED
        try:
            at = await asyncio.to_thread(write_snapshot, self._data, file)
            await self._snapshots.upload(at, file)
        finally:
            file.unlink(missing_ok=True)
        if is_cleared:
            await self._snapshots.forget_before(at)


@asynccontextmanager
async def leading(here: StandbySurroundings) -> AsyncIterator[Leadership | None]:
    """Stand by until this server leads the party; None if it was told to stop before.

    A server that loses the lease pauses its player and starts again, to stand by. If no server can
    lead, as most NATS servers are gone, it does so when they are back, and plays on until then.
    """
    await here.pause_player()
    async with AsyncExitStack() as stack:
        storage = client = None
        async with _until_told(here), here.serving("This server waits for NATS; see its log."):
            client = await stack.enter_async_context(connected(here.address, "raveberry server"))
            storage = await _storage(client, here.node)
        if storage is None or client is None:
            yield None
            return
        streams = StreamLeaders(client=client, storage=storage, server_here=client.server_here)
        async with _leading_with(here, client, storage, streams) as leadership:
            yield leadership


@asynccontextmanager
async def _until_told(here: StandbySurroundings) -> AsyncIterator[None]:
    """Cancel the block once the process is told to stop."""
    limit = asyncio.timeout(None)

    async def watch() -> None:
        await here.told_to_stop.wait()
        limit.reschedule(asyncio.get_running_loop().time())

    watching = asyncio.Task(watch(), name="stop while standing by")
    try:
        async with limit:
            yield
    except TimeoutError:
        if not limit.expired():
            raise
    finally:
        watching.cancel()


@asynccontextmanager
async def _running(work: Coroutine[None, None, None], name: str) -> AsyncIterator[None]:
    """Run a task beside the block, until the block ends."""
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(work, name=name)
        yield
        task.cancel()


async def _storage(client: NatsClient, node: str) -> PartyStorage:
    """Return the storage of the party, as soon as there are enough NATS servers."""
    reported = ""
    while True:
        try:
            return await party_storage(client, node)
        except JetStreamError as err:
            if str(err) != reported:
                reported = str(err)
                _LOGGER.error("%s", err)  # noqa: TRY400 - the message has the cause
        await asyncio.sleep(RETRY_S)


@asynccontextmanager
async def _leading_with(
    here: StandbySurroundings, client: NatsClient, storage: PartyStorage, streams: StreamLeaders
) -> AsyncIterator[Leadership | None]:
    clock, database = SystemClock(), ReplicaDatabase(data=here.data)
    reader = LogReader(storage=storage, key=here.key)
    snapshots = SnapshotBucket(storage=storage, key=here.key)
    follower = LogFollower(reader=reader, snapshots=snapshots, database=database, data=here.data)
    keeper = LeaseKeeper(
        lease=Lease(holder=uuid4().hex),
        store=LeaseBucket(bucket=storage.lease, key=here.key),
        mono_s=clock.boot_s,
        lowest_epoch=lambda: int(clock.at().timestamp() * 1000),
        may_take=lambda: follower.is_ready,
    )

    async def keep() -> None:
        await keeper.run()
        if not is_over:
            _LOGGER.warning("This server has lost the lead of the party")
            await until_lease_can_be_taken(lambda: client.servers)
            _LOGGER.warning("Another server may lead the party now")
            await here.pause_player()
            here.on_lost()

    is_over = False
    async with asyncio.TaskGroup() as tasks:
        keeping = tasks.create_task(keep(), name="lease")
        try:
            leadership = None
            following = tasks.create_task(follower.run(), name="log of the party")
            async with (
                _until_told(here),
                here.serving(STANDS_BY),
                _running(here.keep_library(), "library while standing by"),
            ):
                await keeper.until_leading()
            following.cancel()
            await asyncio.wait((following,))
            if not here.told_to_stop.is_set():
                leadership = await _led(
                    here, storage, streams, keeper, follower, database, snapshots
                )
            await database.end()
            yield leadership
        finally:
            is_over = True
            if keeper.epoch:
                await here.pause_player()
                await keeper.release()
            keeping.cancel()


async def _led(  # noqa: PLR0913, PLR0917 - all that a leader has
    here: StandbySurroundings,
    storage: PartyStorage,
    streams: StreamLeaders,
    keeper: LeaseKeeper,
    follower: LogFollower,
    database: ReplicaDatabase,
    snapshots: SnapshotBucket,
) -> Leadership | None:
    """End all earlier leaders and return the leadership; None if it is lost already."""
    try:
        while True:
            await follower.catch_up()
            log = CommitLog(storage=storage, key=here.key, keeper=keeper, last=follower.last)
            if follower.is_empty:
                break
            with suppress(NotNextError):
                await database.apply([], await log.begin())
                break
        await database.close()
        leadership = Leadership(
            keeper=keeper,
            log=log,
            snapshots=snapshots,
            streams=streams,
            data=here.data,
            is_first=follower.is_empty,
        )
    except (JetStreamError, StoreError) as err:
        _LOGGER.warning("This server cannot lead: %s", err)
        keeper.give_up()
        here.on_lost()
        return None
    _LOGGER.info("This server leads the party (epoch %d)", keeper.epoch)
    return leadership
