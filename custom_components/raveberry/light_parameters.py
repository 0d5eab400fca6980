"""Entities for parameters of LED devices and the light show, created for the devices present."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.number import NumberEntity, NumberMode
from homeassistant.components.select import SelectEntity
from homeassistant.components.switch import SwitchEntity
from homeassistant.const import EntityCategory, Platform, UnitOfTime
from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from . import settings
from .contract.messages import LightOrder, LightsOrder
from .entity import RaveberryEntity, command
from .texts import has_entity_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .contract.messages import EffectParameter, LightDevice, LightsInfo, LightState
    from .coordinator import RaveberryCoordinator

    type EntityFactories = Mapping[str, Callable[[], RaveberryEntity]]

MIN_DELAY_MS: Final = -500
MAX_DELAY_MS: Final = 2000
MAX_SPEED: Final = 10
_SLIDER_STEPS: Final = 100
_READS: Final = frozenset({"lights", "light_states"})
_SETTINGS: Final = tuple(
    row.name for row in (*settings.NUMBERS, *settings.SELECTS, *settings.SWITCHES, *settings.TEXTS)
)
"""Names of settings, whose entities stay, such as that of `lights_sound`."""


@callback
def sync_light_entities(
    hass: HomeAssistant,
    coordinator: RaveberryCoordinator,
    platform: Platform,
    factories_for: Callable[[LightsInfo], EntityFactories | None],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add and remove entities of a platform when LED devices and effects change.

    `factories_for` returns None while it is unknown which entities there should be.
    """
    added: set[str] = set()

    @callback
    def sync() -> None:
        lights = coordinator.data.lights
        if lights is None or (added and coordinator.changed.isdisjoint(_READS)):
            return
        factories = factories_for(lights)
        if factories is None or (added and factories.keys() == added):
            return
        _remove_stale_entities(hass, coordinator, platform, factories)
        added.intersection_update(factories)
        new = [create() for key, create in factories.items() if key not in added]
        added.update(factories)
        if new:
            async_add_entities(new)

    coordinator.config_entry.async_on_unload(coordinator.async_add_listener(sync))
    sync()


def _remove_stale_entities(
    hass: HomeAssistant,
    coordinator: RaveberryCoordinator,
    platform: Platform,
    factories: EntityFactories,
) -> None:
    """Remove the entities of devices and effects that the visualizer no longer has."""
    registry, devices = er.async_get(hass), dr.async_get(hass)
    prefix = f"{coordinator.info.id}_light"
    unique_ids = {f"{coordinator.info.id}_{key}" for key in (*factories, *_SETTINGS)}
    for entity in er.async_entries_for_config_entry(registry, coordinator.config_entry.entry_id):
        device = devices.async_get(entity.device_id or "")
        if isinstance(device, dr.DeviceEntry) and coordinator.is_awaited(device):
            continue
        is_light_entity = entity.domain == platform and entity.unique_id.startswith(prefix)
        if is_light_entity and entity.unique_id not in unique_ids:
            registry.async_remove(entity.entity_id)


def light_numbers(coordinator: RaveberryCoordinator, lights: LightsInfo) -> EntityFactories | None:
    """Return factories for the delay of each device and the parameters of the effect it shows.

    The automatic show changes effects every few seconds; it has no parameters to set.
    """
    numbers: dict[str, Callable[[], RaveberryEntity]] = {}
    if lights.palettes is None:
        return numbers
    states = coordinator.data.light_states
    if any(device.available and device.id not in states for device in lights.devices):
        return None
    numbers["lights_speed"] = partial(LightSpeedNumber, coordinator)
    for device in lights.devices:
        numbers[f"light_{device.id}_delay"] = partial(LightDelayNumber, coordinator, device)
        if lights.automatic or device.id not in states:
            continue
        effect = states[device.id].effect
        for parameter in (lights.parameters or {}).get(effect, ()):
            key = f"light_{device.id}_{effect}_{parameter.id}"
            numbers[key] = partial(
                EffectParameterNumber, coordinator, key, device, effect, parameter
            )
    return numbers


