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
    """

    hass: HomeAssistant
    commands: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    guests: list[ActingGuest | None] = field(default_factory=list)
    orders: list[tuple[str, LightOrder]] = field(default_factory=list)
    show_orders: list[LightsOrder] = field(default_factory=list)
    has_command: asyncio.Event = field(default_factory=asyncio.Event)
    replies: dict[str, dict[str, Any] | Problem | str | None] = field(default_factory=dict)
    replies_per_command: int = 1

    async def start(self) -> None:
        """Subscribe to commands and orders."""
        await mqtt.async_subscribe(self.hass, TOPICS.command_filter, self._receive_command, qos=1)
        await mqtt.async_subscribe(self.hass, TOPICS.light_set_filter, self._receive_order, qos=1)
        await mqtt.async_subscribe(self.hass, TOPICS.lights_set, self._receive_show_order, qos=1)

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
        name = TOPICS.command_name(message.topic)
        assert name is not None
        envelope = loads(CommandEnvelope, message.payload)
        self.commands.append((name, dict(envelope.args)))
        self.guests.append(envelope.acting_as)
        self.has_command.set()
        reply = self.replies.get(name, {})
        if reply is None:
            return
        assert envelope.reply_to is not None
        for _ in range(self.replies_per_command):
            async_fire_mqtt_message(self.hass, envelope.reply_to, _encode_reply(envelope.id, reply))

    @callback
    def _receive_order(self, message: mqtt.ReceiveMessage) -> None:
        device = TOPICS.light_device(message.topic)
        assert device is not None
        self.orders.append((device, loads(LightOrder, message.payload)))

    @callback
    def _receive_show_order(self, message: mqtt.ReceiveMessage) -> None:
        self.show_orders.append(loads(LightsOrder, message.payload))


def _encode_reply(command_id: str | None, reply: dict[str, Any] | Problem | str) -> str:
    if isinstance(reply, str):
        return reply.replace("<id>", command_id or "")
    if isinstance(reply, Problem):
        return dumps(Reply(id=command_id, ok=False, error=reply))
    return dumps(Reply(id=command_id, ok=True, result=reply))


def subscription(mqtt_mock: MqttMockHAClient, topic: str) -> asyncio.Future[None]:
    """Return a future that is done when Home Assistant subscribes to a topic from now on."""
    subscribed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def on_subscribe(subscribed_topic: str, *_: Any, **__: Any) -> Any:
        if subscribed_topic == topic and not subscribed.done():
            subscribed.set_result(None)
        return DEFAULT  # continue with the original method

    mqtt_mock.async_subscribe.side_effect = on_subscribe
    return subscribed
