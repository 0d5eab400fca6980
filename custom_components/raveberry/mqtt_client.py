"""MQTT client of one server, which converts between payloads and typed messages.

No other module uses Home Assistant's MQTT integration.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import uuid4

from homeassistant.components import mqtt
from homeassistant.core import callback
from homeassistant.util.json import json_loads

from .command_errors import BadAnswerError, BrokerNotConnectedError, NoAnswerError, RefusedError
from .const import LOGGER
from .contract import CONTRACT_VERSION, ContractError, Topics, decoded, loads
from .contract.messages import (
    ActingGuest,
    CommandEnvelope,
    Entry,
    Info,
    LightOrder,
    LightsOrder,
    Presence,
    Queue,
    Reply,
)
from .contract.topics import (
    COMMAND,
    INFO,
    LIGHT_SET,
    LIGHTS_SET,
    REPLY,
    STATUS,
    Address,
    Encoded,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.core import HomeAssistant

ANSWER_TIMEOUT_S: Final = 10.0
PROBE_TIMEOUT_S: Final = 5.0

# Subscriptions deliver bytes, so that payloads are decoded and their errors logged in one place.
_RAW: Final = None

_IMAGE_TYPES: Final = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractVersion:
    """The part of `info` that servers of every contract version publish.

    Attributes:
        contract: major and minor version.
    """

    contract: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFile:
    """An image with its content type.

    Attributes:
        digest: hash of the content.
    """

    content: bytes = field(repr=False)
    content_type: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedMessage[T]:
    """A decoded message.

    Attributes:
        level: what stands for the wildcard of the topic, such as the id of a device.
        value: None when the topic was cleared.
    """

    level: str
    value: T | None
    is_retained: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _QueueHead:
    """The part of a queue that is decoded on arrival."""

    revision: int
    length: int
    duration_s: float


@dataclass(frozen=True, slots=True)
class ReceivedQueue:
    """A queue as received; of its entries only the first is decoded before they are read.

    A long queue is published several times a second while guests vote, and rarely read.

    Attributes:
        next: the first entry.
    """

    payload: bytes = field(repr=False)
    length: int = field(compare=False)
    duration_s: float = field(compare=False)
    next: Entry | None = field(compare=False)
    _decoded: list[Queue] = field(default_factory=list, repr=False, compare=False)

    @property
    def queue(self) -> Queue:
        """The decoded queue, without the entries that cannot be read."""
        if not self._decoded:
            self._decoded.append(_decode_queue(self.payload))
        return self._decoded[0]


def _decode_entries(raw: list[object]) -> tuple[Entry, ...]:
    entries = []
    for entry in raw:
        try:
            entries.append(decoded(Entry, entry))
        except ContractError as err:
            LOGGER.warning("Ignored an invalid entry of the queue: %s", err)
    return tuple(entries)


def _decode_queue(payload: bytes) -> Queue:
    raw = cast("dict[str, Any]", json_loads(payload))
    queue = decoded(Queue, raw | {"entries": []})
    return replace(queue, entries=_decode_entries(raw["entries"]))


def _parse_queue(payload: bytes) -> ReceivedQueue:
    try:
        raw = json_loads(payload)
    except ValueError as err:
        raise ContractError("$", "expected JSON") from err
    head = decoded(_QueueHead, raw)
    entries = raw.get("entries") if isinstance(raw, dict) else None
    if not isinstance(entries, list):
        raise ContractError("$.entries", "expected a list")
    first = decoded(Entry, entries[0]) if entries else None
    return ReceivedQueue(payload, head.length, head.duration_s, first)


type MessageCallback[T] = Callable[[ReceivedMessage[T]], None]


@dataclass(slots=True)
class _Subscription:
    """A subscription to retained topics, which may be repeated."""

    topic_filter: str
    listener: Callable[[mqtt.ReceiveMessage], None]
    unsubscribe: Callable[[], None]


async def _subscribe(
    hass: HomeAssistant, topic_filter: str, listener: Callable[[mqtt.ReceiveMessage], None]
) -> Callable[[], None]:
    """Subscribe to topics; return the unsubscribe function."""
    return await mqtt.async_subscribe(hass, topic_filter, listener, qos=1, encoding=_RAW)


def parse_info(payload: str | bytes | bytearray) -> Info | ContractVersion:
    """Parse `info`; return only the contract version if its major version is unsupported.

    Raises:
        ContractError: the payload is invalid.
    """
    version = loads(ContractVersion, payload)
    return (
        INFO.decode(_as_bytes(payload)) if version.contract[0] == CONTRACT_VERSION[0] else version
    )


def image_type(image: bytes) -> str | None:
    """Return the MIME type of an image, None if it is unknown."""
    known = _IMAGE_TYPES.items()
    return next((kind for magic, kind in known if image.startswith(magic)), None)


def _parse_image(payload: bytes) -> ImageFile:
    content_type = image_type(payload)
    if content_type is not None:
        digest = sha256(payload).hexdigest()[:16]
        return ImageFile(content=payload, content_type=content_type, digest=digest)
    raise ContractError("$", "expected a JPEG, PNG, WebP or GIF image")


async def wait_for_mqtt(hass: HomeAssistant) -> bool:
    """Wait for the MQTT client; return False if the MQTT integration is not set up."""
    return await mqtt.async_wait_for_mqtt_client(hass)


async def _receive_once[T](hass: HomeAssistant, topic: str, parse: Callable[[bytes], T]) -> T:
    """Return the first message on a topic, retained or not.

    Raises:
        NoAnswerError: no message arrived within `PROBE_TIMEOUT_S`.
        ContractError: the message cannot be parsed.
    """
    arrived: asyncio.Future[bytes] = hass.loop.create_future()

    @callback
    def receive(message: mqtt.ReceiveMessage) -> None:
        if message.payload and not arrived.done():
            arrived.set_result(_as_bytes(message.payload))

    unsubscribe = await _subscribe(hass, topic, receive)
    try:
        async with asyncio.timeout(PROBE_TIMEOUT_S):
            payload = await arrived
    except TimeoutError as err:
        raise NoAnswerError from err
    finally:
        unsubscribe()
    return parse(payload)


async def fetch_info(hass: HomeAssistant, topics: Topics) -> Info | ContractVersion:
    """Return the `info` published under a node.

    Raises:
        NoAnswerError: no message arrived in time.
        ContractError: the message cannot be parsed.
    """
    return await _receive_once(hass, topics.name(INFO), parse_info)


async def is_online(hass: HomeAssistant, topics: Topics) -> bool:
    """Return whether the server of a node is online."""
    try:
        return await _receive_once(hass, topics.name(STATUS), STATUS.decode) is Presence.ONLINE
    except (NoAnswerError, ContractError):
        return False


async def subscribe_offline(
    hass: HomeAssistant, topics: Topics, on_offline: Callable[[], None]
) -> Callable[[], None]:
    """Call back when the server of a node goes offline or its presence is cleared."""

    @callback
    def receive(message: mqtt.ReceiveMessage) -> None:
        payload = _as_bytes(message.payload)
        if not payload or payload == Presence.OFFLINE.encode():
            on_offline()

    return await _subscribe(hass, topics.name(STATUS), receive)


class RaveberryClient:
    """Subscriptions to one server's topics, and its commands."""

    def __init__(self, *, hass: HomeAssistant, topics: Topics, caller: str) -> None:
        """Initialize the client; `caller` is the last level of its reply topic."""
        self._hass = hass
        self._topics = topics
        self._reply_to = topics.name(REPLY, caller)
        self._pending: dict[str, asyncio.Future[Reply]] = {}
        self._unreadable: set[str] = set()
        self._unsubscribes: list[Callable[[], None]] = []
        self._states: list[_Subscription] = []

    async def start(self) -> None:
        """Subscribe to the replies."""
        listener = self._listener(REPLY.decode, self._receive_reply)
        self._unsubscribes.append(await _subscribe(self._hass, self._reply_to, listener))

    @callback
    def stop(self) -> None:
        """Unsubscribe from everything and fail the commands that wait for a reply."""
        while self._unsubscribes:
            self._unsubscribes.pop()()
        while self._states:
            self._states.pop().unsubscribe()
        for reply in self._pending.values():
            if not reply.done():
                reply.set_exception(NoAnswerError())

    # --- subscriptions -----------------------------------------------------------------------

    @property
    def is_connected(self) -> bool:
        """Return True if Home Assistant is connected to the broker."""
        return mqtt.is_connected(self._hass)

    def subscribe_connection(self, receive: Callable[[bool], None]) -> None:
        """Subscribe to changes of the connection to the broker."""
        self._unsubscribes.append(mqtt.async_subscribe_connection_status(self._hass, receive))

    async def subscribe[T](self, topic: Topic[T], receive: MessageCallback[T]) -> None:
        """Subscribe to a topic, for all levels in place of its wildcard."""
        await self._subscribe_state(topic, topic.decode, receive)

    async def subscribe_info(self, receive: MessageCallback[Info | ContractVersion]) -> None:
        """Subscribe to identity, version and addresses of the server."""
        await self._subscribe_state(INFO, parse_info, receive)

    async def subscribe_image(
        self, topic: Topic[bytes], receive: MessageCallback[ImageFile]
    ) -> None:
        """Subscribe to a topic of images."""
        await self._subscribe_state(topic, _parse_image, receive)

    async def subscribe_queue(
        self, topic: Topic[Queue], receive: MessageCallback[ReceivedQueue]
    ) -> None:
        """Subscribe to the queue, whose entries are decoded when they are read."""
        await self._subscribe_state(topic, _parse_queue, receive)

    async def subscribe_wanted[T](
        self, topic: Topic[T], is_wanted: Callable[[bytes], bool], receive: MessageCallback[T]
    ) -> None:
        """Subscribe to the messages whose payload is wanted; the others are not decoded."""
        listener = self._listener(topic.decode, receive, is_wanted)
        self._unsubscribes.append(
            await _subscribe(self._hass, self._topics.filter(topic), listener)
        )

    async def refresh(self) -> None:
        """Subscribe to the states again, so that the broker sends each once more."""
        for state in tuple(self._states):
            state.unsubscribe()
            state.unsubscribe = await _subscribe(self._hass, state.topic_filter, state.listener)

    async def _subscribe_state[T](
        self, topic: Topic[Any], parse: Callable[[bytes], T], receive: MessageCallback[T]
    ) -> None:
        topic_filter, listener = self._topics.filter(topic), self._listener(parse, receive)
        unsubscribe = await _subscribe(self._hass, topic_filter, listener)
        self._states.append(_Subscription(topic_filter, listener, unsubscribe))

    def _listener[T](
        self,
        parse: Callable[[bytes], T],
        receive: MessageCallback[T],
        is_wanted: Callable[[bytes], bool] | None = None,
    ) -> Callable[[mqtt.ReceiveMessage], None]:
        @callback
        def receive_message(message: mqtt.ReceiveMessage) -> None:
            address = self._topics.received(message.topic)
            if address is None:
                return
            payload = _as_bytes(message.payload)
            if is_wanted is not None and not is_wanted(payload):
                return
            try:
                value = parse(payload) if payload else None
            except ContractError as err:
                self._warn_unreadable(message.topic, err)
                return
            self._unreadable.discard(message.topic)
            receive(ReceivedMessage(level=address.level, value=value, is_retained=message.retain))

        return receive_message

    def _warn_unreadable(self, topic: str, err: ContractError) -> None:
        """Warn once until the topic is readable again; the last readable value is kept."""
        if topic not in self._unreadable:
            self._unreadable.add(topic)
            LOGGER.warning("Ignored an invalid message on %s: %s", topic, err)

    # --- commands ----------------------------------------------------------------------------

    async def command(self, name: str, /, **args: object) -> Mapping[str, object]:
        """Send a command as the host and return its result.

        Raises:
            RaveberryError: the command failed, or its outcome is unknown.
        """
        return await self._command(None, name, args)

    async def typed_command[T](self, result_type: type[T], name: str, /, **args: object) -> T:
        """Send a command as the host and return its decoded result.

        Raises:
            RaveberryError: the command failed, or its outcome is unknown.
        """
        return _decode_result(result_type, await self._command(None, name, args))

    async def guest_command[T](
        self, guest: ActingGuest | None, result_type: type[T], name: str, /, **args: object
    ) -> T:
        """Send a command as a guest, with a guest's limits, or as the host if `guest` is None.

        Raises:
            RaveberryError: the command failed, or its outcome is unknown.
        """
        return _decode_result(result_type, await self._command(guest, name, args))

    async def forward(
        self, guest: ActingGuest | None, name: str, args: Mapping[str, object]
    ) -> Mapping[str, object]:
        """Send a command as a guest, or as the host, and return its result as JSON.

        Raises:
            RaveberryError: the command failed, or its outcome is unknown.
        """
        return await self._command(guest, name, args)

    async def _command(
        self, guest: ActingGuest | None, name: str, args: Mapping[str, object]
    ) -> Mapping[str, object]:
        command_id = uuid4().hex
        envelope = CommandEnvelope(
            id=command_id, reply_to=self._reply_to, acting_as=guest, args=args
        )
        pending: asyncio.Future[Reply] = self._hass.loop.create_future()
        self._pending[command_id] = pending
        try:
            await self._publish(self._topics.address(COMMAND, name), COMMAND.encode(envelope))
            async with asyncio.timeout(ANSWER_TIMEOUT_S):
                reply = await pending
        except TimeoutError as err:
            raise NoAnswerError from err
        finally:
            del self._pending[command_id]
        if reply.error is not None:
            raise RefusedError(reply.error)
        if not reply.ok:
            LOGGER.warning("Invalid answer to %s: $.error: is missing", name)
            raise BadAnswerError
        return reply.result or {}

    async def set_light(self, device: str, order: LightOrder) -> None:
        """Change one LED device; its state topic confirms the change.

        Raises:
            BrokerNotConnectedError: Home Assistant is not connected to the broker.
        """
        await self._publish(self._topics.address(LIGHT_SET, device), LIGHT_SET.encode(order))

    async def set_lights(self, order: LightsOrder) -> None:
        """Change the light show as a whole; the visualizer's info confirms the change.

        Raises:
            BrokerNotConnectedError: Home Assistant is not connected to the broker.
        """
        await self._publish(self._topics.address(LIGHTS_SET), LIGHTS_SET.encode(order))

    async def _publish[T](self, address: Address[T], message: Encoded[T]) -> None:
        # While disconnected, the MQTT client would queue the message and send it much later.
        if not self.is_connected:
            raise BrokerNotConnectedError
        delivery = address.topic.delivery
        await mqtt.async_publish(
            self._hass,
            address.name,
            message.payload,
            qos=delivery.qos,
            retain=delivery.is_retained,
        )

    def _receive_reply(self, message: ReceivedMessage[Reply]) -> None:
        reply = message.value
        pending = self._pending.get(reply.id) if reply is not None and reply.id else None
        if reply is not None and pending is not None and not pending.done():
            pending.set_result(reply)


def _decode_result[T](result_type: type[T], result: Mapping[str, object]) -> T:
    try:
        return decoded(result_type, result)
    except ContractError as err:
        LOGGER.warning("Invalid answer of the server: %s", err)
        raise BadAnswerError from err


def _as_bytes(payload: str | bytes | bytearray) -> bytes:
    return payload.encode() if isinstance(payload, str) else bytes(payload)
