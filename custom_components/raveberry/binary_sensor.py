"""Whether the player is in trouble, and whether people dance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory

from .contract.messages import PlayerState
from .entity import RaveberryEntity

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import Known, RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PartyBinarySensorDescription(BinarySensorEntityDescription):
    """A binary sensor and where its value comes from."""

    value_fn: Callable[[Known], bool | None]


BINARY_SENSORS = (
    PartyBinarySensorDescription(
        key="player_problem",
        translation_key="player_problem",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda known: known.player.state is PlayerState.ERROR if known.player else None,
    ),
    PartyBinarySensorDescription(
        key="partying",
        translation_key="partying",
        value_fn=lambda known: known.party.partying if known.party else None,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors."""
    async_add_entities(
        PartyBinarySensor(entry.runtime_data, description) for description in BINARY_SENSORS
    )


class PartyBinarySensor(RaveberryEntity, BinarySensorEntity):
    """One yes or no of the party."""

    entity_description: PartyBinarySensorDescription

    def __init__(
        self, coordinator: RaveberryCoordinator, description: PartyBinarySensorDescription
    ) -> None:
        """Be the sensor of that description."""
        super().__init__(coordinator, description.key)
        self.entity_description = description

    @property
    def is_on(self) -> bool | None:
        """The answer now."""
        return self.entity_description.value_fn(self.known)
