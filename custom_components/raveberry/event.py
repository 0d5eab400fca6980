"""Events of the party, for automations and the logbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.event import EventEntity
from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ATTR_NAME
from homeassistant.core import Context, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_call_later

from .const import DOMAIN, EVENT_PARTY, STORY_EVENTS
from .contract.messages import (
    AnnouncementEvent,
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
    from collections.abc import Callable

    from homeassistant.core import CALLBACK_TYPE, HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0

EVENT_TYPES: Final = [
    *map(str, SongEventType),
    "cheer",
    "guest_joined",
    *map(str, PlayerEventType),
    "party_closed",
    *map(str, PlainEventType),
    "announcement_failed",
    "job_failed",
]

VOTE_EVENT_TYPES: Final = ["vote_cast"]

FREQUENT_EVENT_INTERVAL_S: Final = 15.0
"""Least time between two events of votes, or of reactions: each is a row of the recorder."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event entities."""
    async_add_entities([PartyEvent(entry.runtime_data), VotesEvent(entry.runtime_data)])


class EventThrottle[E: (VoteEvent, CheerEvent)]:
    """A throttle that adds up events and passes the most frequent one on.

    The first event after a pause passes at once.
    """

    def __init__(
        self, hass: HomeAssistant, key: Callable[[E], str], fire: Callable[[E], None]
    ) -> None:
        """Initialize without events; those with the same key are added up."""
        self._hass = hass
        self._key: Callable[[E], str] = key
        self._fire: Callable[[E], None] = fire
        self._pending: dict[str, E] = {}
        self._cancel: CALLBACK_TYPE | None = None

    @callback
    def add(self, event: E) -> None:
        """Pass an event on now, or add it to those that wait."""
        key = self._key(event)
        earlier = self._pending.get(key)
        count = event.count + (earlier.count if earlier else 0)
        self._pending[key] = replace(event, count=count)
        if self._cancel is None:
            self._pass_on()

    @callback
    def stop(self) -> None:
        """Forget the events that wait."""
        self._pending.clear()
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    @callback
    def _pass_on(self, _now: Any = None) -> None:
        self._cancel = None
        if not self._pending:
            return
        most = max(self._pending.values(), key=lambda event: event.count)
        self._pending.clear()
        self._cancel = async_call_later(self._hass, FREQUENT_EVENT_INTERVAL_S, self._pass_on)
        self._fire(most)


class PartyEvent(RaveberryEntity, EventEntity):
    """The most recent event of the party, apart from votes."""

    _attr_translation_key = "party"
    _attr_event_types = EVENT_TYPES
    _reads = frozenset()

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the event entity."""
        super().__init__(coordinator, "event")

    async def async_added_to_hass(self) -> None:
        """Subscribe to the events."""
        await super().async_added_to_hass()
        self._cheers = EventThrottle[CheerEvent](
            self.hass, lambda event: str(event.cheer), self._show
        )
        self.async_on_remove(self._cheers.stop)
        self.async_on_remove(self.coordinator.subscribe_events(self._receive))

    @callback
    def _receive(self, event: Event) -> None:
        if isinstance(event, CheerEvent):
            self._cheers.add(event)
        else:
            self._show(event)

    @callback
    def _show(self, event: Event) -> None:
        attributes = _attributes(self.hass, event)
        if event.type in STORY_EVENTS:
            # The logbook describes this event, and names it as the cause of the state.
            context = Context()
            self._fire_story(event, attributes, context)
            self.async_set_context(context)
        self._trigger_event(str(event.type), attributes)
        self.async_write_ha_state()

    def _fire_story(self, event: Event, attributes: dict[str, Any], context: Context) -> None:
        player = er.async_get(self.hass).async_get_entity_id(
            MEDIA_PLAYER, DOMAIN, f"{self.coordinator.info.id}_player"
        )
        data = {
            ATTR_NAME: self.coordinator.info.name,
            ATTR_ENTITY_ID: player or self.entity_id,
            ATTR_DEVICE_ID: self.device_entry.id if self.device_entry else None,
            "type": str(event.type),
            **attributes,
        }
        self.hass.bus.async_fire(EVENT_PARTY, data, context=context)


class VotesEvent(RaveberryEntity, EventEntity):
    """The most recent votes, at most every few seconds."""

    _attr_translation_key = "votes"
    _attr_event_types = VOTE_EVENT_TYPES
    _attr_entity_registry_enabled_default = False
    _reads = frozenset()

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the event entity."""
        super().__init__(coordinator, "votes")

    async def async_added_to_hass(self) -> None:
        """Subscribe to the votes."""
        await super().async_added_to_hass()
        votes = EventThrottle[VoteEvent](self.hass, lambda event: event.entry, self._show)
        self.async_on_remove(votes.stop)
        self.async_on_remove(self.coordinator.subscribe_votes(votes.add))

    @callback
    def _show(self, event: VoteEvent) -> None:
        self._trigger_event(event.type, _attributes(self.hass, event))
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
                "score": entry.score,
                "votes_against": entry.down,
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
        case AnnouncementEvent():
            return {"reason": event.reason.code, "text": notice_text(hass, event.reason)}
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
