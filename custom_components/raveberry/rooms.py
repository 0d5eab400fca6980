"""Entities of the rooms in which the music plays: volume and sound of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.components.number import NumberEntity, NumberMode
from homeassistant.components.switch import SwitchEntity
from homeassistant.const import PERCENTAGE
from homeassistant.core import callback

from .entity import RaveberryEntity, command

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .contract.messages import Room
    from .coordinator import RaveberryCoordinator


def add_rooms(
    coordinator: RaveberryCoordinator,
    create: Callable[[RaveberryCoordinator, Room], RaveberryEntity],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add an entity for each room, also for rooms that appear later.

    A room that is gone keeps its entities, as its loudspeakers may return.
    """
    added: set[str] = set()

    @callback
    def add_new() -> None:
        new = [room for room in coordinator.data.rooms if room.id not in added]
        added.update(room.id for room in new)
        if new:
            async_add_entities(create(coordinator, room) for room in new)

    coordinator.config_entry.async_on_unload(coordinator.async_add_listener(add_new))
    add_new()


class _RoomEntity(RaveberryEntity):
    """An entity of the device of a room."""

    _reads = frozenset({"player"})

    def __init__(self, coordinator: RaveberryCoordinator, key: str, room: Room) -> None:
        super().__init__(coordinator, f"room_{room.id}_{key}")
        self._room_id = room.id
        self._attr_device_info = coordinator.room_device_info(room)

    @property
    def _room(self) -> Room | None:
        return next((room for room in self.data.rooms if room.id == self._room_id), None)

    @property
    def available(self) -> bool:
        """Return True if the loudspeakers of the room are on."""
        room = self._room
        return super().available and room is not None and room.connected

    async def _set(self, **changes: float | bool) -> None:
        await self.client.command("set_room", room=self._room_id, **changes)


class RoomVolumeNumber(_RoomEntity, NumberEntity):
    """The volume of a room; that of the party comes on top."""

    _attr_translation_key = "room_volume"
    _attr_mode = NumberMode.SLIDER
    _attr_native_min_value = 0
    _attr_native_max_value = 100
    _attr_native_step = 1
    _attr_native_unit_of_measurement = PERCENTAGE

    def __init__(self, coordinator: RaveberryCoordinator, room: Room) -> None:
        """Initialize the number."""
        super().__init__(coordinator, "volume", room)

    @property
    def native_value(self) -> float | None:
        """The volume in per cent."""
        room = self._room
        return round(100 * room.volume) if room else None

    @command
    async def async_set_native_value(self, value: float) -> None:
        """Change the volume."""
        await self._set(volume=value / 100)


class RoomSoundSwitch(_RoomEntity, SwitchEntity):
    """The sound of a room, off while it is muted."""

    _attr_translation_key = "room_sound"

    def __init__(self, coordinator: RaveberryCoordinator, room: Room) -> None:
        """Initialize the switch."""
        super().__init__(coordinator, "sound", room)

    @property
    def is_on(self) -> bool | None:
        """Return True unless the room is muted."""
        room = self._room
        return not room.muted if room else None

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Unmute the room."""
        await self._set(muted=False)

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Mute the room."""
        await self._set(muted=True)
