"""Rows of past search queries and the songs requested from them, bounded and without guests."""

import sqlite3
from datetime import datetime
from typing import Final

from raveberry_server.application.catalog.past_queries import key_of

MOST: Final = 5_000
"""Pairs of query and song that are kept."""

READ_QUERIES: Final = "SELECT text, uri, times FROM past_query"


def write_query(connection: sqlite3.Connection, text: str, uri: str, at: datetime) -> None:
    """Store a query in the database, and delete the least recent ones beyond the limit."""
    words = key_of(text)
    if not words:
        return
    connection.execute(
        "INSERT INTO past_query (text, uri, times, last_at) VALUES (?, ?, 1, ?) "
        "ON CONFLICT (text, uri) DO UPDATE SET times = times + 1, last_at = excluded.last_at",
        (words, uri, at.isoformat()),
    )
    connection.execute(
        "DELETE FROM past_query WHERE last_at < "
        "(SELECT last_at FROM past_query ORDER BY last_at DESC LIMIT 1 OFFSET ?)",
        (MOST - 1,),
    )
