"""A gateway's side: requests to the server, and the feed that its replica follows."""

import asyncio
import logging
import secrets
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, suppress
from hashlib import sha256
from typing import Final

from nats.aio.client import Client
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError
from raveberry_contract import decoded as contract_value
from raveberry_contract import messages

from raveberry_server.adapters.system.metrics import Metric, counter, gauge
from raveberry_server.application.replication.gateway_pages import PagesReporter
from raveberry_server.application.replication.replica import Outcome, Position, Replica
from raveberry_server.application.replication.replica_party import GatewayPresence, ReplicaParty
from raveberry_server.application.replication.sealing import Sealer, WrongKeyError
from raveberry_server.application.replication.subjects import (
    COVER,
    FEED,
    PAGES,
    PIECE,
    REPLICATION_VERSION,
    SNAPSHOT,
    Answer,
    CoverRequest,
    Feed,
    PieceRequest,
    Pieces,
    Snapshot,
    SnapshotRequest,
    Subject,
)
from raveberry_server.application.replication.values import UnreadableValueError
from raveberry_server.domain.model.errors import RaveberryError, Refusal, RefusedError
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.presenter.lights_cache import LightsCache
from raveberry_server.presenter.state import NO_LIGHTS

from .refusals import refused_error

_LOGGER = logging.getLogger(__name__)

ANSWER_S: Final = 5.0
REPORT_EVERY_S: Final = 1.0
RETRY_S: Final = 0.5
_RETRY_AFTER_S: Final = 2.0
_COVERS_BYTES: Final = 32 * 1024 * 1024


class NoSnapshotError(RaveberryError):
    """The gateway cannot follow the server; the message says why."""


