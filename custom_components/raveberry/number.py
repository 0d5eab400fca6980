"""Settings that are a number, volumes of rooms, and numeric parameters of the lights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
    NumberMode,
)
from homeassistant.const import PERCENTAGE, EntityCategory, Platform, UnitOfTime

from . import settings
from .entity import DescribedEntity, command
from .light_parameters import light_numbers, sync_light_entities
from .rooms import RoomVolumeNumber, add_rooms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry
    from .settings import NumberSetting

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RaveberryNumberDescription(NumberEntityDescription):
    """A setting that is a number; the key is the name of the setting.

    Attributes:
        scale: factor from the setting to the native value.
        is_integer: True if the setting accepts integers only.
    """

    scale: float = 1
    is_integer: bool = True


def _description(setting: NumberSetting) -> RaveberryNumberDescription:
    is_percentage = setting.unit == "percent"
    scale = 100 if is_percentage else 1
    return RaveberryNumberDescription(
        key=setting.name,
        translation_key=setting.name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=setting.is_enabled,
        device_class=NumberDeviceClass.DURATION if setting.unit == "s" else None,
        # The other units are words of the translations.
        native_unit_of_measurement=_UNITS.get(setting.unit),
        mode=NumberMode.SLIDER if is_percentage else NumberMode.BOX,
        native_min_value=setting.low * scale,
        native_max_value=setting.high * scale,
        native_step=1 if setting.is_integer or is_percentage else 0.1,
        scale=scale,
        is_integer=setting.is_integer,
    )


_UNITS: Final[Mapping[str | None, str]] = {"s": UnitOfTime.SECONDS, "percent": PERCENTAGE}

NUMBERS: Final = tuple(map(_description, settings.NUMBERS))


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the settings, the rooms and the parameters of the lights."""
    coordinator = entry.runtime_data
    async_add_entities(RaveberryNumber(coordinator, description) for description in NUMBERS)
    add_rooms(coordinator, RoomVolumeNumber, async_add_entities)
    sync_light_entities(
        hass, coordinator, Platform.NUMBER, partial(light_numbers, coordinator), async_add_entities
    )


class RaveberryNumber(DescribedEntity, NumberEntity):
    """A setting that is a number; 0 disables a limit."""

    entity_description: RaveberryNumberDescription
    _reads = frozenset({"settings"})

    @property
    def native_value(self) -> float | None:
        """The value of the setting, unknown if the server has no such setting."""
        value = self.data.setting(self.entity_description.key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return round(value * self.entity_description.scale, 6)

    @command
    async def async_set_native_value(self, value: float) -> None:
        """Change the setting."""
        scaled = value / self.entity_description.scale
        await self.client.command(
            "set_setting",
            name=self.entity_description.key,
            value=round(scaled) if self.entity_description.is_integer else scaled,
        )
