"""Light entities for the LED devices of the visualizer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.light import (
    ATTR_BRIGHTNESS,
    ATTR_EFFECT,
    ATTR_RGB_COLOR,
    EFFECT_OFF,
    ColorMode,
    LightEntity,
    LightEntityFeature,
)
from homeassistant.const import Platform
from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .contract.messages import Color, LightDevice, LightOrder, LightsInfo, LightState, Power
from .entity import RaveberryEntity, command
from .light_parameters import sync_light_entities

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0  # commands are single MQTT messages without a reply

# The visualizer's effect `fixed` is "no effect" in Home Assistant, and `disabled` is "off".
_FIXED: Final = "fixed"
_DISABLED: Final = "disabled"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add a light for each LED device, also for devices that appear later."""
    coordinator = entry.runtime_data

    def factories_for(lights: LightsInfo) -> dict[str, Callable[[], RaveberryLight]]:
        return {
            _key(device.id): partial(RaveberryLight, coordinator, device)
            for device in lights.devices
        }

    sync_light_entities(hass, coordinator, Platform.LIGHT, factories_for, async_add_entities)

    @callback
    def remove_stale_devices() -> None:
        lights = coordinator.data.lights
        if lights is None or "lights" not in coordinator.changed:
            return
        present = {
            *map(coordinator.visualizer_identifier, coordinator.data.visualizers.infos),
            *(coordinator.light_identifier(light.id) for light in lights.devices),
        }
        registry = dr.async_get(hass)
        for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
            ids = {identifier for domain, identifier in device.identifiers if domain == DOMAIN}
            if any(one.startswith(coordinator.room_identifier("")) for one in ids):
                continue
            is_known = not ids.isdisjoint(present | {coordinator.info.id})
            if not is_known and not coordinator.is_awaited(device):
                registry.async_remove_device(device.id)

    entry.async_on_unload(coordinator.async_add_listener(remove_stale_devices))
    remove_stale_devices()


def _key(device: str) -> str:
    return f"light_{device}"


class RaveberryLight(RaveberryEntity, LightEntity):
    """An LED device."""

    _attr_name = None
    _attr_translation_key = "led"
    _reads = frozenset({"lights", "light_states"})
    _attr_supported_color_modes = {ColorMode.RGB}  # noqa: RUF012 - as Home Assistant declares it
    _attr_supported_features = LightEntityFeature.EFFECT

    def __init__(self, coordinator: RaveberryCoordinator, device: LightDevice) -> None:
        """Initialize the light of a device."""
        super().__init__(coordinator, _key(device.id))
        self._device_id = device.id
        self._attr_device_info = coordinator.light_device_info(device)

    @property
    def _device(self) -> LightDevice | None:
        return self.data.light_device(self._device_id)

    @property
    def _state(self) -> LightState | None:
        return self.data.light_states.get(self._device_id)

    @property
    def available(self) -> bool:
        """Return True if visualizer and device are available, even without the server."""
        device = self._device
        return (
            self.data.are_lights_available
            and device is not None
            and device.available
            and self._state is not None
        )

    @property
    def is_on(self) -> bool | None:
        """Return True if the light is on."""
        state = self._state
        return state.state is Power.ON and state.effect != _DISABLED if state else None

    @property
    def brightness(self) -> int | None:
        """Brightness from 0 to 255."""
        return self._state.brightness if self._state else None

    @property
    def rgb_color(self) -> tuple[int, int, int] | None:
        """Colour of the light."""
        color = self._state.color if self._state else None
        return (color.r, color.g, color.b) if color else None

    @property
    def color_mode(self) -> ColorMode:
        """Colour mode; effects with their own colours only have a brightness."""
        return ColorMode.BRIGHTNESS if self._ignores_color else ColorMode.RGB

    @property
    def effect_list(self) -> list[str] | None:
        """Effects of the device, without `disabled`."""
        device = self._device
        if device is None:
            return None
        return [_home_assistant_effect(effect) for effect in device.effects if effect != _DISABLED]

    @property
    def effect(self) -> str | None:
        """The current effect."""
        state = self._state
        return _home_assistant_effect(state.effect) if state and state.effect != _DISABLED else None

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn the light on, in a plain colour if the effect is dark or ignores the given one."""
        rgb = kwargs.get(ATTR_RGB_COLOR)
        effect = kwargs.get(ATTR_EFFECT)
        is_color_ignored = rgb is not None and self._ignores_color
        if effect is None and (is_color_ignored or self._is_dark):
            effect = EFFECT_OFF
        await self.coordinator.set_light(
            self._device_id,
            LightOrder(
                state=Power.ON,
                brightness=kwargs.get(ATTR_BRIGHTNESS),
                color=Color(r=rgb[0], g=rgb[1], b=rgb[2]) if rgb is not None else None,
                effect=_FIXED if effect == EFFECT_OFF else effect,
            ),
        )

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn the light off; colour and effect are kept."""
        await self.coordinator.set_light(self._device_id, LightOrder(state=Power.OFF))

    @property
    def _ignores_color(self) -> bool:
        """Return True if the current effect has its own colours."""
        lights = self.data.lights
        return lights is not None and self.effect in (lights.own_colors or ())

    @property
    def _is_dark(self) -> bool:
        """Return True if the light would stay dark when turned on."""
        return self._state is not None and self._state.effect == _DISABLED


def _home_assistant_effect(effect: str) -> str:
    return EFFECT_OFF if effect == _FIXED else effect
