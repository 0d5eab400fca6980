"""Settings with fixed choices, and palettes and scenes of the lights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.const import EntityCategory, Platform

from .contract.messages import Join, Mode, Order
from .entity import DescribedEntity, command
from .light_parameters import light_selects, sync_light_entities

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryState

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RaveberrySelectDescription(SelectEntityDescription):
    """A setting with fixed choices; the key is the name of the setting."""

    value_fn: Callable[[RaveberryState], object]


def _setting(name: str, *options: str) -> RaveberrySelectDescription:
    return RaveberrySelectDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=False,
        options=list(options),
        value_fn=lambda data: data.setting(name),
    )


SELECTS = (
    RaveberrySelectDescription(
        key="mode",
        translation_key="mode",
        entity_category=EntityCategory.CONFIG,
        options=list(map(str, Mode)),
        value_fn=lambda data: data.party and data.party.mode,
    ),
    RaveberrySelectDescription(
        key="order",
        translation_key="order",
        entity_category=EntityCategory.CONFIG,
        options=list(map(str, Order)),
        value_fn=lambda data: data.party and data.party.order,
    ),
    RaveberrySelectDescription(
        key="join",
        translation_key="join",
        entity_category=EntityCategory.CONFIG,
        options=list(map(str, Join)),
        value_fn=lambda data: data.party and data.party.join,
    ),
    _setting("replay_gain", "off", "track", "album", "auto"),
    _setting("fallback_yields", "at_song_end", "at_once"),
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

    entity_description: RaveberrySelectDescription

    @property
    def current_option(self) -> str | None:
        """The value of the setting."""
        value = self.entity_description.value_fn(self.data)
        return str(value) if value in self.options else None

    @command
    async def async_select_option(self, option: str) -> None:
        """Change the setting."""
        await self.client.command("set_setting", name=self.entity_description.key, value=option)
