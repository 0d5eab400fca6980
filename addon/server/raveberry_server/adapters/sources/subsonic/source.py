"""The source `subsonic`: songs of a server with the OpenSubsonic API (Navidrome, Gonic).

Songs are fetched into the cache, like those from online sources, instead of being streamed: so they
get replay gain and gapless transitions, survive an outage of the server, and its password is never
part of an address that the player knows.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Final, override
from urllib.parse import quote, unquote

from raveberry_server.adapters.sources.cache.address_download import downloaded
from raveberry_server.adapters.sources.cache.downloading_source import DownloadingSource
from raveberry_server.adapters.sources.cache.song_cache import SongCache
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.json_api import (
    JsonApi,
    line_in,
    part_of,
    rows_in,
    seconds_in,
)
from raveberry_server.adapters.sources.remote_covers import RemoteCovers
from raveberry_server.adapters.sources.spec import SourceSetting, SourceSpec
from raveberry_server.adapters.sources.spoken_word import is_spoken_word
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import (
    LIBRARY_LABEL,
    BrowseItem,
    BrowsePage,
    Capability,
    FetchOrder,
    Found,
    OnFetchReport,
    Playlist,
    SourceHealth,
)
from raveberry_server.domain.model.settings import ADDRESS, HOST_ONLY, SECRET, Settings
from raveberry_server.domain.model.song import Song, fold_text, is_same_song, isrc_in
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback.similarity import Seed

from .client import MusicServerClient
from .pages import MusicServerPages
from .playlist_search import ListedPlaylist, fitting, playlists_in
from .protocol import MusicServer, hosts_in

_LOGGER = logging.getLogger(__name__)

NAME: Final = "subsonic"
_LABEL: Final = Notice(NAME)
_PREFIX: Final = f"{NAME}:"
_LIST: Final = f"{NAME}:list/"
_ALBUM: Final = f"{NAME}:album/"
_COVERS: Final = f"{NAME}:cover/"
_SMALL_PX, _LARGE_PX = 320, 640
_LISTS_HOLD_S: Final = 300.0
_KNOWN: Final = 2_000
_MEGABYTE: Final = 1_000_000
_LONGEST_ID: Final = 200
_MOST_ARTISTS: Final = 2
_MOST_ALBUMS: Final = 4
"""Artists and albums of a search whose songs are fetched, and albums of each artist."""


class SubsonicSource(DownloadingSource):
    """Source of a music server's songs."""

    name = NAME

    def __init__(self, *, cache: SongCache, api: JsonApi, settings: Callable[[], Settings]) -> None:
        super().__init__(cache=cache)
        self._covers = RemoteCovers(api=api, covers=cache.covers)
        self._api = api
        self._settings = settings
        self._client = MusicServerClient(api=api, settings=settings)
        self._pages = MusicServerPages(
            client=self._client,
            songs_in=self._songs_in,
            playlists=self._renewed_lists,
            root=NAME,
            albums=_ALBUM,
        )
        self._known: OrderedDict[str, Song] = OrderedDict()
        self._lists_of: MusicServer | None = None
        self._lists: Sequence[ListedPlaylist] = ()
        self._lists_until_s = 0.0

    async def search(self, query: str, limit: int) -> Found:
        """Return the songs that the server finds, and those of found artists and albums.

        Some servers look for the words in titles only.

        Raises:
            SourceError: it does not answer, or refuses.
        """
        if self._server is None or not query.strip():
            return Found(songs=(), has_more=False)
        answer = await self._client.ask(
            "search3",
            query=query,
            songCount=limit + 1,
            artistCount=_MOST_ARTISTS,
            albumCount=_MOST_ALBUMS,
        )
        hits = part_of(answer, "searchResult3")
        songs = self._songs_in(part_of(hits, "song"))
        if len(songs) <= limit:
            more = await self._songs_of_groups(hits)
            songs = tuple({song.uri: song for song in (*songs, *more)}.values())
        now_s = asyncio.get_running_loop().time()
        if self._lists_of != self._server or now_s >= self._lists_until_s:
            try:
                await self._renewed_lists()
            except FetchError as err:
                _LOGGER.info("The playlists of the music server are not known: %s", err)
        return Found(songs=songs[:limit], has_more=len(songs) > limit)

    async def playlists_named(self, query: str, limit: int) -> Sequence[BrowseItem]:
        """Return the known playlists whose names fit; the server is not queried here.

        A search refreshes the list, so that it is complete by the next keystroke.
        """
        if self._server is None or self._server != self._lists_of:
            return ()
        note = Notice(NoticeCode.FROM_SOURCE, source=NAME)
        return [one.item(note) for one in fitting(self._lists, query, limit)]

    async def song(self, uri: str) -> Song | None:
        """Return the song with that URI, None if it is not on this server.

        Raises:
            SourceError: the server does not answer, or refuses.
        """
        name = self._id_in(uri)
        if name is None:
            return None
        known = await self._cache.song(uri) or self._known.get(uri)
        if known is not None:
            return known
        row = await self._row(name)
        return self._song_of(row) if row else None

    async def browse(self, path: str, offset: int, limit: int) -> BrowsePage | None:
        """Return a page of the server; the front page of all sources holds a folder with them.

        Raises:
            SourceError: the server does not answer, or refuses.
        """
        if self._server is None:
            return None
        if not path:
            item = BrowseItem(kind="folder", label=_LABEL, path=NAME)
            return BrowsePage(path="", label=LIBRARY_LABEL, items=(item,), has_more=False)
        if path != NAME and not path.startswith(f"{NAME}/"):
            return None
        page = await self._pages.page(path.removeprefix(NAME).removeprefix("/"), offset, limit)
        return replace(page, label=_LABEL) if page and path == NAME else page

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return the first songs of a playlist or album, None if it is not on this server.

        Raises:
            SourceError: the server does not answer, or refuses.
        """
        if (name := self._id_in(uri, _LIST)) is not None:
            answer = part_of(await self._client.ask("getPlaylist", id=name), "playlist")
            rows = rows_in(part_of(answer, "entry"))
        elif (name := self._id_in(uri, _ALBUM)) is not None:
            answer = part_of(await self._client.ask("getAlbum", id=name), "album")
            rows = rows_in(part_of(answer, "song"))
        else:
            return None
        songs = self._songs_in(list(rows[:limit]))
        return Playlist(
            uri=uri,
            title=line_in(part_of(answer, "name")) or "?",
            songs=songs,
            left_out=max(0, len(rows) - limit),
        )

    async def playlist_like(self, query: str) -> str | None:
        """Return the URI of the playlist with that name.

        Raises:
            SourceError: the server does not answer, or refuses.
        """
        wanted = fold_text(query)
        if self._server is None or not wanted:
            return None
        named = [(fold_text(one.title), one.uri) for one in await self._renewed_lists()]
        exact = (uri for title, uri in named if title == wanted)
        alike = (uri for title, uri in named if wanted in title)
        return next(exact, None) or next(alike, None)

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Return random songs that the server picks.

        Raises:
            SourceError: it does not answer, or refuses.
        """
        if self._server is None:
            return ()
        answer = await self._client.ask("getRandomSongs", size=count)
        return self._music_in(part_of(answer, "randomSongs", "song"))[:count]

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        """Return songs that the server considers similar, else popular ones or others of the genre.

        Raises:
            SourceError: it does not answer, or refuses.
        """
        if self._server is None:
            return ()
        row = await self._row_of(seed.song)
        for method, query, path in _similar_queries(row, limit + 1):
            answer = await self._client.ask_if_known(method, **query)
            songs = self._music_in(part_of(answer, *path))
            others = [song for song in songs if not is_same_song(song, seed.song)]
            if others:
                return others[:limit]
        return []

    async def scrobble(self, song: Song, started_at: datetime, *, is_finished: bool) -> None:
        """Report a song that plays now or has played, if the host has switched that on.

        Raises:
            SourceError: the server does not answer, or refuses.
        """
        name = self._id_in(song.uri)
        if not self._settings().subsonic_scrobble or name is None:
            return
        # Without a time it is the present one, and a server may reject one of the future.
        when = {"time": round(started_at.timestamp() * 1_000)} if is_finished else {}
        await self._client.ask_if_known(
            "scrobble", id=name, submission=str(is_finished).lower(), **when
        )

    @override
    async def artwork(self, key: str) -> bytes | None:
        kept = await super().artwork(key)
        server, cover = self._server, self._id_in(key, _COVERS)
        if kept is not None or server is None or cover is None:
            return kept
        return await self._covers.cover(key, self._cover_at(server, cover, side_px=_SMALL_PX))

    @override
    async def _fetched(self, order: FetchOrder, on_report: OnFetchReport) -> Song:
        uri = order.song.uri
        server, name = self._server, self._id_in(uri)
        if server is None or name is None:
            raise FetchError(Cause.GONE)
        row = await self._row(name)
        song = self._song_of(row) if row else None
        if row is None or song is None or row.get("isDir") is True:
            raise FetchError(Cause.GONE)
        _expect_fitting(order, row)
        cover = line_in(row.get("coverArt"))
        return await downloaded(
            song=song,
            sound=self._client.address(server, "stream", id=name, format="raw"),
            cover=self._cover_at(server, cover, side_px=_LARGE_PX) if cover else None,
            cache=self._cache,
            order=order,
            private_hosts=hosts_in(self._settings()),
            on_report=on_report,
        )

    @property
    @override
    def is_set_up(self) -> bool:
        return self._server is not None

    @property
    def health(self) -> SourceHealth:
        """Health of the server."""
        return SourceHealth(
            name=NAME,
            reason=self._client.reason,
            version=self._client.version,
            is_set_up=self.is_set_up,
            setting="subsonic_url",
        )

    @property
    def _server(self) -> MusicServer | None:
        return self._client.server

    def _cover_at(self, server: MusicServer, name: str, *, side_px: int) -> str:
        return self._client.address(server, "getCoverArt", id=name, size=side_px)

    async def _songs_of_groups(self, hits: object) -> Sequence[Song]:
        """Return the songs of the artists and albums in the answer to a search."""
        artists = _ids_in(part_of(hits, "artist"))[:_MOST_ARTISTS]
        answers = await asyncio.gather(
            *(self._client.ask_if_known("getArtist", id=name) for name in artists)
        )
        of_artists = [
            name
            for answer in answers
            for name in _ids_in(part_of(answer, "artist", "album"))[:_MOST_ALBUMS]
        ]
        albums = dict.fromkeys((*_ids_in(part_of(hits, "album"))[:_MOST_ALBUMS], *of_artists))
        answers = await asyncio.gather(
            *(self._client.ask_if_known("getAlbum", id=name) for name in albums)
        )
        return [song for one in answers for song in self._songs_in(part_of(one, "album", "song"))]

    async def _renewed_lists(self) -> Sequence[ListedPlaylist]:
        """Return the server's current playlists.

        Raises:
            FetchError: the server does not answer, or refuses.
        """
        self._lists_until_s = asyncio.get_running_loop().time() + _LISTS_HOLD_S
        server = self._server
        tag = server.tag if server else ""
        answer = await self._client.ask("getPlaylists")
        self._lists = playlists_in(answer, uris=f"{_LIST}{tag}-", paths=f"{NAME}/playlist/")
        self._lists_of = server
        return self._lists

    async def _row(self, name: str) -> Mapping[str, object] | None:
        rows = rows_in(part_of(await self._client.ask("getSong", id=name), "song"))
        return rows[0] if rows else None

    async def _row_of(self, song: Song) -> Mapping[str, object] | None:
        """Return the server's record of a song, or of another by its artist."""
        name = self._id_in(song.uri)
        if name is not None:
            return await self._row(name)
        if not song.artist:
            return None
        answer = await self._client.ask(
            "search3", query=song.artist, songCount=5, artistCount=_MOST_ARTISTS, albumCount=0
        )
        artist = fold_text(song.artist)
        for row in rows_in(part_of(answer, "searchResult3", "song")):
            if fold_text(line_in(row.get("artist"))) == artist:
                return row
        for row in rows_in(part_of(answer, "searchResult3", "artist")):
            if fold_text(line_in(row.get("name"))) == artist:
                return {"artistId": row.get("id"), "artist": row.get("name")}
        return None

    def _id_in(self, uri: str, prefix: str = _PREFIX) -> str | None:
        """Return the server's id in a URI, None if the URI is not one of this server."""
        server = self._server
        begin = f"{prefix}{server.tag}-" if server else prefix
        if server is None or not uri.startswith(begin):
            return None
        name = unquote(uri.removeprefix(begin))
        return name if 0 < len(name) <= _LONGEST_ID and name.isprintable() else None

    def _songs_in(self, rows: object) -> tuple[Song, ...]:
        songs = [self._song_of(row) for row in rows_in(rows)]
        return tuple(song for song in songs if song is not None)

    def _music_in(self, rows: object) -> tuple[Song, ...]:
        """Return the songs in rows that nobody has chosen, without audiobooks and podcasts."""
        return self._songs_in([row for row in rows_in(rows) if not _is_spoken_word(row)])

    def _song_of(self, row: Mapping[str, object]) -> Song | None:
        server, name = self._server, row.get("id")
        is_name = isinstance(name, str | int) and not isinstance(name, bool)
        if server is None or not is_name or row.get("isVideo") is True:
            return None
        uri = f"{_PREFIX}{server.tag}-{quote(str(name), safe='')}"
        title = line_in(row.get("title"))
        if not title or self._id_in(uri) is None:
            return None
        song = Song(
            uri=uri,
            source=NAME,
            title=title,
            artist=line_in(row.get("displayArtist")) or line_in(row.get("artist")),
            album=line_in(row.get("album")),
            duration_s=seconds_in(row.get("duration")),
            explicit=row.get("explicitStatus") == "explicit",
            artwork=self._cover_of(row, server),
            composer=line_in(row.get("displayComposer")),
            isrc=_code_in(row.get("isrc")),
        )
        self._known[uri] = song
        self._known.move_to_end(uri)
        while len(self._known) > _KNOWN:
            self._known.popitem(last=False)
        return song

    def _cover_of(self, row: Mapping[str, object], server: MusicServer) -> str | None:
        """Return the key of the cover of a song that is not fetched yet."""
        cover = line_in(row.get("coverArt"))
        key = f"{_COVERS}{server.tag}-{quote(cover, safe='')}"
        return key if self._id_in(key, _COVERS) else None


