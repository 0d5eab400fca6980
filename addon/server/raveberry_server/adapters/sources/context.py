"""What a source may use of the house that it runs in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.cache.song_cache import SongCache
from raveberry_server.application.ports import PlayCounts
from raveberry_server.application.supervision import TaskSupervisor
from raveberry_server.domain.model.settings import Settings

from .artwork import CoverScaler

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceContext:
    """Where a source may keep things, and who knows what was played.

    Attributes:
        data: the folder that everything is kept in.
        plays: how often songs were played.
        settings: what the host has set, as it is now.
        cache_mb: how large all fetched songs together may be.
        cookies: a file of cookies for sites that want to know who asks, in Netscape's format.
        supervisor: keeps the source's own tasks running.
    """

    data: Path
    plays: PlayCounts
    settings: Callable[[], Settings]
    cache_mb: int = 4_000
    cookies: Path | None = None
    supervisor: TaskSupervisor = field(default_factory=TaskSupervisor)

    @property
    def covers(self) -> CoverScaler:
        """Where covers are made smaller."""
        return CoverScaler(folder=self.data / "artwork")

    def cache_of(self, source: str) -> SongCache:
        """The songs that a source has fetched; all sources share the room for them."""
        return SongCache(
            folder=self.data / "cache",
            source=source,
            most_bytes=self.cache_mb * _MEGABYTE,
            covers=self.covers,
        )
