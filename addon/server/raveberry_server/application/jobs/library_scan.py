"""The library as its host sees it: its folders, what cannot be read, and the scan."""

from dataclasses import dataclass
from typing import Protocol

from .job_queue import Job, LibraryScans


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
class Unreadable:
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
    unreadable: tuple[Unreadable, ...] = ()


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


class Library:
    """Keeps the library up to date and tells what is in it."""

    def __init__(self, *, scans: LibraryScans, reader: LibraryReader) -> None:
        self._scans = scans
        self._reader = reader

    def scan(self) -> None:
        """Look for new, changed and removed files soon; one look at a time."""
        self._scans.scan()

    @property
    def scan_job(self) -> Job | None:
        """The newest scan, None before the first."""
        return self._scans.job

    async def overview(self, offset: int, limit: int) -> LibraryOverview:
        """What there is, with so many unreadable files from that one on.

        Raises:
            SourceError: the library cannot be read.
        """
        return LibraryOverview(
            contents=await self._reader.contents(offset, limit), scan=self._scans.job
        )
