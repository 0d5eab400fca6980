"""Free music from Jamendo, with the licence of each song: the source `jamendo`."""

import asyncio
import logging
import re
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Final, override

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
from raveberry_server.adapters.sources.search_result_cache import SearchResultCache
from raveberry_server.adapters.sources.spec import SourceSetting, SourceSpec
from raveberry_server.application.errors import Cause, FetchError, ServiceFault
from raveberry_server.application.ports import (
    Capability,
    FetchOrder,
    Found,
    OnFetchReport,
    SourceHealth,
)
from raveberry_server.domain.model.settings import HOST_ONLY, SECRET, Settings
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.playback.similarity import Seed

_LOGGER = logging.getLogger(__name__)

NAME: Final = "jamendo"
SERVICE: Final = "https://api.jamendo.com/v3.0"
_URI: Final = re.compile(r"jamendo:([1-9]\d{0,17})")
_COVERS: Final = "cover:"
_COVER: Final = re.compile(rf"{_COVERS}([1-9]\d{{0,17}})")
"""Key of the cover of a song that is not fetched yet."""
_LICENCE: Final = re.compile(
    r"https?://creativecommons\.org/(?:licenses/(?P<kind>[a-z-]{2,20})/(?P<version>\d\.\d)"
    r"|publicdomain/zero/).*",
    re.IGNORECASE,
)
_KNOWN: Final = 2_000
_SHORTEST: Final = 3
"""Shortest query worth a request from the client id's monthly quota."""
_MOST: Final = 200
"""Limit of the service for one answer."""
_REFUSALS: Final[Mapping[object, tuple[Cause, ServiceFault]]] = {
    5: (Cause.LOGIN, ServiceFault.JAMENDO_CLIENT_ID_WRONG),
    6: (Cause.BLOCKED, ServiceFault.JAMENDO_QUOTA_EXCEEDED),
    11: (Cause.LOGIN, ServiceFault.JAMENDO_CLIENT_ID_SUSPENDED),
}
"""Response codes in its documentation that have specific causes."""


class JamendoSource(DownloadingSource):
    """Source of Jamendo's songs."""

    name = NAME

    def __init__(
        self,
        *,
        cache: SongCache,
        api: JsonApi,
        settings: Callable[[], Settings],
        service: str = SERVICE,
        private_hosts: Collection[str] = (),
    ) -> None:
        super().__init__(cache=cache)
        self._covers = RemoteCovers(api=api, covers=cache.covers)
        self._api = api
        self._settings = settings
        self._service = service
        self._private_hosts = private_hosts
        self._rows: OrderedDict[str, Mapping[str, object]] = OrderedDict()
        self._recent = SearchResultCache()
        self._asked_as = ""

    async def search(self, query: str, limit: int) -> Found:
        """Return the songs that Jamendo finds, most popular first.

        Raises:
            SourceError: it does not answer, or refuses.
        """
        if not self._client_id or len(query.strip()) < _SHORTEST:
            return Found(songs=(), has_more=False)
        now_s = asyncio.get_running_loop().time()
        recent = self._recent.found(query, limit, now_s)
        if recent is not None:
            return recent
        songs = await self._tracks(search=query, limit=min(limit + 1, _MOST))
        found = Found(songs=tuple(songs[:limit]), has_more=len(songs) > limit)
        return self._recent.keep(query, limit, found, now_s)

    async def song(self, uri: str) -> Song | None:
        """Return the song with that URI, None if there is none.

        Raises:
            SourceError: Jamendo does not answer, or refuses.
        """
        number = _URI.fullmatch(uri)
        if number is None or not self._client_id:
            return None
        kept = await self._cache.song(uri)
        if kept is not None:
            return kept
        row = await self._row(number[1])
        return _song_of(row) if row else None

    @override
    async def artwork(self, key: str) -> bytes | None:
        kept = await super().artwork(key)
        number = _COVER.fullmatch(key)
        if kept is not None or number is None or not self._client_id:
            return kept
        try:
            row = await self._row(number[1])
        except FetchError as err:
            _LOGGER.info("A cover cannot be looked up: %s", err)
            return None
        address = _image_in(row or {})
        return await self._covers.cover(f"{NAME}:{key}", address) if address else None

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        """Return songs that Jamendo considers similar to one of its songs.

        Raises:
            SourceError: it does not answer, or refuses.
        """
        number = _URI.fullmatch(seed.song.uri)
        if number is None or not self._client_id:
            return ()
        songs = await self._tracks("similar", id=number[1], limit=min(limit + 1, _MOST))
        return [song for song in songs if not is_same_song(song, seed.song)][:limit]

    @override
    async def _fetched(self, order: FetchOrder, on_report: OnFetchReport) -> Song:
        uri = order.song.uri
        number = _URI.fullmatch(uri)
        row = await self._row(number[1]) if number else None
        song = _song_of(row) if row else None
        if row is None or song is None:
            raise FetchError(Cause.GONE)
        sound = row.get("audio")
        if not isinstance(sound, str) or not sound:
            raise FetchError(Cause.GONE)
        return await downloaded(
            song=song,
            sound=sound,
            cover=_image_in(row),
            cache=self._cache,
            order=order,
            private_hosts=self._private_hosts,
            on_report=on_report,
        )

    @property
    @override
    def is_set_up(self) -> bool:
        return bool(self._client_id)

    @property
    def health(self) -> SourceHealth:
        """Health of the service."""
        is_asked = self._client_id == self._asked_as
        return SourceHealth(
            name=NAME,
            reason=self._api.reason if is_asked else None,
            is_set_up=self.is_set_up,
            setting="jamendo_client_id",
        )

    @property
    def _client_id(self) -> str:
        return self._settings().jamendo_client_id

    async def _row(self, number: str) -> Mapping[str, object] | None:
        if number not in self._rows:
            await self._tracks(id=number)
        return self._rows.get(number)

    async def _tracks(self, *below: str, **query: object) -> Sequence[Song]:
        """Return the songs of an answer; their rows are kept for when they are fetched.

        Raises:
            FetchError: there is no answer.
        """
        client_id = self._client_id
        if client_id != self._asked_as:
            self._asked_as = client_id
            self._api.begin_anew()
        answer = await self._api.json_at(
            ("/".join((self._service, "tracks", *below, "")),),
            {"client_id": client_id, "format": "json", "audioformat": "mp32", **query},
            refusal_in,
        )
        songs = []
        for row in rows_in(part_of(answer, "results")):
            song = _song_of(row)
            if song is None:
                continue
            songs.append(song)
            number = song.uri.removeprefix(f"{NAME}:")
            self._rows[number] = row
            self._rows.move_to_end(number)
        while len(self._rows) > _KNOWN:
            self._rows.popitem(last=False)
        return songs


