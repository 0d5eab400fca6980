"""A network folder that hangs delays only its own songs, and is found again by itself."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.child_process import OnPart
from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.adapters.sources.local import song_files
from raveberry_server.adapters.sources.local.database import opened_for_scan
from raveberry_server.adapters.sources.local.scan_processes import MusicFolders
from raveberry_server.adapters.system.mounts import Mount
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.domain.model.errors import Refusal

NAS: Mount = ("/nas", "7")


class Reader:
    """Child process that answers as told; without an answer it hangs."""

    def __init__(self) -> None:
        self.answer: Mapping[str, object] | JobError | None = None
        self.asked: list[Mapping[str, object]] = []
        self.was_asked = asyncio.Event()

    async def ask(
        self, question: Mapping[str, object], _on_part: OnPart | None = None
    ) -> Mapping[str, object]:
        self.asked.append(question)
        self.was_asked.set()
        if self.answer is None:
            await asyncio.Event().wait()
        if isinstance(self.answer, JobError):
            raise self.answer
        assert self.answer is not None
        return self.answer

    async def run(self) -> None:
        await asyncio.Event().wait()


class Party:
    """The folders with their reader, and what was reported."""

    def __init__(self) -> None:
        self.reader = Reader()
        self.mounts: dict[str, Mount] = {"/nas": NAS}
        self.silent: list[frozenset[str]] = []
        self.has_news = asyncio.Event()
        self.folders = RemoteFolders(
            reader=self.reader,
            mount_of=lambda path: next(
                (one for place, one in self.mounts.items() if path.startswith(place)), None
            ),
            mounts_below=lambda folder: [
                (place, one) for place, one in self.mounts.items() if place.startswith(folder)
            ],
            on_silence=self.note,
            answer_within_s=0.01,
            probe_every_s=0.0,
        )

    def note(self, silent: frozenset[str]) -> None:
        self.silent.append(silent)
        self.has_news.set()

    async def refused(self, path: str) -> Refusal:
        with pytest.raises(SourceError) as refused:
            await self.folders.read(path, song_files.is_readable, path)
        return refused.value.refusal

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(self.folders.run())
            yield
            running.cancel()


async def test_local_files_are_read_without_the_child(tmp_path: Path) -> None:
    party = Party()
    file = tmp_path / "song.mp3"
    assert not await party.folders.read(file, song_files.is_readable, str(file))
    file.touch()
    assert await party.folders.read(file, song_files.is_readable, str(file))
    assert party.reader.asked == []


async def test_a_folder_that_does_not_answer_is_asked_once_and_then_refused_at_once() -> None:
    party = Party()
    assert await party.refused("/nas/a.mp3") is Refusal.MUSIC_FOLDER_SILENT
    for _ in range(100):
        assert await party.refused("/nas/b.mp3") is Refusal.MUSIC_FOLDER_SILENT
    assert len(party.reader.asked) == 1
    assert party.silent == [frozenset({"/nas"})]


async def test_a_folder_whose_threads_all_wait_is_silent() -> None:
    party = Party()
    party.reader.answer = {"is_busy": True}
    assert await party.refused("/nas/a.mp3") is Refusal.MUSIC_FOLDER_SILENT
    assert party.silent == [frozenset({"/nas"})]


async def test_other_folders_are_read_while_one_is_silent() -> None:
    party = Party()
    party.mounts["/other"] = ("/other", "8")
    await party.refused("/nas/a.mp3")
    party.reader.answer = {"text": "true"}
    assert await party.folders.read("/other/a.mp3", song_files.is_readable, "/other/a.mp3")
    assert await party.refused("/nas/a.mp3") is Refusal.MUSIC_FOLDER_SILENT


async def test_a_folder_that_answers_a_probe_is_read_again() -> None:
    party = Party()
    await party.refused("/nas/a.mp3")
    party.has_news.clear()
    party.reader.answer = {"text": "true"}
    async with asyncio.timeout(5), party.running():
        await party.has_news.wait()
    assert party.silent[-1] == frozenset()
    assert party.reader.asked[-1] == {"mount": "7", "do": "os:statvfs", "with": ("/nas",)}
    assert await party.folders.read("/nas/a.mp3", song_files.is_readable, "/nas/a.mp3")


@pytest.mark.parametrize("mounts", [{}, {"/nas": ("/nas", "9")}], ids=["unmounted", "mounted anew"])
async def test_a_silent_folder_that_was_unmounted_is_forgotten(mounts: dict[str, Mount]) -> None:
    party = Party()
    await party.refused("/nas/a.mp3")
    party.has_news.clear()
    party.mounts = mounts
    async with asyncio.timeout(5), party.running():
        await party.has_news.wait()
    assert party.silent[-1] == frozenset()


async def test_an_unreadable_file_is_an_error_of_the_file_and_no_silence() -> None:
    party = Party()
    party.reader.answer = {"errno": 13, "failed": "Permission denied"}
    with pytest.raises(PermissionError):
        await party.folders.read("/nas/a.mp3", song_files.is_readable, "/nas/a.mp3")
    party.reader.answer = JobError("it could not be started")
    assert await party.refused("/nas/a.mp3") is Refusal.SONG_FILE_UNREADABLE
    assert party.silent == []


async def test_folders_that_do_not_answer_now_are_found_with_mounts_inside_of_them() -> None:
    party = Party()
    party.mounts = {"/music/nas": ("/music/nas", "7"), "/music/pi": ("/music/pi", "8")}
    found = await party.folders.silent_below([Path("/music"), Path("/local")])
    assert found == {Path("/music/nas"), Path("/music/pi")}
    # Again, as one that has just returned is not to be left out.
    party.reader.answer = {"text": "[]"}
    assert await party.folders.silent_below([Path("/music")]) == frozenset()
    assert party.silent[-1] == frozenset()


async def test_a_folder_that_answers_with_an_error_is_not_silent() -> None:
    party = Party()
    party.reader.answer = {"errno": 5, "failed": "Input/output error"}
    assert await party.folders.silent_below([Path("/nas")]) == frozenset()


async def test_observers_are_notified_when_a_silent_folder_answers() -> None:
    party = Party()
    answers: list[str] = []
    party.folders.observe_answers(lambda: answers.append("again"))
    await party.folders.silent_below([Path("/nas")])
    assert answers == []
    party.reader.answer = {"text": "[]"}
    for _ in range(2):
        await party.folders.silent_below([Path("/nas")])
    assert answers == ["again"]


async def test_a_scan_leaves_out_a_silent_folder_that_the_last_one_has_met(tmp_path: Path) -> None:
    party = Party()
    library, music = tmp_path / "library.db", tmp_path / "music"
    folders = MusicFolders(library=library, folders=[music], remote_folders=party.folders)
    scan = folders.scan_process(lambda: False)
    assert await scan._silent_folders() == frozenset()
    with closing(opened_for_scan(library)) as connection:
        connection.execute("INSERT INTO root (path, is_present) VALUES (?, 1)", (b"/nas",))
    assert await scan._silent_folders() == {Path("/nas")}
    library.write_bytes(b"no database" * 1_000)
    assert await scan._silent_folders() == frozenset()
