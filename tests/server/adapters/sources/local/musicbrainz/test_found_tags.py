"""Tags and covers that were found online complete the library, and the host's own always win."""

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.database import song_key
from raveberry_server.adapters.sources.local.musicbrainz.findings import (
    Recording,
    RecordingFinding,
    cover_of,
    covers_bytes,
    findings_file,
    opened_for_lookups,
    opened_for_reading,
    recording_findings,
    write_cover,
    write_recording,
)
from raveberry_server.adapters.sources.local.songs import FileStamp
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource
from raveberry_server.domain.model.song import Song
from raveberry_server.jobs.scan_library import main

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.player.sound_files import bare_mp3, tagged

FOUND = Recording("Under Pressure", "Queen & David Bowie", "Hot Space", "group")


class CompletedMusic:
    """A music folder with a library, and findings without lookups."""

    def __init__(self, folder: Path, sound: bytes) -> None:
        self.sound = sound
        self.data = folder / "data"
        self.music = folder / "music"
        self.music.mkdir()
        self.findings = findings_file(self.data / LIBRARY)
        self.source = LocalSource(data=self.data, plays=MemoryStore())

    def put(self, name: str, **texts: str) -> Path:
        file = self.music / name
        file.write_bytes(tagged(self.sound, **texts) if texts else self.sound)
        return file

    def find(self, name: str, recording: Recording | None = FOUND) -> None:
        status = (self.music / name).stat()
        stamp = FileStamp(status.st_size, status.st_mtime_ns)
        with closing(opened_for_lookups(self.findings)) as connection:
            finding = RecordingFinding(stamp, 1, recording)
            write_recording(connection, self.key(name), finding)
            connection.commit()

    def find_cover(self, name: str, image: bytes | None) -> None:
        with closing(sqlite3.connect(self.data / LIBRARY)) as library:
            (album,) = library.execute(
                "SELECT album_key FROM song WHERE key = ?", (self.key(name),)
            ).fetchone()
        with closing(opened_for_lookups(self.findings)) as connection:
            write_cover(connection, album, 1, image)
            connection.commit()

    def key(self, name: str) -> str:
        return song_key(os.fsencode(self.music / name))

    def scan(self) -> None:
        assert main(["--library", str(self.data / LIBRARY), "--", str(self.music)]) == 0

    async def song(self, name: str) -> Song:
        found = await self.source.song(f"local:{self.key(name)}")
        assert found is not None
        return found

    async def shown(self, name: str) -> tuple[str, str, str]:
        song = await self.song(name)
        return song.title, song.artist, song.album

    async def found_titles(self, query: str) -> list[str]:
        return [song.title for song in (await self.source.search(query, 9)).songs]


@pytest.fixture
async def music(tmp_path: Path, sounds: Path) -> AsyncIterator[CompletedMusic]:
    made = CompletedMusic(tmp_path, bare_mp3(sounds))
    yield made
    await made.source.close()


def picture(folder: Path, side_px: int) -> bytes:
    file = folder / f"{side_px}.jpg"
    source = f"color=red:s={side_px}x{side_px}"
    subprocess.run(  # noqa: S603 - our own arguments
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-frames:v", "1", str(file)],  # noqa: S607
        check=True,
    )
    return file.read_bytes()


async def test_a_file_without_tags_gets_those_that_were_found(music: CompletedMusic) -> None:
    file = music.put("queen_under pressure.mp3")
    before = file.read_bytes()
    music.scan()
    assert await music.shown(file.name) == ("queen under pressure", "", "")
    music.find(file.name)
    music.scan()
    assert await music.shown(file.name) == ("Under Pressure", "Queen & David Bowie", "Hot Space")
    assert await music.found_titles("bowie hot space") == ["Under Pressure"]
    assert file.read_bytes() == before


async def test_found_tags_outlast_scans_and_a_new_library(music: CompletedMusic) -> None:
    music.put("a.mp3")
    music.scan()
    music.find("a.mp3")
    for _ in range(2):
        music.scan()
        assert (await music.song("a.mp3")).title == "Under Pressure"
    (music.data / LIBRARY).unlink()
    music.scan()
    assert (await music.song("a.mp3")).title == "Under Pressure"


