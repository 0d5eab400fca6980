"""Client of the station directory radio-browser.info."""

import asyncio
import random
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from raveberry_server.adapters.sources.json_api import JsonApi, line_in, part_of, rows_in
from raveberry_server.adapters.sources.search_result_cache import SearchResultCache
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import Found
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice

NAME: Final = "radio"
_STATION: Final = f"{NAME}:station/"
"""Precedes the directory's id of a station."""
ALL: Final = "all.api.radio-browser.info"
"""DNS name of all the directory's servers."""
_MACHINE: Final = re.compile(r"[a-z0-9-]+\.api\.radio-browser\.info")
_LAST_KNOWN: Final = ("de1.api.radio-browser.info", "de2.api.radio-browser.info")
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST_TRIED: Final = 3
_LIST_HOLDS_S: Final = 3_600.0
_KNOWN: Final = 2_000
_SHORTEST: Final = 3
"""Shorter queries match half of all stations, and the directory is run by volunteers."""
_TAGS: Final = 3
_FIELDS: Final = ("name", "tag", "country")
"""Fields that a query may match; hits by name come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A station of the directory.

    `is_heard`: the directory's last check of the stream succeeded.
    """

    song: Song
    address: str
    is_heard: bool


class RadioDirectory:
    """Client that queries the directory's servers, with failover.

    Args:
        api: client for the requests.
        machines: returns the current addresses of the servers.
    """

    def __init__(
        self, *, api: JsonApi, machines: Callable[[], Awaitable[Sequence[str]]] | None = None
    ) -> None:
        self._api = api
        self._machines = machines or self._named_machines
        self._addresses: Sequence[str] = ()
        self._until_s = 0.0
        self._recent = SearchResultCache()
        self._stations: OrderedDict[str, Station] = OrderedDict()

    @property
    def reason(self) -> Notice | None:
        """The problem, None while the directory works."""
        return self._api.reason

    async def found(self, query: str, limit: int) -> Found:
        """Return the stations with that name, tag or country, most popular first.

        Raises:
            FetchError: no server answers.
        """
        if len(query.strip()) < _SHORTEST:
            return Found(songs=(), has_more=False)
        now_s = asyncio.get_running_loop().time()
        recent = self._recent.found(query, limit, now_s)
        if recent is not None:
            return recent
        parts = await asyncio.gather(
            *(self._search({field: query, "limit": limit + 1}) for field in _FIELDS)
        )
        songs = {station.song.uri: station.song for part in parts for station in part}
        found = Found(songs=tuple(songs.values())[:limit], has_more=len(songs) > limit)
        return self._recent.keep(query, limit, found, now_s)

    def known(self, uri: str) -> Station | None:
        """Return a station from an earlier answer."""
        return self._stations.get(uri)

    async def station(self, uri: str) -> Station | None:
        """Return the current record of a station, None if there is none.

        Raises:
            FetchError: no server answers.
        """
        uuid = uuid_in(uri)
        if uuid is None:
            return None
        answer = await self._ask(f"json/stations/byuuid/{uuid}")
        found = self._stations_in(answer)
        return next((station for station in found if station.song.uri == uri), None)

    async def count_click(self, uri: str) -> None:
        """Report a listener to the directory, as its documentation requires.

        Raises:
            FetchError: no server answers.
        """
        await self._ask(f"json/url/{uuid_in(uri)}")

    async def _search(self, query: Mapping[str, object]) -> Sequence[Station]:
        fixed = {"hidebroken": "true", "order": "clickcount", "reverse": "true"}
        return self._stations_in(await self._ask("json/stations/search", {**query, **fixed}))

    async def _ask(self, path: str, query: Mapping[str, object] | None = None) -> object:
        machines = await self._machines_now()
        return await self._api.json_at(
            [f"{machine}/{path}" for machine in machines[:_MOST_TRIED]], query or {}, _refusal_in
        )

    async def _machines_now(self) -> Sequence[str]:
        now_s = asyncio.get_running_loop().time()
        if not self._addresses or now_s >= self._until_s:
            addresses = list(await self._machines())
            random.shuffle(addresses)
            self._addresses, self._until_s = addresses, now_s + _LIST_HOLDS_S
        return self._addresses

    async def _named_machines(self) -> Sequence[str]:
        """Return the servers from DNS, else from the directory's list, else the last known ones."""
        names: Sequence[str] = ()
        for asked in (self._by_phone_book, self._by_list):
            try:
                names = [name for name in await asked() if _MACHINE.fullmatch(name)]
            except FetchError:
                continue
            if names:
                break
        return [f"https://{name}" for name in names or _LAST_KNOWN]

    async def _by_phone_book(self) -> Sequence[str]:
        return await self._api.servers_of(ALL)

    async def _by_list(self) -> Sequence[str]:
        answer = await self._api.json_at((f"https://{ALL}/json/servers",), {}, _refusal_in)
        return list(dict.fromkeys(line_in(row.get("name")) for row in rows_in(answer)))

    def _stations_in(self, answer: object) -> Sequence[Station]:
        stations = [_station_of(row) for row in rows_in(answer)]
        found = [station for station in stations if station is not None]
        for station in found:
            self._stations[station.song.uri] = station
            self._stations.move_to_end(station.song.uri)
        while len(self._stations) > _KNOWN:
            self._stations.popitem(last=False)
        return found


def uuid_in(uri: str) -> str | None:
    """Return the directory's id of a station, None if the URI is not one of a station."""
    uuid = uri.removeprefix(_STATION)
    return uuid if uri.startswith(_STATION) and _UUID.fullmatch(uuid) else None


def _refusal_in(answer: object) -> FetchError | None:
    """Return the failure that an answer stands for; only the answer to a click is no list."""
    if isinstance(answer, list) or part_of(answer, "ok") is not None:
        return None
    return FetchError(Cause.BROKEN)


def _station_of(row: Mapping[str, object]) -> Station | None:
    """Return the station of a row, None if the player cannot play it."""
    uuid, name = line_in(row.get("stationuuid")).lower(), line_in(row.get("name"))
    address = row.get("url_resolved") or row.get("url")
    if not _UUID.fullmatch(uuid) or not name or not isinstance(address, str):
        return None
    tags = [tag for tag in line_in(row.get("tags")).split(",") if tag.strip()][:_TAGS]
    about = [*map(str.strip, tags), line_in(row.get("country"))]
    song = Song(
        uri=f"{_STATION}{uuid}",
        source=NAME,
        title=name,
        album=", ".join(part for part in about if part),
    )
    return Station(song=song, address=address, is_heard=row.get("lastcheckok") in (1, True))
