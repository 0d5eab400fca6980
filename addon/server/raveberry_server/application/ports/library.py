"""Ports of the library: its folders, scans and unreadable files."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice

from .jobs import ChangeWatch, Job, JobProcess


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicFolder:
    """A music folder; one on a disconnected disk is not there, but keeps its songs.

    Attributes:
        songs: number of songs in it and its subfolders.
    """

    path: str
    is_there: bool
    songs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableFile:
    """A file that cannot be read as a song, and the reason."""

    path: str
    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryContents:
    """Contents of the library.

    Attributes:
        songs: number of songs that can be requested now.
        problems: number of unreadable files.
        unreadable: the requested page of them.
    """

    folders: tuple[MusicFolder, ...] = ()
    songs: int = 0
    problems: int = 0
    unreadable: tuple[UnreadableFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryOverview:
    """Contents of the library and its latest scan, None before the first."""

    contents: LibraryContents
    scan: Job | None


class LibraryReader(Protocol):
    """Reader of scan results."""

    async def contents(self, offset: int, limit: int) -> LibraryContents:
        """Return the contents and a page of unreadable files; empty without a library.

        Raises:
            SourceError: the library cannot be read.
        """
        ...


@runtime_checkable
class ScannedSource(LibraryReader, Protocol):
    """A source whose songs are found by scans of folders."""

    async def release_cache(self) -> None:
        """Free memory that only makes the next search faster."""
        ...

    async def relative_paths(self, uris: AbstractSet[str]) -> Mapping[str, str]:
        """Return the paths of its songs by URI, relative to their music folder.

        Raises:
            SourceError: the library cannot be read.
        """
        ...

    async def songs_at(self, paths: Sequence[str]) -> Sequence[Song | None]:
        """Return the song at each path of a playlist file, None where there is none.

        A path may be relative to a music folder, or begin with folders of another machine.

        Raises:
            SourceError: the library cannot be read.
        """
        ...

    def scan_process(self, is_party: Callable[[], bool]) -> JobProcess:
        """Return the job that scans the folders; while it is a party, it leaves guests a CPU."""
        ...

    def change_watch(self) -> ChangeWatch:
        """Return the watch on the folders."""
        ...

    async def adjusted(self, location: str) -> str:
        """Return the file that plays a song with its measured gain, its own file without one."""
        ...

    def original(self, location: str) -> str:
        """Return the file of the song behind an adjusted one, and any other file as it is."""
        ...

    def loudness_process(self, requested: Callable[[], Sequence[str]]) -> JobProcess:
        """Return the job that measures the loudness of its songs, those with these URIs first."""
        ...


class LibraryService(Protocol):
    """The library, for commands and MQTT topics."""

    def scan(self) -> None:
        """Scan for new, changed and removed files soon; one scan runs at a time."""
        ...

    @property
    def scan_job(self) -> Job | None:
        """Latest scan; None before the first."""
        ...

    async def overview(self, offset: int, limit: int) -> LibraryOverview:
        """Return the library's contents, with a page of its unreadable files.

        Raises:
            SourceError: the library cannot be read.
        """
        ...
