"""Messages of the history."""

from raveberry_contract import messages

from raveberry_server.application.ports.history import (
    Play,
    Plays,
    Requester,
    SongCount,
    Statistics,
)
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.model.state import PartyState

from .entries import song_message


def history_message(found: Plays, state: PartyState) -> messages.History:
    """Return a page of plays; requesters are omitted if not visible to everyone."""
    is_open = _shows_requesters(state)
    return messages.History(
        plays=tuple(_play(play, is_open=is_open) for play in found.plays), more=found.has_more
    )


def stats_message(found: Statistics, state: PartyState) -> messages.Stats:
    """Return statistics; requesters are omitted if not visible to everyone."""
    is_open = _shows_requesters(state)
    return messages.Stats(
        since=found.period.since,
        until=found.period.until,
        plays=found.plays,
        songs=found.songs,
        played_s=found.played_s,
        requests=found.requests,
        guests=found.guests,
        votes=found.votes,
        most_played=tuple(map(_count, found.most_played)),
        best_liked=tuple(map(_count, found.best_liked)),
        most_active=tuple(
            messages.GuestCount(guest=_guest(one.asker), requests=one.requests)
            for one in found.most_active
            if is_open
        ),
        hours=tuple(
            messages.HourCount(at=one.at, plays=one.plays, requests=one.requests)
            for one in found.hours
        ),
    )


def _shows_requesters(state: PartyState) -> bool:
    return state.settings.colors_visible_to is Visibility.EVERYBODY


def _play(play: Play, *, is_open: bool) -> messages.Play:
    return messages.Play(
        epoch=play.epoch,
        song=song_message(play.song),
        started_at=play.started_at,
        ended_at=play.ended_at,
        end=play.end,
        up=play.up,
        down=play.down,
        origin=messages.Origin(play.origin),
        requested_by=_guest(play.asker) if play.asker and is_open else None,
    )


def _count(one: SongCount) -> messages.SongCount:
    return messages.SongCount(
        song=song_message(one.song), times=one.times, up=one.up, down=one.down
    )


def _guest(asker: Requester) -> messages.Guest:
    return messages.Guest(id=asker.id, name=asker.name, color=asker.color)
