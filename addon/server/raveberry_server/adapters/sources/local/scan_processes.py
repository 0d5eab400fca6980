"""Child processes of the library: its scans, and the watch on the music folders."""

import asyncio
import json
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from raveberry_server.adapters.processes.child_process import ChildProcess, report_of
from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.application.ports.jobs import JobError, Report

from .database import opened_for_reading
from .songs import music_folders_and_drives

_GUESTS: Final = b"guests"
"""Line by which a scan learns that guests are present."""
PATIENCE_S: Final = 180.0
"""Time without a sign of life after which a scan has met a folder that does not answer."""
_MODULE: Final = "raveberry_server.jobs.scan_library"
_LOGGER = logging.getLogger(__name__)


type SilentFolders = Callable[[], Awaitable[Collection[Path]]]
"""Returns which music folders, and network folders in them, do not answer."""


async def no_folders() -> Collection[Path]:
    """Return no folders."""
    return ()


class ScanProcess:
    """Scan of the music folders into the library, in a child process.

    Args:
        library: the file library.db.
        folders: the music folders.
        is_party: returns whether guests are present; a scan then leaves them a processor.
        silent_folders: returns the folders that a scan leaves out, as it would hang.
    """

    def __init__(  # noqa: PLR0913 - keyword-only, three of them optional
        self,
        *,
        library: Path,
        folders: Sequence[Path],
        is_party: Callable[[], bool],
        silent_folders: SilentFolders = no_folders,
        module: str = _MODULE,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._library = library
        self._folders = folders
        self._is_party = is_party
        self._silent_folders = silent_folders
        self._module = module
        self._patience_s = patience_s
        self._silent: set[str] = set()
        """Music folders that did not answer the scan before, and are left out by the next one."""

    async def run(self, report: Report) -> None:
        """Run one scan to its end, and report its progress.

        A network folder may hang any process that looks into it. One that does not answer at the
        start is treated like one that is missing: its songs are kept, and it is named in the
        result. If it falls silent later, the scan is killed, the next one leaves the folder out,
        and the scan after that tries it again.

        Raises:
            JobError: it could not be started, was killed, ended with an error or met a folder that
                does not answer.
        """
        met, self._silent = self._silent, set()
        silent = met | {str(folder) for folder in await self._silent_folders()}
        process = ChildProcess(
            module=self._module,
            arguments=(
                *("--library", str(self._library)),
                *(part for folder in sorted(silent) for part in ("--silent", folder)),
                *("--", *map(str, self._folders)),
            ),
            first_line=_GUESTS if self._is_party() else b"",
        )
        loop = asyncio.get_running_loop()
        place = ""

        async def on_line(line: bytes) -> None:
            nonlocal place
            patience.reschedule(loop.time() + self._patience_s)
            said = report_of(line)
            if said is None:
                return
            place = json.loads(line).get("place", place)
            if self._is_party():
                process.send_line(_GUESTS)
            await report(said)

        try:
            async with asyncio.timeout(self._patience_s) as patience:
                await process.run_and_read(on_line)
        except TimeoutError as err:
            self._silent = met | {place} if place else met
            raise JobError(f"{place or 'a folder'} does not answer") from err


class MusicFolders:
    """The music folders and the library of their songs, for scans without the source."""

    def __init__(
        self, *, library: Path, folders: Sequence[Path], remote_folders: RemoteFolders
    ) -> None:
        self._library = library
        self._folders = folders
        self._remote_folders = remote_folders

    def scan_process(self, is_party: Callable[[], bool]) -> ScanProcess:
        """Return the job that scans the folders."""
        return ScanProcess(
            library=self._library,
            folders=self._folders,
            is_party=is_party,
            silent_folders=self._silent_folders,
        )

    def change_watch(self) -> "FolderWatch":
        """Return the watch on the folders."""
        return FolderWatch(library=self._library, folders=self._folders)

    async def _silent_folders(self) -> Collection[Path]:
        """Return the folders that do not answer, also those that links in others lead to."""
        known = await asyncio.to_thread(_folders_of_last_scan, self._library)
        return await self._remote_folders.silent_below({*self._folders, *known})


def _folders_of_last_scan(library: Path) -> Sequence[Path]:
    """Return the folders, drives and shares that the last scan has met, none if it is not known."""
    try:
        if (connection := opened_for_reading(library)) is None:
            return ()
        with closing(connection):
            return [Path(path) for path in music_folders_and_drives(connection)]
    except (sqlite3.Error, OSError) as err:
        # The scan itself reports what is wrong with the library.
        _LOGGER.debug("The folders of the last scan are not known: %s", err)
        return ()


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