def refusal_in(answer: object) -> FetchError | None:
    """Return the failure that an answer stands for, None if it is valid."""
    code = part_of(answer, "headers", "code")
    if code == 0 and part_of(answer, "headers", "status") == "success":
        return None
    known = _REFUSALS.get(code if isinstance(code, int) else None)
    if known is None:
        return FetchError(Cause.BROKEN)
    cause, fault = known
    return FetchError(cause, fault=fault)


def licence_in(link: object) -> str:
    """Return the short name of a Creative Commons licence, empty for any other link."""
    found = _LICENCE.fullmatch(link) if isinstance(link, str) else None
    if found is None:
        return ""
    return f"CC {found['kind'].upper()} {found['version']}" if found["kind"] else "CC0"


def _song_of(row: Mapping[str, object]) -> Song | None:
    uri, title = f"{NAME}:{line_in(row.get('id'))}", line_in(row.get("name"))
    if not title or not _URI.fullmatch(uri):
        return None
    return Song(
        uri=uri,
        source=NAME,
        title=title,
        artist=line_in(row.get("artist_name")),
        album=line_in(row.get("album_name")),
        duration_s=seconds_in(row.get("duration")),
        licence=licence_in(row.get("license_ccurl")),
        artwork=f"{_COVERS}{uri.removeprefix(f'{NAME}:')}" if _image_in(row) else None,
    )


def _image_in(row: Mapping[str, object]) -> str | None:
    image = row.get("image")
    return image if isinstance(image, str) and image else None


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[JamendoSource]:
    """Open the source."""
    api = JsonApi()
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(
            source_context.supervisor.keep_running("JamendoSource", api.run), name="JamendoSource"
        )
        yield JamendoSource(
            cache=source_context.cache_of(NAME),
            api=api,
            settings=source_context.settings,
        )
        running.cancel()


SPEC: Final = SourceSpec(
    name=NAME,
    rank=30,
    capabilities=frozenset(
        {
            Capability.SEARCH,
            Capability.SIMILAR,
            Capability.ARTWORK,
            Capability.FETCH,
            Capability.HEALTH,
        }
    ),
    open=opened,
    settings=(
        SourceSetting(name="jamendo_client_id", hint=Annotated[str, SECRET, HOST_ONLY], default=""),
    ),
)
