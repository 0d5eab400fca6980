"""The limits of the party."""

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
from .tuning import follow_lights, wanted_numbers

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class LimitDescription(NumberEntityDescription):
    """A setting that is a number; its key is the setting's name.

    Attributes:
        scale: how many of the shown units are one of the setting's.
        is_whole: whether the setting takes whole numbers only.
    """

    scale: float = 1
    is_whole: bool = True


def _count(name: str, most: int, *, fewest: int = 0, is_shown: bool = True) -> LimitDescription:
    return LimitDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=is_shown,
        mode=NumberMode.BOX,
        native_min_value=fewest,
        native_max_value=most,
        native_step=1,
    )


def _seconds(name: str, most: int, *, is_shown: bool = True) -> LimitDescription:
    return LimitDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=is_shown,
        device_class=NumberDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        mode=NumberMode.BOX,
        native_min_value=0,
        native_max_value=most,
        native_step=1,
    )


def _percent(name: str, *, is_shown: bool = True) -> LimitDescription:
    return LimitDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=is_shown,
        native_unit_of_measurement=PERCENTAGE,
        mode=NumberMode.SLIDER,
        native_min_value=0,
        native_max_value=100,
        native_step=1,
        scale=100,
        is_whole=False,
    )


LIMITS = (
    _count("max_waiting_per_guest", 100_000),
    _count("max_requests_per_hour", 100_000),
    _count("downvotes_to_kick", 1_000),
    _count("fresh_requests", 100_000, is_shown=False),
    _count("queue_max", 100_000, is_shown=False),
    _count("people_to_party", 10_000, fewest=1, is_shown=False),
    _count("retention_days", 36_500, is_shown=False),
    _seconds("song_max_s", 86_400, is_shown=False),
    _seconds("cooldown_s", 31_536_000, is_shown=False),
    _seconds("crossfade_s", 30, is_shown=False),
    _seconds("last_orders_s", 86_400, is_shown=False),
    _percent("volume_max"),
    _percent("kick_quorum", is_shown=False),
    _percent("alarm_probability", is_shown=False),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the limits, and what can be tuned about the lights."""
    coordinator = entry.runtime_data
    async_add_entities(Limit(coordinator, description) for description in LIMITS)
    follow_lights(
        hass, coordinator, Platform.NUMBER, partial(wanted_numbers, coordinator), async_add_entities
    )


class Limit(DescribedEntity, NumberEntity):
    """One limit of the party; 0 switches it off."""

    entity_description: LimitDescription

    @property
    def native_value(self) -> float | None:
        """What is in force; unknown for a server that has no such setting."""
        value = self.known.setting(self.entity_description.key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return round(value * self.entity_description.scale, 6)

    @command
    async def async_set_native_value(self, value: float) -> None:
        """Change the limit."""
        scaled = value / self.entity_description.scale
        await self.client.command(
            "set_setting",
            name=self.entity_description.key,
            value=round(scaled) if self.entity_description.is_whole else scaled,
        )
