"""Web server with an endpoint for guests, one for the host and one for the command line."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, assert_never

from aiohttp import web

from raveberry_server.adapters.system.metrics import Metric, counter, gauge
from raveberry_server.adapters.web.auth.authenticator import (
    Authenticator,
    Endpoint,
    HostAccess,
    counted_address,
)
from raveberry_server.adapters.web.auth.signed_songs import SignedSongs
from raveberry_server.adapters.web.transport.acceptor import Acceptor, listening
from raveberry_server.adapters.web.transport.connections import DEFAULT_MOST, Connections
from raveberry_server.adapters.web.transport.http_protocol import HttpRunner
from raveberry_server.adapters.web.transport.processor_shares import ProcessorShares
from raveberry_server.application.task_supervisor import TaskSupervisor
from raveberry_server.application.throttling.wrong_code_limiter import WrongCodeLimiter
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.presenter.public_links import ServerAddresses

from .api import LONGEST_BODY, Api
from .assets import BUILT, Asset, assets
from .audio_stream import AudioStream
from .context import WebContext
from .pages import LivenessChecks, Pages
from .problem_details import problems
from .qr_codes import QrCodes
from .rate_limits import RateLimitMiddleware, RateLimits

_PATIENCE_S: Final = 3.0
_MOST_KNOCKING: Final = 4096
"""Listen backlog: after a restart all phones reconnect at the same moment."""

_LOOPBACK: Final = "127.0.0.1"
_CSP: Final = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
_MAY_FRAME: Final = {
    Endpoint.GUEST: "'none'",
    Endpoint.HOST: "'self'",
    Endpoint.COMMAND_LINE: "'none'",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenAddresses:
    """Ports and socket that the server listens on.

    Attributes:
        guest_port: on all interfaces.
        host_port: on all interfaces inside the app or with a host password, else on loopback.
        command_socket: unix socket of the command line.
    """

    guest_port: int
    host_port: int
    command_socket: Path


class WebServer:
    """HTTP server for pages, API and audio stream."""

    def __init__(  # noqa: PLR0913 - wires all endpoints
        self,
        *,
        endpoints: ListenAddresses,
        access: HostAccess,
        services: WebContext,
        server_addresses: ServerAddresses,
        signs: LivenessChecks,
        supervisor: TaskSupervisor,
        listening: AudioStream | None = None,
        songs: SignedSongs | None = None,
        served: Collection[Endpoint] = tuple(Endpoint),
        most_connections: int = DEFAULT_MOST,
        metrics: Callable[[], Iterable[Metric]] = tuple,
    ) -> None:
        """Serve some endpoints; without a player there is no stream, without files no songs.

        Without a host, the host's endpoint has metrics only; further ones are those of `metrics`.
        """
        self._endpoints = endpoints
        self._served = served
        self._access = access
        self._services = services
        self._server_addresses = server_addresses
        self._signs = signs
        self._listening = listening
        self._songs = songs
        self._supervisor = supervisor
        self._further_metrics = metrics
        self._connections = Connections(
            most=most_connections,
            most_of_address=lambda: services.party.saved.state.settings.connections_per_address,
        )
        self._shares = ProcessorShares(guests_of=self._connections.guests_of)

    async def run(self) -> None:
        """Serve all endpoints and push live updates until cancelled.

        Each endpoint is supervised separately: one whose port is taken is retried without
        disturbing the others.
        """
        built = await asyncio.to_thread(assets, BUILT)
        runs: dict[str, Callable[[], Awaitable[None]]] = {
            f"{endpoint} endpoint": partial(self._serve, endpoint, built)
            for endpoint in self._served
        }
        runs["live updates"] = self._services.live.run
        runs["connection time-outs"] = self._connections.run
        async with asyncio.TaskGroup() as tasks:
            for name, run in runs.items():
                tasks.create_task(self._supervisor.keep_running(name, run), name=name)

    async def _serve(self, endpoint: Endpoint, built: Mapping[str, Asset]) -> None:
        """Serve an endpoint until cancelled.

        Raises:
            OSError: its port or socket is taken.
        """
        async with asyncio.TaskGroup() as pages:
            runner = HttpRunner(
                self._app(endpoint, built, pages), shutdown_s=_PATIENCE_S, has_acted=self._has_acted
            )
            await runner.setup()
            try:
                await self._accept(endpoint, runner)
            finally:
                await runner.cleanup()
                if endpoint is Endpoint.COMMAND_LINE:
                    await asyncio.to_thread(self._endpoints.command_socket.unlink, missing_ok=True)

    async def _accept(self, endpoint: Endpoint, runner: HttpRunner) -> None:
        """Accept connections until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            acceptor = Acceptor(
                listeners=await asyncio.to_thread(self._listeners, endpoint),
                tasks=tasks,
                protocol=runner.protocol,
                connections=self._connections,
                counted_as=partial(self._counted_as, endpoint),
                shares=self._shares,
            )
            acceptor.start()
            try:
                await asyncio.Event().wait()
            finally:
                acceptor.stop()

    def _listeners(self, endpoint: Endpoint) -> list[socket.socket]:
        match endpoint:
            case Endpoint.GUEST:
                return listening(None, self._endpoints.guest_port, backlog=_MOST_KNOCKING)
            case Endpoint.HOST:
                is_open = self._access.supervisor is not None or self._access.host_password
                host = None if is_open else _LOOPBACK
                return listening(host, self._endpoints.host_port, backlog=_MOST_KNOCKING)
            case Endpoint.COMMAND_LINE:
                return [private_socket(self._endpoints.command_socket)]
            case _:
                assert_never(endpoint)

    def _counted_as(self, endpoint: Endpoint, peer: str) -> str | None:
        """Return the address that a peer's connections count towards, None if not limited."""
        return counted_address(self._access, endpoint, peer)

    def _has_acted(self, guest: GuestId) -> bool:
        if guest == HOST:
            return True
        known = self._services.party.saved.state.guests.get(guest)
        return known is not None and (known.is_counted or known.role > Role.GUEST)

    def _app(
        self, endpoint: Endpoint, built: Mapping[str, Asset], tasks: asyncio.TaskGroup
    ) -> web.Application:
        authenticator = Authenticator(
            endpoint=endpoint,
            access=self._access,
            state=lambda: self._services.party.saved.state,
            wrong_codes=WrongCodeLimiter(mono_s=self._services.party.mono_s),
        )
        rate_limits = RateLimits(mono_s=self._services.party.mono_s)
        gate = RateLimitMiddleware(authenticator=authenticator, rate_limits=rate_limits)
        api = Api(
            services=self._services,
            authenticator=authenticator,
            rate_limits=rate_limits,
            tasks=tasks,
        )
        pages = Pages(
            authenticator=authenticator,
            assets=built,
            services=self._services,
            signs=self._signs,
            metrics=self._metrics,
        )
        codes = QrCodes(
            authenticator=authenticator,
            party=self._services.party,
            server_addresses=self._server_addresses,
        )
        app = web.Application(
            middlewares=[problems, authenticator.guard, gate.guard],
            client_max_size=LONGEST_BODY,
        )
        app.on_response_prepare.append(_ResponseHeaders(endpoint))
        app.add_routes(pages.monitoring_routes())
        if endpoint is Endpoint.HOST and self._services.host is None:
            return app
        app.add_routes([*api.routes(), *pages.routes(), *codes.routes()])
        if self._listening is not None:
            app.add_routes(self._listening.routes(authenticator.claimant))
            app.on_shutdown.append(self._listening.close_all)
        # Last, as it waits for pages.
        app.on_shutdown.append(api.close_sockets)
        if self._songs is not None:
            app.add_routes(self._songs.routes(authenticator.claimant))
        return app

    def _metrics(self) -> Iterator[Metric]:
        """Yield the metrics of the party, its pages and parts, all read now."""
        party, live = self._services.party, self._services.live
        saved = party.saved
        yield gauge("raveberry_connections", "Open connections.", len(self._connections))
        yield gauge("raveberry_sockets", "WebSockets of open pages.", live.pages_open)
        yield counter(
            "raveberry_deltas_total", "Deltas sent, one for each page and change.", live.deltas_sent
        )
        yield counter("raveberry_commits_total", "Commits of the party.", saved.revision)
        yield gauge("raveberry_queue_songs", "Waiting songs.", len(saved.state.waiting))
        yield gauge("raveberry_guests_active", "Active guests.", party.now().guests_active)
        yield gauge("raveberry_store_up", "The last commit succeeded.", party.is_store_well)
        yield gauge("raveberry_player_up", "The player works.", self._signs.is_player_well())
        yield gauge("raveberry_broker_up", "The broker is there.", self._signs.is_broker_well())
        yield from self._further_metrics()


class _ResponseHeaders:
    """Headers of every response of an endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._headers = {
            "Content-Security-Policy": f"{_CSP}; frame-ancestors {_MAY_FRAME[endpoint]}",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }

    async def __call__(self, _request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self._headers)
        response.headers.popall("Server", None)


def private_socket(path: Path) -> socket.socket:
    """Return a listening unix socket that only this user can open, replacing a stale one."""
    path.unlink(missing_ok=True)
    private = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    private.bind(str(path))
    # Connecting is impossible before listen(), so the socket is never open to other users.
    path.chmod(0o600)
    private.listen(_MOST_KNOCKING)
    return private
