"""Messages of songs, guests and entries."""

import base64
import binascii
from collections.abc import Mapping
from typing import Final

from raveberry_contract import messages

from raveberry_server.domain.model.entry import Entry, EntryState
from raveberry_server.domain.model.guest import HOST_COLOR, Guest, Sign
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.queue.order import QueuePlace, place_reason, queue_places

from .refusals import notice_message

HOST_GUEST: Final = messages.Guest(id=HOST, name="Host", color=HOST_COLOR)
"""The guest message of the host's identity."""


def song_message(song: Song) -> messages.Song:
    """Return the message of a song; the URL of its cover is relative to the server's root."""
    return messages.Song(
        uri=song.uri,
        source=song.source,
        title=song.title,
        artist=song.artist,
        album=song.album,
        duration_s=song.duration_s,
        artwork_url=artwork_url(song.uri) if song.artwork else None,
        explicit=song.explicit,
        licence=song.licence or None,
    )


def artwork_url(uri: str) -> str:
    """Return the path of a song's cover."""
    return f"/api/v1/song/{song_key(uri)}/artwork"


def song_key(uri: str) -> str:
    """Return a URI as one path segment that proxies leave unchanged."""
    return base64.urlsafe_b64encode(uri.encode()).decode().rstrip("=")


def uri_of(key: str) -> str | None:
    """Return the URI of a path segment made by `song_key`, None if it is invalid."""
    try:
        return base64.b64decode(key + "=" * (-len(key) % 4), b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        return None


def sign_message(sign: Sign | None) -> messages.Sign | None:
    """Return a symbol of the contract."""
    return messages.Sign(sign) if sign else None


def guest_message(guest: Guest) -> messages.Guest:
    """Return the public message of a guest."""
    return messages.Guest(
        id=guest.id, name=guest.name, color=guest.color, sign=sign_message(guest.sign)
    )


def public_requester(guest: GuestId | None, state: PartyState) -> messages.Guest | None:
    """Return the requester of a song, None if not visible to everyone."""
    if state.settings.colors_visible_to is not Visibility.EVERYBODY:
        return None
    return requester(guest, state.guests)


def requester(guest: GuestId | None, guests: Mapping[GuestId, Guest]) -> messages.Guest | None:
    """Return the requester of a song, None for automatic songs and forgotten guests."""
    if guest == HOST:
        return HOST_GUEST
    known = guests.get(guest) if guest is not None else None
    return guest_message(known) if known is not None else None


def waiting_entry(place: QueuePlace, state: PartyState) -> messages.Entry:
    """Return the message of an entry of the public queue."""
    return entry_message(
        place.entry,
        state,
        because=waiting_because(place.entry, state),
        position=place.position,
        eta_s=place.eta_s,
    )


def playing_entry(entry: Entry, state: PartyState) -> messages.Entry:
    """Return the message of the current song."""
    because = messages.PlaceReason.PLAYING
    return entry_message(entry, state, because=because, position=0, eta_s=0.0)


def hidden_entry(entry: Entry, state: PartyState) -> messages.Entry:
    """Return the message of an entry that failed or waits for approval."""
    is_failed = entry.state is EntryState.FAILED
    because = messages.PlaceReason.FAILED if is_failed else waiting_because(entry, state)
    return entry_message(entry, state, because=because)


def waiting_because(entry: Entry, state: PartyState) -> messages.PlaceReason:
    """Return the reason for the place of a waiting entry."""
    return messages.PlaceReason(place_reason(entry, state.settings.order))


def past_entry(entry: Entry, state: PartyState, because: messages.PlaceReason) -> messages.Entry:
    """Return the message of an entry that has left."""
    return entry_message(entry, state, because=because)


def current_entry(entry: Entry, state: PartyState, now: Now) -> messages.Entry:
    """Return the message of an entry, whether it is playing, waiting or hidden."""
    playing = state.playback.entry
    if playing is not None and playing.id == entry.id:
        return playing_entry(playing, state)
    for place in queue_places(state, now):
        if place.entry.id == entry.id:
            return waiting_entry(place, state)
    return hidden_entry(entry, state)


def entry_message(
    entry: Entry,
    state: PartyState,
    *,
    because: messages.PlaceReason,
    position: int | None = None,
    eta_s: float | None = None,
) -> messages.Entry:
    """Return the message of an entry with its place, if known."""
    return messages.Entry(
        id=entry.id,
        song=song_message(entry.song),
        state=messages.EntryState(entry.state),
        progress=entry.progress,
        reason=notice_message(entry.reason) if entry.reason is not None else None,
        score=entry.score,
        up=entry.ballot.up,
        down=entry.ballot.down,
        position=position,
        eta_s=None if eta_s is None else round(eta_s, 3),
        why=because,
        requested_by=public_requester(entry.requested_by, state),
        requested_at=entry.requested_at,
        origin=messages.Origin(entry.origin.shown),
        turn=entry.turn,
        pinned=entry.pin is not None,
        dedication=entry.dedication,
    )
