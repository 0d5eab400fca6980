"""Titles behind links of Spotify, Apple Music, Deezer and Tidal, for a search by name."""

import asyncio
import logging
import re
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.sources.spec import SourceSpec
from raveberry_server.application.errors import FetchError
from raveberry_server.application.ports import Capability, LinkTitle
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.song import Song

from .services import (
    SERVICES,
    LinkKind,
    ServiceLink,
    ServiceSong,
    StreamingService,
    TitleLookup,
    service_link,
)

_LOGGER = logging.getLogger(__name__)

NAME: Final = "streaming"
PATIENCE_S: Final = 10.0
"""Longest time for all lookups of one link."""
_KEPT_TITLES: Final = 500
_MOST_AT_ONCE: Final = 4
"""Links that are looked up at a time; others wait."""
# A search finds no song by words that only its edition on the service has.
_EDITION: Final = re.compile(
    r"\s+-\s+(?:(?:\d{4}|digital(?:ly)?)\s+)*(?:remaster(?:ed)?(?:\s+\d{4})?|mono|stereo"
    r"|(?:single|album|original)\s+version|radio\s+edit)(?:\s+version)?$"
    r"|\s*[(\[](?:(?:\d{4}|digital(?:ly)?)\s+)*remaster(?:ed)?(?:\s+\d{4})?[)\]]"
    r"|\s*[(\[](?:feat\.?|ft\.?|with)\s[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
_FURTHER_ARTISTS: Final = re.compile(r",\s|\sfeat\.?\s|\sft\.?\s", re.IGNORECASE)


class StreamingLinks:
    """Source without songs of its own: it reads the titles of songs of streaming services.

    Args:
        api: client that reads documents and pages, at public addresses only.
        services: the services.
        patience_s: longest time for all lookups of one link.
    """

    name = NAME

    def __init__(
        self,
        *,
        api: JsonApi,
        services: tuple[StreamingService, ...] = SERVICES,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._api = api
        self._services = services
        self._patience_s = patience_s
        self._titles: OrderedDict[str, LinkTitle] = OrderedDict()
        self._places = asyncio.Semaphore(_MOST_AT_ONCE)

    def names_link(self, link: str) -> bool:
        """Return whether a link belongs to one of the services."""
        return service_link(link, self._services) is not None

    async def title_behind(self, link: str) -> LinkTitle:
        """Return the title of the song behind a link.

        Raises:
            RefusedError: it leads to something other than one song, or its title cannot be read.
        """
        kept = self._titles.get(link)
        if kept is not None:
            return kept
        known = service_link(link, self._services)
        if known is None:
            raise RefusedError(Refusal.LINK_KIND_UNKNOWN)
        if known.kind is LinkKind.OTHER:
            raise _not_of_a_song(known)
        try:
            async with asyncio.timeout(self._patience_s), self._places:
                song = await self._song_behind(link, known)
        except TimeoutError:
            song = None
        if song is None:
            raise RefusedError(Refusal.LINK_TITLE_UNREADABLE, service=known.service.name)
        title = LinkTitle(
            service=known.service.name,
            title=_EDITION.sub("", song.title).strip() or song.title,
            artist=_FURTHER_ARTISTS.split(song.artist, maxsplit=1)[0].strip(),
        )
        self._titles[link] = title
        if len(self._titles) > _KEPT_TITLES:
            self._titles.popitem(last=False)
        return title

    async def song(self, uri: str) -> Song | None:  # noqa: ARG002 - has no songs
        """Return None: the source has no songs."""
        return None

    async def playable(self, uri: str) -> str | None:  # noqa: ARG002 - has no songs
        """Return None: the source has no songs."""
        return None

    async def _song_behind(self, link: str, known: ServiceLink) -> ServiceSong | None:
        """Return the song of a link, None if it cannot be read.

        Raises:
            RefusedError: a short link leads to something other than one song.
        """
        if known.kind is LinkKind.SHORT:
            followed = await self._followed(link)
            if followed is None or followed.service is not known.service:
                return None
            if followed.kind is LinkKind.OTHER:
                raise _not_of_a_song(followed)
            known = followed
        for lookup in known.service.lookups if known.kind is LinkKind.SONG else ():
            try:
                song = lookup.read(await self._document(lookup, known))
            except FetchError as err:
                _LOGGER.info("A title of %s cannot be read: %s", known.service.name, err)
                continue
            if song is not None:
                return song
        return None

    async def _followed(self, link: str) -> ServiceLink | None:
        """Return where a short link leads, None if it cannot be followed."""
        try:
            address, titles = await self._api.page_at(link)
        except FetchError as err:
            _LOGGER.info("A short link cannot be followed: %s", err)
            return None
        # Some short links answer with a page that names its target instead of a redirect.
        for target in (address, str(titles.get("og:url", ""))):
            followed = service_link(target, self._services)
            if followed is not None and followed.kind is not LinkKind.SHORT:
                return followed
        return None

    async def _document(self, lookup: TitleLookup, known: ServiceLink) -> object:
        address = known.address(lookup)
        if lookup.is_page:
            _, titles = await self._api.page_at(address)
            return titles
        return await self._api.document_at(address)


def _not_of_a_song(link: ServiceLink) -> RefusedError:
    return RefusedError(Refusal.LINK_NOT_OF_A_SONG, service=link.service.name)


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[StreamingLinks]:
    """Open the source."""
    api = JsonApi()
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(
            source_context.supervisor.keep_running("streaming links", api.run),
            name="streaming links",
        )
        yield StreamingLinks(api=api)
        running.cancel()


SPEC: Final = SourceSpec(
    name=NAME,
    rank=70,
    comes_with=Capability.LINK,
    capabilities=frozenset({Capability.LINK_TITLE}),
    open=opened,
)
