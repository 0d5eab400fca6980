"""The party in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, UnitOfTime

from .entity import DescribedEntity

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import Known, RaveberryConfigEntry

PARALLEL_UPDATES = 0

# Home Assistant refuses longer states.
_LONGEST_STATE = 255


@dataclass(frozen=True, kw_only=True)
class PartySensorDescription(SensorEntityDescription):
    """A sensor and where its value comes from."""

    value_fn: Callable[[Known], str | float | datetime | None]
    attributes_fn: Callable[[Known], dict[str, Any]] = lambda _known: {}
    available_fn: Callable[[Known], bool] = lambda known: known.is_server_available


def _next_song(known: Known) -> str | None:
    entry = next(iter(known.queue.entries), None) if known.queue else None
    if entry is None:
        return None
    song = entry.song
    shown = f"{song.artist} - {song.title}" if song.artist else song.title
    return shown[:_LONGEST_STATE]


def _requests(known: Known) -> dict[str, Any]:
    """The requests that wait for `approve` or `reject`."""
    entries = known.undecided.approval if known.undecided else ()
    return {
        "requests": [
            {
                "entry": entry.id,
                "title": entry.song.title,
                "artist": entry.song.artist,
                "requested_by": entry.requested_by.name if entry.requested_by else None,
            }
            for entry in entries
        ]
    }


def _texts(known: Known) -> dict[str, Any]:
    """The texts that wait for `approve_text` or `reject_text`."""
    texts = known.undecided.texts if known.undecided else ()
    return {
        "texts": [
            {"id": text.id, "kind": str(text.kind), "text": text.text, "guest": text.guest.name}
            for text in texts
        ]
    }


def _files(known: Known) -> dict[str, Any]:
    """The first of the files that cannot be read, and why."""
    files = known.library.unreadable if known.library else ()
    return {"files": {file.path: file.reason for file in files}}


def _found_lights(known: Known) -> dict[str, Any]:
    """The devices of the network that are no lights yet, by what `add_light` takes."""
    found = (known.lights.found if known.lights else None) or ()
    return {"lights": {light.id: light.name for light in found}}


SENSORS = (
    PartySensorDescription(
        key="queue_length",
        translation_key="queue_length",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda known: known.queue.length if known.queue else None,
    ),
    PartySensorDescription(
        key="queue_duration",
        translation_key="queue_duration",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=0,
        value_fn=lambda known: known.queue.duration_s if known.queue else None,
    ),
    PartySensorDescription(
        key="next_song",
        translation_key="next_song",
        value_fn=_next_song,
    ),
    PartySensorDescription(
        key="guests_active",
        translation_key="guests_active",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda known: known.party.guests_active if known.party else None,
    ),
    PartySensorDescription(
        key="guests_total",
        translation_key="guests_total",
        entity_registry_enabled_default=False,
        value_fn=lambda known: known.party.guests_total if known.party else None,
    ),
    PartySensorDescription(
        key="closes_at",
        translation_key="closes_at",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda known: known.party.closes_at if known.party else None,
    ),
    PartySensorDescription(
        key="waiting_approval",
        translation_key="waiting_approval",
        value_fn=lambda known: len(known.undecided.approval) if known.undecided else None,
        attributes_fn=_requests,
    ),
    PartySensorDescription(
        key="waiting_texts",
        translation_key="waiting_texts",
        entity_registry_enabled_default=False,
        value_fn=lambda known: len(known.undecided.texts) if known.undecided else None,
        attributes_fn=_texts,
    ),
    PartySensorDescription(
        key="library_songs",
        translation_key="library_songs",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda known: known.library.songs if known.library else None,
    ),
    PartySensorDescription(
        key="unreadable_files",
        translation_key="unreadable_files",
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda known: known.library.problems if known.library else None,
        attributes_fn=_files,
    ),
    PartySensorDescription(
        key="guest_url",
        translation_key="guest_url",
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda known: known.info.guest_url[:_LONGEST_STATE] if known.info else None,
    ),
    PartySensorDescription(
        key="stream_url",
        translation_key="stream_url",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda known: known.info.stream_url if known.info else None,
    ),
    PartySensorDescription(
        key="found_lights",
        translation_key="found_lights",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda known: len(_found_lights(known)["lights"]) if known.lights else None,
        attributes_fn=_found_lights,
        available_fn=lambda known: known.are_lights_available,
    ),
    PartySensorDescription(
        key="light_latency",
        translation_key="light_latency",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MILLISECONDS,
        suggested_display_precision=0,
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda known: known.lights.latency_ms if known.lights else None,
        available_fn=lambda known: known.are_lights_available,
    ),
    PartySensorDescription(
        key="light_frame_rate",
        translation_key="light_frame_rate",
        native_unit_of_measurement="fps",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda known: known.lights.fps if known.lights else None,
        available_fn=lambda known: known.are_lights_available,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors."""
    async_add_entities(PartySensor(entry.runtime_data, description) for description in SENSORS)


class PartySensor(DescribedEntity, SensorEntity):
    """One number or name of the party."""

    entity_description: PartySensorDescription
    _unrecorded_attributes = frozenset({"requests", "texts", "files", "lights"})

    @property
    def available(self) -> bool:
        """Whether the one who knows is there."""
        return self.entity_description.available_fn(self.known)

    @property
    def native_value(self) -> str | float | datetime | None:
        """The value now."""
        return self.entity_description.value_fn(self.known)

    @property
    def extra_state_attributes(self) -> dict[str, Any]:
        """What the number stands for."""
        return self.entity_description.attributes_fn(self.known)
