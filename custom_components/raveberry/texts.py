"""Texts of messages that the server sends as codes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from homeassistant.helpers.translation import async_get_cached_translations

from .compiled_texts import COUNTED
from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant

    from .contract.messages import Notice, PlayerFault

_HEALTH: Final = "health_"
_MINUTE_S: Final = 60
_HOUR_S: Final = 3600
_LONGEST_IN_SECONDS: Final = 90
_LONGEST_IN_MINUTES_S: Final = 90 * _MINUTE_S


def translation_key(key: str, values: Mapping[str, str | float]) -> str | None:
    """Return the key of a text for these values, None if the text is unknown."""
    if key not in COUNTED:
        return None
    counted = COUNTED[key]
    return f"{key}_one" if counted is not None and values.get(counted) == 1 else key


def placeholders(values: Mapping[str, str | float]) -> dict[str, str]:
    """Return values as texts; names of durations end in `_s`."""
    return {name: _placeholder(name, value) for name, value in values.items()}


def text_of(
    hass: HomeAssistant, key: str, values: Mapping[str, str | float], *, default: str
) -> str:
    """Return a text in the language of Home Assistant, the default if it is unknown."""
    known = translation_key(key, values)
    texts = async_get_cached_translations(hass, hass.config.language, "exceptions", DOMAIN)
    text = texts.get(f"component.{DOMAIN}.exceptions.{known}.message")
    return default if text is None else text.format_map(placeholders(values))


def fault_text(hass: HomeAssistant, fault: PlayerFault) -> str:
    """Return the text of a player fault in the language of Home Assistant."""
    return text_of(hass, f"fault_{fault.code}", fault.params, default=fault.message)


def health_text(hass: HomeAssistant, notice: Notice) -> str:
    """Return the text of a fault of a source or file in the language of Home Assistant.

    A value that is the code of another text is replaced by that text.
    """
    values = {
        name: text_of(hass, f"{_HEALTH}{value}", notice.params, default=value)
        if isinstance(value, str)
        else value
        for name, value in notice.params.items()
    }
    return text_of(hass, f"{_HEALTH}{notice.code}", values, default=notice.message)


def _placeholder(name: str, value: str | float) -> str:
    if isinstance(value, str):
        return value
    if name.endswith("_s"):
        return _duration(value)
    return f"{value:.0f}" if value == int(value) else str(value)


def _duration(seconds: float) -> str:
    """Return a duration in a readable unit, rounded up."""
    if seconds < _LONGEST_IN_SECONDS:
        return f"{max(1, ceil(seconds))} s"
    if seconds < _LONGEST_IN_MINUTES_S:
        return f"{ceil(seconds / _MINUTE_S)} min"
    return f"{ceil(seconds / _HOUR_S)} h"
