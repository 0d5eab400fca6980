"""The library as its host sees it: its folders, what cannot be read, and the scan."""

from raveberry_server.application.ports.jobs import Job
from raveberry_server.application.ports.library import LibraryOverview, LibraryReader

from .job_queue import LibraryScans


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
