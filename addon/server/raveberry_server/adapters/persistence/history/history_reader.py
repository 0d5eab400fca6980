"""Queries on the history in ``party.db``; usable without a server."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from raveberry_server.adapters.persistence.rows import (
    SONG_COLUMNS,
    SONG_WIDTH,
    Row,
    sign_of,
    song_of,
)
from raveberry_server.application.ports.history import (
    HourCount,
    PastRequest,
    Period,
    PersonalRecords,
    Play,
    Plays,
    Requester,
    RequesterCount,
    RequesterHits,
    SongCount,
    SourceCount,
    Statistics,
)
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.guest import HOST_COLOR
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.song import Song

_FIRST: Final = "0001"
"""Sorts before every time in SQLite's comparison of texts."""
_LAST_EPOCH: Final = 2**62
_PLAY_COLUMNS: Final = (
    f"{SONG_COLUMNS}, epoch, origin, requested_by, guest_name, guest_color, guest_sign, "
    "started_at, ended_at, reason, coalesce(up, 0), coalesce(down, 0)"
)
_PLAYS: Final = f"SELECT {_PLAY_COLUMNS} FROM play WHERE started_at >= ? AND started_at < ?"  # noqa: S608 - a constant
_BY_HOUR: Final = """
SELECT hour, sum(plays), sum(requests), sum(votes) FROM (
  SELECT substr(started_at, 1, 13) AS hour, 1 AS plays, 0 AS requests, 0 AS votes
  FROM play WHERE started_at >= ?1 AND started_at < ?2
  UNION ALL
  SELECT substr(voted_at, 1, 13), 0, 0, 1 FROM play_vote
  WHERE voted_at >= ?1 AND voted_at < ?2
  UNION ALL
  -- Votes from before they had a time.
  SELECT substr(started_at, 1, 13), 0, 0, coalesce(up, 0) + coalesce(down, 0) FROM play
  WHERE started_at >= ?1 AND started_at < ?2
    AND NOT EXISTS (SELECT 1 FROM play_vote WHERE play_vote.epoch = play.epoch)
  UNION ALL
  SELECT substr(asked_at, 1, 13), 0, 1, 0 FROM request
  WHERE asked_at >= ?1 AND asked_at < ?2 AND origin IN ('guest', 'host')
) GROUP BY hour ORDER BY hour
"""
_COUNTED: Final = "count(*), coalesce(sum(up), 0), coalesce(sum(down), 0)"


def read_opened_at(connection: sqlite3.Connection) -> datetime | None:
    """Return when a command last opened the party, None if none did."""
    (opened_at,) = connection.execute("SELECT opened_at FROM party").fetchone()
    return datetime.fromisoformat(opened_at) if opened_at else None


def read_plays(
    connection: sqlite3.Connection, period: Period, *, before: int | None, limit: int
) -> Plays:
    """Return songs that started in a period, newest first, from epochs before `before`."""
    rows = connection.execute(
        f"{_PLAYS} AND epoch < ? ORDER BY epoch DESC LIMIT ?",
        (*_bounds(period), _LAST_EPOCH if before is None else before, limit + 1),
    ).fetchall()
    return Plays(plays=tuple(map(_play, rows[:limit])), has_more=len(rows) > limit)


def read_plays_after(
    connection: sqlite3.Connection, period: Period, *, after: int, limit: int
) -> Sequence[Play]:
    """Return songs that started in a period, oldest first, from epochs after `after`."""
    rows = connection.execute(
        f"{_PLAYS} AND epoch > ? ORDER BY epoch LIMIT ?", (*_bounds(period), after, limit)
    )
    return [_play(row) for row in rows]


def read_personal(connection: sqlite3.Connection, guest: GuestId) -> PersonalRecords:
    """Return the requests of a guest and the plays of them, newest first."""
    requests = connection.execute(
        "SELECT uri, title, artist, asked_at, left_at, reason FROM request WHERE guest = ? "
        "ORDER BY number DESC",
        (guest,),
    )
    plays = connection.execute(
        f"SELECT {_PLAY_COLUMNS} FROM play WHERE requested_by = ? ORDER BY epoch DESC",  # noqa: S608 - a constant
        (guest,),
    )
    return PersonalRecords(
        requests=tuple(
            PastRequest(
                uri=uri,
                title=title,
                artist=artist,
                asked_at=datetime.fromisoformat(asked_at),
                left_at=datetime.fromisoformat(left_at) if left_at else None,
                reason=reason,
            )
            for uri, title, artist, asked_at, left_at, reason in requests
        ),
        plays=tuple(map(_play, plays)),
    )


