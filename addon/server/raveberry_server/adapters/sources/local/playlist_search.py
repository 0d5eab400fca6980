"""Search of playlists, albums and folders of the library by name."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from raveberry_server.adapters.sources.search_text import name_tier, search_text, trigrams
from raveberry_server.application.ports import BrowseItem

from .playlists import playlist_uri

_LONGEST_QUERY: Final = 120
_CANDIDATES: Final = 500
_FOLDER_LETTERS: Final = 3
"""Fewer letters match hundreds of folders, and rarely mean one."""
_PRESENT: Final = "JOIN root ON root.id = folder.root AND root.is_present"
_SIMILAR: Final = 0.5
"""Lowest similarity of a name that is accepted as a misspelling."""


def playlist_like(connection: sqlite3.Connection, query: str) -> str | None:
    """Return the URI of the best match; a playlist precedes an album, an album a folder.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    text = search_text(query)[:_LONGEST_QUERY].rstrip()
    if not text:
        return None
    words = text.split()
    best: tuple[int, int, int, str] | None = None
    for place, (kind, rows) in enumerate(_candidates(connection, words).items()):
        for key, name in rows:
            tier = _tier(name, text, words)
            rank = (tier, place, len(name), playlist_uri(kind, key))
            if tier and (best is None or rank < best):
                best = rank
    return best[-1] if best else None


def playlists_named(connection: sqlite3.Connection, query: str, limit: int) -> Sequence[BrowseItem]:
    """Return playlist files with words that have these prefixes, then such folders.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    text = search_text(query)[:_LONGEST_QUERY].rstrip()
    if not text:
        return ()
    words = text.split()
    files = connection.execute(
        "SELECT playlist.title_text, 'playlist', playlist.key, playlist.title, folder.name "  # noqa: S608 - constants
        f"FROM playlist JOIN folder ON folder.id = playlist.folder {_PRESENT} "
        "WHERE instr(' ' || playlist.title_text, ' ' || ?) LIMIT ?",
        (max(words, key=len), _CANDIDATES),
    ).fetchall()
    folders = connection.execute(
        "SELECT folder.name_text, 'folder', folder.key, folder.name, outer.name "  # noqa: S608 - constants
        f"FROM folder JOIN folder AS outer ON outer.id = folder.parent {_PRESENT} "
        "WHERE folder.name_text >= ?1 AND folder.name_text < ?1 || char(1114111) AND "
        "(EXISTS (SELECT 1 FROM file WHERE file.folder = folder.id) OR "
        "EXISTS (SELECT 1 FROM folder AS inner WHERE inner.parent = folder.id)) LIMIT ?2",
        (text, _CANDIDATES),
    )
    named = sorted(
        (tier, place, len(name), item)
        for place, rows in enumerate((files, folders if len(text) >= _FOLDER_LETTERS else ()))
        for name, *item in rows
        if (tier := name_tier(name, text, words))
    )
    return [
        BrowseItem(
            kind=kind,
            title=title,
            subtitle=inside,
            path=f"{kind}/{key}",
            uri=playlist_uri(kind, key),
        )
        for *_, (kind, key, title, inside) in named[:limit]
    ]


def _candidates(
    connection: sqlite3.Connection, words: Sequence[str]
) -> Mapping[str, Iterable[tuple[str, str]]]:
    match = " AND ".join(f'"{word}"' for word in words)
    return {
        "playlist": connection.execute("SELECT key, title_text FROM playlist"),
        "album": connection.execute(
            "SELECT DISTINCT album_key, album_text FROM song WHERE album_key IS NOT NULL AND id IN "
            "(SELECT rowid FROM word WHERE word MATCH ? LIMIT ?)",
            (f"{{album}} : ({match}*)", _CANDIDATES),
        ),
        "folder": connection.execute(
            "SELECT key, name_text FROM folder WHERE instr(name_text, ?)", (max(words, key=len),)
        ),
    }


def _tier(name: str, text: str, words: Sequence[str]) -> int:
    """Return the rank of a name, misspellings included; 1 is best, 0 is no match."""
    if tier := name_tier(name, text, words):
        return tier
    wanted, held = set(trigrams(f" {text} ")), set(trigrams(f" {name} "))
    common = len(wanted & held)
    return 4 if common >= _SIMILAR * max(len(wanted), len(held)) else 0
