"""The connection to the broker."""

import logging
import queue
import secrets
import socket
import time
from dataclasses import dataclass
from functools import partial
from threading import Thread
from types import TracebackType
from typing import Final, Self, override

from paho.mqtt.client import Client, ConnectFlags, DisconnectFlags, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode
from raveberry_contract import Topics
from raveberry_contract.echoes import LARGEST_PAYLOAD, Echoes
from raveberry_contract.messages import Presence

from raveberry_visualizer.engine import DaemonThread, keep_running

from .broker_file import Broker, BrokerFile
from .desk import Desk
from .outlet import SHORTEST_INTERVAL_S

_LOGGER = logging.getLogger(__name__)

_KEEP_ALIVE_S: Final = 15
_RETRY_S: Final = (1, 2)
_CONNECT_TIMEOUT_S: Final = 5.0
_GOODBYE_S: Final = 0.5
_NETWORK_ENDS_S: Final = 10.0
_AT_MOST_ONCE: Final = 0
_AT_LEAST_ONCE: Final = 1
_MOST_FOREIGN: Final = 100
"""Topics that the log names."""


@dataclass(frozen=True, slots=True)
class _Order:
    topic: str
    payload: bytes
    is_retained: bool


@dataclass(frozen=True, slots=True)
class _Connected:
    client: Client
    is_up: bool


class _Stop:
    pass


class _Client(Client):
    """Goes on after whatever its network loop fails with; paho's own thread would end.

    paho 2.2 starts it in a way that may wait without limit, see `DaemonThread`.
    """

    _network: DaemonThread | None = None

    @override
    def loop_start(self) -> MQTTErrorCode:
        # A byte through this pair wakes the loop when there is something to write.
        self._sockpairR, self._sockpairW = socket.socketpair()
        self._sockpairR.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        self._sockpairW.setblocking(False)  # noqa: FBT003
        # Else paho would write in the thread that publishes.
        self.on_socket_register_write = lambda *_: None
        self._thread_terminate = False
        self._network = DaemonThread(partial(self.loop_forever, retry_first_connection=True))
        self._network.start()
        return MQTTErrorCode.MQTT_ERR_SUCCESS

    @override
    def loop_stop(self) -> MQTTErrorCode:
        self._thread_terminate = True
        if self._network is not None:
            self._network.join(_NETWORK_ENDS_S)
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


