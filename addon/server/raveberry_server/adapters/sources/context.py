"""Context of a source: folders, settings and services that it may use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.adapters.sources.cache.song_cache import SongCache
from raveberry_server.application.ports import PlayCounts
from raveberry_server.application.task_supervisor import TaskSupervisor
from raveberry_server.domain.model.settings import Settings
from raveberry_server.option_rows import OptionRow, OptionValues

from .artwork import CoverScaler

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceContext:
    """Folders, settings and services for sources.

    Attributes:
        data: root folder for stored files.
        runtime: folder for files that are used until the player ends; in `data` if not given.
        plays: play counts of songs.
        settings: returns the current settings.
        options: the values of the sources' options.
        option_name: returns the name by which people know an option.
        cache_mb: limit for the total size of all fetched songs.
        supervisor: runs the source's background tasks.
        remote_folders: reads files that may be in network folders.
    """

    data: Path
    plays: PlayCounts
    settings: Callable[[], Settings]
    options: OptionValues = field(default_factory=OptionValues)
    option_name: Callable[[OptionRow[Any]], str] = lambda row: row.env
    cache_mb: int = 4_000
    supervisor: TaskSupervisor = field(default_factory=TaskSupervisor)
    remote_folders: RemoteFolders = field(default_factory=RemoteFolders)
    runtime: Path | None = None

    @property
    def covers(self) -> CoverScaler:
        """Scaler of covers."""
        return CoverScaler(folder=self.data / "artwork")

    def cache_of(self, source: str) -> SongCache:
        """Return the cache of a source; all sources share its size limit."""
        return SongCache(
            folder=self.data / "cache",
            source=source,
            most_bytes=self.cache_mb * _MEGABYTE,
            covers=self.covers,
        )
