"""Plays that wait for their server are read as they were written."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from raveberry_server.adapters.persistence.unsent_play_files import UnsentPlayFiles
from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports.history import StartedSong
from raveberry_server.domain.model.song import Song

PLAY = StartedSong(
    song=Song(uri="subsonic:1", source="subsonic", title="Für Elise", duration_s=181.5),
    started_at=datetime(2026, 12, 1, 20, 15, 3, 250_000, tzinfo=UTC),
)


async def test_plays_are_read_as_they_were_written(tmp_path: Path) -> None:
    files = UnsentPlayFiles(tmp_path / "scrobbles")
    assert await files.unsent("subsonic") == ()
    await files.keep_unsent("subsonic", [PLAY, PLAY])
    assert await UnsentPlayFiles(tmp_path / "scrobbles").unsent("subsonic") == (PLAY, PLAY)
    assert await files.unsent("other") == ()


def test_without_plays_there_is_no_file(tmp_path: Path) -> None:
    files = UnsentPlayFiles(tmp_path)
    asyncio.run(files.keep_unsent("subsonic", [PLAY]))
    asyncio.run(files.keep_unsent("subsonic", []))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "{", "[[1]]", '[[{"uri": "a"}, "x"]]', "3"])
async def test_a_damaged_file_is_an_error(content: str, tmp_path: Path) -> None:
    (tmp_path / "subsonic.json").write_text(content)
    files = UnsentPlayFiles(tmp_path)
    with pytest.raises(StoreError):
        await files.unsent("subsonic")
    await files.keep_unsent("subsonic", [PLAY])
    assert await files.unsent("subsonic") == (PLAY,)


async def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "scrobbles").write_text("")
    with pytest.raises(StoreError):
        await UnsentPlayFiles(tmp_path / "scrobbles").keep_unsent("subsonic", [PLAY])