async def test_words_of_the_own_tags_win(music: CompletedMusic) -> None:
    music.put("artist.mp3", TPE1="QUEEN and Bowie", TALB="My Mix")
    music.put("title.mp3", TIT2="under pressure!")
    music.put("both.mp3", TIT2="Own", TPE1="Ann")
    music.scan()
    for name in ("artist.mp3", "title.mp3", "both.mp3"):
        music.find(name)
    music.scan()
    assert await music.shown("artist.mp3") == ("Under Pressure", "QUEEN and Bowie", "My Mix")
    assert await music.shown("title.mp3") == ("under pressure!", FOUND.artist, "Hot Space")
    assert (await music.shown("both.mp3"))[:2] == ("Own", "Ann")


async def test_a_changed_file_is_no_longer_what_was_found(music: CompletedMusic) -> None:
    music.put("a.mp3")
    music.scan()
    music.find("a.mp3")
    music.scan()
    music.put("a.mp3", TCOM="Another file")
    music.scan()
    assert (await music.song("a.mp3")).title == "a"


async def test_a_song_without_a_match_keeps_its_name(music: CompletedMusic) -> None:
    music.put("a.mp3")
    music.scan()
    music.find("a.mp3", None)
    music.scan()
    assert (await music.song("a.mp3")).title == "a"


async def test_a_found_cover_is_shown_and_one_of_the_host_wins(
    music: CompletedMusic, tmp_path: Path
) -> None:
    found, own = picture(tmp_path, 32), picture(tmp_path, 16)
    music.put("a.mp3", TIT2="A", TPE1="Ann", TALB="Album")
    music.put("b.mp3", TIT2="B", TPE1="Bob", TALB="Other")
    music.scan()
    assert (await music.song("a.mp3")).artwork is None
    music.find_cover("a.mp3", found)
    music.find_cover("b.mp3", None)
    music.scan()
    key = (await music.song("a.mp3")).artwork
    assert key is not None
    assert await music.source.artwork(key) == found
    assert (await music.song("b.mp3")).artwork is None
    (music.music / "cover.jpg").write_bytes(own)
    music.scan()
    assert await music.source.artwork(key) == own


async def test_a_cover_that_was_removed_is_no_longer_promised(music: CompletedMusic) -> None:
    music.put("a.mp3", TIT2="A", TPE1="Ann", TALB="Album")
    music.scan()
    music.find_cover("a.mp3", b"image")
    music.scan()
    music.find_cover("a.mp3", None)
    assert await music.source.artwork(music.key("a.mp3")) is None
    music.scan()
    assert (await music.song("a.mp3")).artwork is None


async def test_a_cover_does_not_wait_for_a_job_that_writes(music: CompletedMusic) -> None:
    music.put("a.mp3", TIT2="A", TPE1="Ann", TALB="Album")
    music.scan()
    music.find_cover("a.mp3", b"image")
    music.scan()
    with closing(opened_for_lookups(music.findings)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        async with asyncio.timeout(4.0):
            assert await music.source.artwork(music.key("a.mp3")) is None


async def test_a_damaged_database_costs_neither_scans_nor_covers(
    music: CompletedMusic, capsys: pytest.CaptureFixture[str]
) -> None:
    music.put("a.mp3", TIT2="A", TPE1="Ann", TALB="Album")
    music.scan()
    music.find_cover("a.mp3", b"image")
    music.scan()
    music.findings.write_bytes(b"no database" * 1_000)
    assert await music.source.artwork(music.key("a.mp3")) is None
    music.put("b.mp3")
    music.scan()
    assert "Nothing of MusicBrainz is shown" in capsys.readouterr().err
    assert (await music.song("b.mp3")).title == "b"
    music.find("b.mp3")
    music.scan()
    assert (await music.song("b.mp3")).title == "Under Pressure"


def test_the_database_of_another_version_is_not_read_and_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "musicbrainz.db"
    assert opened_for_reading(file) is None
    with closing(opened_for_lookups(file)) as connection:
        write_recording(connection, "key", RecordingFinding(FileStamp(1, 2), 3, FOUND))
        write_cover(connection, "album", 3, b"image")
        connection.commit()
        assert recording_findings(connection, ["key"])["key"].recording == FOUND
        assert (cover_of(connection, "album"), covers_bytes(connection)) == (b"image", 5)
        connection.execute("PRAGMA user_version = 99")
    assert opened_for_reading(file) is None
    with closing(opened_for_lookups(file)) as connection:
        assert not recording_findings(connection, ["key"])
        assert cover_of(connection, "album") is None
