"""A process with a replica of a party that another process leads, fed over NATS.

It holds no state that matters, and may be killed at any time.
"""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Collection, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import Final

import uvloop

from .adapters.nats.authorization import NatsKeyError, read_key
from .adapters.nats.connection import NatsAddress, NatsClosedError, connected
from .adapters.nats.link import NoSnapshotError, PartyFollower, ServerLink
from .adapters.nats.remote_commands import RemoteCommands
from .adapters.nats.search_workers import SearchWorkers
from .adapters.system.clock import SystemClock
from .adapters.system.memory import shorten_collections, trim_memory
from .adapters.system.metrics import Metric
from .adapters.system.neighbour_table import KernelNeighbours
from .adapters.system.resources import lan_address, raise_descriptor_limit
from .adapters.system.secret_keys import KEY_BYTES, forbid_inspection
from .adapters.web.auth.authenticator import Endpoint, HostAccess
from .adapters.web.auth.kiosk import kiosk_key
from .adapters.web.auth.screen_key import screen_key
from .adapters.web.context import WebContext
from .adapters.web.live.broadcast import LiveUpdates
from .adapters.web.pages import LivenessChecks
from .adapters.web.server import ListenAddresses, WebServer
from .adapters.web.transport.connections import room_for_connections
from .adapters.web.unavailable_server import unavailable
from .application.mod_promotions import Promotions
from .application.ports import SavedState
from .application.problems.problems import Problems
from .application.replication.replica import Replica
from .application.replication.replica_party import GatewayPresence, ReplicaParty
from .application.replication.subjects import Feed, Snapshot
from .application.replication.values import UnreadableValueError
from .application.task_supervisor import TaskSupervisor
from .domain.model.errors import RaveberryError
from .jobs.network.local_networks import on_link_networks
from .options import Options, OptionsError, load
from .presenter.lights_cache import LightsCache
from .presenter.public_links import ServerAddresses
from .presenter.snapshot_cache import SnapshotCache
from .presenter.spectrum_feed import SpectrumFeed

_LOGGER = logging.getLogger(__name__)

KEY_FILE: Final = "signing.key"
BAD_OPTIONS: Final = 2
RETRY_S: Final = 1.0
_STARTED_AFTER_S: Final = 5.0
"""Time after which the memory is returned that imports and the first snapshot have freed."""


