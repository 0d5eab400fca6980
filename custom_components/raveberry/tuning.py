"""What can be tuned about the lights: it comes and goes with the devices and their effects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.number import NumberEntity, NumberMode
from homeassistant.components.select import SelectEntity
from homeassistant.components.switch import SwitchEntity
from homeassistant.const import EntityCategory, UnitOfTime
from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er

from .contract.messages import LightOrder, LightsOrder
from .entity import RaveberryEntity, command

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.const import Platform
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .contract.messages import EffectParameter, LightDevice, LightsInfo, LightState
    from .coordinator import RaveberryCoordinator

    type Wanted = Mapping[str, Callable[[], RaveberryEntity]]

SOONEST_MS: Final = -500
LATEST_MS: Final = 2000
_STEPS: Final = 100
"""A slider has so many places."""


@callback
def follow_lights(
    hass: HomeAssistant,
    coordinator: RaveberryCoordinator,
    platform: Platform,
    wanted: Callable[[LightsInfo], Wanted],
    add: AddConfigEntryEntitiesCallback,
) -> None:
    """Have the entities that fit the lights, by their keys, now and whenever these change."""
    shown: set[str] = set()

    @callback
    def follow() -> None:
        lights = coordinator.data.lights
        if lights is None:
            return
        present = wanted(lights)
        _forget_others(hass, coordinator, platform, present)
        shown.intersection_update(present)
        fresh = [make() for key, make in present.items() if key not in shown]
        shown.update(present)
        if fresh:
            add(fresh)

    coordinator.config_entry.async_on_unload(coordinator.async_add_listener(follow))
    follow()


def _forget_others(
    hass: HomeAssistant, coordinator: RaveberryCoordinator, platform: Platform, present: Wanted
) -> None:
    """Remove what belonged to devices and effects that the visualizer no longer has."""
    registry = er.async_get(hass)
    ours = f"{coordinator.info.id}_light"
    unique_ids = {f"{coordinator.info.id}_{key}" for key in present}
    for known in er.async_entries_for_config_entry(registry, coordinator.config_entry.entry_id):
        is_of_lights = known.domain == platform and known.unique_id.startswith(ours)
        if is_of_lights and known.unique_id not in unique_ids:
            registry.async_remove(known.entity_id)


def wanted_numbers(coordinator: RaveberryCoordinator, lights: LightsInfo) -> Wanted:
    """The delay of each device, and each parameter of its effects."""
    numbers: dict[str, Callable[[], RaveberryEntity]] = {}
    if lights.palettes is None:
        return numbers
    for device in lights.devices:
        numbers[f"light_{device.id}_delay"] = partial(Delay, coordinator, device)
        for effect in device.effects:
            for parameter in (lights.parameters or {}).get(effect, ()):
                key = f"light_{device.id}_{effect}_{parameter.id}"
                numbers[key] = partial(EffectNumber, coordinator, key, device, effect, parameter)
    return numbers


def wanted_selects(coordinator: RaveberryCoordinator, lights: LightsInfo) -> Wanted:
    """The palette of each device, and the scene of all."""
    if lights.palettes is None:
        return {}
    selects: dict[str, Callable[[], RaveberryEntity]] = {
        f"light_{device.id}_palette": partial(Palette, coordinator, device)
        for device in lights.devices
    }
    return selects | {"lights_scene": partial(Scene, coordinator)}


def wanted_switches(coordinator: RaveberryCoordinator, lights: LightsInfo) -> Wanted:
    """What all lights together do."""
    return {
        key: partial(ShowSwitch, coordinator, key, choice)
        for key, choice in _SHOW_CHOICES.items()
        if choice.shown(lights) is not None
    }


@dataclass(frozen=True, slots=True)
class _ShowChoice:
    """Something that all lights do or do not: what is said of it, and how it is ordered."""

    shown: Callable[[LightsInfo], bool | None]
    order: Callable[[bool], LightsOrder]


_SHOW_CHOICES: Final = {
    "lights_safe": _ShowChoice(lambda lights: lights.safe, lambda on: LightsOrder(safe=on)),
    "lights_automatic": _ShowChoice(
        lambda lights: lights.automatic, lambda on: LightsOrder(automatic=on)
    ),
    "lights_reactions": _ShowChoice(
        lambda lights: lights.reactions, lambda on: LightsOrder(reactions=on)
    ),
}


class _OfTheLights(RaveberryEntity):
    """Something that the visualizer takes orders for; the server is not needed."""

    @property
    def available(self) -> bool:
        """Whether the visualizer is there."""
        return self.known.are_lights_available and self.known.lights is not None


class _OfADevice(_OfTheLights):
    """Something about one LED device."""

    _attr_entity_category = EntityCategory.CONFIG

    def __init__(self, coordinator: RaveberryCoordinator, key: str, device: LightDevice) -> None:
        super().__init__(coordinator, key)
        self._device_id = device.id
        self._attr_translation_placeholders = {"light": device.name}

    @property
    def state_of_light(self) -> LightState | None:
        """What the device shows."""
        return self.known.light_states.get(self._device_id)

    @property
    def available(self) -> bool:
        """Whether it is known what the device shows."""
        return super().available and self.state_of_light is not None


class Delay(_OfADevice, NumberEntity):
    """How much later than drawn a device shows its light."""

    _attr_translation_key = "light_delay"
    _attr_native_unit_of_measurement = UnitOfTime.MILLISECONDS
    _attr_mode = NumberMode.BOX
    _attr_native_min_value = SOONEST_MS
    _attr_native_max_value = LATEST_MS
    _attr_native_step = 5

    def __init__(self, coordinator: RaveberryCoordinator, device: LightDevice) -> None:
        """Be the delay of a device."""
        super().__init__(coordinator, f"light_{device.id}_delay", device)

    @property
    def native_value(self) -> float | None:
        """Milliseconds; below 0 beats are told ahead."""
        return self.state_of_light.delay_ms if self.state_of_light else None

    @command
    async def async_set_native_value(self, value: float) -> None:
        """Change it, for good."""
        await self.client.set_light(self._device_id, LightOrder(delay_ms=round(value)))


class EffectNumber(_OfADevice, NumberEntity):
    """One parameter of an effect, as long as the device shows that."""

    _attr_translation_key = "effect_parameter"
    _attr_mode = NumberMode.SLIDER

    def __init__(
        self,
        coordinator: RaveberryCoordinator,
        key: str,
        device: LightDevice,
        effect: str,
        parameter: EffectParameter,
    ) -> None:
        """Be that parameter of that device."""
        super().__init__(coordinator, key, device)
        self._effect = effect
        self._parameter = parameter.id
        self._attr_translation_placeholders = {
            "light": device.name,
            "effect": effect,
            "parameter": parameter.id.removesuffix(f"_{parameter.unit}").replace("_", " "),
        }
        self._attr_native_min_value = parameter.low
        self._attr_native_max_value = parameter.high
        self._attr_native_step = round((parameter.high - parameter.low) / _STEPS, 4)
        self._attr_native_unit_of_measurement = parameter.unit or None
        self._attr_extra_state_attributes = {
            "explanation": parameter.explanation,
            "default": parameter.default,
        }

    @property
    def available(self) -> bool:
        """Whether the effect is shown; another one has other parameters."""
        state = self.state_of_light
        return super().available and state is not None and state.effect == self._effect

    @property
    def native_value(self) -> float | None:
        """What it is tuned to."""
        state = self.state_of_light
        return (state.parameters or {}).get(self._parameter) if state else None

    @command
    async def async_set_native_value(self, value: float) -> None:
        """Tune it, for good."""
        await self.client.set_light(
            self._device_id, LightOrder(parameters={self._parameter: value})
        )


class Palette(_OfADevice, SelectEntity):
    """The colours of a device."""

    _attr_translation_key = "light_palette"

    def __init__(self, coordinator: RaveberryCoordinator, device: LightDevice) -> None:
        """Be the palette of a device."""
        super().__init__(coordinator, f"light_{device.id}_palette", device)

    @property
    def options(self) -> list[str]:
        """Every palette."""
        lights = self.known.lights
        return list(lights.palettes or ()) if lights else []

    @property
    def current_option(self) -> str | None:
        """The one that is shown."""
        return self.state_of_light.palette if self.state_of_light else None

    @command
    async def async_select_option(self, option: str) -> None:
        """Show another one."""
        await self.client.set_light(self._device_id, LightOrder(palette=option))


class Scene(_OfTheLights, SelectEntity):
    """What all lights show, kept under names."""

    _attr_translation_key = "light_scene"

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Be the scene of all lights."""
        super().__init__(coordinator, "lights_scene")

    @property
    def options(self) -> list[str]:
        """Every scene that is kept."""
        return list(self.known.lights.scenes or ()) if self.known.lights else []

    @property
    def current_option(self) -> str | None:
        """The one that is shown; none once anything else was chosen."""
        return self.known.lights.scene if self.known.lights else None

    @command
    async def async_select_option(self, option: str) -> None:
        """Show a scene."""
        await self.client.direct_lights(LightsOrder(scene=option))


class ShowSwitch(_OfTheLights, SwitchEntity):
    """Something that all lights do or do not."""

    _attr_entity_category = EntityCategory.CONFIG

    def __init__(self, coordinator: RaveberryCoordinator, key: str, choice: _ShowChoice) -> None:
        """Be the switch of that choice."""
        super().__init__(coordinator, key)
        self._attr_translation_key = key
        self._choice = choice

    @property
    def is_on(self) -> bool | None:
        """Whether they do."""
        lights = self.known.lights
        return None if lights is None else self._choice.shown(lights)

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Have them do it."""
        await self._set(is_on=True)

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Have them do it no more."""
        await self._set(is_on=False)

    async def _set(self, *, is_on: bool) -> None:
        await self.client.direct_lights(self._choice.order(is_on))
