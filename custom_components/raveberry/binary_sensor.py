"""Binary sensors: problems, the library scan, the visualizer and the party."""

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
from .texts import fault_text, notice_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator, RaveberryState

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RaveberryBinarySensorDescription(BinarySensorEntityDescription):
    """A binary sensor with functions that derive it from the state.

    Attributes:
        reads: the fields of the state that these functions read.
    """

    reads: frozenset[str]
    value_fn: Callable[[RaveberryState], bool | None]
    attributes_fn: Callable[[HomeAssistant, RaveberryState], dict[str, Any]] = lambda *_: {}
    available_fn: Callable[[RaveberryState], bool] = lambda data: data.is_server_available


def _fault_attributes(hass: HomeAssistant, data: RaveberryState) -> dict[str, Any]:
    """Return code, start and text of a player fault."""
    error = data.player.error if data.player else None
    if error is None:
        return {}
    return {"code": error.code, "since": error.since, "text": fault_text(hass, error)}


def _source_attributes(hass: HomeAssistant, data: RaveberryState) -> dict[str, Any]:
    """Return the reasons of the sources that do not work."""
    sources = data.upkeep.sources if data.upkeep else ()
    return {
        "reasons": {
            source.name: notice_text(hass, source.reason) for source in sources if source.reason
        }
    }


def _has_failed_source(data: RaveberryState) -> bool:
    return data.upkeep is not None and not all(source.works for source in data.upkeep.sources)


def _is_scanning(data: RaveberryState) -> bool | None:
    scan = data.library.scan if data.library else None
    return scan is not None and scan.state is JobState.RUNNING if data.library else None


def _library_attributes(_hass: HomeAssistant, data: RaveberryState) -> dict[str, Any]:
    """Return the configured music folders that do not exist."""
    return {"missing": _missing_folders(data)}


def _missing_folders(data: RaveberryState) -> list[str]:
    folders = data.library.folders if data.library else ()
    return [folder.path for folder in folders if not folder.present]


BINARY_SENSORS = (
    RaveberryBinarySensorDescription(
        key="player_problem",
        translation_key="player_problem",
        reads=frozenset({"player"}),
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: data.player.state is PlayerState.ERROR if data.player else None,
        attributes_fn=_fault_attributes,
    ),
    RaveberryBinarySensorDescription(
        key="source_problem",
        translation_key="source_problem",
        reads=frozenset({"upkeep"}),
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: _has_failed_source(data) if data.upkeep else None,
        attributes_fn=_source_attributes,
    ),
    RaveberryBinarySensorDescription(
        key="library_problem",
        translation_key="library_problem",
        reads=frozenset({"upkeep"}),
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: (
            data.library is None or bool(_missing_folders(data)) if data.upkeep else None
        ),
        attributes_fn=_library_attributes,
    ),
    RaveberryBinarySensorDescription(
        key="scanning",
        translation_key="scanning",
        reads=frozenset({"upkeep"}),
        device_class=BinarySensorDeviceClass.RUNNING,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=_is_scanning,
    ),
    RaveberryBinarySensorDescription(
        key="visualizer",
        translation_key="visualizer",
        reads=frozenset(),
        device_class=BinarySensorDeviceClass.CONNECTIVITY,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: data.is_visualizer_online,
        available_fn=lambda data: data.is_connected and data.is_compatible,
    ),
    RaveberryBinarySensorDescription(
        key="partying",
        translation_key="partying",
        reads=frozenset({"party"}),
        value_fn=lambda data: data.party.partying if data.party else None,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors."""
    async_add_entities(
        RaveberryBinarySensor(entry.runtime_data, description) for description in BINARY_SENSORS
    )


class RaveberryBinarySensor(DescribedEntity, BinarySensorEntity):
    """A binary sensor of the party."""

    entity_description: RaveberryBinarySensorDescription

    def __init__(
        self, coordinator: RaveberryCoordinator, description: RaveberryBinarySensorDescription
    ) -> None:
        """Initialize the binary sensor."""
        super().__init__(coordinator, description)
        self._reads = description.reads

    @property
    def is_on(self) -> bool | None:
        """Return True if the sensor is on."""
        return self.entity_description.value_fn(self.data)

    @property
    def available(self) -> bool:
        """Return True if the source of the value is available."""
        return self.entity_description.available_fn(self.data)

    @property
    def extra_state_attributes(self) -> dict[str, Any]:
        """Details of a problem."""
        return self.entity_description.attributes_fn(self.hass, self.data)
