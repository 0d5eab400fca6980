"""Switches of the media players that follow the party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.components.switch import DOMAIN as SWITCH
from homeassistant.components.switch import SwitchEntity
from homeassistant.helpers import entity_registry as er

from ..entity import RaveberryEntity
from .controller import FOLLOWERS
from .follower import Phase

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from ..coordinator import RaveberryConfigEntry, RaveberryCoordinator
    from .controller import FollowingPlayer, PartyFollowers

_KEY: Final = "follows_"


def add_follower_switches(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add a switch for each chosen player, and remove those of the others."""
    coordinator = entry.runtime_data
    followers = hass.data[FOLLOWERS][entry.entry_id]
    switches = [
        FollowerSwitch(coordinator, followers, player) for player in followers.players.values()
    ]
    wanted = {switch.unique_id for switch in switches}
    registry = er.async_get(hass)
    for known in er.async_entries_for_config_entry(registry, entry.entry_id):
        is_follower = known.unique_id.startswith(f"{coordinator.info.id}_{_KEY}")
        if known.domain == SWITCH and is_follower and known.unique_id not in wanted:
            registry.async_remove(known.entity_id)
    async_add_entities(switches)


class FollowerSwitch(RaveberryEntity, SwitchEntity):
    """The switch of one player: on while it follows, off once a person has taken it."""

    _attr_translation_key = "follows"
    _unrecorded_attributes = frozenset({"drift_s"})
    _reads = frozenset()

    def __init__(
        self, coordinator: RaveberryCoordinator, followers: PartyFollowers, player: FollowingPlayer
    ) -> None:
        """Initialize the switch, named after its player."""
        super().__init__(coordinator, f"{_KEY}{player.choice}")
        self._followers = followers
        self._player = player
        self._shown: tuple[bool, dict[str, Any]] | None = None
        self._attr_translation_placeholders = {"player": player.house.name}

    @override
    async def async_added_to_hass(self) -> None:
        """Subscribe to the player."""
        await super().async_added_to_hass()
        self._player.listeners.append(self._show_change)
        self.async_on_remove(lambda: self._player.listeners.remove(self._show_change))

    @property
    def available(self) -> bool:
        """Return True: what people decide about the player does not need the server."""
        return True

    @property
    def is_on(self) -> bool:
        """Return True if the player follows the party."""
        return self._player.state.phase is not Phase.RELEASED

    @property
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return the status of the player, and by how many seconds it has fallen behind."""
        return {
            "status": self._player.status(self._followers.party),
            "drift_s": self._player.drift_s,
        }

    async def async_turn_on(self, **kwargs: Any) -> None:
        """Let the player follow again."""
        self._followers.follow(self._player)

    async def async_turn_off(self, **kwargs: Any) -> None:
        """Give the player back, until it is turned on again or the next evening."""
        self._followers.release(self._player)

    def _show_change(self) -> None:
        """Write the state if it differs."""
        shown = (self.is_on, self.extra_state_attributes)
        if shown != self._shown:
            self._shown = shown
            self.async_write_ha_state()