class ServerLink:
    """Requests to the server of the party."""

    def __init__(self, *, client: Client, node: str, key: bytes) -> None:
        self._client = client
        self._node = node
        self._sealer = Sealer(key)
        self._covers: OrderedDict[tuple[str, bool], bytes] = OrderedDict()
        self._covers_bytes = 0
        self._on_the_way: dict[tuple[str, bool], asyncio.Task[bytes | None]] = {}

    async def ask[T](
        self, subject: Subject, request: object, kind: type[T], *, within_s: float = ANSWER_S
    ) -> T:
        """Send a request and return the answer.

        Raises:
            RefusedError: `unavailable`, there is no answer, nor will there be a late effect of a
                request that was not sent.
            WrongKeyError: server and gateway have different keys.
            UnreadableValueError: the answer makes no sense to this version.
        """
        if not self._client.is_connected:
            raise unreachable()
        data = self._sealer.seal(subject.name, request)
        try:
            answer = await self._client.request(subject.of(self._node), data, timeout=within_s)
        except (NatsError, TimeoutError) as err:
            raise unreachable() from err
        return self._sealer.open(subject.name, answer.data, kind)

    @property
    def is_connected(self) -> bool:
        """True while NATS is connected."""
        return self._client.is_connected

    @asynccontextmanager
    async def inbox(self) -> AsyncIterator[tuple[str, Subscription]]:
        """Subscribe to answers inside the block; requests append a name of their own to it."""
        inbox = self._client.new_inbox()
        answers = await self._client.subscribe(f"{inbox}.*")
        try:
            yield inbox, answers
        finally:
            await answers.unsubscribe()

    async def send(self, subject: Subject, request: object, answer_to: str) -> None:
        """Send a request whose answers come to an inbox.

        Raises:
            RefusedError: `unavailable`, it was not sent.
        """
        data = self._sealer.seal(subject.name, request)
        try:
            await self._client.publish(subject.of(self._node), data, reply=answer_to)
        except NatsError as err:
            raise unreachable() from err

    def opened[T](self, subject: Subject, data: bytes, kind: type[T]) -> T:
        """Return a message of a subject.

        Raises:
            WrongKeyError: it is signed with another key.
            UnreadableValueError: it cannot be read.
        """
        return self._sealer.open(subject.name, data, kind)

    def sealed(self, subject: Subject, message: object) -> bytes:
        """Return a message as bytes."""
        return self._sealer.seal(subject.name, message)

    async def requests(self, subject: Subject) -> Subscription:
        """Take requests together with others of the queue group."""
        return await self._client.subscribe(subject.of(self._node), queue=subject.group)

    async def feed(self) -> Subscription:
        """Subscribe to the feed."""
        return await self._client.subscribe(FEED.of(self._node))

    def read_feed(self, data: bytes) -> Feed:
        """Return a message of the feed.

        Raises:
            WrongKeyError: it is signed with another key.
            UnreadableValueError: it cannot be read.
        """
        return self.opened(FEED, data, Feed)

    async def snapshot(self) -> Snapshot:
        """Return the snapshot of the party.

        Raises:
            NoSnapshotError: there is none; the message says why.
        """
        try:
            pieces = await self.ask(SNAPSHOT, SnapshotRequest(), Pieces)
            if pieces.version[0] != REPLICATION_VERSION[0]:
                here, there = (
                    ".".join(map(str, one)) for one in (REPLICATION_VERSION, pieces.version)
                )
                raise NoSnapshotError(
                    f"The server replicates in version {there} and this process in version {here}: "
                    "update the older one"
                )
            data = await self.bytes_of(pieces)
            return self._sealer.open(SNAPSHOT.name, data, Snapshot)
        except WrongKeyError as err:
            raise NoSnapshotError(
                "The server has another key: copy its file signing.key to the data of this process"
            ) from err
        except UnreadableValueError as err:
            raise NoSnapshotError(f"The party of the server cannot be read: {err}") from err
        except RefusedError as err:
            raise NoSnapshotError("The server of the party does not answer over NATS") from err

    async def image(self, key: str, *, is_small: bool) -> bytes | None:
        """Return the cover of a song, or the size of it that rows show; None if there is none.

        Raises:
            RefusedError: `not_found` or `unavailable`.
        """
        name = (key, is_small)
        known = self._covers.get(name)
        if known is not None:
            self._covers.move_to_end(name)
            return known
        # All phones want the cover of a new song at the same moment.
        fetching = self._on_the_way.get(name)
        if fetching is None:
            # No phone owns it, as others wait for it; it ends with its requests.
            fetching = asyncio.Task(self._fetched_cover(name), name="cover")
            self._on_the_way[name] = fetching
            fetching.add_done_callback(lambda done: self._note_cover(name, done))
        return await asyncio.shield(fetching)

    def _note_cover(self, name: tuple[str, bool], done: asyncio.Task[bytes | None]) -> None:
        del self._on_the_way[name]
        # Those who wait raise its error; nobody may wait any more.
        image = done.result() if not done.cancelled() and done.exception() is None else None
        if image:
            self._keep_cover(name, image)

    async def _fetched_cover(self, name: tuple[str, bool]) -> bytes | None:
        """Fetch a cover from the party.

        Raises:
            RefusedError: `not_found` or `unavailable`.
        """
        key, is_small = name
        try:
            pieces = await self.ask(COVER, CoverRequest(key=key, is_small=is_small), Pieces)
            if pieces.refused is not None:
                raise refused_error(pieces.refused)
            return await self.bytes_of(pieces) if pieces.count else None
        except (UnreadableValueError, WrongKeyError) as err:
            raise unreachable() from err

    def _keep_cover(self, name: tuple[str, bool], image: bytes) -> None:
        self._covers_bytes += len(image) - len(self._covers.get(name, b""))
        self._covers[name] = image
        while self._covers_bytes > _COVERS_BYTES:
            _, oldest = self._covers.popitem(last=False)
            self._covers_bytes -= len(oldest)

    async def bytes_of(self, pieces: Pieces) -> bytes:
        """Fetch the pieces of an answer.

        Raises:
            RefusedError: `unavailable`, a piece is missing.
        """
        parts = [
            await self.ask(PIECE, PieceRequest(token=pieces.token, number=number), bytes)
            for number in range(pieces.count)
        ]
        content = b"".join(parts)
        if sha256(content).hexdigest() != pieces.token:
            raise unreachable()
        return content


def unreachable() -> RefusedError:
    """Return the refusal while the server cannot be reached."""
    return RefusedError(Refusal.PARTY_UNREACHABLE, retry_after_s=_RETRY_AFTER_S)


