"""The library of a party without a source that is scanned."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from raveberry_server.application.ports.jobs import ChangeWatch, JobProcess, Report
from raveberry_server.application.ports.library import LibraryBlocks, LibraryContents, LibraryCopies
from raveberry_server.domain.model.song import Song


class EmptyLibrary:
    """A library without folders."""

    async def contents(self, offset: int, limit: int) -> LibraryContents:  # noqa: ARG002 - always empty
        """Return no contents."""
        return LibraryContents()

    async def release_cache(self) -> None:
        """Do nothing."""

    async def relative_paths(self, uris: AbstractSet[str]) -> Mapping[str, str]:  # noqa: ARG002 - none
        """Return no paths."""
        return {}

    async def songs_at(self, paths: Sequence[str]) -> Sequence[Song | None]:
        """Return no songs."""
        return [None] * len(paths)

    def await_scan(self, *, is_awaited: bool) -> None:
        """Do nothing, as it has no songs."""

    def scan_process(self, is_party: Callable[[], bool]) -> JobProcess:  # noqa: ARG002 - nothing to do
        """Return a job that ends at once."""
        return _NoWork()

    def change_watch(self) -> ChangeWatch:
        """Return a watch that never reports a change."""
        return _NoChanges()

    async def adjusted(self, _location: str, file: str) -> str:
        """Return the file itself."""
        return file

    def original(self, location: str) -> str:
        """Return the file itself."""
        return location

    def library_copies(self) -> LibraryCopies:
        """Return copies without content."""
        return _NoCopies()

    def loudness_process(self, requested: Callable[[], Sequence[str]]) -> JobProcess:  # noqa: ARG002 - nothing to do
        """Return a job that ends at once."""
        return _NoWork()

    def completion_process(self, requested: Callable[[], Sequence[str]]) -> JobProcess:  # noqa: ARG002 - nothing to do
        """Return a job that ends at once."""
        return _NoWork()


class _NoWork:
    async def run(self, report: Report) -> None:
        """Do nothing."""


class _NoCopies:
    def copy(self, number: int) -> LibraryBlocks:
        """Return no blocks."""
        return LibraryBlocks(number=number)

    def read(self, block: int) -> bytes:  # noqa: ARG002 - there are none
        """Return nothing."""
        return b""

    def remove(self) -> None:
        """Do nothing."""


class _NoChanges:
    async def run(self, changed: Callable[[], None]) -> None:  # noqa: ARG002 - there are none
        """Wait until cancelled."""
        await asyncio.Event().wait()
