"""Connection of the light controller to the MQTT broker."""

import logging
import os
import queue
import socket
import time
from dataclasses import dataclass
from functools import partial
from threading import Thread
from types import TracebackType
from typing import Any, Final, Self, override

from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode
from raveberry_contract import Topics
from raveberry_contract.echo_detection import LARGEST_PAYLOAD, EchoDetector
from raveberry_contract.messages import Presence
from raveberry_contract.topics import LIGHT_STATE, LIGHTS_STATUS, Address, Peer, published_by
from raveberry_contract.visualizers import LOCAL, info_address, status_address

from raveberry_visualizer.control.light_controller import LightController
from raveberry_visualizer.control.throttled_publisher import Message
from raveberry_visualizer.engine import DaemonThread, keep_running

from .broker_file import Broker, BrokerFile
from .paho_client import (
    Client,
    ConnectFlags,
    DisconnectFlags,
    MQTTMessage,
    MQTTMessageInfo,
    use_tls,
)

_LOGGER = logging.getLogger(__name__)

_KEEP_ALIVE_S: Final = 15
_RETRY_S: Final = (1, 2)
_CONNECT_TIMEOUT_S: Final = 5.0
_DISCONNECT_S: Final = 0.5
_NETWORK_THREAD_ENDS_S: Final = 10.0
_AT_LEAST_ONCE: Final = 1
_MOST_LOGGED_TOPICS: Final = 100
"""Most topics that are named in the log."""


@dataclass(frozen=True, slots=True)
class _Received:
    topic: str
    payload: bytes
    is_retained: bool


@dataclass(frozen=True, slots=True)
class _Connected:
    client: Client
    is_up: bool


_OWN: Final = tuple(topic for topic in published_by(Peer.VISUALIZER) if topic.delivery.is_retained)
"""Topics whose foreign messages are overwritten."""


class _Stop:
    """Ends the control thread."""


class _Client(Client):
    """A client whose network loop is restarted when it fails; paho's own thread would end.

    paho 2.2 starts that thread in a way that may block without limit, see `DaemonThread`.
    """

    _network: DaemonThread | None = None

    @override
    def loop_start(self) -> MQTTErrorCode:
        # A byte through this pair wakes the loop when there is something to write.
        self._sockpairR, self._sockpairW = socket.socketpair()
        self._sockpairR.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        self._sockpairW.setblocking(False)  # noqa: FBT003
        # Otherwise paho would write in the thread that publishes.
        self.on_socket_register_write = lambda *_: None
        self._thread_terminate = False
        self._network = DaemonThread(partial(self.loop_forever, retry_first_connection=True))
        self._network.start()
        return MQTTErrorCode.MQTT_ERR_SUCCESS

    @override
    def loop_stop(self) -> MQTTErrorCode:
        self._thread_terminate = True
        if self._network is not None:
            self._network.join(_NETWORK_THREAD_ENDS_S)
        return MQTTErrorCode.MQTT_ERR_SUCCESS

    @override
    def loop_forever(
        self,
        timeout: float = 1.0,
        retry_first_connection: bool = False,
    ) -> MQTTErrorCode:
        keep_running(
            "mqtt", lambda: super(_Client, self).loop_forever(timeout, retry_first_connection)
        )
        return MQTTErrorCode.MQTT_ERR_SUCCESS


