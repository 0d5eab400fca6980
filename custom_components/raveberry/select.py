"""Settings with fixed choices, and palettes and scenes of the lights."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.const import EntityCategory, Platform

from . import settings
from .entity import DescribedEntity, command
from .light_parameters import light_selects, sync_light_entities

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry

PARALLEL_UPDATES = 0


# The key is the name of the setting.
SELECTS: Final = tuple(
    SelectEntityDescription(
        key=setting.name,
        translation_key=setting.name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=setting.is_enabled,
        options=list(setting.choices),
    )
    for setting in settings.SELECTS
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the settings, palettes and scenes."""
    coordinator = entry.runtime_data
    async_add_entities(RaveberrySelect(coordinator, description) for description in SELECTS)
    sync_light_entities(
        hass, coordinator, Platform.SELECT, partial(light_selects, coordinator), async_add_entities
    )


class RaveberrySelect(DescribedEntity, SelectEntity):
    """A setting with fixed choices."""

    entity_description: SelectEntityDescription
    _reads = frozenset({"settings", "party"})

    @property
    def current_option(self) -> str | None:
        """The value of the setting; that of the party, if it shows the setting."""
        name = self.entity_description.key
        value = getattr(self.data.party, name, None) or self.data.setting(name)
        return str(value) if value in self.options else None

    @command
    async def async_select_option(self, option: str) -> None:
        """Change the setting."""
        await self.client.command("set_setting", name=self.entity_description.key, value=option)
