"""Whether guests may take part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.components.switch import SwitchEntity

from .entity import RaveberryEntity, command

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switch."""
    async_add_entities([PartySwitch(entry.runtime_data)])


class PartySwitch(RaveberryEntity, SwitchEntity):
    """The party, open or closed."""

    _attr_translation_key = "party"

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Be the switch of a server."""
        super().__init__(coordinator, "party")

    @property
    def is_on(self) -> bool | None:
        """Whether the party is open."""
        return self.known.party.open if self.known.party else None

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Open the party, without an end."""
        await self.client.command("open_party")

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Close the party: the song plays out, what waits leaves the queue."""
        await self.client.command("close_party")
