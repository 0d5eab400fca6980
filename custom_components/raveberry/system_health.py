"""Health of the parties, on the page *System information*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.core import callback

from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.components.system_health import SystemHealthRegistration
    from homeassistant.core import HomeAssistant

    from .coordinator import RaveberryConfigEntry


@callback
def async_register(hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Register the callback of the page."""
    register.async_register_info(_health)


async def _health(hass: HomeAssistant) -> dict[str, Any]:
    """Return versions, connection and problems, a word for each party."""
    entries: list[RaveberryConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    states = [entry.runtime_data.data for entry in entries]
    infos = [entry.runtime_data.info for entry in entries]
    return {
        "parties": ", ".join(info.name for info in infos) or "-",
        "versions": ", ".join(info.version for info in infos) or "-",
        "broker": all(state.is_connected for state in states),
        "server": all(state.is_server_available for state in states),
        "light_show": all(state.are_lights_available for state in states),
        "player_error": next(
            (state.player.error.code for state in states if state.player and state.player.error),
            "-",
        ),
    }
