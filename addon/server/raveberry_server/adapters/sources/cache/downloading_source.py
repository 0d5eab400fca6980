"""Base class of sources whose songs are fetched into the cache."""

from abc import ABC, abstractmethod
from collections.abc import Collection

from raveberry_server.application.ports import FetchOrder, OnFetchReport
from raveberry_server.domain.model.song import Song

from .song_cache import SongCache


class DownloadingSource(ABC):
    """Source that fetches each song once; subclasses implement the download."""

    def __init__(self, *, cache: SongCache) -> None:
        self._cache = cache

    async def fetch(self, order: FetchOrder, on_report: OnFetchReport) -> Song:
        """Fetch a song into the cache; when cancelled, its process has ended on return.

        Raises:
            FetchError: it cannot be fetched.
        """
        kept = await self._cache.song(order.song.uri)
        return kept if kept is not None else await self._fetched(order, on_report)

    @abstractmethod
    async def _fetched(self, order: FetchOrder, on_report: OnFetchReport) -> Song:
        """Fetch a song that is not in the cache into it.

        Raises:
            FetchError: it cannot be fetched.
        """

    async def playable(self, uri: str) -> str | None:
        """Return the absolute path of a fetched song, None if it is not in the cache."""
        return await self._cache.playable(uri)

    async def artwork(self, key: str) -> bytes | None:
        """Return the cover of a fetched song, None if it has none."""
        return await self._cache.artwork(key)

    @property
    def is_set_up(self) -> bool:
        """True: the source needs nothing from the host."""
        return True

    async def keep_only(self, wanted: Collection[str]) -> None:
        """Evict the least recently used songs beyond the cache limit, but none of `wanted`."""
        await self._cache.keep_only(wanted)

    async def discard_unfinished(self, keep: Collection[str]) -> None:
        """Delete partial downloads, except those of `keep`."""
        await self._cache.discard_unfinished(keep)
