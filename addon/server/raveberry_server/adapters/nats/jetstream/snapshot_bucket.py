"""Snapshots of the party's database in an object store of JetStream."""

import asyncio
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nats.errors import Error as NatsError
from nats.js.errors import DigestMismatchError, NotFoundError

from raveberry_server.application.leadership.logged_transaction import SNAPSHOTS
from raveberry_server.application.leadership.transaction_log import LogPosition
from raveberry_server.application.replication.sealing import Sealer, WrongKeyError
from raveberry_server.application.replication.values import UnreadableValueError

from .storage import JetStreamError, PartyStorage

_NAME: Final = re.compile(r"(\d{1,18})-(\d{1,18})")

_READS: Final = 10
_READ_AGAIN_S: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSnapshot:
    """A snapshot, and the transaction that it ends with."""

    name: str
    epoch: int
    sequence: int


class SnapshotBucket:
    """Snapshots, compressed and sealed, each named after its position in the log."""

    def __init__(self, *, storage: PartyStorage, key: bytes) -> None:
        self._storage = storage
        self._sealer = Sealer(key)

    async def stored(self) -> Sequence[StoredSnapshot]:
        """Return all snapshots, newest first.

        Raises:
            JetStreamError: there is no answer.
        """
        try:
            objects = await self._storage.snapshots.list(ignore_deletes=True)
        except NotFoundError:
            return ()
        except (NatsError, TimeoutError) as err:
            raise JetStreamError(f"JetStream does not answer: {err!r}") from err
        names = (_NAME.fullmatch(one.name or "") for one in objects if not one.deleted)
        found = [
            StoredSnapshot(name=name[0], sequence=int(name[1]), epoch=int(name[2]))
            for name in names
            if name
        ]
        return sorted(found, key=lambda one: (one.sequence, one.epoch), reverse=True)

    async def download(self, snapshot: StoredSnapshot, target: Path) -> None:
        """Write a snapshot to a file.

        Raises:
            JetStreamError: it is away, damaged or of another party.
            OSError: the disk refuses.
        """
        try:
            packed = self._sealer.open(SNAPSHOTS.name, await self._read(snapshot.name), bytes)
            content = await asyncio.to_thread(zlib.decompress, packed)
        except WrongKeyError as err:
            raise JetStreamError(
                "The snapshot was written with another key: copy signing.key of the party's leader "
                "to the data folder of this server"
            ) from err
        except (NatsError, TimeoutError, UnreadableValueError, zlib.error) as err:
            raise JetStreamError(f"The snapshot {snapshot.name} cannot be read: {err!r}") from err
        await asyncio.to_thread(target.write_bytes, content)

    async def _read(self, name: str) -> bytes:
        for _ in range(_READS - 1):
            try:
                return (await self._storage.snapshots.get(name)).data or b""
            except DigestMismatchError:
                # The copy that NATS reads may be behind: its last chunks are still missing.
                await asyncio.sleep(_READ_AGAIN_S)
        return (await self._storage.snapshots.get(name)).data or b""

    async def upload(self, at: LogPosition, file: Path) -> None:
        """Store a snapshot.

        Raises:
            JetStreamError: it is not stored.
            OSError: the file cannot be read.
        """
        packed = await asyncio.to_thread(lambda: zlib.compress(file.read_bytes(), level=1))
        data = self._sealer.seal(SNAPSHOTS.name, packed)
        try:
            await self._storage.snapshots.put(f"{at.sequence}-{at.epoch}", data)
        except (NatsError, TimeoutError) as err:
            raise JetStreamError(f"The snapshot is not stored: {err!r}") from err

    async def forget_before(self, at: LogPosition) -> None:
        """Delete the transactions and snapshots that a snapshot replaces.

        Raises:
            JetStreamError: there is no answer.
        """
        try:
            await self._storage.js.purge_stream(self._storage.stream, seq=at.sequence)
            for one in await self.stored():
                if one.sequence < at.sequence:
                    await self._storage.snapshots.delete(one.name)
        except (NatsError, TimeoutError) as err:
            raise JetStreamError(f"Old transactions stay: {err!r}") from err
