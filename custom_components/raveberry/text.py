"""The rules of the party that are lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.components.text import TextEntity, TextEntityDescription
from homeassistant.const import EntityCategory

from .entity import DescribedEntity, command

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry

PARALLEL_UPDATES = 0

# Home Assistant refuses longer states; the action `set_setting` takes longer lines.
_LONGEST_STATE = 255

# Settings that are a line of text; the key is the setting's name.
LINES = tuple(
    TextEntityDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=False,
        native_max=_LONGEST_STATE,
    )
    for name in (
        "forbidden_words",
        "blocked_artists",
        "additional_words",
        "fallback_playlist",
        "backup_stream",
    )
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the lines."""
    async_add_entities(Line(entry.runtime_data, description) for description in LINES)


class Line(DescribedEntity, TextEntity):
    """One rule of the party."""

    entity_description: TextEntityDescription

    @property
    def native_value(self) -> str | None:
        """What is in force; unknown where it does not fit into a state."""
        value = self.known.setting(self.entity_description.key)
        return value if isinstance(value, str) and len(value) <= _LONGEST_STATE else None

    @command
    async def async_set_value(self, value: str) -> None:
        """Change the line; an empty one switches the rule off."""
        await self.client.command("set_setting", name=self.entity_description.key, value=value)
