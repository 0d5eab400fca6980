"""Connection to a broker, used once."""

import asyncio
import logging
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass
from typing import Final, Protocol, override

from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode
from raveberry_contract.echo_detection import LARGEST_PAYLOAD
from raveberry_contract.messages import Presence
from raveberry_contract.topics import Address, Encoded

from raveberry_server.application.broker_selection import BrokerAddress
from raveberry_server.domain.model.errors import RaveberryError

_LOGGER = logging.getLogger(__name__)

KEEP_ALIVE_S: Final = 15
CONNECT_PATIENCE_S: Final = 5.0
FAREWELL_PATIENCE_S: Final = 2.0

_LENGTH_BYTES: Final = 2
"""Of the length before a topic (MQTT 3.1.1, 1.5.3)."""


class BrokerLostError(RaveberryError):
    """The broker cannot be reached, refuses, or has disconnected."""


class BrokerRefusedError(BrokerLostError):
    """The broker answers but does not accept user name and password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MqttMessage:
    """A received message."""

    topic: str
    payload: bytes
    is_retained: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Will:
    """Last will: the message that the broker publishes when the connection breaks."""

    address: Address[Presence]
    message: Presence

    @property
    def payload(self) -> bytes:
        """The message as bytes."""
        return self.address.topic.encode(self.message).payload


class Outbox(Protocol):
    """Sender of messages."""

    def publish[Message](self, address: Address[Message], message: Encoded[Message]) -> None:
        """Queue a message; it is lost with the connection."""
        ...


class BrokerConnection:
    """A connection that is used once.

    The network loop of paho runs in a thread of `network`; its callbacks are passed on to the event
    loop. A client is never reused: after reconnecting it would send messages that were in flight,
    overwriting newer states of the same topics.
    """

    def __init__(  # noqa: PLR0913 - what a connection needs
        self,
        *,
        broker: BrokerAddress,
        client_id: str,
        network: Executor,
        will: Will | None = None,
        receive: Callable[[MqttMessage], None] = lambda _message: None,
        may_act: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take the broker; nothing is sent to it unless this server `may_act`."""
        self._may_act = may_act
        self._broker = broker
        self._will = will
        self._receive = receive
        self._loop = asyncio.get_running_loop()
        self._accepted: asyncio.Future[None] = self._loop.create_future()
        self._lost: asyncio.Future[str] = self._loop.create_future()
        self._client = _Client(
            client_id,
            network=network,
            on_failure=lambda reason: self._hand_over(self._note_lost, reason),
        )
        self._client.max_queued_messages_set(0)
        self._client.connect_timeout = CONNECT_PATIENCE_S
        if will is not None:
            delivery = will.address.topic.delivery
            self._client.will_set(
                will.address.name, will.payload, qos=delivery.qos, retain=delivery.is_retained
            )
        if broker.username is not None:
            self._client.username_pw_set(broker.username, broker.password)
        self._client.on_socket_open = _send_at_once
        self._client.on_connect = self._on_connect
        self._client.on_disconnect = self._on_disconnect
        self._client.on_message = self._on_message

    async def open(self) -> None:
        """Connect, and return once the broker has accepted.

        Raises:
            BrokerLostError: connecting failed.
        """
        if not self._may_act():
            raise BrokerLostError("another server leads the party")
        try:
            await asyncio.to_thread(self._connect)
        except _UnusableCertificatesError as err:
            raise BrokerLostError(str(err)) from err
        except (OSError, ValueError) as err:
            raise BrokerLostError(
                getattr(err, "strerror", None) or str(err) or "no answer"
            ) from err
        try:
            async with asyncio.timeout(CONNECT_PATIENCE_S):
                await self._accepted
        except TimeoutError as err:
            raise BrokerLostError("it does not answer") from err

    async def until_lost(self) -> str:
        """Wait until the connection is lost and return the reason."""
        return await self._lost

    def subscribe(self, *filters: str) -> None:
        """Subscribe with QoS 1, so that each message keeps the QoS of its publisher."""
        self._client.subscribe([(one, 1) for one in filters])

    def publish[Message](self, address: Address[Message], message: Encoded[Message]) -> None:
        """Queue a message; it is lost with the connection."""
        if not self._may_act():
            return
        delivery = address.topic.delivery
        self._client.publish(
            address.name, message.payload, qos=delivery.qos, retain=delivery.is_retained
        )

    def publish_all[Message](
        self, address: Address[Message], all_messages: Iterable[Encoded[Message]]
    ) -> None:
        """Queue messages that may be lost, at a small part of the cost of `publish`.

        Raises:
            ValueError: messages of that topic are retained or acknowledged.
        """
        if address.topic.delivery.qos or address.topic.delivery.is_retained:
            raise ValueError(f"{address.name} is published one by one")
        if not self._may_act():
            return
        self._client.publish_in_one_packet(
            address.name, [message.payload for message in all_messages]
        )

    async def close(self) -> None:
        """Publish the will, which the broker discards at a clean disconnect, and disconnect."""
        await asyncio.to_thread(self._publish_offline)

    # --- worker threads --------------------------------------------------------------------------

    def _connect(self) -> None:
        if self._broker.uses_tls:
            self._trust()
        self._client.connect(self._broker.host, self._broker.port, keepalive=KEEP_ALIVE_S)
        self._client.loop_start()

    def _trust(self) -> None:
        """Load the trusted certificates; at each connection, because the file may be renewed."""
        authorities = self._broker.ca
        try:
            self._client.tls_set(ca_certs=str(authorities) if authorities else None)
        except (OSError, ValueError) as err:
            raise _UnusableCertificatesError(f"no certificates in {authorities}: {err}") from err

    def _publish_offline(self) -> None:
        try:
            if self._will is not None and self._client.is_connected() and self._may_act():
                delivery = self._will.address.topic.delivery
                farewell = self._client.publish(
                    self._will.address.name,
                    self._will.payload,
                    qos=delivery.qos,
                    retain=delivery.is_retained,
                )
                if farewell.rc is MQTTErrorCode.MQTT_ERR_SUCCESS:
                    farewell.wait_for_publish(FAREWELL_PATIENCE_S)
            self._client.disconnect()
        finally:
            self._client.loop_stop()
            self._client.close_sockets()

    def _on_connect(
        self,
        _client: paho.Client,
        _userdata: object,
        _flags: paho.ConnectFlags,
        reason: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        self._hand_over(self._note_connected, reason.is_failure, str(reason))

    def _on_disconnect(
        self,
        _client: paho.Client,
        _userdata: object,
        _flags: paho.DisconnectFlags,
        reason: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        self._hand_over(self._note_lost, str(reason))

    def _on_message(
        self, _client: paho.Client, _userdata: object, message: paho.MQTTMessage
    ) -> None:
        try:
            topic = message.topic
        except UnicodeDecodeError:
            return
        if len(message.payload) > LARGEST_PAYLOAD:
            _LOGGER.warning("Dropped %d bytes on %.200s unread", len(message.payload), topic)
            return
        received = MqttMessage(
            topic=topic, payload=bytes(message.payload), is_retained=message.retain
        )
        self._hand_over(self._receive, received)

    def _hand_over[*A](self, function: Callable[[*A], None], *args: *A) -> None:
        try:
            self._loop.call_soon_threadsafe(function, *args)
        except RuntimeError:
            _LOGGER.debug("The event loop ended before the broker's last message")

    # --- event loop ------------------------------------------------------------------------------

    def _note_connected(self, is_failure: bool, reason: str) -> None:  # noqa: FBT001 - passed by position
        if self._accepted.done():
            return
        if is_failure:
            self._accepted.set_exception(BrokerRefusedError(reason))
        else:
            self._accepted.set_result(None)

    def _note_lost(self, reason: str) -> None:
        if not self._accepted.done():
            self._accepted.set_exception(BrokerLostError(f"it hung up: {reason}"))
        if not self._lost.done():
            self._lost.set_result(reason)


class _Client(paho.Client):
    """paho client that runs its network loop in a given thread and reports why the loop ended.

    paho 2.2 starts a thread for each connection and does not report its failure.
    """

    def __init__(
        self, client_id: str, *, network: Executor, on_failure: Callable[[str], None]
    ) -> None:
        super().__init__(
            CallbackAPIVersion.VERSION2, client_id=client_id, reconnect_on_failure=False
        )
        self._network = network
        self._on_failure = on_failure
        self._running: Future[MQTTErrorCode] | None = None
        # Otherwise paho would write to the socket in the thread that publishes.
        self.on_socket_register_write = lambda *_: None

    @override
    def loop_start(self) -> MQTTErrorCode:
        # A byte through this pair wakes the loop when there is something to write.
        self._sockpairR, self._sockpairW = socket.socketpair()
        self._sockpairR.setblocking(False)  # noqa: FBT003 - signature of the standard library
        self._sockpairW.setblocking(False)  # noqa: FBT003
        self._thread_terminate = False
        self._running = self._network.submit(self.loop_forever)
        return MQTTErrorCode.MQTT_ERR_SUCCESS

    @override
    def loop_stop(self) -> MQTTErrorCode:
        self._thread_terminate = True
        if self._running is not None:
            wait([self._running])
        return MQTTErrorCode.MQTT_ERR_SUCCESS

    def close_sockets(self) -> None:
        """Close what paho closes only when the client is deleted; call after `loop_stop`."""
        self._reset_sockets()

    @override
    def loop_forever(
        self, timeout: float = 1.0, retry_first_connection: bool = False
    ) -> MQTTErrorCode:
        try:
            return super().loop_forever(timeout, retry_first_connection)
        except Exception as err:
            _LOGGER.exception("The connection to the broker failed")
            self._on_failure(str(err))
            return MQTTErrorCode.MQTT_ERR_UNKNOWN

    def publish_in_one_packet(self, topic: str, payloads: Iterable[bytes]) -> None:
        """Queue messages with QoS 0 as one packet of paho's, which is any bytes to be written.

        paho would make several objects and locks for each, and its network loop, which takes the
        interpreter from the event loop, would write each on its own.
        """
        name = topic.encode()
        packet = bytearray()
        for payload in payloads:
            packet.append(paho.PUBLISH)
            self._pack_remaining_length(packet, _LENGTH_BYTES + len(name) + len(payload))
            packet += len(name).to_bytes(_LENGTH_BYTES) + name + payload
        if packet and self._sock is not None:
            self._packet_queue(paho.PUBLISH, packet, 0, 0, paho.MQTTMessageInfo(0))

    @override
    def _packet_queue(
        self,
        command: int,
        packet: bytes | bytearray,
        mid: int,
        qos: int,
        info: paho.MQTTMessageInfo | None = None,
    ) -> MQTTErrorCode:
        # Whoever publishes is not the one to handle a loop that cannot be woken.
        try:
            return super()._packet_queue(command, packet, mid, qos, info)
        except OSError as err:
            self._on_failure(str(err))
            return MQTTErrorCode.MQTT_ERR_CONN_LOST


class _UnusableCertificatesError(RaveberryError):
    """The file of trusted certificates cannot be used."""


def _send_at_once(_client: paho.Client, _userdata: object, connection: object) -> None:
    """Disable Nagle's algorithm: replies are small and callers wait for them."""
    if isinstance(connection, socket.socket):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
