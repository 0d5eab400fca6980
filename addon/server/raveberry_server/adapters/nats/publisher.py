"""The server's side: publishes each commit once, and serves the requests of gateways."""

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from raveberry_contract import encoded as contract_json

from raveberry_server.adapters.system.metrics import Metric, MetricKind, counter, gauge
from raveberry_server.application.guests_in_events import guests_in
from raveberry_server.application.party import Change, Party
from raveberry_server.application.ports import Clock
from raveberry_server.application.presence import Presence
from raveberry_server.application.replication.gateway_pages import GatewayPages, PagesReport
from raveberry_server.application.replication.replica import Position, delta_of, snapshot_of
from raveberry_server.application.replication.replica_party import ServerStatus
from raveberry_server.application.replication.sealing import Sealer, WrongKeyError
from raveberry_server.application.replication.subjects import (
    COMMAND,
    COVER,
    FEED,
    PAGES,
    PIECE,
    SNAPSHOT,
    Answer,
    CoverRequest,
    Feed,
    PieceRequest,
    Pieces,
    RemoteCommand,
    Snapshot,
    SnapshotRequest,
    Subject,
)
from raveberry_server.application.replication.values import UnreadableValueError
from raveberry_server.application.throttling.fair_queue import Claimant, working_for
from raveberry_server.commands.idempotency import IdempotencyKey
from raveberry_server.commands.interface import Covers, ServerCommands
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import HOST
from raveberry_server.presenter.lights_cache import LightsCache
from raveberry_server.presenter.refusals import internal_error

from .connection import NatsAddress, connected
from .refusals import refused_message
from .searcher_requests import SearchData, SearcherRequests

_LOGGER = logging.getLogger(__name__)

STATUS_EVERY_S: Final = 1.0
PIECE_BYTES: Final = 512 * 1024
"""NATS limits messages to 1 MB unless its configuration says otherwise."""

_BLOBS: Final = 16
_MOST_UNSENT: Final = 10_000
"""Messages that wait to be published; with more, gateways need a snapshot anyway."""

_MOST_IN_HAND: Final = 512
"""Requests that are answered at once; further ones wait at the connection."""

_WARN_EVERY_S: Final = 60.0

