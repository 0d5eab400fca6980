"""Copies of the songs of network folders, which the player opens in place of the songs.

The kernel cannot end a player that waits for a file of a network folder that hangs. So it opens a
copy on the local disk, or reads a song without a copy through the relay (docs/adr/0035).
"""

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import SourceError
from raveberry_server.application.problems.disk_space import DiskSpace
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.playback.file_range import file_of

from . import file_parts
from .remote_folders import RemoteFolders

_LOGGER = logging.getLogger(__name__)

START_WITHIN_S: Final = 2.0
"""A song that should play now waits so long for its copy, then it is read from its folder."""

PART_BYTES: Final = 256 * 1024
"""A folder that needs more than the deadline of `RemoteFolders` for them is too slow to play."""

_SMALLEST_COUNT: Final = 4
"""So many of the largest songs find room: those before, now and next, and an unfinished one."""

_MOST_DIRECT: Final = 100
_UNFINISHED: Final = ".unfinished"
_ORIGIN: Final = ".origin"


class SongCopies:
    """Maker and cache of the copies; those that were made first are removed first.

    Args:
        remote_folders: reads files that may be in network folders.
        folder: the folder of the copies, on a local disk.
        most_bytes: limit for their total size.
        space: measures the free space of the disk.
    """

    def __init__(
        self,
        *,
        remote_folders: RemoteFolders,
        folder: Path,
        most_bytes: int,
        space: Callable[[], Awaitable[DiskSpace]],
        start_within_s: float = START_WITHIN_S,
    ) -> None:
        self._remote_folders = remote_folders
        self._folder = folder
        self._most_bytes = most_bytes
        self._space = space
        self._start_within_s = start_within_s
        self._done: set[str] = set()
        self._direct: dict[str, None] = {}
        """Songs that are not copied: they are too large, or it has failed."""

        self._wanted: dict[str, None] = {}
        self._is_wanted = asyncio.Event()
        self._has_changed = asyncio.Event()
        self._observers: list[Callable[[], None]] = []

    def observe(self, observer: Callable[[], None]) -> Callable[[], None]:
        """Call the observer when another song can be opened, or one no more.

        Returns a function that ends this.
        """
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def note_change(self) -> None:
        """Notify the observers; also called when a folder begins to hang, or answers again."""
        self._has_changed.set()
        self._has_changed = asyncio.Event()
        for observer in tuple(self._observers):
            observer()

    async def is_ready(self, location: str) -> bool:
        """Return whether the player may open a song now; if it lacks its copy, one is made."""
        location = file_of(location)
        if not location.startswith("/") or location in self._done:
            return True
        mount = await self._remote_folders.mount_of(location)
        if mount is None:
            return True
        if self._remote_folders.is_silent(mount):
            return False
        if location in self._direct:
            return True
        self._wanted.setdefault(location)
        self._is_wanted.set()
        return False

    async def prepare(self, location: str) -> None:
        """Wait until a song can be opened, but not for long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._start_within_s):
                while not await self.is_ready(location):
                    await self._has_changed.wait()

    def path_of(self, location: str) -> str:
        """Return the copy of a song, the song itself if it has none."""
        if not location.startswith("/"):
            return location
        copy = self._copy_of(location)
        return str(copy) if copy.exists() else location

    async def is_read_from_network(self, location: str) -> bool:
        """Return whether a song has no copy and is in a network folder.

        A player that opened it there could not be ended while the folder hangs.
        """
        is_file = location.startswith("/")
        has_copy = is_file and self.path_of(location) != location
        return is_file and not has_copy and await self._remote_folders.is_remote(location)

    def original(self, file: str) -> str:
        """Return the song of a copy, any other file as it is."""
        if Path(file).parent != self._folder:
            return file
        try:
            return str(Path(f"{file}{_ORIGIN}").readlink())
        except OSError:
            return file

    async def run(self) -> None:
        """Copy what is wanted, one song after the other, until cancelled."""
        await asyncio.to_thread(self._remove_unfinished)
        while True:
            while not self._wanted:
                self._is_wanted.clear()
                await self._is_wanted.wait()
            location = next(iter(self._wanted))
            try:
                await self._copy(location)
            finally:
                del self._wanted[location]
            self.note_change()

    async def _copy(self, location: str) -> None:
        copy = self._copy_of(location)
        try:
            size, mtime_ns = await self._remote_folders.read(location, file_parts.stamp, location)
            if not await asyncio.to_thread(_has_stamp, copy, size, mtime_ns):
                if not await self._has_room(size):
                    self._play_directly(location, "it is too large to be copied")
                    return
                await self._write(location, copy, size, mtime_ns)
        except SourceError as err:
            if err.refusal is not Refusal.MUSIC_FOLDER_SILENT:
                self._play_directly(location, str(err))
            return
        except OSError as err:
            self._play_directly(location, str(err))
            return
        self._done.add(location)
        await asyncio.to_thread(self._evict, copy)

    async def _write(self, location: str, copy: Path, size: int, mtime_ns: int) -> None:
        unfinished = copy.with_name(copy.name + _UNFINISHED)

        def begin() -> None:
            self._folder.mkdir(parents=True, exist_ok=True)
            for old in (copy, unfinished):
                old.unlink(missing_ok=True)
            unfinished.touch(mode=0o600)

        def finish() -> None:
            os.utime(unfinished, ns=(mtime_ns, mtime_ns))
            origin = copy.with_name(copy.name + _ORIGIN)
            origin.unlink(missing_ok=True)
            origin.symlink_to(location)
            unfinished.replace(copy)

        await asyncio.to_thread(begin)
        offset = 0
        while offset < size:
            written = await self._remote_folders.read(
                location, file_parts.copy_part, location, str(unfinished), offset, PART_BYTES
            )
            if not written:
                raise OSError(f"{location} became shorter while it was copied")
            offset += written
        await asyncio.to_thread(finish)

    async def _has_room(self, size: int) -> bool:
        if size > self._most_bytes // _SMALLEST_COUNT:
            return False
        space = await self._space()
        return space.free - size > space.reserve

    def _play_directly(self, location: str, reason: str) -> None:
        _LOGGER.info("%s is read from its folder while it plays: %s", location, reason)
        self._direct[location] = None
        if len(self._direct) > _MOST_DIRECT:
            del self._direct[next(iter(self._direct))]

    def _copy_of(self, location: str) -> Path:
        suffix = Path(location).suffix
        is_plain = suffix.isascii() and suffix[1:].isalnum()
        name = sha256(os.fsencode(location)).hexdigest()[:32]
        return self._folder / f"{name}{suffix if is_plain else ''}"

    # --- in a thread -----------------------------------------------------------------------------

    def _remove_unfinished(self) -> None:
        for file in self._folder.glob(f"*{_UNFINISHED}"):
            file.unlink(missing_ok=True)

    def _evict(self, newest: Path) -> None:
        """Remove the oldest copies beyond the limit; a player that reads one keeps it open."""
        os.utime(newest.with_name(newest.name + _ORIGIN), follow_symlinks=False)
        used = [
            (link.lstat().st_mtime_ns, link.with_name(link.name.removesuffix(_ORIGIN)), link)
            for link in self._folder.glob(f"*{_ORIGIN}")
        ]
        total = 0
        for _, copy, link in sorted(used, reverse=True):
            total += copy.stat().st_size if copy.exists() else 0
            if total > self._most_bytes and copy != newest:
                self._done.discard(str(link.readlink()))
                copy.unlink(missing_ok=True)
                link.unlink(missing_ok=True)


def _has_stamp(copy: Path, size: int, mtime_ns: int) -> bool:
    try:
        return file_parts.stamp(str(copy)) == (size, mtime_ns)
    except OSError:
        return False
