"""Scan results for the host."""

import asyncio
import os
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.scan_report import ScanReport
from raveberry_server.application.errors import SourceError
from raveberry_server.application.jobs.library_scans import LibraryScans
from raveberry_server.application.jobs.library_service import Library
from raveberry_server.application.ports.library import (
    LibraryContents,
    LibraryOverview,
    MusicFolder,
    UnreadableFile,
)
from raveberry_server.domain.notices import Notice
from raveberry_server.jobs.scan_library import main

from tests.fakes.clock import FakeClock
from tests.fakes.jobs import ScriptedProcess
from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.player.sound_files import bare_mp3


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


async def test_unreadable_files_are_listed_with_their_reasons(
    tmp_path: Path, library: Path, sounds: Path
) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    for folder in (one, other):
        folder.mkdir()
        (folder / "good.mp3").write_bytes(bare_mp3(sounds))
    (one / "empty.mp3").touch()
    (other / "te\nxt.mp3").write_text("no sound")
    (other / os.fsdecode(b"\xff.mp3")).touch()
    assert main(["--library", str(library), "--", str(one), str(other)]) == 0
    report = ScanReport(library=library)
    contents = await report.contents(0, 10)
    assert contents == LibraryContents(
        folders=(
            MusicFolder(path=str(one), is_there=True, songs=1),
            MusicFolder(path=str(other), is_there=True, songs=1),
        ),
        songs=2,
        problems=3,
        unreadable=(
            UnreadableFile(path=f"{one}/empty.mp3", reason=Notice("file_empty")),
            UnreadableFile(path=f"{other}/te\ufffdxt.mp3", reason=Notice("file_silent")),
            UnreadableFile(path=f"{other}/\ufffd.mp3", reason=Notice("file_empty")),
        ),
    )
    page = await report.contents(1, 1)
    assert page.problems == 3
    assert page.unreadable == contents.unreadable[1:2]


async def test_a_folder_that_is_away_keeps_its_songs_for_later(
    tmp_path: Path, library: Path, sounds: Path
) -> None:
    music = tmp_path / "music"
    music.mkdir()
    (music / "good.mp3").write_bytes(bare_mp3(sounds))
    assert main(["--library", str(library), "--", str(music)]) == 0
    await asyncio.to_thread(music.rename, tmp_path / "away")
    assert main(["--library", str(library), "--", str(music)]) == 0
    contents = await ScanReport(library=library).contents(0, 10)
    assert contents.folders == (MusicFolder(path=str(music), is_there=False, songs=1),)
    assert contents.songs == 0


async def test_without_a_library_there_is_nothing(library: Path) -> None:
    assert await ScanReport(library=library).contents(0, 10) == LibraryContents()


async def test_a_damaged_library_is_reported(library: Path) -> None:
    await asyncio.to_thread(library.write_bytes, b"no database at all" * 100)
    with pytest.raises(SourceError, match="Try again soon"):
        await ScanReport(library=library).contents(0, 10)


async def test_the_overview_has_the_newest_scan(library: Path) -> None:
    scans = LibraryScans(process=ScriptedProcess(), book=MemoryStore(), clock=FakeClock())
    overview = await Library(scans=scans, reader=ScanReport(library=library)).overview(0, 10)
    assert overview == LibraryOverview(contents=LibraryContents(), scan=None)
