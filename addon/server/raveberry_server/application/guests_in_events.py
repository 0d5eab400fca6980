"""Guests that events are about."""

from collections.abc import Iterable

from raveberry_server.domain.model.events import (
    Event,
    GuestJoined,
    SongBroughtBack,
    SongEnded,
    SongRequested,
    SongStarted,
    VoteCast,
)
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.settings import Settings


def guests_in(events: Iterable[Event], settings: Settings) -> set[GuestId | None]:
    """Return the guests whose limits, songs or identity some events have changed."""
    guests: set[GuestId | None] = set()
    are_votes_limited = bool(settings.vote_rate_per_min)
    for event in events:
        if not isinstance(event, VoteCast):
            guests |= _guests_of(event)
        elif are_votes_limited:
            guests.add(event.guest)
    return guests


def _guests_of(event: Event) -> set[GuestId | None]:
    match event:
        case GuestJoined():
            return {event.guest.id}
        case SongRequested():
            return {event.by, event.entry.requested_by}
        case SongStarted():
            return {event.entry.requested_by}
        case SongEnded() | SongBroughtBack():
            return {event.entry.requested_by}
        case _:
            return set()
