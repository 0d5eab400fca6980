"""A fake of server and visualizer, as seen over MQTT."""

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

from custom_components.raveberry.contract import Topics, decoded, loads, topics
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
    """Return a golden sample of the contract with some values changed."""
    raw = json.loads((SAMPLES / f"{file}.json").read_text())
    return json.dumps(raw | changes)


@dataclass(kw_only=True)
class FakeServer:
    """Publishes messages, records commands and replies to them.

    Attributes:
        commands: name and arguments of each received command.
        guests: the acting guest of each command, None for the host.
        orders: device and order of each received light order.
        show_orders: each received order for the light show.
        has_command: set with each command.
        replies: reply by command, an empty result by default; None sends no reply.
        replies_per_command: number of replies to each command.
        announcement: sample of the event that follows an announcement, if any.
    """

    hass: HomeAssistant
    commands: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    guests: list[ActingGuest | None] = field(default_factory=list)
    orders: list[tuple[str, LightOrder]] = field(default_factory=list)
    show_orders: list[LightsOrder] = field(default_factory=list)
    has_command: asyncio.Event = field(default_factory=asyncio.Event)
    replies: dict[str, dict[str, Any] | Problem | str | None] = field(default_factory=dict)
    replies_per_command: int = 1
    announcement: str = "Event.announcement_started"

    async def start(self) -> None:
        """Subscribe to commands and orders."""
        await mqtt.async_subscribe(
            self.hass, TOPICS.filter(topics.COMMAND), self._receive_command, qos=1
        )
        await mqtt.async_subscribe(
            self.hass, TOPICS.filter(topics.LIGHT_SET), self._receive_order, qos=1
        )
        await mqtt.async_subscribe(
            self.hass, TOPICS.name(topics.LIGHTS_SET), self._receive_show_order, qos=1
        )

    def fire(self, topic: str, payload: str | bytes, *, retain: bool = False) -> None:
        """Publish a message."""
        async_fire_mqtt_message(self.hass, topic, payload, retain=retain)

    async def publish(self, topic: str, payload: str | bytes, *, retain: bool = False) -> None:
        """Publish a message and wait until Home Assistant has processed it."""
        self.fire(topic, payload, retain=retain)
        await self.hass.async_block_till_done()

    async def publish_party(self) -> None:
        """Publish the retained messages of a party under way."""
        for topic, payload in (
            (TOPICS.name(topics.INFO), sample("Info")),
            (TOPICS.name(topics.STATUS), "online"),
            (TOPICS.name(topics.PLAYER), sample("Player.playing")),
            (TOPICS.name(topics.QUEUE), sample("Queue")),
            (TOPICS.name(topics.PARTY), sample("Party")),
            (TOPICS.name(topics.SETTINGS), sample("Settings")),
            (TOPICS.name(topics.UNDECIDED), sample("Undecided")),
            (TOPICS.name(topics.UPKEEP), sample("Upkeep")),
            (TOPICS.name(topics.ARTWORK), JPEG),
            (TOPICS.name(topics.JOIN_QR), PNG),
            (TOPICS.name(topics.LIGHTS_STATUS), "online"),
            (TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo")),
            (TOPICS.name(topics.LIGHT_STATE, "ring"), sample("LightState")),
            (TOPICS.name(topics.LIGHT_STATE, "strip"), sample("LightState.off")),
        ):
            self.fire(topic, payload, retain=True)
        await self.hass.async_block_till_done()

    def refuse(
        self,
        command: str,
        code: str,
        refusal: str,
        params: dict[str, str | float] | None = None,
        **limits: float,
    ) -> None:
        """Refuse a command from now on, with an English text that must not be shown."""
        message = f"[untranslated {refusal}]"
        self.replies[command] = Problem(
            code=code, refusal=refusal, params=params or {}, message=message, **limits
        )

    @callback
    def _receive_command(self, message: mqtt.ReceiveMessage) -> None:
        name = _level(message)
        envelope = loads(CommandEnvelope, message.payload)
        self.commands.append((name, dict(envelope.args)))
        self.guests.append(envelope.acting_as)
        self.has_command.set()
        self._note_light_order(name, dict(envelope.args))
        reply = self.replies.get(name, {})
        if reply is None:
            return
        assert envelope.reply_to is not None
        for _ in range(self.replies_per_command):
            async_fire_mqtt_message(self.hass, envelope.reply_to, _encode_reply(envelope.id, reply))
        if name == "announce" and self.announcement and not isinstance(reply, Problem):
            self.fire(TOPICS.name(topics.EVENT), sample(self.announcement))

    def _note_light_order(self, name: str, args: dict[str, Any]) -> None:
        """Record an order for lights, which the server passes on."""
        if name == "set_lights" and "device" in args:
            device = args.pop("device")
            self.orders.append((device, decoded(LightOrder, args)))
        elif name == "set_light_show":
            self.show_orders.append(decoded(LightsOrder, args))
        elif name == "recall_light_scene":
            self.show_orders.append(LightsOrder(scene=args["name"]))

    @callback
    def _receive_order(self, message: mqtt.ReceiveMessage) -> None:
        self.orders.append((_level(message), loads(LightOrder, message.payload)))

    @callback
    def _receive_show_order(self, message: mqtt.ReceiveMessage) -> None:
        self.show_orders.append(loads(LightsOrder, message.payload))


def _encode_reply(command_id: str | None, reply: dict[str, Any] | Problem | str) -> str:
    if isinstance(reply, str):
        return reply.replace("<id>", command_id or "")
    if isinstance(reply, Problem):
        return _reply_text(Reply(id=command_id, ok=False, error=reply))
    return _reply_text(Reply(id=command_id, ok=True, result=reply))


def _reply_text(reply: Reply) -> str:
    return topics.REPLY.encode(reply).payload.decode()


def _level(message: mqtt.ReceiveMessage) -> str:
    """Return the name of a command, or the id of a device."""
    address = TOPICS.received(message.topic)
    assert address is not None
    return address.level


def subscription(mqtt_mock: MqttMockHAClient, topic: str) -> asyncio.Future[None]:
    """Return a future that is done when Home Assistant subscribes to a topic from now on."""
    subscribed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def on_subscribe(subscribed_topic: str, *_: Any, **__: Any) -> Any:
        if subscribed_topic == topic and not subscribed.done():
            subscribed.set_result(None)
        return DEFAULT  # continue with the original method

    mqtt_mock.async_subscribe.side_effect = on_subscribe
    return subscribed
