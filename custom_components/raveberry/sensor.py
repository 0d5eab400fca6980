"""Sensors for queue, guests, library, addresses and lights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, UnitOfTime
from homeassistant.core import callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from .command_errors import RaveberryError
from .const import LOGGER
from .contract.messages import LyricLine, Lyrics, PlayerState, Recap
from .entity import AVAILABILITY, DescribedEntity, RaveberryEntity

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from homeassistant.core import CALLBACK_TYPE, HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator, RaveberryState

PARALLEL_UPDATES = 0

_INTERVAL_S: Final = 30.0

LINE_INTERVAL_S: Final = 5.0
"""Least time between two lines of lyrics: each is a row of the recorder."""
_QUEUE: Final = frozenset({"received_queue"})

# Home Assistant rejects longer states.
_MAX_STATE_LENGTH = 255


@dataclass(frozen=True, kw_only=True)
class RaveberrySensorDescription(SensorEntityDescription):
    """A sensor with functions that derive it from the state.

    Attributes:
        reads: the fields of the state that these functions read.
        interval_s: least time between two states of a value that may change with every vote; it
            is shown at once when another song plays or the queue becomes longer or shorter.
    """

    reads: frozenset[str]
    value_fn: Callable[[RaveberryState], str | float | datetime | None]
    available_fn: Callable[[RaveberryState], bool] = lambda data: data.is_server_available
    interval_s: float | None = None


def _next_song(data: RaveberryState) -> str | None:
    entry = data.received_queue.next if data.received_queue else None
    if entry is None:
        return None
    song = entry.song
    name = f"{song.artist} - {song.title}" if song.artist else song.title
    return name[:_MAX_STATE_LENGTH]


def _score(data: RaveberryState) -> int | None:
    """Return the score of the current song."""
    entry = data.player.entry if data.player else None
    return entry.score if entry else None


SENSORS = (
    RaveberrySensorDescription(
        key="queue_length",
        translation_key="queue_length",
        reads=_QUEUE,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda data: data.received_queue.length if data.received_queue else None,
    ),
    RaveberrySensorDescription(
        key="queue_duration",
        translation_key="queue_duration",
        reads=_QUEUE,
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=0,
        value_fn=lambda data: data.received_queue.duration_s if data.received_queue else None,
    ),
    RaveberrySensorDescription(
        key="next_song",
        translation_key="next_song",
        reads=_QUEUE,
        interval_s=_INTERVAL_S,
        value_fn=_next_song,
    ),
    RaveberrySensorDescription(
        key="score",
        translation_key="score",
        reads=frozenset({"player"}),
        interval_s=60.0,
        state_class=SensorStateClass.MEASUREMENT,
        entity_registry_enabled_default=False,
        value_fn=_score,
    ),
    RaveberrySensorDescription(
        key="guests_active",
        translation_key="guests_active",
        reads=frozenset({"party"}),
        interval_s=_INTERVAL_S,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda data: data.party.guests_active if data.party else None,
    ),
    RaveberrySensorDescription(
        key="guests_total",
        translation_key="guests_total",
        reads=frozenset({"party"}),
        entity_registry_enabled_default=False,
        value_fn=lambda data: data.party.guests_total if data.party else None,
    ),
    RaveberrySensorDescription(
        key="closes_at",
        translation_key="closes_at",
        reads=frozenset({"party"}),
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda data: data.party.closes_at if data.party else None,
    ),
    RaveberrySensorDescription(
        key="stops_at",
        translation_key="stops_at",
        reads=frozenset({"player"}),
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda data: data.player.stops_at if data.player else None,
    ),
    RaveberrySensorDescription(
        key="waiting_approval",
        translation_key="waiting_approval",
        reads=frozenset({"undecided"}),
        value_fn=lambda data: len(data.undecided.approval) if data.undecided else None,
    ),
    RaveberrySensorDescription(
        key="waiting_texts",
        translation_key="waiting_texts",
        reads=frozenset({"undecided"}),
        entity_registry_enabled_default=False,
        value_fn=lambda data: len(data.undecided.texts) if data.undecided else None,
    ),
    RaveberrySensorDescription(
        key="library_songs",
        translation_key="library_songs",
        reads=frozenset({"upkeep"}),
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda data: data.library.songs if data.library else None,
    ),
    RaveberrySensorDescription(
        key="unreadable_files",
        translation_key="unreadable_files",
        reads=frozenset({"upkeep"}),
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: data.library.problems if data.library else None,
    ),
    RaveberrySensorDescription(
        key="guest_url",
        translation_key="guest_url",
        reads=frozenset({"info"}),
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: data.info.guest_url[:_MAX_STATE_LENGTH] if data.info else None,
    ),
    RaveberrySensorDescription(
        key="stream_url",
        translation_key="stream_url",
        reads=frozenset({"info"}),
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda data: data.info.stream_url if data.info else None,
    ),
    RaveberrySensorDescription(
        key="found_lights",
        translation_key="found_lights",
        reads=frozenset({"lights"}),
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda data: len(data.lights.found or ()) if data.lights else None,
        available_fn=lambda data: data.are_lights_available,
    ),
    RaveberrySensorDescription(
        key="light_latency",
        translation_key="light_latency",
        reads=frozenset({"lights"}),
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
        reads=frozenset({"lights"}),
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
    coordinator = entry.runtime_data
    async_add_entities(RaveberrySensor(coordinator, description) for description in SENSORS)
    async_add_entities([SongsTonightSensor(coordinator), LyricsLineSensor(coordinator)])


class RaveberrySensor(DescribedEntity, SensorEntity):
    """A sensor of the party."""

    entity_description: RaveberrySensorDescription

    def __init__(
        self, coordinator: RaveberryCoordinator, description: RaveberrySensorDescription
    ) -> None:
        """Initialize the sensor."""
        super().__init__(coordinator, description)
        self._reads = description.reads
        self._cancel_update: CALLBACK_TYPE | None = None
        self._has_changed = False
        self._shown_for: tuple[bool, int | None, int | None] | None = None

    async def async_will_remove_from_hass(self) -> None:
        """Cancel the delayed state."""
        await super().async_will_remove_from_hass()
        if self._cancel_update is not None:
            self._cancel_update()

    @callback
    def _show_update(self) -> None:
        """Write the state, or delay it if the last one was written a moment ago."""
        interval_s = self.entity_description.interval_s
        if interval_s is None:
            super()._show_update()
            return
        epoch = self.data.player.epoch if self.data.player else None
        received = self.data.received_queue
        length = received.length if received and self._reads == _QUEUE else None
        shown_for = (self.available, length, epoch)
        is_urgent = shown_for != self._shown_for
        self._shown_for = shown_for
        if self._cancel_update is None:
            self._cancel_update = async_call_later(self.hass, interval_s, self._write_delayed)
        elif not is_urgent:
            self._has_changed = True
            return
        super()._show_update()

    @callback
    def _write_delayed(self, _now: datetime) -> None:
        self._cancel_update = None
        if self._has_changed:
            self._has_changed = False
            self._show_update()

    @property
    def available(self) -> bool:
        """Return True if the source of the value is available."""
        return self.entity_description.available_fn(self.data)

    @property
    def native_value(self) -> str | float | datetime | None:
        """The current value."""
        return self.entity_description.value_fn(self.data)


class SongsTonightSensor(RaveberryEntity, SensorEntity):
    """Number of songs since the party opened, asked for when another song plays."""

    _attr_translation_key = "songs_tonight"
    _attr_state_class = SensorStateClass.TOTAL
    _attr_entity_registry_enabled_default = False
    _reads = frozenset({"player"})

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the sensor."""
        super().__init__(coordinator, "songs_tonight")
        self._epoch: int | None = None
        self._cancel_update: CALLBACK_TYPE | None = None

    async def async_added_to_hass(self) -> None:
        """Ask for the number."""
        await super().async_added_to_hass()
        self.async_on_remove(self._cancel)
        self._handle_coordinator_update()

    @callback
    def _handle_coordinator_update(self) -> None:
        super()._handle_coordinator_update()
        player = self.data.player
        if player is None or player.epoch == self._epoch or self._cancel_update is not None:
            return
        self._epoch = player.epoch
        self._cancel_update = async_call_later(self.hass, 60.0, self._allow_update)
        self.async_schedule_update_ha_state(force_refresh=True)

    async def async_update(self) -> None:
        """Ask the server for the number of songs."""
        try:
            recap = await self.client.typed_command(Recap, "recap")
        except RaveberryError as err:
            LOGGER.debug("The number of songs is unknown: %s", err.key)
            return
        self._attr_native_value = recap.songs

    @callback
    def _allow_update(self, _now: datetime) -> None:
        self._cancel_update = None
        self._handle_coordinator_update()

    @callback
    def _cancel(self) -> None:
        if self._cancel_update is not None:
            self._cancel_update()


