"""Genres and artists of a random sample of the library."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from raveberry_server.application.ports import BrowseItem, Highlights

from .browse import group_item
from .songs import HAS_COVER, PLACED, random_ids

_SAMPLE: Final = 400
"""Songs drawn; a genre or artist with many songs is likely to be among them."""

type _Groups = Mapping[str, list[tuple[str, str | None]]]
"""Title and covered song of each row, by the key of the group."""


def picked_highlights(connection: sqlite3.Connection, count: int) -> Highlights:
    """Return genres and artists of randomly drawn songs, those drawn most often first.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    rows = connection.execute(
        "SELECT genre_key, genre, artist_key, shelf_artist, "  # noqa: S608 - constants
        f"CASE WHEN {HAS_COVER} THEN song.key END FROM {PLACED} "
        "WHERE song.id IN (SELECT value FROM json_each(?))",
        (json.dumps(random_ids(connection, _SAMPLE)),),
    )
    genres: _Groups = defaultdict(list)
    artists: _Groups = defaultdict(list)
    for genre_key, genre, artist_key, artist, covered in rows:
        if genre_key is not None:
            genres[genre_key].append((genre, covered))
        if artist_key is not None:
            artists[artist_key].append((artist, covered))
    return Highlights(
        genres=_items("genre", genres, count), artists=_items("artist", artists, count)
    )


def _items(kind: str, groups: _Groups, count: int) -> Sequence[BrowseItem]:
    most_first = sorted(groups.items(), key=lambda group: -len(group[1]))
    return [
        group_item(kind, key, rows[0][0], next((one for _, one in rows if one is not None), None))
        for key, rows in most_first[:count]
    ]
