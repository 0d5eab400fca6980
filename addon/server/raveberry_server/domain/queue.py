"""The order of the waiting songs, and what it can say for itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from .entry import Entry, EntryState, Origin
from .settings import Order
from .state import Now, PartyState

_FAIR_RANK: Final = {
    Origin.GUEST: 0,
    Origin.HOST: 0,
    Origin.PLAYLIST: 1,
    Origin.REPEAT: 1,
    Origin.AUTOPLAY: 2,
    Origin.FALLBACK: 3,
}
_AUTOMATIC_RANK: Final = {Origin.AUTOPLAY: 1, Origin.FALLBACK: 2}

type Rank = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an entry stands: position from 1, and the seconds until it starts if known."""

    entry: Entry
    position: int
    eta_s: float | None


def ordered(state: PartyState) -> tuple[Entry, ...]:
    """The waiting songs in the order in which they would play."""
    order = state.settings.order
    return tuple(sorted(state.waiting.values(), key=lambda entry: _rank(entry, order)))


def next_ready(state: PartyState) -> Entry | None:
    """The song that should start next: the first in order that the player can play."""
    order = state.settings.order
    ready = (entry for entry in state.waiting.values() if entry.is_ready)
    return min(ready, key=lambda entry: _rank(entry, order), default=None)


def places(state: PartyState, now: Now) -> Iterator[Place]:
    """The public queue from the front; songs that await approval are not in it."""
    eta_s: float | None = _rest_of_current_s(state, now)
    visible = (entry for entry in ordered(state) if entry.state is not EntryState.APPROVAL)
    for position, entry in enumerate(visible, start=1):
        yield Place(entry=entry, position=position, eta_s=eta_s)
        duration_s = entry.song.duration_s
        eta_s = None if eta_s is None or duration_s is None else eta_s + duration_s


def why(entry: Entry, order: Order) -> str:
    """One short true sentence about where the entry stands."""
    if entry.pin is not None:
        return "put first"
    if entry.state is EntryState.APPROVAL:
        return "waits for the host's yes"
    if not entry.is_ready:
        return "not ready yet"
    votes = f"{entry.score} vote{'' if abs(entry.score) == 1 else 's'}"
    match order:
        case Order.FAIR:
            return f"turn {entry.turn}, {votes}" if entry.turn else f"{_automatic(entry)}, {votes}"
        case Order.VOTES:
            return votes
        case Order.FIFO:
            return "in the order of asking" if entry.origin.takes_turns else _automatic(entry)
        case _:
            assert_never(order)


def _automatic(entry: Entry) -> str:
    return {
        Origin.PLAYLIST: "from a playlist",
        Origin.REPEAT: "played before",
        Origin.AUTOPLAY: "picked by autoplay",
        Origin.FALLBACK: "fills the gap",
    }.get(entry.origin, "asked for")


def _rank(entry: Entry, order: Order) -> Rank:
    if entry.pin is not None:
        return (0, -entry.pin)
    match order:
        case Order.FAIR:
            return (
                1,
                _FAIR_RANK[entry.origin],
                entry.turn or 0,
                -entry.score,
                entry.sequence,
            )
        case Order.VOTES:
            return (1, _AUTOMATIC_RANK.get(entry.origin, 0), -entry.score, entry.sequence)
        case Order.FIFO:
            return (1, _AUTOMATIC_RANK.get(entry.origin, 0), entry.sequence)
        case _:
            assert_never(order)


def _rest_of_current_s(state: PartyState, now: Now) -> float | None:
    playback = state.playback
    if playback.entry is None:
        return 0.0
    duration_s = playback.entry.song.duration_s
    if duration_s is None:
        return None
    return duration_s - playback.anchor.position_at_s(now.mono_s, duration_s)
