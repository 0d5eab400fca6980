"""The server over MQTT: topics and payloads outside, typed messages inside.

The only module that uses Home Assistant's MQTT integration.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from homeassistant.components import mqtt
from homeassistant.core import callback

from .const import LOGGER
from .contract import CONTRACT_VERSION, ContractError, Topics, decoded, dumps, loads
from .contract.messages import (
    ActingGuest,
    CommandEnvelope,
    Event,
    Info,
    LightOrder,
    LightsInfo,
    LightsOrder,
    LightState,
    Party,
    Player,
    Presence,
    Queue,
    Reply,
    Settings,
    Undecided,
    Upkeep,
)
from .errors import BadAnswerError, BrokerLostError, NoAnswerError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.core import HomeAssistant

ANSWER_TIMEOUT_S: Final = 10.0
PROBE_TIMEOUT_S: Final = 5.0

# Home Assistant's MQTT client is asked for bytes, so that whatever is wrong with a payload is
# found and told in one place.
_RAW: Final = None

_IMAGE_TYPES: Final = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """The part of `info` that servers of every contract version send."""

    contract: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image file.

    Attributes:
        digest: another one for another content.
    """

    content: bytes = field(repr=False)
    content_type: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received[T]:
    """A message that arrived; `value` is None when the topic was cleared."""

    topic: str
    value: T | None
    is_retained: bool


type Receive[T] = Callable[[Received[T]], None]


def info_of(payload: str | bytes | bytearray) -> Info | Greeting:
    """Who a server is, or only its greeting when it speaks another major version.

    Raises:
        ContractError: it is neither.
    """
    greeting = loads(Greeting, payload)
    return loads(Info, payload) if greeting.contract[0] == CONTRACT_VERSION[0] else greeting


def _presence_of(payload: bytes) -> Presence:
    try:
        return Presence(payload.decode())
    except ValueError as err:
        raise ContractError("$", f"expected online or offline, got {payload[:20]!r}") from err


def _picture_of(payload: bytes) -> Picture:
    for magic, content_type in _IMAGE_TYPES.items():
        if payload.startswith(magic):
            digest = sha256(payload).hexdigest()[:16]
            return Picture(content=payload, content_type=content_type, digest=digest)
    raise ContractError("$", "expected a JPEG, PNG, WebP or GIF image")


async def has_broker(hass: HomeAssistant) -> bool:
    """Whether the MQTT integration is set up; waits while it is starting."""
    return await mqtt.async_wait_for_mqtt_client(hass)


async def _first[T](hass: HomeAssistant, topic: str, read: Callable[[bytes], T]) -> T:
    """The first message on a topic, retained or not.

    Raises:
        NoAnswerError: none came in time.
        ContractError: it cannot be read.
    """
    arrived: asyncio.Future[bytes] = hass.loop.create_future()

    @callback
    def receive(message: mqtt.ReceiveMessage) -> None:
        if message.payload and not arrived.done():
            arrived.set_result(_bytes_of(message))

    unsubscribe = await mqtt.async_subscribe(hass, topic, receive, qos=1, encoding=_RAW)
    try:
        async with asyncio.timeout(PROBE_TIMEOUT_S):
            payload = await arrived
    except TimeoutError as err:
        raise NoAnswerError from err
    finally:
        unsubscribe()
    return read(payload)


async def probe(hass: HomeAssistant, topics: Topics) -> Info | Greeting:
    """Who answers under a node.

    Raises:
        NoAnswerError: nobody has announced itself there.
        ContractError: somebody has, in a way that cannot be read.
    """
    return await _first(hass, topics.info, info_of)


async def is_online(hass: HomeAssistant, topics: Topics) -> bool:
    """Whether the server of a node is there now."""
    try:
        return await _first(hass, topics.status, _presence_of) is Presence.ONLINE
    except (NoAnswerError, ContractError):
        return False


