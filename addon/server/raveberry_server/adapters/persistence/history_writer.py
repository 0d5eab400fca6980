"""Write events into the history."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, assert_never

from raveberry_server.domain.model.entry import EndReason, Entry
from raveberry_server.domain.model.events import (
    AnnouncementFailed,
    CheerSent,
    Event,
    GuestForgotten,
    GuestJoined,
    JobFailed,
    LastOrders,
    PartyClosed,
    PartyOpened,
    PlayerFailed,
    PlayerRecovered,
    SongApproved,
    SongBroughtBack,
    SongEnded,
    SongRequested,
    SongStarted,
    SoundEnded,
    SoundStarted,
    VoteCast,
)
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import PartyState

from .rows import SONG_COLUMNS, SONG_WIDTH, notice_text, song_row
from .songs_by_past_query import write_query
from .state_diff import execute_for_all

type VoteTimes = Mapping[int, Sequence[str]]
"""The times of the votes on songs that ended, by epoch."""

_END_REQUESTS: Final = (
    "UPDATE request SET left_at = ?2, reason = value ->> 1 FROM json_each(?1) "
    "WHERE request.entry = value ->> 0"
)
_PLAY_MARKS: Final = ", ".join("?" * (SONG_WIDTH + 8))


def write_history(
    connection: sqlite3.Connection, events: Sequence[Event], at: datetime, state: PartyState
) -> None:
    """Write events inside the caller's transaction.

    Requesters are stored with the name of that moment, and only with `log_requests` on.
    """
    for kind, some in groupby(events, type):
        if kind is SongEnded:
            _write_ends(connection, [event for event in some if isinstance(event, SongEnded)], at)
        elif kind is not VoteCast:
            _write_each(connection, some, at, state)


def _write_each(
    connection: sqlite3.Connection, events: Iterable[Event], at: datetime, state: PartyState
) -> None:
    names_guests = state.settings.log_requests
    for event in events:
        match event:
            case SongStarted():
                _write_start(connection, event, at, state if names_guests else None)
            case SongRequested() if names_guests:
                _write_request(connection, event, at, state)
            case GuestForgotten():
                _forget(connection, event.guest)
            case PartyOpened():
                _write_opening(connection, at, state)
            case PartyClosed():
                _write_closing(connection, event, at, state)
            case (
                VoteCast()
                | SongEnded()
                | SongRequested()
                | SongApproved()
                | SongBroughtBack()
                | CheerSent()
                | GuestJoined()
                | LastOrders()
                | PlayerFailed()
                | PlayerRecovered()
                | SoundStarted()
                | SoundEnded()
                | AnnouncementFailed()
                | JobFailed()
            ):
                pass
            case _:
                assert_never(event)


def vote_times(connection: sqlite3.Connection, events: Sequence[Event], at: datetime) -> VoteTimes:
    """Return when the votes on songs that ended were cast, before their ballots are deleted.

    Votes that are not written yet were cast at the time `at`.
    """
    return {
        event.epoch: _times_of(connection, event.entry, event.epoch, at)
        for event in events
        if isinstance(event, SongEnded) and event.epoch is not None
    }


def write_vote_times(connection: sqlite3.Connection, times: VoteTimes) -> None:
    """Write the times of the votes on songs of the history, without the voters."""
    connection.executemany(
        "INSERT INTO play_vote (epoch, voted_at) SELECT epoch, ? FROM play WHERE epoch = ?",
        [(time, epoch) for epoch, some in times.items() for time in some],
    )


def _times_of(
    connection: sqlite3.Connection, entry: Entry, epoch: int, at: datetime
) -> Sequence[str]:
    # Votes of a database from before they had a time count from the start of their song.
    rows = connection.execute(
        "SELECT guest, coalesce(voted_at, (SELECT started_at FROM play WHERE epoch = ?)) "
        "FROM ballot WHERE entry = ?",
        (epoch, entry.id),
    )
    known = {guest: voted_at for guest, voted_at in rows if voted_at is not None}
    times = sorted(known.get(guest, at.isoformat()) for guest in entry.ballot.votes)
    # Several guests can have one vote together.
    return times[: entry.ballot.up + entry.ballot.down]


def _write_opening(connection: sqlite3.Connection, at: datetime, state: PartyState) -> None:
    """Begin an evening, or continue the one whose closing was undone."""
    connection.execute(
        "INSERT INTO evening (number, opened_at) VALUES (?, ?) ON CONFLICT (number) "
        "DO UPDATE SET closed_at = NULL, songs = NULL, guests = NULL, votes = NULL",
        (state.openings, (state.opened_at or at).isoformat()),
    )


def _write_closing(
    connection: sqlite3.Connection, event: PartyClosed, at: datetime, state: PartyState
) -> None:
    recap = event.recap
    # A new installation is open without ever having been opened.
    connection.execute(
        "INSERT INTO evening (number, opened_at, closed_at, songs, guests, votes) "
        "VALUES (?1, coalesce(?2, (SELECT min(started_at) FROM play), ?3), ?3, ?4, ?5, ?6) "
        "ON CONFLICT (number) DO UPDATE SET closed_at = excluded.closed_at, "
        "songs = excluded.songs, guests = excluded.guests, votes = excluded.votes",
        (
            state.openings,
            state.opened_at.isoformat() if state.opened_at else None,
            at.isoformat(),
            recap.songs,
            recap.guests,
            recap.votes,
        ),
    )


def _write_start(
    connection: sqlite3.Connection, event: SongStarted, at: datetime, known: PartyState | None
) -> None:
    entry, song = event.entry, event.entry.song
    # A repeated song starts again without an event that it ended.
    connection.execute(
        "UPDATE play SET ended_at = ?, reason = ?, up = ?, down = ? "
        "WHERE epoch = ? AND ended_at IS NULL",
        (at.isoformat(), EndReason.FINISHED, entry.ballot.up, entry.ballot.down, event.epoch - 1),
    )
    connection.execute(
        f"INSERT INTO play (epoch, entry, {SONG_COLUMNS}, "  # noqa: S608 - a constant
        "origin, requested_by, guest_name, guest_color, guest_sign, started_at) "
        f"VALUES ({_PLAY_MARKS})",
        (
            event.epoch,
            entry.id,
            *song_row(song),
            entry.origin,
            *_called(entry.requested_by, known),
            at.isoformat(),
        ),
    )
    connection.execute(
        "INSERT INTO times_played (uri, times) VALUES (?, 1) "
        "ON CONFLICT (uri) DO UPDATE SET times = times + 1",
        (song.uri,),
    )


def _write_ends(connection: sqlite3.Connection, events: Sequence[SongEnded], at: datetime) -> None:
    for event in events:
        if event.epoch is not None:
            _write_end_of_play(connection, event, event.epoch, at)
    reasons = {event.entry.id: event.reason for event in events}
    execute_for_all(connection, _END_REQUESTS, [*reasons.items()], at.isoformat())


def _write_end_of_play(
    connection: sqlite3.Connection, event: SongEnded, epoch: int, at: datetime
) -> None:
    ballot = event.entry.ballot
    connection.execute(
        "UPDATE play SET ended_at = ?, reason = ?, detail = ?, up = ?, down = ? WHERE epoch = ?",
        (at.isoformat(), event.reason, notice_text(event.detail), ballot.up, ballot.down, epoch),
    )


def _write_request(
    connection: sqlite3.Connection, event: SongRequested, at: datetime, state: PartyState
) -> None:
    entry = event.entry
    connection.execute(
        "INSERT INTO request (entry, uri, title, artist, origin, guest, guest_name, guest_color, "
        "guest_sign, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id,
            entry.song.uri,
            entry.song.title,
            entry.song.artist,
            entry.origin,
            *_called(event.by, state),
            at.isoformat(),
        ),
    )
    if event.query is not None:
        write_query(connection, event.query, entry.song.uri, at)


def _called(
    guest: GuestId | None, known: PartyState | None
) -> tuple[GuestId | None, str | None, str | None, str | None]:
    """Return id, name, colour and symbol of a guest, all None if `known` is None."""
    if guest is None or known is None:
        return None, None, None, None
    found = known.guests.get(guest)
    return (guest, found.name, found.color, found.sign) if found else (guest, None, None, None)


def _forget(connection: sqlite3.Connection, guest: GuestId) -> None:
    connection.execute(
        "UPDATE play SET requested_by = NULL, guest_name = NULL, guest_color = NULL, "
        "guest_sign = NULL WHERE requested_by = ?",
        (guest,),
    )
    connection.execute(
        "UPDATE request SET guest = NULL, guest_name = NULL, guest_color = NULL, "
        "guest_sign = NULL WHERE guest = ?",
        (guest,),
    )
