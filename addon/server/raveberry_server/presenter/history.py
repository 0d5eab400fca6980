"""Messages of the history."""

from raveberry_contract import messages

from raveberry_server.application.ports.history import (
    Evening,
    Evenings,
    Play,
    Plays,
    Requester,
    SongCount,
    Statistics,
)
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.state import PartyState

from .entries import sign_message, song_message


def history_message(found: Plays, state: PartyState, role: Role) -> messages.History:
    """Return a page of plays; requesters are omitted if not visible to this role."""
    is_open = state.settings.colors_visible_to.includes(role)
    return messages.History(
        plays=tuple(_play(play, is_open=is_open) for play in found.plays), more=found.has_more
    )


def evenings_message(found: Evenings) -> messages.Evenings:
    """Return a page of evenings."""
    return messages.Evenings(evenings=tuple(map(_evening, found.evenings)), more=found.has_more)


def stats_message(found: Statistics, state: PartyState, role: Role) -> messages.Stats:
    """Return statistics; requesters are omitted if not visible to this role."""
    is_open = state.settings.colors_visible_to.includes(role)
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
            messages.HourCount(at=one.at, plays=one.plays, requests=one.requests, votes=one.votes)
            for one in found.hours
        ),
        hits=tuple(
            messages.GuestHits(guest=_guest(one.asker), songs=one.songs, score=one.score)
            for one in found.hits
            if is_open
        ),
        sources=tuple(
            messages.SourceCount(source=one.source, plays=one.plays) for one in found.sources
        ),
    )


def _evening(evening: Evening) -> messages.Evening:
    return messages.Evening(
        id=evening.first,
        since=evening.since,
        until=evening.until,
        songs=evening.songs,
        guests=evening.guests,
        votes=evening.votes,
        played_s=evening.played_s,
        top=tuple(map(_count, evening.top)),
    )


def _play(play: Play, *, is_open: bool) -> messages.Play:
    return messages.Play(
        epoch=play.epoch,
        song=song_message(play.song),
        started_at=play.started_at,
        ended_at=play.ended_at,
        end=play.end,
        up=play.up,
        down=play.down,
        origin=messages.Origin(play.origin.shown),
        requested_by=_guest(play.asker) if play.asker and is_open else None,
    )


def _count(one: SongCount) -> messages.SongCount:
    return messages.SongCount(
        song=song_message(one.song), times=one.times, up=one.up, down=one.down
    )


def _guest(asker: Requester) -> messages.Guest:
    return messages.Guest(
        id=asker.id, name=asker.name, color=asker.color, sign=sign_message(asker.sign)
    )
