"""Library pages: artists, albums, genres, folders, playlists and recent songs.

A page is opened by its path; `artist/<key>` and the like are permanent.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.ports import LIBRARY_LABEL, BrowseItem, BrowsePage
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode

from .songs import HAS_COVER, PLACED, PREFIX, SONGS, Row, song_of, title_in

_GROUP_COVER: Final = f"max(CASE WHEN {HAS_COVER} THEN song.key END)"


@dataclass(frozen=True, slots=True)
class PageRange:
    """Requested items of a page."""

    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class _PageItems:
    """Items of a page with its title or label; one item more than requested if there are more."""

    items: Sequence[BrowseItem]
    title: str = ""
    label: Notice | None = None


def page_at(connection: sqlite3.Connection, path: str, page: PageRange) -> BrowsePage | None:
    """Return a page of the library, None if there is no such page.

    Raises:
        sqlite3.Error: the library cannot be read.
    """
    kind, _, key = path.partition("/")
    opener = _PAGES.get(kind) if "/" not in path else None
    one = _GROUP_PAGES.get(kind)
    if opener is not None:
        opened: _PageItems | None = opener(connection, page)
    elif one is not None and key:
        opened = one(connection, key, page)
    else:
        opened = None
    if opened is None:
        return None
    return BrowsePage(
        path=path,
        title=opened.title,
        label=opened.label,
        items=tuple(opened.items[: page.limit]),
        has_more=len(opened.items) > page.limit,
    )


# --- pages of pages ------------------------------------------------------------------------------


def _front(connection: sqlite3.Connection, page: PageRange) -> _PageItems:
    has_songs, has_playlists, has_genres = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM song), EXISTS (SELECT 1 FROM playlist), "
        "EXISTS (SELECT 1 FROM song WHERE genre_key IS NOT NULL)"
    ).fetchone()
    empty = {"playlists": not has_playlists, "genres": not has_genres}
    items = [
        BrowseItem(kind="folder", label=label, path=path)
        for path, label in _FRONT.items()
        if has_songs and not empty.get(path)
    ]
    shown = items[page.offset : page.offset + page.limit + 1]
    return _PageItems(shown, label=LIBRARY_LABEL)


def _artists(connection: sqlite3.Connection, page: PageRange) -> _PageItems:
    rows = connection.execute(
        f"SELECT artist_key, min(shelf_artist), count(*), {_GROUP_COVER} FROM {PLACED} "  # noqa: S608 - constants
        "WHERE artist_key IS NOT NULL GROUP BY artist_key ORDER BY min(shelf_artist_text) "
        "LIMIT ? OFFSET ?",
        (page.limit + 1, page.offset),
    )
    items = [_counted_item("artist", *row) for row in rows]
    return _PageItems(items, label=_FRONT["artists"])


def _albums(connection: sqlite3.Connection, page: PageRange) -> _PageItems:
    items = _albums_where(connection, "album_key IS NOT NULL", (), page)
    return _PageItems(items, label=_FRONT["albums"])


def _albums_where(
    connection: sqlite3.Connection, where: str, values: tuple[str, ...], page: PageRange
) -> list[BrowseItem]:
    rows = connection.execute(
        f"SELECT album_key, min(album), "  # noqa: S608 - constants
        f"CASE WHEN count(DISTINCT artist_key) > 1 THEN '' ELSE min(shelf_artist) END, "
        f"{_GROUP_COVER} FROM {PLACED} WHERE {where} GROUP BY album_key "
        "ORDER BY min(album_text), album_key LIMIT ? OFFSET ?",
        (*values, page.limit + 1, page.offset),
    )
    return [
        BrowseItem(
            kind="album",
            title=title,
            subtitle=artist or None,
            note=None if artist else Notice(NoticeCode.VARIOUS_ARTISTS),
            path=f"album/{key}",
            uri=f"{PREFIX}album/{key}",
            cover_of=_uri_of(covered),
        )
        for key, title, artist, covered in rows
    ]


def _genres(connection: sqlite3.Connection, page: PageRange) -> _PageItems:
    rows = connection.execute(
        f"SELECT genre_key, min(genre), count(*), {_GROUP_COVER} FROM {PLACED} "  # noqa: S608 - constants
        "WHERE genre_key IS NOT NULL GROUP BY genre_key ORDER BY min(genre) COLLATE NOCASE "
        "LIMIT ? OFFSET ?",
        (page.limit + 1, page.offset),
    )
    items = [_counted_item("genre", *row) for row in rows]
    return _PageItems(items, label=_FRONT["genres"])


def _recent(connection: sqlite3.Connection, page: PageRange) -> _PageItems:
    rows = connection.execute(
        f"{SONGS} ORDER BY song.added_at DESC, song.id DESC LIMIT ? OFFSET ?",
        (page.limit + 1, page.offset),
    )
    return _PageItems(_song_items(rows), label=_FRONT["recent"])


def _folders(connection: sqlite3.Connection, page: PageRange) -> _PageItems | None:
    roots = connection.execute(
        "SELECT folder.key, folder.name FROM folder JOIN root ON root.id = folder.root "
        "WHERE folder.parent IS NULL AND is_present ORDER BY folder.path"
    ).fetchall()
    if len(roots) == 1:
        return _folder(connection, roots[0][0], page)
    items = [_folder_item(key, name) for key, name in roots]
    shown = items[page.offset : page.offset + page.limit + 1]
    return _PageItems(shown, label=_FRONT["folders"])


# --- one artist, album, genre or folder ----------------------------------------------------------


def _artist(connection: sqlite3.Connection, key: str, page: PageRange) -> _PageItems | None:
    row = connection.execute(
        "SELECT min(shelf_artist), count(DISTINCT album_key) FROM song WHERE artist_key = ?", (key,)
    ).fetchone()
    title, albums = row
    if title is None:
        return None
    items = _albums_where(connection, "artist_key = ? AND album_key IS NOT NULL", (key,), page)
    rest = PageRange(max(0, page.offset - albums), page.limit - len(items))
    if rest.limit >= 0:
        rows = connection.execute(
            f"{SONGS} WHERE song.artist_key = ? "
            "ORDER BY song.album_text, song.disc, song.track, song.title_text LIMIT ? OFFSET ?",
            (key, rest.limit + 1, rest.offset),
        )
        items += _song_items(rows)
    return _PageItems(items, title)


def _album(connection: sqlite3.Connection, key: str, page: PageRange) -> _PageItems | None:
    title = title_in(connection, "SELECT min(album) FROM song WHERE album_key = ?", key)
    rows = connection.execute(
        f"{SONGS} WHERE song.album_key = ? "
        "ORDER BY song.disc, song.track, song.title_text LIMIT ? OFFSET ?",
        (key, page.limit + 1, page.offset),
    )
    return _PageItems(_song_items(rows), title) if title else None


def _genre(connection: sqlite3.Connection, key: str, page: PageRange) -> _PageItems | None:
    title = title_in(connection, "SELECT min(genre) FROM song WHERE genre_key = ?", key)
    rows = connection.execute(
        f"{SONGS} WHERE song.genre_key = ? "
        "ORDER BY song.artist_text, song.title_text LIMIT ? OFFSET ?",
        (key, page.limit + 1, page.offset),
    )
    return _PageItems(_song_items(rows), title) if title else None


def _folder(connection: sqlite3.Connection, key: str, page: PageRange) -> _PageItems | None:
    row = connection.execute("SELECT id, name FROM folder WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    folder, name = row
    (inner,) = connection.execute(
        "SELECT count(*) FROM folder WHERE parent = ?", (folder,)
    ).fetchone()
    rows = connection.execute(
        "SELECT key, name FROM folder WHERE parent = ? "
        "ORDER BY name COLLATE NOCASE LIMIT ? OFFSET ?",
        (folder, page.limit + 1, page.offset),
    )
    items = [_folder_item(one, title) for one, title in rows]
    rest = PageRange(max(0, page.offset - inner), page.limit - len(items))
    if rest.limit >= 0:
        songs = connection.execute(
            f"{SONGS} WHERE file.folder = ? ORDER BY file.name LIMIT ? OFFSET ?",
            (folder, rest.limit + 1, rest.offset),
        )
        items += _song_items(songs)
    return _PageItems(items, name)


def _playlists(connection: sqlite3.Connection, page: PageRange) -> _PageItems:
    rows = connection.execute(
        "SELECT playlist.key, playlist.title, folder.name FROM playlist "
        "JOIN folder ON folder.id = playlist.folder "
        "JOIN root ON root.id = folder.root AND root.is_present "
        "ORDER BY playlist.title_text, playlist.key LIMIT ? OFFSET ?",
        (page.limit + 1, page.offset),
    )
    items = [
        BrowseItem(
            kind="playlist",
            title=title,
            subtitle=folder,
            path=f"playlist/{key}",
            uri=f"{PREFIX}playlist/{key}",
        )
        for key, title, folder in rows
    ]
    return _PageItems(items, label=_FRONT["playlists"])


def _folder_item(key: str, name: str) -> BrowseItem:
    path = f"folder/{key}"
    return BrowseItem(kind="folder", title=name, path=path, uri=f"{PREFIX}{path}")


def _song_items(rows: Iterable[Row]) -> list[BrowseItem]:
    return [song_item(song_of(row)) for row in rows]


def song_item(song: Song) -> BrowseItem:
    """Return a song as an item of a page."""
    return BrowseItem(
        kind="song",
        title=song.title,
        subtitle=song.artist or None,
        song=song,
    )


def _counted_item(kind: str, key: str, title: str, songs: int, covered: str | None) -> BrowseItem:
    note = Notice(NoticeCode.SONG_COUNT, songs=songs)
    return replace(group_item(kind, key, title, covered), note=note)


def group_item(kind: str, key: str, title: str, covered: str | None) -> BrowseItem:
    """Return a genre or artist as an item of a page; `covered` is the key of a song with cover."""
    return BrowseItem(
        # The contract has no kind for genres.
        kind="folder" if kind == "genre" else kind,
        title=title,
        path=f"{kind}/{key}",
        cover_of=_uri_of(covered),
    )


def _uri_of(song: str | None) -> str | None:
    """Return the URI of a song by its key."""
    return None if song is None else f"{PREFIX}{song}"


_FRONT: Final[Mapping[str, Notice]] = {
    "artists": Notice(NoticeCode.PAGE_ARTISTS),
    "albums": Notice(NoticeCode.PAGE_ALBUMS),
    "genres": Notice(NoticeCode.PAGE_GENRES),
    "playlists": Notice(NoticeCode.PAGE_PLAYLISTS),
    "folders": Notice(NoticeCode.PAGE_FOLDERS),
    "recent": Notice(NoticeCode.PAGE_RECENT),
}
_PAGES: Final[Mapping[str, Callable[[sqlite3.Connection, PageRange], _PageItems | None]]] = {
    "": _front,
    "artists": _artists,
    "albums": _albums,
    "genres": _genres,
    "playlists": _playlists,
    "folders": _folders,
    "recent": _recent,
}
_GROUP_PAGES: Final[
    Mapping[str, Callable[[sqlite3.Connection, str, PageRange], _PageItems | None]]
] = {
    "artist": _artist,
    "album": _album,
    "genre": _genre,
    "folder": _folder,
}
