"""The library service: contents and scans."""

from raveberry_server.application.ports.jobs import Job
from raveberry_server.application.ports.library import LibraryOverview, LibraryReader

from .library_scans import LibraryScans


class Library:
    """Library of local music."""

    def __init__(self, *, scans: LibraryScans, reader: LibraryReader) -> None:
        self._scans = scans
        self._reader = reader

    def scan(self) -> None:
        """Request a scan for new, changed and removed files; one scan runs at a time."""
        self._scans.scan()

    @property
    def scan_job(self) -> Job | None:
        """Latest scan, None before the first."""
        return self._scans.job

    async def overview(self, offset: int, limit: int) -> LibraryOverview:
        """Return the library's contents, with a page of its unreadable files.

        Raises:
            SourceError: the library cannot be read.
        """
        return LibraryOverview(
            contents=await self._reader.contents(offset, limit), scan=self._scans.job
        )
