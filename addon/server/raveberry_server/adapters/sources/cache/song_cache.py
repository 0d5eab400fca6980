"""Cache of fetched songs: sound, metadata and cover of each, up to a total size."""

import asyncio
import json
import logging
import os
import shutil
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.artwork import CoverScaler
from raveberry_server.application.problems.disk_space import DiskSpace
from raveberry_server.domain.model.song import Song

_LOGGER = logging.getLogger(__name__)
_PARTS: Final = ("mka", "json", "cover")
_LARGEST_COVER: Final = 10_000_000


def cache_key(uri: str) -> str:
    """Return the base name of a song's files."""
    return sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class SongCache:
    """Folder of fetched songs; the least recently played ones are evicted first."""

    def __init__(self, *, folder: Path, source: str, most_bytes: int, covers: CoverScaler) -> None:
        self._folder = folder
        self._source = source
        self._most_bytes = most_bytes
        self._covers = covers

    @property
    def folder(self) -> Path:
        """Folder of the cache."""
        return self._folder

    @property
    def covers(self) -> CoverScaler:
        """Scaler of covers."""
        return self._covers

    @property
    def most_bytes(self) -> int:
        """Limit for the total size of all songs."""
        return self._most_bytes

    async def song(self, uri: str) -> Song | None:
        """Return the metadata of a fetched song, None if it is not in the cache."""
        return await asyncio.to_thread(self._song, uri)

    async def playable(self, uri: str) -> str | None:
        """Return the path of a song and mark it as used, None if it is not in the cache."""
        file = await asyncio.to_thread(self._played, uri)
        return str(file) if file is not None else None

    async def artwork(self, key: str) -> bytes | None:
        """Return the cover of a song by its cache key, None if it has none."""
        if len(key) != 32 or not key.isalnum():  # noqa: PLR2004 - see `cache_key`
            return None
        image = await asyncio.to_thread(self._cover, key)
        return await self._covers.fitting(key, image) if image else None

    async def keep_only(self, wanted: Collection[str]) -> None:
        """Evict songs beyond the limit, but none of `wanted`."""
        await asyncio.to_thread(self._keep_only, {cache_key(uri) for uri in wanted})

    # --- in a thread -----------------------------------------------------------------------------

    def _file(self, key: str, part: str) -> Path:
        return self._folder / f"{key}.{part}"

    def _song(self, uri: str) -> Song | None:
        key = cache_key(uri)
        try:
            if not self._file(key, "mka").stat().st_size:
                return None
            kept = json.loads(self._file(key, "json").read_bytes())
            return song_of(kept, uri=uri, source=self._source)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _played(self, uri: str) -> Path | None:
        file = self._file(cache_key(uri), "mka")
        try:
            if not file.stat().st_size:
                return None
            os.utime(file)
        except OSError:
            return None
        return file

    def _cover(self, key: str) -> bytes | None:
        file = self._file(key, "cover")
        try:
            return file.read_bytes() if file.stat().st_size <= _LARGEST_COVER else None
        except OSError:
            return None

    def _keep_only(self, wanted: Collection[str]) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            songs = sorted(
                ((file.stat().st_mtime, file.stat().st_size, file.stem) for file in self._sounds()),
                reverse=True,
            )
            spare = self._spare()
        except OSError as err:
            _LOGGER.warning("The song cache cannot be listed: %s", err)
            return
        used = sum(size for _, size, _ in songs)
        room = min(self._most_bytes, used + spare)
        room -= sum(size for _, size, key in songs if key in wanted)
        for _, size, key in songs:
            if key in wanted:
                continue
            room -= size
            if room < 0:
                self._drop(key)

    def _spare(self) -> int:
        """Return the bytes that may be added before the disk's reserve is used; may be negative."""
        usage = shutil.disk_usage(self._folder)
        space = DiskSpace(free=usage.free, total=usage.total)
        return space.free - space.reserve

    def _sounds(self) -> list[Path]:
        return list(self._folder.glob("*.mka"))

    def _drop(self, key: str) -> None:
        for part in _PARTS:
            try:
                self._file(key, part).unlink(missing_ok=True)
            except OSError as err:
                _LOGGER.warning("A song cannot be evicted from the cache: %s", err)


def song_of(kept: dict[str, object], *, uri: str, source: str) -> Song:
    """Return the song described by a job.

    Raises:
        KeyError: the description is incomplete.
    """
    duration_s = kept["duration_s"]
    return Song(
        uri=uri,
        source=source,
        title=str(kept["title"]),
        artist=str(kept["artist"]),
        album=str(kept["album"]),
        duration_s=float(duration_s) if isinstance(duration_s, int | float) else None,
        artwork=cache_key(uri) if kept.get("has_cover") else None,
        explicit=bool(kept["explicit"]),
        licence=str(kept.get("licence") or ""),
        composer=str(kept.get("composer") or ""),
        label=str(kept.get("label") or ""),
        isrc=str(kept.get("isrc") or ""),
    )
