"""Diagnostics, with names, addresses and secrets redacted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.components.diagnostics import async_redact_data

from .contract import encoded

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .coordinator import RaveberryConfigEntry

_TO_REDACT = {
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
    """Return the redacted state of a config entry."""
    coordinator = entry.runtime_data
    data = coordinator.data
    diagnostics = {
        "connected": data.is_connected,
        "server_online": data.is_server_online,
        "visualizer_online": data.is_visualizer_online,
        "compatible": data.is_compatible,
        "clock_lead_s": data.clock_lead.total_seconds(),
        "info": async_redact_data(encoded(coordinator.info), {"id"}),
        "player": encoded(data.player),
        "queue": encoded(data.queue),
        "party": encoded(data.party),
        "settings": encoded(data.settings),
        "undecided": encoded(data.undecided),
        "upkeep": encoded(data.upkeep),
        "artwork_bytes": len(data.artwork.content) if data.artwork else None,
        "join_qr_bytes": len(data.join_qr.content) if data.join_qr else None,
        "lights": encoded(data.lights),
        "light_states": encoded(data.light_states),
    }
    redacted: dict[str, Any] = async_redact_data(diagnostics, _TO_REDACT)
    return redacted