class MqttConnection:
    """Passes messages between the broker and the controller.

    It has two threads from `__enter__` to `__exit__`: paho's own, which only puts events into an
    inbox, and the control thread, which processes them. Without a broker both wait, and the light
    show goes on.

    Args:
        broker: used until the file names another one.
        visualizer: name of this visualizer.
        file: may name another broker at any time.
    """

    def __init__(
        self,
        *,
        broker: Broker,
        topics: Topics,
        controller: LightController,
        visualizer: str = LOCAL,
        file: BrokerFile | None = None,
    ) -> None:
        self._broker = broker
        self._topics = topics
        self._status_address = status_address(topics, visualizer)
        self._info_address = info_address(topics, visualizer)
        self._controller = controller
        self._file = file
        self._inbox: queue.SimpleQueue[_Received | _Connected | _Stop] = queue.SimpleQueue()
        self._thread = Thread(
            target=keep_running, args=("control", self._run), name="control", daemon=True
        )
        self._client: Client | None = None
        self._is_up = False
        self._is_failure_logged = False
        self._echoes = EchoDetector()
        self._logged_topics: set[str] = set()
        self._is_status_due = False
        self._next_status_at_s = 0.0
        # Random, so that no other client can end the session by connecting with the same id.
        self._client_id = f"raveberry-{os.urandom(6).hex()}"

    def __enter__(self) -> Self:
        """Start both threads without waiting for a connection."""
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Publish `offline`, disconnect and end both threads."""
        self._inbox.put(_Stop())
        self._thread.join(2 * _DISCONNECT_S)

    def _run(self) -> None:
        self._connect_if_changed()
        while True:
            item = self._next()
            if isinstance(item, _Stop):
                break
            self._connect_if_changed()
            if isinstance(item, _Connected):
                if item.client is self._client:
                    self._is_up = item.is_up
                    self._subscribe()
            elif item is not None:
                self._handle(item)
            self._publish_status_when_due()
            if self._inbox.empty():
                self._publish_due()
        self._finish()

    def _connect_if_changed(self) -> None:
        """Connect to the broker that the file names now, if it has changed."""
        broker = (self._file.current(time.monotonic()) if self._file else None) or self._broker
        if self._client is not None and broker == self._broker:
            return
        self._disconnect()
        self._is_failure_logged &= broker == self._broker
        self._broker = broker
        try:
            self._client = self._new_client(broker)
        except (OSError, ValueError) as err:
            # The certificates are unreadable; without them no broker is trusted.
            self._client = None
            self._log_failure(str(err))
            return
        self._client.connect_async(broker.host, broker.port, _KEEP_ALIVE_S)
        self._client.loop_start()

    def _new_client(self, broker: Broker) -> Client:
        """Return a new client for a broker.

        Raises:
            OSError: the trusted certificates cannot be read.
            ValueError: the file contains no certificates.
        """
        client = _Client(CallbackAPIVersion.VERSION2, client_id=self._client_id)
        will = self._status(Presence.OFFLINE)
        delivery = will.address.topic.delivery
        client.will_set(
            will.address.name, will.payload, qos=delivery.qos, retain=delivery.is_retained
        )
        client.reconnect_delay_set(*_RETRY_S)
        client.connect_timeout = _CONNECT_TIMEOUT_S
        client.on_connect = self._on_connect
        client.on_connect_fail = self._on_connect_fail
        client.on_disconnect = self._on_disconnect
        client.on_message = self._on_message
        if broker.is_tls:
            use_tls(client, ca=broker.ca)
        if broker.username is not None:
            client.username_pw_set(broker.username, broker.password)
        return client

    def _disconnect(self) -> None:
        """Publish `offline`, disconnect and end the client's thread."""
        if self._client is None:
            return
        if self._is_up:
            _publish(self._client, self._status(Presence.OFFLINE)).wait_for_publish(_DISCONNECT_S)
        self._is_up = False
        self._client.disconnect()
        self._client.loop_stop()
        self._client = None

    def _next(self) -> _Received | _Connected | _Stop | None:
        try:
            interval_s = self._controller.interval_s(time.monotonic())
            if self._is_status_due:
                interval_s = min(interval_s, LIGHTS_STATUS.delivery.interval_s)
            return self._inbox.get(timeout=interval_s)
        except queue.Empty:
            return None

    def _subscribe(self) -> None:
        if self._is_up and self._client is not None:
            own = (
                self._status_address.name,
                self._info_address.name,
                self._topics.filter(LIGHT_STATE),
            )
            self._echoes = EchoDetector()
            self._client.subscribe(
                [(name, _AT_LEAST_ONCE) for name in (*self._controller.filters, *own)]
            )
            self._publish(self._status(Presence.ONLINE))
            self._controller.republish_all()

    def _handle(self, message: _Received) -> None:
        address = self._topics.received(message.topic)
        if address is None:
            return
        if address.topic in _OWN:
            self._overwrite_foreign(address, message)
        else:
            self._controller.handle(
                address,
                message.payload,
                is_retained=message.is_retained,
                now_s=time.monotonic(),
            )

    def _overwrite_foreign(self, address: Address[Any], message: _Received) -> None:
        """Overwrite a message of another client on one of our topics."""
        topic = message.topic
        if address.topic is LIGHT_STATE and not self._controller.has_light(address.level):
            # It belongs to another visualizer.
            return
        # Messages retained before this connection are overwritten by its first messages anyway.
        if message.is_retained or self._echoes.is_own(topic, message.payload):
            return
        if topic not in self._logged_topics and len(self._logged_topics) < _MOST_LOGGED_TOPICS:
            self._logged_topics.add(topic)
            _LOGGER.warning("another client publishes on %s; its messages are overwritten", topic)
        if address == self._status_address:
            self._is_status_due = True
        else:
            self._controller.republish(address)

    def _publish_status_when_due(self) -> None:
        """Publish `online` again after another client published a status, at a limited rate."""
        now_s = time.monotonic()
        if not self._is_status_due or now_s < self._next_status_at_s:
            return
        self._is_status_due = False
        self._next_status_at_s = now_s + LIGHTS_STATUS.delivery.interval_s
        if self._is_up:
            self._publish(self._status(Presence.ONLINE))

    def _publish_due(self) -> None:
        # Without a broker settings are only saved; the next connection publishes everything.
        for message in self._controller.due_messages(time.monotonic()):
            if self._is_up:
                self._publish(message)

    def _publish(self, message: Message) -> None:
        if self._client is None:
            return
        if message.address.topic in _OWN:
            self._echoes.note_published(message.address.name, message.payload)
        _publish(self._client, message)

    def _status(self, presence: Presence) -> Message:
        return Message.of(self._status_address, LIGHTS_STATUS.encode(presence))

    def _finish(self) -> None:
        # The result of a last command is not due yet, but there is no later.
        self._controller.republish_all()
        self._publish_due()
        self._disconnect()

    def _on_connect(
        self,
        client: Client,
        _userdata: object,
        _flags: ConnectFlags,
        reason: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        if reason.is_failure:
            self._log_failure(f"{reason}; check its user name and password")
            return
        self._is_failure_logged = False
        _LOGGER.info("connected to the broker at %s:%s", self._broker.host, self._broker.port)
        self._inbox.put(_Connected(client, is_up=True))

    def _on_connect_fail(self, _client: Client, _userdata: object) -> None:
        self._log_failure("no answer")

    def _on_disconnect(
        self,
        client: Client,
        _userdata: object,
        _flags: DisconnectFlags,
        reason: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        self._inbox.put(_Connected(client, is_up=False))
        if reason.is_failure:
            self._log_failure(str(reason))

    def _on_message(self, _client: Client, _userdata: object, message: MQTTMessage) -> None:
        if len(message.payload) > LARGEST_PAYLOAD:
            _LOGGER.warning(
                "dropped a message of %d bytes, which is too large", len(message.payload)
            )
            return
        self._inbox.put(_Received(message.topic, bytes(message.payload), message.retain))

    def _log_failure(self, reason: str) -> None:
        if not self._is_failure_logged:
            self._is_failure_logged = True
            _LOGGER.warning(
                "no broker at %s:%s (%s); retrying, the light show goes on",
                self._broker.host,
                self._broker.port,
                reason,
            )


def _publish(client: Client, message: Message) -> MQTTMessageInfo:
    delivery = message.address.topic.delivery
    return client.publish(
        message.address.name, message.payload, qos=delivery.qos, retain=delivery.is_retained
    )