class Link:
    """Brings orders from the broker to the desk and the desk's news to the broker.

    Two threads, from `__enter__` to `__exit__`: paho's own, which only puts what happens into an
    inbox, and the desk's, which empties it. Without a broker both wait and the show goes on.
    """

    def __init__(
        self, *, broker: Broker, topics: Topics, desk: Desk, file: BrokerFile | None = None
    ) -> None:
        """Begin with a broker; a file may name another one at any time."""
        self._broker = broker
        self._topics = topics
        self._desk = desk
        self._file = file
        self._inbox: queue.SimpleQueue[_Order | _Connected | _Stop] = queue.SimpleQueue()
        self._thread = Thread(
            target=keep_running, args=("desk", self._run), name="desk", daemon=True
        )
        self._client: Client | None = None
        self._is_up = False
        self._is_mourned = False
        self._echoes = Echoes()
        self._foreign: set[str] = set()
        self._is_status_due = False
        self._status_at_s = 0.0
        # Nobody can guess it and so end our session by connecting under it.
        self._client_id = f"raveberry-{secrets.token_hex(6)}"

    def __enter__(self) -> Self:
        """Start both threads; returns before there is a connection."""
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Say goodbye and end."""
        self._inbox.put(_Stop())
        self._thread.join(2 * _GOODBYE_S)

    def _run(self) -> None:
        self._follow()
        while True:
            item = self._next()
            if isinstance(item, _Stop):
                break
            self._follow()
            if isinstance(item, _Connected):
                if item.client is self._client:
                    self._is_up = item.is_up
                    self._greet()
            elif item is not None and not self._take_own(item):
                self._desk.take(
                    item.topic,
                    item.payload,
                    is_retained=item.is_retained,
                    now_s=time.monotonic(),
                )
            self._publish_status_when_due()
            if self._inbox.empty():
                self._publish_news()
        self._part()

    def _follow(self) -> None:
        """Connect to the broker that the file names now, if it is another one."""
        broker = (self._file.changed(time.monotonic()) if self._file else None) or self._broker
        if self._client is not None and broker == self._broker:
            return
        self._leave()
        self._is_mourned &= broker == self._broker
        self._broker = broker
        try:
            self._client = self._opened(broker)
        except (OSError, ValueError) as err:
            # Certificates that cannot be read; without them nobody is trusted.
            self._client = None
            self._mourn(str(err))
            return
        self._client.connect_async(broker.host, broker.port, _KEEP_ALIVE_S)
        self._client.loop_start()

    def _opened(self, broker: Broker) -> Client:
        """A client of its own for each broker.

        Raises:
            OSError: the certificates to trust cannot be read.
            ValueError: they are none.
        """
        client = _Client(CallbackAPIVersion.VERSION2, client_id=self._client_id)
        client.will_set(
            self._topics.lights_status, Presence.OFFLINE, qos=_AT_LEAST_ONCE, retain=True
        )
        client.reconnect_delay_set(*_RETRY_S)
        client.connect_timeout = _CONNECT_TIMEOUT_S
        client.on_connect = self._on_connect
        client.on_connect_fail = self._on_connect_fail
        client.on_disconnect = self._on_disconnect
        client.on_message = self._on_message
        if broker.is_tls:
            client.tls_set(ca_certs=broker.ca)
        if broker.username is not None:
            client.username_pw_set(broker.username, broker.password)
        return client

    def _leave(self) -> None:
        """Say goodbye to a broker and end the client's thread."""
        if self._client is None:
            return
        if self._is_up:
            self._client.publish(
                self._topics.lights_status, Presence.OFFLINE, qos=_AT_LEAST_ONCE, retain=True
            ).wait_for_publish(_GOODBYE_S)
        self._is_up = False
        self._client.disconnect()
        self._client.loop_stop()
        self._client = None

    def _next(self) -> _Order | _Connected | _Stop | None:
        try:
            interval_s = self._desk.interval_s(time.monotonic())
            if self._is_status_due:
                interval_s = min(interval_s, SHORTEST_INTERVAL_S)
            return self._inbox.get(timeout=interval_s)
        except queue.Empty:
            return None

    def _greet(self) -> None:
        if self._is_up and self._client is not None:
            own = (
                self._topics.lights_status,
                self._topics.lights_info,
                self._topics.light_state_filter,
            )
            self._echoes = Echoes()
            self._client.subscribe([(name, _AT_LEAST_ONCE) for name in (*self._desk.filters, *own)])
            self._publish(self._topics.lights_status, Presence.ONLINE)
            self._desk.repeat_all()

    def _take_own(self, message: _Order) -> bool:
        """Overwrite what others publish on topics of ours; whether it was one of them."""
        topic = message.topic
        is_status = topic == self._topics.lights_status
        is_state = topic.endswith("/state") and self._topics.light_device(topic) is not None
        if not (is_status or is_state or topic == self._topics.lights_info):
            return False
        # What was retained before this connection is published anew anyway.
        if message.is_retained or self._echoes.is_own(topic, message.payload):
            return True
        if topic not in self._foreign and len(self._foreign) < _MOST_FOREIGN:
            self._foreign.add(topic)
            _LOGGER.warning("somebody else publishes on %s, which is overwritten", topic)
        if is_status:
            self._is_status_due = True
        else:
            self._desk.repeat(topic)
        return True

    def _publish_status_when_due(self) -> None:
        """Say again that we are there, but not as often as others say that we are not."""
        now_s = time.monotonic()
        if not self._is_status_due or now_s < self._status_at_s + SHORTEST_INTERVAL_S:
            return
        self._is_status_due, self._status_at_s = False, now_s
        if self._is_up:
            self._publish(self._topics.lights_status, Presence.ONLINE)

    def _publish_news(self) -> None:
        # Without a broker the news is only kept on disk; the next connection repeats it all.
        for message in self._desk.news(time.monotonic()):
            if self._is_up:
                self._publish(message.topic, message.payload, is_retained=message.is_retained)

    def _publish(self, topic: str, payload: str | bytes, *, is_retained: bool = True) -> None:
        # What is not kept is a picture of the moment: a lost one is followed by a newer one.
        qos = _AT_LEAST_ONCE if is_retained else _AT_MOST_ONCE
        if self._client is None:
            return
        if is_retained:
            data = payload.encode() if isinstance(payload, str) else payload
            self._echoes.note_published(topic, data)
        self._client.publish(topic, payload, qos=qos, retain=is_retained)

    def _part(self) -> None:
        # An order of the last moment is not due yet, but there is no later.
        self._desk.repeat_all()
        self._publish_news()
        self._leave()

    def _on_connect(
        self,
        client: Client,
        _userdata: object,
        _flags: ConnectFlags,
        reason: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        if reason.is_failure:
            self._mourn(f"{reason}; check its user name and password")
            return
        self._is_mourned = False
        _LOGGER.info("connected to the broker at %s:%s", self._broker.host, self._broker.port)
        self._inbox.put(_Connected(client, is_up=True))

    def _on_connect_fail(self, _client: Client, _userdata: object) -> None:
        self._mourn("it does not answer")

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
            self._mourn(str(reason))

    def _on_message(self, _client: Client, _userdata: object, message: MQTTMessage) -> None:
        if len(message.payload) > LARGEST_PAYLOAD:
            _LOGGER.warning("dropped %d bytes on a topic unread", len(message.payload))
            return
        self._inbox.put(_Order(message.topic, bytes(message.payload), message.retain))

    def _mourn(self, reason: str) -> None:
        if not self._is_mourned:
            self._is_mourned = True
            _LOGGER.warning(
                "no broker at %s:%s (%s); the lights go on and it is tried again",
                self._broker.host,
                self._broker.port,
                reason,
            )
