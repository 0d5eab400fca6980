"""Bridge between the party and an MQTT broker, which reconnects whenever the broker is lost."""

import asyncio
import hmac
import logging
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final

from raveberry_contract import Topics, messages
from raveberry_contract.topics import (
    ARTWORK,
    COMMAND,
    EVENT,
    STATUS,
    UPKEEP,
    Address,
    Encoded,
    Peer,
    Topic,
    published_by,
    received_by,
)

from raveberry_server.adapters.system.worker_threads import WorkerThreads
from raveberry_server.application.broker_selection import (
    BrokerAddress,
    BrokerOrigin,
    BrokerSelection,
)
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.party import Change, Party
from raveberry_server.application.ports.library import LibraryService
from raveberry_server.application.presence import Presence
from raveberry_server.application.problems.problems import Problems
from raveberry_server.domain.model.song import Song
from raveberry_server.presenter.public_links import ServerAddresses
from raveberry_server.presenter.snapshot_cache import SnapshotCache

from .commands import MqttCommands
from .connection import BrokerConnection, BrokerLostError, BrokerRefusedError, MqttMessage, Will
from .events import EventPublisher
from .lights import MqttLights
from .retained_topic_guard import RetainedTopicGuard
from .source_health_topic import UpkeepTopic
from .state_topics import (
    STATE_TOPICS,
    RetainedTopic,
    ServerIdentity,
    StateTopic,
    info_topic,
    join_code_topic,
    queue_topic,
)

_LOGGER = logging.getLogger(__name__)

FALLBACK_AFTER_S: Final = 5.0
"""Time without the preferred broker, which may only be restarting, until the embedded one is
used."""

PROBE_S: Final = 2.0
"""Interval at which the preferred broker is tried while the embedded one is used."""

RETRY_S: Final = (0.2, 0.5, 1.0, 2.0)
"""Pauses before the next attempt; the last one repeats."""

LARGEST_ARTWORK: Final = 200_000
"""Largest cover on the topic `artwork` in bytes (docs/contract.md, MQTT)."""

MOST_WAITING: Final = 1_000
"""Commands that may wait to be carried out; further ones are dropped."""

MOST_IN_HAND: Final = 32
LOOK_ROUND_S: Final = 15.0
"""Interval at which guests without activity are noticed."""

AFTER_PAGES_S: Final = 0.05
"""Delay of a publication; by then pages have their delta, twenty of which are sent a second."""

_USED: Final = {
    BrokerOrigin.OPTION: "Using the MQTT broker of the options at {host}:{port}; Home Assistant "
    "sees the party if its MQTT integration uses the same one",
    BrokerOrigin.SUPERVISOR: "Using Home Assistant's MQTT broker at {host}:{port}",
    BrokerOrigin.EMBEDDED: "Using the embedded MQTT broker at {host}:{port}",
}


def mqtt_client_id(key: bytes) -> str:
    """Return the name of the session that all servers of one party have, and nobody can guess.

    The broker ends the session of the last leader, will included, before that of the next begins.
    """
    return f"raveberry-{hmac.digest(key, b'mqtt session', 'sha256').hex()[:12]}"


