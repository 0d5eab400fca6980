"""The recap: one computation for pages, events and Home Assistant (docs/rules.md, "Recap")."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from raveberry_server.domain.guests import identity_limits
from raveberry_server.domain.model.entry import Entry, PlayedEntry
from raveberry_server.domain.model.events import Recap, RecapSlot, Winner
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import PartyState

from .current_song import MAX_TOP_SONGS, played_entry

MAX_WINNERS: Final = 3
MAX_SLOTS: Final = 24
SHORTEST_SLOT: Final = timedelta(minutes=15)


def recap_of(state: PartyState) -> Recap:
    """Return the recap of the party that is open, or that closed last."""
    played = _played_entries(state)
    return Recap(
        since=state.opened_at or min((one.started_at for one in played), default=None),
        songs=state.played,
        guests=identity_limits.count_participants(state),
        votes=state.votes_cast,
        top=_most_liked(state),
        winners=_winners(state, played),
        timeline=_timeline(played),
    )


def played_requests_of(state: PartyState, guest: GuestId) -> tuple[Entry, ...]:
    """Return the requests of a guest that were played in this party, each once, oldest first."""
    played = (one.entry for one in _played_entries(state))
    theirs = {entry.id: entry for entry in played if entry.requested_by == guest}
    return tuple(theirs.values())


def _played_entries(state: PartyState) -> tuple[PlayedEntry, ...]:
    playing = state.playback.entry
    return (
        state.played_entries
        if playing is None
        else (
            *state.played_entries,
            played_entry(state, playing),
        )
    )


def _most_liked(state: PartyState) -> tuple[Entry, ...]:
    playing = (state.playback.entry,) if state.playback.entry else ()
    best = sorted((*state.top, *playing), key=lambda entry: (-entry.score, entry.sequence))
    return tuple(best[:MAX_TOP_SONGS])


@dataclass(slots=True)
class _Tally:
    songs: int = 0
    score: int = 0


def _winners(state: PartyState, played: Iterable[PlayedEntry]) -> tuple[Winner, ...]:
    """Return the guests whose songs had the highest scores; neither the host nor banned ones."""
    tallies: dict[GuestId, _Tally] = {}
    for one in played:
        guest = one.entry.requested_by
        if guest is None or guest not in state.guests or state.guests[guest].is_banned:
            continue
        tally = tallies.setdefault(guest, _Tally())
        tally.songs += 1
        tally.score += one.entry.score
    best = sorted(
        (item for item in tallies.items() if item[1].score > 0),
        key=lambda item: (-item[1].score, -item[1].songs),
    )
    return tuple(
        Winner(guest=guest, songs=tally.songs, score=tally.score)
        for guest, tally in best[:MAX_WINNERS]
    )


def _timeline(played: Iterable[PlayedEntry]) -> tuple[RecapSlot, ...]:
    """Return songs and their votes in equal slots without gaps, as short as their number allows."""
    starts = [one.started_at for one in played]
    if not starts:
        return ()
    width = SHORTEST_SLOT
    while _slot(max(starts), width) - _slot(min(starts), width) >= MAX_SLOTS:
        width *= 2
    first, last = _slot(min(starts), width), _slot(max(starts), width)
    songs, votes = ([0] * (last - first + 1) for _ in range(2))
    for one in played:
        slot = _slot(one.started_at, width) - first
        songs[slot] += 1
        votes[slot] += one.entry.ballot.up + one.entry.ballot.down
    return tuple(
        RecapSlot(at=_EPOCH + (first + slot) * width, songs=songs[slot], votes=votes[slot])
        for slot in range(len(songs))
    )


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def _slot(at: datetime, width: timedelta) -> int:
    """Return the number of the slot of a moment."""
    return (at - _EPOCH) // width