class Client:
    """One server: listens to its topics, gives it commands."""

    def __init__(self, *, hass: HomeAssistant, topics: Topics, caller: str) -> None:
        """Remember how to reach the server; `caller` names the topic of the answers."""
        self._hass = hass
        self._topics = topics
        self._reply_to = topics.reply(caller)
        self._answers: dict[str, asyncio.Future[Reply]] = {}
        self._unreadable: set[str] = set()
        self._unsubscribes: list[Callable[[], None]] = []

    async def start(self) -> None:
        """Be ready for answers."""
        await self._listen(self._reply_to, partial(loads, Reply), self._receive_reply)

    @callback
    def stop(self) -> None:
        """Hear nothing any more, and wait for no answer."""
        while self._unsubscribes:
            self._unsubscribes.pop()()
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(NoAnswerError())

    # --- what the server says ----------------------------------------------------------------

    @property
    def is_connected(self) -> bool:
        """Whether Home Assistant has a connection to the broker now."""
        return mqtt.is_connected(self._hass)

    def on_connection(self, receive: Callable[[bool], None]) -> None:
        """Be told when the connection to the broker is lost or back."""
        self._unsubscribes.append(mqtt.async_subscribe_connection_status(self._hass, receive))

    async def on_status(self, receive: Receive[Presence]) -> None:
        """Be told whether the server is there."""
        await self._listen(self._topics.status, _presence_of, receive)

    async def on_info(self, receive: Receive[Info | Greeting]) -> None:
        """Be told who the server is."""
        await self._listen(self._topics.info, info_of, receive)

    async def on_player(self, receive: Receive[Player]) -> None:
        """Be told what plays."""
        await self._listen(self._topics.player, partial(loads, Player), receive)

    async def on_queue(self, receive: Receive[Queue]) -> None:
        """Be told what waits."""
        await self._listen(self._topics.queue, partial(loads, Queue), receive)

    async def on_party(self, receive: Receive[Party]) -> None:
        """Be told by which rules the party goes."""
        await self._listen(self._topics.party, partial(loads, Party), receive)

    async def on_settings(self, receive: Receive[Settings]) -> None:
        """Be told every setting."""
        await self._listen(self._topics.settings, partial(loads, Settings), receive)

    async def on_undecided(self, receive: Receive[Undecided]) -> None:
        """Be told what waits for the host's word."""
        await self._listen(self._topics.undecided, partial(loads, Undecided), receive)

    async def on_upkeep(self, receive: Receive[Upkeep]) -> None:
        """Be told how the sources of music and the library are."""
        await self._listen(self._topics.upkeep, partial(loads, Upkeep), receive)

    async def on_artwork(self, receive: Receive[Picture]) -> None:
        """Be told the cover of the current song."""
        await self._listen(self._topics.artwork, _picture_of, receive)

    async def on_join_qr(self, receive: Receive[Picture]) -> None:
        """Be told the QR code by which guests join."""
        await self._listen(self._topics.join_qr, _picture_of, receive)

    async def on_event(self, receive: Receive[Event]) -> None:
        """Be told what just happened."""
        await self._listen(self._topics.event, partial(loads, Event), receive)

    async def on_lights_status(self, receive: Receive[Presence]) -> None:
        """Be told whether the visualizer is there."""
        await self._listen(self._topics.lights_status, _presence_of, receive)

    async def on_lights_info(self, receive: Receive[LightsInfo]) -> None:
        """Be told which LED devices there are."""
        await self._listen(self._topics.lights_info, partial(loads, LightsInfo), receive)

    async def on_light_state(self, receive: Callable[[str, LightState | None], None]) -> None:
        """Be told what an LED device shows; the first argument is its id."""

        def receive_state(message: Received[LightState]) -> None:
            device = self._topics.light_device(message.topic)
            if device is not None:
                receive(device, message.value)

        await self._listen(
            self._topics.light_state_filter, partial(loads, LightState), receive_state
        )

    async def _listen[T](self, topic: str, read: Callable[[bytes], T], receive: Receive[T]) -> None:
        @callback
        def receive_message(message: mqtt.ReceiveMessage) -> None:
            payload = _bytes_of(message)
            try:
                value = read(payload) if payload else None
            except ContractError as err:
                self._note_unreadable(message.topic, err)
                return
            self._unreadable.discard(message.topic)
            receive(Received(topic=message.topic, value=value, is_retained=message.retain))

        self._unsubscribes.append(
            await mqtt.async_subscribe(self._hass, topic, receive_message, qos=1, encoding=_RAW)
        )

    def _note_unreadable(self, topic: str, err: ContractError) -> None:
        """Warn once, until the topic can be read again; what was known before stays."""
        if topic not in self._unreadable:
            self._unreadable.add(topic)
            LOGGER.warning("Ignored what was sent to %s, %s", topic, err)

    # --- what the server is told -------------------------------------------------------------

    async def command(self, name: str, /, **args: object) -> Mapping[str, object]:
        """Have a command carried out for the host, and return its result.

        Raises:
            RaveberryError: it was not, or nobody knows.
        """
        return await self._command(None, name, args)

    async def ask[T](self, kind: type[T], name: str, /, **args: object) -> T:
        """Have a command carried out for the host whose result is of that kind.

        Raises:
            RaveberryError: it was not, or nobody knows.
        """
        return _result_of(kind, await self._command(None, name, args))

    async def ask_as[T](
        self, guest: ActingGuest | None, kind: type[T], name: str, /, **args: object
    ) -> T:
        """Have a command carried out for a guest, with a guest's limits; None is the host.

        Raises:
            RaveberryError: it was not, or nobody knows.
        """
        return _result_of(kind, await self._command(guest, name, args))

    async def _command(
        self, guest: ActingGuest | None, name: str, args: Mapping[str, object]
    ) -> Mapping[str, object]:
        number = uuid4().hex
        envelope = CommandEnvelope(id=number, reply_to=self._reply_to, acting_as=guest, args=args)
        answer: asyncio.Future[Reply] = self._hass.loop.create_future()
        self._answers[number] = answer
        try:
            await self._publish(self._topics.command(name), dumps(envelope))
            async with asyncio.timeout(ANSWER_TIMEOUT_S):
                reply = await answer
        except TimeoutError as err:
            raise NoAnswerError from err
        finally:
            del self._answers[number]
        if reply.error is not None:
            raise RefusedError(reply.error)
        if not reply.ok:
            raise BadAnswerError({"reason": "$.error: is missing"})
        return reply.result or {}

    async def set_light(self, device: str, order: LightOrder) -> None:
        """Tell an LED device what to show; its state says whether it does.

        Raises:
            BrokerLostError: nobody could be told.
        """
        await self._publish(self._topics.light_set(device), dumps(order))

    async def direct_lights(self, order: LightsOrder) -> None:
        """Tell all LED devices together what to do; the visualizer's info says whether they do.

        Raises:
            BrokerLostError: nobody could be told.
        """
        await self._publish(self._topics.lights_set, dumps(order))

    async def _publish(self, topic: str, payload: str) -> None:
        # Without this the message would wait in the MQTT client and act on a later party.
        if not self.is_connected:
            raise BrokerLostError
        await mqtt.async_publish(self._hass, topic, payload, qos=1, retain=False)

    def _receive_reply(self, message: Received[Reply]) -> None:
        reply = message.value
        answer = self._answers.get(reply.id) if reply is not None and reply.id else None
        if reply is not None and answer is not None and not answer.done():
            answer.set_result(reply)


def _result_of[T](kind: type[T], result: Mapping[str, object]) -> T:
    try:
        return decoded(kind, result)
    except ContractError as err:
        raise BadAnswerError({"reason": str(err)}) from err


def _bytes_of(message: mqtt.ReceiveMessage) -> bytes:
    payload = message.payload
    return payload.encode() if isinstance(payload, str) else bytes(payload)