class PartyFollower:
    """Keeps the party of a gateway up to date."""

    def __init__(  # noqa: PLR0913 - all that follows the server
        self,
        *,
        link: ServerLink,
        replica: Replica,
        party: ReplicaParty,
        presence: GatewayPresence,
        lights_cache: LightsCache,
        forget_states: Callable[[], None],
        start_again: Callable[[], None],
        on_message: Callable[[Feed], None] = lambda _message: None,
    ) -> None:
        self._link = link
        self._replica = replica
        self._party = party
        self._presence = presence
        self._lights_cache = lights_cache
        self._forget_states = forget_states
        self._start_again = start_again
        self._on_message = on_message
        self._reporter = PagesReporter(secrets.token_hex(8))
        self._is_lost = False
        self._newest = Position(epoch=-1, revision=0)
        self._snapshots = 0

    def metrics(self) -> Iterator[Metric]:
        """Yield the metrics of the replica."""
        here, there = self._replica.position, self._newest
        behind = there.revision - here.revision if self._replica.is_behind(there) else 0
        yield gauge(
            "raveberry_feed_age_seconds",
            "Time since the server was last heard.",
            self._party.silent_for_s,
        )
        yield gauge(
            "raveberry_replica_behind_commits",
            "Commits that the gateway has heard of and does not show.",
            max(behind, 0),
        )
        yield counter(
            "raveberry_replica_snapshots_total",
            "Snapshots taken after the first one, as messages were missed.",
            self._snapshots,
        )

    async def run(self) -> None:
        """Follow the feed until cancelled."""
        feed = await self._link.feed()
        try:
            # What was committed between the first snapshot and the subscription.
            await self._catch_up()
            async for message in feed.messages:
                try:
                    await self._take(self._link.read_feed(message.data))
                except (UnreadableValueError, WrongKeyError) as err:
                    _LOGGER.warning("A message of the server is ignored: %s", err)
        finally:
            await feed.unsubscribe()

    async def report_pages(self) -> None:
        """Report the guests with open pages until cancelled."""
        while True:
            # Without an answer, the same report is sent again.
            with suppress(RefusedError, UnreadableValueError, WrongKeyError):
                report = self._reporter.report(self._presence.guests)
                answer = await self._link.ask(PAGES, report, Answer)
                self._reporter.note_answer(is_taken=answer.result is True)
            await asyncio.sleep(REPORT_EVERY_S)

    async def _take(self, message: Feed) -> None:
        self._newest = max(self._newest, message.at)
        self._on_message(message)
        if message.status is not None:
            self._party.note_status(message.status)
        if message.lights is not None:
            self._show_lights(message.lights)
        outcome = None
        if message.delta is not None:
            outcome = self._replica.take_delta(message.delta)
            if outcome is Outcome.APPLIED:
                self._show(message.delta.guests)
        if outcome is Outcome.GAP or self._replica.is_behind(message.at):
            await self._catch_up()

    def _show(self, guests: Collection[GuestId]) -> None:
        saved = self._replica.saved
        if saved is not None:
            self._party.show(saved, guests)

    async def _catch_up(self) -> None:
        """Take the snapshot; messages of the feed wait meanwhile."""
        before = self._replica.position
        while (taken := await self._take_snapshot()) is None:  # noqa: ASYNC110 - the server tells no one
            await asyncio.sleep(RETRY_S)
        snapshot, outcome = taken
        self._snapshots += 1
        self._party.note_status(snapshot.status)
        self._show_lights(snapshot.lights)
        if outcome is Outcome.APPLIED:
            self._show(self._presence.guests)
            if self._replica.position.revision < before.revision:
                # A database from a backup: pages do not go back in time.
                self._start_again()
            elif self._replica.position.epoch != before.epoch:
                self._forget_states()

    async def _take_snapshot(self) -> tuple[Snapshot, Outcome] | None:
        """Fetch a snapshot, and return it and what the replica made of it; None if there is none.

        A failure is logged once.
        """
        try:
            snapshot = await self._link.snapshot()
            taken = snapshot, self._replica.take_snapshot(snapshot.party)
        except (NoSnapshotError, UnreadableValueError) as err:
            if not self._is_lost:
                _LOGGER.warning("%s", err)
            self._is_lost = True
            return None
        self._is_lost = False
        return taken

    def _show_lights(self, raw: object) -> None:
        lights = contract_value(messages.Lights, raw) if raw is not None else NO_LIGHTS
        if lights != self._lights_cache.lights:
            self._lights_cache.show(lights)
