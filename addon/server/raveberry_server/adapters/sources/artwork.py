"""Covers of songs, embedded or in files, scaled to what a phone needs."""

import asyncio
import contextlib
from hashlib import sha256
from pathlib import Path
from typing import Final

from tinytag import TinyTag, TinyTagException

from raveberry_server.adapters.processes.environment import child_environment
from raveberry_server.adapters.processes.spawned_process import spawned

from .image_header import is_harmless

LARGEST_BYTES: Final = 200_000
"""Limit of the contract for a cover."""
_LARGEST_SOURCE_BYTES: Final = 30_000_000
_ATTEMPTS: Final = ((640, 4), (320, 10))
"""Side in pixels and JPEG quality (2 to 31, lower is better); the second is for noisy images."""
THUMBNAIL_BYTES: Final = 4_000
"""Limit of a thumbnail, of which a page shows dozens."""
_THUMBNAIL_ATTEMPTS: Final = ((120, 4), (120, 10), (120, 31), (80, 31))
"""Sides and qualities of a thumbnail, shown with 58 pixels; the last ones are for noisy images."""
_MOST_WAITING: Final = 100
"""Thumbnails that wait for their turn, about half a minute of work."""
_MOST_PIXELS: Final = "60000000"
"""A larger image is meant to exhaust the memory."""
_PATIENCE_S: Final = 20.0
_KEPT: Final = 3_000
"""Scaled covers kept on disk, about 200 MB."""
_TYPES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")
"""Signatures of JPEG, PNG, GIF and WebP."""


def embedded_cover(song: Path) -> bytes | None:
    """Return the cover in a song's tags, None if there is none that can be read."""
    try:
        image = TinyTag.get(song, duration=False, image=True).images.any
    except (TinyTagException, OSError):
        return None
    return image.data if image else None


def cover_beside(image: Path) -> bytes | None:
    """Return the image file next to a song, None if it is gone or absurdly large."""
    try:
        if image.stat().st_size > _LARGEST_SOURCE_BYTES:
            return None
        return image.read_bytes()
    except OSError:
        return None


class CoverScaler:
    """Scaler of large covers, one at a time in a child process, with a cache of the results."""

    def __init__(self, *, folder: Path) -> None:
        self._folder = folder
        self._turn = asyncio.Semaphore(1)
        self._waiting = 0

    async def thumbnail(self, image: bytes) -> bytes | None:
        """Return a square of the image in at most 4 kB, None if it cannot be made now."""
        if len(image) <= THUMBNAIL_BYTES and is_harmless(image):
            return image
        name = f"{sha256(image).hexdigest()[:32]}-small"
        kept = await self.kept(name)
        if kept is not None:
            return kept or None
        if self._waiting >= _MOST_WAITING or not image.startswith(_TYPES):
            return None
        self._waiting += 1
        try:
            async with self._turn:
                made = await self.kept(name)
                if made is None:
                    made = await _thumbnail_of(image)
                    await self.keep(name, made)
        finally:
            self._waiting -= 1
        return made or None

    async def fitting(self, key: str, image: bytes) -> bytes | None:
        """Return the image in at most 200 kB, None if browsers cannot show it.

        Only small and harmless images are returned as they are.
        """
        if len(image) <= LARGEST_BYTES:
            if not image.startswith(_TYPES):
                return None
            if is_harmless(image):
                return image
        async with self._turn:
            name = f"{key}-{len(image)}"
            scaled = await self.kept(name)
            if scaled is None:
                scaled = await _scaled(image)
                await self.keep(name, scaled)
        return scaled or None

    async def kept(self, name: str) -> bytes | None:
        """Return the cached image of that name, None if there is none; empty if it is unusable."""
        return await asyncio.to_thread(_read, self._file(name))

    async def keep(self, name: str, image: bytes) -> None:
        """Cache a small image; the oldest ones are evicted when there are too many."""
        await asyncio.to_thread(self._keep, self._file(name), image)

    async def shrink(self) -> None:
        """Evict all but the newest covers; they are scaled again on demand."""
        await asyncio.to_thread(self._shrink)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.jpg"

    def _keep(self, file: Path, scaled: bytes) -> None:
        """Write a scaled cover, empty for an unusable one; a full disk only costs time."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            kept = list(self._folder.iterdir())
            if len(kept) >= _KEPT:
                for old in sorted(kept, key=lambda one: one.stat().st_mtime)[: _KEPT // 10]:
                    old.unlink()
            unfinished = file.with_suffix(".unfinished")
            unfinished.write_bytes(scaled)
            unfinished.replace(file)

    def _shrink(self) -> None:
        with contextlib.suppress(OSError):
            kept = sorted(self._folder.iterdir(), key=lambda one: one.stat().st_mtime)
            for old in kept[: -_KEPT // 10]:
                old.unlink()


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


async def _scaled(image: bytes) -> bytes:
    """Return the image as a small JPEG, empty if ffmpeg cannot convert it."""
    for side_px, quality in _ATTEMPTS:
        scaled = await _converted(image, f"scale='min({side_px},iw)':-2", quality)
        if len(scaled) <= LARGEST_BYTES:
            return scaled
    return b""


async def _thumbnail_of(image: bytes) -> bytes:
    """Return the middle square of the image as a JPEG, empty if ffmpeg cannot convert it."""
    for side_px, quality in _THUMBNAIL_ATTEMPTS:
        size = f"{side_px}:{side_px}"
        filters = f"scale={size}:force_original_aspect_ratio=increase,crop={size}"
        made = await _converted(image, filters, quality)
        if len(made) <= THUMBNAIL_BYTES:
            return made
    return b""


async def _converted(image: bytes, filters: str, quality: int) -> bytes:
    command = (
        "ffmpeg", "-v", "error", "-nostdin", "-threads", "1", "-max_pixels", _MOST_PIXELS,
        "-protocol_whitelist", "pipe", "-i", "pipe:0", "-frames:v", "1",
        "-vf", filters, "-q:v", str(quality), "-f", "mjpeg", "pipe:1",
    )  # fmt: skip
    try:
        async with spawned(command, environment=child_environment()) as child:
            async with asyncio.timeout(_PATIENCE_S):
                scaled = await child.communicate(image)
                return scaled if await child.wait() == 0 else b""
    except (OSError, MemoryError):  # TimeoutError is one, too
        return b""
