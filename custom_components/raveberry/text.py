"""Text entities: word filters, words added to searches, fallback playlist, backup stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from homeassistant.components.text import TextEntity, TextEntityDescription
from homeassistant.const import EntityCategory

from . import settings
from .entity import DescribedEntity, command

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry

PARALLEL_UPDATES = 0

# Home Assistant rejects longer states; the action `set_setting` has no such limit.
_MAX_STATE_LENGTH = 255

# The key is the name of the setting.
TEXTS: Final = tuple(
    TextEntityDescription(
        key=setting.name,
        translation_key=setting.name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=setting.is_enabled,
        native_max=_MAX_STATE_LENGTH,
    )
    for setting in settings.TEXTS
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the text entities."""
    async_add_entities(RaveberryText(entry.runtime_data, description) for description in TEXTS)


class RaveberryText(DescribedEntity, TextEntity):
    """A setting that is a line of text."""

    entity_description: TextEntityDescription
    _reads = frozenset({"settings"})

    @property
    def native_value(self) -> str | None:
        """The value of the setting, unknown if it exceeds the length of a state."""
        value = self.data.setting(self.entity_description.key)
        return value if isinstance(value, str) and len(value) <= _MAX_STATE_LENGTH else None

    @command
    async def async_set_value(self, value: str) -> None:
        """Change the setting."""
        await self.client.command("set_setting", name=self.entity_description.key, value=value)
