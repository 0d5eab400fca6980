"""Descriptions of the party's events for the logbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.logbook import (
    LOGBOOK_ENTRY_ENTITY_ID,
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.const import ATTR_ENTITY_ID, ATTR_NAME
from homeassistant.helpers.translation import async_get_cached_translations

from .const import DOMAIN, EVENT_PARTY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.core import Event, HomeAssistant

_ICONS: Final = {
    "song_requested": "mdi:music-note-plus",
    "song_started": "mdi:music-note",
    "song_skipped": "mdi:skip-next",
    "song_removed": "mdi:music-note-off",
    "song_kicked": "mdi:thumb-down",
    "song_brought_back": "mdi:undo",
    "song_approved": "mdi:check",
    "song_rejected": "mdi:close",
    "song_failed": "mdi:alert",
    "guest_joined": "mdi:account-plus",
    "player_failed": "mdi:alert",
    "alarm_started": "mdi:alarm-light",
    "buzzer": "mdi:bullhorn",
    "announcement_started": "mdi:bullhorn",
    "announcement_failed": "mdi:alert",
}
_PARTY_ICON: Final = "mdi:party-popper"


def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, str]]], None],
) -> None:
    """Register the description of the party's events."""

    def describe(event: Event) -> dict[str, str]:
        data = event.data
        texts = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)
        subject, message = _Story(texts, data).sentence()
        return {
            LOGBOOK_ENTRY_NAME: subject,
            LOGBOOK_ENTRY_MESSAGE: message,
            LOGBOOK_ENTRY_ICON: _ICONS.get(data["type"], _PARTY_ICON),
            LOGBOOK_ENTRY_ENTITY_ID: data[ATTR_ENTITY_ID],
        }

    async_describe_event(DOMAIN, EVENT_PARTY, describe)


class _Story:
    """The sentence of one event: its subject, which the logbook shows first, and the rest."""

    def __init__(self, texts: Mapping[str, str], data: Mapping[str, Any]) -> None:
        self._texts = texts
        self._data = data

    def sentence(self) -> tuple[str, str]:
        """Return subject and rest."""
        kind: str = self._data["type"]
        if kind == "song_requested":
            return self._requested()
        if kind == "guest_joined":
            return self._data["guest"], self._text("guest_joined")
        if kind.startswith("song_"):
            return self._song(), self._about_song(kind)
        return self._data[ATTR_NAME], self._text(kind)

    def _requested(self) -> tuple[str, str]:
        guest = self._data["requested_by"]
        if guest is None and self._data["origin"] != "host":
            return self._song(), self._text("song_added")
        name = guest or self._text("the_host")
        return name, self._text(
            "song_requested_dedicated" if self._data["dedication"] else "song_requested"
        )

    def _about_song(self, kind: str) -> str:
        match kind:
            case "song_started" if self._data["requested_by"]:
                return self._text(
                    "song_started_dedicated" if self._data["dedication"] else "song_started_for"
                )
            case "song_kicked" if self._data["votes_against"] == 1:
                return self._text("song_kicked_one")
            case "song_skipped" if self._data["by_host"]:
                return self._text("song_skipped_host")
            case _:
                return self._text(kind)

    def _song(self) -> str:
        return self._text("song") if self._data["artist"] else self._data["title"]

    def _text(self, key: str) -> str:
        text = self._texts.get(f"component.{DOMAIN}.common.logbook_{key}", key)
        values = {name: "" if value is None else str(value) for name, value in self._data.items()}
        if "{song}" in text:
            values["song"] = self._song()
        return text.format_map(values)