def light_selects(coordinator: RaveberryCoordinator, lights: LightsInfo) -> EntityFactories:
    """Return factories for the palette of each device and the scene of the light show."""
    if lights.palettes is None:
        return {}
    selects: dict[str, Callable[[], RaveberryEntity]] = {
        f"light_{device.id}_palette": partial(LightPaletteSelect, coordinator, device)
        for device in lights.devices
    }
    return selects | {"lights_scene": partial(LightSceneSelect, coordinator)}


def light_switches(coordinator: RaveberryCoordinator, lights: LightsInfo) -> EntityFactories:
    """Return factories for the options of the light show."""
    return {
        key: partial(LightShowSwitch, coordinator, key, option)
        for key, option in _SHOW_OPTIONS.items()
        if option.value_fn(lights) is not None
    }


@dataclass(frozen=True, slots=True)
class _ShowOption:
    """A boolean option of the light show, with functions to read and to change it."""

    value_fn: Callable[[LightsInfo], bool | None]
    order_fn: Callable[[bool], LightsOrder]


_SHOW_OPTIONS: Final = {
    "lights_safe": _ShowOption(lambda lights: lights.safe, lambda on: LightsOrder(safe=on)),
    "lights_automatic": _ShowOption(
        lambda lights: lights.automatic, lambda on: LightsOrder(automatic=on)
    ),
    "lights_reactions": _ShowOption(
        lambda lights: lights.reactions, lambda on: LightsOrder(reactions=on)
    ),
}


class _LightsEntity(RaveberryEntity):
    """An entity of the visualizer, available without the server."""

    _reads = _READS

    @property
    def available(self) -> bool:
        """Return True if the visualizer is available."""
        return self.data.are_lights_available and self.data.lights is not None


class _LightDeviceEntity(_LightsEntity):
    """An entity of one LED device."""

    _attr_entity_category = EntityCategory.CONFIG

    def __init__(self, coordinator: RaveberryCoordinator, key: str, device: LightDevice) -> None:
        super().__init__(coordinator, key)
        self._device_id = device.id
        self._attr_device_info = coordinator.light_device_info(device)

    @property
    def light_state(self) -> LightState | None:
        """State of the device."""
        return self.data.light_states.get(self._device_id)

    @property
    def available(self) -> bool:
        """Return True if visualizer and device state are available."""
        return super().available and self.light_state is not None


class LightDelayNumber(_LightDeviceEntity, NumberEntity):
    """Delay of the output of a device."""

    _attr_translation_key = "light_delay"
    _attr_native_unit_of_measurement = UnitOfTime.MILLISECONDS
    _attr_mode = NumberMode.BOX
    _attr_native_min_value = MIN_DELAY_MS
    _attr_native_max_value = MAX_DELAY_MS
    _attr_native_step = 5

    def __init__(self, coordinator: RaveberryCoordinator, device: LightDevice) -> None:
        """Initialize the number entity."""
        super().__init__(coordinator, f"light_{device.id}_delay", device)

    @property
    def native_value(self) -> float | None:
        """Delay in milliseconds; a negative one shows predicted beats early."""
        return self.light_state.delay_ms if self.light_state else None

    @command
    async def async_set_native_value(self, value: float) -> None:
        """Change the delay permanently."""
        await self.coordinator.set_light(self._device_id, LightOrder(delay_ms=round(value)))


