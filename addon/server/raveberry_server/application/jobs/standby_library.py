"""The library of a server that stands by, kept current so that it plays at once when it leads."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from raveberry_server.application.ports import Clock
from raveberry_server.application.ports.jobs import Job
from raveberry_server.application.ports.library import ScannedFolders
from raveberry_server.application.task_supervisor import TaskSupervisor

from .library_scans import LibraryScans, LibraryWatch


class StandbyLibrary:
    """Scans at the start and after changes, as a leader does, without reports to the party."""

    def __init__(
        self,
        *,
        folders: ScannedFolders,
        read_network_folders: Callable[[], Awaitable[None]],
        clock: Clock,
        supervisor: TaskSupervisor,
    ) -> None:
        self._supervisor = supervisor
        self._read_network_folders = read_network_folders
        self._scans = LibraryScans(
            process=folders.scan_process(lambda: False), book=_UnkeptJobs(), clock=clock
        )
        self._watch = LibraryWatch(watch=folders.change_watch(), scans=self._scans)

    def scan(self) -> None:
        """Scan once more, as a folder that was left out may answer again."""
        self._scans.scan()

    async def run(self) -> None:
        """Keep the library current until cancelled; no scan runs any more on return."""
        async with asyncio.TaskGroup() as tasks:
            for name, run in (
                ("library scans", self._scans.run),
                ("library watch", self._watch.run),
                ("network folders", self._read_network_folders),
            ):
                tasks.create_task(self._supervisor.keep_running(name, run), name=name)


class _UnkeptJobs:
    """Storage of no jobs: the database has those of the leader."""

    async def last_job(self, kind: str) -> Job | None:
        """Return no job."""

    async def jobs(self, kind: str) -> Sequence[Job]:  # noqa: ARG002 - there are none
        """Return no jobs."""
        return ()

    async def keep_job(self, job: Job) -> None:
        """Do nothing."""

    async def drop_job(self, name: str) -> None:
        """Do nothing."""
