"""Pages of a music server: artists, albums, genres, favourites, playlists and radio stations."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final
from urllib.parse import quote, unquote

from raveberry_server.adapters.sources.json_api import line_in, part_of, rows_in
from raveberry_server.adapters.sources.web_links import is_link
from raveberry_server.application.ports import BrowseItem, BrowsePage
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode

from .client import MusicServerClient
from .playlist_search import ListedPlaylist

type SongsIn = Callable[[object], Sequence[Song]]
"""Returns the songs in rows of an answer."""

_LARGEST_PAGE: Final = 500
"""Most rows that a server returns at once."""
_LONGEST_ID: Final = 200
_FRONT: Final[Mapping[str, Notice]] = {
    "artists": Notice(NoticeCode.PAGE_ARTISTS),
    "albums": Notice(NoticeCode.PAGE_ALBUMS),
    "genres": Notice(NoticeCode.PAGE_GENRES),
    "starred": Notice(NoticeCode.PAGE_STARRED),
    "playlists": Notice(NoticeCode.PAGE_PLAYLISTS),
    "stations": Notice(NoticeCode.PAGE_STATIONS),
}
"""Labels of the pages by their paths."""


class MusicServerPages:
    """Builder of the pages.

    Args:
        client: client of the server.
        songs_in: returns the songs in rows of an answer.
        playlists: returns the current playlists of the server.
        root: path of the front page, whose label is up to the source; all others begin with it.
        albums: prefix of the URIs of albums, without the tag of the server.
    """

    def __init__(
        self,
        *,
        client: MusicServerClient,
        songs_in: SongsIn,
        playlists: Callable[[], Awaitable[Sequence[ListedPlaylist]]],
        root: str,
        albums: str,
    ) -> None:
        self._client = client
        self._songs_in = songs_in
        self._playlists = playlists
        self._root = root
        self._albums = albums

    async def page(self, path: str, offset: int, limit: int) -> BrowsePage | None:
        """Return the page of a path below the root, None if there is none.

        Raises:
            FetchError: the server does not answer, or refuses.
        """
        kind, _, rest = path.partition("/")
        key = unquote(rest)
        wanted = limit + 1
        if not rest:
            items = await self._plain(kind, offset, wanted)
            found = None if items is None else ("", items)
        elif len(key) > _LONGEST_ID or not key.isprintable():
            found = None
        else:
            found = await self._keyed(kind, key, offset, wanted)
        if found is None:
            return None
        title, items = found
        return BrowsePage(
            path=f"{self._root}/{path}" if path else self._root,
            title=title,
            label=None if rest else _FRONT.get(kind),
            items=tuple(items[:limit]),
            has_more=len(items) > limit,
        )

    async def _plain(self, kind: str, offset: int, wanted: int) -> Sequence[BrowseItem] | None:
        match kind:
            case "":
                items = await self._front()
            case "artists":
                answer = await self._client.ask("getArtists")
                indexes = rows_in(part_of(answer, "artists", "index"))
                rows = [row for index in indexes for row in rows_in(index.get("artist"))]
                items = self._groups(rows, "artist")
            case "albums":
                query = {"type": "alphabeticalByName", "size": _at_once(wanted), "offset": offset}
                answer = await self._client.ask("getAlbumList2", **query)
                return self._groups(_rows(answer, "albumList2", "album"), "album")
            case "genres":
                answer = await self._client.ask("getGenres")
                names = [line_in(row.get("value")) for row in _rows(answer, "genres", "genre")]
                items = [
                    BrowseItem(kind="folder", title=name, path=self._path("genre", name))
                    for name in names
                    if name
                ]
            case "starred":
                answer = await self._client.ask_if_known("getStarred2")
                items = [
                    *_song_items(self._songs_in(part_of(answer, "starred2", "song"))),
                    *self._groups(_rows(answer, "starred2", "album"), "album"),
                    *self._groups(_rows(answer, "starred2", "artist"), "artist"),
                ]
            case "playlists":
                items = [one.item() for one in await self._playlists()]
            case "stations":
                items = _stations_in(await self._client.ask_if_known("getInternetRadioStations"))
            case _:
                return None
        return items[offset : offset + wanted]

    async def _keyed(
        self, kind: str, key: str, offset: int, wanted: int
    ) -> tuple[str, Sequence[BrowseItem]] | None:
        match kind:
            case "artist":
                answer = part_of(await self._client.ask("getArtist", id=key), "artist")
                items: Sequence[BrowseItem] = self._groups(
                    rows_in(part_of(answer, "album")), "album"
                )
                title = line_in(part_of(answer, "name"))
            case "album":
                answer = part_of(await self._client.ask("getAlbum", id=key), "album")
                items = _song_items(self._songs_in(part_of(answer, "song")))
                title = line_in(part_of(answer, "name"))
            case "playlist":
                answer = part_of(await self._client.ask("getPlaylist", id=key), "playlist")
                items = _song_items(self._songs_in(part_of(answer, "entry")))
                title = line_in(part_of(answer, "name"))
            case "genre":
                query = {"genre": key, "count": _at_once(wanted), "offset": offset}
                answer = await self._client.ask("getSongsByGenre", **query)
                return key, _song_items(self._songs_in(part_of(answer, "songsByGenre", "song")))
            case _:
                return None
        return title or "?", items[offset : offset + wanted]

    async def _front(self) -> list[BrowseItem]:
        """Return the pages of the server; those that it lacks or has nothing for are left out."""
        starred, stations = await asyncio.gather(
            self._client.ask_if_known("getStarred2"),
            self._client.ask_if_known("getInternetRadioStations"),
        )
        has = {
            "starred": bool(part_of(starred, "starred2")),
            "stations": bool(_stations_in(stations)),
        }
        return [
            BrowseItem(kind="folder", label=label, path=f"{self._root}/{path}")
            for path, label in _FRONT.items()
            if has.get(path, True)
        ]

    def _groups(self, rows: Sequence[Mapping[str, object]], kind: str) -> list[BrowseItem]:
        """Return artists or albums as items."""
        named = [(line_in(row.get("id")), line_in(row.get("name")), row) for row in rows]
        server = self._client.server
        tag = server.tag if server else ""
        return [
            BrowseItem(
                kind=kind,
                title=title,
                subtitle=line_in(row.get("artist")) or None,
                path=self._path(kind, name),
                uri=f"{self._albums}{tag}-{quote(name, safe='')}" if kind == "album" else None,
            )
            for name, title, row in named
            if name and title
        ]

    def _path(self, kind: str, key: str) -> str:
        return f"{self._root}/{kind}/{quote(key, safe='')}"


def _at_once(wanted: int) -> int:
    return min(wanted, _LARGEST_PAGE)


def _rows(answer: object, *names: str) -> Sequence[Mapping[str, object]]:
    return rows_in(part_of(answer, *names))


def _song_items(songs: Sequence[Song]) -> list[BrowseItem]:
    return [
        BrowseItem(kind="song", title=song.title, subtitle=song.artist, song=song) for song in songs
    ]


def _stations_in(answer: object) -> list[BrowseItem]:
    """Return the radio stations of a server as links, which the catalog allows or refuses."""
    rows = _rows(answer, "internetRadioStations", "internetRadioStation")
    found = [(line_in(row.get("name")), row.get("streamUrl")) for row in rows]
    return [
        BrowseItem(kind="song", title=name, link=address, is_stream=True)
        for name, address in found
        if name and isinstance(address, str) and is_link(address)
    ]