class LyricsLineSensor(RaveberryEntity, SensorEntity):
    """The line of the lyrics that is sung, if they have times; read once for each song."""

    _attr_translation_key = "lyrics_line"
    _attr_entity_registry_enabled_default = False
    _reads = frozenset({"player", "clock_lead"})

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the sensor."""
        super().__init__(coordinator, "lyrics_line")
        self._lines: tuple[LyricLine, ...] = ()
        self._read_for: str | None = None
        self._cancel: CALLBACK_TYPE | None = None
        self._shown_s = -LINE_INTERVAL_S

    async def async_added_to_hass(self) -> None:
        """Read the lyrics."""
        await super().async_added_to_hass()
        self.async_on_remove(self._cancel_next)
        self._handle_coordinator_update()

    @callback
    def _handle_coordinator_update(self) -> None:
        entry = self.data.player.entry if self.data.player else None
        entry_id = entry.id if entry and self.available else None
        if entry_id != self._read_for:
            self._read_for, self._lines = entry_id, ()
            if entry_id is not None:
                self.coordinator.config_entry.async_create_background_task(
                    self.hass, self._read(entry_id), f"raveberry lyrics of {entry_id}"
                )
        self._show()
        if AVAILABILITY & self.coordinator.changed:
            self.async_write_ha_state()

    async def _read(self, entry: str) -> None:
        try:
            lyrics = await self.client.typed_command(Lyrics, "lyrics", entry=entry)
        except RaveberryError as err:
            LOGGER.debug("The lyrics are unknown: %s", err.key)
            return
        if entry == self._read_for:
            self._lines = tuple(line for line in lyrics.lines if line.at_s is not None)
            self._show()

    @callback
    def _show(self, _now: datetime | None = None) -> None:
        """Show the line of now, and come back for the next one."""
        self._cancel_next()
        player = self.data.player
        position_s = self._position_s()
        sung = [line for line in self._lines if (line.at_s or 0.0) <= position_s]
        text = (sung[-1].text if sung else "")[:_MAX_STATE_LENGTH] or None
        now_s = self.hass.loop.time()
        wait_s = self._shown_s + LINE_INTERVAL_S - now_s
        if text != self._attr_native_value and wait_s <= 0:
            self._attr_native_value = text
            self._shown_s = now_s
            self.async_write_ha_state()
            wait_s = LINE_INTERVAL_S
        coming = next((line for line in self._lines if (line.at_s or 0.0) > position_s), None)
        is_playing = player is not None and player.state is PlayerState.PLAYING
        waits = [wait_s] if text != self._attr_native_value else []
        if coming is not None and is_playing:
            waits.append((coming.at_s or 0.0) - position_s)
        if waits:
            self._cancel = async_call_later(self.hass, max(0.1, min(waits)), self._show)

    def _position_s(self) -> float:
        player = self.data.player
        if player is None or player.entry is None:
            return -1.0
        if player.state is not PlayerState.PLAYING:
            return player.position_s
        since = dt_util.utcnow() - player.position_at - self.data.clock_lead
        return player.position_s + since.total_seconds()

    @callback
    def _cancel_next(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
