"""A server that stands by scans its folders, and writes nothing about it."""

import asyncio
from collections.abc import Callable

from raveberry_server.application.jobs.standby_library import StandbyLibrary
from raveberry_server.application.task_supervisor import TaskSupervisor

from tests.fakes.clock import FakeClock
from tests.fakes.jobs import ScriptedProcess


class ScriptedFolders:
    """Folders with a scripted scan, whose changes tests report."""

    def __init__(self) -> None:
        self.scan = ScriptedProcess()
        self.scan.gate.clear()
        self.has_watch = asyncio.Event()
        self.changed: Callable[[], None] = lambda: None

    def scan_process(self, is_party: Callable[[], bool]) -> ScriptedProcess:
        assert not is_party(), "nobody is served here"
        return self.scan

    def change_watch(self) -> "ScriptedFolders":
        return self

    async def run(self, changed: Callable[[], None]) -> None:
        self.changed = changed
        self.has_watch.set()
        await asyncio.Event().wait()


def standby_library(folders: ScriptedFolders) -> StandbyLibrary:
    return StandbyLibrary(
        folders=folders,
        read_network_folders=asyncio.Event().wait,
        clock=FakeClock(),
        supervisor=TaskSupervisor(),
    )


async def test_it_scans_at_the_start_and_after_each_change_until_it_is_cancelled() -> None:
    folders = ScriptedFolders()
    library = standby_library(folders)
    running = asyncio.Task(library.run())
    for runs in (1, 2):
        await folders.scan.has_begun.wait()
        await folders.has_watch.wait()
        assert folders.scan.runs == runs
        folders.scan.has_begun.clear()
        # A change, or a network folder that answers again.
        (folders.changed if runs == 1 else library.scan)()
        folders.scan.gate.set()
    await folders.scan.has_begun.wait()
    running.cancel()
    await asyncio.wait((running,))
    assert running.cancelled()
