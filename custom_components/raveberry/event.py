"""Events of the party, for automations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.event import EventEntity
from homeassistant.core import callback

from .contract.messages import (
    CheerEvent,
    Event,
    GuestEvent,
    JobEvent,
    PartyClosedEvent,
    PlainEvent,
    PlainEventType,
    PlayerEvent,
    PlayerEventType,
    SongEvent,
    SongEventType,
    VoteEvent,
)
from .entity import RaveberryEntity
from .texts import fault_text, notice_text, place_text

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0

EVENT_TYPES: Final = [
    *map(str, SongEventType),
    "vote_cast",
    "cheer",
    "guest_joined",
    *map(str, PlayerEventType),
    "party_closed",
    *map(str, PlainEventType),
    "job_failed",
]


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event entity."""
    async_add_entities([RaveberryEvent(entry.runtime_data)])


class RaveberryEvent(RaveberryEntity, EventEntity):
    """The most recent event of the party."""

    _attr_translation_key = "party"
    _attr_event_types = EVENT_TYPES

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the event entity."""
        super().__init__(coordinator, "event")

    async def async_added_to_hass(self) -> None:
        """Subscribe to the events."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.subscribe_events(self._receive))

    @callback
    def _receive(self, event: Event) -> None:
        self._trigger_event(str(event.type), _attributes(self.hass, event))
        self.async_write_ha_state()


def _attributes(hass: HomeAssistant, event: Event) -> dict[str, Any]:  # noqa: PLR0911 - one return per kind
    """Return the attributes of an event; guests appear by name, never by id."""
    match event:
        case SongEvent(entry=entry, by=by):
            return {
                "entry": entry.id,
                "title": entry.song.title,
                "artist": entry.song.artist,
                "uri": entry.song.uri,
                "origin": str(entry.origin),
                "requested_by": entry.requested_by.name if entry.requested_by else None,
                "dedication": entry.dedication,
                "by_host": by == "host",
                **_reason(hass, event),
            }
        case VoteEvent():
            return {
                "entry": event.entry,
                "title": event.title,
                "score": event.score,
                "up": event.up,
                "down": event.down,
                "count": event.count,
            }
        case CheerEvent():
            return {"cheer": str(event.cheer), "count": event.count}
        case GuestEvent(guest=guest):
            return {"guest": guest.name}
        case PlayerEvent(error=error):
            return {"code": error.code, "text": fault_text(hass, error)}
        case PartyClosedEvent(recap=recap):
            return {"songs": recap.songs, "guests": recap.guests, "votes": recap.votes}
        case JobEvent():
            reason = {"reason": event.reason.code, "text": notice_text(hass, event.reason)}
            return {"kind": event.kind, **reason, "entry": event.entry}
        case PlainEvent():
            return {}


def _reason(hass: HomeAssistant, event: SongEvent) -> dict[str, str | None]:
    """Return code and text of a failure, or of the way in which a song was removed."""
    if event.reason is not None:
        return {"reason": event.reason.code, "text": notice_text(hass, event.reason)}
    if event.type is SongEventType.SONG_REMOVED:
        return {"reason": str(event.entry.why), "text": place_text(hass, event.entry)}
    return {"reason": None, "text": None}
