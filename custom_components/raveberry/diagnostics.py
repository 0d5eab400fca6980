"""What helps to find a fault, without names, addresses and secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.components.diagnostics import async_redact_data

from .contract import encoded

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .coordinator import RaveberryConfigEntry

_PRIVATE = {
    "allowed_hosts",
    "allowed_private_hosts",
    "backup_stream",
    "blocked_artists",
    "dedication",
    "forbidden_words",
    "guest",
    "guest_url",
    "host",
    "host_url",
    "host_users",
    "join_url",
    "mod_users",
    "requested_by",
    "stream_url",
    "subsonic_url",
    "text",
    "wifi_password",
    "wifi_ssid",
}


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: RaveberryConfigEntry
) -> dict[str, Any]:
    """Everything that is known, made harmless."""
    coordinator = entry.runtime_data
    known = coordinator.data
    told = {
        "connected": known.is_connected,
        "server_online": known.is_server_online,
        "visualizer_online": known.is_visualizer_online,
        "compatible": known.is_compatible,
        "clock_lead_s": known.clock_lead.total_seconds(),
        "info": async_redact_data(encoded(coordinator.info), {"id"}),
        "player": encoded(known.player),
        "queue": encoded(known.queue),
        "party": encoded(known.party),
        "settings": encoded(known.settings),
        "undecided": encoded(known.undecided),
        "upkeep": encoded(known.upkeep),
        "artwork_bytes": len(known.artwork.content) if known.artwork else None,
        "join_qr_bytes": len(known.join_qr.content) if known.join_qr else None,
        "lights": encoded(known.lights),
        "light_states": encoded(known.light_states),
    }
    redacted: dict[str, Any] = async_redact_data(told, _PRIVATE)
    return redacted