def _ids_in(rows: object) -> Sequence[str]:
    return [name for row in rows_in(rows) if (name := line_in(row.get("id")))]


def _is_spoken_word(row: Mapping[str, object]) -> bool:
    """Return whether a server's record is that of an audiobook or a podcast."""
    return row.get("type") in ("audiobook", "podcast") or is_spoken_word(
        path=f".{line_in(row.get('suffix'))}", genre=line_in(row.get("genre"))
    )


def _similar_queries(
    row: Mapping[str, object] | None, count: int
) -> Iterator[tuple[str, dict[str, object], tuple[str, str]]]:
    """Yield the method, query and place of the songs of each way to find similar ones."""
    if row is None:
        return
    if name := line_in(row.get("artistId")):
        yield "getSimilarSongs2", {"id": name, "count": count}, ("similarSongs2", "song")
    if name := line_in(row.get("id")):
        yield "getSimilarSongs", {"id": name, "count": count}, ("similarSongs", "song")
    if artist := line_in(row.get("artist")):
        yield "getTopSongs", {"artist": artist, "count": count}, ("topSongs", "song")
    if genre := line_in(row.get("genre")):
        yield "getRandomSongs", {"size": count, "genre": genre}, ("randomSongs", "song")


def _code_in(codes: object) -> str:
    """Return the first recording code, of which a song can have several."""
    return isrc_in(line_in(codes[0])) if isinstance(codes, list) and codes else ""


