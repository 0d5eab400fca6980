"""Commands for one light or for all lights together."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from raveberry_contract import ContractError
from raveberry_contract.messages import MOST_SCENES, LightOrder, LightsOrder, Power
from raveberry_contract.topics import LIGHT_SET, LIGHTS_SET, Topic

from raveberry_visualizer.effects import EFFECTS
from raveberry_visualizer.engine import LightSetting, VisualizerError

from .device_registry import DeviceRegistry
from .lights_publisher import LightsPublisher
from .log_once import LogOnce
from .party_lighting import PartyLighting
from .settings_and_scenes import LightsState
from .settings_format import StoredSettings, rgb

LONGEST_NAME: Final = 60

_ALL: Final = "all lights"


class _UnknownHereError(VisualizerError):
    """A command names a scene or device that another visualizer may have."""


class CommandHandler:
    """Carries commands out; an invalid one is logged, and the true state is published again."""

    def __init__(
        self, *, state: LightsState, party: PartyLighting, publisher: LightsPublisher
    ) -> None:
        self._state = state
        self._party = party
        self._publisher = publisher
        self._log = LogOnce()

    def handle_light(self, device: str, payload: bytes, *, is_retained: bool) -> None:
        """Handle a command for one light."""
        light = self._state.lights.get(device)
        if light is None:
            known = ", ".join(self._state.lights) or "none"
            self._log.inform(device, f"there is no light {device!r} here; there are: {known}")
            return
        self._publisher.republish_light(device)
        try:
            order = _parsed(LIGHT_SET, payload, is_retained=is_retained)
            setting = ordered_setting(light.setting, order, self._party.palettes)
        except ContractError as err:
            self._log.warn(device, f"a command for light {device} is invalid: {err}")
            return
        self._log.clear(device)
        if order.effect is not None:
            # A user who chooses an effect wants to see it.
            self._state.stop_auto_show()
        if setting != light.setting:
            self._state.scene = None
            self._state.change_light(light, setting)
            self._party.set_palettes()

    def handle_all(self, payload: bytes, *, is_retained: bool, now_s: float) -> None:
        """Handle a command for all lights together."""
        try:
            order = _parsed(LIGHTS_SET, payload, is_retained=is_retained)
            validate(order, self._state.settings, self._state.registry)
        except _UnknownHereError as err:
            self._log.inform(_ALL, f"a command for {_ALL} does not apply here: {err}")
            return
        except ContractError as err:
            self._log.warn(_ALL, f"a command for {_ALL} is invalid: {err}")
            return
        self._log.clear(_ALL)
        self._state.change_settings(ordered_settings(self._state.settings, order))
        self._change_devices(order)
        self._change_scenes(order)
        self._party.set_palettes()
        if order.calibration is not None:
            self._party.overrides.calibrate(order.calibration, now_s)
        self._state.loop.wake()

    def _change_devices(self, order: LightsOrder) -> None:
        if order.add is not None:
            self._state.add_device(order.add)
        if order.remove is not None:
            self._state.registry.remove(order.remove)
            self._publisher.remove_light(order.remove)
            self._party.overrides.end_calibration(order.remove)
        if order.find:
            self._state.registry.start_search()

    def _change_scenes(self, order: LightsOrder) -> None:
        if order.scene is not None:
            for device in self._state.recall_scene(order.scene):
                self._publisher.republish_light(device)
        if order.save_scene is not None:
            self._state.save_scene(order.save_scene)
        if order.remove_scene is not None:
            self._state.remove_scene(order.remove_scene)


def ordered_setting(
    setting: LightSetting, order: LightOrder, palettes: Collection[str]
) -> LightSetting:
    """Return the setting after a command; omitted fields keep their values.

    Raises:
        ContractError: the command names an unknown effect, palette or parameter, or a value out
            of range.
    """
    effect = _or(order.effect, setting.effect)
    _expect(effect, EFFECTS, "$.effect")
    if order.palette is not None:
        _expect(order.palette, palettes, "$.palette")
    is_on = None if order.state is None else order.state is Power.ON
    return replace(
        setting,
        is_on=_or(is_on, setting.is_on),
        brightness=_or(order.brightness, setting.brightness),
        color=setting.color if order.color is None else rgb(order.color),
        effect=effect,
        parameters=_ordered_parameters(setting.parameters, effect, order.parameters or {}),
        palette=_or(order.palette, setting.palette),
        is_monochrome=_or(order.monochrome, setting.is_monochrome),
        delay_ms=_or(order.delay_ms, setting.delay_ms),
        gamma=_or(order.gamma, setting.gamma),
        white=setting.white if order.white is None else rgb(order.white),
        crossfade_s=_or(order.crossfade_s, setting.crossfade_s),
    )


def ordered_settings(settings: StoredSettings, order: LightsOrder) -> StoredSettings:
    """Return the settings of all lights after a command; omitted fields keep their values."""
    return replace(
        settings,
        speed=_or(order.speed, settings.speed),
        safe=_or(order.safe, settings.safe),
        automatic=_or(order.automatic, settings.automatic),
        reactions=_or(order.reactions, settings.reactions),
    )


def validate(order: LightsOrder, settings: StoredSettings, registry: DeviceRegistry) -> None:
    """Check a command before any part of it is carried out.

    Raises:
        ContractError: a search is impossible, or the name of a scene.
        _UnknownHereError: the command names an unknown scene or device.
    """
    for path, name in (("$.scene", order.scene), ("$.remove_scene", order.remove_scene)):
        if name is not None:
            _expect_here(name, settings.scenes, path)
    if order.save_scene is not None:
        _validate_scene_name(order.save_scene, settings.scenes)
    if order.calibration is not None:
        _expect_here(order.calibration.device, registry.lights, "$.calibration.device")
    if order.find and not registry.can_search:
        raise ContractError(
            "$.find", "the add-on has a network of its own; name the devices in its options"
        )
    if order.add is not None:
        _expect_here(order.add, [one.id for one in registry.found], "$.add")
    if order.remove is not None:
        _expect_here(order.remove, registry.added, "$.remove")


def _parsed[Message](topic: Topic[Message], payload: bytes, *, is_retained: bool) -> Message:
    if is_retained:
        raise ContractError("$", "it is retained and would come back after each reconnection")
    return topic.decode(payload)


def _validate_scene_name(name: str, scenes: Collection[str]) -> None:
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise ContractError(
            "$.save_scene", f"a name has 1 to {LONGEST_NAME} characters that can be printed"
        )
    if name not in scenes and len(scenes) >= MOST_SCENES:
        raise ContractError("$.save_scene", f"{MOST_SCENES} scenes are kept; remove one first")


def _or[T](chosen: T | None, before: T) -> T:
    return before if chosen is None else chosen


def _expect(name: str, known: Collection[str], path: str) -> None:
    if name not in known:
        raise ContractError(path, _unknown(name, known))


def _expect_here(name: str, known: Collection[str], path: str) -> None:
    if name not in known:
        raise _UnknownHereError(f"{path}: {_unknown(name, known)}")


def _unknown(name: str, known: Collection[str]) -> str:
    allowed = ", ".join(known) or "none"
    return f"expected one of {allowed}, got {name!r:.80}"


def _ordered_parameters(
    before: Mapping[str, Mapping[str, float]], effect: str, chosen: Mapping[str, float]
) -> Mapping[str, Mapping[str, float]]:
    """Return the parameters of all effects after some of one effect were set."""
    parameters = {parameter.id: parameter for parameter in EFFECTS[effect].parameters}
    for name, value in chosen.items():
        path = f"$.parameters.{name:.40}"
        if name not in parameters:
            known = ", ".join(parameters) or "none"
            raise ContractError(path, f"effect {effect} has no such parameter; it has: {known}")
        if not parameters[name].allows(value):
            low, high = parameters[name].low, parameters[name].high
            raise ContractError(path, f"must be from {low} to {high}, got {value}")
    return {**before, effect: {**before.get(effect, {}), **chosen}} if chosen else before
