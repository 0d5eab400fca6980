"""The order of the queue, waiting times, and the reason of each place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from raveberry_server.domain.model.entry import Entry, EntryState, Origin
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import Order, Repeat
from raveberry_server.domain.model.state import Now, PartyState


class PlaceReason(StrEnum):
    """Reason for the place of a waiting entry, as in the contract."""

    PINNED = "pinned"
    MOVED = "moved"
    APPROVAL = "approval"
    PENDING = "pending"
    TURN = "turn"
    VOTES = "votes"
    REQUEST_ORDER = "request_order"
    PLAYLIST = "playlist"
    REPEAT = "repeat"
    AUTOPLAY = "autoplay"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePlace:
    """An entry with its position from 1, and the seconds until it starts if known."""

    entry: Entry
    position: int
    eta_s: float | None


def queue_order(state: PartyState) -> tuple[Entry, ...]:
    """Return the waiting entries in the order in which they will play."""
    return tuple(state.waiting.values())


def next_ready(state: PartyState) -> Entry | None:
    """Return the entry to start next: the first that is ready."""
    return next((entry for entry in state.waiting.public.values() if entry.is_ready), None)


def queue_places(state: PartyState, now: Now) -> Iterator[QueuePlace]:
    """Yield the public queue in order, without entries that wait for approval.

    Songs overlap by `crossfade_s` as in MPD: not if they are shorter or of unknown length. Behind
    a repeated song there are no waiting times.
    """
    settings = state.settings
    is_first_alone = state.playback.entry is None
    is_for_ever = settings.repeat is Repeat.ONE
    before_s, free_s = 0.0, _time_left_s(state, now)
    for position, entry in enumerate(state.waiting.public.values(), start=1):
        duration_s = entry.song.duration_s
        overlap_s = 0.0
        if not is_first_alone and (duration_s or 0.0) >= settings.crossfade_s:
            overlap_s = float(settings.crossfade_s)
        eta_s = None if free_s is None else max(before_s, free_s - overlap_s)
        yield QueuePlace(entry=entry, position=position, eta_s=eta_s)
        free_s = None
        if eta_s is not None and duration_s is not None and not is_for_ever:
            before_s, free_s = eta_s, eta_s + duration_s
        is_first_alone = False


def starts_now(state: PartyState, entry: Entry) -> bool:
    """Return True if the entry is about to start because nothing else plays."""
    playback = state.playback
    is_idle = playback.entry is None and playback.fault is None and not playback.is_held
    return is_idle and next_ready(state) is entry


def place_reason(entry: Entry, order: Order) -> PlaceReason:
    """Return the reason for the place of a waiting entry."""
    first = _reason_before_turn(entry)
    if first is not None:
        return first
    match order:
        case Order.FAIR:
            return PlaceReason.TURN if entry.turn else _automatic(entry)
        case Order.VOTES:
            return PlaceReason.VOTES
        case Order.FIFO:
            is_request = entry.origin.takes_turns
            return PlaceReason.REQUEST_ORDER if is_request else _automatic(entry)
        case _:
            assert_never(order)


def _reason_before_turn(entry: Entry) -> PlaceReason | None:
    if entry.pin is not None:
        return PlaceReason.PINNED
    if entry.moved_to is not None:
        return PlaceReason.MOVED
    if entry.state is EntryState.APPROVAL:
        return PlaceReason.APPROVAL
    return None if entry.is_ready else PlaceReason.PENDING


def _automatic(entry: Entry) -> PlaceReason:
    return {
        Origin.PLAYLIST: PlaceReason.PLAYLIST,
        Origin.HOST_PLAYLIST: PlaceReason.PLAYLIST,
        Origin.REPEAT: PlaceReason.REPEAT,
        Origin.AUTOPLAY: PlaceReason.AUTOPLAY,
        Origin.FALLBACK: PlaceReason.FALLBACK,
    }.get(entry.origin, PlaceReason.VOTES)


def _time_left_s(state: PartyState, now: Now) -> float | None:
    playback = state.playback
    if playback.entry is None:
        return 0.0
    if state.settings.repeat is Repeat.ONE or playback.stops_after_song:
        return None
    duration_s = playback.entry.song.duration_s
    if duration_s is None:
        return None
    return duration_s - playback.position_at_s(now.mono_s)


def pin_entries(state: PartyState, names: Sequence[EntryId]) -> PartyState:
    """Pin waiting entries before all others, in this order, and undo their moves."""
    pinned = [
        replace(state.waiting[name], pin=state.pins_made + number, moved_to=None)
        for number, name in enumerate(reversed(names))
    ]
    waiting = state.waiting.with_entries(pinned)
    return replace(state, pins_made=state.pins_made + len(pinned), waiting=waiting)


def pin_entry(state: PartyState, entry: Entry) -> PartyState:
    """Pin an entry before all others and undo its move."""
    pinned = replace(entry, pin=state.pins_made, moved_to=None)
    waiting = state.waiting.with_entries((pinned,))
    return replace(state, pins_made=state.pins_made + 1, waiting=waiting)
