"""Text-to-speech of a short tone, for tests with a real Home Assistant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.const import Platform

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Add the voice."""
    await hass.config_entries.async_forward_entry_setups(entry, [Platform.TTS])
    return True
