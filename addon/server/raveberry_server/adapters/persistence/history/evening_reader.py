"""Queries on the evenings in ``party.db``: songs from one opening to its closing."""

import sqlite3
from datetime import datetime
from typing import Final

from raveberry_server.adapters.persistence.rows import Row
from raveberry_server.application.ports.history import Evening, Evenings

from .history_reader import best_liked_between

_LAST_EPOCH: Final = 2**62
_TOP: Final = 3
_LONGEST_PAUSE_DAYS: Final = 0.25
"""A longer pause between two songs ends an evening, as not everyone closes a party."""

_EVENINGS: Final = """
WITH opened AS (
  SELECT epoch, uri, started_at, coalesce(ended_at, started_at) AS ended_at, ended_at IS NULL
    AS is_playing, duration_s, coalesce(up, 0) + coalesce(down, 0) AS votes,
    nullif(requested_by, 'host') AS guest,
    (SELECT max(number) FROM evening WHERE opened_at <= started_at) AS opening
  FROM play
),
marked AS (
  SELECT *,
    opening IS NOT lag(opening) OVER by_age OR coalesce(
      julianday(started_at) - julianday(lag(ended_at) OVER by_age) > :pause, FALSE
    ) AS is_first
  FROM opened WINDOW by_age AS (ORDER BY epoch)
),
numbered AS (SELECT *, sum(is_first) OVER (ORDER BY epoch) AS number FROM marked),
grouped AS (
  SELECT min(epoch) AS first, opening, min(started_at) AS since, max(ended_at) AS until,
    max(started_at) AS last_start, max(is_playing) AS is_playing,
    count(*) AS songs, sum(votes) AS votes, count(DISTINCT guest) AS guests,
    sum(min(max(0, julianday(ended_at) - julianday(started_at)) * 86400,
      coalesce(duration_s, 86400))) AS played_s,
    count(*) OVER (PARTITION BY opening) AS parts,
    row_number() OVER (PARTITION BY opening ORDER BY min(epoch) DESC) AS from_end,
    row_number() OVER (PARTITION BY opening ORDER BY min(epoch)) AS from_start
  FROM numbered GROUP BY number
)
SELECT grouped.first, opening, parts = 1,
  iif(from_start = 1, coalesce(opened_at, since), since),
  iif(from_end = 1, max(coalesce(closed_at, until), until), until),
  from_end = 1 AND closed_at IS NULL AND opening IS (SELECT max(number) FROM evening)
    AND (is_playing OR julianday(:now) - julianday(until) <= :pause),
  iif(parts = 1, coalesce(evening.songs, grouped.songs), grouped.songs),
  iif(parts = 1, coalesce(evening.guests, grouped.guests), grouped.guests),
  iif(parts = 1, coalesce(evening.votes, grouped.votes), grouped.votes),
  played_s, last_start
FROM grouped LEFT JOIN evening ON evening.number = opening
WHERE grouped.first < :before ORDER BY grouped.first DESC LIMIT :limit
"""


def read_evenings(
    connection: sqlite3.Connection, *, before: int | None, limit: int, at: datetime
) -> Evenings:
    """Return the evenings until `at` whose first song has an epoch before `before`."""
    rows = connection.execute(
        _EVENINGS,
        {
            "pause": _LONGEST_PAUSE_DAYS,
            "now": at.isoformat(),
            "before": _LAST_EPOCH if before is None else before,
            "limit": limit + 1,
        },
    ).fetchall()
    evenings = tuple(_evening(connection, row) for row in rows[:limit])
    return Evenings(evenings=evenings, has_more=len(rows) > limit)


def _evening(connection: sqlite3.Connection, row: Row) -> Evening:
    first, opening, is_whole, since, until, lasts, songs, guests, votes, played_s, last = row
    return Evening(
        first=first,
        opening=opening,
        is_whole=bool(is_whole),
        since=datetime.fromisoformat(since),
        until=None if lasts else datetime.fromisoformat(until),
        songs=songs,
        guests=guests,
        votes=votes,
        played_s=round(played_s, 3),
        # The last song is included: its start sorts before itself and any letter.
        top=tuple(best_liked_between(connection, (since, f"{last}z"), 0, _TOP)),
    )
