"""The other end: a server and a visualizer as the integration sees them."""

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import DEFAULT

from homeassistant.components import mqtt
from homeassistant.core import HomeAssistant, callback
from pytest_homeassistant_custom_component.common import async_fire_mqtt_message
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry.contract import Topics, dumps, loads
from custom_components.raveberry.contract.messages import (
    ActingGuest,
    CommandEnvelope,
    LightOrder,
    LightsOrder,
    Problem,
    Reply,
)

SAMPLES = Path(__file__).parents[1] / "contract/samples/v1"
TOPICS = Topics("raveberry")
SERVER_ID = "7f3c1c0e8b7d4c7e9a51d1f0a2b6c3d4"
PNG = b"\x89PNG\r\n\x1a\n a picture"
JPEG = b"\xff\xd8\xff a cover"


def sample(file: str, /, **changes: Any) -> str:
    """A golden sample of the contract, with some values changed."""
    raw = json.loads((SAMPLES / f"{file}.json").read_text())
    return json.dumps(raw | changes)


@dataclass(kw_only=True)
class Server:
    """Says what it is told to say, notes what it is told, and answers as it is told to.

    Attributes:
        commands: name and arguments of each command that arrived.
        guests: whom each of them was given for, None for the host.
        orders: device and order of each light order that arrived.
        orders_for_all: each order for all lights together that arrived.
        has_heard: set with each command.
        answers: what to answer to a command instead of an empty result; None is silence.
        times_answered: how often each command is answered.
    """

    hass: HomeAssistant
    commands: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    guests: list[ActingGuest | None] = field(default_factory=list)
    orders: list[tuple[str, LightOrder]] = field(default_factory=list)
    orders_for_all: list[LightsOrder] = field(default_factory=list)
    has_heard: asyncio.Event = field(default_factory=asyncio.Event)
    answers: dict[str, dict[str, Any] | Problem | str | None] = field(default_factory=dict)
    times_answered: int = 1

    async def start(self) -> None:
        """Take commands."""
        await mqtt.async_subscribe(self.hass, TOPICS.command_filter, self._take_command, qos=1)
        await mqtt.async_subscribe(self.hass, TOPICS.light_set_filter, self._take_order, qos=1)
        await mqtt.async_subscribe(self.hass, TOPICS.lights_set, self._take_order_for_all, qos=1)

    def post(self, topic: str, payload: str | bytes, *, retain: bool = False) -> None:
        """Publish."""
        async_fire_mqtt_message(self.hass, topic, payload, retain=retain)

    async def say(self, topic: str, payload: str | bytes, *, retain: bool = False) -> None:
        """Publish, and wait until Home Assistant has nothing left to do."""
        self.post(topic, payload, retain=retain)
        await self.hass.async_block_till_done()

    async def say_everything(self) -> None:
        """What a broker holds when a party is under way."""
        for topic, payload in (
            (TOPICS.info, sample("Info")),
            (TOPICS.status, "online"),
            (TOPICS.player, sample("Player.playing")),
            (TOPICS.queue, sample("Queue")),
            (TOPICS.party, sample("Party")),
            (TOPICS.settings, sample("Settings")),
            (TOPICS.undecided, sample("Undecided")),
            (TOPICS.upkeep, sample("Upkeep")),
            (TOPICS.artwork, JPEG),
            (TOPICS.join_qr, PNG),
            (TOPICS.lights_status, "online"),
            (TOPICS.lights_info, sample("LightsInfo")),
            (TOPICS.light_state("ring"), sample("LightState")),
            (TOPICS.light_state("strip"), sample("LightState.off")),
        ):
            self.post(topic, payload, retain=True)
        await self.hass.async_block_till_done()

    def refuse(self, command: str, code: str, message: str) -> None:
        """Refuse a command from now on."""
        self.answers[command] = Problem(code=code, message=message)

    @callback
    def _take_command(self, message: mqtt.ReceiveMessage) -> None:
        name = TOPICS.command_name(message.topic)
        assert name is not None
        envelope = loads(CommandEnvelope, message.payload)
        self.commands.append((name, dict(envelope.args)))
        self.guests.append(envelope.acting_as)
        self.has_heard.set()
        answer = self.answers.get(name, {})
        if answer is None:
            return
        assert envelope.reply_to is not None
        for _ in range(self.times_answered):
            async_fire_mqtt_message(self.hass, envelope.reply_to, _reply(envelope.id, answer))

    @callback
    def _take_order(self, message: mqtt.ReceiveMessage) -> None:
        device = TOPICS.light_device(message.topic)
        assert device is not None
        self.orders.append((device, loads(LightOrder, message.payload)))

    @callback
    def _take_order_for_all(self, message: mqtt.ReceiveMessage) -> None:
        self.orders_for_all.append(loads(LightsOrder, message.payload))


def _reply(number: str | None, answer: dict[str, Any] | Problem | str) -> str:
    if isinstance(answer, str):
        return answer.replace("<id>", number or "")
    if isinstance(answer, Problem):
        return dumps(Reply(id=number, ok=False, error=answer))
    return dumps(Reply(id=number, ok=True, result=answer))


def subscription(mqtt_mock: MqttMockHAClient, topic: str) -> asyncio.Future[None]:
    """Done as soon as Home Assistant asks the broker for a topic, from now on."""
    asked: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def note(subscribed: str, *_: Any, **__: Any) -> Any:
        if subscribed == topic and not asked.done():
            asked.set_result(None)
        return DEFAULT  # go on as if we were not here

    mqtt_mock.async_subscribe.side_effect = note
    return asked
