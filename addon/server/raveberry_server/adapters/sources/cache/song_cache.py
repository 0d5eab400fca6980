"""Cache of fetched songs: sound, metadata and cover of each, up to a total size."""

import asyncio
import contextlib
import json
import logging
import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.artwork import CoverScaler
from raveberry_server.application.problems.disk_space import DiskSpace
from raveberry_server.domain.model.song import Song

_LOGGER = logging.getLogger(__name__)
_PARTS: Final = ("mka", "json", "cover")
UNFINISHED: Final = "unfinished"
"""Folder in the cache with a folder for each partial download."""
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
        """Evict songs beyond the limit, but none of `wanted`; everything in the folder counts."""
        await asyncio.to_thread(self._keep_only, {cache_key(uri) for uri in wanted})

    async def discard_unfinished(self, keep: Collection[str]) -> None:
        """Delete partial downloads, except those of `keep`."""
        await asyncio.to_thread(self._discard_unfinished, {cache_key(uri) for uri in keep})

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
            songs = sorted(self._songs(), key=lambda song: song.used_at, reverse=True)
            total = _bytes_below(self._folder)
            spare = self._spare()
        except OSError as err:
            _LOGGER.warning("The song cache cannot be listed: %s", err)
            return
        room = min(self._most_bytes, total + spare)
        # What is no song cannot be evicted, such as partial downloads.
        room -= total - sum(song.size for song in songs if song.key not in wanted)
        for song in songs:
            if song.key in wanted:
                continue
            room -= song.size
            if room < 0 or not song.has_sound:
                self._drop(song.key)

    def _songs(self) -> Iterable["_StoredSong"]:
        """Return the songs in the cache, also those of which only a description is there."""
        found: dict[str, _StoredSong] = {}
        for part in _PARTS:
            for file in self._folder.glob(f"*.{part}"):
                status = file.stat()
                song = found.setdefault(file.stem, _StoredSong(file.stem))
                song.size += status.st_size
                if part == "mka":
                    song.has_sound, song.used_at = True, status.st_mtime
        return found.values()

    def _discard_unfinished(self, keep: Collection[str]) -> None:
        for folder in self._folder.glob(f"{UNFINISHED}/*"):
            if folder.name not in keep:
                shutil.rmtree(folder, onexc=_log_undeleted)
        for file in self._folder.glob("*.unfinished"):
            if file.name.partition(".")[0] not in keep:
                _delete(file)

    def _spare(self) -> int:
        """Return the bytes that may be added before the disk's reserve is used; may be negative."""
        usage = shutil.disk_usage(self._folder)
        space = DiskSpace(free=usage.free, total=usage.total)
        return space.free - space.reserve

    def _drop(self, key: str) -> None:
        for part in _PARTS:
            _delete(self._file(key, part))


@dataclass(slots=True)
class _StoredSong:
    """Files of a song in the cache: their size, and when the sound was last played."""

    key: str
    size: int = 0
    has_sound: bool = False
    used_at: float = 0.0


def _bytes_below(folder: Path) -> int:
    """Return the size of all files in a folder; one that vanishes meanwhile does not count."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                total += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 - os.walk
    return total


def _delete(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as err:
        _LOGGER.warning("A file of the song cache cannot be deleted: %s", err)


def _log_undeleted(_work: object, path: str, err: BaseException) -> None:
    if not isinstance(err, FileNotFoundError):
        _LOGGER.warning("A partial download cannot be deleted (%s): %s", path, err)


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
