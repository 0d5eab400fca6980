"""Covers from an online service, for songs that are not fetched yet."""

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
"""The process also answers searches, which must not wait for images."""
_REST_S: Final = 30.0
"""Time without further requests after a network failure."""
_GONE_S: Final = 600.0
"""Time without another request for a missing or unusable image."""
_MOST_GONE: Final = 2_000


class RemoteCovers:
    """Covers that are fetched on demand and cached in a small size.

    Args:
        api: client for the requests, with its allowed hosts.
        covers: scales and caches the images.
    """

    def __init__(self, *, api: JsonApi, covers: CoverScaler) -> None:
        self._api = api
        self._covers = covers
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._gone_until_s: OrderedDict[str, float] = OrderedDict()
        self._rest_until_s = 0.0

    async def cover(self, name: str, address: str) -> bytes | None:
        """Return the image of that name at an address, None if it is not available now.

        Args:
            name: key for the cache; the address may hold a token that differs each time.
            address: address of the image.
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
            _LOGGER.info("A cover cannot be fetched: %s", err)
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