class LightSpeedNumber(_LightsEntity, NumberEntity):
    """Speed of the rotating effects of all lights."""

    _attr_translation_key = "light_speed"
    _attr_entity_category = EntityCategory.CONFIG
    _attr_mode = NumberMode.SLIDER
    _attr_native_min_value = 0
    _attr_native_max_value = MAX_SPEED
    _attr_native_step = 0.1

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the number entity."""
        super().__init__(coordinator, "lights_speed")

    @property
    def native_value(self) -> float | None:
        """Rotations per second."""
        return self.data.lights.speed if self.data.lights else None

    @command
    async def async_set_native_value(self, value: float) -> None:
        """Change the speed."""
        await self.coordinator.set_light_show(LightsOrder(speed=value))


class EffectParameterNumber(_LightDeviceEntity, NumberEntity):
    """A parameter of an effect, available while the device shows that effect."""

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
        """Initialize the number entity."""
        super().__init__(coordinator, key, device)
        self._effect = effect
        self._parameter = parameter.id
        known = f"effect_{effect}_{parameter.id}"
        if has_entity_name(coordinator.hass, Platform.NUMBER, known):
            self._attr_translation_key = known
        else:
            self._attr_translation_placeholders = {
                "effect": effect,
                "parameter": parameter.id.removesuffix(f"_{parameter.unit}").replace("_", " "),
            }
        self._attr_native_min_value = parameter.low
        self._attr_native_max_value = parameter.high
        self._attr_native_step = round((parameter.high - parameter.low) / _SLIDER_STEPS, 4)
        self._attr_native_unit_of_measurement = parameter.unit or None
        self._attr_extra_state_attributes = {"default": parameter.default}

    @property
    def available(self) -> bool:
        """Return True if the device shows the effect."""
        state = self.light_state
        return super().available and state is not None and state.effect == self._effect

    @property
    def native_value(self) -> float | None:
        """Value of the parameter."""
        state = self.light_state
        return (state.parameters or {}).get(self._parameter) if state else None

    @command
    async def async_set_native_value(self, value: float) -> None:
        """Change the parameter permanently."""
        await self.coordinator.set_light(
            self._device_id, LightOrder(parameters={self._parameter: value})
        )


class LightPaletteSelect(_LightDeviceEntity, SelectEntity):
    """Colour palette of a device."""

    _attr_translation_key = "light_palette"

    def __init__(self, coordinator: RaveberryCoordinator, device: LightDevice) -> None:
        """Initialize the select entity."""
        super().__init__(coordinator, f"light_{device.id}_palette", device)

    @property
    def options(self) -> list[str]:
        """All palettes."""
        lights = self.data.lights
        return list(lights.palettes or ()) if lights else []

    @property
    def current_option(self) -> str | None:
        """The current palette."""
        return self.light_state.palette if self.light_state else None

    @command
    async def async_select_option(self, option: str) -> None:
        """Change the palette."""
        await self.coordinator.set_light(self._device_id, LightOrder(palette=option))


class LightSceneSelect(_LightsEntity, SelectEntity):
    """Saved scene of the light show."""

    _attr_translation_key = "light_scene"

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the select entity."""
        super().__init__(coordinator, "lights_scene")

    @property
    def options(self) -> list[str]:
        """All saved scenes."""
        return list(self.data.lights.scenes or ()) if self.data.lights else []

    @property
    def current_option(self) -> str | None:
        """The current scene, None if the lights were changed since it was recalled."""
        return self.data.lights.scene if self.data.lights else None

    @command
    async def async_select_option(self, option: str) -> None:
        """Recall a scene."""
        await self.coordinator.set_light_show(LightsOrder(scene=option))


class LightShowSwitch(_LightsEntity, SwitchEntity):
    """A boolean option of the light show."""

    _attr_entity_category = EntityCategory.CONFIG

    def __init__(self, coordinator: RaveberryCoordinator, key: str, option: _ShowOption) -> None:
        """Initialize the switch."""
        super().__init__(coordinator, key)
        self._attr_translation_key = key
        self._option = option

    @property
    def is_on(self) -> bool | None:
        """Return True if the option is enabled."""
        lights = self.data.lights
        return None if lights is None else self._option.value_fn(lights)

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Enable the option."""
        await self._set(is_on=True)

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Disable the option."""
        await self._set(is_on=False)

    async def _set(self, *, is_on: bool) -> None:
        await self.coordinator.set_light_show(self._option.order_fn(is_on))