class ReplicaProcessError(RaveberryError):
    """The process cannot start; the message names the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """Objects of a process that has the first snapshot.

    Attributes:
        link: requests to the party.
        replica: the state of the party.
        saved: the state of the first snapshot.
        snapshot: the first snapshot.
    """

    link: ServerLink
    replica: Replica
    saved: SavedState
    snapshot: Snapshot


type Serve = Callable[[Options, bytes, Follower], Awaitable[None]]


def run(name: str, serve: Serve, *, endpoints: Collection[Endpoint]) -> int:
    """Run a process until it is stopped, and return the exit code.

    Args:
        name: the command that starts it.
        serve: does its work with a replica until cancelled.
        endpoints: those that answer that the party is unavailable until there is a replica.
    """
    try:
        options = load(os.environ)
        key = _key(name, options)
        if options.nats_seed is not None:
            read_key(options.nats_seed)
    except (NatsKeyError, OptionsError, ReplicaProcessError) as err:
        sys.stderr.write(f"raveberry {name}: {err}\n")
        return BAD_OPTIONS
    forbid_inspection()
    os.umask(0o077)
    logging.basicConfig(
        level=options.log_level.value.upper(),
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    shorten_collections()
    uvloop.run(_until_stopped(name, _connecting(name, options, key, serve, endpoints)))
    return 0


def _key(name: str, options: Options) -> bytes:
    """Return the key of the server, which also signs the cookies of guests.

    Raises:
        ReplicaProcessError: there is none, or no server to use it with.
    """
    if not options.nats:
        raise ReplicaProcessError(f"RAVEBERRY_NATS: a {name} needs the address of a NATS server")
    path = options.data / KEY_FILE
    try:
        key = path.read_bytes()
    except OSError as err:
        raise ReplicaProcessError(
            f"{path}: copy the file {KEY_FILE} of the server here ({err})"
        ) from err
    if len(key) != KEY_BYTES:
        raise ReplicaProcessError(f"{path} is not the file {KEY_FILE} of a server")
    return key


async def _until_stopped(name: str, work: Awaitable[None]) -> None:
    """Work until SIGTERM or SIGINT."""
    told_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    async with asyncio.TaskGroup() as tasks:
        working = tasks.create_task(_awaited(work), name=name)
        await told_to_stop.wait()
        working.cancel()
    _LOGGER.info("The %s has stopped", name)


async def _awaited(work: Awaitable[None]) -> None:
    await work


async def _connecting(
    name: str, options: Options, key: bytes, serve: Serve, endpoints: Collection[Endpoint]
) -> None:
    while True:
        try:
            async with AsyncExitStack() as stack:
                follower = await _first_snapshot(stack, name, options, key, endpoints)
                asyncio.get_running_loop().call_later(_STARTED_AFTER_S, trim_memory)
                await serve(options, key, follower)
        except* NatsClosedError as group:
            _LOGGER.warning("%s; the %s connects again", group.exceptions[0], name)
        await asyncio.sleep(RETRY_S)


async def _first_snapshot(
    stack: AsyncExitStack,
    name: str,
    options: Options,
    key: bytes,
    endpoints: Collection[Endpoint],
) -> Follower:
    """Return a replica of the party; until there is one, answer that it is unavailable."""
    address = NatsAddress(servers=options.nats, ca=options.nats_ca, seed=options.nats_seed)
    reported = ""
    async with unavailable(
        f"The party cannot be reached over NATS; the log of this {name} says why",
        endpoints=listen_addresses(options),
        is_host_open=bool(options.host_password),
        has_password=bool(options.host_password),
        served=endpoints,
    ):
        client = await stack.enter_async_context(connected(address, f"raveberry {name}"))
        link, replica = ServerLink(client=client, node=options.node, key=key), Replica()
        while True:
            try:
                snapshot = await link.snapshot()
                replica.take_snapshot(snapshot.party)
            except (NoSnapshotError, UnreadableValueError) as err:
                if str(err) != reported:
                    _LOGGER.error("%s", err)  # noqa: TRY400 - the message has the cause
                    reported = str(err)
            else:
                if replica.saved is not None:
                    return Follower(
                        link=link, replica=replica, saved=replica.saved, snapshot=snapshot
                    )
            await asyncio.sleep(RETRY_S)


def listen_addresses(options: Options) -> ListenAddresses:
    """Return the ports of a process."""
    return ListenAddresses(
        guest_port=options.guest_port,
        host_port=options.host_port,
        command_socket=options.command_socket,
    )


class ReplicaServices:
    """Party, web server and follower of a process with a replica."""

    def __init__(  # noqa: PLR0913 - all that a process has
        self,
        *,
        options: Options,
        key: bytes,
        follower: Follower,
        served: Collection[Endpoint],
        metrics: Callable[[], Iterable[Metric]] = tuple,
        on_message: Callable[[Feed], None] = lambda _message: None,
    ) -> None:
        """Wire them; the endpoint of the host has metrics only, further ones are `metrics`."""
        link, clock, promotions = follower.link, SystemClock(), Promotions()
        self.supervisor = TaskSupervisor()
        presence, lights_cache = GatewayPresence(), LightsCache()
        party = ReplicaParty(saved=follower.saved, clock=clock, presence=presence)
        party.note_status(follower.snapshot.status)
        self.party = party
        addresses = ServerAddresses(
            guest_url=options.guest_url,
            lan_address=lan_address(),
            guest_port=options.guest_port,
            screen_key=partial(screen_key, key),
            kiosk_key=partial(kiosk_key, key),
        )
        live = LiveUpdates(
            party=party,
            presence=presence,
            promotions=promotions,
            lights_cache=lights_cache,
            spectrum_feed=SpectrumFeed(),
            snapshots=SnapshotCache(party=party, lights_cache=lights_cache),
            server_addresses=addresses,
            problems=Problems(at=clock.at),
            trim_memory=trim_memory,
        )
        self.workers = SearchWorkers(
            link=link, party=party, position=lambda: follower.replica.position
        )
        commands = RemoteCommands(link=link, party=party, workers=self.workers)
        self.follower = PartyFollower(
            link=link,
            replica=follower.replica,
            party=party,
            presence=presence,
            lights_cache=lights_cache,
            # The revisions of another server have other states, which no page continues from.
            forget_states=live.trim_memory,
            start_again=live.start_again,
            on_message=on_message,
        )
        self.web = WebServer(
            endpoints=listen_addresses(options),
            access=HostAccess(
                host_password=options.host_password,
                trusted_proxies=options.trusted_proxies,
                key=key,
                neighbours=KernelNeighbours(key=key, mono_s=clock.mono_s),
                guest_url=options.guest_url,
                screen_key=addresses.screen_key,
                kiosk_key=addresses.kiosk_key,
                on_link_networks=on_link_networks,
            ),
            services=WebContext(
                party=party,
                commands=commands,
                searching=commands,
                covers=link,
                promotions=promotions,
                live=live,
                host=None,
            ),
            server_addresses=addresses,
            signs=LivenessChecks(
                is_player_well=lambda: party.is_player_well,
                is_broker_well=lambda: party.is_broker_well,
            ),
            supervisor=self.supervisor,
            most_connections=room_for_connections(raise_descriptor_limit()),
            served=served,
            metrics=lambda: (*self.follower.metrics(), *metrics()),
        )

    async def run(self, runs: dict[str, Callable[[], Awaitable[None]]]) -> None:
        """Serve and follow the party until cancelled, and run some more tasks."""
        runs = {"web": self.web.run, "feed": self.follower.run, **runs}
        async with asyncio.TaskGroup() as tasks:
            for name, task in runs.items():
                tasks.create_task(self.supervisor.keep_running(name, task), name=name)