type _Handler = Callable[[bytes], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyHealth:
    """Health of parts that gateways report, too."""

    is_player_well: Callable[[], bool]
    is_broker_well: Callable[[], bool]


class PartyPublisher:
    """Publishes the party to gateways and carries out what their guests send."""

    def __init__(  # noqa: PLR0913 - all that gateways need
        self,
        *,
        address: NatsAddress,
        node: str,
        key: bytes,
        party: Party,
        presence: Presence,
        commands: ServerCommands,
        covers: Covers,
        lights_cache: LightsCache,
        health: PartyHealth,
        clock: Clock,
        search_data: SearchData | None = None,
        epoch: int | None = None,
    ) -> None:
        """Take the parts of the party, and the epoch of the lease if it has several servers."""
        self._address = address
        self._node = node
        self._sealer = Sealer(key)
        self._party = party
        self._presence = presence
        self._commands = commands
        self._covers = covers
        self._lights_cache = lights_cache
        self._health = health
        self._clock = clock
        self._searchers = (
            SearcherRequests(data=search_data, sealer=self._sealer, clock=clock)
            if search_data is not None
            else None
        )
        self._epoch = int(clock.at().timestamp() * 1000) if epoch is None else epoch
        self._at = self._position_of(party.saved.revision)
        self._pages = GatewayPages(presence)
        self._unsent: asyncio.Queue[bytes] = asyncio.Queue()
        self._blobs: OrderedDict[str, bytes] = OrderedDict()
        self._snapshot: tuple[Position, bytes] | None = None
        self._warned_s = -_WARN_EVERY_S
        self._in_hand = asyncio.Semaphore(_MOST_IN_HAND)
        self._has_news = asyncio.Event()
        self._published = 0
        self._requests: Counter[str] = Counter()

    def metrics(self) -> Iterator[Metric]:
        """Yield the metrics of gateways."""
        yield gauge("raveberry_gateways", "Gateways that report their guests.", len(self._pages))
        yield gauge(
            "raveberry_feed_unsent", "Messages that wait to be published.", self._unsent.qsize()
        )
        yield counter("raveberry_feed_messages_total", "Messages published.", self._published)
        yield Metric(
            name="raveberry_gateway_requests_total",
            help="Requests of gateways.",
            kind=MetricKind.COUNTER,
            values={(("subject", name),): count for name, count in self._requests.items()},
        )
        if self._searchers is not None:
            yield from self._searchers.metrics()

    async def run(self) -> None:
        """Serve gateways until cancelled; without NATS the party goes on without them."""
        async with connected(self._address, "raveberry server") as client:
            self._at = self._position_of(self._party.saved.revision)
            stop = (
                self._party.listen(lambda change: self._on_change(client, change)),
                self._presence.listen(self._has_news.set),
                self._lights_cache.listen(lambda: self._send_lights(client)),
            )
            try:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(self._publish(client), name="feed")
                    tasks.create_task(self._send_status(client), name="status of gateways")
                    for subject, handler in self._handlers():
                        tasks.create_task(self._serve(client, subject, handler), name=subject.name)
            finally:
                for forget in stop:
                    forget()

    # --- feed ------------------------------------------------------------------------------------

    def _position_of(self, revision: int) -> Position:
        return Position(epoch=self._epoch, revision=revision)

    def _on_change(self, client: Client, change: Change) -> None:
        self._at = self._position_of(change.after.revision)
        if not client.is_connected:
            return
        touched = guests_in(change.events, change.after.state.settings)
        guests = tuple(guest for guest in touched if guest is not None)
        delta = delta_of(change.before, change.after, self._epoch, guests)
        if self._searchers is not None:
            delta = self._searchers.with_popularity(delta, change)
        self._send(client, Feed(at=delta.at, delta=delta))

    def _send_lights(self, client: Client) -> None:
        lights = contract_json(self._lights_cache.lights)
        self._send(client, Feed(at=self._at, lights=lights))

    def _send(self, client: Client, message: Feed) -> None:
        if not client.is_connected:
            return
        data = self._sealer.seal(FEED.name, message)
        if len(data) > client.max_payload:
            # Gateways notice that it is missing.
            data = self._sealer.seal(FEED.name, Feed(at=message.at))
        if self._unsent.qsize() >= _MOST_UNSENT:
            self._unsent = asyncio.Queue()
        self._unsent.put_nowait(data)

    async def _publish(self, client: Client) -> None:
        subject = FEED.of(self._node)
        while True:
            data = await self._unsent.get()
            try:
                if client.is_connected:
                    await client.publish(subject, data)
                    self._published += 1
            except NatsError as err:
                _LOGGER.debug("Gateways miss a message: %s", err)

    async def _send_status(self, client: Client) -> None:
        while True:
            self._pages.forget_silent(self._clock.mono_s())
            self._send(client, Feed(at=self._at, status=self._status()))
            # Guests who come and go are reported at once, and not more often than pages are.
            await asyncio.sleep(STATUS_EVERY_S / 20)
            try:
                async with asyncio.timeout(STATUS_EVERY_S):
                    await self._has_news.wait()
            except TimeoutError:
                continue
            self._has_news.clear()

    def _status(self) -> ServerStatus:
        status = ServerStatus(
            mono_s=self._clock.mono_s(),
            guests_active=self._party.now().guests_active,
            is_store_well=self._party.is_store_well,
            is_player_well=self._health.is_player_well(),
            is_broker_well=self._health.is_broker_well(),
        )
        return self._searchers.with_numbers(status) if self._searchers is not None else status

    # --- requests --------------------------------------------------------------------------------

    def _handlers(self) -> tuple[tuple[Subject, _Handler], ...]:
        of_searchers = (
            self._searchers.handlers(self._position_of, self._pieces)
            if self._searchers is not None
            else ()
        )
        return (
            *of_searchers,
            (SNAPSHOT, self._answer_snapshot),
            (COMMAND, self._answer_command),
            (PAGES, self._answer_pages),
            (COVER, self._answer_cover),
            (PIECE, self._answer_piece),
        )

    async def _serve(self, client: Client, subject: Subject, handler: _Handler) -> None:
        """Answer requests, many at a time, until cancelled."""
        requests = await client.subscribe(subject.of(self._node), queue=subject.group)
        async with asyncio.TaskGroup() as tasks:
            async for request in requests.messages:
                await self._in_hand.acquire()
                self._requests[subject.name] += 1
                tasks.create_task(self._answer(subject, handler, request), name="gateway request")

    async def _answer(self, subject: Subject, handler: _Handler, request: Msg) -> None:
        try:
            await request.respond(await self._sealed_answer(subject, handler, request.data))
        except NatsError as err:
            _LOGGER.debug("An answer is lost: %s", err)
        finally:
            self._in_hand.release()

    async def _sealed_answer(self, subject: Subject, handler: _Handler, data: bytes) -> bytes:
        try:
            return self._sealer.seal(subject.name, await handler(data))
        except WrongKeyError:
            self._warn("A gateway has another key: copy signing.key of this server to it")
            refusal = RefusedError(Refusal.HOST_ONLY)
        except UnreadableValueError as err:
            self._warn(f"A gateway sent something unreadable: {err}")
            refusal = internal_error()
        except Exception:
            # A defect in one request ends neither the others nor the feed.
            _LOGGER.exception("Cannot answer a request of a gateway (%s)", subject.name)
            refusal = internal_error()
        return self._sealer.seal(subject.name, Answer(refused=refused_message(refusal)))

    def _warn(self, text: str) -> None:
        now_s = self._clock.mono_s()
        if now_s - self._warned_s >= _WARN_EVERY_S:
            self._warned_s = now_s
            _LOGGER.warning("%s", text)

    async def _answer_command(self, data: bytes) -> Answer:
        command = self._sealer.open(COMMAND.name, data, RemoteCommand)
        try:
            result = await self._carry_out(command)
        except RefusedError as err:
            return Answer(refused=refused_message(err), revision=self._party.saved.revision)
        return Answer(result=result, revision=self._party.saved.revision)

    async def _carry_out(self, command: RemoteCommand) -> Any:  # noqa: ANN401 - JSON
        caller = command.caller
        if caller.role is Role.HOST or caller.id == HOST:
            # Gateways have guests only.
            raise RefusedError(Refusal.HOST_ONLY)
        if command.deadline_s <= self._clock.mono_s():
            raise RefusedError(Refusal.PARTY_UNREACHABLE)
        with working_for(Claimant(*command.claimant) if command.claimant is not None else None):
            if command.searched is not None:
                searched = command.searched
                self._commands.note_search(caller.id, searched.query, searched.uris)
            if command.wish is not None:
                await self._commands.join(caller, command.wish)
                return {}
            key = None
            if command.key is not None:
                key = IdempotencyKey(text=command.key, owner=command.key_owner)
            return await self._commands.execute(command.name, command.arguments, caller, key=key)

    async def _answer_pages(self, data: bytes) -> Answer:
        report = self._sealer.open(PAGES.name, data, PagesReport)
        return Answer(result=self._pages.take(report, self._clock.mono_s()))

    async def _answer_snapshot(self, data: bytes) -> Pieces:
        self._sealer.open(SNAPSHOT.name, data, SnapshotRequest)
        at = self._position_of(self._party.saved.revision)
        if self._snapshot is None or self._snapshot[0] != at:
            snapshot = Snapshot(
                party=snapshot_of(self._party.saved, self._epoch),
                lights=contract_json(self._lights_cache.lights),
                status=self._status(),
            )
            self._snapshot = at, self._sealer.seal(SNAPSHOT.name, snapshot)
        return self._pieces(self._snapshot[1])

    async def _answer_cover(self, data: bytes) -> Pieces:
        wanted = self._sealer.open(COVER.name, data, CoverRequest)
        try:
            image = await self._covers.image(wanted.key, is_small=wanted.is_small)
        except RefusedError as err:
            return Pieces(refused=refused_message(err))
        return self._pieces(image) if image else Pieces()

    def _pieces(self, content: bytes) -> Pieces:
        """Keep some bytes for a while, and return how to fetch them."""
        token = sha256(content).hexdigest()
        self._blobs[token] = content
        self._blobs.move_to_end(token)
        while len(self._blobs) > _BLOBS:
            self._blobs.popitem(last=False)
        return Pieces(token=token, count=-(-len(content) // PIECE_BYTES))

    async def _answer_piece(self, data: bytes) -> bytes:
        wanted = self._sealer.open(PIECE.name, data, PieceRequest)
        content = self._blobs.get(wanted.token, b"")
        start = wanted.number * PIECE_BYTES
        return content[start : start + PIECE_BYTES]
