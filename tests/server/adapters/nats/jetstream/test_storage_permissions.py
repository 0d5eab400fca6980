"""Only servers of a party may keep it in JetStream, by a real cluster with keys and TLS."""

import asyncio
import os
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from nats.errors import Error as NatsError
from raveberry_server.adapters.nats.authorization import drawn_key, read_key, write_keys
from raveberry_server.adapters.nats.jetstream.snapshot_bucket import SnapshotBucket
from raveberry_server.adapters.nats.jetstream.storage import JetStreamError
from raveberry_server.adapters.nats.jetstream.storage_names import LEADER_KEY, StorageNames
from raveberry_server.application.leadership.transaction_log import LogPosition
from raveberry_server.application.replication.subjects import FEED

from tests.fakes.certificates import server_context
from tests.fakes.party.replicated_party import KEY, PartyServer, ReplicatedParty, a_replicated_party
from tests.fakes.real_jetstream import ClusterSecurity, ClusterServer, a_cluster, storage_of
from tests.fakes.real_nats import KeyHolder, a_key_holder

NODE = "raveberry"
NAMES = StorageNames(NODE)
STREAMS = NAMES.streams
TITLES = ("song00", "song01")
PATIENCE_S = 120.0

pytestmark = pytest.mark.timeout(240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """The keys of a party, and a cluster's configuration with them."""

    keys: Path
    certificate: Path
    security: ClusterSecurity

    @property
    def variables(self) -> dict[str, str]:
        """Variables of all servers."""
        return {"RAVEBERRY_NATS_CA": str(self.certificate)}

    def seeds(self, *names: str) -> Sequence[Path]:
        """Return the files with keys."""
        return [self.keys / f"{name}.seed" for name in names]

    def holder_of(self, name: str, server: ClusterServer) -> AbstractAsyncContextManager[KeyHolder]:
        """Return the connection of a client with a key."""
        return a_key_holder(server, read_key(self.seeds(name)[0]), self.security.tls)


@pytest.fixture
def guard(tmp_path: Path) -> Guard:
    keys, tls = tmp_path / "keys", tmp_path / "tls"
    tls.mkdir()
    _, certificate = server_context(tls)
    write_keys(keys, NODE, gateways=1, searchers=1, standbys=1)
    files = f'cert_file: "{certificate}", key_file: "{certificate.with_name("key.pem")}"'
    # The operator is of this test; everything else is what the command has written.
    authorization = (keys / "authorization.conf").read_text()
    operator = ("operator", "a password")
    user = '  users: [\n    { user: operator, password: "a password" }\n'
    return Guard(
        keys=keys,
        certificate=certificate,
        security=ClusterSecurity(
            clients=f"tls {{ {files} }}\n" + authorization.replace("  users: [\n", user),
            routes=f'tls {{ {files}, ca_file: "{certificate}" }}',
            operator=operator,
            tls=ssl.create_default_context(cafile=certificate),
        ),
    )


async def answered[T](holder: KeyHolder, call: Callable[[], Awaitable[T]]) -> T:
    """Return the result of a call, which is repeated as servers do while the cluster is slow."""
    while True:
        try:
            return await call()
        except (JetStreamError, NatsError, TimeoutError):
            assert holder.refused == []


async def until_logged(server: PartyServer, words: str) -> str:
    """Wait for a line of the log with some words, and return it."""
    while True:
        for line in server.log().splitlines():
            if words in line:
                return line
        await asyncio.sleep(0.05)


async def until_requested(party: ReplicatedParty, title: str) -> None:
    """Request a song at whichever server leads, until it shows the song."""
    while True:
        leader = await party.until_led()
        with suppress(aiohttp.ClientError, TimeoutError, KeyError):
            entries = (await leader.state())["queue"]["entries"]
            if any(entry["song"]["title"] == title for entry in entries):
                return
            await leader.command("enqueue", query=title)


async def test_servers_follow_and_lead_with_their_keys_over_tls(
    tmp_path: Path, guard: Guard
) -> None:
    async with (
        a_replicated_party(
            tmp_path / "party",
            TITLES,
            has_player=False,
            variables=guard.variables,
            own_variables=[
                {"RAVEBERRY_NATS_SEED": str(seed)} for seed in guard.seeds("party", "standby-1")
            ],
            security=guard.security,
        ) as party,
        asyncio.timeout(PATIENCE_S),
    ):
        for title in TITLES:
            await until_requested(party, title)
        # Each of them leads once, on a busy machine more often.
        for server in party.servers:
            await server.kill()
            for title in TITLES:
                await until_requested(party, title)
            await server.start()
            while not (await server.is_standing_by() or await server.is_leading()):  # noqa: ASYNC110 - it notifies nobody
                await asyncio.sleep(0.05)
        for server in party.servers:
            assert "NATS refuses" not in server.log()


@pytest.fixture
async def cluster(tmp_path: Path, guard: Guard) -> AsyncIterator[Sequence[ClusterServer]]:
    async with a_cluster(tmp_path / "nats", security=guard.security) as servers:
        yield servers


@pytest.mark.parametrize("name", ["gateway-1", "searcher-1"])
async def test_other_keys_can_neither_write_the_party_nor_lead_nor_read_it(
    guard: Guard, cluster: Sequence[ClusterServer], name: str
) -> None:
    async with (
        asyncio.timeout(PATIENCE_S),
        guard.holder_of("party", cluster[0]) as party,
        guard.holder_of(name, cluster[0]) as thief,
    ):
        storage = await storage_of(party.client, NODE)
        await answered(party, partial(storage.lease.put, LEADER_KEY, b"the leader"))
        subjects = [
            *(subject.replace("*", "a") for subject in NAMES.written),
            *(subject.replace(">", "a") for subject in NAMES.requests),
            *(f"$JS.API.STREAM.{verb}.{one}" for one in STREAMS for verb in ("DELETE", "UPDATE")),
            *(f"$JS.API.CONSUMER.CREATE.{stream}" for stream in STREAMS),
            "$JS.API.INFO",
        ]
        for subject in subjects:
            assert not await thief.may_publish(subject), subject
        for subject in (NAMES.subject, "$KV.>", "$O.>", "$JS.>", ">"):
            assert not await thief.may_subscribe(subject), subject
        entry = await answered(party, partial(storage.lease.get, LEADER_KEY))
        assert entry.value == b"the leader"
        log = await answered(party, partial(storage.js.stream_info, NAMES.stream))
        assert log.state.last_seq == 0


async def test_a_server_may_use_its_own_streams_and_delete_none(
    tmp_path: Path, guard: Guard, cluster: Sequence[ClusterServer]
) -> None:
    async with (
        asyncio.timeout(PATIENCE_S),
        guard.holder_of("standby-1", cluster[0]) as standby,
    ):
        storage = await storage_of(standby.client, NODE)
        snapshots = SnapshotBucket(storage=storage, key=KEY)
        database = tmp_path / "database"
        # Large enough for flow control.
        database.write_bytes(os.urandom(8 << 20))
        positions = [LogPosition(log="a", epoch=1, sequence=number) for number in (1, 2)]
        for position in positions:
            await answered(standby, partial(snapshots.upload, position, database))
        newest, _ = await answered(standby, snapshots.stored)
        await answered(standby, partial(snapshots.download, newest, tmp_path / "copy"))
        assert (tmp_path / "copy").read_bytes() == database.read_bytes()
        await answered(standby, partial(snapshots.forget_before, positions[1]))
        assert await answered(standby, snapshots.stored) == [newest]
        assert standby.refused == []

        others = StorageNames("other")
        subjects = [
            *others.written,
            FEED.of("other"),
            *(one for one in others.requests if one not in NAMES.requests),
            *(f"$JS.API.STREAM.{verb}.{one}" for one in STREAMS for verb in ("DELETE", "UPDATE")),
            *(f"$JS.API.CONSUMER.CREATE.{one}" for one in STREAMS[:2]),
            "$JS.API.STREAM.LIST",
            "$SYS.REQ",
        ]
        for subject in subjects:
            plain = subject.replace("*", "a").replace(">", "a")
            assert not await standby.may_publish(plain), plain
        for subject in (NAMES.subject, "$KV.>", "$O.>", "_INBOX.>", ">"):
            assert not await standby.may_subscribe(subject), subject


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("stranger", "has to name a key that authorization.conf of all NATS servers lists"),
        ("gateway-1", "needs the key of its own kind"),
    ],
)
async def test_a_server_with_a_wrong_key_does_not_lead_and_says_what_to_do(
    tmp_path: Path, guard: Guard, cluster: Sequence[ClusterServer], name: str, remedy: str
) -> None:
    (guard.keys / "stranger.seed").write_text(drawn_key().seed)
    (seed,) = guard.seeds(name)
    server = PartyServer(
        folder=tmp_path / "machine",
        nats=cluster,
        titles=(),
        variables={**guard.variables, "RAVEBERRY_NATS_SEED": str(seed)},
    )
    async with asyncio.timeout(PATIENCE_S):
        await server.start()
        try:
            line = await until_logged(server, "NATS refuses this process")
            assert remedy in line
            assert "docs/scale.md" in line
            assert not await server.is_leading()
        finally:
            await server.kill()
