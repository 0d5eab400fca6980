"""A gateway: the guests' pages of a party that another process leads, fed over NATS.

It holds no state that matters. It may be killed at any time, and its guests move to another one.
"""

import asyncio
import logging
import os
import signal
import sys
from contextlib import AsyncExitStack
from functools import partial
from typing import Final

import uvloop

from .adapters.nats.authorization import NatsKeyError, read_key
from .adapters.nats.connection import NatsAddress, NatsClosedError, connected
from .adapters.nats.link import NoSnapshotError, PartyFollower, ServerLink
from .adapters.nats.remote_commands import RemoteCommands
from .adapters.system.clock import SystemClock
from .adapters.system.memory import trim_memory
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
from .application.replication.subjects import Snapshot
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
_SERVED: Final = (Endpoint.GUEST, Endpoint.HOST)
"""The endpoint of the host has metrics only."""


class GatewayError(RaveberryError):
    """The gateway cannot start; the message names the remedy."""


def run() -> int:
    """Run the gateway until it is stopped, and return the exit code."""
    try:
        options = load(os.environ)
        key = _key(options)
        if options.nats_seed is not None:
            read_key(options.nats_seed)
    except (GatewayError, NatsKeyError, OptionsError) as err:
        sys.stderr.write(f"raveberry gateway: {err}\n")
        return BAD_OPTIONS
    forbid_inspection()
    os.umask(0o077)
    logging.basicConfig(
        level=options.log_level.value.upper(),
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    uvloop.run(serve(options, key))
    return 0


def _key(options: Options) -> bytes:
    """Return the key of the server, which also signs the cookies of guests.

    Raises:
        GatewayError: there is none, or no server to use it with.
    """
    if not options.nats:
        raise GatewayError("RAVEBERRY_NATS: a gateway needs the address of a NATS server")
    path = options.data / KEY_FILE
    try:
        key = path.read_bytes()
    except OSError as err:
        raise GatewayError(f"{path}: copy the file {KEY_FILE} of the server here ({err})") from err
    if len(key) != KEY_BYTES:
        raise GatewayError(f"{path} is not the file {KEY_FILE} of a server")
    return key


async def serve(options: Options, key: bytes) -> None:
    """Serve guests until SIGTERM or SIGINT."""
    told_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(_serve(options, key), name="gateway")
        await told_to_stop.wait()
        serving.cancel()
    _LOGGER.info("The gateway has stopped")


async def _serve(options: Options, key: bytes) -> None:
    while True:
        try:
            await _serve_until_closed(options, key)
        except* NatsClosedError as group:
            _LOGGER.warning("%s; the gateway connects again", group.exceptions[0])
        await asyncio.sleep(RETRY_S)


async def _serve_until_closed(options: Options, key: bytes) -> None:
    async with AsyncExitStack() as stack:
        link, replica, snapshot = await _first_snapshot(stack, options, key)
        saved = replica.saved
        if saved is not None:
            await _serve_guests(options, key, link, replica, saved, snapshot)


def _endpoints(options: Options) -> ListenAddresses:
    return ListenAddresses(
        guest_port=options.guest_port,
        host_port=options.host_port,
        command_socket=options.command_socket,
    )


async def _first_snapshot(
    stack: AsyncExitStack, options: Options, key: bytes
) -> tuple[ServerLink, Replica, Snapshot]:
    """Return a replica of the party; until there is one, answer guests that it is unavailable."""
    address = NatsAddress(servers=options.nats, ca=options.nats_ca, seed=options.nats_seed)
    reported = ""
    async with unavailable(
        "The party cannot be reached over NATS; the log of this gateway says why",
        endpoints=_endpoints(options),
        is_host_open=False,
        has_password=False,
        served=(Endpoint.GUEST,),
    ):
        client = await stack.enter_async_context(connected(address, "raveberry gateway"))
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
                return link, replica, snapshot
            await asyncio.sleep(RETRY_S)


async def _serve_guests(  # noqa: PLR0913, PLR0917 - all that a gateway has
    options: Options,
    key: bytes,
    link: ServerLink,
    replica: Replica,
    saved: SavedState,
    snapshot: Snapshot,
) -> None:
    """Serve the guest port until cancelled."""
    clock, presence, promotions = SystemClock(), GatewayPresence(), Promotions()
    party = ReplicaParty(saved=saved, clock=clock, presence=presence)
    party.note_status(snapshot.status)
    lights_cache, supervisor = LightsCache(), TaskSupervisor()
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
    commands = RemoteCommands(link=link, party=party)
    follower = PartyFollower(
        link=link,
        replica=replica,
        party=party,
        presence=presence,
        lights_cache=lights_cache,
        # The revisions of another server have other states, which no page continues from.
        forget_states=live.trim_memory,
        start_again=live.start_again,
    )
    web = WebServer(
        endpoints=_endpoints(options),
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
        supervisor=supervisor,
        most_connections=room_for_connections(raise_descriptor_limit()),
        served=_SERVED,
        metrics=follower.metrics,
    )
    runs = {"web": web.run, "feed": follower.run, "pages": follower.report_pages}
    async with asyncio.TaskGroup() as tasks:
        for name, task in runs.items():
            tasks.create_task(supervisor.keep_running(name, task), name=name)


if __name__ == "__main__":
    sys.exit(run())
