"""Whether guests may take part, and the rules that are on or off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory, Platform

from .entity import DescribedEntity, RaveberryEntity, command
from .tuning import follow_lights, wanted_switches

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0


def _rule(name: str, *, is_shown: bool = True) -> SwitchEntityDescription:
    return SwitchEntityDescription(
        key=name,
        translation_key=name,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=is_shown,
    )


# Settings that are on or off; the key is the setting's name.
RULE_SWITCHES = (
    _rule("requests_open"),
    _rule("approval"),
    _rule("autoplay"),
    _rule("online_suggestions"),
    _rule("moderate_texts", is_shown=False),
    _rule("new_music_only", is_shown=False),
    _rule("explicit_allowed", is_shown=False),
    _rule("log_requests", is_shown=False),
    _rule("listen_along", is_shown=False),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switches."""
    coordinator = entry.runtime_data
    async_add_entities([PartySwitch(coordinator)])
    async_add_entities(RuleSwitch(coordinator, description) for description in RULE_SWITCHES)
    follow_lights(
        hass,
        coordinator,
        Platform.SWITCH,
        partial(wanted_switches, coordinator),
        async_add_entities,
    )


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


class RuleSwitch(DescribedEntity, SwitchEntity):
    """One rule of the party."""

    entity_description: SwitchEntityDescription

    @property
    def is_on(self) -> bool | None:
        """Whether the rule is in force; unknown for a server that has no such setting."""
        value = self.known.setting(self.entity_description.key)
        return value if isinstance(value, bool) else None

    @command
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Put the rule in force."""
        await self._set(value=True)

    @command
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Do without the rule."""
        await self._set(value=False)

    async def _set(self, *, value: bool) -> None:
        await self.client.command("set_setting", name=self.entity_description.key, value=value)
