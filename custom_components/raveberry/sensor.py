"""Sensors for queue, guests, library, addresses and lights."""

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
from .texts import notice_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryState

PARALLEL_UPDATES = 0

# Home Assistant rejects longer states.
_MAX_STATE_LENGTH = 255


@dataclass(frozen=True, kw_only=True)
class RaveberrySensorDescription(SensorEntityDescription):
    """A sensor with functions that derive it from the state."""

    value_fn: Callable[[RaveberryState], str | float | datetime | None]
    attributes_fn: Callable[[HomeAssistant, RaveberryState], dict[str, Any]] = lambda *_: {}
    available_fn: Callable[[RaveberryState], bool] = lambda data: data.is_server_available


def _next_song(data: RaveberryState) -> str | None:
    entry = next(iter(data.queue.entries), None) if data.queue else None
    if entry is None:
        return None
    song = entry.song
    name = f"{song.artist} - {song.title}" if song.artist else song.title
    return name[:_MAX_STATE_LENGTH]


def _request_attributes(_hass: HomeAssistant, data: RaveberryState) -> dict[str, Any]:
    """Return the requests that wait for `approve` or `reject`."""
    entries = data.undecided.approval if data.undecided else ()
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


def _text_attributes(_hass: HomeAssistant, data: RaveberryState) -> dict[str, Any]:
    """Return the texts that wait for `approve_text` or `reject_text`."""
    texts = data.undecided.texts if data.undecided else ()
    return {
        "texts": [
            {"id": text.id, "kind": str(text.kind), "text": text.text, "guest": text.guest.name}
            for text in texts
        ]
    }


def _file_attributes(hass: HomeAssistant, data: RaveberryState) -> dict[str, Any]:
    """Return the first unreadable files with the reasons."""
    files = data.library.unreadable if data.library else ()
    return {"files": {file.path: notice_text(hass, file.reason) for file in files}}


def _found_light_attributes(_hass: HomeAssistant, data: RaveberryState) -> dict[str, Any]:
    """Return the discovered LED devices by the id that `add_light` expects."""
    found = (data.lights.found if data.lights else None) or ()
    return {"lights": {light.id: light.name for light in found}}


SENSORS = (
    RaveberrySensorDescription(
        key="queue_length",
        translation_key="queue_length",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda data: data.queue.length if data.queue else None,
    ),
    RaveberrySensorDescription(
        key="queue_duration",
        translation_key="queue_duration",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=0,
        value_fn=lambda data: data.queue.duration_s if data.queue else None,
    ),
    RaveberrySensorDescription(
        key="next_song",
        translation_key="next_song",
        value_fn=_next_song,
    ),
    RaveberrySensorDescription(
        key="guests_active",
        translation_key="guests_active",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda data: data.party.guests_active if data.party else None,
    ),
    RaveberrySensorDescription(
        key="guests_total",
        translation_key="guests_total",
        entity_registry_enabled_default=False,
        value_fn=lambda data: data.party.guests_total if data.party else None,
    ),
    RaveberrySensorDescription(
        key="closes_at",
        translation_key="closes_at",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda data: data.party.closes_at if data.party else None,
    ),
    RaveberrySensorDescription(
        key="stops_at",
        translation_key="stops_at",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda data: data.player.stops_at if data.player else None,
    ),
    RaveberrySensorDescription(
        key="waiting_approval",
        translation_key="waiting_approval",
        value_fn=lambda data: len(data.undecided.approval) if data.undecided else None,
        attributes_fn=_request_attributes,
    ),
    RaveberrySensorDescription(
        key="waiting_texts",
        translation_key="waiting_texts",
        entity_registry_enabled_default=False,
        value_fn=lambda data: len(data.undecided.texts) if data.undecided else None,
        attributes_fn=_text_attributes,
    ),
    RaveberrySensorDescription(
        key="library_songs",
        translation_key="library_songs",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda data: data.library.songs if data.library else None,
    ),
    RaveberrySensorDescription(
        key="unreadable_files",
        translation_key="unreadable_files",
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: data.library.problems if data.library else None,
        attributes_fn=_file_attributes,
    ),
    RaveberrySensorDescription(
        key="guest_url",
        translation_key="guest_url",
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: data.info.guest_url[:_MAX_STATE_LENGTH] if data.info else None,
    ),
    RaveberrySensorDescription(
        key="stream_url",
        translation_key="stream_url",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda data: data.info.stream_url if data.info else None,
    ),
    RaveberrySensorDescription(
        key="found_lights",
        translation_key="found_lights",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda data: len(data.lights.found or ()) if data.lights else None,
        attributes_fn=_found_light_attributes,
        available_fn=lambda data: data.are_lights_available,
    ),
    RaveberrySensorDescription(
        key="light_latency",
        translation_key="light_latency",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MILLISECONDS,
        suggested_display_precision=0,
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda data: data.lights.latency_ms if data.lights else None,
        available_fn=lambda data: data.are_lights_available,
    ),
    RaveberrySensorDescription(
        key="light_frame_rate",
        translation_key="light_frame_rate",
        native_unit_of_measurement="fps",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda data: data.lights.fps if data.lights else None,
        available_fn=lambda data: data.are_lights_available,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors."""
    async_add_entities(RaveberrySensor(entry.runtime_data, description) for description in SENSORS)


class RaveberrySensor(DescribedEntity, SensorEntity):
    """A sensor of the party."""

    entity_description: RaveberrySensorDescription
    _unrecorded_attributes = frozenset({"requests", "texts", "files", "lights"})

    @property
    def available(self) -> bool:
        """Return True if the source of the value is available."""
        return self.entity_description.available_fn(self.data)

    @property
    def native_value(self) -> str | float | datetime | None:
        """The current value."""
        return self.entity_description.value_fn(self.data)

    @property
    def extra_state_attributes(self) -> dict[str, Any]:
        """Details of the value."""
        return self.entity_description.attributes_fn(self.hass, self.data)
