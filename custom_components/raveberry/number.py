"""Settings that are a number, and numeric parameters of the lights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
    NumberMode,
)
from homeassistant.const import PERCENTAGE, EntityCategory, Platform, UnitOfTime

from .entity import DescribedEntity, command
from .light_parameters import light_numbers, sync_light_entities

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry

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


def _count(
    name: str, maximum: int, *, minimum: int = 0, is_enabled: bool = True
) -> RaveberryNumberDescription:
    return RaveberryNumberDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=is_enabled,
        mode=NumberMode.BOX,
        native_min_value=minimum,
        native_max_value=maximum,
        native_step=1,
    )


def _seconds(name: str, maximum: int, *, is_enabled: bool = True) -> RaveberryNumberDescription:
    return RaveberryNumberDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=is_enabled,
        device_class=NumberDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        mode=NumberMode.BOX,
        native_min_value=0,
        native_max_value=maximum,
        native_step=1,
    )


def _percent(name: str, *, is_enabled: bool = True) -> RaveberryNumberDescription:
    return RaveberryNumberDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=is_enabled,
        native_unit_of_measurement=PERCENTAGE,
        mode=NumberMode.SLIDER,
        native_min_value=0,
        native_max_value=100,
        native_step=1,
        scale=100,
        is_integer=False,
    )


NUMBERS = (
    _count("max_waiting_per_guest", 100_000),
    _count("max_requests_per_hour", 100_000),
    _count("downvotes_to_kick", 1_000),
    _count("fresh_requests", 100_000, is_enabled=False),
    _count("queue_max", 100_000, is_enabled=False),
    _count("people_to_party", 10_000, minimum=1, is_enabled=False),
    _count("retention_days", 36_500, is_enabled=False),
    _seconds("song_max_s", 86_400, is_enabled=False),
    _seconds("cooldown_s", 31_536_000, is_enabled=False),
    _seconds("crossfade_s", 30, is_enabled=False),
    _seconds("last_orders_s", 86_400, is_enabled=False),
    _percent("volume_max"),
    _percent("kick_quorum", is_enabled=False),
    _percent("alarm_probability", is_enabled=False),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the settings and the parameters of the lights."""
    coordinator = entry.runtime_data
    async_add_entities(RaveberryNumber(coordinator, description) for description in NUMBERS)
    sync_light_entities(
        hass, coordinator, Platform.NUMBER, partial(light_numbers, coordinator), async_add_entities
    )


class RaveberryNumber(DescribedEntity, NumberEntity):
    """A setting that is a number; 0 disables a limit."""

    entity_description: RaveberryNumberDescription

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
