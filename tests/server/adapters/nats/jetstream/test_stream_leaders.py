"""Other machines lead the streams of a party, by a cluster of real NATS servers."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from nats.errors import Error as NatsError
from raveberry_server.adapters.nats import connection
from raveberry_server.adapters.nats.connection import (
    NatsAddress,
    NatsClient,
    connected,
    is_on_this_machine,
)
from raveberry_server.adapters.nats.jetstream.storage import PartyStorage
from raveberry_server.adapters.nats.jetstream.stream_leaders import StreamLeaders

from tests.fakes.real_jetstream import ClusterServer, a_cluster, storage_of, until_led_by

PATIENCE_S = 100.0
OWN = "nats-0"

pytestmark = pytest.mark.timeout(150)


@pytest.fixture
async def cluster(tmp_path: Path) -> AsyncIterator[Sequence[ClusterServer]]:
    async with a_cluster(tmp_path / "nats") as servers, asyncio.timeout(PATIENCE_S):
        yield servers


@asynccontextmanager
async def at(
    cluster: Sequence[ClusterServer],
) -> AsyncIterator[tuple[NatsClient, PartyStorage]]:
    """Connect to the first server, which leads the streams of a party then."""
    address = NatsAddress(servers=[server.url for server in cluster])
    async with connected(address, "test") as client:
        storage = await storage_of(client, "party")
        assert await client.server_here() == OWN
        for stream in storage.needed_streams:
            await until_led_by(client, stream, OWN)
        yield client, storage


async def leaders(storage: PartyStorage) -> set[str]:
    """Return which servers lead the streams, as soon as all have a leader."""
    while True:
        try:
            infos = [await storage.js.stream_info(one) for one in storage.needed_streams]
        except (NatsError, TimeoutError):
            continue
        found = {info.cluster.leader or "" for info in infos if info.cluster is not None}
        if "" not in found:
            return found
        await asyncio.sleep(0.1)


async def until_a_copy_is_missing(storage: PartyStorage, stream: str) -> None:
    """Wait until the leader of a stream knows that a copy is not complete."""
    while True:
        cluster = (await storage.js.stream_info(stream)).cluster
        copies = (cluster.replicas if cluster is not None else None) or ()
        if any(copy.offline or not copy.current for copy in copies):
            return
        await asyncio.sleep(0.1)


async def test_other_machines_lead_the_streams(cluster: Sequence[ClusterServer]) -> None:
    async with at(cluster) as (client, storage):
        streams = StreamLeaders(client=client, storage=storage, server_here=client.server_here)
        while OWN in await leaders(storage):
            await streams.move_away()
        before = await leaders(storage)
        await streams.move_away()
        assert await leaders(storage) == before


async def test_streams_stay_where_they_are_while_a_copy_is_missing(
    cluster: Sequence[ClusterServer],
) -> None:
    async with at(cluster) as (client, storage):
        await cluster[2].kill()
        streams = StreamLeaders(client=client, storage=storage, server_here=client.server_here)
        for stream in storage.needed_streams:
            await until_a_copy_is_missing(storage, stream)
        await streams.move_away()
        assert await leaders(storage) == {OWN}


async def test_streams_stay_where_they_are_if_nats_is_on_another_machine(
    cluster: Sequence[ClusterServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(cluster) as (client, storage):
        monkeypatch.setattr(connection, "is_on_this_machine", lambda _: False)
        await StreamLeaders(
            client=client, storage=storage, server_here=client.server_here
        ).move_away()
        assert await leaders(storage) == {OWN}


async def test_without_an_answer_it_is_tried_later(cluster: Sequence[ClusterServer]) -> None:
    async with at(cluster) as (client, storage):
        for server in cluster:
            await server.kill()
        await StreamLeaders(
            client=client, storage=storage, server_here=client.server_here
        ).move_away()


@pytest.mark.parametrize(
    ("server", "is_here"),
    [
        ("nats://127.0.0.1:4222", True),
        ("tls://user:password@localhost:4222", True),
        ("nats://[::1]:4222", True),
        ("nats://192.0.2.7:4222", False),
        ("nats://[2001:db8::7]:4222", False),
        ("nats://no-such-machine.invalid:4222", False),
        ("nats://[half:4222", False),
        ("nats://", False),
        ("", False),
    ],
)
def test_a_server_is_on_this_machine_if_its_address_is(server: str, is_here: bool) -> None:
    assert is_on_this_machine(server) is is_here
