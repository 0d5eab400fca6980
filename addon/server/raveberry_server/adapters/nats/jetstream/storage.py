"""Streams and buckets of a party in JetStream, each with three copies."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from nats.aio.client import Client
from nats.errors import ConnectionClosedError, NoServersError
from nats.errors import Error as NatsError
from nats.errors import TimeoutError as NatsTimeoutError
from nats.js import JetStreamContext
from nats.js.api import (
    DiscardPolicy,
    KeyValueConfig,
    ObjectStoreConfig,
    StorageType,
    StreamConfig,
    StreamInfo,
)
from nats.js.errors import BucketNotFoundError, NotFoundError
from nats.js.kv import KeyValue
from nats.js.object_store import ObjectStore

from raveberry_server.domain.model.errors import RaveberryError

from .storage_names import StorageNames

COPIES: Final = 3
REQUEST_S: Final = 1.0
"""Time for an answer of JetStream; the lease is lost after three of them."""

_MOST_BYTES: Final = 1024**3
"""The log is shortened long before, at each snapshot."""


class JetStreamError(RaveberryError):
    """JetStream cannot keep the party; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyStorage:
    """The streams and buckets of a party.

    Attributes:
        js: JetStream.
        stream: name of the log's stream.
        needed_streams: streams without which nobody can lead the party.
        log: name of this log; one that is created again has another one.
        subject: subject of the log.
        lease: bucket of the lease.
        snapshots: bucket of the snapshots.
    """

    js: JetStreamContext
    stream: str
    needed_streams: Sequence[str]
    log: str
    subject: str
    lease: KeyValue
    snapshots: ObjectStore


async def party_storage(client: Client, node: str) -> PartyStorage:
    """Return the storage of a party, which is created if it is not there.

    Raises:
        JetStreamError: it cannot be created, or has fewer than three copies.
    """
    js = client.jetstream(timeout=REQUEST_S)
    names = StorageNames(node)
    async with _explained():
        info = await _stream(js, names.stream, names.subject)
        lease = await _lease(js, names.lease_bucket)
        snapshots = await _snapshots(js, names.snapshots_bucket)
    _check_copies(info)
    for stream in (names.lease_stream, names.snapshots_stream):
        async with _explained():
            _check_copies(await js.stream_info(stream))
    return PartyStorage(
        js=js,
        stream=names.stream,
        needed_streams=names.needed_streams,
        log=str(info.created),
        subject=names.subject,
        lease=lease,
        snapshots=snapshots,
    )


@asynccontextmanager
async def _explained() -> AsyncIterator[None]:
    try:
        yield
    except (NatsTimeoutError, TimeoutError, NoServersError, ConnectionClosedError) as err:
        raise JetStreamError(f"JetStream does not answer: {err!r}") from err
    except NatsError as err:
        raise JetStreamError(
            "RAVEBERRY_DURABILITY=replicated needs three NATS servers with JetStream that form a "
            f"cluster, see docs/scale.md; NATS says: {err}"
        ) from err


async def _stream(js: JetStreamContext, name: str, subject: str) -> StreamInfo:
    try:
        return await js.stream_info(name)
    except NotFoundError:
        return await js.add_stream(
            StreamConfig(
                name=name,
                subjects=[subject],
                num_replicas=COPIES,
                storage=StorageType.FILE,
                discard=DiscardPolicy.NEW,
                max_bytes=_MOST_BYTES,
            )
        )


async def _lease(js: JetStreamContext, name: str) -> KeyValue:
    try:
        return await js.key_value(name)
    except BucketNotFoundError:
        return await js.create_key_value(
            KeyValueConfig(bucket=name, replicas=COPIES, storage=StorageType.FILE)
        )


async def _snapshots(js: JetStreamContext, name: str) -> ObjectStore:
    try:
        return await js.object_store(name)
    except BucketNotFoundError:
        return await js.create_object_store(
            name, ObjectStoreConfig(replicas=COPIES, storage=StorageType.FILE)
        )


def _check_copies(info: StreamInfo) -> None:
    copies = info.config.num_replicas or 1
    if copies < COPIES:
        raise JetStreamError(
            f"The stream {info.config.name} has {copies} copies, RAVEBERRY_DURABILITY=replicated "
            f"needs {COPIES}: stop all servers of the party and delete it with "
            f"`nats stream rm {info.config.name}`"
        )
