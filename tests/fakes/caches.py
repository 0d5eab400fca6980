"""A cache of songs in a folder of a test."""

from pathlib import Path

from raveberry_server.adapters.sources.artwork import CoverScaler
from raveberry_server.adapters.sources.cache.song_cache import SongCache


def a_cache(folder: Path, source: str, *, most_bytes: int = 10**6) -> SongCache:
    """A cache whose covers are made smaller beside it."""
    covers = CoverScaler(folder=folder / "artwork")
    return SongCache(folder=folder, source=source, most_bytes=most_bytes, covers=covers)
