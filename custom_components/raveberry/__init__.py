"""The Raveberry integration: music and lights of a party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.const import Platform
from homeassistant.helpers import config_validation as cv

from . import issues
from .assist.sentence_trigger import register_sentences
from .blueprint_files import install_blueprints
from .const import CONF_DASHBOARD, CONF_SENTENCES, DOMAIN
from .coordinator import RaveberryConfigEntry, RaveberryCoordinator
from .dashboard import register_card
from .following.controller import FOLLOWERS, PartyFollowers, give_back_all
from .live_feed import add_feed
from .party_dashboard import show_dashboard
from .services import register_services
from .websocket_api import register_websocket_commands

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceEntry
    from homeassistant.helpers.typing import ConfigType

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.IMAGE,
    Platform.LIGHT,
    Platform.MEDIA_PLAYER,
    Platform.NUMBER,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.TEXT,
]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register the actions and the dashboard card, independently of any config entry."""
    register_services(hass)
    register_websocket_commands(hass)
    await register_card(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: RaveberryConfigEntry) -> bool:
    """Set up a config entry: connect to its server and add the entities."""
    # Also while the server is away.
    show_dashboard(hass, entry, is_shown=entry.options.get(CONF_DASHBOARD, False))
    coordinator = RaveberryCoordinator(hass, entry)
    await coordinator.start()
    entry.runtime_data = coordinator
    coordinator.create_device()
    if entry.options.get(CONF_SENTENCES, True):
        entry.async_on_unload(register_sentences(hass, entry.entry_id))
    add_feed(hass, coordinator)
    followers = PartyFollowers(hass, coordinator)
    hass.data.setdefault(FOLLOWERS, {})[entry.entry_id] = followers
    await followers.start()
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: RaveberryConfigEntry) -> bool:
    """Unload entities and dashboard; subscriptions end through `async_on_unload`."""
    await hass.data[FOLLOWERS][entry.entry_id].stop()
    is_unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if is_unloaded:
        hass.data[FOLLOWERS].pop(entry.entry_id)
        show_dashboard(hass, entry, is_shown=False)
    return is_unloaded


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: RaveberryConfigEntry, device: DeviceEntry
) -> bool:
    """Return whether a device may be deleted: one that no visualizer has."""
    coordinator = entry.runtime_data
    lights = coordinator.data.lights
    present = {
        coordinator.info.id,
        *(coordinator.room_identifier(room.id) for room in coordinator.data.rooms),
        *map(coordinator.visualizer_identifier, coordinator.data.visualizers.infos),
        *(coordinator.light_identifier(light.id) for light in (lights.devices if lights else ())),
    }
    return all(identifier not in present for _, identifier in device.identifiers)


async def async_remove_entry(hass: HomeAssistant, entry: RaveberryConfigEntry) -> None:
    """Undo what an entry did: players, dashboard, repairs, with the last one blueprints."""
    await give_back_all(hass, entry.entry_id)
    show_dashboard(hass, entry, is_shown=False)
    issues.delete_issues(hass, entry)
    if not hass.config_entries.async_entries(DOMAIN):
        await install_blueprints(hass, [])
