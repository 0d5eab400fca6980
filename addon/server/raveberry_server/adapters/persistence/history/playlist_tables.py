"""Saved playlists and their earlier versions in ``party.db``."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from raveberry_server.adapters.persistence.rows import (
    SONG_COLUMNS,
    SONG_WIDTH,
    Row,
    song_of,
    song_row,
)
from raveberry_server.application.ports.saved_playlists import SavedPlaylist
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLIST_CHANGES, playlist_name

_MARKS: Final = ", ".join("?" * (SONG_WIDTH + 2))
_PLAYLISTS: Final = (
    "SELECT number, name, made_at, "
    "(SELECT count(*) FROM saved_song WHERE playlist = saved_playlist.number), "
    "EXISTS (SELECT 1 FROM playlist_change WHERE playlist = saved_playlist.number) "
    "FROM saved_playlist"
)
_LATEST_CHANGE: Final = (
    "SELECT number, name, made_at, is_deleted, songs FROM playlist_change WHERE playlist = ? "
    "ORDER BY number DESC LIMIT 1"
)


def read_saved_playlists(connection: sqlite3.Connection) -> Sequence[SavedPlaylist]:
    """Return the saved playlists, newest first."""
    rows = connection.execute(f"{_PLAYLISTS} ORDER BY number DESC")
    return [_playlist(row) for row in rows]


def read_deleted_playlists(connection: sqlite3.Connection) -> Sequence[SavedPlaylist]:
    """Return the deleted playlists that can be restored, latest first."""
    rows = connection.execute(
        "SELECT playlist, name, made_at, json_array_length(songs), 1 FROM playlist_change "
        "WHERE is_deleted AND playlist NOT IN (SELECT number FROM saved_playlist) "
        "ORDER BY number DESC"
    )
    return [_playlist(row) for row in rows]


def read_saved_playlist(
    connection: sqlite3.Connection, number: int
) -> tuple[SavedPlaylist, Sequence[Song]] | None:
    """Return a saved playlist with its songs in order, None if there is none."""
    row = connection.execute(f"{_PLAYLISTS} WHERE number = ?", (number,)).fetchone()
    if row is None:
        return None
    return _playlist(row), [song_of(one) for one in _song_rows(connection, number)]


def create_playlist(
    connection: sqlite3.Connection, name: str, songs: Sequence[Song], at: datetime
) -> SavedPlaylist:
    """Write a new playlist."""
    number = connection.execute(
        "INSERT INTO saved_playlist (name, made_at) VALUES (?, ?) RETURNING number",
        (name, at.isoformat()),
    ).fetchone()[0]
    _write_songs(connection, number, map(song_row, songs))
    return _existing(connection, number)


def change_playlist(
    connection: sqlite3.Connection,
    number: int,
    name: str,
    songs: Sequence[Song],
    *,
    is_continued: bool,
) -> SavedPlaylist:
    """Replace name and songs, and remember the version before, unless it is continued."""
    if not is_continued:
        _remember(connection, number, is_deleted=False)
    connection.execute("UPDATE saved_playlist SET name = ? WHERE number = ?", (name, number))
    connection.execute("DELETE FROM saved_song WHERE playlist = ?", (number,))
    _write_songs(connection, number, map(song_row, songs))
    return _existing(connection, number)


def delete_playlist(connection: sqlite3.Connection, number: int) -> None:
    """Delete a playlist, and remember it."""
    _remember(connection, number, is_deleted=True)
    connection.execute("DELETE FROM saved_playlist WHERE number = ?", (number,))


def undo_playlist(connection: sqlite3.Connection, number: int) -> SavedPlaylist | None:
    """Return a playlist to its latest remembered version, None if there is none."""
    change = connection.execute(_LATEST_CHANGE, (number,)).fetchone()
    if change is None:
        return None
    remembered, wanted, made_at, _, songs = change
    names = connection.execute("SELECT name FROM saved_playlist WHERE number != ?", (number,))
    name = playlist_name(wanted, [name for (name,) in names])
    connection.execute("DELETE FROM playlist_change WHERE number = ?", (remembered,))
    connection.execute("DELETE FROM saved_playlist WHERE number = ?", (number,))
    connection.execute(
        "INSERT INTO saved_playlist (number, name, made_at) VALUES (?, ?, ?)",
        (number, name, made_at),
    )
    _write_songs(connection, number, json.loads(songs))
    return _existing(connection, number)


def _remember(connection: sqlite3.Connection, number: int, *, is_deleted: bool) -> None:
    songs = json.dumps(list(_song_rows(connection, number)), ensure_ascii=False)
    connection.execute(
        "INSERT INTO playlist_change (playlist, name, made_at, is_deleted, songs) "
        "SELECT number, name, made_at, ?, ? FROM saved_playlist WHERE number = ?",
        (is_deleted, songs, number),
    )
    connection.execute(
        "DELETE FROM playlist_change WHERE number NOT IN "
        "(SELECT number FROM playlist_change ORDER BY number DESC LIMIT ?)",
        (MAX_PLAYLIST_CHANGES,),
    )


def _song_rows(connection: sqlite3.Connection, number: int) -> Iterable[Row]:
    return connection.execute(
        f"SELECT {SONG_COLUMNS} FROM saved_song WHERE playlist = ? ORDER BY place",  # noqa: S608 - a constant
        (number,),
    )


def _write_songs(
    connection: sqlite3.Connection, number: int, rows: Iterable[Sequence[object]]
) -> None:
    connection.executemany(
        f"INSERT INTO saved_song (playlist, place, {SONG_COLUMNS}) VALUES ({_MARKS})",  # noqa: S608 - a constant
        [(number, place, *row) for place, row in enumerate(rows)],
    )


def _existing(connection: sqlite3.Connection, number: int) -> SavedPlaylist:
    return _playlist(connection.execute(f"{_PLAYLISTS} WHERE number = ?", (number,)).fetchone())


def _playlist(row: Row) -> SavedPlaylist:
    number, name, made_at, songs, is_undoable = row
    return SavedPlaylist(
        number=number,
        name=name,
        made_at=datetime.fromisoformat(made_at),
        songs=songs,
        is_undoable=bool(is_undoable),
    )
