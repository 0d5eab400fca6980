"""What the sources share whose songs are fetched into the cache before they play."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence

from raveberry_server.application.ports import FetchOrder, HearFetch, Playlist, Shelf
from raveberry_server.domain.model.song import Song

from .song_cache import SongCache


class DownloadingSource(ABC):
    """Fetches each song once; a source says how, and what it offers beside songs."""

    def __init__(self, *, cache: SongCache) -> None:
        self._cache = cache

    async def fetch(self, order: FetchOrder, hear: HearFetch) -> Song:
        """Fetch a song into the cache; cancelled, its process is gone on return.

        Raises:
            FetchError: it cannot be had.
        """
        kept = await self._cache.song(order.song.uri)
        return kept if kept is not None else await self._fetched(order, hear)

    @abstractmethod
    async def _fetched(self, order: FetchOrder, hear: HearFetch) -> Song:
        """Fetch a song that is not in the cache into it.

        Raises:
            FetchError: it cannot be had.
        """

    async def playable(self, uri: str) -> str | None:
        """The absolute path of a fetched song, None if it is not here."""
        return await self._cache.playable(uri)

    async def artwork(self, key: str) -> bytes | None:
        """The cover of the fetched song of that key, None if it has none."""
        return await self._cache.artwork(key)

    async def keep_only(self, wanted: Collection[str]) -> None:
        """Drop the songs of longest ago that are too many, but none of those uris."""
        await self._cache.keep_only(wanted)

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:  # noqa: ARG002
        """Nothing."""
        return None

    async def playlist(self, uri: str, limit: int) -> Playlist | None:  # noqa: ARG002
        """Nothing."""
        return None

    async def playlist_like(self, query: str) -> str | None:  # noqa: ARG002
        """Nothing."""
        return None

    async def random_songs(self, count: int) -> Sequence[Song]:  # noqa: ARG002
        """Nothing: the dice is for what the host has chosen."""
        return ()

    def placeholder(self, words: str) -> Song | None:  # noqa: ARG002
        """Nothing."""
        return None
