"""Covers of a service of the net, for songs that nobody has fetched yet."""

import asyncio
import logging
from collections import OrderedDict
from typing import Final

from raveberry_server.adapters.sources.cache.song_cache import cache_key
from raveberry_server.application.errors import Cause, FetchError

from .artwork import CoverScaler
from .json_api import JsonApi

_LOGGER = logging.getLogger(__name__)
_AT_ONCE: Final = 2
"""Searches are answered by the same process, and are not to wait for pictures."""
_REST_S: Final = 30.0
"""How long nobody is asked again where a picture did not come."""
_GONE_S: Final = 600.0
"""How long a picture that is none is not asked for again."""
_MOST_GONE: Final = 2_000


class RemoteCovers:
    """Fetches a cover when somebody looks at it, and keeps it as small as it is shown.

    Args:
        api: who fetches, and from where it may.
        covers: who makes them small and keeps them.
    """

    def __init__(self, *, api: JsonApi, covers: CoverScaler) -> None:
        self._api = api
        self._covers = covers
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._gone_until_s: OrderedDict[str, float] = OrderedDict()
        self._rest_until_s = 0.0

    async def cover(self, name: str, address: str) -> bytes | None:
        """The picture of that name at an address, None if it cannot be had now.

        Args:
            name: what it is kept by; an address may hold a token that is another each time.
            address: where it is.
        """
        key = cache_key(name)
        kept = await self._covers.kept(key)
        if kept is not None:
            return kept
        async with self._turn:
            kept = await self._covers.kept(key)
            return kept if kept is not None else await self._fetched(key, address)

    async def _fetched(self, key: str, address: str) -> bytes | None:
        now_s = asyncio.get_running_loop().time()
        if now_s < max(self._rest_until_s, self._gone_until_s.get(key, 0.0)):
            return None
        try:
            image = await self._api.picture_at(address)
        except FetchError as err:
            _LOGGER.info("A cover cannot be had: %s", err)
            if err.cause is Cause.NETWORK:
                self._rest_until_s = now_s + _REST_S
            else:
                self._note_gone(key, now_s)
            return None
        fitting = await self._covers.fitting(key, image)
        if fitting is None:
            self._note_gone(key, now_s)
            return None
        await self._covers.keep(key, fitting)
        return fitting

    def _note_gone(self, key: str, now_s: float) -> None:
        self._gone_until_s[key] = now_s + _GONE_S
        self._gone_until_s.move_to_end(key)
        if len(self._gone_until_s) > _MOST_GONE:
            self._gone_until_s.popitem(last=False)
