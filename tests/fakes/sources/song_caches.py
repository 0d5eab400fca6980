"""A song cache in a temporary folder."""

from pathlib import Path

from raveberry_server.adapters.sources.artwork import CoverScaler
from raveberry_server.adapters.sources.cache.song_cache import SongCache


def a_cache(folder: Path, source: str, *, most_bytes: int = 10**6) -> SongCache:
    """Return a song cache that scales its covers into a folder beside it."""
    covers = CoverScaler(folder=folder / "artwork")
    return SongCache(folder=folder, source=source, most_bytes=most_bytes, covers=covers)
