"""The data stored on one guest, as a message of the contract."""

from collections.abc import Iterator

from raveberry_contract import messages

from raveberry_server.application.ports.history import PersonalRecords
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import PartyState

from .entries import sign_message
from .state import ROLES


def my_data(
    state: PartyState, caller: Caller, records: PersonalRecords, last_search: str | None
) -> messages.MyData:
    """Return the data of the caller."""
    known = state.guests.get(caller.id)
    return messages.MyData(
        id=known.id if known else None,
        name=known.name if known else "",
        color=known.color if known else "",
        sign=sign_message(known.sign) if known else None,
        role=ROLES[caller.role],
        source=known.source if known else "",
        joined_at=known.joined_at if known else None,
        muted_until=known.muted_until if known else None,
        device=known.device if known else "",
        last_search=last_search,
        votes=tuple(_votes(state, caller.id)),
        texts=tuple(_texts(state, caller.id)),
        requests=tuple(
            messages.OwnRequest(
                title=request.title,
                artist=request.artist,
                uri=request.uri,
                requested_at=request.asked_at,
                left_at=request.left_at,
                reason=request.reason,
            )
            for request in records.requests
        ),
        plays=tuple(
            messages.OwnPlay(
                title=play.song.title,
                artist=play.song.artist,
                started_at=play.started_at,
                up=play.up,
                down=play.down,
            )
            for play in records.plays
        ),
    )


def _votes(state: PartyState, guest: GuestId) -> Iterator[messages.OwnVote]:
    for entry in _entries(state):
        if value := entry.ballot.vote_of(guest):
            yield messages.OwnVote(title=entry.song.title, artist=entry.song.artist, value=value)


def _texts(state: PartyState, guest: GuestId) -> Iterator[str]:
    for entry in _entries(state):
        if entry.requested_by == guest and entry.dedication:
            yield entry.dedication
    yield from (tag.text for tag in state.hashtags if tag.guest == guest)
    yield from (text.text for text in state.texts.values() if text.guest == guest)


def _entries(state: PartyState) -> Iterator[Entry]:
    if state.playback.entry is not None:
        yield state.playback.entry
    yield from state.waiting.values()
