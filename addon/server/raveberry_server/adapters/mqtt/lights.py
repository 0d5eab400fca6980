"""The lights: what the visualizer says comes in, orders for it go out."""

import logging

from raveberry_contract import ContractError, Topics, dumps, loads, messages

from raveberry_server.domain import commands as arguments
from raveberry_server.domain.errors import Reason, RefusedError
from raveberry_server.presenter.lights import LightBoard

from .connection import Message, Outbox

_LOGGER = logging.getLogger(__name__)


class LightLink:
    """Implements `Lights`; fills the board."""

    def __init__(self, *, topics: Topics, board: LightBoard) -> None:
        self._topics = topics
        self._board = board
        self._outbox: Outbox | None = None

    @property
    def filters(self) -> tuple[str, ...]:
        """What has to be subscribed to."""
        return (
            self._topics.lights_status,
            self._topics.lights_info,
            self._topics.light_state_filter,
        )

    def connect(self, outbox: Outbox | None) -> None:
        """From now on orders go there; None while there is no broker, and so no lights."""
        self._outbox = outbox
        if outbox is None:
            self._board.note_presence(is_online=False)

    def take(self, message: Message) -> bool:
        """Take a message in; whether it was about lights."""
        device = self._topics.light_device(message.topic)
        topics = (self._topics.lights_status, self._topics.lights_info)
        if device is None and message.topic not in topics:
            return False
        try:
            self._note(message, device)
        except ContractError as err:
            _LOGGER.warning("Ignored a message on %s: %s", message.topic, err)
        return True

    async def order(self, order: arguments.SetLights) -> None:
        """Pass an order on.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device,
                `bad_request` for an effect that none of them has.
        """
        lights = self._board.lights
        if self._outbox is None or not lights.online or not lights.devices:
            raise RefusedError(
                Reason.UNAVAILABLE, "No lights are connected; see RAVEBERRY_LIGHTS in the manual"
            )
        devices = [light for light in lights.devices if order.device in (None, light.id)]
        if not devices:
            names = ", ".join(light.id for light in lights.devices)
            raise RefusedError(
                Reason.NOT_FOUND, f"There is no such device; the known ones are {names}"
            )
        effects = {effect for light in devices for effect in light.effects}
        if order.effect is not None and order.effect not in effects:
            known = ", ".join(sorted(effects))
            raise RefusedError(Reason.BAD_REQUEST, f"effect must be one of {known}")
        text = dumps(_light_order(order))
        for light in devices:
            self._outbox.publish(self._topics.light_set(light.id), text, qos=1, is_retained=False)

    def _note(self, message: Message, device: str | None) -> None:
        if device is not None:
            state = loads(messages.LightState, message.payload) if message.payload else None
            self._board.note_state(device, state)
        elif message.topic == self._topics.lights_info:
            info = loads(messages.LightsInfo, message.payload) if message.payload else None
            self._board.note_info(info)
        else:
            is_online = message.payload == messages.Presence.ONLINE.encode()
            self._board.note_presence(is_online=is_online)


def _light_order(order: arguments.SetLights) -> messages.LightOrder:
    color = order.color
    return messages.LightOrder(
        state=messages.Power(order.state) if order.state is not None else None,
        brightness=order.brightness,
        color=messages.Color(r=color.r, g=color.g, b=color.b) if color is not None else None,
        effect=order.effect,
    )
