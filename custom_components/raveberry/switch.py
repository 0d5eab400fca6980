"""Switches for the party, boolean settings and the light show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory, Platform

from . import settings
from .entity import DescribedEntity, RaveberryEntity, command
from .following.switches import add_follower_switches
from .light_parameters import light_switches, sync_light_entities
from .rooms import RoomSoundSwitch, add_rooms

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0


# The key is the name of the setting.
SETTING_SWITCHES: Final = tuple(
    SwitchEntityDescription(
        key=setting.name,
        translation_key=setting.name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=setting.is_enabled,
    )
    for setting in settings.SWITCHES
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switches."""
    coordinator = entry.runtime_data
    async_add_entities([PartySwitch(coordinator), StopAfterSongSwitch(coordinator)])
    async_add_entities(SettingSwitch(coordinator, description) for description in SETTING_SWITCHES)
    add_follower_switches(hass, entry, async_add_entities)
    add_rooms(coordinator, RoomSoundSwitch, async_add_entities)
    sync_light_entities(
        hass,
        coordinator,
        Platform.SWITCH,
        partial(light_switches, coordinator),
        async_add_entities,
    )


class PartySwitch(RaveberryEntity, SwitchEntity):
    """The switch that opens and closes the party."""

    _attr_translation_key = "party"
    _reads = frozenset({"party"})

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the switch."""
        super().__init__(coordinator, "party")

    @property
    def is_on(self) -> bool | None:
        """Return True if the party is open."""
        return self.data.party.open if self.data.party else None

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Open the party until it is closed."""
        await self.client.command("open_party")

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Close the party; the current song plays to its end and the queue is cleared."""
        await self.client.command("close_party")


class StopAfterSongSwitch(RaveberryEntity, SwitchEntity):
    """The switch that stops the music after the current song."""

    _attr_translation_key = "stop_after_song"
    _reads = frozenset({"player"})

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the switch."""
        super().__init__(coordinator, "stop_after_song")

    @property
    def is_on(self) -> bool | None:
        """Return True if the music stops after the current song."""
        return bool(self.data.player.stops_after_song) if self.data.player else None

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Stop the music after the current song."""
        await self.client.command("stop_after_song", on=True)

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Let the music go on after the current song."""
        await self.client.command("stop_after_song", on=False)


class SettingSwitch(DescribedEntity, SwitchEntity):
    """A boolean setting."""

    entity_description: SwitchEntityDescription
    _reads = frozenset({"settings"})

    @property
    def is_on(self) -> bool | None:
        """The value of the setting, unknown if the server has no such setting."""
        value = self.data.setting(self.entity_description.key)
        return value if isinstance(value, bool) else None

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Enable the setting."""
        await self._set(value=True)

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Disable the setting."""
        await self._set(value=False)

    async def _set(self, *, value: bool) -> None:
        await self.client.command("set_setting", name=self.entity_description.key, value=value)
