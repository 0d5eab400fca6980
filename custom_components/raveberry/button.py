"""Buttons for commands without arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.const import EntityCategory

from .command_errors import NotSupportedError
from .contract.messages import History
from .entity import DescribedEntity, RaveberryEntity, command

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0

_LAST_PLAYS: Final = 2
"""The current song, if any, and the one before."""


# The key is the name of the command.
BUTTONS = (
    ButtonEntityDescription(key="skip", translation_key="skip"),
    ButtonEntityDescription(key="undo", translation_key="undo"),
    ButtonEntityDescription(key="restart_song", translation_key="restart_song"),
    ButtonEntityDescription(key="shuffle_queue", translation_key="shuffle_queue"),
    ButtonEntityDescription(key="buzz", translation_key="buzz"),
    ButtonEntityDescription(key="alarm", translation_key="alarm"),
    ButtonEntityDescription(
        key="rotate_code", translation_key="rotate_code", entity_category=EntityCategory.CONFIG
    ),
    ButtonEntityDescription(
        key="scan_library", translation_key="scan_library", entity_category=EntityCategory.CONFIG
    ),
    ButtonEntityDescription(
        key="find_lights",
        translation_key="find_lights",
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=False,
    ),
    ButtonEntityDescription(
        key="restart_player",
        translation_key="restart_player",
        entity_category=EntityCategory.DIAGNOSTIC,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons."""
    async_add_entities(RaveberryButton(entry.runtime_data, description) for description in BUTTONS)
    async_add_entities([PreviousSongButton(entry.runtime_data)])


class RaveberryButton(DescribedEntity, ButtonEntity):
    """A button that sends one command."""

    entity_description: ButtonEntityDescription
    _reads = frozenset()

    @command
    async def async_press(self) -> None:
        """Send the command."""
        await self.client.command(self.entity_description.key)


class PreviousSongButton(RaveberryEntity, ButtonEntity):
    """A button that plays the song before the current one again at once."""

    _attr_translation_key = "previous_song"
    _reads = frozenset()

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the button."""
        super().__init__(coordinator, "previous_song")

    @command
    async def async_press(self) -> None:
        """Skip the current song for the last one that has ended."""
        history = await self.client.typed_command(History, "history", limit=_LAST_PLAYS)
        ended = next((play for play in history.plays if play.ended_at is not None), None)
        if ended is None:
            raise NotSupportedError("no_previous_song")
        await self.client.command("enqueue", uri=ended.song.uri, play=True)
