"""Messages of the history."""

from raveberry_contract import messages

from raveberry_server.application.history.export import HistoryExport
from raveberry_server.application.ports.history import (
    Play,
    Plays,
    Requester,
    SavedPlaylist,
    SongCount,
    Statistics,
)
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.model.state import PartyState

from .entries import song_message


def history_message(
    record: Plays | Statistics | HistoryExport | SavedPlaylist, state: PartyState
) -> object:
    """Return the message of a history query; requesters are omitted if not visible to everyone."""
    is_open = state.settings.colors_visible_to is Visibility.EVERYBODY
    match record:
        case Plays():
            return messages.History(
                plays=tuple(_play(play, is_open=is_open) for play in record.plays),
                more=record.has_more,
            )
        case Statistics():
            return _stats(record, is_open=is_open)
        case HistoryExport():
            return messages.Exported(m3u=record.m3u, text=record.text)
        case SavedPlaylist():
            return messages.PlaylistSaved(uri=record.uri, name=record.name, songs=record.songs)


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


def _stats(record: Statistics, *, is_open: bool) -> messages.Stats:
    return messages.Stats(
        since=record.period.since,
        until=record.period.until,
        plays=record.plays,
        songs=record.songs,
        played_s=record.played_s,
        requests=record.requests,
        guests=record.guests,
        votes=record.votes,
        most_played=tuple(map(_count, record.most_played)),
        best_liked=tuple(map(_count, record.best_liked)),
        most_active=tuple(
            messages.GuestCount(guest=_guest(one.asker), requests=one.requests)
            for one in record.most_active
            if is_open
        ),
        hours=tuple(
            messages.HourCount(at=one.at, plays=one.plays, requests=one.requests)
            for one in record.hours
        ),
    )


def _count(one: SongCount) -> messages.SongCount:
    return messages.SongCount(
        song=song_message(one.song), times=one.times, up=one.up, down=one.down
    )


def _guest(asker: Requester) -> messages.Guest:
    return messages.Guest(id=asker.id, name=asker.name, color=asker.color)