class MqttBridge:
    """Publisher of state and events, and receiver of commands, on the broker in use."""

    def __init__(  # noqa: PLR0913 - everything with a topic
        self,
        *,
        brokers: BrokerSelection,
        topics: Topics,
        identity: ServerIdentity,
        server_addresses: ServerAddresses,
        party: Party,
        presence: Presence,
        snapshots: SnapshotCache,
        catalog: Catalog,
        orders: MqttCommands,
        lights: MqttLights,
        library: LibraryService,
        problems: Problems,
        on_use: Callable[[BrokerAddress], None] = lambda _broker: None,
        client_id: str | None = None,
        may_act: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take everything with a topic, and the session if several servers have the same one."""
        self._brokers = brokers
        self._server_addresses = server_addresses
        self._on_use = on_use
        self._topics = topics
        self._party = party
        self._presence = presence
        self._catalog = catalog
        self._orders = orders
        self._lights = lights
        # Random, so that no client can take over our session by connecting under the same id. The
        # same for each connection: the broker ends a half-open one of ours, will included, before
        # the next.
        self._client_id = client_id or f"raveberry-{secrets.token_hex(6)}"
        self._may_act = may_act
        # One for the connection in use, one for a probe of another broker, one for a connection
        # that is closing.
        self._network = WorkerThreads(name="mqtt", count=3)
        self._connection: BrokerConnection | None = None
        self._own = self._own_topics()
        self._tasks: asyncio.TaskGroup | None = None
        self._cover_told: str | None = None
        self._is_cover_due = asyncio.Event()
        self._in_hand = asyncio.Semaphore(MOST_IN_HAND)
        self._waiting = 0
        self._unpublished: list[Change] = []
        self._publishing: asyncio.Handle | None = None
        self._event_publisher = EventPublisher(now=party.now, send=self._send_events)
        self._snapshots = snapshots
        self._feeds: tuple[RetainedTopic[Any], ...] = (
            self._feed(info_topic(identity, server_addresses)),
            self._feed(join_code_topic(server_addresses)),
            *map(self._feed, STATE_TOPICS),
            self._feed(queue_topic(snapshots)),
        )
        self._link_feeds = self._feeds[:2]
        self._upkeep = UpkeepTopic(
            catalog=catalog, library=library, problems=problems, send=self._sender_on(UPKEEP)
        )

    @property
    def is_connected(self) -> bool:
        """Return whether a broker is connected."""
        return self._connection is not None

    async def run(self) -> None:
        """Stay connected until cancelled; the party works without a broker."""
        await self._network.start()
        stop = (
            self._party.listen(self._on_change),
            self._presence.listen(self._plan_publishing),
            self._server_addresses.listen(self._repeat_links),
        )
        try:
            async with asyncio.TaskGroup() as tasks:
                self._tasks = tasks
                tasks.create_task(self._keep_cover(), name="mqtt artwork")
                tasks.create_task(self._publish_periodically(), name="mqtt refresh")
                tasks.create_task(self._upkeep.run(), name="mqtt upkeep")
                await self._stay_connected()
        finally:
            for forget in stop:
                forget()
            if self._publishing is not None:
                self._publishing.cancel()
                self._publishing = None

    # --- connection ------------------------------------------------------------------------------

    async def _stay_connected(self) -> None:
        """Use the preferred broker; when that fails for long, the fallback until it works again."""
        failures, failing_since_s = 0, self._party.mono_s()
        while True:
            preferred = self._brokers.preferred
            if await self._use(preferred):
                failures, failing_since_s = 1, self._party.mono_s()
            else:
                failures += 1
            fallback = self._brokers.fallback
            if preferred != self._brokers.preferred:
                failures, failing_since_s = 0, self._party.mono_s()
                continue
            failing_s = self._party.mono_s() - failing_since_s
            if fallback is not None and failing_s >= FALLBACK_AFTER_S:
                await self._use(fallback)
                failures, failing_since_s = 0, self._party.mono_s()
                continue
            await self._wait_for_change(RETRY_S[min(failures, len(RETRY_S)) - 1])

    async def _use(self, broker: BrokerAddress) -> bool:
        """Use a broker until it is lost or replaced; return False if connecting failed."""
        try:
            await self._connect_and_wait(broker)
        except BrokerLostError as err:
            is_refused = isinstance(err, BrokerRefusedError)
            self._brokers.note_failure(broker, str(err), is_refused=is_refused)
            return False
        return True

    async def _connect_and_wait(self, broker: BrokerAddress) -> None:
        """Connect, and return when the connection is lost or another broker can be used.

        Raises:
            BrokerLostError: connecting failed.
        """
        connection = BrokerConnection(
            broker=broker,
            client_id=self._client_id,
            will=Will(address=self._topics.address(STATUS), message=messages.Presence.OFFLINE),
            receive=self._receive,
            network=self._network,
            may_act=self._may_act,
        )
        try:
            await connection.open()
            await asyncio.to_thread(self._on_use, broker)
            self._use_connection(connection, broker)
            async with asyncio.TaskGroup() as tasks:
                lost = tasks.create_task(connection.until_lost(), name="mqtt connection")
                another = tasks.create_task(self._until_another(broker), name="mqtt brokers")
                await asyncio.wait((lost, another), return_when=asyncio.FIRST_COMPLETED)
                lost.cancel()
                another.cancel()
            if lost.done() and not lost.cancelled():
                _LOGGER.warning("The connection to the MQTT broker is lost: %s", lost.result())
        finally:
            self._connection = None
            self._brokers.note_loss()
            self._lights.connect(None)
            self._event_publisher.stop()
            self._own.stop()
            for feed in self._feeds:
                feed.reset()
            await connection.close()

    async def _until_another(self, broker: BrokerAddress) -> None:
        """Return once another broker is preferred and usable."""
        while True:
            preferred = self._brokers.preferred
            if preferred == broker:
                await self._brokers.until_changed()
            elif await self._is_usable(preferred):
                return
            else:
                await self._wait_for_change(PROBE_S)

    async def _is_usable(self, broker: BrokerAddress) -> bool:
        """Return whether a broker accepts a connection."""
        connection = BrokerConnection(
            broker=broker,
            client_id=f"raveberry-{secrets.token_hex(6)}",
            network=self._network,
        )
        try:
            await connection.open()
        except BrokerLostError as err:
            is_refused = isinstance(err, BrokerRefusedError)
            self._brokers.note_failure(broker, str(err), is_refused=is_refused)
            return False
        finally:
            await connection.close()
        return True

    async def _wait_for_change(self, at_most_s: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(at_most_s):
                await self._brokers.until_changed()

    def _use_connection(self, connection: BrokerConnection, broker: BrokerAddress) -> None:
        """Subscribe and publish all retained topics again, which the broker may have lost."""
        _LOGGER.info("%s", _USED[broker.origin].format(host=broker.host, port=broker.port))
        self._connection = connection
        self._own = self._own_topics()
        self._brokers.note_use(broker)
        self._lights.connect(connection)
        connection.subscribe(
            *map(self._topics.filter, received_by(Peer.SERVER)), *self._own.filters
        )
        self._cover_told = None
        self._touch()
        self._upkeep.reset()
        self._own.publish(self._topics.address(STATUS), STATUS.encode(messages.Presence.ONLINE))

    def _own_topics(self) -> RetainedTopicGuard:
        """Return the guard of the retained topics for the next connection."""
        return RetainedTopicGuard(
            addresses=(
                self._topics.address(topic)
                for topic in published_by(Peer.SERVER)
                if topic.delivery.is_retained
            ),
            send=self.publish,
        )

    # --- state and events ------------------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        self._unpublished.append(change)
        self._plan_publishing()

    def _plan_publishing(self) -> None:
        if self._publishing is None:
            loop = asyncio.get_running_loop()
            self._publishing = loop.call_later(AFTER_PAGES_S, self._publish_changes)

    def _publish_changes(self) -> None:
        """Publish what has changed since the last call."""
        self._publishing = None
        changes, self._unpublished = self._unpublished, []
        self._touch()
        if self._connection is not None:
            for change in changes:
                self._event_publisher.publish(change)

    def _touch(self) -> None:
        if self._connection is None:
            return
        for feed in self._feeds:
            feed.touch()
        if self._song_key() != self._cover_told:
            self._is_cover_due.set()

    def _repeat_links(self) -> None:
        """Publish the links again, which are not part of the state."""
        for feed in self._link_feeds:
            feed.reset()
        self._touch()

    async def _publish_periodically(self) -> None:
        while True:
            await asyncio.sleep(LOOK_ROUND_S)
            self._touch()

    def _feed[Message](self, definition: StateTopic[Message]) -> RetainedTopic[Message]:
        return RetainedTopic(
            definition=definition,
            snapshots=self._snapshots,
            now=self._party.now,
            send=self._sender_on(definition.topic),
        )

    def _sender_on[Message](self, topic: Topic[Message]) -> Callable[[Encoded[Message]], None]:
        address = self._topics.address(topic)

        def send(message: Encoded[Message]) -> None:
            if self._connection is not None:
                self._own.publish(address, message)

        return send

    def _send_events(self, events: Sequence[Encoded[messages.Event]]) -> None:
        if self._connection is not None:
            self._connection.publish_all(self._topics.address(EVENT), events)

    # --- cover -----------------------------------------------------------------------------------

    async def _keep_cover(self) -> None:
        """Publish the cover of the playing song, or an empty message without one."""
        while True:
            await self._is_cover_due.wait()
            self._is_cover_due.clear()
            connection, key = self._connection, self._song_key()
            if connection is None or key == self._cover_told:
                continue
            image = await self._cover()
            if connection is self._connection and key == self._song_key():
                self._cover_told = key
                self._own.publish(self._topics.address(ARTWORK), ARTWORK.encode(image))
                await asyncio.sleep(ARTWORK.delivery.interval_s)

    async def _cover(self) -> bytes:
        song = self._song()
        image = await self._catalog.artwork(song) if song is not None else None
        return image if image is not None and len(image) <= LARGEST_ARTWORK else b""

    def _song(self) -> Song | None:
        entry = self._party.saved.state.playback.entry
        return entry.song if entry is not None else None

    def _song_key(self) -> str:
        """Return the identity of the cover, empty without one; None means nothing published yet."""
        song = self._song()
        return f"{song.source}\n{song.artwork}" if song is not None and song.artwork else ""

    # --- received messages -----------------------------------------------------------------------

    def _receive(self, message: MqttMessage) -> None:
        if self._tasks is None or self._connection is None:
            return  # the connection is closing and receives our own last message
        address = self._topics.received(message.topic)
        if address is None or self._own.take(message):
            return
        if address.topic is not COMMAND:
            self._lights.take(address, message.payload)
            return
        if self._waiting >= MOST_WAITING:
            _LOGGER.warning("Dropped a command on %s: too many at once", message.topic)
            return
        self._waiting += 1
        self._tasks.create_task(self._take(address.level, message), name="mqtt command")

    async def _take(self, name: str, message: MqttMessage) -> None:
        try:
            async with self._in_hand:
                await self._orders.take(name, message, self)
        finally:
            self._waiting -= 1

    def publish[Message](self, address: Address[Message], message: Encoded[Message]) -> None:
        """Publish on the current connection; dropped without one."""
        if self._connection is not None:
            self._connection.publish(address, message)
