"""The source `subsonic`: songs of a server with the OpenSubsonic API (Navidrome, Gonic).

Songs are fetched into the cache, like those from online sources, instead of being streamed: so they
get replay gain and gapless transitions, survive an outage of the server, and its password is never
part of an address that the player knows.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
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
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.settings import ADDRESS, HOST_ONLY, SECRET, Settings
from raveberry_server.domain.model.song import Song, fold_text, is_same_song, isrc_in
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback.similarity import Seed

from .playlist_search import ListedPlaylist, fitting, playlists_in
from .protocol import ANSWER, MusicServer, hosts_in, refusal_in, server_in

_LOGGER = logging.getLogger(__name__)

NAME: Final = "subsonic"
_LABEL: Final = Notice(NAME)
_PREFIX: Final = f"{NAME}:"
_LIST: Final = f"{NAME}:list/"
_COVERS: Final = f"{NAME}:cover/"
_SMALL_PX, _LARGE_PX = 320, 640
_LISTS_HOLD_S: Final = 300.0
_KNOWN: Final = 2_000
_MEGABYTE: Final = 1_000_000
_LONGEST_ID: Final = 200


class SubsonicSource(DownloadingSource):
    """Source of a music server's songs."""

    name = NAME

    def __init__(self, *, cache: SongCache, api: JsonApi, settings: Callable[[], Settings]) -> None:
        super().__init__(cache=cache)
        self._covers = RemoteCovers(api=api, covers=cache.covers)
        self._api = api
        self._settings = settings
        self._known: OrderedDict[str, Song] = OrderedDict()
        self._asked: MusicServer | None = None
        self._version: str | None = None
        self._lists: Sequence[ListedPlaylist] = ()
        self._lists_until_s = 0.0

    async def search(self, query: str, limit: int) -> Found:
        """Return the songs that the server finds.

        Raises:
            SourceError: it does not answer, or refuses.
        """
        if self._server is None or not query.strip():
            return Found(songs=(), has_more=False)
        answer = await self._ask(
            "search3", query=query, songCount=limit + 1, artistCount=0, albumCount=0
        )
        songs = self._songs_in(part_of(answer, "searchResult3", "song"))
        if asyncio.get_running_loop().time() >= self._lists_until_s:
            try:
                await self._renewed_lists()
            except FetchError as err:
                _LOGGER.info("The playlists of the music server are not known: %s", err)
        return Found(songs=songs[:limit], has_more=len(songs) > limit)

    async def playlists_named(self, query: str, limit: int) -> Sequence[BrowseItem]:
        """Return the known playlists whose names fit; the server is not queried here.

        A search refreshes the list, so that it is complete by the next keystroke.
        """
        if self._server is None or self._server != self._asked:
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
        """Return the server's playlists; the front page holds a folder with them.

        Raises:
            SourceError: the server does not answer, or refuses.
        """
        if self._server is None:
            return None
        if not path:
            item = BrowseItem(kind="folder", label=_LABEL, path=NAME)
            return BrowsePage(path="", label=LIBRARY_LABEL, items=(item,), has_more=False)
        if path == NAME:
            items = [one.item() for one in await self._renewed_lists()]
            title, label = "", _LABEL
        elif path.startswith(f"{NAME}/"):
            playlist = await self.playlist(
                f"{_LIST}{self._server.tag}-{path.removeprefix(f'{NAME}/')}", offset + limit + 1
            )
            if playlist is None:
                return None
            title, label = playlist.title, None
            items = [
                BrowseItem(kind="song", title=song.title, subtitle=song.artist, song=song)
                for song in playlist.songs
            ]
        else:
            return None
        return BrowsePage(
            path=path,
            title=title,
            label=label,
            items=tuple(items[offset : offset + limit]),
            has_more=len(items) > offset + limit,
        )

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return the first songs of a playlist, None if it is not on this server.

        Raises:
            SourceError: the server does not answer, or refuses.
        """
        name = self._id_in(uri, _LIST)
        if name is None:
            return None
        answer = part_of(await self._ask("getPlaylist", id=name), "playlist")
        rows = rows_in(part_of(answer, "entry"))
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
        answer = await self._ask("getRandomSongs", size=count)
        return self._songs_in(part_of(answer, "randomSongs", "song"))[:count]

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        """Return songs that the server considers similar, else others of the genre.

        Raises:
            SourceError: it does not answer, or refuses.
        """
        if self._server is None:
            return ()
        row = await self._row_of(seed.song)
        songs: Sequence[Song] = ()
        if artist := part_of(row, "artistId"):
            answer = await self._ask("getSimilarSongs2", id=artist, count=limit + 1)
            songs = self._songs_in(part_of(answer, "similarSongs2", "song"))
        if not songs and (genre := line_in(part_of(row, "genre"))):
            answer = await self._ask("getRandomSongs", size=limit + 1, genre=genre)
            songs = self._songs_in(part_of(answer, "randomSongs", "song"))
        return [song for song in songs if not is_same_song(song, seed.song)][:limit]

    @override
    async def artwork(self, key: str) -> bytes | None:
        kept = await super().artwork(key)
        server, cover = self._server, self._id_in(key, _COVERS)
        if kept is not None or server is None or cover is None:
            return kept
        return await self._covers.cover(key, server.cover(cover, side_px=_SMALL_PX))

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
            sound=server.whole("stream", id=name, format="raw"),
            cover=server.cover(cover, side_px=_LARGE_PX) if cover else None,
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
        server = self._server
        is_asked = server is not None and server == self._asked
        return SourceHealth(
            name=NAME,
            reason=self._api.reason if is_asked else None,
            version=self._version if is_asked else None,
            is_set_up=server is not None,
            setting="subsonic_url",
        )

    @property
    def _server(self) -> MusicServer | None:
        return server_in(self._settings())

    async def _ask(self, method: str, **parts: object) -> object:
        """Return the server's answer to a method.

        Raises:
            FetchError: no answer, or a refusal.
        """
        server = self._server
        if server is None:
            raise FetchError(
                Cause.LOGIN, refusal=Refusal.SOURCE_BROKEN, detail="no music server is set up"
            )
        if server != self._asked:
            self._asked = server
            self._api.begin_anew()
            self._lists, self._lists_until_s = (), 0.0
        answer = await self._api.json_at(
            (server.address(method),), server.query(**parts), refusal_in
        )
        said = part_of(answer, ANSWER)
        kind = line_in(part_of(said, "type")) or "OpenSubsonic"
        self._version = f"{kind} {line_in(part_of(said, 'serverVersion'))}".strip()
        return said

    async def _renewed_lists(self) -> Sequence[ListedPlaylist]:
        """Return the server's current playlists.

        Raises:
            FetchError: the server does not answer, or refuses.
        """
        self._lists_until_s = asyncio.get_running_loop().time() + _LISTS_HOLD_S
        answer = await self._ask("getPlaylists")
        tag = self._asked.tag if self._asked else ""
        self._lists = playlists_in(answer, uris=f"{_LIST}{tag}-", paths=f"{NAME}/")
        return self._lists

    async def _row(self, name: str) -> Mapping[str, object] | None:
        rows = rows_in(part_of(await self._ask("getSong", id=name), "song"))
        return rows[0] if rows else None

    async def _row_of(self, song: Song) -> Mapping[str, object] | None:
        """Return the server's record of a song, or of another by its artist."""
        name = self._id_in(song.uri)
        if name is not None:
            return await self._row(name)
        if not song.artist:
            return None
        answer = await self._ask(
            "search3", query=song.artist, songCount=5, artistCount=0, albumCount=0
        )
        rows = rows_in(part_of(answer, "searchResult3", "song"))
        artist = fold_text(song.artist)
        return next((row for row in rows if fold_text(line_in(row.get("artist"))) == artist), None)

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
        }
    ),
    open=opened,
    settings=(
        SourceSetting(name="subsonic_url", hint=Annotated[str, ADDRESS, HOST_ONLY], default=""),
        SourceSetting(name="subsonic_user", hint=Annotated[str, SECRET, HOST_ONLY], default=""),
        SourceSetting(name="subsonic_password", hint=Annotated[str, SECRET, HOST_ONLY], default=""),
    ),
)
