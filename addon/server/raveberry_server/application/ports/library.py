"""The library: its folders, its scan and the files that cannot be read."""

from dataclasses import dataclass
from typing import Protocol

from .jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicFolder:
    """A folder of music; one that is away, on a disk that is switched off perhaps, keeps its songs.

    Attributes:
        songs: those in it and in its folders.
    """

    path: str
    is_there: bool
    songs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableFile:
    """A file that is no song, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryContents:
    """What a library holds.

    Attributes:
        songs: those that can be asked for now.
        problems: how many files cannot be read.
        unreadable: the wanted ones of these.
    """

    folders: tuple[MusicFolder, ...] = ()
    songs: int = 0
    problems: int = 0
    unreadable: tuple[UnreadableFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryOverview:
    """What a library holds, and its newest scan, None before the first."""

    contents: LibraryContents
    scan: Job | None


class LibraryReader(Protocol):
    """Reads what the scans have found."""

    async def contents(self, offset: int, limit: int) -> LibraryContents:
        """What there is, with so many unreadable files from that one on; empty without a library.

        Raises:
            SourceError: the library cannot be read.
        """
        ...


class LibraryService(Protocol):
    """The library as commands and topics see it."""

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
