"""Changes in the music folders are noticed on every kind of file system."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.scan_processes import FolderWatch
from raveberry_server.application.jobs import library_scans
from raveberry_server.application.jobs.library_scans import LibraryScans, LibraryWatch
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.jobs import watch_folders as watch_module
from raveberry_server.jobs.watch_folders import bursts, main

from tests.fakes.clock import FakeClock
from tests.fakes.jobs import ScriptedProcess
from tests.fakes.party.memory_store import MemoryStore


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_module, "_QUIET_MS", 20)
    monkeypatch.setattr(watch_module, "_LOOK_MS", 50)
    monkeypatch.setattr(watch_module, "_POLL_MS", 20)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    (folder / "inner").mkdir(parents=True)
    return folder


@contextmanager
def changing(file: Path) -> Iterator[None]:
    """Write a file repeatedly inside the block."""
    is_over = threading.Event()

    def write() -> None:
        number = 0
        while not is_over.wait(0.2):
            number += 1
            file.write_text(str(number))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def test_a_change_below_a_music_folder_is_reported(tmp_path: Path, music: Path) -> None:
    with closing(bursts([str(music)], str(tmp_path))) as told, changing(music / "inner" / "a.mp3"):
        next(told)


def test_remote_folders_are_polled(
    tmp_path: Path, music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_module, "remote_mounts_below", lambda root: [(root, (root, "1"))])
    with closing(bursts([str(music)], str(tmp_path))) as told, changing(music / "inner" / "a.mp3"):
        next(told)


def test_a_network_folder_inside_a_local_one_is_polled_beside_it(
    tmp_path: Path, music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = music / "inner"
    mounts = [(str(share), (str(share), "1"))]
    ways = []

    def watch(watched: object, polled: object) -> Iterator[list[str]]:
        ways.append((watched, polled))
        yield []
        yield ["a change"]

    monkeypatch.setattr(watch_module, "remote_mounts_below", lambda _: mounts)
    monkeypatch.setattr(watch_module, "watch", watch)
    told = bursts([str(music)], str(tmp_path))
    next(told)
    # The share is taken away.
    mounts.clear()
    next(told)
    next(told)
    assert ways == [([str(music)], [str(share)]), ([str(music)], [])]


@pytest.mark.parametrize("changed", ["watched", "polled"])
def test_watched_and_polled_folders_are_seen(tmp_path: Path, music: Path, changed: str) -> None:
    share = tmp_path / "share"
    share.mkdir()
    folder = {"watched": music, "polled": share}[changed]
    with closing(watch_module.watch([str(music)], [str(share)])) as told, changing(folder / "a"):
        assert str(folder / "a") in next(paths for paths in told if paths)


def test_too_many_folders_are_polled(
    tmp_path: Path, music: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ways = []

    def watch(watched: object, polled: object) -> Iterator[list[str]]:
        ways.append((watched, polled))
        if watched:
            raise OSError("OS file watch limit reached.")
        yield ["a change"]
        raise RuntimeError("no more")

    monkeypatch.setattr(watch_module, "watch", watch)
    told = bursts([str(music)], str(tmp_path))
    next(told)
    next(told)
    with pytest.raises(RuntimeError, match="no more"):
        next(told)
    assert ways == [([str(music)], []), ([], [str(music)])]
    assert "looked through instead" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["Bj\udcf6rk.mp3", "\udc83\udc4b.mp3", "plain.mp3"])
def test_a_name_that_is_no_utf8_does_not_end_the_watch(
    tmp_path: Path, music: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = music / "inner" / "\udcff"
    strange.mkdir()
    with closing(bursts([str(music)], str(tmp_path))) as told:
        for folder in (music, strange, music / "inner"):
            with changing(folder / name):
                next(told)
    assert not capsys.readouterr().err


def test_links_in_circles_do_not_end_the_watch(
    tmp_path: Path, music: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (music / "inner" / "up").symlink_to(music, target_is_directory=True)
    (music / "self").symlink_to(music / "self")
    (music / "dead").symlink_to(music / "nowhere")
    with closing(bursts([str(music)], str(tmp_path))) as told, changing(music / "inner" / "a.mp3"):
        next(told)
    assert not capsys.readouterr().err


def test_an_added_disk_is_reported(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    told = bursts([str(disk)], str(tmp_path))
    timer = threading.Timer(0.2, disk.mkdir)
    timer.start()
    next(told)
    timer.join()
    assert disk.is_dir()


def test_a_removed_disk_is_reported(tmp_path: Path, music: Path) -> None:
    timer = threading.Timer(0.2, music.rename, [tmp_path / "away"])
    with closing(bursts([str(music)], str(tmp_path))) as told:
        timer.start()
        next(told)
        timer.join()


def test_hidden_and_own_files_are_ignored(music: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = ["library.db-wal", "inner", "@eaDir", "inner/.a.mp3.part", "inner/a.mp3"]
    looked_at = []

    def watch(*_: object, **__: object) -> Iterator[list[str]]:
        for name in changed:
            looked_at.append(name)
            yield [str(music / name)]

    monkeypatch.setattr(watch_module, "watch", watch)
    next(bursts([str(music)], str(music)))
    assert looked_at == changed


def test_a_failing_watch_has_a_reason(
    tmp_path: Path, music: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def watch(*_: object, **__: object) -> Iterator[list[str]]:
        raise OSError("no more handles")

    monkeypatch.setattr(watch_module, "watch", watch)
    assert main([str(tmp_path / "library.db"), str(music)]) == 1
    assert "cannot be watched: no more handles" in capsys.readouterr().err


# --- as a process --------------------------------------------------------------------------------


async def test_the_server_hears_of_changes(tmp_path: Path, music: Path) -> None:
    has_heard = asyncio.Event()
    watch = FolderWatch(library=tmp_path / "data" / "library.db", folders=[music])
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(watch.run(has_heard.set))
        number = 0
        while not has_heard.is_set():
            number += 1
            (music / "a.mp3").write_text(str(number))
            try:
                # Longer than the pause that ends a burst.
                async with asyncio.timeout(3):
                    await has_heard.wait()
            except TimeoutError:
                continue
        task.cancel()


class ScriptedWatch:
    """Implements `ChangeWatch`: reports two changes and fails; the second run waits."""

    def __init__(self) -> None:
        self.runs = 0
        self.stays = asyncio.Event()

    async def run(self, changed: object) -> None:
        assert callable(changed)
        self.runs += 1
        if self.runs == 2:
            self.stays.set()
            await asyncio.Event().wait()
        changed()
        changed()
        raise JobError("no more handles")


async def test_an_ended_watch_is_restarted_and_misses_no_change(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(library_scans, "_WATCH_AGAIN_S", (0.0, 0.0))
    watch, process = ScriptedWatch(), ScriptedProcess()
    scans = LibraryScans(process=process, book=MemoryStore(), clock=FakeClock())
    async with asyncio.TaskGroup() as tasks:
        running = [
            tasks.create_task(scans.run()),
            tasks.create_task(LibraryWatch(watch=watch, scans=scans).run()),
        ]
        await watch.stays.wait()
        while process.runs < 2:  # noqa: ASYNC110 - the fake has no event
            await asyncio.sleep(0)
        for task in running:
            task.cancel()
    assert "not watched: no more handles" in caplog.text


async def test_without_folders_nothing_is_started(tmp_path: Path) -> None:
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(FolderWatch(library=tmp_path, folders=[]).run(lambda: None))
        await asyncio.sleep(0)
        assert not task.done()
        task.cancel()


def test_it_imports_hardly_anything_because_it_always_runs() -> None:
    program = (
        "import sys; before = set(sys.modules)\n"
        "import raveberry_server.jobs.watch_folders\n"
        "print(*(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True)  # noqa: S603 - the program above
    imported = done.stdout.decode().split()
    assert "raveberry_server.jobs.watch_folders" in imported
    assert not {"collections", "enum", "json", "pathlib", "re", "threading", "typing"} & {*imported}
