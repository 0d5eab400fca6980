"""Voices: limits on the votes of identities that may be one person (docs/rules.md, "Voices").

Where the server can tell devices apart, the identities of a device share a voice. Elsewhere guests
who joined by code have a voice of their own, up to the rate of a real crowd, and all others share
that of their network. All guests of kiosks are one voice. Codes do not matter before they are in
use, and a device counts as one only beside others, because a router may have everyone behind it.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.clock_set_back import elapsed_s
from raveberry_server.domain.model.guest import Caller, Guest, Location, Role
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.immutable_mappings import with_item
from raveberry_server.domain.model.state import BucketKind, Now, PartyState, TokenBucket

CODE_VOICES_BURST: Final = 120
"""Guests of one network who get a voice of their own by code at once."""

CODE_VOICES_REFILL_S: Final = 2.0
"""Seconds until one more guest does; a room fills faster only for a moment."""

MIN_AGE_TO_KICK_S: Final = 30.0
"""Seconds after joining by code from which a guest counts separately in a kick."""

MIN_OTHER_DEVICES: Final = 3
"""Number of other devices from which a device is not taken for a router."""

MIN_GUESTS_BY_CODE: Final = 3
"""Guests who joined by code and have acted, from which on codes decide about voices."""


def assign_voice(state: PartyState, caller: Caller) -> tuple[PartyState, str]:
    """Note that a guest acted, and return the voice of their votes, empty for one of their own."""
    guest = state.guests.get(caller.id)
    if guest is None:
        return state, ""
    location = caller.location
    opening = state.openings
    if caller.role is Role.HOST or location is None or caller.role is Role.MOD:
        voice = HOST if caller.role is Role.HOST else ""
        acted = replace(guest, has_acted=True, last_opening=opening, voice=voice)
        return _with_guest(state, guest, acted), ""
    has_own_voice = guest.has_own_voice
    if not (guest.has_acted or location.is_device or location.is_kiosk):
        # Decided once: guests from before codes were in use keep their voice.
        has_own_voice = has_own_voice or not _are_codes_in_use(state)
    is_single = location.is_kiosk or (location.is_device and _is_among_others(state, location.key))
    voice = location.network if is_single or not has_own_voice else ""
    device = location.key if location.is_device else ""
    known = guest.has_acted, guest.last_opening, guest.has_own_voice, guest.voice, guest.device
    if known == (True, opening, has_own_voice, voice, device):
        return state, voice
    changed = replace(
        guest,
        has_acted=True,
        last_opening=opening,
        has_own_voice=has_own_voice,
        voice=voice,
        device=device,
    )
    if is_single:
        state = _merge_votes_of_device(state, location.key)
    return replace(state, guests=with_item(state.guests, guest.id, changed)), voice


def _merge_votes_of_device(state: PartyState, device: str) -> PartyState:
    """Give all guests of a device one voice, and recount their votes."""
    merged = {
        name: replace(guest, voice=device)
        for name, guest in state.guests.items()
        if guest.device == device and guest.voice != device
    }
    if not merged:
        return state
    waiting = state.waiting.with_entries(
        replace(entry, ballot=_with_voice(entry.ballot, merged, device))
        for entry in state.waiting.values()
        if not merged.keys().isdisjoint(entry.ballot.votes)
    )
    playing, playback = state.playback.entry, state.playback
    if playing is not None:
        ballot = _with_voice(playing.ballot, merged, device)
        playback = replace(playback, entry=replace(playing, ballot=ballot))
    return replace(
        state,
        guests=MappingProxyType({**state.guests, **merged}),
        waiting=waiting,
        playback=playback,
    )


def _with_voice(ballot: Ballot, guests: Iterable[GuestId], device: str) -> Ballot:
    for guest in guests:
        ballot = ballot.with_voice(guest, device)
    return ballot


def too_new_to_kick(state: PartyState, ballot: Ballot, now: Now) -> Collection[GuestId]:
    """Return the voters who joined by code too recently to count separately in a kick.

    The delay makes it harder for one person to appear as many.
    """
    return [
        name
        for name in ballot.votes
        if name not in ballot.voices
        and (guest := state.guests.get(name)) is not None
        and guest.joined_by_code
        and elapsed_s(guest.joined_at, now.at) < MIN_AGE_TO_KICK_S
    ]


def mark_joined_by_code(
    state: PartyState, guest: Guest, location: Location | None, now: Now
) -> PartyState:
    """Mark a guest as joined by code; they get a voice of their own while the bucket allows."""
    has_own_voice = True
    if location is not None and not guest.has_own_voice:
        key = (BucketKind.CROWD, location.network)
        level = _level(state.buckets.get(key), now)
        has_own_voice = level >= 1
        bucket = TokenBucket(level=level - has_own_voice, at=now.at)
        state = replace(state, buckets=with_item(state.buckets, key, bucket))
    joined = replace(
        guest,
        is_counted=True,
        joined_by_code=True,
        has_own_voice=guest.has_own_voice or has_own_voice,
    )
    return replace(state, guests=with_item(state.guests, guest.id, joined))


def is_full(bucket: TokenBucket, now: Now) -> bool:
    """Return True if the bucket of a network is full."""
    return _level(bucket, now) >= CODE_VOICES_BURST


def _level(bucket: TokenBucket | None, now: Now) -> float:
    if bucket is None:
        return float(CODE_VOICES_BURST)
    return min(
        float(CODE_VOICES_BURST), bucket.level + elapsed_s(bucket.at, now.at) / CODE_VOICES_REFILL_S
    )


def _with_guest(state: PartyState, before: Guest, after: Guest) -> PartyState:
    if before == after:
        return state
    return replace(state, guests=with_item(state.guests, after.id, after))


def _is_among_others(state: PartyState, device: str) -> bool:
    """Return True if enough other devices took part that this one is not a shared router."""
    others: set[str] = set()
    for guest in state.guests.values():
        if guest.device and guest.device != device:
            others.add(guest.device)
            if len(others) >= MIN_OTHER_DEVICES:
                return True
    return False


def _are_codes_in_use(state: PartyState) -> bool:
    by_code = sum(guest.joined_by_code and guest.has_acted for guest in state.guests.values())
    without = sum(
        guest.has_own_voice and guest.has_acted and not guest.joined_by_code
        for guest in state.guests.values()
    )
    return by_code >= max(MIN_GUESTS_BY_CODE, without)
