"""The sources of a search worker: a copy of the library, and the party for all others."""

from collections.abc import Sequence
from typing import Protocol

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError
from raveberry_server.application.history.smart_playlists import saved_playlists_named
from raveberry_server.application.ports import BrowseItem, Found, LinkTitle
from raveberry_server.application.ports.saved_playlists import PLAYLIST_PREFIX
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.model.guest import Role

from .search_messages import SearchedSource, SearchSources


class NotHereError(RaveberryError):
    """A search that only the party can answer."""


class PartySources(Protocol):
    """Sources that only the party reaches."""

    async def found(self, name: str, words: str, limit: int) -> Found:
        """Return the hits of a source.

        Raises:
            RefusedError: `source_failed`, or as the party refuses it.
        """
        ...

    async def playlists_named(
        self, words: str, limit: int, names: Sequence[str]
    ) -> Sequence[BrowseItem]:
        """Return the playlists of party and sources whose names fit.

        Raises:
            SourceError: the party cannot answer.
        """
        ...


class WorkerCatalog:
    """The catalog of the party, for a search; implements `SearchCatalog`.

    Args:
        library: the catalog with the copied source only.
        party: the other sources.
    """

    def __init__(self, *, library: Catalog, party: PartySources) -> None:
        self._library = library
        self._party = party
        self._sources: dict[str, SearchedSource] = {}
        self._shared = SearchSources()

    def take(self, sources: SearchSources) -> None:
        """Use other sources from now on."""
        self._shared = sources
        self._sources = {source.name: source for source in sources.sources}

    @property
    def searchable(self) -> tuple[str, ...]:
        """Names of the sources of the party that can be searched."""
        return tuple(self._sources)

    def is_online(self, name: str) -> bool:
        """Return whether the party searches a source online; False for an unknown one."""
        source = self._sources.get(name)
        return source is not None and source.is_online

    def admits(self, name: str, role: Role) -> bool:
        """Return whether a role may find songs of a source."""
        return role in self._sources[name].roles

    def is_set_up(self, name: str) -> bool:
        """Return whether a source has everything that it needs from the host."""
        return self._sources[name].is_set_up

    async def found(self, query: str, limit: int, sources: Sequence[str] | None = None) -> Found:
        """Return the hits of the library, or of one source that the party searches online.

        Raises:
            NotHereError: other sources are searched.
            RefusedError: as the catalog of the party.
        """
        names = tuple(sources or ())
        if names and set(names) <= set(self._library.names) & set(self._sources):
            return await self._library.found(query, limit, names)
        if len(names) == 1 and self.is_online(names[0]):
            return await self._party.found(names[0], query, limit)
        raise NotHereError(f"the party searches in {', '.join(names)}")

    async def playlists_named(
        self, query: str, limit: int, sources: Sequence[str]
    ) -> Sequence[BrowseItem]:
        """Return the playlists of sources and party whose names fit; failures are skipped."""
        here = [name for name in sources if name in self._library.names]
        there = [
            one.name
            for name in sources
            if (one := self._sources.get(name)) and one.has_playlists and name not in here
        ]
        found = [*saved_playlists_named(self._shared.saved, query, limit)]
        found += await self._library.playlists_named(query, limit - len(found), here)
        if there and len(found) < limit:
            try:
                others = await self._party.playlists_named(query, limit, there)
            except SourceError:
                return found
            found += [one for one in others if not (one.uri or "").startswith(PLAYLIST_PREFIX)]
        return found[:limit]

    async def title_behind(self, link: str) -> LinkTitle | None:
        """Pass links on, as only the party asks services.

        Raises:
            NotHereError: always.
        """
        raise NotHereError(f"the party knows what is behind {link}")
