"""The rules of the party."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.const import EntityCategory, Platform

from .contract.messages import Join, Mode, Order
from .entity import DescribedEntity, command
from .tuning import follow_lights, wanted_selects

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import Known, RaveberryConfigEntry

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RuleDescription(SelectEntityDescription):
    """A setting with a few choices; its key is the setting's name."""

    value_fn: Callable[[Known], object]


def _setting(name: str, *options: str) -> RuleDescription:
    return RuleDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=False,
        options=list(options),
        value_fn=lambda known: known.setting(name),
    )


RULES = (
    RuleDescription(
        key="mode",
        translation_key="mode",
        entity_category=EntityCategory.CONFIG,
        options=list(map(str, Mode)),
        value_fn=lambda known: known.party and known.party.mode,
    ),
    RuleDescription(
        key="order",
        translation_key="order",
        entity_category=EntityCategory.CONFIG,
        options=list(map(str, Order)),
        value_fn=lambda known: known.party and known.party.order,
    ),
    RuleDescription(
        key="join",
        translation_key="join",
        entity_category=EntityCategory.CONFIG,
        options=list(map(str, Join)),
        value_fn=lambda known: known.party and known.party.join,
    ),
    _setting("replay_gain", "off", "track", "album", "auto"),
    _setting("fallback_yields", "at_song_end", "at_once"),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the rules, palettes and scenes."""
    coordinator = entry.runtime_data
    async_add_entities(Rule(coordinator, description) for description in RULES)
    follow_lights(
        hass, coordinator, Platform.SELECT, partial(wanted_selects, coordinator), async_add_entities
    )


class Rule(DescribedEntity, SelectEntity):
    """One rule of the party."""

    entity_description: RuleDescription

    @property
    def current_option(self) -> str | None:
        """What is in force."""
        value = self.entity_description.value_fn(self.known)
        return str(value) if value in self.options else None

    @command
    async def async_select_option(self, option: str) -> None:
        """Change the rule; the queue keeps its order and its votes."""
        await self.client.command("set_setting", name=self.entity_description.key, value=option)