def read_statistics(connection: sqlite3.Connection, period: Period, *, most: int) -> Statistics:
    """Return the statistics of a period."""
    bounds = _bounds(period)
    # Pauses do not count as music, so a song counts for its length at most.
    plays, songs, played_s, votes = connection.execute(
        "SELECT count(*), count(DISTINCT uri), coalesce(sum(min("
        "max(0, julianday(coalesce(ended_at, ?3)) - julianday(started_at)) * 86400, "
        "coalesce(duration_s, 86400))), 0), coalesce(sum(up + down), 0) "
        "FROM play WHERE started_at >= ?1 AND started_at < ?2",
        (*bounds, _text(period.until)),
    ).fetchone()
    requests, guests = connection.execute(
        "SELECT count(*), count(DISTINCT nullif(guest, ?)) FROM request "
        "WHERE asked_at >= ? AND asked_at < ? AND origin IN ('guest', 'host')",
        (HOST, *bounds),
    ).fetchone()
    active = connection.execute(
        "SELECT guest, guest_name, guest_color, guest_sign, count(*), max(number) FROM request "
        "WHERE asked_at >= ? AND asked_at < ? AND origin IN ('guest', 'host') "
        "AND guest IS NOT NULL GROUP BY guest ORDER BY 5 DESC, 6 LIMIT ?",
        (*bounds, most),
    )
    return Statistics(
        period=period,
        plays=plays,
        songs=songs,
        played_s=round(played_s, 3),
        requests=requests,
        guests=guests,
        votes=votes,
        most_played=tuple(_most_played(connection, bounds, 0, most)),
        best_liked=tuple(best_liked_between(connection, bounds, 0, most)),
        most_active=tuple(
            RequesterCount(asker=asker, requests=count)
            for name, called, color, sign, count, _ in active
            if (asker := _asker(name, called, color, sign)) is not None
        ),
        hours=_hours(connection, bounds),
        hits=tuple(_hits(connection, bounds, most)),
        sources=tuple(_sources(connection, bounds)),
    )


def read_most_played(
    connection: sqlite3.Connection, *, offset: int, limit: int
) -> Sequence[SongCount]:
    """Return the most played songs of the whole history."""
    return _most_played(connection, (_FIRST, "9"), offset, limit)


def read_best_liked(
    connection: sqlite3.Connection, since: datetime | None, *, offset: int, limit: int
) -> Sequence[SongCount]:
    """Return songs with more upvotes than downvotes since a time."""
    return best_liked_between(connection, (_text(since) if since else _FIRST, "9"), offset, limit)


