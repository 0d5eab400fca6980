"""Child processes of the library: its scans, and the watch on the music folders."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from raveberry_server.adapters.processes.child_process import ChildProcess
from raveberry_server.application.ports.jobs import JobReport, Report

_GUESTS: Final = b"guests"
"""Line by which a scan learns that guests are present."""


class ScanProcess:
    """Scan of the music folders into the library, in a child process.

    Args:
        library: the file library.db.
        folders: the music folders.
        is_party: returns whether guests are present; a scan then leaves them a processor.
    """

    def __init__(
        self, *, library: Path, folders: Sequence[Path], is_party: Callable[[], bool]
    ) -> None:
        self._library = library
        self._folders = folders
        self._is_party = is_party

    async def run(self, report: Report) -> None:
        """Run one scan to its end, and report its progress.

        Raises:
            JobError: it could not be started, was killed or ended with an error.
        """
        process = ChildProcess(
            module="raveberry_server.jobs.scan_library",
            arguments=("--library", str(self._library), "--", *map(str, self._folders)),
            first_line=_GUESTS if self._is_party() else b"",
        )

        async def on_report(said: JobReport) -> None:
            if self._is_party():
                process.send_line(_GUESTS)
            await report(said)

        await process.run(on_report)


class FolderWatch:
    """Watch on the music folders, in a child process if there are any."""

    def __init__(self, *, library: Path, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._process = ChildProcess(
            module="raveberry_server.jobs.watch_folders",
            arguments=(str(library), *map(str, folders)),
        )

    async def run(self, changed: Callable[[], None]) -> None:
        """Call `changed` after each burst of changes.

        Raises:
            JobError: the process ended.
        """

        async def on_report(_line: bytes) -> None:
            changed()

        if not self._folders:
            await asyncio.Event().wait()
        await self._process.run_and_read(on_report)
