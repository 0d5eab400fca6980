"""A song with a measured loudness is played through a file that has its gain."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.database import song_key
from raveberry_server.adapters.sources.local.loudness import adjusted_files
from raveberry_server.adapters.sources.local.loudness.measurements import (
    Finding,
    Measurement,
    opened_for_measuring,
    write,
)
from raveberry_server.adapters.sources.local.songs import FileStamp
from raveberry_server.adapters.sources.local.source import LIBRARY, LOUDNESS, LocalSource
from raveberry_server.domain.playback.loudness import Loudness
from raveberry_server.jobs.scan_library import main

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.player.sound_files import bare_mp3, tagged

LOUD = Loudness(lufs=-8.0, peak=1.0, duration_s=2.5)
CALM = Loudness(lufs=-14.0, peak=0.4, duration_s=2.5)
QUIET = Loudness(lufs=-28.0, peak=0.1, duration_s=2.5)


class LocalMusic:
    """A music folder with a library, and measurements without measuring."""

    def __init__(self, folder: Path, sound: bytes) -> None:
        self.sound = sound
        self.data = folder / "data"
        self.music = folder / "music"
        self.music.mkdir()
        self.source = LocalSource(data=self.data, plays=MemoryStore())

    def put(self, name: str, *, album: str = "", track: int = 1) -> Path:
        file = self.music / name
        texts = {"TIT2": name, "TPE1": "Ann", "TRCK": str(track)}
        file.write_bytes(tagged(self.sound, **texts, **({"TALB": album} if album else {})))
        return file

    def scan(self) -> None:
        assert main(["--library", str(self.data / LIBRARY), "--", str(self.music)]) == 0

    async def uri(self, name: str) -> str:
        return next(
            song.uri for song in (await self.source.search(name, 9)).songs if song.title == name
        )

    async def measured(
        self, name: str, loudness: Loudness | None, finding: Finding = Finding.MEASURED
    ) -> None:
        key = (await self.uri(name)).removeprefix("local:")
        self.write_measured(key, self.music / name, loudness, finding)

    def write_measured(
        self,
        key: str,
        file: Path,
        loudness: Loudness | None,
        finding: Finding = Finding.MEASURED,
    ) -> None:
        status = file.stat()
        stamp = FileStamp(status.st_size, status.st_mtime_ns)
        connection = opened_for_measuring(self.data / LOUDNESS)
        write(connection, key, Measurement(stamp, finding, loudness))
        connection.commit()
        connection.close()

    async def played(self, name: str) -> str:
        found = await self.source.playable(await self.uri(name))
        assert found is not None
        adjusted = await self.source.adjusted(found, found)
        assert self.source.original(adjusted) == found
        return adjusted

    async def gains(self, name: str) -> tuple[str, str]:
        """Return the gains of track and album as FFmpeg, and with it MPD, reads them."""
        done = subprocess.run(  # noqa: ASYNC221, S603 - our own arguments
            [
                *("ffprobe", "-v", "error", "-of", "csv=p=0", "-show_entries"),
                "format_tags=REPLAYGAIN_TRACK_GAIN,REPLAYGAIN_ALBUM_GAIN",
                await self.played(name),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        track, album = done.stdout.strip().split(",")
        return track, album


@pytest.fixture
async def local(tmp_path: Path, sounds: Path) -> AsyncIterator[LocalMusic]:
    made = LocalMusic(tmp_path, bare_mp3(sounds))
    yield made
    await made.source.close()


async def test_a_measured_song_is_played_with_its_gain_and_its_file_is_left_alone(
    local: LocalMusic,
) -> None:
    file = local.put("a.mp3")
    before = file.read_bytes()
    local.scan()
    await local.measured("a.mp3", LOUD)
    script = Path(await local.played("a.mp3"))
    assert script.suffix == ".concat"
    assert script.with_suffix(".mp3").resolve() == file
    assert await local.gains("a.mp3") == ("-10.00 dB", "-10.00 dB")
    written = await asyncio.to_thread(script.read_text, encoding="latin-1")
    assert written.endswith(
        f"ffconcat version 1.0\nfile {script.stem}.mp3\ninpoint 0.000002\nduration 2.500\n"
    )
    assert file.read_bytes() == before


async def test_the_encoder_delay_of_mp4_is_decoded(local: LocalMusic, sounds: Path) -> None:
    file = local.music / "a.m4a"
    shutil.copyfile(sounds / "tagged.m4a", file)
    local.scan()
    key = song_key(os.fsencode(file))
    local.write_measured(key, file, LOUD)
    script = Path(await local.source.adjusted(str(file), str(file)))
    assert script.suffix == ".concat"
    played = [
        subprocess.run(  # noqa: ASYNC221, S603 - our own arguments
            ["ffmpeg", "-v", "error", "-i", sound, "-map", "0:a", "-f", "s16le", "-"],  # noqa: S607 - found on PATH
            capture_output=True,
            check=True,
        ).stdout
        for sound in (file, script)
    ]
    assert played[0] == played[1]


@pytest.mark.parametrize("finding", [Finding.TAGGED, Finding.SILENT, Finding.UNREADABLE])
async def test_a_song_without_a_measured_loudness_is_played_as_it_is(
    local: LocalMusic, finding: Finding
) -> None:
    file = local.put("a.mp3")
    local.scan()
    assert await local.played("a.mp3") == str(file)
    await local.measured("a.mp3", None, finding)
    assert await local.played("a.mp3") == str(file)


async def test_a_changed_file_loses_its_gain(local: LocalMusic) -> None:
    file = local.put("a.mp3")
    local.scan()
    await local.measured("a.mp3", LOUD)
    os.utime(file, (1, 1))
    assert await local.played("a.mp3") == str(file)


async def test_the_songs_of_a_measured_album_share_a_gain(local: LocalMusic) -> None:
    for track, name in enumerate(("a.mp3", "b.mp3", "c.mp3"), start=1):
        local.put(name, album="Blue", track=track)
    local.put("d.mp3", album="Red")
    local.scan()
    await local.measured("a.mp3", LOUD)
    assert await local.gains("a.mp3") == ("-10.00 dB", "-10.00 dB")
    await local.measured("b.mp3", CALM)
    await local.measured("c.mp3", None, Finding.SILENT)
    await local.measured("d.mp3", QUIET)
    # The mean power of both: 2 dB below that of the loud one.
    assert await local.gains("a.mp3") == ("-10.00 dB", "-7.96 dB")
    assert await local.gains("b.mp3") == ("-4.00 dB", "-7.96 dB")
    assert await local.gains("d.mp3") == ("10.00 dB", "10.00 dB")


async def test_names_that_no_script_can_hold_are_played(local: LocalMusic) -> None:
    odd = local.put("it's 100 % \u7a4d.mp3")
    local.scan()
    await local.measured(odd.name, LOUD)
    assert await local.gains(odd.name) == ("-10.00 dB", "-10.00 dB")


async def test_a_song_that_the_protocol_cannot_name_is_played_with_its_gain(
    local: LocalMusic,
) -> None:
    file = local.put("a.mp3")
    odd = local.music / "line\nbreak.mp3"
    file.rename(odd)
    local.scan()
    (song,) = (await local.source.search("a.mp3", 2)).songs
    alias = await local.source.playable(song.uri)
    assert alias is not None
    local.write_measured(song.uri.removeprefix("local:"), odd, LOUD)
    adjusted = await local.source.adjusted(alias, alias)
    assert adjusted.endswith(".concat")
    assert local.source.original(adjusted) == alias


async def test_other_files_are_no_songs(local: LocalMusic, tmp_path: Path) -> None:
    for location in (str(tmp_path / "x.mp3"), "/a\0b", str(local.data / "adjusted" / "x.concat")):
        assert await local.source.adjusted(location, location) == location
        assert local.source.original(location) == location


async def test_what_cannot_be_written_is_played_as_it_is(
    local: LocalMusic, caplog: pytest.LogCaptureFixture
) -> None:
    file = local.put("a.mp3")
    local.scan()
    await local.measured("a.mp3", LOUD)
    (local.data / "adjusted").write_text("in the way")
    assert await local.played("a.mp3") == str(file)
    assert "without its gain" in caplog.text


async def test_a_damaged_database_costs_the_gain_only(local: LocalMusic) -> None:
    file = local.put("a.mp3")
    local.scan()
    await local.measured("a.mp3", LOUD)
    (local.data / LOUDNESS).write_bytes(b"no database" * 1_000)
    assert await local.played("a.mp3") == str(file)


async def test_files_that_were_not_used_for_days_are_removed_at_the_start(
    local: LocalMusic, monkeypatch: pytest.MonkeyPatch
) -> None:
    local.put("a.mp3")
    local.put("b.mp3")
    local.scan()
    for name in ("a.mp3", "b.mp3"):
        await local.measured(name, LOUD)
    old, new = Path(await local.played("a.mp3")), Path(await local.played("b.mp3"))
    for file in old.parent.glob(f"{old.stem}.*"):
        os.utime(file, (1, 1), follow_symlinks=False)
    await local.source.start_thread()
    assert sorted(new.parent.iterdir()) == sorted(new.parent.glob(f"{new.stem}.*"))
    monkeypatch.setattr(adjusted_files, "_KEPT_S", -60.0)
    await local.source.start_thread()
    assert list(new.parent.iterdir()) == []
