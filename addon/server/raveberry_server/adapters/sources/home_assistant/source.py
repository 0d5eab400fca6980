"""Media that the integration of Home Assistant sends: the source `home`.

The integration sends an address with a signature that is valid for a day. It is stored in a file
that only the server can read, until the song is fetched; state, messages, logs and the process list
only ever contain the song's id in Home Assistant.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Final, override
from urllib.parse import unquote, urlsplit

from raveberry_server.adapters.sources.cache.downloading_source import DownloadingSource
from raveberry_server.adapters.sources.cache.fetch_process import fetched
from raveberry_server.adapters.sources.cache.song_cache import SongCache, cache_key
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.spec import SourceSpec
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import (
    Capability,
    FetchOrder,
    HandedMedia,
    OnFetchReport,
    SourceHealth,
)
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.song import Song

NAME: Final = "home"
_PREFIX: Final = f"{NAME}:"
_LONGEST_TITLE: Final = 200
_MEGABYTE: Final = 1_000_000
_EXPIRED: Final = frozenset({Cause.GONE, Cause.LOGIN, Cause.BLOCKED})


class HomeAssistantSource(DownloadingSource):
    """Source of received media; a song can be requested again while it is in the cache."""

    name = NAME

    def __init__(self, *, cache: SongCache, folder: Path) -> None:
        super().__init__(cache=cache)
        self._folder = folder
        self._unclaimed: set[str] = set()
        """File names of addresses whose requests may not be committed yet."""

    async def receive(self, handed: HandedMedia) -> Song:
        """Store the address of a song until it is fetched.

        Raises:
            RefusedError: `unavailable`, the disk is full.
        """
        uri = f"{_PREFIX}{handed.media}"
        kept = await self._cache.song(uri)
        if kept is not None:
            return kept
        self._unclaimed.add(cache_key(uri))
        try:
            await asyncio.to_thread(_write_privately, self._file(uri), json.dumps(asdict(handed)))
        except OSError as err:
            raise RefusedError(Refusal.NOT_SAVED, detail=str(err.strerror)) from err
        return Song(
            uri=uri,
            source=NAME,
            title=handed.title or _readable(handed.media),
            artist=handed.artist,
            album=handed.album,
        )

    @override
    async def _fetched(self, order: FetchOrder, on_report: OnFetchReport) -> Song:
        uri = order.song.uri
        if not await asyncio.to_thread(self._file(uri).is_file):
            raise FetchError(Cause.GONE, refusal=Refusal.MEDIA_EXPIRED)
        try:
            song = await fetched(self._spelled_out(order), source=NAME, on_report=on_report)
        except FetchError as err:
            if err.cause in _EXPIRED:
                raise FetchError(Cause.GONE, refusal=Refusal.MEDIA_EXPIRED) from err
            raise
        await asyncio.to_thread(self._file(uri).unlink, missing_ok=True)
        return song

    async def song(self, uri: str) -> Song | None:
        """Return a fetched song; only Home Assistant knows the addresses of others."""
        return await self._cache.song(uri) if uri.startswith(_PREFIX) else None

    @override
    async def keep_only(self, wanted: Collection[str]) -> None:
        """Evict the least recently used songs beyond the limit, and addresses no entry needs."""
        await super().keep_only(wanted)
        keys = {cache_key(uri) for uri in wanted}
        self._unclaimed -= keys
        await asyncio.to_thread(self._forget_others, keys | self._unclaimed)

    @property
    def health(self) -> SourceHealth:
        """Health; the source has no dependency that could fail."""
        return SourceHealth(name=NAME)

    def _file(self, uri: str) -> Path:
        return self._folder / f"{cache_key(uri)}.json"

    def _forget_others(self, keys: Collection[str]) -> None:
        for file in self._folder.glob("*.json"):
            if file.stem not in keys:
                file.unlink(missing_ok=True)

    def _spelled_out(self, order: FetchOrder) -> str:
        largest = order.largest_mb * _MEGABYTE or self._cache.most_bytes
        return json.dumps(
            {
                "uri": order.song.uri,
                "handed": str(self._file(order.song.uri)),
                "cache": str(self._cache.folder),
                "longest_s": order.longest_s,
                "largest_bytes": min(largest, self._cache.most_bytes),
                "extractors": ["generic"],
                "private_hosts": order.private_hosts,
                "cookies": None,
                "overlay": None,
            }
        )


def _readable(media: str) -> str:
    """Return the file name without its suffix, or the end of another media id."""
    path = PurePosixPath(unquote(urlsplit(media).path))
    return path.stem.replace("_", " ").strip()[:_LONGEST_TITLE] or media[:_LONGEST_TITLE]


def _write_privately(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with open(unfinished, "x", opener=_for_us_alone) as written:
        written.write(text)
    unfinished.replace(file)


def _for_us_alone(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[HomeAssistantSource]:
    """Open the source."""
    cache = source_context.cache_of(NAME)
    yield HomeAssistantSource(cache=cache, folder=cache.folder / "handed")


SPEC: Final = SourceSpec(
    name=NAME,
    rank=60,
    capabilities=frozenset(
        {
            Capability.ARTWORK,
            Capability.FETCH,
            Capability.HEALTH,
            Capability.RECEIVE,
        }
    ),
    open=opened,
    is_optional=False,
)
