"""Whether something is in trouble, and whether people dance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory

from .contract.messages import JobState, PlayerState
from .entity import DescribedEntity

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import Known, RaveberryConfigEntry

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PartyBinarySensorDescription(BinarySensorEntityDescription):
    """A binary sensor and where its value comes from."""

    value_fn: Callable[[Known], bool | None]
    attributes_fn: Callable[[Known], dict[str, Any]] = lambda _known: {}
    available_fn: Callable[[Known], bool] = lambda known: known.is_server_available


def _fault(known: Known) -> dict[str, Any]:
    """What is wrong with the player, since when, and what helps."""
    error = known.player.error if known.player else None
    if error is None:
        return {}
    return {"kind": error.kind, "since": error.since, "help": error.help}


def _reasons(known: Known) -> dict[str, Any]:
    """Why each source does not work."""
    sources = known.upkeep.sources if known.upkeep else ()
    return {"reasons": {one.name: one.reason for one in sources if not one.works}}


def _is_scanning(known: Known) -> bool | None:
    scan = known.library.scan if known.library else None
    return scan is not None and scan.state is JobState.RUNNING if known.library else None


def _missing(known: Known) -> dict[str, Any]:
    """The music folders that are not there; their songs wait for them."""
    folders = known.library.folders if known.library else ()
    return {"missing": [folder.path for folder in folders if not folder.present]}


BINARY_SENSORS = (
    PartyBinarySensorDescription(
        key="player_problem",
        translation_key="player_problem",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda known: known.player.state is PlayerState.ERROR if known.player else None,
        attributes_fn=_fault,
    ),
    PartyBinarySensorDescription(
        key="source_problem",
        translation_key="source_problem",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda known: bool(_reasons(known)["reasons"]) if known.upkeep else None,
        attributes_fn=_reasons,
    ),
    PartyBinarySensorDescription(
        key="library_problem",
        translation_key="library_problem",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda known: (
            known.library is None or bool(_missing(known)["missing"]) if known.upkeep else None
        ),
        attributes_fn=_missing,
    ),
    PartyBinarySensorDescription(
        key="scanning",
        translation_key="scanning",
        device_class=BinarySensorDeviceClass.RUNNING,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=_is_scanning,
    ),
    PartyBinarySensorDescription(
        key="visualizer",
        translation_key="visualizer",
        device_class=BinarySensorDeviceClass.CONNECTIVITY,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda known: known.is_visualizer_online,
        available_fn=lambda known: known.is_connected and known.is_compatible,
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


class PartyBinarySensor(DescribedEntity, BinarySensorEntity):
    """One yes or no of the party."""

    entity_description: PartyBinarySensorDescription

    @property
    def is_on(self) -> bool | None:
        """The answer now."""
        return self.entity_description.value_fn(self.known)

    @property
    def available(self) -> bool:
        """Whether the one who knows is there."""
        return self.entity_description.available_fn(self.known)

    @property
    def extra_state_attributes(self) -> dict[str, Any]:
        """What it is about."""
        return self.entity_description.attributes_fn(self.known)
