"""One light for each LED device of the visualizer."""

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

from .contract.messages import Color, LightDevice, LightOrder, LightsInfo, LightState, Power
from .entity import RaveberryEntity, command
from .tuning import follow_lights

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0  # an order is a message; nothing is waited for

# To Home Assistant, a light that shows its colour runs no effect: that is the effect `fixed`.
# A device whose effect is `disabled` shows nothing: that is a light which is off.
_FIXED: Final = "fixed"
_DISABLED: Final = "disabled"

OWN_COLORS: Final = frozenset(
    {
        "bars",
        "energy",
        "fire",
        "melody",
        "rainbow",
        "rave",
        "skyline",
        "vu",
        "waterfall",
        "wavelength",
    }
)
"""Effects that choose their own colours; all others show the colour of the light."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Have a light for each device, now and when devices come and go."""
    coordinator = entry.runtime_data

    def wanted(lights: LightsInfo) -> dict[str, Callable[[], LedLight]]:
        return {
            _key(device.id): partial(LedLight, coordinator, device) for device in lights.devices
        }

    follow_lights(hass, coordinator, Platform.LIGHT, wanted, async_add_entities)


def _key(device: str) -> str:
    return f"light_{device}"


class LedLight(RaveberryEntity, LightEntity):
    """One LED device."""

    _attr_translation_key = "led"
    _attr_supported_color_modes = {ColorMode.RGB}  # noqa: RUF012 - as Home Assistant declares it
    _attr_supported_features = LightEntityFeature.EFFECT

    def __init__(self, coordinator: RaveberryCoordinator, device: LightDevice) -> None:
        """Be the light of a device."""
        super().__init__(coordinator, _key(device.id))
        self._device_id = device.id
        self._attr_name = device.name

    @property
    def _device(self) -> LightDevice | None:
        return self.known.light_device(self._device_id)

    @property
    def _state(self) -> LightState | None:
        return self.known.light_states.get(self._device_id)

    @property
    def available(self) -> bool:
        """Whether visualizer and device are there; the server is not needed for light."""
        device = self._device
        return (
            self.known.are_lights_available
            and device is not None
            and device.available
            and self._state is not None
        )

    @property
    def is_on(self) -> bool | None:
        """Whether the device shows anything."""
        state = self._state
        return state.state is Power.ON and state.effect != _DISABLED if state else None

    @property
    def brightness(self) -> int | None:
        """Brightness of 0 to 255."""
        return self._state.brightness if self._state else None

    @property
    def rgb_color(self) -> tuple[int, int, int] | None:
        """The colour, which some effects do without."""
        color = self._state.color if self._state else None
        return (color.r, color.g, color.b) if color else None

    @property
    def color_mode(self) -> ColorMode:
        """What can be set while this effect runs."""
        return ColorMode.BRIGHTNESS if self.effect in OWN_COLORS else ColorMode.RGB

    @property
    def effect_list(self) -> list[str] | None:
        """The effects of the device, without the one that is dark."""
        device = self._device
        if device is None:
            return None
        return [_shown_effect(effect) for effect in device.effects if effect != _DISABLED]

    @property
    def effect(self) -> str | None:
        """The effect that runs."""
        state = self._state
        return _shown_effect(state.effect) if state and state.effect != _DISABLED else None

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Show light: what was shown last, unless told otherwise."""
        rgb = kwargs.get(ATTR_RGB_COLOR)
        effect = kwargs.get(ATTR_EFFECT)
        hides_color = rgb is not None and self.effect in OWN_COLORS
        if effect is None and (hides_color or self._is_dark):
            effect = EFFECT_OFF
        await self.client.set_light(
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
        """Go dark and remember what was shown."""
        await self.client.set_light(self._device_id, LightOrder(state=Power.OFF))

    @property
    def _is_dark(self) -> bool:
        """Whether switching on alone would show nothing."""
        return self._state is not None and self._state.effect == _DISABLED


def _shown_effect(effect: str) -> str:
    return EFFECT_OFF if effect == _FIXED else effect