def read_last_played(connection: sqlite3.Connection, *, offset: int, limit: int) -> Sequence[Song]:
    """Return distinct songs, most recently started first."""
    rows = connection.execute(
        f"SELECT {SONG_COLUMNS}, max(epoch) FROM play GROUP BY uri "  # noqa: S608 - a constant
        f"ORDER BY {SONG_WIDTH + 1} DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [song_of(row) for row in rows]


def read_played_requests(
    connection: sqlite3.Connection, guest: GuestId, limit: int
) -> Sequence[Song]:
    """Return distinct songs that a guest requested and that were played, newest first."""
    rows = connection.execute(
        f"SELECT {SONG_COLUMNS}, max(epoch) FROM play WHERE requested_by = ? GROUP BY uri "  # noqa: S608 - a constant
        f"ORDER BY {SONG_WIDTH + 1} DESC LIMIT ?",
        (guest, limit),
    )
    return [song_of(row) for row in rows]


def _most_played(
    connection: sqlite3.Connection, bounds: tuple[str, str], offset: int, limit: int
) -> list[SongCount]:
    rows = connection.execute(
        f"SELECT {SONG_COLUMNS}, {_COUNTED}, max(epoch) FROM play "  # noqa: S608 - constants
        "WHERE started_at >= ? AND started_at < ? GROUP BY uri "
        f"ORDER BY {SONG_WIDTH + 1} DESC, {SONG_WIDTH + 4} DESC LIMIT ? OFFSET ?",
        (*bounds, limit, offset),
    )
    return _counts(rows)


def best_liked_between(
    connection: sqlite3.Connection, bounds: tuple[str, str], offset: int, limit: int
) -> list[SongCount]:
    """Return songs started between two times, as stored, with more upvotes than downvotes."""
    rows = connection.execute(
        f"SELECT {SONG_COLUMNS}, {_COUNTED}, max(epoch) FROM play "  # noqa: S608 - constants
        "WHERE started_at >= ? AND started_at < ? GROUP BY uri HAVING sum(up - down) > 0 "
        "ORDER BY sum(up - down) DESC, max(epoch) "
        "LIMIT ? OFFSET ?",
        (*bounds, limit, offset),
    )
    return _counts(rows)


def _counts(rows: Iterable[Row]) -> list[SongCount]:
    counts = []
    for row in rows:
        times, up, down, _ = row[SONG_WIDTH:]
        counts.append(SongCount(song=song_of(row), times=times, up=up, down=down))
    return counts


def _hours(connection: sqlite3.Connection, bounds: tuple[str, str]) -> tuple[HourCount, ...]:
    rows = connection.execute(_BY_HOUR, bounds)
    return tuple(
        HourCount(
            at=datetime.fromisoformat(f"{hour}:00:00+00:00"),
            plays=plays,
            requests=requests,
            votes=votes,
        )
        for hour, plays, requests, votes in rows
    )


def _hits(
    connection: sqlite3.Connection, bounds: tuple[str, str], most: int
) -> Iterator[RequesterHits]:
    """Yield the guests whose songs had the highest scores, with their names of the last song."""
    rows = connection.execute(
        "SELECT requested_by, guest_name, guest_color, guest_sign, count(*), "
        "sum(coalesce(up, 0) - coalesce(down, 0)) AS score, max(epoch) FROM play "
        "WHERE started_at >= ? AND started_at < ? AND requested_by IS NOT NULL "
        "GROUP BY requested_by HAVING score > 0 ORDER BY score DESC, 7 LIMIT ?",
        (*bounds, most),
    )
    for name, called, color, sign, songs, score, _ in rows:
        asker = _asker(name, called, color, sign)
        if asker is not None:
            yield RequesterHits(asker=asker, songs=songs, score=score)


def _sources(connection: sqlite3.Connection, bounds: tuple[str, str]) -> Iterator[SourceCount]:
    rows = connection.execute(
        "SELECT source, count(*) FROM play WHERE started_at >= ? AND started_at < ? "
        "GROUP BY source ORDER BY 2 DESC, source",
        bounds,
    )
    return (SourceCount(source=source, plays=plays) for source, plays in rows)


def _play(row: Row) -> Play:
    epoch, origin, asker, name, color, sign, started_at, ended_at, end, up, down = row[SONG_WIDTH:]
    return Play(
        epoch=epoch,
        song=song_of(row),
        origin=Origin(origin),
        asker=_asker(asker, name, color, sign),
        started_at=datetime.fromisoformat(started_at),
        ended_at=datetime.fromisoformat(ended_at) if ended_at else None,
        end=end,
        up=up,
        down=down,
    )


def _asker(
    guest: str | None, name: str | None, color: str | None, sign: str | None
) -> Requester | None:
    if guest == HOST:
        return Requester(id=HOST, name="Host", color=HOST_COLOR)
    if guest is None or name is None or color is None:
        return None
    return Requester(id=GuestId(guest), name=name, color=color, sign=sign_of(sign))


def _bounds(period: Period) -> tuple[str, str]:
    return (_text(period.since) if period.since else _FIRST, _text(period.until))


def _text(moment: datetime) -> str:
    """Return a time as the tables store it."""
    return moment.astimezone(UTC).isoformat()
