"""Lights over MQTT: states of the visualizers in, commands out."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from raveberry_contract import ContractError, Topics, commands, messages
from raveberry_contract.topics import (
    LIGHT_PREVIEW,
    LIGHT_SET,
    LIGHT_STATE,
    LIGHTS_INFO,
    LIGHTS_SET,
    LIGHTS_STATUS,
    LIGHTS_WATCH,
    SPECTRUM,
    VISUALIZER_INFO,
    VISUALIZER_STATUS,
    Address,
    Encoded,
    Topic,
)

from raveberry_server.application.problems.problems import ProblemCode, Problems
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.presenter.lights_cache import LightsCache
from raveberry_server.presenter.spectrum_feed import SpectrumFeed
from raveberry_server.translations import english

from .connection import Outbox

_LOGGER = logging.getLogger(__name__)

WATCH_S: Final = 10.0
"""Duration of previews and spectrum after each message that requests them."""

MOST_FAULTS: Final = 20
"""Faults of the visualizer's options that are reported; more are left out."""

_SAY_AGAIN_S: Final = WATCH_S / 2


class MqttLights:
    """Implementation of the port `Lights`, which also updates what pages show of lights."""

    def __init__(
        self,
        *,
        topics: Topics,
        lights_cache: LightsCache,
        spectrum_feed: SpectrumFeed,
        problems: Problems,
    ) -> None:
        self._topics = topics
        self._lights_cache = lights_cache
        self._spectrum_feed = spectrum_feed
        self._problems = problems
        self._outbox: Outbox | None = None
        self._darkened: frozenset[str] = frozenset()
        self._next_watch: asyncio.TimerHandle | None = None
        lights_cache.on_watched_change(self._publish_demand)
        spectrum_feed.on_watched_change(self._publish_demand)

    def connect(self, outbox: Outbox | None) -> None:
        """Send commands to this outbox from now on; None while no broker is connected."""
        self._outbox = outbox
        if outbox is None:
            self._lights_cache.disconnect()
            self._stop_watch()
        elif self._is_watched:
            self._publish_demand()

    def take(self, address: Address[Any], payload: bytes) -> None:
        """Handle a message of the visualizer."""
        try:
            self._note(address.topic, address.level, payload)
        except ContractError as err:
            _LOGGER.warning("Ignored a message on %s: %s", address.name, err)

    # --- commands --------------------------------------------------------------------------------

    async def order(self, order: messages.LightOrder) -> None:
        """Change one light, or all of them.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device,
                `bad_request` for an effect, palette or parameter that none of them has.
        """
        devices = self._devices(order.device)
        effects = {effect for light in devices for effect in light.effects}
        if order.effect is not None and order.effect not in effects:
            known = ", ".join(sorted(effects))
            raise RefusedError(Refusal.EFFECT_UNKNOWN, choices=known)
        palettes = self._lights_cache.lights.palettes or {}
        if order.palette is not None and order.palette not in palettes:
            known = ", ".join(palettes)
            raise RefusedError(Refusal.PALETTE_UNKNOWN, choices=known)
        for effect in {order.effect or light.effect for light in devices}:
            self._expect_parameters(effect, order)
        self._send(devices, replace(order, device=None))

    async def switch(self, *, on: bool) -> None:
        """Switch all lights off, or on again those that were on before.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        devices = self._devices()
        if on:
            lit_before = [light for light in devices if light.id in self._darkened]
            self._send(lit_before or devices, messages.LightOrder(state=messages.Power.ON))
        else:
            lit = [light for light in devices if light.state is messages.Power.ON]
            self._darkened = frozenset(light.id for light in lit) or self._darkened
            self._send(devices, messages.LightOrder(state=messages.Power.OFF))

    async def direct(self, order: commands.SetLightShow) -> None:
        """Change what applies to all lights together.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        self._send_to_all(
            messages.LightsOrder(
                speed=order.speed,
                safe=order.safe,
                automatic=order.automatic,
                reactions=order.reactions,
            )
        )

    async def save_scene(self, name: str) -> None:
        """Save what all lights show under a name.

        Raises:
            RefusedError: `unavailable` without lights, `bad_request` without a name,
                `limit_reached` for one scene too many.
        """
        wanted = name.strip()
        if not wanted or not name.isprintable():
            raise RefusedError(Refusal.SCENE_UNNAMED)
        scenes = self._lights_cache.lights.scenes or ()
        if wanted not in scenes and len(scenes) >= messages.MOST_SCENES:
            raise RefusedError(Refusal.SCENES_LIMIT, limit=messages.MOST_SCENES, remaining=0)
        self._send_to_all(messages.LightsOrder(save_scene=wanted))

    async def recall_scene(self, name: str) -> None:
        """Show a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        self._expect_scene(name)
        self._send_to_all(messages.LightsOrder(scene=name))

    async def remove_scene(self, name: str) -> None:
        """Delete a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        self._expect_scene(name)
        self._send_to_all(messages.LightsOrder(remove_scene=name))

    async def find(self) -> None:
        """Discover devices in the network.

        Raises:
            RefusedError: `unavailable` without a visualizer, or where it cannot discover devices.
        """
        self._expect_show()
        if self._lights_cache.lights.finding is None:
            raise RefusedError(Refusal.DISCOVERY_UNAVAILABLE)
        self._publish_to_all(messages.LightsOrder(find=True))

    async def add(self, device: str) -> None:
        """Add a discovered device as a light.

        Raises:
            RefusedError: `unavailable` without a visualizer, `not_found` for an unknown device.
        """
        self._expect_show()
        found = self._lights_cache.lights.found or ()
        _expect_known(device, [light.id for light in found])
        self._publish_to_all(messages.LightsOrder(add=device))

    async def take_back(self, device: str) -> None:
        """Remove a light that was discovered and added.

        Raises:
            RefusedError: `unavailable` without a visualizer, `not_found` for any other device.
        """
        self._expect_show()
        _expect_known(
            device, [light.id for light in self._lights_cache.lights.devices if light.added]
        )
        self._publish_to_all(messages.LightsOrder(remove=device))

    async def calibrate(self, device: str, *, on: bool) -> None:
        """Start or stop the calibration of a light, which flashes at each click in the sound.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        (light,) = self._devices(device)
        calibration = messages.Calibration(device=light.id, on=on)
        self._send_to_all(messages.LightsOrder(calibration=calibration))

    def _devices(self, wanted: str | None = None) -> Sequence[messages.Light]:
        """Return one device, or all without an id."""
        lights = self._lights_cache.lights
        if self._outbox is None or not lights.online or not lights.devices:
            raise RefusedError(Refusal.LIGHTS_MISSING)
        devices = [light for light in lights.devices if wanted in (None, light.id)]
        if not devices:
            names = ", ".join(light.id for light in lights.devices)
            raise RefusedError(Refusal.LIGHT_UNKNOWN, choices=names)
        return devices

    def _expect_show(self) -> None:
        if self._outbox is None or not self._lights_cache.lights.online:
            raise RefusedError(Refusal.LIGHT_SHOW_STOPPED)

    def _expect_scene(self, name: str) -> None:
        self._devices()
        scenes = self._lights_cache.lights.scenes or ()
        if name not in scenes:
            known = ", ".join(scenes) or "-"
            raise RefusedError(Refusal.SCENE_UNKNOWN, choices=known)

    def _expect_parameters(self, effect: str, order: messages.LightOrder) -> None:
        parameters = {
            one.id: one for one in (self._lights_cache.lights.parameters or {}).get(effect, ())
        }
        for name, value in (order.parameters or {}).items():
            parameter = parameters.get(name)
            if parameter is None:
                known = ", ".join(parameters) or "-"
                raise RefusedError(
                    Refusal.PARAMETER_UNKNOWN, effect=effect, name=repr(name[:40]), choices=known
                )
            if not parameter.low <= value <= parameter.high:
                raise RefusedError(
                    Refusal.PARAMETER_OUT_OF_RANGE,
                    name=name,
                    low=parameter.low,
                    high=parameter.high,
                )

    def _send(self, lights: Sequence[messages.Light], order: messages.LightOrder) -> None:
        encoded = LIGHT_SET.encode(order)
        for light in lights:
            self._publish(self._topics.address(LIGHT_SET, light.id), encoded)

    def _send_to_all(self, order: messages.LightsOrder) -> None:
        self._devices()
        self._publish_to_all(order)

    def _publish_to_all(self, order: messages.LightsOrder) -> None:
        address = self._topics.address(LIGHTS_SET)
        self._publish(address, LIGHTS_SET.encode(order))

    def _publish[Message](self, address: Address[Message], message: Encoded[Message]) -> None:
        if self._outbox is not None:
            self._outbox.publish(address, message)

    # --- previews and spectrum -------------------------------------------------------------------

    @property
    def _is_watched(self) -> bool:
        return self._lights_cache.is_watched or self._spectrum_feed.is_watched

    def _publish_demand(self) -> None:
        """Request or end previews and spectrum; repeated while watched, as a request expires."""
        self._stop_watch()
        watch = messages.LightsWatch(
            for_s=WATCH_S if self._lights_cache.is_watched else 0.0,
            spectrum_for_s=WATCH_S if self._spectrum_feed.is_watched else None,
            spectrum_of=self._lights_cache.visualizers.main or None,
        )
        address = self._topics.address(LIGHTS_WATCH)
        self._publish(address, LIGHTS_WATCH.encode(watch))
        if self._is_watched and self._outbox is not None:
            loop = asyncio.get_running_loop()
            self._next_watch = loop.call_later(_SAY_AGAIN_S, self._publish_demand)

    def _stop_watch(self) -> None:
        if self._next_watch is not None:
            self._next_watch.cancel()
        self._next_watch = None

    # --- received messages -----------------------------------------------------------------------

    def _note(self, topic: Topic[Any], level: str, payload: bytes) -> None:
        """Note a message; `level` is the id of a device or the name of a visualizer."""
        if topic is LIGHT_PREVIEW:
            self._lights_cache.receive_preview(level, payload)
        elif topic is SPECTRUM:
            self._spectrum_feed.receive(SPECTRUM.decode(payload))
        elif topic is LIGHT_STATE:
            state = LIGHT_STATE.decode(payload) if payload else None
            self._lights_cache.set_state(level, state)
        elif topic in {LIGHTS_INFO, VISUALIZER_INFO}:
            info = LIGHTS_INFO.decode(payload) if payload else None
            self._lights_cache.set_info(info, level)
            combined = self._lights_cache.visualizers.combined
            self._note_faults((combined.faults if combined is not None else None) or ())
        elif topic in {LIGHTS_STATUS, VISUALIZER_STATUS}:
            is_online = payload == messages.Presence.ONLINE.encode()
            self._lights_cache.set_online(level, is_online=is_online)

    def _note_faults(self, faults: Sequence[messages.LightFault]) -> None:
        """Report unusable options of the visualizer, and clear those that have become usable."""
        wrong = {fault.option for fault in faults}
        for problem in self._problems.current:
            option = problem.params.get("option")
            if problem.code is ProblemCode.LIGHT_UNUSABLE and option not in wrong:
                self._problems.clear(ProblemCode.LIGHT_UNUSABLE, subject=option)
        for fault in faults[:MOST_FAULTS]:
            params = {**_reason_params(fault.reason), "option": fault.option}
            self._problems.report(ProblemCode.LIGHT_UNUSABLE, **params)


def _reason_params(reason: messages.Notice) -> Mapping[str, str | int]:
    """Return the code of a reason with its params; that of unknown reasons if it has no words."""
    if reason.code not in english.PROBLEMS:
        return {"reason": "reason_unknown", "code": reason.code}
    values = {name: _param(value) for name, value in reason.params.items()}
    return {**values, "reason": reason.code}


def _param(value: str | float) -> str | int:
    if isinstance(value, str):
        return value
    return int(value) if float(value).is_integer() else str(value)


def _expect_known(device: str, known: Sequence[str]) -> None:
    if device not in known:
        names = ", ".join(known) or "-"
        raise RefusedError(Refusal.LIGHT_UNKNOWN, choices=names)