def _expect_fitting(order: FetchOrder, row: Mapping[str, object]) -> None:
    """Raise if a song is too large, as far as the server reports its size.

    Raises:
        FetchError: it is too large.
    """
    size = row.get("size")
    largest = order.largest_mb * _MEGABYTE
    if largest and isinstance(size, int) and size > largest:
        raise FetchError(Cause.TOO_LARGE)


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[SubsonicSource]:
    """Open the source."""
    api = JsonApi(private_hosts=lambda: hosts_in(source_context.settings()))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(
            source_context.supervisor.keep_running("music server", api.run), name="music server"
        )
        yield SubsonicSource(
            cache=source_context.cache_of(NAME),
            api=api,
            settings=source_context.settings,
        )
        running.cancel()


SPEC: Final = SourceSpec(
    name=NAME,
    rank=10,
    capabilities=frozenset(
        {
            Capability.SEARCH,
            Capability.BROWSE,
            Capability.PLAYLISTS,
            Capability.NAMED_PLAYLISTS,
            Capability.SIMILAR,
            Capability.RANDOM,
            Capability.ARTWORK,
            Capability.FETCH,
            Capability.HEALTH,
            Capability.SCROBBLE,
        }
    ),
    open=opened,
    settings=(
        SourceSetting(name="subsonic_url", hint=Annotated[str, ADDRESS, HOST_ONLY], default=""),
        SourceSetting(name="subsonic_user", hint=Annotated[str, SECRET, HOST_ONLY], default=""),
        SourceSetting(name="subsonic_password", hint=Annotated[str, SECRET, HOST_ONLY], default=""),
        SourceSetting(name="subsonic_scrobble", hint=Annotated[bool, HOST_ONLY], default=False),
    ),
)
