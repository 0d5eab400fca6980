"""Lyrics of songs in the music folders, from real files."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from blockbuster import blockbuster_ctx
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource
from raveberry_server.jobs.scan_library import main

from tests.fakes.party.memory_store import MemoryStore

TEXT = "[00:01.00]One\n[00:02.50]Two"
TIMED = [(1.0, "One"), (2.5, "Two")]


async def lyrics_of(
    music: Path, data: Path, title: str = "senorita"
) -> Sequence[tuple[float | None, str]]:
    """Scan a folder, and return the lyrics of its song without blocking the event loop."""
    assert main(["--library", str(data / LIBRARY), "--", str(music)]) == 0
    source = LocalSource(data=data, plays=MemoryStore())
    try:
        (song,) = (await source.search(title, 5)).songs
        with blockbuster_ctx("raveberry_server"):
            found = await source.lyrics(song.uri)
        assert await source.lyrics("local:0123456789abcdef") is None
        assert await source.lyrics("/etc/passwd") is None
    finally:
        await source.close()
    return [(line.at_s, line.text) for line in found.lines] if found else []


@pytest.fixture
def music(tmp_path: Path) -> Path:
    (tmp_path / "music").mkdir()
    return tmp_path / "music"


def with_lyrics(sound: Path, to: Path, text: str) -> None:
    """Write a copy of a sound file with a text in its tag for lyrics."""
    subprocess.run(  # noqa: S603 - our own arguments
        ["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", str(sound), "-c", "copy",  # noqa: S607
         "-metadata", f"lyrics={text}", "-metadata:s:a", f"lyrics={text}", str(to)],
        check=True,
    )  # fmt: skip


@pytest.mark.parametrize("suffix", ["mp3", "ogg", "opus", "flac", "m4a"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [(TEXT, TIMED), ("One\n\nTwo", [(None, "One"), (None, ""), (None, "Two")])],
)
async def test_tags_of_every_format_have_lyrics(
    music: Path,
    tmp_path: Path,
    sounds: Path,
    suffix: str,
    text: str,
    expected: Sequence[tuple[float | None, str]],
) -> None:
    with_lyrics(sounds / f"tagged.{suffix}", music / f"a.{suffix}", text)
    assert await lyrics_of(music, tmp_path / "data") == expected


async def test_a_file_beside_the_song_is_preferred_to_its_tags(
    music: Path, tmp_path: Path, sounds: Path
) -> None:
    with_lyrics(sounds / "tagged.flac", music / "a.flac", "[00:09.00]Tag")
    (music / "a.lrc").write_text(TEXT)
    assert await lyrics_of(music, tmp_path / "data") == TIMED


async def test_times_in_the_tags_are_preferred_to_a_file_without_times(
    music: Path, tmp_path: Path, sounds: Path
) -> None:
    with_lyrics(sounds / "tagged.flac", music / "a.flac", TEXT)
    (music / "a.lrc").write_text("One\nTwo")
    assert await lyrics_of(music, tmp_path / "data") == TIMED


async def test_a_song_without_lyrics_has_none(music: Path, tmp_path: Path, sounds: Path) -> None:
    shutil.copy(sounds / "tagged.ogg", music / "a.ogg")
    (music / "b.lrc").write_text(TEXT)
    assert await lyrics_of(music, tmp_path / "data") == []
